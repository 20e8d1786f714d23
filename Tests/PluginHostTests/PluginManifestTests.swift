import Foundation
import PluginHost
import Records
import Testing

@Suite struct PluginManifestTests {
    static let whole = """
        {"name":"my-plugin","version":"1.2.3","kind":"trainer","api":1,"description":"d","command":["./run","x"],
         "options":{"steps":{"type":"integer","default":5,"minimum":1,"maximum":9},"rate":{"type":"number","default":0.5,"minimum":0},
         "name":{"type":"text","default":"n"},"fast":{"type":"boolean","default":false},"mode":{"type":"choice","choices":["a","b"]}}}
        """

    private func read(_ text: String) throws -> PluginManifest {
        try PluginManifest(json: JSONValue(parsing: text), file: "f/plugin.json", folder: "f")
    }

    @Test func aManifestIsRead() throws {
        let manifest = try read(Self.whole)
        #expect(manifest.name == "my-plugin")
        #expect(manifest.kind == .trainer)
        #expect(manifest.implementation == .command(["./run", "x"]))
        #expect(manifest.options.map(\.name) == ["steps", "rate", "name", "fast", "mode"])
        #expect(manifest.options[0].typeText == "integer ≥ 1 ≤ 9")
    }

    @Test func whatItPrintsIsAManifestAgain() throws {
        let manifest = try read(Self.whole)
        guard case .object(var object) = manifest.json else { return }
        object["folder"] = nil
        #expect(try PluginManifest(json: .object(object), file: "f", folder: "f") == manifest)
    }

    /// Faults of `whole` after the field is replaced by a JSON text, or removed by an empty one.
    private static let faults: [(field: String, value: String, message: String)] = [
        ("name", #""#, "'name' is missing"),
        ("name", #""My Plugin""#, "'name' must be lower-case"),
        ("name", #""""#, "'name' must be"),
        ("name", #"3"#, "'name' must be text, found a number"),
        ("version", #""1.0""#, "'version' must be three numbers"),
        ("version", #""1.0.x""#, "'version' must be three numbers"),
        ("kind", #""judge""#, "'kind' must be one of trainer, generator"),
        ("api", #"2"#, "'api' must be 1"),
        ("api", #""1""#, "'api' must be 1"),
        ("api", #""#, "'api' is missing"),
        ("description", #"4"#, "'description' must be text"),
        ("command", #""#, "'command' is missing"),
        ("command", #"[]"#, "'command' must be a list"),
        ("command", #""run""#, "'command' must be a list"),
        ("command", #"["run", 3]"#, "'command' must hold texts only"),
        ("command", #"["a\u0000b"]"#, "'command' must hold texts only"),
        ("tables", #"["t"]"#, "'tables' cannot stand beside 'command'"),
        ("kind", #""grammar""#, "'command' does not fit a grammar"),
        ("comand", #"["run"]"#, "'comand' is no field"),
        ("options", #"[]"#, "'options' must be an object"),
        ("options", #"{"x": 3}"#, "'options.x' must be an object"),
        ("options", #"{"x": {"type": "float"}}"#, "'options.x' 'type' must be one of"),
        ("options", #"{"x": {"type": "choice"}}"#, "'options.x' a choice needs a list"),
        ("options", #"{"x": {"type": "integer", "default": "a"}}"#, "'options.x' the default must be an integer"),
        (
            "options", #"{"x": {"type": "integer", "minimum": 3, "default": 2}}"#,
            "'options.x' the default must be at least 3"
        ),
    ]

    @Test(arguments: faults.indices)
    func faultsNameFileAndField(index: Int) throws {
        let (field, value, message) = Self.faults[index]
        guard case .object(var object) = try JSONValue(parsing: Self.whole) else { return }
        object[field] = value.isEmpty ? nil : try JSONValue(parsing: value)
        let fault = #expect(throws: PluginError.self) {
            try PluginManifest(json: .object(object), file: "f/plugin.json", folder: "f")
        }
        #expect(fault?.description.hasPrefix("f/plugin.json: " + message) == true, "\(fault?.description ?? "")")
    }

    @Test func tablesStayInTheirFolder() throws {
        func grammar(_ file: String) -> String {
            "{\"name\":\"g\",\"version\":\"1.0.0\",\"kind\":\"grammar\",\"api\":1,\"tables\":[\"\(file)\"]}"
        }
        #expect(try read(grammar("Units.tbl")).implementation == .tables(["Units.tbl"]))
        for path in ["/etc/passwd", "../x", "a/../../x"] {
            #expect(throws: PluginError.self) { try read(grammar(path)) }
        }
        #expect(throws: PluginError.self) {
            try read(grammar("x").replacingOccurrences(of: "grammar", with: "trainer"))
        }
    }

    @Test func optionsAreCheckedAndFilledIn() throws {
        let manifest = try read(Self.whole)
        let resolved = try manifest.parse(options: ["mode=b", "steps=7", "name=a=b"])
        #expect(JSONValue.object(resolved).jsonText == #"{"steps":7,"rate":0.5,"name":"a=b","fast":false,"mode":"b"}"#)
        let faulty: [(texts: [String], message: String)] = [
            ([], "option 'mode' must be given"), (["mode=c"], "must be one of a, b"),
            (["mode=a", "steps=0"], "must be at least 1"),
            (["mode=a", "steps=10"], "must be at most 9"), (["mode=a", "steps=1.5"], "must be an integer"),
            (["mode=a", "rate=x"], "must be a number"), (["mode=a", "fast=1"], "must be true or false"),
            (["mode=a", "sped=1"], "is unknown"),
            (["mode"], "must be written NAME=VALUE"), (["=a"], "must be written NAME=VALUE"),
        ]
        for (texts, message) in faulty {
            let fault = #expect(throws: PluginError.self) { try manifest.parse(options: texts) }
            #expect(fault?.description.contains(message) == true, "\(texts) \(fault?.description ?? "")")
        }
    }
}
