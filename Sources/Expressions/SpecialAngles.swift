import Arithmetic

/// Exact sines at the multiples of π/12.
public enum SpecialAngles {
    /// sin(turns · π) when 12 · turns is an integer.
    public static func sine(turns: Rational) -> Expr? {
        guard let steps = (turns * 12).integer,
            var index = steps.quotientAndRemainder(by: 24).remainder.int
        else { return nil }
        var isNegative = false
        if index >= 12 {
            index -= 12
            isNegative = true
        }
        if index > 6 { index = 12 - index }
        let value = firstQuadrant[index]
        return isNegative ? value.negated : value
    }

    /// sin(turns · π) and cos(turns · π) when 12 · turns is an integer.
    public static func values(turns: Rational) -> (sine: Expr, cosine: Expr)? {
        guard let sine = sine(turns: turns), let cosine = self.sine(turns: turns + .half) else { return nil }
        return (sine, cosine)
    }

    /// sin(k π/12) for k = 0 … 6.
    private static let firstQuadrant: [Expr] = {
        let half = Expr.number(.half)
        let quarter = Expr.number(Rational("1/4")!)
        let (two, three, six) = (Expr.squareRoot(.number(2)), Expr.squareRoot(.number(3)), Expr.squareRoot(.number(6)))
        return [
            .zero,
            .product([quarter, .difference(six, two)]),
            half,
            .product([half, two]),
            .product([half, three]),
            .product([quarter, .sum([six, two])]),
            .one,
        ]
    }()
}
