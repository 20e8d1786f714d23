// Finds plugins: the builtin ones, then the folders of a search path that the caller passes in.
import Foundation
import Records

/// The plugins that a run can use. A value: built once, passed down, never changed.
public struct PluginRegistry: Sendable {
    /// Sorted by name.
    public let plugins: [PluginManifest]
    /// Plugins that were found and cannot be used; the others are not affected.
    public let faults: [PluginError]

    /// Plugins of `builtin` and of the folders in `searchPath`. A folder is a plugin or holds plugins; of equal names the
    /// first found counts. Folders that do not exist are passed over.
    public init(builtin: [PluginManifest], searchPath: [String]) {
        var found = Dictionary(builtin.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var faults: [PluginError] = []
        for folder in searchPath.flatMap(Self.pluginFolders) {
            do throws(PluginError) {
                let manifest = try PluginManifest(folder: folder)
                if found[manifest.name]?.implementation == .builtin {
                    throw .manifest(
                        file: folder + "/" + PluginManifest.fileName, field: "name",
                        message: "\"\(manifest.name)\" belongs to a builtin plugin")
                }
                if found[manifest.name] == nil { found[manifest.name] = manifest }
            } catch {
                faults.append(error)
            }
        }
        plugins = found.values.sorted { $0.name < $1.name }
        self.faults = faults
    }

    public func plugin(named name: String) throws(PluginError) -> PluginManifest {
        guard let plugin = plugins.first(where: { $0.name == name }) else {
            throw .notFound(name: name, known: plugins.map(\.name))
        }
        return plugin
    }

    /// The plugin `name`, which must be of `kind`.
    public func plugin(named name: String, kind: PluginKind) throws(PluginError) -> PluginManifest {
        let plugin = try plugin(named: name)
        guard plugin.kind == kind else { throw .wrongKind(name: name, kind: plugin.kind, needed: kind) }
        return plugin
    }

    private static func pluginFolders(in folder: String) -> [String] {
        let files = FileManager.default
        if files.fileExists(atPath: folder + "/" + PluginManifest.fileName) { return [folder] }
        let names = (try? files.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().map { folder + "/" + $0 }
            .filter { files.fileExists(atPath: $0 + "/" + PluginManifest.fileName) }
    }
}
