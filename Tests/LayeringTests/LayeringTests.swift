import Testing

/// The package keeps its rules.
@Suite struct LayeringTests {
    private let tree: SourceTree

    init() throws { tree = try SourceTree() }

    @Test func theTableIsReadAndGoesUpward() {
        #expect(tree.table.imports(of: "Records") == [])
        #expect(tree.table.modules.count >= 10)
        #expect(!tree.sources.isEmpty && !tree.tests.isEmpty)
        #expect(LayeringRules.tableOutOfOrder(tree.table) == [])
    }

    @Test func modulesImportOnlyWhatTheTableSays() {
        #expect(LayeringRules.undeclaredImports(tree.sources, tree.table) == [])
    }
    @Test func filesAreShort() { #expect(LayeringRules.longFiles(tree.sources + tree.tests) == []) }
    @Test func theKernelIsSmall() { #expect(LayeringRules.largeKernel(tree.sources) == []) }
    @Test func modulesHaveTests() { #expect(LayeringRules.untestedModules(tree.sources, tree.tests, tree.table) == []) }
    @Test func nothingBelowTheCommandLineReadsTheOutside() {
        #expect(LayeringRules.outsideInfluence(tree.sources) == [])
    }
    @Test func noUnfinishedCode() { #expect(LayeringRules.unfinishedCode(tree.sources) == []) }
}

/// The rules find what they are for: a rule that never fires would let anything pass.
@Suite struct LayeringRulesTests {
    private let table = ModuleTable(
        manifest: """
            let modules: [(name: String, imports: [String])] = [
                ("Low", []),
                ("High", ["Low", "CGMP"]),
            ]
            ("Other", []),
            """)

    private func file(_ text: String, module: String = "High") -> SourceFile {
        SourceFile(module: module, path: "Sources/\(module)/File.swift", text: text)
    }

    @Test func theTableEndsAtItsBracket() {
        #expect(table.modules.map(\.name) == ["Low", "High"])
        #expect(table.imports(of: "High") == ["Low", "CGMP"])
    }

    @Test(arguments: [
        "import Other", "internal import Other", "public import struct Other.Thing", "@testable import Other",
        "  import Other // why",
        "@_spi(Inner) import Other", "import Other.Sub", "@preconcurrency public import Other",
    ])
    func undeclaredImportsAreFound(text: String) {
        #expect(
            LayeringRules.undeclaredImports([file(text)], table) == [
                "Sources/High/File.swift: High must not import Other"
            ])
        #expect(LayeringRules.undeclaredImports([file(text, module: "CLI")], table) == [])
    }

    @Test(arguments: [
        "import Low", "internal import CGMP", "import Foundation", "// import Other", "let x = 1 // import Other",
        "importOther()",
    ])
    func declaredImportsPass(text: String) { #expect(LayeringRules.undeclaredImports([file(text)], table) == []) }

    @Test func upwardImportsAndUnknownModulesAreFound() {
        #expect(LayeringRules.undeclaredImports([file("import High", module: "Low")], table).count == 1)
        #expect(LayeringRules.undeclaredImports([file("", module: "Unknown")], table).count == 1)
        var upward = table
        upward.modules[0].imports = ["High"]
        #expect(LayeringRules.tableOutOfOrder(upward) == ["Low imports High, which is not below it"])
    }

    @Test func sizesAreCounted() {
        let long = String(repeating: "x\n", count: 601)
        #expect(LayeringRules.longFiles([file(long)]).count == 1)
        #expect(LayeringRules.longFiles([file(String(long.dropFirst(2)))]) == [])
        let code = String(repeating: "    code()\n", count: 623) + "\n    // why\n"
        let kernel = (0..<5).map { _ in file(code, module: "Certificates") }
        #expect(LayeringRules.largeKernel(kernel).count == 1)
        #expect(LayeringRules.largeKernel(Array(kernel.dropLast())) == [])
    }

    @Test func missingTestsAreFound() {
        let sources = [file("", module: "Low"), file("", module: "High"), file("", module: "CLI")]
        let tests = [file("", module: "HighTests")]
        #expect(
            LayeringRules.untestedModules(sources, tests, table) == [
                "Sources/Low: no Tests/LowTests", "Sources/CLI: no Tests/CLITests",
            ])
    }

    @Test(arguments: [
        "let a = ProcessInfo.processInfo", "getenv(\"X\")", "CommandLine.arguments", "let now = Date()", "Date.now",
        "ContinuousClock.now",
        "DispatchTime.now()", "clock_gettime(0, &t)", "environ[0]",
    ])
    func outsideInfluenceIsFound(text: String) {
        #expect(
            LayeringRules.outsideInfluence([file(text)]) == [
                "Sources/High/File.swift:1: reads the clock, the environment or arguments"
            ])
        #expect(LayeringRules.outsideInfluence([file(text, module: "CLI")]) == [])
    }

    @Test(arguments: ["// ProcessInfo", "let environment = 1", "Update()", "dateFormatter"]) func otherCodePasses(
        text: String
    ) {
        #expect(LayeringRules.outsideInfluence([file(text)]) == [])
    }

    @Test(arguments: ["// TODO: later", "// FIXME", "fatalError(\"x\")", "fatalError()"]) func unfinishedCodeIsFound(
        text: String
    ) {
        #expect(LayeringRules.unfinishedCode([file(text)]).count == 1)
    }
}
