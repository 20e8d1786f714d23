// `stepkto parse`: what the reader sees in a text.
import ArgumentParser
import Elaboration
import Foundation
import LatexSyntax
import Records

/// How a tree is shown.
enum TreeFormat: String, EnumerableFlag {
    case tree, sexpr, latex, text, json

    static func help(for value: TreeFormat) -> ArgumentHelp? {
        switch value {
        case .tree: "An outline with the source of every node (the default)."
        case .sexpr: "An S-expression."
        case .latex: "LaTeX made from the tree."
        case .text: "Plain text made from the tree."
        case .json: "All of it, with what it denotes and every diagnostic, as one JSON line a formula."
        }
    }
}

struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Shows what the reader sees: the tree of a formula, or all mathematics of a text.",
        discussion: """
            With --lines, reads JSON Lines and writes one JSON line for each, with everything found in the text under --member. \
            Exit status 1 when some part could not be read.
            """)

    @Argument(help: ArgumentHelp("The text; without it, standard input.", valueName: "text")) var text: String?
    @Flag(help: "Look for mathematics in running text instead of reading the whole as one formula.") var scan = false
    @Flag(help: "Read plain text notation (x^12 = x¹²) instead of LaTeX.") var plain = false
    @Flag(exclusivity: .exclusive) var format = TreeFormat.tree
    @Option(help: ArgumentHelp("JSON Lines to read; - is standard input.", valueName: "file")) var lines: String?
    @Option(help: ArgumentHelp("The member of each line that holds the text.", valueName: "name")) var member = "text"

    @OptionGroup var grammar: GrammarOptions

    mutating func validate() throws {
        if lines != nil, text != nil { throw ValidationError("give a text or --lines, not both") }
    }

    func run() throws {
        let reader = TextReader(
            notation: try Notation(tables: grammar.tables()), scans: scan, mode: plain ? .plain : .latex)
        if let lines { return try readLines(lines, reader) }
        let source = try SourceText(
            bytes: text.map { Array($0.utf8) } ?? Array(FileHandle.standardInput.readToEnd() ?? Data()))
        var hasErrors = false
        for reading in reader.readings(of: source) {
            show(reading, reader, source)
            hasErrors = hasErrors || reading.parsed.hasErrors
        }
        if hasErrors { throw CommandFailure(.found) }
    }

    private func show(_ reading: TextReader.Reading, _ reader: TextReader, _ source: SourceText) {
        let output = Terminal.standardOutput
        if format == .json {
            var writer = JSONWriter()
            reader.write(reading, source, to: &writer)
            output.print(String(decoding: writer.bytes, as: UTF8.self))
            return
        }
        if scan {
            let span = reading.span
            output.print("\(span.outer.start)..<\(span.outer.end) \(span.kind.name) \(source.string(span.inner))")
        }
        let root = reading.parsed.root
        switch format {
        case .tree: output.print(root.outline(in: source))
        case .sexpr: output.print(root.sExpression)
        case .latex: output.print(reader.serializer.latex(root))
        case .text: output.print(reader.plainWriter.text(root))
        case .json: break
        }
        for diagnostic in reading.parsed.diagnostics {
            Terminal.standardError.print(diagnostic.excerpt(in: source))
        }
    }

    private func readLines(_ path: String, _ reader: TextReader) throws {
        let input = try InputSource(paths: [path])
        let output = DescriptorWriter(descriptor: 1, name: "standard output")
        var hasErrors = false
        while let line = try input.next() {
            var writer = JSONWriter(capacity: 4 * line.bytes.count)
            writer.object { writer in
                do throws(RecordError) {
                    let json = try line.json()
                    if let id = json["id"] { writer.member("id", id) }
                    guard let text = json[member]?.string else {
                        throw RecordError(.missingField, "no text under '\(member)'", line: line.number)
                    }
                    let source = SourceText(text)
                    writer.name("math")
                    writer.array(reader.readings(of: source)) { reading, writer in
                        hasErrors = hasErrors || reading.parsed.hasErrors
                        reader.write(reading, source, to: &writer)
                    }
                } catch {
                    hasErrors = true
                    writer.member("error", error.message)
                }
            }
            writer.newline()
            try output.write(writer.bytes)
        }
        try output.flush()
        if hasErrors { throw CommandFailure(.found) }
    }
}
