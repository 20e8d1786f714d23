import Algebra
import Arithmetic
import Certificates
import Elaboration
import Expressions
import LatexSyntax

/// Claims without unknowns. A false one is invalid only when nothing in the writing allows another reading.
struct GroundJudge {
    let profile: Profile
    let units: UnitTable
    /// Decimals that the problem gives or that were calculated exactly: they were not rounded.
    var exactDecimals: Set<Rational> = []

    func judge(_ input: ClaimInput, prover: inout Prover) -> ClaimReport {
        let statement = input.statement
        if statement.relation == .approximately { return judgeApproximation(input, prover: &prover) }
        let kind: ClaimReport.Kind = statement.relation == .equal ? .arithmetic : .comparison
        if statement.relation != .equal, let report = judgeMeasures(input, prover: &prover) { return report }
        switch prover.decide(statement, reading: .rewriting) {
        case .undecided(let reason): return input.report(kind, .undecided, reason)
        case .checked(let checked):
            let evidence = Evidence(checked, of: statement)
            if checked.conclusion == .holds {
                if isNumberRepeated(input), !input.isAnnotation, !unitsClash(input) {
                    return input.report(kind, .undecided, "vacuous", evidence)
                }
                if unitsClash(input) || ratesClash(input) { return input.report(kind, .undecided, "units", evidence) }
                if addsDifferentUnits(input), let measured = input.inOneUnit(units), conversion(measured, input, prover: &prover) == nil,
                    case .checked(let converted) = prover.decide(measured, reading: .rewriting), converted.conclusion == .fails
                {
                    return input.report(kind, .invalid, "false-arithmetic", Evidence(converted, of: measured))
                }
                return input.report(kind, .valid, "exact", evidence)
            }
            return refuted(input, kind, evidence, prover: &prover)
        }
    }

    /// The exact reading is false: look for the readings under which the writer is right, then for doubts.
    private func refuted(_ input: ClaimInput, _ kind: ClaimReport.Kind, _ evidence: Evidence, prover: inout Prover)
        -> ClaimReport
    {
        guard input.statement.relation == .equal else {
            if input.roles.isHypothetical { return input.report(kind, .undecided, "not-asserted", evidence) }
            if let doubt = input.doubt ?? angleDoubt(input) { return input.report(kind, .undecided, doubt, evidence) }
            return input.report(kind, .invalid, "false-comparison", evidence)
        }
        if profile.acceptsRounding,
            let rounded = rounding(input, integers: input.roles.contains(.approximation), prover: &prover)
        {
            return input.report(kind, .valid, "rounded", rounded)
        }
        var evidence = evidence
        if let measured = input.inOneUnit(units) {
            if let converted = conversion(measured, input, prover: &prover) {
                return input.report(kind, .valid, "converted", converted)
            }
            if case .checked(let checked) = prover.decide(measured, reading: .rewriting) {
                evidence = Evidence(checked, of: measured)
            }
        }
        if let congruence = congruenceReading(input, prover: &prover) { return congruence }
        if let percent = percentReading(input, prover: &prover) {
            return input.report(kind, .valid, "percent", percent)
        }
        if let doubt = doubt(input, prover: &prover) { return input.report(kind, .undecided, doubt, evidence) }
        return input.report(kind, .invalid, "false-arithmetic", evidence)
    }

    /// One side is the other, rounded or cut off at its written digits. Integers count as rounded only on request.
    func rounding(_ input: ClaimInput, integers: Bool, prover: inout Prover) -> Evidence? {
        for literal in [input.right.notes.literal, input.left.notes.literal] {
            guard let literal, literal.isDecimal || integers else { continue }
            if case .checked(let checked) = prover.decideRounding(input.statement, literal: literal) {
                return Evidence(checked, of: input.statement)
            }
        }
        return nil
    }

    /// The equation with its units converted, exactly or rounded: `2 hours + 10 minutes = 130 minutes`.
    private func conversion(_ statement: Statement, _ input: ClaimInput, prover: inout Prover) -> Evidence? {
        if case .checked(let checked) = prover.decide(statement, reading: .rewriting), checked.conclusion == .holds {
            return Evidence(checked, of: statement)
        }
        if profile.acceptsRounding, let literal = input.right.notes.literal, literal.isDecimal,
            case .checked(let checked) = prover.decideRounding(statement, literal: literal)
        {
            return Evidence(checked, of: statement)
        }
        return nil
    }

    /// The same number on both sides, only written otherwise: `5 = 5.0`. A percent sign makes it a conversion.
    private func isNumberRepeated(_ input: ClaimInput) -> Bool {
        input.left.notes.literal != nil && input.right.notes.literal != nil && input.statement.relation == .equal
            && !input.left.notes.hasPercent
            && !input.right.notes.hasPercent
    }

    /// `32 = 4 mod 7`: the modulus belongs to the whole equation. `32 mod 7 = 11` may mean it or be an error.
    private func congruenceReading(_ input: ClaimInput, prover: inout Prover) -> ClaimReport? {
        for (modulated, other) in [
            (input.statement.right, input.statement.left), (input.statement.left, input.statement.right),
        ] {
            guard case .function(.remainder) = modulated.head, modulated.arguments.count == 2 else { continue }
            let difference = Expr.difference(other, modulated.arguments[0])
            let congruence = Statement(.function(.remainder, [difference, modulated.arguments[1]]), .equal, .zero)
            guard case .checked(let checked) = prover.decide(congruence, reading: .rewriting),
                checked.conclusion == .holds
            else { continue }
            let isCertain = modulated == input.statement.right
            return input.report(
                .arithmetic, isCertain ? .valid : .undecided, "congruence", Evidence(checked, of: congruence))
        }
        return nil
    }

