import Algebra
import Arithmetic
import Elaboration
import Expressions
import LatexSyntax

/// Doubts about a false equation that come from how it is worded: units, shares, percentages, groupings, run-on equality.
extension GroundJudge {
    /// Doubts that come from the words and units of running text; an annotation has none.
    func wordingDoubt(_ input: ClaimInput, prover: inout Prover) -> String? {
        if isCorrespondence(input) { return "correspondence" }
        if GroundJudge.mayGroupByPoints(input.text) { return "decimal-point" }
        // "Plugging in x = −7 gives |−7 − 3| = 2(−7) + 4": whether it holds is the question, no result is stated.
        if input.roles.contains(.trial), input.link.chainLength == 2, input.right.notes.literal == nil {
            return "trial"
        }
        // "50 + 10% = 55": a percentage of what stands before.
        if input.link.left.addsPercent || input.link.right.addsPercent || isOffByPercent(input) { return "percent" }
        if input.inOneUnit(units) == nil, usesSeveralUnits(input) { return "units" }
        if let doubt = groupingDoubt(input) { return doubt }
        if profile.toleratesRunOn, isRunOn(input, prover: &prover) { return "run-on" }
        return nil
    }

    /// `1.200 + 300 = 1.500`: points that may part groups of three digits, in every numeral that has one, and in two at least.
    private static func mayGroupByPoints(_ text: String) -> Bool {
        let numerals = text.utf8.split { !(48...57 ~= $0 || $0 == UInt8(ascii: ".")) }
            .map { $0.last == UInt8(ascii: ".") ? $0.dropLast() : $0 }.filter { $0.contains(UInt8(ascii: ".")) }
        return numerals.count > 1
            && numerals.allSatisfy { numeral in
                let groups = numeral.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
                return 1...3 ~= groups[0].count && groups[0].first != UInt8(ascii: "0") && groups.dropFirst().allSatisfy { $0.count == 3 }
            }
    }

    /// A percent sign that was written for the factor 100, or left out, somewhere: `9 / 21 · 100% = 42.857`, `$7500 / 75% = $100`.
    private func isOffByPercent(_ input: ClaimInput) -> Bool {
        guard input.left.notes.hasPercent || input.right.notes.hasPercent else { return false }
        return [Rational(100), Rational.hundredth].contains { factor in
            let scaled = Statement(.product([.number(factor), input.statement.left]), .equal, input.statement.right)
            return relativeDifference(scaled).map { $0 < 0.01 } ?? false
        }
    }

