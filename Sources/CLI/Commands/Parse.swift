// `stepkto parse`: what the reader sees in a text.
import ArgumentParser
import Foundation
import LatexSyntax
import Records

struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what the reader sees: the tree of a formula, or all mathematics of a text.",
        discussion: "Exit status 1 when some part could not be read.")

    @Argument(help: ArgumentHelp("The text; without it, standard input.", valueName: "text")) var text: String?
    @Flag(help: "Look for mathematics in running text instead of reading the whole as one formula.") var scan = false
    @Flag(help: "Read plain text notation (x^12 = x¹²) instead of LaTeX.") var plain = false

    @Flag(help: "Write LaTeX made from the tree.") var latex = false
    @OptionGroup var grammar: GrammarOptions

    func run() throws {
        let input = try text ?? String(decoding: FileHandle.standardInput.readToEnd() ?? Data(), as: UTF8.self)
        let notation = try Notation(tables: grammar.tables())
        let parser = MathParser(notation: notation)
        let serializer = Serializer(notation: notation)
        let source = SourceText(input)
        var hasErrors = false
        func show(_ parsed: ParsedMath) {
            Terminal.standardOutput.print(latex ? serializer.latex(parsed.root) : parsed.root.sExpression)
            for diagnostic in parsed.diagnostics {
                Terminal.standardError.print(diagnostic.excerpt(in: source))
            }
            hasErrors = hasErrors || parsed.hasErrors
        }
        if scan {
            for span in MathSpanScanner(notation: notation).scan(source) {
                Terminal.standardOutput.print(
                    "\(span.outer.start)..<\(span.outer.end) \(span.kind) \(source.string(span.inner))")
                show(parser.parse(source, span))
            }
        } else {
            show(parser.parse(source, in: SourceSpan(start: 0, end: source.bytes.count), mode: plain ? .plain : .latex))
        }
        if hasErrors { throw CommandFailure(.found) }
    }
}
