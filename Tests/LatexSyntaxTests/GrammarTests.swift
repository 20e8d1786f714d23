// The grammar of Grammars/Mathematics.ebnf held against the parser: what it generates is read, written and read again.
import Foundation
import Grammars
import TestSupport
import Testing

@testable import LatexSyntax

@Suite struct GrammarTests {
    private let grammar: Ebnf
    private let parser: MathParser
    private let serializer: Serializer

    init() throws {
        grammar = try Ebnf.mathematics()
        let notation = try Notation.standard()
        parser = MathParser(notation: notation)
        serializer = Serializer(notation: notation)
    }

    private static let sentenceCounts: [(start: String, mode: Mode, count: Int)] = [
        ("statement", .latex, 2000), ("lines", .latex, 300), ("mended", .latex, 100),
        ("statement", .plain, 1500), ("mended", .plain, 40),
    ]

    /// The seed of the generator; `GRAMMAR_SEED` tries another.
    private static let seed = ProcessInfo.processInfo.environment["GRAMMAR_SEED"].flatMap(UInt64.init) ?? 31

    @Test func everyNameIsDefinedAndReachable() {
        #expect(grammar.undefined == [])
        #expect(grammar.unreachable == [])
    }

    /// Sentences are read without error and with no warning but those that the grammar names, and written trees read back.
    @Test(arguments: sentenceCounts)
    func sentencesAreReadAndReadBack(start: String, mode: Mode, count: Int) throws {
        var generator = try SentenceGenerator(grammar: grammar, start: start, mode: mode, seed: Self.seed)
        for index in 0..<count {
            let (sentence, text) = generator.next()
            let parsed = parser.parse(text, mode: mode)
            let warnings = Set(parsed.diagnostics.filter { $0.severity == .warning }.map(\.code))
            #expect(
                !parsed.hasErrors && warnings == sentence.warnings,
                "seed \(Self.seed), sentence \(index): \(text)\n\(parsed.root.sExpression)\n\(warnings)")
            if parsed.hasErrors || warnings.contains("missing-operand") { continue }
            let written = serializer.latex(parsed.root)
            let again = parser.parse(written)
            #expect(
                again.root.isSame(as: parsed.root),
                "seed \(Self.seed), sentence \(index): \(text)\n\(written)\n\(parsed.root.sExpression)\n\(again.root.sExpression)"
            )
        }
        // Lines are made of statements, which have their own count.
        if start == "lines" { return }
        #expect(generator.unusedAlternatives == [], "seed \(Self.seed)")
        #expect(generator.unusedRows == [], "seed \(Self.seed)")
    }

    // MARK: Sentences that are none

    /// One bracket too many or too few leaves another without its partner, wherever it stands. Bars are their own partners and
    /// brackets behind `\\left` and `\\right` belong to those, so neither is touched.
    @Test(arguments: [(mode: Mode.latex, count: 500), (mode: .plain, count: 200)])
    func aLoneBracketIsNoticed(mode: Mode, count: Int) throws {
        let sized: Set<String> = ["\\left", "\\right"]
        let delimiters = try Grammars.table("Delimiters").rows.filter { $0["role"] != "both" }.map { $0["trigger"] }
        let brackets = Set(delimiters).union(["{", "}"])
        try expectNoticed(mode: mode, count: count) { pieces, index in
            if index > 0, sized.contains(pieces[index - 1].text) { return [] }
            var cut = pieces
            let piece = cut.remove(at: index)
            var doubled = pieces
            doubled.insert(piece, at: index)
            return brackets.contains(piece.text) ? [cut, doubled] : sized.contains(piece.text) ? [cut] : []
        }
    }

    /// Behind a relation an operand must come. Relations that may also open a statement or a condition are left out.
    @Test(arguments: [(mode: Mode.latex, count: 500), (mode: .plain, count: 200)])
    func aDoubledRelationIsNoticed(mode: Mode, count: Int) throws {
        let operators = Set(try Grammars.table("Operators").rows.map { $0["trigger"] })
        let rows = try Grammars.table("Relations").rows.filter {
            $0["name"] != "Divides" && $0["negated"] != "Divides" && !operators.contains($0["trigger"])
        }
        let relations = Set(rows.map { $0["trigger"] })
        try expectNoticed(mode: mode, count: count) { pieces, index in
            var doubled = pieces
            doubled.insert(.init(text: pieces[index].text, isTight: false), at: index + 1)
            return relations.contains(pieces[index].text) ? [doubled] : []
        }
    }

    /// Changes one place of each statement that has one, and requires an error or a warning of each change.
    private func expectNoticed(
        mode: Mode, count: Int, changes: ([Sentence.Piece], Int) -> [[Sentence.Piece]]
    ) throws {
        var generator = try SentenceGenerator(grammar: grammar, start: "statement", mode: mode, seed: Self.seed)
        var random = RepeatableRandom(seed: Self.seed)
        var tried = 0
        for index in 0..<count {
            let (sentence, text) = generator.next()
            let candidates = sentence.pieces.indices.map { changes(sentence.pieces, $0) }.filter { !$0.isEmpty }
            guard !candidates.isEmpty else { continue }
            for pieces in random.pick(candidates) {
                var changed = sentence
                changed.pieces = pieces
                let changedText = changed.text { _ in true }
                let parsed = parser.parse(changedText, mode: mode)
                tried += 1
                #expect(
                    parsed.hasErrors || !parsed.repairs.isEmpty,
                    "seed \(Self.seed), sentence \(index): \(changedText)\nfrom \(text)\n\(parsed.root.sExpression)")
            }
        }
        #expect(tried >= count / 4)
    }
}
