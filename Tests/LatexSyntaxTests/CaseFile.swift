// The cases of Corpora/Cases/Parsing, and what the reader makes of them.
import Corpora
import Foundation

@testable import LatexSyntax

extension ParsingCase {
    static func all() throws -> [ParsingCase] {
        try files().flatMap { file in
            read(try String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent)
        }
    }

    static func files() throws -> [URL] { try Corpora.files(in: "Parsing", withExtension: "txt") }
}

/// What the reader makes of inputs, written as the case files write it.
struct CaseReader {
    let parser: MathParser
    let scanner: MathSpanScanner

    init() throws {
        let notation = try Notation.standard()
        parser = MathParser(notation: notation)
        scanner = MathSpanScanner(notation: notation)
    }

    func answer(_ item: ParsingCase) -> String {
        let source = SourceText(item.input)
        if item.isScan {
            let spans = scanner.scan(source).map { span in
                let text = source.string(span.inner).replacing("\n", with: "⏎")
                return "\(span.kind) \(text) | \(parser.parse(source, span).root.sExpression)"
            }
            return spans.isEmpty ? "nothing" : spans.joined(separator: "\n")
        }
        let parsed = parser.parse(item.input, mode: item.mode)
        let remarks = parsed.diagnostics.filter { $0.severity != .note }.map { "! \($0.severity) \($0.code)" }
        return ([parsed.root.sExpression] + remarks).joined(separator: "\n")
    }
}
