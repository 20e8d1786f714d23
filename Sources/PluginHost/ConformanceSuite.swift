// What `plugin check` tries on a plugin: every rule of the protocol that can be tried without training a model.
import Foundation
import Records

/// The result of one rule.
public struct ConformanceCheck: Hashable, Sendable {
    public var name: String
    /// Nil when the plugin keeps the rule.
    public var fault: String?

    public var isKept: Bool { fault == nil }
}

/// Tries the rules on one plugin.
public struct ConformanceSuite {
    private let plugin: PluginManifest
    private let launch: PluginLaunch

    public init(_ plugin: PluginManifest, launch: PluginLaunch) {
        self.plugin = plugin
        self.launch = launch
    }

    /// All rules in their order. Rules that need a running plugin are not tried after one that ended it.
    public func run() -> [ConformanceCheck] {
        switch plugin.implementation {
        case .builtin: []
        case .tables(let files): files.map(checkTable)
        case .command: checkProcess()
        }
    }

    private func checkTable(_ file: String) -> ConformanceCheck {
        let contents = FileManager.default.contents(atPath: plugin.folder + "/" + file)
        let fault: String? =
            switch contents {
            case nil: "cannot be read"
            case .some(let data) where String(validating: data, as: UTF8.self) == nil: "is not UTF-8"
            default: nil
            }
        return ConformanceCheck(name: "table \(file)", fault: fault)
    }

    private func checkProcess() -> [ConformanceCheck] {
        var checks: [ConformanceCheck] = []
        let session: PluginSession
        do throws(PluginError) {
            session = try PluginSession(starting: plugin, launch: launch)
        } catch {
            return [ConformanceCheck(name: "starts", fault: error.description)]
        }
        let rules: [(String, (PluginSession) throws(PluginError) -> String?)] = [
            (
                "initialize tells name, kind and api",
                { (session) throws(PluginError) in
                    try session.initialize()
                    return nil
                }
            ),
            ("describe tells the methods of its kind", describe),
            ("an unknown method is error -32601", unknownMethod),
            ("a line that is not JSON is error -32700", malformedLine),
            ("it lives on after errors", describe),
            ("parameters of a wrong type are error -32602", wrongParameters),
            ("generate answers as many texts as asked for", generate),
            (
                "shutdown answers and ends with status 0",
                { (session) throws(PluginError) in
                    try session.shutdown()
                    return nil
                }
            ),
        ]
        for (name, rule) in rules {
            do throws(PluginError) {
                checks.append(ConformanceCheck(name: name, fault: try rule(session)))
            } catch {
                checks.append(ConformanceCheck(name: name, fault: error.description))
                if case .remote = error { continue }
                return checks
            }
        }
        checks.append(ConformanceCheck(name: "it ends when its input ends", fault: endOfInput()))
        return checks
    }

    private func describe(_ session: PluginSession) throws(PluginError) -> String? {
        let answer = try session.call("describe")
        let methods = answer["methods"]?.array?.compactMap(\.string) ?? []
        let missing = plugin.kind.methods.filter { !methods.contains($0) }
        return missing.isEmpty ? nil : "'methods' lacks \(missing.joined(separator: ", "))"
    }

    private func unknownMethod(_ session: PluginSession) throws(PluginError) -> String? {
        try code(expected: RPCError.methodNotFound) { () throws(PluginError) in
            try session.call("no-such-method")
        }
    }

    private func wrongParameters(_ session: PluginSession) throws(PluginError) -> String? {
        guard let method = plugin.kind.methods.first else { return nil }
        return try code(expected: RPCError.invalidParameters) { () throws(PluginError) in
            try session.call(method, ["options": 3, "prompts": 3, "data": 3])
        }
    }

    private func malformedLine(_ session: PluginSession) throws(PluginError) -> String? {
        session.send(raw: Array("{\"jsonrpc\": \"2.0\", nonsense\n".utf8))
        guard case .failure(.null, let error) = try session.receive(limit: launch.startLimit) else {
            return "expected an error with id null"
        }
        return error.code == RPCError.parseError ? nil : "the code is \(error.code)"
    }

    private func generate(_ session: PluginSession) throws(PluginError) -> String? {
        guard plugin.kind == .generator else { return nil }
        let answer = try session.call(
            "generate",
            [
                "prompts": ["1 + 1 =", "2 + 3 ="], "samples": 2,
                "options": .object(try plugin.resolve(options: JSONObject())),
            ])
        let lists = answer["completions"]?.array?.map { $0.array?.compactMap(\.string).count ?? 0 } ?? []
        return lists == [2, 2]
            ? nil : "two samples of two prompts gave \(lists.map(String.init).joined(separator: " and ")) texts"
    }

    private func endOfInput() -> String? {
        do throws(PluginError) {
            let session = try PluginSession(plugin, launch: launch)
            return session.endOfInput() == nil ? "it still runs" : nil
        } catch {
            return error.description
        }
    }

    private func code(expected: Int, _ call: () throws(PluginError) -> JSONValue) throws(PluginError) -> String? {
        do throws(PluginError) {
            return "it answered \(try call().jsonText)"
        } catch {
            guard case .remote(_, let fault) = error else { throw error }
            return fault.code == expected ? nil : "the code is \(fault.code)"
        }
    }
}
