import Algebra
import Elaboration
import Expressions
import LatexSyntax

/// Equations of which one or the other holds: `x = 2 or x = −3`, `x − 1 = ±2`, `x − 2 = 0 or x + 3 = 0`.
extension StepJudge {
    /// `x = 2 or x = −3`: all values together, after an equation in x; `x − 2 = 0 or x + 3 = 0`: that one of the equations holds.
    mutating func judgeAlternatives(_ links: [Link], _ span: SourceSpan, _ place: Place, _ source: SourceText) -> ClaimReport? {
        guard let first = links.first, let notes = try? Elaborator.elaborate(first.left, scope: scope) else { return nil }
        if first.relation.name == "Equiv" { return judgeResidues(links, span, place, source) ?? unreadable(span, source, "not-implied") }
        guard links.allSatisfy({ $0.relation.name == "Equal" }), let equations = equations(of: links) else {
            return unreadable(span, source, "unsupported")
        }
        let unknown = equations[0].left
        let values = equations.map(\.right)
        // Being one case of several is what the alternatives say; it is no hypothesis.
        var input = ClaimInput(
            link: first, left: notes, right: notes, statement: Statement(unknown, .equal, values[0]),
            roles: place.followsOr ? place.roles.subtracting(.assumption) : place.roles, step: place.step,
            span: span, text: source.string(span),
            writtenForm: links.map(\.writtenForm).sorted().joined(separator: " or "),
            goesOn: place.goesOn, caution: nil, countsNoun: false)
        guard equations.allSatisfy({ $0.left == unknown }) else {
            let report = place.isClaimed ? judgeOneOf(equations.map(unfolded), input) : nil
            return report ?? input.report(.solutions, .undecided, "not-implied")
        }
        let behind = DiscourseReader.words(source, span.end, span.end + 60)
        input.tellsSolutions = (place.namesSolutions || StepJudge.callsThemSolutions(behind)) && !place.isTentative
        return judgeValues(values, input, source, areListed: links.count > 1 && links[1].left.span == first.left.span)
    }

    /// Several values of one unknown, as the solutions of the last equation in it, or as all that follows for it.
    /// - Parameter areListed: whether they stand one after the other behind one equality sign.
    mutating func judgeValues(_ values: [Expr], _ input: ClaimInput, _ source: SourceText, areListed: Bool = false) -> ClaimReport {
        if let report = judgeFamilies(values, input, source) {
            context.breakOff()
            return report
        }
        let judge = symbolicJudge
        let isSupposed = areListed && !input.roles.contains(.consequence) && !input.roles.isDisjoint(with: [.assumption, .trial])
        guard let unknown = input.statement.left.symbol, values.allSatisfy(\.isGround),
            let equation = judge.equation(in: unknown, context)
        else {
            // "for x = 1, 2, 3", "substituting x = 0, 1"
            let isNew = input.statement.left.symbol.map { !context.mentions([$0]) } ?? false
            let isInstance = input.roles.contains(.trial) && !input.roles.contains(.consequence)
            if isSupposed || isInstance || areListed && !input.roles.contains(.consequence) && isNew {
                return input.report(.assumption, .undecided, "assumption")
            }
            return quadraticFormula(values, input) ?? judgeOneOf(values.map { Statement(input.statement.left, .equal, $0) }, input)
                ?? input.report(.solutions, .undecided, "not-implied")
        }
        if isSupposed { return input.report(.assumption, .undecided, "assumption") }
        let report = judge.judgeSolutions(input, of: equation, unknown, values, context, &prover)
        // From here on the unknown has several values; each of its equations holds for all of them.
        context.forgetNumbers(of: unknown)
        if report.verdict == .valid, report.reason == "solutions" { context.solutions[unknown] = values }
        context.breakOff()
        return report
    }

