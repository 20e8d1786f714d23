// A conversation with the process of a plugin: handshake, calls with notifications, an orderly end.
import Records

/// How a plugin's process is run. The values come from the command line; nothing here reads the environment.
public struct PluginLaunch: Hashable, Sendable {
    public var environment: [String: String]
    /// How long a process may be completely silent while an answer is due.
    public var silenceLimit: Milliseconds
    /// How long it may take to start and to end.
    public var startLimit: Milliseconds
    public var maximumMessageLength: Int
    /// Notifications that one call may send.
    public var maximumNotifications: Int

    public typealias Milliseconds = Int

    public init(
        environment: [String: String], silenceLimit: Milliseconds = 600_000, startLimit: Milliseconds = 60_000,
        maximumMessageLength: Int = 256 << 20, maximumNotifications: Int = 10_000_000
    ) {
        self.environment = environment
        self.silenceLimit = silenceLimit
        self.startLimit = startLimit
        self.maximumMessageLength = maximumMessageLength
        self.maximumNotifications = maximumNotifications
    }
}

/// What a plugin sends while it works on a call: `progress`, `log`, or a name of its own.
public struct PluginNotification: Hashable, Sendable {
    public var method: String
    public var parameters: JSONValue
}

/// A running plugin. One call at a time; after an error other than `.remote` the process is ended and the session is over.
public final class PluginSession {
    public let plugin: PluginManifest
    private let launch: PluginLaunch
    private let child: ChildProcess
    private var lastIdentifier = 0
    private var isOver = false

    /// Starts the process and shakes hands; the plugin must answer with the name, kind and api of its manifest.
    public convenience init(_ plugin: PluginManifest, launch: PluginLaunch) throws(PluginError) {
        try self.init(starting: plugin, launch: launch)
        try initialize()
    }

    /// Starts the process only: the conformance suite shakes hands by itself.
    init(starting plugin: PluginManifest, launch: PluginLaunch) throws(PluginError) {
        guard case .command(let command) = plugin.implementation else {
            throw .start(plugin: plugin.name, message: "it is not a process")
        }
        self.plugin = plugin
        self.launch = launch
        do throws(ChildProcess.Fault) {
            child = try ChildProcess(
                command: command, folder: plugin.folder, environment: launch.environment,
                maximumLineLength: launch.maximumMessageLength)
        } catch {
            guard case .start(let message) = error else { throw .start(plugin: plugin.name, message: "\(error)") }
            throw .start(plugin: plugin.name, message: message)
        }
    }

    /// Calls `method` and waits for its answer, handing on the notifications that come before it.
    public func call(
        _ method: String, _ parameters: JSONValue = [:], onNotification: (PluginNotification) -> Void = { _ in }
    ) throws(PluginError) -> JSONValue {
        try call(method, parameters, limit: launch.silenceLimit, onNotification: onNotification)
    }

    /// Asks the plugin to end and waits until it has. Throws when it does not answer or ends with a failure.
    public func shutdown() throws(PluginError) {
        _ = try call("shutdown", [:], limit: launch.startLimit)
        isOver = true
        child.closeInput()
        let status = child.waitForExit(milliseconds: Int32(clamping: launch.startLimit))
        guard let status else {
            child.terminate()
            throw .malformed(plugin: plugin.name, message: "it did not end after 'shutdown'")
        }
        guard status == .exited(0) else { throw .died(plugin: plugin.name, status: status, output: child.lastWords) }
    }

    func initialize() throws(PluginError) {
        let answer = try call("initialize", ["api": JSONValue(PluginManifest.api)], limit: launch.startLimit)
        let expected: [(String, JSONValue)] = [
            ("name", .string(plugin.name)), ("kind", .string(plugin.kind.rawValue)),
            ("api", JSONValue(PluginManifest.api)),
        ]
        for (field, value) in expected where answer[field] != value {
            throw over(
                .malformed(
                    plugin: plugin.name,
                    message:
                        "'initialize' answers \(field) \(answer[field]?.jsonText ?? "nothing"), the manifest says \(value.jsonText)"
                ))
        }
    }

    private func call(
        _ method: String, _ parameters: JSONValue, limit: Int, onNotification: (PluginNotification) -> Void = { _ in }
    ) throws(PluginError) -> JSONValue {
        guard !isOver else { throw .died(plugin: plugin.name, status: nil, output: "the session is over") }
        lastIdentifier += 1
        let identifier = JSONValue(lastIdentifier)
        child.send(RPCMessage.request(id: identifier, method: method, parameters: parameters).line)
        for _ in 0...launch.maximumNotifications {
            switch try receive(limit: limit) {
            case .notification(let method, let parameters):
                onNotification(PluginNotification(method: method, parameters: parameters))
            case .request(let id, let method, _):
                let error = RPCError(code: RPCError.methodNotFound, message: "the host has no method '\(method)'")
                child.send(RPCMessage.failure(id: id, error).line)
            case .result(let id, let result):
                guard id == identifier else { throw strayAnswer(id, expected: identifier) }
                return result
            case .failure(let id, let error):
                guard id == identifier || id.isNull else { throw strayAnswer(id, expected: identifier) }
                throw .remote(plugin: plugin.name, error: error)
            }
        }
        throw over(
            .malformed(
                plugin: plugin.name, message: "more than \(launch.maximumNotifications) messages without an answer"))
    }

    /// Sends bytes as they are: the conformance suite sends lines that are no messages.
    func send(raw bytes: [UInt8]) { child.send(bytes) }

    func receive(limit: Int) throws(PluginError) -> RPCMessage {
        let line: [UInt8]
        do throws(ChildProcess.Fault) {
            line = try child.receive(silenceLimit: Int32(clamping: limit))
        } catch {
            switch error {
            case .silent: throw over(.silent(plugin: plugin.name, milliseconds: limit))
            case .lineTooLong(let limit):
                throw over(.malformed(plugin: plugin.name, message: "more than \(limit) bytes without a message"))
            case .ended, .start:
                // A process that has only closed its output is given a moment to end, so that its status can be told.
                let status = child.waitForExit(milliseconds: 200)
                throw over(.died(plugin: plugin.name, status: status, output: child.lastWords))
            }
        }
        do throws(RPCMessage.Fault) {
            return try RPCMessage(line: line)
        } catch {
            throw over(.malformed(plugin: plugin.name, message: error.message))
        }
    }

    /// Waits for the end that follows a closed input.
    func endOfInput() -> ExitStatus? {
        isOver = true
        child.closeInput()
        return child.waitForExit(milliseconds: Int32(clamping: launch.startLimit))
    }

    private func strayAnswer(_ id: JSONValue, expected: JSONValue) -> PluginError {
        over(
            .malformed(
                plugin: plugin.name, message: "an answer to request \(id.jsonText), expected \(expected.jsonText)"))
    }

    private func over(_ error: PluginError) -> PluginError {
        isOver = true
        child.terminate()
        return error
    }
}
