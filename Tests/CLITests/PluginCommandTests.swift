import Foundation
import Records
import Testing

@testable import stepkto

@Suite struct PluginCommandTests {
    private static let hasPython = Program.hasPython()

    @Test func listNamesPluginsAndFaults() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: folder.file("bad"), withIntermediateDirectories: true)
        _ = try folder.write("{}", to: "bad/plugin.json")
        let outcome = try Program.run("plugin", "list", "--plugin-path", folder.path)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("echo-generator"))
        #expect(outcome.errors == "stepkto: \(folder.path)/bad/plugin.json: 'api' is missing\n")
        #expect(try Program.run("plugin", "list", "--plugin-path", "/no/such/folder").status == 3)
        let json = try Program.run("plugin", "list", "--json").output.split(separator: "\n")
        #expect(try json.map { try JSONValue(parsing: String($0))["name"]?.string }.contains("echo-generator"))
    }

    @Test func describeShowsTheOptions() throws {
        let outcome = try Program.run("plugin", "describe", "echo-generator")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("seed    integer ≥ 0  0"))
    }

    @Test(.enabled(if: hasPython)) func checkFindsBrokenRules() throws {
        #expect(try Program.run("plugin", "check", "echo-generator").status == 0)
        let folder = try Folder()
        _ = try folder.write(
            #"{"name":"mute","version":"1.0.0","kind":"generator","api":1,"command":["sleep","1000"]}"#,
            to: "plugin.json")
        let outcome = try Program.run("plugin", "check", "mute", "--plugin-path", folder.path, "--plugin-timeout", "1")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("was silent for 1000 ms"))
    }

    @Test func foldersOfTheSearchPath() {
        let folders = PluginSearch.folders(given: ["/g"], environment: ["STEPKTO_PLUGINS": "/a::/b", "HOME": "/h"])
        #expect(Array(folders.prefix(4)) == ["/g", "/a", "/b", "/h/.config/stepkto/plugins"])
        let other = PluginSearch.folders(given: [], environment: ["XDG_CONFIG_HOME": "/x", "HOME": "/h"])
        #expect(other.first == "/x/stepkto/plugins")
    }

    @Test(.enabled(if: hasPython)) func samplingGivesRecordsToScore() throws {
        let input =
            "{\"id\":\"a\",\"problem\":\"p\",\"answer\":3.0,\"solution\":\"ref\",\"level\":2}\nnonsense\n{\"id\":\"b\",\"question\":\"q\"}\n"
        let outcome = try Program.run(
            "sample", "--plugin", "echo-generator", "--samples", "2", "--batch", "1", input: input)
        #expect(outcome.status == 0)
        let lines = try outcome.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
        #expect(lines.count == 5)
        #expect(
            lines[0].jsonText == #"{"id":"a","sample":0,"problem":"p","completion":"p [0]","answer":"3.0","level":2}"#)
        #expect(lines[2]["error"]?["line"] == 2)
        #expect(lines[4]["completion"] == "q [1]")
        #expect(outcome.errors.hasPrefix("stepkto: stdin:2: not JSON"))
    }
}

extension Program {
    static func hasPython() -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .contains { FileManager.default.isExecutableFile(atPath: $0 + "/python3") }
    }
}