    /// `x − 2 = 0 or x + 3 = 0`, from the item at the index on: that one of the equations holds, where this follows from Γ; and the
    /// index behind them. What follows from each of them is judged for itself.
    mutating func judgeCases(from start: Int, _ items: [AlternativeGrouping.Item<Place>], _ source: SourceText) -> (end: Int, report: ClaimReport)? {
        guard start + 1 < items.count, items[start + 1].connector?.last == "or", case .link(let first) = items[start].utterance else { return nil }
        var links = [first]
        while start + links.count < items.count, items[start + links.count].connector?.last == "or",
            case .link(let link) = items[start + links.count].utterance
        {
            links.append(link)
        }
        let place = items[start].place
        let span = SourceSpan(start: first.span.start, end: links[links.count - 1].span.end)
        guard links.allSatisfy({ $0.chainLength == 2 && $0.relation.name == first.relation.name }), place.isOneOfSeveral,
            place.followsOr || place.roles.contains(.consequence), place.isClaimed
        else { return nil }
        if first.relation.name == "Equiv" { return judgeResidues(links, span, place, source).map { (start + links.count, $0) } }
        guard first.relation.name == "Equal", let equations = equations(of: links)?.map(unfolded),
            let notes = try? Elaborator.elaborate(first.left, scope: scope)
        else { return nil }
        let input = ClaimInput(
            link: first, left: notes, right: notes, statement: equations[0], roles: [], step: place.step, span: span,
            text: source.string(span), writtenForm: links.map(\.writtenForm).sorted().joined(separator: " or "),
            goesOn: place.goesOn, caution: nil, countsNoun: false)
        if let report = judgeOneOf(equations, input) { return (start + links.count, report) }
        // What "and" joins is asserted, whether it is seen to follow or not.
        return items[start + 1].connector?.first == "and" ? (start + links.count, input.report(.solutions, .undecided, "not-implied")) : nil
    }

    /// What the links say, each of `x = ±2` twice; nil where a side is no number.
    private func equations(of links: [Link]) -> [Statement]? {
        var result: [Statement] = []
        for link in links {
            guard let left = try? Elaborator.elaborate(link.left, scope: scope).expression,
                let right = try? Elaborator.elaborate(link.right, scope: scope), case let values = right.bothValues, !values.isEmpty
            else { return nil }
            result += values.map { Statement(left, .equal, $0) }
        }
        return result
    }

    private func unfolded(_ equation: Statement) -> Statement {
        Statement(context.unfolding(equation.left), equation.relation, context.unfolding(equation.right))
    }

    /// That one of the equations holds: the product of their differences is 0. Valid where Γ implies it and excludes none of them; nil
    /// where this is not seen.
    private mutating func judgeOneOf(_ equations: [Statement], _ input: ClaimInput) -> ClaimReport? {
        guard 2...StepJudge.mostAlternatives ~= equations.count, equations.allSatisfy({ !$0.isGround }), !input.roles.isHypothetical else { return nil }
        let claim = Statement(.product(equations.map(\.difference)), .equal, .zero)
        let judge = symbolicJudge
        let facts = judge.facts(for: claim, context)
        guard !facts.isEmpty, let checked = judge.holds(claim, facts, &prover),
            !equations.contains(where: { prover.areInconsistent(SegmentNames.joined(facts + [$0])) }),
            // Where the value of the letter is known the others are none.
            !equations.contains(where: { $0.left.symbol != nil && $0.right.isGround && judge.holds($0, facts, &prover) != nil })
        else { return nil }
        if !context.holds(claim) { context.add(claim, onlyInStep: context.hasAssumptions ? input.step : nil, isDerived: true, isBinding: false) }
        return input.report(.solutions, .valid, "follows", judge.evidence(checked, of: claim))
    }

    private static let mostAlternatives = 6

    /// x = (−b ± √(b² − 4ac)) / 2a in letters: the solutions of ax² + bx + c = 0, whatever the letters are called.
    private mutating func quadraticFormula(_ values: [Expr], _ input: ClaimInput) -> ClaimReport? {
        let letters = Array(Set(values.flatMap(\.symbols)).subtracting(input.statement.left.symbols)).sorted()
        guard values.count == 2, letters.count == 3, values[0] != values[1] else { return nil }
        for (a, b, c) in [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)] {
            let coefficients = [a, b, c].map { Expr.symbol(letters[$0]) }
            let claims = values.map { value in
                Statement(.sum([.product([coefficients[0], .power(value, .number(2))]), .product([coefficients[1], value]), coefficients[2]]), .equal, .zero)
            }
            let proofs = claims.compactMap { symbolicJudge.holds($0, [], &prover) }
            if proofs.count == 2 { return input.report(.solutions, .valid, "identity", Evidence(proofs[0], of: claims[0])) }
        }
        return nil
    }
}

extension StepJudge.Place {
    /// Whether alternatives are said to hold: "setting each factor equal to zero gives …", not "setting x = 1 or x = 2".
    var isClaimed: Bool {
        roles.isDisjoint(with: [.negation, .question, .contradiction]) && (!roles.contains(.trial) || roles.contains(.consequence))
    }
}

extension Elaboration {
    /// The values of `±a`, or the one value; none where it is no number.
    var bothValues: [Expr] {
        if case .plusMinus(let upper, let lower) = denotation { return [upper, lower] }
        return expression.map { [$0] } ?? []
    }
}
