// The index of rows: overlays, conflicts, faults with their places, replacements.
import Grammars
import Testing

@testable import LatexSyntax

@Suite struct NotationTests {
    private func tree(_ text: String, _ tables: GrammarTables, _ mode: Mode = .latex) throws -> String {
        MathParser(notation: try Notation(tables: tables)).parse(text, mode: mode).root.sExpression
    }

    @Test func anOverlayAddsRows() throws {
        #expect(
            try tree("a \\fits b", overlay("Relations", "\\fits  Fits  none  relation  both")) == "(chain a Fits b)")
        #expect(
            try tree("3\\text{ smoots}", overlay("Units", "smoot  length  851/500  smoot|smoots"))
                == "(juxtaposition 3 (unit smoot))")
        #expect(
            try tree("3 into 4", overlay("Words", "into  infix  Times  multiplicative  both"), .plain)
                == "(product 3 4)")
        #expect(try tree("\\tri x", overlay("Macros", "\\tri  1  3#1")) == "(juxtaposition 3 x)")
    }

    @Test func aReplacingOverlayTakesOverOneRole() throws {
        let minus = try overlay("Operators", "-  infix  additive  left  Monus  both", replaces: true)
        #expect(try tree("a - b", minus) == "(infix Monus a b)")
        #expect(try tree("-b", minus) == "(prefix Negate b)")
        let half = try overlay("Macros", "\\half  0  \\frac{1}{3}", replaces: true)
        #expect(try tree("\\half", half) == "(fraction 1 3)")
        let struck = try overlay("Macros", "\\cancel  1  \\overline{#1}", replaces: true)
        #expect(try tree("\\cancel{x}", struck) == "(decorated overline x)")
        let boxed = try overlay("Decorations", "\\half  box", replaces: true)
        #expect(try tree("\\half{x}", boxed) == "(boxed x)")
        let pound = try overlay("Units", "kilogram  mass  1000  pound", replaces: true)
        #expect(try tree("3\\text{ pound}", pound) == "(juxtaposition 3 (unit kilogram))")
        #expect(try tree("3\\text{ pounds}", pound) == "(juxtaposition 3 (unit pound))")
        let floor = try overlay("Fences", "⌊  ⌋  integerPart", replaces: true)
        #expect(try tree("\\lfloor x \\rfloor", floor) == "(fence integerPart x)")
        let cases = try overlay("Environments", "cases  matrix  yes  no", replaces: true)
        #expect(try tree("\\begin{cases} a & b \\end{cases}", cases) == "(environment cases (row a b))")
        #expect(try tree("a · b", overlay("Unicode", "·  text  ,", replaces: true)) == "(list , a b)")
        let times = try overlay("Words", "times  infix  Plus  additive  math", replaces: true)
        #expect(try tree("3 \\text{ times } 4", times) == "(sum 3 4)")
        #expect(try tree("3 times 4", times, .plain) != "(sum 3 4)")
    }

    @Test(arguments: [
        ("Relations", "=  Same  none  relation  both", "conflict"),
        ("Relations", "\\fits  Fits  none  nowhere  both", "unknown-level"),
        ("Relations", "\\fits  none  none  relation  both", "missing-cell"),
        ("Relations", "none  Fits  none  relation  both", "missing-cell"),
        ("Relations", "~~  Fits  none  relation  sometimes", "unknown-mode"),
        ("Relations", "\\fits  Fits  none  relation  plain", "unknown-mode"),
        ("Operators", "\\fits  around  additive  left  Fits  both", "unknown-kind"),
        ("Operators", "\\fits  infix  additive  middle  Fits  both", "unknown-associativity"),
        ("Operators", "\\fits  infix  additive  left  none  both", "missing-cell"),
        ("Operators", "\\fits  prefix  additive  none  none  both", "missing-cell"),
        ("Operators", "+  infix  additive  sum  none  both", "conflict"),
        ("Symbols", "\\fits  sculpture  fits  both", "unknown-shape"),
        ("Symbols", "\\alpha  symbol  a  both", "conflict"), ("Symbols", "\\fits  symbol  none  both", "missing-cell"),
        ("Functions", "\\fits  fits  around", "unknown-arguments"),
        ("Functions", "none  fits  fenced  none", "missing-cell"),
        ("Functions", "none  fits  fenced  sin", "conflict"), ("Delimiters", "\\fits  beside  (", "unknown-role"),
        ("Delimiters", "(  open  (  both", "conflict"), ("Fences", "(  )  none", "missing-cell"),
        ("Fences", "(  )  brackets", "conflict"), ("Fences", "(  ⌋  floor", "conflict"),
        ("BigOperators", "\\fits  Fits  circle", "unknown-shape"), ("BigOperators", "\\sum  Sum  sum", "conflict"),
        ("Environments", "fits  circle  yes  no", "unknown-shape"),
        ("Environments", "fits  matrix  maybe  no", "unknown-display"),
        ("Environments", "fits  matrix  yes  maybe", "unknown-argument"),
        ("Environments", "matrix  cases  yes  no", "conflict"), ("Decorations", "\\fits  fading", "unknown-effect"),
        ("Decorations", "\\fits  decorate", "missing-cell"), ("Decorations", "\\R  ignore", "conflict"),
        ("Structures", "\\fits  circle", "unknown-shape"), ("Structures", "\\fits  over  above", "unknown-name"),
        ("Structures", "\\fits  quantifier", "missing-cell"), ("Structures", "\\text  fraction", "conflict"),
        ("Macros", "\\fits  many  x", "bad-arity"), ("Macros", "\\fits  10  x", "bad-arity"),
        ("Macros", "\\fits  0  none", "missing-cell"), ("Macros", "\\frac  2  x", "conflict"),
        ("Unicode", "ab  text  x", "not-one-character"), ("Unicode", "a  text  x", "not-one-character"),
        ("Unicode", "⊕  sound  x", "unknown-kind"), ("Unicode", "⊕  superscript  12", "bad-replacement"),
        ("Unicode", "⊕  text  ⊕", "bad-replacement"), ("Unicode", "⊕  text  none", "missing-cell"),
        ("Unicode", "×  text  x", "conflict"), ("Units", "fit  length  1,5  fit", "bad-factor"),
        ("Units", "fit  length  1/0  fit", "bad-factor"), ("Units", "fit  length  1/2/3  fit", "bad-factor"),
        ("Units", "fit  length  -1  fit", "bad-factor"), ("Units", "fit  length  1.5  fit", "bad-factor"),
        ("Units", "fit  length  1  none", "missing-cell"), ("Units", "fit  none  1  fit", "missing-cell"),
        ("Units", "fit  length  1  km", "conflict"), ("Units", "meter  length  2  metro", "conflict"),
        ("Words", "fits  dance  none  none  prose", "unknown-role"),
        ("Words", "fits  number  1  none  prose", "unknown-role"),
        ("Words", "fits  opener  none  none  math", "unknown-where"),
        ("Words", "fits  infix  Fits  additive  prose", "unknown-where"),
        ("Words", "fits  infix  none  additive  math", "missing-cell"),
        ("Words", "fits  infix  Fits  none  math", "unknown-level"),
        ("Words", "and  infix  And  conjunction  math", "conflict"),
    ])
    func faultsAreNamed(table: String, row: String, code: String) throws {
        let tables = try overlay(table, row)
        #expect {
            try Notation(tables: tables)
        } throws: { error in
            guard let faults = (error as? GrammarError)?.faults else { return false }
            return faults.map(\.code) == [code] && faults[0].source == "mine/\(table).tbl" && faults[0].line == 2
        }
    }

    @Test func aUnitMayGetFurtherSpellings() throws {
        #expect(
            try tree("3\\text{ metros}", overlay("Units", "meter  length  1  metros"))
                == "(juxtaposition 3 (unit meter))")
    }

    @Test func allFaultsAreToldAtOnce() throws {
        let tables = try overlay(
            "Relations", "=  Same  none  relation  both", "\\fits  Fits  none  relation  both",
            "\\fits  Fits  none  nowhere  both", "\\fits  Fits  none  relation  both")
        #expect {
            try Notation(tables: tables)
        } throws: { error in
            (error as? GrammarError)?.faults.map(\.line) == [2, 4, 5]
        }
    }

    @Test func conflictsNameBothPlaces() throws {
        let tables = try overlay("Relations", "=  Same  none  relation  both")
        #expect {
            try Notation(tables: tables)
        } throws: { error in
            "\(error)".contains("mine/Relations.tbl:2: conflict") && "\(error)".contains("taken by Relations.tbl:")
        }
    }
}
