// What a plugin says of itself in `plugin.json`.
import Records

/// What a plugin does.
public enum PluginKind: String, Hashable, Sendable, CaseIterable {
    /// Fits, samples and evaluates a model.
    case trainer
    /// Samples completions.
    case generator
    /// Judges steps further; only what the kernel can check counts as proved.
    case verifier
    /// Adds notation and units as tables.
    case grammar
    /// Reads and writes other record formats.
    case format

    /// The methods that a process of this kind answers, beside `initialize`, `describe` and `shutdown`.
    public var methods: [String] {
        switch self {
        case .trainer: ["fit", "sample", "evaluate"]
        case .generator: ["generate"]
        case .verifier: ["verify"]
        case .grammar: []
        case .format: ["read", "write"]
        }
    }
}

/// A plugin: its name, what it does, and how it is reached.
public struct PluginManifest: Hashable, Sendable {
    /// The version of the protocol that this program speaks.
    public static let api = 1
    public static let fileName = "plugin.json"

    public enum Implementation: Hashable, Sendable {
        /// Part of this program.
        case builtin
        /// A process, started in the plugin's folder; the first word is a program.
        case command([String])
        /// Files in the plugin's folder.
        case tables([String])
    }

    public var name: String
    public var version: String
    public var kind: PluginKind
    public var summary: String
    public var implementation: Implementation
    public var options: [PluginOption]
    /// Where the plugin lives; empty for a builtin one.
    public var folder: String

    public init(
        name: String, version: String, kind: PluginKind, summary: String, implementation: Implementation,
        options: [PluginOption] = [], folder: String = ""
    ) {
        self.name = name
        self.version = version
        self.kind = kind
        self.summary = summary
        self.implementation = implementation
        self.options = options
        self.folder = folder
    }

    /// A plugin that is part of this program.
    public static func builtin(
        name: String, version: String, kind: PluginKind, summary: String, options: [PluginOption] = []
    ) -> PluginManifest {
        PluginManifest(
            name: name, version: version, kind: kind, summary: summary, implementation: .builtin, options: options)
    }

    /// Everything the manifest says, as `plugin describe --json` prints it.
    public var json: JSONValue {
        var object: JSONObject = JSONObject()
        object["name"] = .string(name)
        object["version"] = .string(version)
        object["kind"] = .string(kind.rawValue)
        object["api"] = JSONValue(Self.api)
        object["description"] = .string(summary)
        switch implementation {
        case .builtin: object["builtin"] = true
        case .command(let words): object["command"] = JSONValue(words)
        case .tables(let files): object["tables"] = JSONValue(files)
        }
        object["options"] = .object(
            JSONObject(members: options.map { JSONObject.Member(name: $0.name, value: $0.json) }))
        if implementation != .builtin { object["folder"] = .string(folder) }
        return .object(object)
    }
}
