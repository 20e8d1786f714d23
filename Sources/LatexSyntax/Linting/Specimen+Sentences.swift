// For every role, the sentences that show it. A trigger that both modes read has a specimen for each.
import Grammars

extension Specimen {
    /// The specimens of a claim; each of them has to show it.
    static func all(of claim: RoleClaim, in notation: Notation) -> [Specimen] {
        let trigger = claim.trigger
        let row = claim.index.map { notation.rows[Int($0)] }
        switch claim.role {
        case .symbol: return signs(claim, row, ["\(trigger)", "a \(trigger)"], symbol(row))
        case .prefix:
            return signs(
                claim, row, ["\(trigger) 3", "\(trigger) a", "p \\vee \(trigger) q"],
                .node([.prefix], row?.prefix?.name))
        case .infix:
            return signs(claim, row, ["2 \(trigger) 3", "1/2 \(trigger) 3", "a=2 \(trigger) b=3"], infix(row))
        case .postfix:
            return signs(claim, row, ["3 \(trigger)", "3\(trigger)"], .node([.postfix], row?.postfix?.name))
        case .relation:
            let isConnective = row?.relation.map { $0.level < notation.precedence.relation } ?? false
            let text = isConnective ? "a = 2 \(trigger) b = 3" : "2 \(trigger) 3"
            let specimens = signs(claim, row, [text], .node([.relation], row?.relation?.name))
            guard let negated = row?.relation?.negated, !negated.isEmpty, row?.isPlainOnly == false else {
                return specimens
            }
            return specimens + [Specimen(claim, .latex, ["2 \\not \(trigger) 3"], .node([.relation], negated))]
        case .function: return functions(claim, row)
        case .delimiter: return delimiters(claim, row, notation)
        case .fence: return [fence(claim, notation)]
        case .bigOperator:
            let texts = ["\(trigger)_{n=1}^{3} n", "\(trigger)_0^1 x\\,dx", "\(trigger)_{n \\to 0} n"]
            return [Specimen(claim, .latex, texts, .node([.bigOperator], row?.bigOperator?.name))]
        case .environment:
            let argument = notation.environmentsWithArgument.contains(trigger) ? "{cc}" : ""
            let texts = ["a & b \\\\ c & d", "a & =b \\\\ c & =d"].map {
                "\\begin{\(trigger)}\(argument) \($0) \\end{\(trigger)}"
            }
            return [Specimen(claim, .latex, texts, .node([.environment], trigger))]
        case .decoration: return [decoration(claim, row)]
        case .structure: return [structure(claim, row)]
        case .macro: return [macro(claim, row)]
        case .character: return [character(claim)]
        case .unit:
            let texts = ["2\\text{ \(trigger)}", "2\\mathrm{\(trigger)}"]
            return [Specimen(claim, .latex, texts, .node([.unit], row?.unit))]
        default: return [Specimen(claim, .plain, [trigger], .words(ProseWords.reach(of: claim.role) ?? 1...1))]
        }
    }

    // MARK: Triggers that are tokens

    private static func symbol(_ row: GrammarRow?) -> Expectation {
        .node(row?.leaf.map { [$0.shape] } ?? [], row?.leaf?.name)
    }

    private static func infix(_ row: GrammarRow?) -> Expectation {
        guard let infix = row?.infix else { return .node([], nil) }
        if infix.name.isEmpty { return .node([infix.associativity == .sum ? .sum : .product], nil) }
        // The power sign of typed text makes the same node as `^`.
        return .node([.infix, .prefix, .power], infix.name == "Power" ? nil : infix.name)
    }

