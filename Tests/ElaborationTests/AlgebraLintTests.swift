// Which notation means nothing to the algebra.
import Grammars
import LatexSyntax
import Testing

@testable import Elaboration

@Suite struct AlgebraLintTests {
    private func notes(_ text: String = "") throws -> [Finding] {
        let files = text.isEmpty ? [] : [GrammarFile(path: "mine.tbl", text: text)]
        return AlgebraLint.findings(try NotationLint(tables: GrammarTables(files: files)))
    }

    private func about(_ trigger: String, _ notes: [Finding]) -> [Finding] {
        notes.filter { $0.message.hasPrefix(trigger + " as ") }
    }

    @Test func whatElaboratesIsNotNoted() throws {
        let notes = try notes()
        for trigger in [
            "+", "\\cdot", "\\frac", "\\sqrt", "\\pi", "=", "\\le", "\\sin", "\\sum", "\\cup", "pmatrix",
            "vmatrix", "gcd", "!", "\\%", "half of", "( )", "\\binom", "percent", "km",
        ] { #expect(about(trigger, notes) == [], "\(trigger)") }
    }

    @Test(arguments: [
        ("\\wr", "Wreath"), ("\\iint", "DoubleIntegral"), ("\\propto", "Proportional"), ("\\limsup", "LimitSuperior"),
        ("\\erf", "erf is a name"), ("\\det", "det is a name"), ("\\oplus", "DirectSum"), ("‖ ‖", "norm"),
        ("\\vdash", "Proves"), ("\\forall", "quantifier"),
    ])
    func whatHasNoAlgebraIsNoted(trigger: String, reason: String) throws {
        let found = about(trigger, try notes())
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.code == "no-algebra" && $0.severity == .note && $0.message.contains(reason) })
    }

    @Test(arguments: [
        (
            "Operators", "trigger\tkind\tlevel\tassociativity\tname\tmode", "\\fits\tinfix\tadditive\tleft\tFits\tboth",
            1
        ),
        ("Operators", "trigger\tkind\tlevel\tassociativity\tname\tmode", "\\fits\tinfix\tset\tleft\tUnion\tboth", 0),
        ("Relations", "trigger\tname\tnegated\tlevel\tmode", "\\fits\tFits\tnone\trelation\tboth", 1),
        ("Relations", "trigger\tname\tnegated\tlevel\tmode", "\\fits\tEqual\tNotEqual\trelation\tboth", 0),
        ("Functions", "trigger\tname\targuments\twords", "\\fits\tfits\tfenced\tnone", 1),
        ("Functions", "trigger\tname\targuments\twords", "\\fits\tsqrt\tfenced\tnone", 0),
        ("Symbols", "trigger\tshape\tname\tmode", "\\fits\tconstant\tfits\tboth", 1),
        ("Symbols", "trigger\tshape\tname\tmode", "\\fits\tconstant\tpi\tboth", 0),
        ("Symbols", "trigger\tshape\tname\tmode", "\\fits\tconstant\tReals\tboth", 0),
        ("BigOperators", "trigger\tname\tshape", "\\fits\tFits\tsum", 1),
        ("BigOperators", "trigger\tname\tshape", "\\fits\tProduct\tsum", 0),
    ])
    func namesOfFurtherTablesAreTried(table: String, columns: String, row: String, count: Int) throws {
        let found = try notes("# table: \(table)\n\(columns)\tversion=1\n\(row)\n").filter { $0.source == "mine.tbl" }
        #expect(found.map(\.code) == Array(repeating: "no-algebra", count: count))
    }
}
