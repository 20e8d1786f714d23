// Build-tool plugin: runs `embed-tables` over the folders of Grammars so that the shipped binary carries its tables.
import Foundation
import PackagePlugin

@main
struct EmbedTables: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let module = target as? any SourceModuleTarget else { return [] }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTables.swift")
        let tables = tableFiles(below: module.directoryURL)
        return [
            .buildCommand(
                displayName: "Embedding \(tables.count) tables",
                executable: try context.tool(named: "embed-tables").url,
                arguments: [output.path(percentEncoded: false)] + tables.map { $0.path(percentEncoded: false) },
                inputFiles: tables,
                outputFiles: [output])
        ]
    }

    /// The `.tbl` files of every folder directly below the target, in a fixed order, so that builds repeat exactly.
    private func tableFiles(below directory: URL) -> [URL] {
        let manager = FileManager.default
        let folders = (try? manager.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)) ?? []
        return
            folders
            .flatMap { (try? manager.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)) ?? [] }
            .filter { $0.pathExtension == "tbl" }
            .sorted { $0.path < $1.path }
    }
}
