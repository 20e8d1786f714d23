import Foundation
import PluginHost
import Testing

@Suite struct ConformanceSuiteTests {
    private func faults(_ plugin: PluginManifest, _ launch: PluginLaunch = TestPlugins.launch) -> [String] {
        ConformanceSuite(plugin, launch: launch).run().filter { !$0.isKept }.map(\.name)
    }

    @Test(.enabled(if: TestPlugins.python != nil)) func theEchoGeneratorConforms() throws {
        let plugin = try PluginRegistry(builtin: [], searchPath: [TestPlugins.shipped]).plugin(named: "echo-generator")
        let checks = ConformanceSuite(plugin, launch: TestPlugins.launch).run()
        #expect(checks.filter { !$0.isKept } == [])
        #expect(checks.count == 9)
    }

    @Test func programsThatAreNoPlugins() {
        #expect(faults(TestPlugins.command("./none")) == ["starts"])
        #expect(faults(TestPlugins.command("true")) == ["initialize tells name, kind and api"])
        #expect(
            faults(TestPlugins.command("sleep", "1000"), TestPlugins.impatient) == [
                "initialize tells name, kind and api"
            ])
        #expect(faults(TestPlugins.command("yes")) == ["initialize tells name, kind and api"])
    }

    @Test(.enabled(if: TestPlugins.python != nil)) func aPluginThatAgreesToEverything() {
        let broken = faults(TestPlugins.python("reply({'methods': ['generate']})"))
        #expect(broken == ["an unknown method is error -32601", "a line that is not JSON is error -32700"])
    }

    @Test func tablesMustBeReadable() throws {
        let folder = PluginFolder()
        let path = try folder.add("g", manifest: "")
        try Data("a\tb\n".utf8).write(to: URL(fileURLWithPath: path + "/good.tbl"))
        try Data([0xFF]).write(to: URL(fileURLWithPath: path + "/bad.tbl"))
        let plugin = PluginManifest(
            name: "g", version: "1.0.0", kind: .grammar, summary: "",
            implementation: .tables(["good.tbl", "bad.tbl", "none.tbl"]), folder: path)
        #expect(faults(plugin) == ["table bad.tbl", "table none.tbl"])
    }

    @Test func builtinPluginsNeedNoCheck() {
        #expect(
            ConformanceSuite(
                .builtin(name: "n", version: "1.0.0", kind: .trainer, summary: ""), launch: TestPlugins.launch
            ).run() == [])
    }
}