    /// `30/120 · 100 = 25%`: the sign as the unit of a number already in percent.
    private func percentReading(_ input: ClaimInput, prover: inout Prover) -> Evidence? {
        // Signs on both sides are one unit: 3 · 100% is not 3%. "0.5% = 0.5" calculates nothing.
        if input.left.notes.hasPercent, input.right.notes.hasPercent { return nil }
        if input.left.notes.literal != nil, input.right.notes.literal != nil { return nil }
        let hundred = Expr.number(100)
        for (isMarked, scaled) in [
            (
                input.right.notes.hasPercent,
                Statement(input.statement.left, .equal, .product([hundred, input.statement.right]))
            ),
            (
                input.left.notes.hasPercent,
                Statement(.product([hundred, input.statement.left]), .equal, input.statement.right)
            ),
        ] where isMarked {
            if case .checked(let checked) = prover.decide(scaled, reading: .rewriting), checked.conclusion == .holds {
                return Evidence(checked, of: scaled)
            }
            if let literal = (input.right.notes.hasPercent ? input.right : input.left).notes.literal,
                literal.scale > 2 || input.roles.contains(.approximation)
            {
                if case .checked(let checked) = prover.decideRounding(scaled, literal: literal.shifted(by: 2)) {
                    return Evidence(checked, of: scaled)
                }
            }
        }
        return nil
    }

    /// Why a false equation may still be no error of the writer; nil when there is no such reason.
    func doubt(_ input: ClaimInput, prover: inout Prover) -> String? {
        // A calculation with its result is meant even inside "if 3 · 4 = 12 boxes are sold"; an equation of two
        // calculations there may be the hypothesis.
        let hasResult = input.link.right.isValue || input.right.notes.literal != nil || input.link.next?.isValue == true
        let isHypothesis = !hasResult && !input.roles.isDisjoint(with: [.assumption, .question])
        if input.isDenied || isHypothesis && !input.isAnnotation { return "not-asserted" }
        if input.roles.contains(.column) { return "column" }
        if let doubt = input.doubt ?? angleDoubt(input) { return doubt }
        // "the parallax angle π": a letter that names something here.
        if input.statement.left == .constant(.pi) || input.statement.left == .constant(.e), input.link.position == 0 { return "constant-or-name" }
        if isLeftOfUnknowns(input) { return "no-calculation" }
        if !input.isAnnotation, let doubt = wordingDoubt(input, prover: &prover) { return doubt }
        if isWithinReach(input) { return "rounded-operands" }
        return isWithinOne(input) ? "rounded-to-integer" : nil
    }

    /// `9 = 1/3`: nobody calculates so. Dividing both sides of 9 y = y/3 by y leaves it.
    private func isLeftOfUnknowns(_ input: ClaimInput) -> Bool {
        guard input.link.chainLength == 2, input.left.notes.units.isEmpty, input.right.notes.units.isEmpty, !input.countsNoun else { return false }
        return input.left.notes.literal?.scale == 0 && input.link.right.isQuotientOfNumbers && input.statement.right.rational?.isInteger == false
    }

    /// The sides differ by no more than the rounding of the written decimals explains, or by 2 % where π or another
    /// irrational number may have been rounded on the way.
    private func isWithinReach(_ input: ClaimInput) -> Bool {
        let sides = [input.statement.left, input.statement.right]
        let hasDecimals = input.left.notes.hasDecimals || input.right.notes.hasDecimals
        var budget = Budget(steps: 10_000)
        if hasDecimals, let a = try? sides[0].rationalValue(budget: &budget),
            let b = try? sides[1].rationalValue(budget: &budget),
            let left = Elaborator.roundingReach(of: input.link.left, exact: exactDecimals),
            let right = Elaborator.roundingReach(of: input.link.right, exact: exactDecimals)
        {
            return (a - b).magnitude <= (left + right) * Rational("11/10")!
        }
        let isInexact = hasDecimals || sides[0].contains { $0 == .constant(.pi) }
        return isInexact && (relativeDifference(input.statement).map { $0 < 0.02 } ?? false)
    }

    /// |a − b| / max(|a|, |b|), for the doubts only.
    func relativeDifference(_ statement: Statement) -> Double? {
        var budget = Budget(steps: 10_000)
        guard let a = try? statement.left.enclosure(precision: 64, budget: &budget).approximate,
            let b = try? statement.right.enclosure(precision: 64, budget: &budget).approximate
        else { return nil }
        return abs(a - b) / max(abs(a), abs(b), .leastNormalMagnitude)
    }

    /// An integer written for a value less than one away from it: a count that was rounded up, down or off.
    /// Between formulas that count and measure nothing an integer is meant exactly: \frac{17}{3} = 6.
    private func isWithinOne(_ input: ClaimInput) -> Bool {
        if !input.hasUnits, !input.countsNoun, input.text.contains("frac{") { return false }
        var budget = Budget(steps: 10_000)
        guard let a = try? input.statement.left.rationalValue(budget: &budget),
            let b = try? input.statement.right.rationalValue(budget: &budget),
            a.isInteger != b.isInteger, !(a.isInteger ? input.link.right : input.link.left).isSumOfValues
        else { return false }
        return (a - b).magnitude < 1 && (a.isInteger ? input.left : input.right).notes.literal?.scale == 0
    }
}
