// Plugins for tests: programs of the system that misbehave, and small ones written for python3 where it exists.
import Foundation
import PluginHost
import Records

enum TestPlugins {
    static let environment = ProcessInfo.processInfo.environment
    /// Long enough for an interpreter to start on a loaded machine.
    static let launch = PluginLaunch(environment: environment, silenceLimit: 60_000, startLimit: 60_000)
    /// For children that never answer.
    static let impatient = PluginLaunch(environment: environment, silenceLimit: 100, startLimit: 100)

    static let python: String? = (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/python3" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// The folder of the shipped plugins.
    static let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Plugins").path

    static func command(_ words: String..., kind: PluginKind = .generator) -> PluginManifest {
        PluginManifest(
            name: "test", version: "1.0.0", kind: kind, summary: "", implementation: .command(words), folder: "/")
    }

    /// A process that runs `body` for every line: `line` is the text, `request` its JSON, `reply(result)` answers it.
    static func python(_ body: String, kind: PluginKind = .generator) -> PluginManifest {
        let script = """
            import json, sys, os, time
            def send(m):
                sys.stdout.write(json.dumps(dict(m, jsonrpc="2.0")) + "\\n")
                sys.stdout.flush()
            for line in sys.stdin:
                request = json.loads(line)
                method = request["method"]
                def reply(result): send({"id": request["id"], "result": result})
                if method == "initialize":
                    reply({"name": "test", "kind": "\(kind.rawValue)", "api": 1})
                    continue
            \(body.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
            """
        return command("python3", "-c", script, kind: kind)
    }
}

/// A folder that lives as long as one test.
final class PluginFolder {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("plugins-" + UUID().uuidString).path

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes `plugin.json` in the folder `name`.
    @discardableResult
    func add(_ name: String, manifest: String) throws -> String {
        let folder = path + "/" + name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(manifest.utf8).write(to: URL(fileURLWithPath: folder + "/plugin.json"))
        return folder
    }
}
