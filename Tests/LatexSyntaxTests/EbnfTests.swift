// The reader of grammars and the generator of sentences, on grammars small enough to know all their sentences.
import Testing

@testable import LatexSyntax

@Suite struct EbnfTests {
    @Test func operatorsBindAsTheStandardSays() throws {
        let grammar = try Ebnf("(* a; b *) s = 'a', [ \"b\" ] | { t }, ( 'c' | 'd' ) ; t = 'e' ;")
        #expect(grammar.start == "s")
        #expect(
            grammar.productions["s"]
                == .choice([
                    .sequence([.terminal("a"), .optional(.terminal("b"))]),
                    .sequence([.repetition(.name("t")), .choice([.terminal("c"), .terminal("d")])]),
                ]))
        #expect(grammar.productions["t"] == .terminal("e"))
    }

    @Test func specialSequencesAreRead() throws {
        let grammar = try Ebnf(
            "s = ? plain ?, ? warns odd ?, ? Words.words role=infix name!=a~b trigger=? ?, ? same Words.name ? ;")
        let conditions: [TableReference.Condition] = [
            .init(column: "role", value: "infix", isNegated: false),
            .init(column: "name", value: "a b", isNegated: true),
            .init(column: "trigger", value: "?", isNegated: false),
        ]
        #expect(
            grammar.productions["s"]
                == .sequence([
                    .mode("plain"), .warns("odd"),
                    .cell(TableReference(table: "Words", column: "words", conditions: conditions, isSame: false)),
                    .cell(TableReference(table: "Words", column: "name", conditions: [], isSame: true)),
                ]))
    }

    @Test(arguments: [
        ("s = 'a' ;\ns = 'b' ;", 2, "defined-twice"), ("s = 'a'", 1, "expected"), ("s 'a' ;", 1, "expected"),
        ("s = 'a', ;", 1, "expected"), ("s = ( 'a' ;", 1, "expected"), ("s = [ 'a' ) ;", 1, "expected"),
        ("s = 'a ;", 1, "open-terminal"), ("s = '' ;", 1, "bad-terminal"), ("s = 'a\nb' ;", 1, "bad-terminal"),
        ("\n(* s = 'a' ;", 2, "open-comment"), ("s = ? plain ;", 1, "open-special"),
        ("s = ? words ? ;", 1, "bad-special"),
        ("s = ? Words.words role ? ;", 1, "bad-special"), ("s = $ ;", 1, "unknown-sign"), ("", 1, "no-production"),
        ("(* two\nlines *) s = ;", 2, "expected"), ("s = 'a' ; 'b' ;", 1, "no-production"),
    ])
    func faultsAreNamed(text: String, line: Int, code: String) {
        #expect {
            try Ebnf(text)
        } throws: { error in (error as? EbnfError).map { $0.line == line && $0.code == code } ?? false }
    }

    @Test func looseNamesAreFound() throws {
        let grammar = try Ebnf("s = t, u ; t = s | 'a' ; v = t ;")
        #expect(grammar.undefined == ["u"])
        #expect(grammar.unreachable == ["v"])
    }

    @Test(arguments: [
        ("s = ? NoSuchTable.a ? ;", "no-such-table"), ("s = ? Words.nothing ? ;", "no-such-column"),
        ("s = ? Words.words nothing=a ? ;", "no-such-column"), ("s = ? Words.words role=nothing ? ;", "no-such-row"),
    ])
    func referencesToNothingAreRefused(text: String, code: String) throws {
        let grammar = try Ebnf(text)
        #expect {
            try SentenceGenerator(grammar: grammar, mode: .latex, seed: 1)
        } throws: { error in "\(error)".contains(code) }
    }

    private func sentences(_ text: String, mode: Mode = .latex) throws -> Set<String> {
        var generator = try SentenceGenerator(grammar: Ebnf(text), mode: mode, seed: 1)
        return Set((0..<200).map { _ in generator.next().text })
    }

    @Test func everySentenceOfASmallGrammarIsGenerated() throws {
        #expect(try sentences("s = ( 'a' | 'b' ), [ 'c' ] ;", mode: .plain) == ["a", "b", "a c", "b c"])
        #expect(try sentences("s = ? LaTeX ?, 'a' | ? plain ?, 'b' | 'c' ;") == ["a", "c"])
        #expect(try sentences("s = ? LaTeX ?, 'a' | ? plain ?, 'b' | 'c' ;", mode: .plain) == ["b", "c"])
    }

    @Test func spacesStandWhereTheyMust() throws {
        #expect(try sentences("s = '\\a', 'b' ;") == ["\\a b"])
        #expect(try sentences("s = 'a', 'b' ;") == ["ab", "a b"])
        #expect(try sentences("s = TIGHT, 'c' ; TIGHT = '1', '2' ;") == ["12c", "12 c"])
    }

    @Test func rowsOfOneProductionBelongTogether() throws {
        func dense(_ text: String) throws -> Set<String> {
            Set(try sentences(text).map { $0.replacing(" ", with: "") })
        }
        #expect(
            try dense("s = ? Fences.open name=[) ?, '1', ? same Fences.close ? ;")
                == [
                    "[1)", "\\lbrack1)", "[1\\rparen", "\\lbrack1\\rparen", "[1\\rgroup", "\\lbrack1\\rgroup",
                ])
        #expect(
            try dense("s = OPEN, '=', CLOSE ; OPEN = ? Units.name dimension=angle ? ; CLOSE = ? same Units.name ? ;")
                == ["degree=degree", "radian=radian"])
    }

    /// A grammar that never ends must not keep the generator from ending.
    @Test func budgetsBoundSentences() throws {
        var generator = try SentenceGenerator(grammar: Ebnf("s = 'x' | '(', s, s, ')' ;"), mode: .latex, seed: 1)
        for _ in 0..<300 { #expect(generator.next().sentence.pieces.count <= 2 * SentenceGenerator.budgetLimit) }
        #expect(generator.unusedAlternatives == [])
    }
}
