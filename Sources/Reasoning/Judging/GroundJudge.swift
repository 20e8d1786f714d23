import Algebra
import Arithmetic
import Certificates
import Elaboration
import Expressions
import LatexSyntax

/// Claims without unknowns. A false one is invalid only when nothing in the writing allows another reading.
struct GroundJudge {
    let profile: Profile

    func judge(_ input: ClaimInput, prover: inout Prover) -> ClaimReport {
        let statement = input.statement
        let kind: ClaimReport.Kind =
            statement.relation == .equal || statement.relation == .approximately ? .arithmetic : .comparison
        if statement.relation == .approximately {
            if let evidence = rounding(input, integers: true, prover: &prover) {
                return input.report(kind, .valid, "rounded", evidence)
            }
            return input.report(kind, .undecided, "approximate")
        }
        switch prover.decide(statement, reading: .rewriting) {
        case .undecided(let reason): return input.report(kind, .undecided, reason)
        case .checked(let checked):
            let evidence = Evidence(checked, of: statement)
            if checked.conclusion == .holds {
                if isNumberRepeated(input), !input.isAnnotation {
                    return input.report(kind, .undecided, "vacuous", evidence)
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
            if input.roles.isHypothetical || input.roles.contains(.negation) {
                return input.report(kind, .undecided, "not-asserted", evidence)
            }
            if let doubt = input.doubt ?? angleDoubt(input) { return input.report(kind, .undecided, doubt, evidence) }
            return input.report(kind, .invalid, "false-comparison", evidence)
        }
        if profile.acceptsRounding,
            let rounded = rounding(input, integers: input.roles.contains(.approximation), prover: &prover)
        {
            return input.report(kind, .valid, "rounded", rounded)
        }
        if let congruence = congruenceReading(input, prover: &prover) { return congruence }
        if let percent = percentReading(input, prover: &prover) {
            return input.report(kind, .valid, "percent", percent)
        }
        if let doubt = doubt(input, prover: &prover) { return input.report(kind, .undecided, doubt, evidence) }
        return input.report(kind, .invalid, "false-arithmetic", evidence)
    }

    /// One side is the other, rounded or cut off at its written digits. Integers count as rounded only on request.
    private func rounding(_ input: ClaimInput, integers: Bool, prover: inout Prover) -> Evidence? {
        for literal in [input.right.notes.literal, input.left.notes.literal] {
            guard let literal, literal.scale > 0 || integers else { continue }
            if case .checked(let checked) = prover.decideRounding(input.statement, literal: literal) {
                return Evidence(checked, of: input.statement)
            }
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
                let shown = DecimalLiteral(value: literal.value * 100, scale: literal.scale - 2)
                if case .checked(let checked) = prover.decideRounding(scaled, literal: shown) {
                    return Evidence(checked, of: scaled)
                }
            }
        }
        return nil
    }

    /// Why a false equation may still be no error of the writer; nil when there is no such reason.
    private func doubt(_ input: ClaimInput, prover: inout Prover) -> String? {
        let (left, right) = (input.left.notes, input.right.notes)
        // A calculation with its result is meant even inside "if 3 · 4 = 12 boxes are sold"; an equation of two
        // calculations there may be the hypothesis.
        let isHypothesis = right.literal == nil && !input.roles.isDisjoint(with: [.assumption, .question])
        if input.isDenied || isHypothesis && !input.isAnnotation { return "not-asserted" }
        if let doubt = input.doubt ?? angleDoubt(input) { return doubt }
        if !input.isAnnotation, let doubt = wordingDoubt(input, prover: &prover) { return doubt }
        if let difference = relativeDifference(input.statement) {
            let isInexact =
                left.hasDecimals || right.hasDecimals || input.statement.left.contains { $0 == .constant(.pi) }
            if isInexact && difference < 0.02 { return "rounded-operands" }
            if isWithinOne(input) { return "rounded-to-integer" }
        }
        return nil
    }

    /// Doubts that come from the words and units of running text; an annotation has none.
    private func wordingDoubt(_ input: ClaimInput, prover: inout Prover) -> String? {
        if isCorrespondence(input) { return "correspondence" }
        // "Plugging in x = −7 gives |−7 − 3| = 2(−7) + 4": whether it holds is the question, no result is stated.
        if input.roles.contains(.trial), input.link.chainLength == 2, input.right.notes.literal == nil {
            return "trial"
        }
        if input.left.notes.hasPercent || input.right.notes.hasPercent { return "percent" }
        if usesSeveralUnits(input) { return "units" }
        if let doubt = groupingDoubt(input) { return doubt }
        if profile.toleratesRunOn, isRunOn(input, prover: &prover) { return "run-on" }
        return nil
    }

    /// Units of the table on both sides that differ, or a quotient of units against a bare number: a conversion may be meant.
    private func usesSeveralUnits(_ input: ClaimInput) -> Bool {
        let left = GroundJudge.units(input.link.left)
        let right = GroundJudge.units(input.link.right)
        if !left.isEmpty, !right.isEmpty { return left != right }
        if left.union(right).count > 1 || Set(input.left.notes.units).count > 1 && input.right.notes.units.isEmpty {
            return true
        }
        let (leftWords, rightWords) = (Set(input.left.notes.units), Set(input.right.notes.units))
        // "5 friends = 250 / 5": the words name what the calculation is for.
        if input.left.notes.literal != nil, !leftWords.isEmpty, leftWords.isDisjoint(with: rightWords) { return true }
        if input.link.left.shape != .sum, !leftWords.isEmpty, !rightWords.isEmpty,
            leftWords.isDisjoint(with: rightWords)
        {
            return true
        }
        return isConversion(input.statement, of: left.union(right))
    }

    /// One side is the other times a factor between units in common use: cents for dollars, minutes for hours.
    private func isConversion(_ statement: Statement, of units: Set<String>) -> Bool {
        if units.isEmpty { return false }
        var budget = Budget(steps: 10_000)
        guard let a = try? statement.left.rationalValue(budget: &budget),
            let b = try? statement.right.rationalValue(budget: &budget),
            let ratio = try? a.magnitude > b.magnitude ? a.divided(by: b) : b.divided(by: a), let factor = ratio.int
        else { return false }
        if units.isSubset(of: ["dollar", "cent"]) { return factor == 100 }
        return [3, 7, 10, 12, 16, 24, 30, 36, 52, 60, 100, 365, 1_000, 3_600, 5_280].contains(factor)
    }

    /// Two quantities set beside each other, nothing calculated: "1/2 inch = 20 miles", "2/5 is equal to 12.8 hectares".
    private func isCorrespondence(_ input: ClaimInput) -> Bool {
        let (left, right) = (input.left.notes, input.right.notes)
        // In a longer chain, `1 + 1 = 2 = 3`, bare numbers are results.
        let isResult = input.link.chainLength > 2 && left.units.isEmpty && right.units.isEmpty
        if left.literal != nil && right.literal != nil, !isResult, !input.link.left.isDoublyNegated,
            !input.link.right.isDoublyNegated
        {
            return true
        }
        // "4/4 = 80": the whole.
        if input.statement.left == .one, input.link.left.isQuotientOfNumbers, let whole = right.literal,
            whole.scale == 0, whole.value > 1
        {
            return true
        }
        if isShare(left, input.link.left, input.statement.left)
            && (!right.units.isEmpty || !left.units.isEmpty || input.countsNoun)
        {
            return true
        }
        if isShare(right, input.link.right, input.statement.right) && (!left.units.isEmpty || !right.units.isEmpty) {
            return true
        }
        return false
    }

    /// A proper fraction without a unit, or followed by what it is a fraction of: a share of something.
    private func isShare(_ notes: Elaboration.Notes, _ node: SyntaxNode, _ value: Expr) -> Bool {
        guard let share = value.rational, share.sign > 0, share < 1 else { return false }
        guard notes.units.allSatisfy({ $0.hasPrefix("of ") }) else { return false }
        if notes.units.isEmpty { return node.isQuotientOfNumbers }
        return node.contains { $0.shape == .fraction || $0.shape == .product } && !node.contains { $0.shape == .sum }
    }

    /// Forms that people group in more than one way: `2 / 1/5`, `1/3 of 150` after an equals sign.
    private func groupingDoubt(_ input: ClaimInput) -> String? {
        for side in [input.link.left, input.link.right] {
            // Digits of a numeral system are calculated with by its own rules, borrows and carries included.
            if side.contains(where: { $0.shape == .subscriptNode && $0.children[0].shape == .number }) {
                return "numeral-base"
            }
            if side.contains(where: {
                $0.shape == .product && $0.children.count { $0.shape == .prefix && $0.name == "Divide" } > 1
            }) {
                return "division-grouping"
            }
            if side.contains(where: { $0.shape == .infix && $0.name == "Of" }) { return "of-grouping" }
        }
        return nil
    }

    private static func units(_ node: SyntaxNode) -> Set<String> {
        node.shape == .unit ? [node.name] : node.children.reduce(into: []) { $0.formUnion(units($1)) }
    }

    /// `\sin 30` without a degree sign, or degrees on one side and π on the other.
    private func angleDoubt(_ input: ClaimInput) -> String? {
        let sides = [input.statement.left, input.statement.right]
        let hasBareAngle = sides.contains { side in
            side.contains { node in
                guard case .function(.elementary(let function)) = node.head,
                    [.sin, .cos, .tan, .cot, .sec, .csc].contains(function)
                else { return false }
                return node.arguments[0].rational.map { !$0.isZero } ?? false
            }
        }
        let hasDegrees = input.left.notes.units.contains("degree") || input.right.notes.units.contains("degree")
        let isInRadians = sides.contains { side in
            side.contains { node in
                if case .function(.elementary(let function)) = node.head {
                    return [.arcsin, .arccos, .arctan].contains(function)
                }
                return node == .constant(.pi)
            }
        }
        return hasBareAngle || hasDegrees && isInRadians ? "angle-unit" : nil
    }

    /// `5 + 3 = 8 · 2`: the left side equals the first operand of the right side, which goes on from it.
    private func isRunOn(_ input: ClaimInput, prover: inout Prover) -> Bool {
        let right = input.link.right
        guard right.shape == .sum || right.shape == .product || right.shape == .fraction,
            let first = right.children.first,
            let value = try? Elaborator.elaborate(first, scope: NameScope()).expression, value.isGround
        else { return false }
        return prover.decide(Statement(input.statement.left, .equal, value), reading: .rewriting).checked?.conclusion
            == .holds
    }

    /// |a − b| / max(|a|, |b|), for the doubts only.
    private func relativeDifference(_ statement: Statement) -> Double? {
        var budget = Budget(steps: 10_000)
        guard let a = try? statement.left.enclosure(precision: 64, budget: &budget).approximate,
            let b = try? statement.right.enclosure(precision: 64, budget: &budget).approximate
        else { return nil }
        return abs(a - b) / max(abs(a), abs(b), .leastNormalMagnitude)
    }

    /// An integer written for a value less than one away from it: a count that was rounded up, down or off.
    private func isWithinOne(_ input: ClaimInput) -> Bool {
        var budget = Budget(steps: 10_000)
        guard let a = try? input.statement.left.rationalValue(budget: &budget),
            let b = try? input.statement.right.rationalValue(budget: &budget),
            a.isInteger != b.isInteger
        else { return false }
        return (a - b).magnitude < 1 && (a.isInteger ? input.left : input.right).notes.literal?.scale == 0
    }
}

extension SyntaxNode {
    /// `4/4`, `\frac{4}{4}`.
    fileprivate var isQuotientOfNumbers: Bool {
        guard shape == .fraction || shape == .product, children.count == 2, children[0].shape == .number else {
            return false
        }
        let divisor =
            shape == .fraction ? children[1] : children[1].name == "Divide" ? children[1].children[0] : children[1]
        return divisor.shape == .number && (shape == .fraction || children[1].name == "Divide")
    }

    /// `-(-5)`: a calculation though it is read as one number.
    fileprivate var isDoublyNegated: Bool {
        shape == .prefix && name == "Negate" && children[0].contains { $0.shape == .prefix && $0.name == "Negate" }
    }
}
