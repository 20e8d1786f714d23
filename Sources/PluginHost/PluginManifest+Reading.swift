// `plugin.json` → `PluginManifest`, with an error that names the file and the field.
import Foundation
import Records

extension PluginManifest {
    private static let fields: Set<String> = [
        "name", "version", "kind", "api", "description", "command", "tables", "options",
    ]

    /// The manifest of the plugin in `folder`.
    public init(folder: String) throws(PluginError) {
        let file = folder + "/" + Self.fileName
        guard let data = FileManager.default.contents(atPath: file) else {
            throw .manifest(file: file, field: nil, message: "cannot be read")
        }
        let json: JSONValue
        do throws(JSONSyntaxError) {
            json = try JSONValue(parsing: data)
        } catch {
            throw .manifest(file: file, field: nil, message: "not JSON: \(error)")
        }
        try self.init(json: json, file: file, folder: folder)
    }

    /// The manifest in `json`; `file` is for messages.
    public init(json: JSONValue, file: String, folder: String) throws(PluginError) {
        let reader = ManifestReader(object: json.object ?? JSONObject(), file: file)
        guard let object = json.object else { throw reader.fault(nil, "must be an object, found \(json.kindName)") }
        if let unknown = object.members.first(where: { !Self.fields.contains($0.name) }) {
            throw reader.fault(unknown.name, "is no field of a manifest")
        }
        let api = try reader.required("api")
        guard api.int == Self.api else {
            throw reader.fault(
                "api", "must be \(Self.api), the version that this program speaks, found \(api.jsonText)")
        }
        name = try reader.text("name")
        guard Self.isName(name) else {
            throw reader.fault("name", "must be lower-case letters, digits and hyphens, found \"\(name)\"")
        }
        version = try reader.text("version")
        guard Self.isVersion(version) else {
            throw reader.fault("version", "must be three numbers with points, found \"\(version)\"")
        }
        let kindName = try reader.text("kind")
        guard let kind = PluginKind(rawValue: kindName) else {
            let kinds = PluginKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw reader.fault("kind", "must be one of \(kinds), found \"\(kindName)\"")
        }
        self.kind = kind
        summary = object["description"] == nil ? "" : try reader.text("description")
        implementation = try reader.implementation(of: kind)
        options = try reader.options()
        self.folder = folder
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64 && !text.hasPrefix("-")
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }

    private static func isVersion(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 3 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
    }
}

/// The fields of one manifest.
private struct ManifestReader {
    let object: JSONObject
    let file: String

    func fault(_ field: String?, _ message: String) -> PluginError {
        .manifest(file: file, field: field, message: message)
    }

    func required(_ field: String) throws(PluginError) -> JSONValue {
        guard let value = object[field] else { throw fault(field, "is missing") }
        return value
    }

    func text(_ field: String) throws(PluginError) -> String {
        let value = try required(field)
        guard let text = value.string else { throw fault(field, "must be text, found \(value.kindName)") }
        return text
    }

    func implementation(of kind: PluginKind) throws(PluginError) -> PluginManifest.Implementation {
        switch (object["command"], object["tables"]) {
        case (nil, nil):
            throw fault(kind == .grammar ? "tables" : "command", "is missing")
        case (.some, .some):
            throw fault("tables", "cannot stand beside 'command'")
        case (.some(let command), nil):
            guard kind != .grammar else { throw fault("command", "does not fit a grammar: its tables are files") }
            return .command(try texts("command", command))
        case (nil, .some(let tables)):
            guard kind == .grammar else { throw fault("tables", "fit a grammar only: a \(kind.rawValue) is a command") }
            let files = try texts("tables", tables)
            for name in files where name.hasPrefix("/") || name.split(separator: "/").contains("..") {
                throw fault("tables", "must lie in the plugin's folder, found \"\(name)\"")
            }
            return .tables(files)
        }
    }

    private func texts(_ field: String, _ value: JSONValue) throws(PluginError) -> [String] {
        guard let elements = value.array, !elements.isEmpty else {
            throw fault(field, "must be a list of texts that is not empty")
        }
        let texts = elements.compactMap(\.string)
        guard texts.count == elements.count, texts.allSatisfy({ !$0.isEmpty && !$0.utf8.contains(0) }) else {
            throw fault(field, "must hold texts only, none of them empty")
        }
        return texts
    }

    func options() throws(PluginError) -> [PluginOption] {
        guard let value = object["options"] else { return [] }
        guard let members = value.object?.members else { throw fault("options", "must be an object") }
        var options: [PluginOption] = []
        for member in members {
            do throws(PluginOption.Fault) {
                options.append(try PluginOption(name: member.name, json: member.value))
            } catch {
                throw fault("options.\(member.name)", error.message)
            }
        }
        return options
    }
}
