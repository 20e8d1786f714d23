import Algebra
import Elaboration
import Expressions
import LatexSyntax

/// Congruences and divisibility.
extension StepJudge {
    /// What a link claims of remainders: `a ≡ b (mod m)`, `a | b`, or their negations; nil for another link.
    func congruence(_ link: Link, _ left: Expr, _ right: Expr) -> Statement? {
        if let modulus = link.modulus {
            guard let modulus = try? Elaborator.elaborate(modulus, scope: scope).expression else { return nil }
            switch link.relation.name {
            case "Equiv", "Equal": return .congruence(left, right, modulus)
            case "NotEquiv", "NotEqual": return .congruence(left, right, modulus, holds: false)
            default: return nil
            }
        }
        switch link.relation.name {
        case "Divides": return .congruence(right, .zero, left)
        case "NotDivides": return .congruence(right, .zero, left, holds: false)
        default: return nil
        }
    }

    /// The one modulus of all congruences of the texts, in signs and in words; nil where there are several.
    mutating func learnModulus(from texts: [ReadText]) {
        guard texts.contains(where: { $0.pieces.contains { $0.root.contains { $0.shape == .relation && $0.name == "Equiv" } } }) else { return }
        var moduli = texts.flatMap { $0.pieces.flatMap(\.root.moduli) }
        for text in texts {
            for sentence in Sentence.sentences(of: text, text.wholeSpan) {
                for index in sentence.tokens.indices where sentence.word(index).map({ ["modulo", "mod"].contains($0) }) == true {
                    guard sentence.tokens.indices.contains(index + 1), let node = sentence.operand(sentence.tokens[index + 1], configuration.parser)
                    else { continue }
                    moduli.append(node)
                }
            }
        }
        guard let modulus = moduli.first, moduli.allSatisfy({ $0.writtenForm == modulus.writtenForm }) else { return }
        context.modulus = modulus
    }

    /// A congruence of the problem statement.
    mutating func learnCongruence(_ link: Link) {
        guard let left = try? Elaborator.elaborate(link.left, scope: scope).expression,
            let right = try? Elaborator.elaborate(link.right, scope: scope).expression,
            let statement = congruence(link, left, right), !statement.isGround
        else { return }
        context.add(congruence: statement)
    }

    /// A congruence between numbers is decided; one with unknowns may follow from Γ and the congruences before. It is never refuted by single values: the
    /// unknowns are often bound by words.
    mutating func judgeCongruence(_ input: ClaimInput) -> ClaimReport {
        if context.isStated(input.writtenForm) { return input.report(.comparison, .undecided, "restated") }
        context.state(input.writtenForm)
        let statement = input.statement
        let facts = statement.isGround ? [] : context.relevant(to: statement.symbols) + context.congruences(with: statement.symbols)
        if !statement.isGround, !input.isDenied, input.roles.isDisjoint(with: [.question, .negation]) { context.add(congruence: statement) }
        let decision = prover.decide(statement, facts: facts, reading: facts.isEmpty ? .rewriting : .consequence)
        guard case .checked(let checked) = decision else {
            if case .undecided(let reason) = decision, statement.isGround {
                return input.report(.comparison, .undecided, reason)
            }
            return input.report(.comparison, .undecided, "not-implied")
        }
        let evidence = Evidence(checked, of: statement)
        if checked.conclusion == .holds {
            return input.report(.comparison, .valid, statement.isGround ? "exact" : "follows", evidence)
        }
        guard statement.isGround else { return input.report(.comparison, .undecided, "not-implied") }
        if input.isDenied || input.roles.isHypothetical {
            return input.report(.comparison, .undecided, "not-asserted", evidence)
        }
        if let doubt = input.doubt { return input.report(.comparison, .undecided, doubt, evidence) }
        // The modulus is another's.
        if input.link.sharedModulus != nil { return input.report(.comparison, .undecided, "not-asserted", evidence) }
        return input.report(.comparison, .invalid, "false-congruence", evidence)
    }
}
