import Algebra
import Arithmetic
import Certificates
import Elaboration
import Expressions
import LatexSyntax

/// Families of solutions, one for each integer: `x = π/6 + 2kπ or x = 5π/6 + 2kπ`.
extension StepJudge {
    /// Letters that stand for any integer where they are new and a multiple of π or of another period.
    static let integerLetters: Set<String> = ["k", "n", "m", "l", "j"]

    /// The verdict on values u = a + p k for all integers k, as the solutions of the last equation in the unknown of u; nil where the
    /// claim is none of this kind or nothing is decided.
    ///
    /// That u is one of them says sin (π (u − a)/p) = 0.
    mutating func judgeFamilies(_ values: [Expr], _ input: ClaimInput, _ source: SourceText) -> ClaimReport? {
        guard values.contains(where: { !$0.isGround }) else { return nil }
        guard input.statement.relation == .equal, input.link.position == 0, let unknown = input.statement.left.symbols.first,
            input.statement.left.symbols.count == 1, !StepJudge.integerLetters.contains(unknown.name) || input.statement.left.symbol != nil,
            let written = symbolicJudge.equation(in: unknown, context),
            // What it says of the measure in radians, where the text's unit is the degree.
            case let converted = values.contains(where: { $0.contains { $0 == .constant(.pi) } }) ? nil : written.inRadians(unknown),
            case let equation = converted ?? written,
            equation.symbols == [unknown], equation.left.hasKnownDomain(over: .real), equation.right.hasKnownDomain(over: .real),
            !StepJudge.mayRestrictIntegers(source, input.span)
        else { return nil }
        var zeros: [Formula] = []
        guard let left = converted == nil ? input.statement.left : input.statement.left.inRadians.angleInRadians(unknown) else { return nil }
        for value in values {
            guard let angle = angle(of: left, in: converted == nil ? value : value.inRadians, unknown) else { return nil }
            zeros.append(.statement(Statement(.elementary(.sin, angle), .equal, .zero)))
        }
        let family = SolutionSet(unknown: unknown, formula: zeros.count == 1 ? zeros[0] : .or(zeros))
        let premise = Formula.statement(equation)
        let search = Relate.ofSteps
        let isSolution = search.implication(from: family.formula, to: premise)
        if isSolution.holds, let checked = search.implication(from: .true, to: .equivalent(premise, family.formula)).checked,
            checked.conclusion == .holds
        {
            return input.report(.solutions, .valid, "solutions", Evidence(checked, of: family, from: premise))
        }
        let judgement = Judgement(claim: .implication(.true, .equivalent(premise, family.formula), over: .real))
        if isSolution.fails, let point = isSolution.counterexample, context.latest?.statement == written,
            // Another equation of the text may be meant.
            Set(context.equations(in: unknown)).count <= 1, symbolicJudge.mayRefute(input), input.doubt == nil,
            let checked = try? Checker().check(.implicationWitness(point), for: judgement), checked.conclusion == .fails
        {
            return input.report(.solutions, .invalid, "not-a-solution", Evidence(checked, of: family, from: premise, at: point))
        }
        return input.report(.solutions, .undecided, configuration.profile.forbidsLostSolutions ? "lost-solutions" : "not-all-solutions")
    }

    private static let restrictingWords: Set<String> = [
        "odd", "even", "positive", "negative", "nonnegative", "non", "natural", "nonzero", "not", "except", "unless", "multiple", "divisible",
        "parity", "only", "cannot", "least", "most", "between", "less", "greater", "smallest", "largest",
    ]

