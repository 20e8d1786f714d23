// Writes one Swift source that holds the given tables as raw string literals; called by the EmbedTables plugin.
import Foundation

@main
enum EmbedTablesTool {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let output = arguments.first else { throw ToolError.noOutput }
        var source = "// Generated from the .tbl files of Grammars.\nlet embeddedTables: [EmbeddedTable] = [\n"
        for path in arguments.dropFirst() {
            let url = URL(fileURLWithPath: path)
            let text = try String(contentsOf: url, encoding: .utf8)
            let fence = delimiter(for: text)
            let folder = url.deletingLastPathComponent().lastPathComponent
            let name = url.deletingPathExtension().lastPathComponent
            source += "    EmbeddedTable(folder: \"\(folder)\", name: \"\(name)\", text: \(fence)\"\"\"\n"
            source += text.hasSuffix("\n") ? text : text + "\n"
            source += "\"\"\"\(fence)),\n"
        }
        source += "]\n"
        try source.write(toFile: output, atomically: true, encoding: .utf8)
    }

    /// A run of `#` longer than any in the text, so that nothing in a table can end its literal or interpolate.
    private static func delimiter(for text: String) -> String {
        var longest = 0
        var run = 0
        for character in text.unicodeScalars {
            run = character == "#" ? run + 1 : 0
            longest = max(longest, run)
        }
        return String(repeating: "#", count: longest + 1)
    }
}

enum ToolError: Error {
    case noOutput
}
