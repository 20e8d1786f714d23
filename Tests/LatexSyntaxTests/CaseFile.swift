// Reads and rewrites the case files: title, input, expected tree, in tree-sitter's form.
import Corpora
import Foundation

@testable import LatexSyntax

/// One case. The title says how the input is read: `plain:` as typed text, `scan:` as prose to search, else as LaTeX.
struct ParsingCase: Sendable, CustomStringConvertible {
    let file: URL
    let title: String
    let input: String
    let expected: String

    var isScan: Bool { title.hasPrefix("scan:") }
    var mode: Mode { title.hasPrefix("plain:") ? .plain : .latex }
    var description: String { "\(file.lastPathComponent): \(title)" }

    static func all() throws -> [ParsingCase] {
        try Corpora.files(in: "Parsing", withExtension: "txt").flatMap { file in
            try read(String(contentsOf: file, encoding: .utf8), file: file)
        }
    }

    private static func read(_ text: String, file: URL) -> [ParsingCase] {
        var cases: [ParsingCase] = []
        for block in ("\n" + text).components(separatedBy: "\n===== ").dropFirst() {
            let parts = block.components(separatedBy: "\n-----\n")
            guard parts.count == 2, let end = parts[0].firstIndex(of: "\n") else { continue }
            cases.append(
                ParsingCase(
                    file: file, title: String(parts[0][..<end]), input: String(parts[0][parts[0].index(after: end)...]),
                    expected: parts[1].trimmingCharacters(in: .newlines)))
        }
        return cases
    }
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
