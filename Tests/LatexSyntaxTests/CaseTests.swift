// Every case of Corpora/Cases/Parsing, its round trip through LaTeX, and the coverage of the tables by the cases.
import Foundation
import Grammars
import Testing

@testable import LatexSyntax

@Suite struct CaseTests {
    @Test func casesReadAsExpected() throws {
        let reader = try CaseReader()
        let cases = try ParsingCase.all()
        #expect(cases.count >= 500)
        var rewritten: [String: String] = [:]
        for item in cases {
            let answer = reader.answer(item)
            #expect(answer == item.expected, "\(item)")
            rewritten[item.file, default: ""] += "===== \(item.title)\n\(item.input)\n-----\n\(answer)\n\n"
        }
        // The resources are copies: the rewritten files appear beside them and are copied back by hand after review.
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            for file in try ParsingCase.files() {
                try rewritten[file.lastPathComponent]?.dropLast().write(to: file, atomically: true, encoding: .utf8)
            }
        }
    }

    @Test func casesSurviveTheRoundTrip() throws {
        let reader = try CaseReader()
        let serializer = Serializer(notation: reader.parser.notation)
        var count = 0
        for item in try ParsingCase.all() where !item.isScan {
            let parsed = reader.parser.parse(item.input, mode: item.mode)
            if parsed.hasErrors || parsed.diagnostics.contains(where: { $0.code.hasPrefix("missing") }) { continue }
            let written = serializer.latex(parsed.root)
            let again = reader.parser.parse(written)
            #expect(again.root.isSame(as: parsed.root), "\(item): \(written) gave \(again.root.sExpression)")
            count += 1
        }
        #expect(count >= 400)
    }

    @Test func spansNestAndStayInside() throws {
        let reader = try CaseReader()
        for item in try ParsingCase.all() where !item.isScan {
            let source = SourceText(item.input)
            check(reader.parser.parse(source, in: source.span, mode: item.mode).root, within: source.span, item)
        }
    }

    private func check(_ node: SyntaxNode, within span: SourceSpan, _ item: ParsingCase) {
        #expect(span.contains(node.span), "\(item): \(node.sExpression) at \(node.span) outside \(span)")
        for child in node.children { check(child, within: node.span, item) }
    }

    /// No table of notation has a row that no case uses.
    @Test func everyRowHasACase() throws {
        let lint = try NotationLint(tables: GrammarTables())
        let coverage = CaseCoverage(cases: try ParsingCase.all(), notation: lint.notation)
        for finding in coverage.findings(lint.claims) { Issue.record("\(finding)") }
    }
}
