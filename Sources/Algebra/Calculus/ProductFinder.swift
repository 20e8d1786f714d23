import Arithmetic
import Certificates
import Expressions

/// Partners of products: T with T(k + 1) = T(k) f(k), from the linear factors of f.
///
/// (k + t)/(k + u) with a natural number t − u is the quotient of values of (k + u) ⋯ (k + t − 1); k + t alone is that of
/// (k + t − 1)!, n − k that of 1/(n − k)!, and k − 1/2 that of (2k − 2)!/(4ᵏ (k − 1)!).
struct ProductFinder {
    let variable: Symbol

    private var k: Expr { .symbol(variable) }
    /// slope · (k + shift)
    private struct LinearFactor {
        let slope: Rational
        let shift: Expr
    }

    static func proposals(for node: Expr) -> [BinderValues.Proposal] {
        let variable = SumFinder.variable
        guard !node.contains(variable), let (_, body, further) = node.opened(with: variable), let lower = further.first,
            let upper = further.last, upper != .constant(.infinity), let partner = ProductFinder(variable: variable).partner(of: body)
        else { return [] }
        let end = partner.substituting([variable: .sum([upper, .one])])
        return [(.quotient(end, partner.substituting([variable: lower])), { .telescoping(node, partner: partner, variable: variable, then: $0) })]
    }

    func partner(of factor: Expr) -> Expr? {
        var parts: [Expr] = []
        var (above, below): ([LinearFactor], [LinearFactor]) = ([], [])
        guard collect(factor, 1, &parts, &above, &below) else { return nil }
        // Pairs that differ by an integer first.
        for top in above {
            let place = below.firstIndex { Calculus.canonical(.difference(top.shift, $0.shift)).rational?.int.map { $0.magnitude <= 12 } == true }
            guard let place else {
                guard let single = single(top) else { return nil }
                parts.append(single)
                continue
            }
            let bottom = below.remove(at: place)
            let distance = Calculus.canonical(.difference(top.shift, bottom.shift)).rational!.int!
            let first = distance > 0 ? bottom.shift : top.shift
            let run = Expr.product((0..<Int(distance.magnitude)).map { .sum([k, first, .number($0)]) })
            parts.append(distance > 0 ? run : .power(run, .number(-1)))
            append(power: top.slope, 1, to: &parts)
            append(power: bottom.slope, -1, to: &parts)
        }
        for bottom in below {
            guard let single = single(bottom) else { return nil }
            parts.append(.power(single, .number(-1)))
        }
        return .product(parts)
    }

    /// Takes the factors apart: what is free of k as cᵏ, powers b^(u(k)) by the sum of their exponents, polynomials by their roots.
    private func collect(
        _ factor: Expr, _ exponent: Int, _ parts: inout [Expr], _ above: inout [LinearFactor], _ below: inout [LinearFactor]
    ) -> Bool {
        if !factor.contains(variable) {
            parts.append(.power(factor, .product([.number(exponent), k])))
            return true
        }
        if case .product = factor.head { return factor.arguments.allSatisfy { collect($0, exponent, &parts, &above, &below) } }
        if case .power = factor.head, let count = factor.arguments[1].rational?.int, count.magnitude <= 4 {
            return collect(factor.arguments[0], exponent * count, &parts, &above, &below)
        }
        if case .power = factor.head, !factor.arguments[0].contains(variable), let sum = SumFinder.partner(of: factor.arguments[1]) {
            parts.append(.power(factor.arguments[0], .product([.number(exponent), sum])))
            return true
        }
        if let linear = linear(factor) {
            for _ in 0..<exponent.magnitude { if exponent > 0 { above.append(linear) } else { below.append(linear) } }
            return true
        }
        var normalizer = Normalizer(budget: Budget(steps: 20_000))
        guard let form = try? normalizer.normalize(factor) else { return false }
        for (polynomial, sign) in [(form.numerator, 1), (form.denominator, -1)] {
            let expression = normalizer.expression(polynomial)
            guard expression.contains(variable) else {
                if expression != .one { parts.append(.power(expression, .product([.number(exponent * sign), k]))) }
                continue
            }
            guard var rest = PartialFractions.dense(expression, variable) else { return false }
            for root in PartialFractions.roots(of: rest) {
                while rest.count > 1, PartialFractions.value(rest, root).isZero {
                    rest = PartialFractions.divided(rest, root)
                    let linear = LinearFactor(slope: 1, shift: .number(-root))
                    for _ in 0..<exponent.magnitude { if exponent * sign > 0 { above.append(linear) } else { below.append(linear) } }
                }
            }
            guard rest.count == 1 else { return false }
            append(power: rest[0], exponent * sign, to: &parts)
        }
        return true
    }

    private func linear(_ factor: Expr) -> LinearFactor? {
        guard let parts = Calculus.coefficients(of: factor, variable), parts.keys.max() == 1, let slope = Calculus.canonical(parts[1]!).rational
        else { return nil }
        return LinearFactor(slope: slope, shift: Calculus.canonical(Calculus.quotient(parts[0] ?? .zero, .number(slope))))
    }

    /// c^(n k)
    private func append(power base: Rational, _ count: Int, to parts: inout [Expr]) {
        if !base.isOne { parts.append(.power(.number(base), .product([.number(count), k]))) }
    }

    /// The partner of one linear factor.
    private func single(_ factor: LinearFactor) -> Expr? {
        func factorial(_ argument: Expr) -> Expr { .function(.factorial, [argument]) }
        if factor.slope.isNegative {
            var parts: [Expr] = [.power(factorial(.sum([k.negated, factor.shift.negated])), .number(-1))]
            append(power: -factor.slope, 1, to: &parts)
            return .product(parts)
        }
        var parts: [Expr] = []
        append(power: factor.slope, 1, to: &parts)
        if let shift = factor.shift.rational, shift.denominator == 2 {
            let double = Expr.sum([.product([.number(2), k]), .number(shift * 2 - 1)])
            parts += [factorial(double), .power(factorial(.sum([k, .number(shift - .half)])), .number(-1)), .power(.number(4), k.negated)]
        } else {
            if factor.shift.rational?.isInteger == false { return nil }
            parts.append(factorial(.sum([k, factor.shift, .number(-1)])))
        }
        return .product(parts)
    }
}
