import Foundation
import PluginHost
import Testing

@Suite struct PluginRegistryTests {
    private func manifest(_ name: String, version: String = "1.0.0") -> String {
        "{\"name\":\"\(name)\",\"version\":\"\(version)\",\"kind\":\"generator\",\"api\":1,\"command\":[\"./run\"]}"
    }

    private let native = PluginManifest.builtin(name: "native", version: "1.0.0", kind: .trainer, summary: "")

    @Test func foldersAreSearchedInOrder() throws {
        let first = PluginFolder()
        let second = PluginFolder()
        try first.add("x", manifest: manifest("b", version: "2.0.0"))
        try second.add("x", manifest: manifest("b"))
        let single = try second.add("y", manifest: manifest("a"))
        let registry = PluginRegistry(
            builtin: [native], searchPath: [first.path, "/no/such/folder", second.path, single])
        #expect(registry.plugins.map(\.name) == ["a", "b", "native"])
        #expect(try registry.plugin(named: "b").version == "2.0.0")
        #expect(registry.faults.isEmpty)
    }

    @Test func aFaultyPluginDoesNotHideTheOthers() throws {
        let folder = PluginFolder()
        try folder.add("bad", manifest: "{")
        try folder.add("good", manifest: manifest("good"))
        try folder.add("shadow", manifest: manifest("native"))
        let registry = PluginRegistry(builtin: [native], searchPath: [folder.path])
        #expect(registry.plugins.map(\.name) == ["good", "native"])
        #expect(registry.faults.count == 2)
        #expect(registry.faults[0].description.hasPrefix(folder.path + "/bad/plugin.json: not JSON"))
        #expect(registry.faults[1].description.contains("belongs to a builtin plugin"))
    }

    @Test func askingForWhatIsNotThere() {
        let registry = PluginRegistry(builtin: [native], searchPath: [])
        #expect(throws: PluginError.notFound(name: "x", known: ["native"])) { try registry.plugin(named: "x") }
        #expect(throws: PluginError.wrongKind(name: "native", kind: .trainer, needed: .generator)) {
            try registry.plugin(named: "native", kind: .generator)
        }
    }

    @Test func theShippedPluginsAreSound() {
        let registry = PluginRegistry(builtin: [], searchPath: [TestPlugins.shipped])
        #expect(registry.faults.isEmpty)
        #expect(registry.plugins.map(\.name).contains("echo-generator"))
    }
}
