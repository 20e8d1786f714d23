// The package's own source files and its module table, as the layering rules see them.
import Foundation

/// One source file of a module.
struct SourceFile {
    var module: String
    var path: String
    var text: String

    /// The lines without comments: rules are about code.
    var code: [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.range(of: "//").map { String(line[..<$0.lowerBound]) } ?? String(line)
        }
    }

    /// Modules named by `import` lines, whatever stands before or after the name.
    var imports: [String] {
        code.compactMap { line in
            guard
                let match = line.wholeMatch(
                    of:
                        /\s*(?:@\w+(?:\(.*\))?\s+)*(?:public |internal |package |private |fileprivate )?import\s+(?:struct |class |enum |protocol |func |var |let |typealias )?(\w+).*/
                )
            else { return nil }
            return String(match.output.1)
        }
    }
}

/// The module table of Package.swift: what each module may import, ground up.
struct ModuleTable {
    var modules: [(name: String, imports: [String])]

    /// Reads lines such as `("Records", []),` between `let modules` and the closing bracket.
    init(manifest: String) {
        modules = []
        var isInside = false
        for line in manifest.split(separator: "\n") {
            if line.hasPrefix("let modules") { isInside = true }
            if isInside, line == "]" { break }
            guard isInside, let match = line.firstMatch(of: /\("(\w+)", \[(.*)\]\)/) else { continue }
            let imports = match.output.2.matches(of: /"(\w+)"/).map { String($0.output.1) }
            modules.append((String(match.output.1), imports))
        }
    }

    func imports(of module: String) -> [String]? { modules.first { $0.name == module }?.imports }
}

/// The package on disk.
struct SourceTree {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    let table: ModuleTable
    /// Files under `Sources` and `Grammars`; the module is the folder.
    let sources: [SourceFile]
    let tests: [SourceFile]

    init() throws {
        table = ModuleTable(manifest: try String(contentsOfFile: Self.root + "/Package.swift", encoding: .utf8))
        sources = try Self.files(in: "Sources") + Self.files(in: "Grammars")
        tests = try Self.files(in: "Tests")
    }

    /// Swift files below the folder `top`. Those of `Grammars` itself make one module.
    private static func files(in top: String) throws -> [SourceFile] {
        let names = FileManager.default.enumerator(atPath: root + "/" + top)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let path = top + "/" + name
            let module = top == "Grammars" ? top : String(name.prefix { $0 != "/" })
            return SourceFile(
                module: module, path: path, text: try String(contentsOfFile: root + "/" + path, encoding: .utf8))
        }
    }
}
