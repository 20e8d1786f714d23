// Everything that can go wrong with a plugin, as one typed error.
import Records

/// A fault of a plugin, its manifest, or the way it was asked for.
public enum PluginError: Error, Hashable, Sendable, CustomStringConvertible {
    /// `plugin.json` is faulty at `field`, or as a whole.
    case manifest(file: String, field: String?, message: String)
    case notFound(name: String, known: [String])
    /// The plugin is of another kind than the task needs.
    case wrongKind(name: String, kind: PluginKind, needed: PluginKind)
    case option(plugin: String, option: String, message: String)
    /// The process could not be started.
    case start(plugin: String, message: String)
    /// The process ended while an answer was due. `output` is the end of what it wrote to standard error.
    case died(plugin: String, status: ExitStatus?, output: String)
    /// Nothing came for as long as the caller was willing to wait.
    case silent(plugin: String, milliseconds: Int)
    /// The process wrote what the protocol does not allow.
    case malformed(plugin: String, message: String)
    /// The plugin answered with an error.
    case remote(plugin: String, error: RPCError)

    public var description: String {
        switch self {
        case .manifest(let file, let field, let message):
            "\(file): " + (field.map { "'\($0)' " } ?? "") + message
        case .notFound(let name, let known):
            "no plugin is named '\(name)'; known: \(known.isEmpty ? "none" : known.joined(separator: ", "))"
        case .wrongKind(let name, let kind, let needed):
            "plugin '\(name)' is a \(kind.rawValue), a \(needed.rawValue) is needed"
        case .option(let plugin, let option, let message):
            "plugin '\(plugin)': option '\(option)' \(message)"
        case .start(let plugin, let message):
            "plugin '\(plugin)' cannot be started: \(message)"
        case .died(let plugin, let status, let output):
            "plugin '\(plugin)' ended before it answered" + (status.map { " (\($0))" } ?? "")
                + (output.isEmpty ? "" : "; its last words: \(output)")
        case .silent(let plugin, let milliseconds):
            "plugin '\(plugin)' was silent for \(milliseconds) ms"
        case .malformed(let plugin, let message):
            "plugin '\(plugin)' broke the protocol: \(message)"
        case .remote(let plugin, let error):
            "plugin '\(plugin)': \(error.message) (error \(error.code))"
        }
    }
}