    /// Units of the table on both sides that differ, or a quotient of units against a bare number: a conversion may be meant.
    private func usesSeveralUnits(_ input: ClaimInput) -> Bool {
        if let a = input.link.left.unitExponents, let b = input.link.right.unitExponents {
            if a == b { return false }
            // "3 hours · $12 = $36": the rate leaves its "per hour" unsaid.
            let difference = a.merging(b.mapValues { -$0 }, uniquingKeysWith: +).filter { $0.value != 0 }
            if !b.isEmpty, difference.count == 1, difference.values.first == 1 {
                return isConversion(input.statement, of: Set(a.keys))
            }
        }
        let left = GroundJudge.units(input.link.left)
        let right = GroundJudge.units(input.link.right)
        let known = left.union(right)
        if known.count > 1 {
            // Terms of a sum in different units need a conversion first; so do sides that measure different things.
            let mixes = input.link.left.shape == .sum || input.link.right.shape == .sum
            if mixes || left.isEmpty != right.isEmpty || isConversion(input.statement, of: known) { return true }
        }
        if input.link.left.shape == .sum, Set(input.left.notes.units + input.right.notes.units).count > 1,
            !isPlainCount(input)
        {
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

    /// A sum of counts of things that are no units, with an integer as its result that is no multiple of their number:
    /// "3 packs + 4 packs = 140 beads" counts what one thing holds of another.
    private func isPlainCount(_ input: ClaimInput) -> Bool {
        guard input.left.notes.units.allSatisfy({ units[$0] == nil }), !input.left.notes.hasDecimals,
            let count = input.statement.left.rational, let result = input.right.notes.literal, result.scale == 0,
            let ratio = try? result.value.divided(by: count)
        else { return false }
        return !ratio.isInteger
    }

    /// Both sides are in the same units of the table, to different powers: `3 cm · 4 cm = 12 cm`. Money is written carelessly,
    /// and below a slash the unit often belongs to the whole.
    func unitsClash(_ input: ClaimInput) -> Bool {
        guard let a = input.link.left.unitExponents, let b = input.link.right.unitExponents, !a.isEmpty, a != b,
            Set(a.keys) == Set(b.keys), a.allSatisfy({ unit, power in power * (b[unit] ?? 0) > 0 }),
            a["dollar"] == nil, a["cent"] == nil
        else { return false }
        let known = GroundJudge.units(input.link.left).union(GroundJudge.units(input.link.right))
        let names = Set(known.flatMap { $0.split(separator: "/").map(String.init) })
        return a.keys.allSatisfy(names.contains)
    }

    /// A comparison of quantities in different units, once they are converted: `1 foot < 13 inches`; nil where both have the same units.
    func judgeMeasures(_ input: ClaimInput, prover: inout Prover) -> ClaimReport? {
        guard let a = input.link.left.unitExponents, let b = input.link.right.unitExponents, !a.isEmpty, !b.isEmpty, a != b else { return nil }
        guard let measured = input.inOneUnit(units), let checked = prover.decide(measured, reading: .rewriting).checked else {
            return input.report(.comparison, .undecided, "units")
        }
        if checked.conclusion == .holds { return input.report(.comparison, .valid, "converted", Evidence(checked, of: measured)) }
        let isAsserted = !input.roles.isHypothetical && input.doubt == nil
        return input.report(.comparison, isAsserted ? .invalid : .undecided, isAsserted ? "false-comparison" : "units", Evidence(checked, of: measured))
    }

    /// A rate in one unit is multiplied by a quantity in another of the same kind: `50 km/hour · 3 days = 150 km`.
    func ratesClash(_ input: ClaimInput) -> Bool {
        guard let a = input.link.left.unitExponents, let b = input.link.right.unitExponents, !a.isEmpty, !b.isEmpty, a != b else { return false }
        if input.countsNoun { return false }
        let rest = a.merging(b.mapValues { -$0 }, uniquingKeysWith: +)
        let measured = rest.compactMap { name, power in power == 0 || a[name] == nil ? nil : units[name].map { (unit: $0, power: power) } }
        return measured.contains { one in
            one.power > 0
                && measured.contains { $0.power < 0 && $0.unit.dimension == one.unit.dimension && !one.unit.dimension.isEmpty && $0.unit.factor != one.unit.factor }
        }
    }

    /// Terms in different units of one kind are added up: `3 hours + 20 minutes`. Their numbers alone say nothing.
    func addsDifferentUnits(_ input: ClaimInput) -> Bool {
        guard input.link.left.shape == .sum else { return false }
        let measured = GroundJudge.units(input.link.left).compactMap { units[$0] }
        guard measured.count > 1, let first = measured.first, !first.dimension.isEmpty else { return false }
        return measured.allSatisfy { $0.dimension == first.dimension } && Set(measured.map(\.factor)).count > 1
    }

    /// One side is the other times a factor between units in common use: cents for dollars, minutes for hours.
    private func isConversion(_ statement: Statement, of units: Set<String>) -> Bool {
        if units.isEmpty { return false }
        var budget = Budget(steps: 10_000)
        guard let a = try? statement.left.rationalValue(budget: &budget),
            let b = try? statement.right.rationalValue(budget: &budget),
            let ratio = try? a.magnitude > b.magnitude ? a.divided(by: b) : b.divided(by: a), !ratio.magnitude.isOne
        else { return false }
        let names = Set(units.flatMap { $0.split(separator: "/").map(String.init) })
        let conversions = names.map { self.units.converts($0, by: ratio.magnitude) }
        if conversions.contains(true) { return true }
        // Calendar units have no exact factor: 4 weeks a month, 30 days, 52 weeks a year, 365 days.
        let dimensions = names.compactMap { self.units[$0]?.dimension.keys.first }
        if dimensions.contains("time") || dimensions.contains("month"), [4, 5, 20, 30, 31, 52, 365].contains(ratio.int) {
            return true
        }
        // What one thing counts of another is not known: packs of six.
        return conversions.contains(nil) && [2, 3, 4, 7, 8, 10, 12, 16, 24, 36, 60, 100, 1_000].contains(ratio.int)
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

    static func units(_ node: SyntaxNode) -> Set<String> {
        node.shape == .unit ? [node.name] : node.children.reduce(into: []) { $0.formUnion(units($1)) }
    }

    /// `\sin 30` without a degree sign, or degrees on one side and π on the other.
    func angleDoubt(_ input: ClaimInput) -> String? {
        if input.hasChosenAngleUnit { return nil }
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
        return prover.proves(Statement(input.statement.left, .equal, value))
    }
}

extension SyntaxNode {
    /// `4/4`, `\frac{4}{4}`.
    var isQuotientOfNumbers: Bool {
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

    /// A percentage as a term of a sum.
    fileprivate var addsPercent: Bool {
        contains { node in
            node.shape == .sum && node.children.contains { $0.isPercentage }
                && !node.children.allSatisfy { $0.isPercentage }
        }
    }

    private var isPercentage: Bool {
        switch shape {
        case .postfix: name == "Percent"
        case .prefix: children[0].isPercentage
        default: false
        }
    }
}