    /// Whether the text around the claim may let the letter of a family stand for some integers only: in words, or by a relation that is
    /// not that it lies in ℤ.
    private static func mayRestrictIntegers(_ source: SourceText, _ span: SourceSpan) -> Bool {
        let reach = 200
        let (start, end) = (max(0, span.start - reach), min(source.bytes.count, span.end + reach))
        if DiscourseReader.words(source, start, span.start).contains(where: restrictingWords.contains) { return true }
        if DiscourseReader.words(source, span.end, end).contains(where: restrictingWords.contains) { return true }
        let rest = source.bytes[span.end..<end].filter { ![32, 36, 123, 125].contains($0) }
        let text = String(decoding: rest, as: UTF8.self)
        for letter in integerLetters {
            for place in text.ranges(of: letter) {
                let behind = text[place.upperBound...]
                if ["=", "<", ">", "≤", "≥", "≠", "\\ge", "\\le", "\\ne", "\\not", "\\equiv", "\\gt", "\\lt"].contains(where: behind.hasPrefix) {
                    return true
                }
                guard let element = ["\\in", "∈"].first(where: behind.hasPrefix), case let set = behind.dropFirst(element.count),
                    !set.hasPrefix("t"), !set.hasPrefix("f")
                else { continue }
                let integers = ["\\mathbbZ", "\\mathbfZ", "\\BbbZ", "ℤ", "Z"]
                guard let name = integers.first(where: set.hasPrefix), case let tail = set.dropFirst(name.count),
                    !["^", "_", "+", "\\setminus", "\\backslash", "-"].contains(where: tail.hasPrefix)
                else { return true }
            }
        }
        return false
    }

    /// π (u − a)/p for the value a + p k with one letter k for integers, of which nothing else is known.
    private func angle(of left: Expr, in value: Expr, _ unknown: Symbol) -> Expr? {
        let letters = value.symbols
        guard letters.count == 1, let letter = letters.first, letter != unknown, StepJudge.integerLetters.contains(letter.name),
            value.contains(where: { $0 == .constant(.pi) }), !context.mentions([letter])
        else { return nil }
        // a π + p π k with rational numbers a and p.
        var normalizer = Normalizer(budget: Budget(steps: 2_000))
        guard let form = try? normalizer.normalize(value).polynomial, let index = normalizer.index(of: letter) else { return nil }
        var (first, step) = (Rational.zero, Rational.zero)
        for term in form.terms {
            let factors = term.monomial.factors
            let isTurn = factors.contains { normalizer.generators[$0.generator] == .constant(.pi) && $0.exponent == 1 }
            switch factors.count {
            case 1 where isTurn: first = term.coefficient
            case 2 where isTurn && factors.contains(where: { $0.generator == index && $0.exponent == 1 }): step = term.coefficient
            default: return nil
            }
        }
        guard let scale = try? step.inverse() else { return nil }
        let parts = left.head == .sum ? left.arguments : [left]
        return .sum(parts.map { .product([.number(scale), $0]) } + [.product([.number(-first * scale), .constant(.pi)])])
    }
}

extension Statement {
    /// An equation of circular functions of x degrees as one of x radians; nil for another.
    fileprivate func inRadians(_ unknown: Symbol) -> Statement? {
        guard let left = left.withAnglesInRadians(unknown), let right = right.withAnglesInRadians(unknown) else { return nil }
        return Statement(left, relation, right)
    }
}

extension Expr {
    /// With a x + b π in circular functions for a π x/180 + b π; nil where the unknown stands elsewhere.
    fileprivate func withAnglesInRadians(_ unknown: Symbol) -> Expr? {
        guard contains(unknown) else { return self }
        if case .function(.elementary(let function)) = head, [.sin, .cos, .tan, .cot, .sec, .csc].contains(function) {
            return arguments[0].angleInRadians(unknown).map { rebuilt([$0]) }
        }
        let parts = arguments.compactMap { $0.withAnglesInRadians(unknown) }
        return arguments.isEmpty || parts.count < arguments.count ? nil : rebuilt(parts)
    }

    /// a x + b π for a π x/180 + b π.
    fileprivate func angleInRadians(_ unknown: Symbol) -> Expr? {
        var normalizer = Normalizer(budget: Budget(steps: 2_000))
        guard let form = try? normalizer.normalize(self).polynomial, let index = normalizer.index(of: unknown) else { return nil }
        var terms: [Expr] = []
        for term in form.terms {
            let others = term.monomial.factors.filter { normalizer.generators[$0.generator] != .constant(.pi) || $0.exponent != 1 }
            guard others.count == term.monomial.factors.count - 1 else { return nil }
            if others.isEmpty {
                terms.append(.product([.number(term.coefficient), .constant(.pi)]))
            } else if others.count == 1, others[0].generator == index, others[0].exponent == 1 {
                terms.append(.product([.number(180 * term.coefficient), .symbol(unknown)]))
            } else {
                return nil
            }
        }
        return .sum(terms)
    }
}