    /// Commands are read alike in both modes, signs in both or in plain text only, words in \text and, some, in running text.
    private static func signs(_ claim: RoleClaim, _ row: GrammarRow?, _ texts: [String], _ expectation: Expectation)
        -> [Specimen]
    {
        let isCommand = claim.trigger.hasPrefix("\\")
        if row?.isWord == true {
            let words = texts.map {
                $0.replacing(claim.trigger, with: "\\text{ \(claim.trigger) }", maxReplacements: 1)
            }
            var specimens: [Specimen] = []
            if claim.role != .symbol { specimens.append(Specimen(claim, .latex, words, expectation)) }
            if row?.isProseWord == true { specimens.append(Specimen(claim, .plain, texts, expectation)) }
            if claim.row["where"] == "both", let reach = ProseWords.reach(of: claim.role) {
                specimens.append(Specimen(claim, .plain, [claim.trigger], .words(reach)))
            }
            return specimens
        }
        var specimens: [Specimen] = []
        if row?.isPlainOnly == false { specimens.append(Specimen(claim, .latex, texts, expectation)) }
        if !isCommand { specimens.append(Specimen(claim, .plain, texts, expectation)) }
        return specimens
    }

    private static func functions(_ claim: RoleClaim, _ row: GrammarRow?) -> [Specimen] {
        let trigger = claim.trigger
        let expectation = Expectation.node([.function], row?.function?.name)
        guard row?.isWord == true else {
            return [Specimen(claim, .latex, ["\(trigger)(3, 4)", "\(trigger)(3)"], expectation)]
        }
        return [
            Specimen(
                claim, .latex, ["\\operatorname{\(trigger)}(3, 4)", "\\operatorname{\(trigger)}(3)"], expectation),
            Specimen(claim, .plain, ["\(trigger)(3)"], expectation),
        ]
    }

    /// The spelling of a delimiter behind `\left` or `\right`, where it may also stand turned around.
    private static func spelling(_ character: String, _ notation: Notation) -> String? {
        if character == "." { return "." }
        return notation.spelling.trigger("open", character) ?? notation.spelling.trigger("close", character)
    }

    /// A pair of brackets with this one on a side where it may stand.
    private static func delimiters(_ claim: RoleClaim, _ row: GrammarRow?, _ notation: Notation) -> [Specimen] {
        guard let delimiter = row?.delimiter else { return [] }
        var texts: [String] = []
        for pair in notation.fencePairs.values.sorted(by: { ($0.open, $0.close) < ($1.open, $1.close) }) {
            if delimiter.opens, pair.open == delimiter.character,
                let close = spelling(pair.close, notation)
            {
                texts.append("\\left\(claim.trigger) a \\right\(close)")
            }
            if delimiter.closes, pair.close == delimiter.character, let open = spelling(pair.open, notation) {
                texts.append("\\left\(open) a \\right\(claim.trigger)")
            }
        }
        return [Specimen(claim, .latex, texts, .node([.fence], nil))]
    }

    private static func fence(_ claim: RoleClaim, _ notation: Notation) -> Specimen {
        let open = spelling(claim.row["open"], notation)
        let close = spelling(claim.row["close"], notation)
        let texts = open.flatMap { open in close.map { ["\\left\(open) a \\right\($0)"] } } ?? []
        return Specimen(claim, .latex, texts, .node([.fence], claim.row["name"]))
    }

    // MARK: Commands that the lexer follows

    private static func decoration(_ claim: RoleClaim, _ row: GrammarRow?) -> Specimen {
        let trigger = claim.trigger
        func specimen(_ text: String, _ expectation: Expectation) -> Specimen {
            Specimen(claim, .latex, [text], expectation)
        }
        switch row?.decoration?.effect {
        case .ignore, .space, .wideSpace: return specimen("a\(trigger) b", .tokens(as: "a b"))
        case .ignoreArgument: return specimen("a\(trigger){c} b", .tokens(as: "a b"))
        case .transparent, .struck: return specimen("\(trigger){c}", .tokens(as: "{c}"))
        case .colour: return specimen("\(trigger){c}{d}", .tokens(as: "{d}"))
        case .text: return specimen("\(trigger){zzz zzz}", .kinds([.text]))
        case .face: return specimen("{\(trigger) zzz zzz}", .kinds([.groupOpen, .text, .groupClose]))
        case .name: return specimen("\(trigger){zzz}", .kinds([.name]))
        case .alphabet: return specimen("\(trigger){q}", .kinds([.letter]))
        case .words: return specimen("\(trigger){zzz}", .kinds([.operatorName]))
        case .above, .below: return specimen("\(trigger){c}{d}", .tokens(as: "d"))
        case .box: return specimen("\(trigger){a}", .node([.boxed], nil))
        case .brace, .decorate, nil: return specimen("\(trigger){a}", .node([.decorated], row?.decoration?.name))
        }
    }

