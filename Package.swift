// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// The modules from the ground up: name, what it may import, where it lives when not under `Sources/`.
/// SwiftPM does not enforce these edges; `LayeringTests` does.
let modules: [(name: String, imports: [String])] = [
    ("Arithmetic", ["CGMP", "CMPFR"]),
    ("Records", []),
    ("Tensors", ["COpenBLAS"]),
    ("Expressions", ["Arithmetic"]),
    ("LatexSyntax", ["Grammars"]),
    ("LanguageModel", ["Tensors"]),
    ("Certificates", ["Arithmetic", "Expressions", "Grammars"]),
    ("Elaboration", ["Arithmetic", "Grammars", "LatexSyntax", "Expressions"]),
    ("StepKTO", ["Tensors", "LanguageModel", "Records"]),
    ("Algebra", ["Arithmetic", "Expressions", "Certificates"]),
    ("Reasoning", ["Arithmetic", "Expressions", "Grammars", "LatexSyntax", "Elaboration", "Algebra", "Certificates"]),
    ("Answers", ["Arithmetic", "Expressions", "Grammars", "LatexSyntax", "Elaboration", "Algebra", "Certificates"]),
    ("Scoring", ["Reasoning", "Answers", "Records"]),
    ("PluginHost", ["CSpawn", "Records"]),
    ("Pipeline", ["Scoring", "PluginHost", "StepKTO", "LanguageModel", "Tensors", "Records"]),
]

// While the package is young a module joins the manifest when its folder has content.
let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: here + "/" + path) }
let present = Set(modules.map(\.name).filter { exists("Sources/\($0)") } + (exists("Grammars/Grammars.swift") ? ["Grammars"] : []))
let systemLibraries: Set<String> = ["CGMP", "CMPFR", "COpenBLAS", "CSpawn"]
func available(_ names: [String]) -> [Target.Dependency] {
    names.filter { present.contains($0) || systemLibraries.contains($0) }.map { .byName(name: $0) }
}

var targets: [Target] = [
    .systemLibrary(name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"])]),
    .systemLibrary(name: "CMPFR", pkgConfig: "mpfr", providers: [.apt(["libmpfr-dev"])]),
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CSpawn"),
]
for module in modules where present.contains(module.name) {
    targets.append(.target(name: module.name, dependencies: available(module.imports)))
}
if present.contains("Grammars") {
    targets += [
        .plugin(name: "EmbedTables", capability: .buildTool(), dependencies: ["embed-tables"], path: "Sources/EmbedTables"),
        .executableTarget(name: "embed-tables", path: "Sources/embed-tables"),
        .target(
            name: "Grammars", path: "Grammars", exclude: ["Tables"], sources: ["Grammars.swift", "Table.swift"],
            plugins: ["EmbedTables"]),
    ]
}
if exists("Sources/CLI") {
    targets.append(
        .executableTarget(
            name: "stepkto",
            dependencies: available(modules.map(\.name) + ["Grammars"])
                + [.product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Sources/CLI"))
}
if exists("Corpora/Corpora.swift") {
    targets.append(.target(name: "Corpora", path: "Corpora", sources: ["Corpora.swift"], resources: [.copy("Cases")]))
}
targets.append(.target(name: "TestSupport", path: "Tests/TestSupport"))
let support: [Target.Dependency] = ["TestSupport"] + (exists("Corpora/Corpora.swift") ? ["Corpora"] : [])
for name in modules.map(\.name) + ["Grammars"] where exists("Tests/\(name)Tests") {
    let imports = modules.first { $0.name == name }?.imports ?? []
    targets.append(.testTarget(name: name + "Tests", dependencies: available([name] + imports) + support))
}
if exists("Tests/CLITests") { targets.append(.testTarget(name: "CLITests", dependencies: ["stepkto"] + support)) }
if exists("Tests/LayeringTests") { targets.append(.testTarget(name: "LayeringTests")) }

let package = Package(
    name: "StepKTO",
    products: exists("Sources/CLI") ? [.executable(name: "stepkto", targets: ["stepkto"])] : [],
    dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")],
    targets: targets,
    swiftLanguageModes: [.v6])
