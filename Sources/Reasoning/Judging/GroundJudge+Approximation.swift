import Algebra
import Arithmetic
import Certificates
import Expressions

/// Claims with ≈.
extension GroundJudge {
    /// Valid when the number is the other side rounded or cut off at its digits; invalid when it has three digits or more and misses the
    /// other side by more than a hundredth of it and three units of its last place: rounding on the way explains less.
    func judgeApproximation(_ input: ClaimInput, prover: inout Prover) -> ClaimReport {
        if let evidence = rounding(input, integers: true, prover: &prover) {
            return input.report(.arithmetic, .valid, "rounded", evidence)
        }
        guard let (literal, exact) = literalAndOther(input), literal.significantDigits >= 3,
            let bound = tolerance(of: literal)
        else { return input.report(.arithmetic, .undecided, "approximate") }
        let gap = Expr.elementary(.abs, .difference(exact, .number(literal.value)))
        let near = Statement(gap, .lessOrEqual, .number(bound))
        guard let checked = prover.decide(near, reading: .rewriting).checked, checked.conclusion == .fails else {
            return input.report(.arithmetic, .undecided, "approximate")
        }
        var evidence = Evidence(checked, of: near)
        evidence.reading = "approximately equal as within \(bound)"
        if let doubt = doubt(input, prover: &prover) {
            return input.report(.arithmetic, .undecided, doubt, evidence)
        }
        return input.report(.arithmetic, .invalid, "wrong-approximation", evidence)
    }

    /// The written number and what it stands for.
    private func literalAndOther(_ input: ClaimInput) -> (DecimalLiteral, Expr)? {
        if let literal = input.right.notes.literal { return (literal, input.statement.left) }
        return input.left.notes.literal.map { ($0, input.statement.right) }
    }

    private func tolerance(of literal: DecimalLiteral) -> Rational? {
        guard abs(literal.scale) <= 30 else { return nil }
        let unit = literal.scale < 0 ? Rational(Integer(10).power(-literal.scale)) : try? Rational(1, Integer(10).power(literal.scale))
        return unit.map { max(literal.value.magnitude * Rational.hundredth, 3 * $0) }
    }
}

extension DecimalLiteral {
    /// The written digits from the first that is not 0; zeros at the end of an integer may only tell its size.
    fileprivate var significantDigits: Int {
        let digits = shifted(by: scale).value.description.drop { $0 == "-" }
        return isDecimal ? digits.count : digits.reversed().drop { $0 == "0" }.count
    }
}