    private static func structure(_ claim: RoleClaim, _ row: GrammarRow?) -> Specimen {
        let trigger = claim.trigger
        func specimen(_ text: String, _ shape: Shape, _ name: String? = nil) -> Specimen {
            Specimen(claim, .latex, [text], .node([shape], name))
        }
        switch row?.structure?.shape {
        case .fraction, nil: return specimen("\(trigger){1}{2}", .fraction)
        case .binomial: return specimen("\(trigger){1}{2}", .binomial)
        case .root: return specimen("\(trigger){2}", .root)
        case .rootOf: return specimen("\(trigger) 3 \\of 2", .root)
        case .left: return specimen("\(trigger)( a \\right)", .fence)
        case .right: return specimen("\\left( a \(trigger))", .fence)
        case .middle: return specimen("\\left\\{ x \(trigger)| x>0 \\right\\}", .setBuilder)
        case .begin: return specimen("\(trigger){matrix} a & b \\end{matrix}", .environment, "matrix")
        case .end: return specimen("\\begin{matrix} a & b \(trigger){matrix}", .environment, "matrix")
        case .over:
            let shapes: [String: Shape] = ["fraction": .fraction, "binomial": .binomial]
            return specimen("{1 \(trigger) 2}", shapes[row?.structure?.name ?? ""] ?? .row)
        case .modulusMark: return specimen("a \\equiv b \(trigger){3}", .infix, "Modulus")
        case .negation: return specimen("a \(trigger)= b", .relation, "NotEqual")
        case .quantifier: return specimen("\(trigger) x \\in A, x=1", .quantifier, row?.structure?.name)
        case .define: return Specimen(claim, .latex, ["\(trigger){\\zzz}{a}b"], .kinds([.letter]))
        case .lineBreak: return Specimen(claim, .latex, ["a\(trigger) b"], .kinds([.letter, .lineBreak, .letter]))
        }
    }

    private static func macro(_ claim: RoleClaim, _ row: GrammarRow?) -> Specimen {
        let arity = row?.macro?.arity ?? 0
        let arguments = (0..<arity).map { "{\(Specimen.argument($0))}" }.joined()
        let text = arity == 0 ? claim.trigger + " " : claim.trigger + arguments
        return Specimen(claim, .latex, [text], .tokens(as: expanded(claim.row)))
    }

    private static func argument(_ index: Int) -> String { String(UnicodeScalar(UInt8(ascii: "p") + UInt8(index))) }

    /// What a macro stands for when its arguments are single letters, or a character for itself.
    static func expanded(_ row: TableRow) -> String {
        var text = row["replacement"]
        for index in 0..<(Int(row["arity"]) ?? 0) {
            text = text.replacing("#\(index + 1)", with: "{\(argument(index))}")
        }
        return text
    }

    private static func character(_ claim: RoleClaim) -> Specimen {
        let expected =
            switch claim.row["kind"] {
            case "superscript": "a^{\(claim.row["replacement"])} b"
            case "subscript": "a_{\(claim.row["replacement"])} b"
            case "space": "a b"
            default: "a\(claim.row["replacement"]) b"
            }
        return Specimen(claim, .latex, ["a\(claim.trigger) b"], .tokens(as: expected))
    }
}
