import Algebra
import Arithmetic
import Elaboration
import Expressions
import LatexSyntax

/// Congruences and divisibility.
extension StepJudge {
    /// What a link claims of remainders: `a ≡ b (mod m)`, `a | b`, or their negations; nil for another link.
    func congruence(_ link: Link, _ left: Expr, _ right: Expr) -> Statement? {
        if let modulus = link.modulus {
            guard let modulus = try? Elaborator.elaborate(modulus, scope: scope).expression else { return nil }
            let (left, right) = StepJudge.withoutInverses(left, right, modulus) ?? (left, right)
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

    /// p ≡ q r for p/q ≡ r modulo a number m > 1 to which q is coprime: 3⁻¹ ≡ 5 (mod 7) says that 1 ≡ 3 · 5. nil where the difference of
    /// both sides is an integer, or no number.
    private static func withoutInverses(_ left: Expr, _ right: Expr, _ modulus: Expr) -> (Expr, Expr)? {
        guard let m = modulus.rational?.integer, m > 1, let difference = Expr.difference(left, right).rational, !difference.isInteger,
            difference.denominator.greatestCommonDivisor(with: m).isOne
        else { return nil }
        return (.number(Rational(difference.numerator)), .zero)
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

    /// φ, τ and σ as functions of number theory, in a text that speaks of what they count.
    mutating func learnIntegerFunctions(from texts: [ReadText]) {
        var words: Set<String> = []
        var letters: Set<String> = []
        for text in texts {
            for piece in text.pieces { piece.root.collectGreekFunctions(into: &letters) }
        }
        if letters.isEmpty { return }
        for text in texts { words.formUnion(DiscourseReader.words(text.source, 0, text.source.bytes.count)) }
        func learn(_ letter: String, _ function: FunctionName.OfInteger) {
            guard letters.contains(letter), context.functions[letter] == nil else { return }
            scope.functions.insert(letter)
            scope.integerFunctions[letter] = function
        }
        let isEuler = !words.isDisjoint(with: ["totient", "euler", "euler's", "euler’s", "coprime"])
        if isEuler { for letter in ["phi", "varphi"] { learn(letter, .totient) } }
        if words.contains("divisors") || words.contains("factors") {
            learn("tau", .divisorCount)
            if words.contains("sum") { learn("sigma", .divisorSum) }
        }
    }

    /// A congruence of the problem statement.
    mutating func learnCongruence(_ link: Link) {
        guard let left = try? Elaborator.elaborate(link.left, scope: scope).expression,
            let right = try? Elaborator.elaborate(link.right, scope: scope).expression,
            let statement = congruence(link, left, right), !statement.isGround
        else { return }
        context.add(congruence: statement)
    }

    /// n² ≡ 0 or n² ≡ 1 (mod 4): that one of the congruences holds, which is that the last does where the others do not. Valid where Γ
    /// implies it and excludes none of them; nil where this is not seen.
    mutating func judgeResidues(_ links: [Link], _ span: SourceSpan, _ place: Place, _ source: SourceText) -> ClaimReport? {
        var claims: [Statement] = []
        for var link in links {
            if link.modulus == nil { link.sharedModulus = context.modulus }
            guard let left = try? Elaborator.elaborate(link.left, scope: scope).expression,
                let right = try? Elaborator.elaborate(link.right, scope: scope).expression,
                let claim = congruence(link, context.unfolding(left), context.unfolding(right)), !claim.isGround, claim.relation == .equal
            else { return nil }
            claims.append(claim)
        }
        let writtenForm = links.map(\.writtenForm).sorted().joined(separator: " or ")
        guard place.isClaimed, let last = claims.last, !context.isStated(writtenForm) else { return nil }
        let symbols = Set(claims.flatMap(\.symbols)).sorted()
        let facts = context.relevant(to: symbols) + context.congruences(with: symbols)
        func denial(_ claim: Statement) -> Statement { Statement(claim.left, .notEqual, claim.right) }
        guard let checked = prover.proof(of: last, from: facts + claims.dropLast().map(denial)),
            !claims.contains(where: { prover.proof(of: denial($0), from: facts) != nil })
        else { return nil }
        context.state(writtenForm)
        return ClaimReport(
            span: span, text: source.string(span), kind: .comparison, verdict: .valid, reason: "follows", evidence: Evidence(checked, of: last),
            writtenForm: writtenForm)
    }

    /// A congruence between numbers is decided; one with unknowns may follow from Γ and the congruences before. It is never refuted by single values: the
    /// unknowns are often bound by words.
    mutating func judgeCongruence(_ input: ClaimInput) -> ClaimReport {
        if context.isStated(input.writtenForm) { return input.report(.comparison, .undecided, "restated") }
        context.state(input.writtenForm)
        let statement = input.statement
        let facts = statement.isGround ? [] : context.relevant(to: statement.symbols) + context.congruences(with: statement.symbols)
        if !statement.isGround, !input.isDenied, !input.isOneOfSeveral, input.roles.isDisjoint(with: [.question, .negation]) { context.add(congruence: statement) }
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

extension SyntaxNode {
    /// The names φ, τ and σ that stand before a number in brackets.
    fileprivate func collectGreekFunctions(into found: inout Set<String>) {
        for (first, second) in zip(children, children.dropFirst())
        where first.shape == .symbol && ["phi", "varphi", "tau", "sigma"].contains(first.name) && second.shape == .fence
            && !second.contains(where: { $0.shape == .symbol })
        {
            found.insert(first.name)
        }
        for child in children { child.collectGreekFunctions(into: &found) }
    }
}
