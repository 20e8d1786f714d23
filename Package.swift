// swift-tools-version: 6.2
import PackageDescription

/// The modules from the ground up: name, and what it may import. SwiftPM does not enforce these edges; `LayeringTests` does.
let modules: [(name: String, imports: [String])] = [
    ("Arithmetic", ["CGMP", "CMPFR"]),
    ("Records", []),
    ("Tensors", ["COpenBLAS"]),
    ("Expressions", ["Arithmetic"]),
    ("LatexSyntax", ["Grammars"]),
    ("LanguageModel", ["Tensors"]),
    ("Certificates", ["Arithmetic", "Expressions"]),
    ("CertificateForms", ["Arithmetic", "Expressions", "Certificates"]),
    ("Elaboration", ["Arithmetic", "Expressions", "Grammars", "LatexSyntax"]),
    ("StepKTO", ["Tensors", "LanguageModel", "Records"]),
    ("Algebra", ["Arithmetic", "Expressions", "Certificates", "CertificateForms"]),
    ("Reasoning", ["Arithmetic", "Expressions", "Grammars", "LatexSyntax", "Elaboration", "Algebra", "Certificates", "CertificateForms"]),
    ("Answers", ["Arithmetic", "Expressions", "Grammars", "LatexSyntax", "Elaboration", "Algebra", "Certificates", "CertificateForms"]),
    ("Scoring", ["Arithmetic", "Expressions", "Grammars", "LatexSyntax", "Certificates", "CertificateForms", "Reasoning", "Answers", "Records"]),
    ("PluginHost", ["CSpawn", "Records"]),
    ("Pipeline", ["Scoring", "PluginHost", "StepKTO", "LanguageModel", "Tensors", "Records"]),
]

func dependencies(_ names: [String]) -> [Target.Dependency] { names.map { .byName(name: $0) } }

let grammars = "Grammars"
let testSupport = ["TestSupport", "ExpressionNotation", "Corpora"]

var targets: [Target] = [
    .systemLibrary(name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"])]),
    .systemLibrary(name: "CMPFR", pkgConfig: "mpfr", providers: [.apt(["libmpfr-dev"])]),
    .systemLibrary(name: "COpenBLAS"),
    .systemLibrary(name: "CSpawn"),
    .plugin(name: "EmbedTables", capability: .buildTool(), dependencies: ["embed-tables"], path: "Sources/EmbedTables"),
    .executableTarget(name: "embed-tables"),
    .target(
        name: grammars, path: "Grammars", exclude: ["Tables", "Mathematics.ebnf"],
        sources: ["Finding.swift", "GrammarFile.swift", "GrammarTables.swift", "Grammars.swift", "Table.swift"],
        plugins: ["EmbedTables"]),
    .target(name: "Corpora", path: "Corpora", sources: ["Corpora.swift"], resources: [.copy("Cases")]),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .target(
        name: "ExpressionNotation", dependencies: dependencies(["Arithmetic", "Expressions"]),
        path: "Tests/ExpressionNotation"),
    .executableTarget(
        name: "stepkto",
        dependencies: dependencies(modules.map(\.name) + [grammars])
            + [.product(name: "ArgumentParser", package: "swift-argument-parser")],
        path: "Sources/CLI"),
    .testTarget(name: "GrammarsTests", dependencies: dependencies([grammars] + testSupport)),
    .testTarget(name: "CLITests", dependencies: dependencies(["stepkto"] + testSupport)),
    .testTarget(name: "LayeringTests"),
]
targets.append(
    .target(
        name: "ReaderChecks", dependencies: dependencies(["LatexSyntax", "Elaboration"]), path: "Tests/ReaderChecks"))
for module in modules {
    let further = ["Elaboration": ["Certificates", "ReaderChecks"], "Certificates": ["CertificateForms"]][module.name] ?? []
    targets.append(.target(name: module.name, dependencies: dependencies(module.imports)))
    targets.append(
        .testTarget(
            name: module.name + "Tests",
            dependencies: dependencies([module.name] + module.imports + testSupport + further)))
}

// `Scripts/fuzz` asks for its programs by this variable; otherwise they do not exist, and no module is instrumented.
let fuzzing = Context.environment["STEPKTO_FUZZING"]
if fuzzing == "mutations" {
    targets.append(
        .executableTarget(
            name: "fuzz-reader",
            dependencies: dependencies(["ReaderChecks", "Reasoning", "TestSupport"])
                + [.product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Fuzzing/Reader"))
}
if fuzzing == "libfuzzer" {
    for target in targets where ["LatexSyntax", "Elaboration", "Expressions"].contains(target.name) {
        target.swiftSettings = [.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"])]
    }
    targets.append(
        .executableTarget(
            name: "libfuzzer-reader", dependencies: dependencies(["ReaderChecks"]), path: "Fuzzing/LibFuzzer",
            swiftSettings: [.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]))
}

let package = Package(
    name: "StepKTO",
    products: [.executable(name: "stepkto", targets: ["stepkto"])],
    dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")],
    targets: targets,
    swiftLanguageModes: [.v6])
