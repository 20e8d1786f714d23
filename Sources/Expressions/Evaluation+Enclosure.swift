import Arithmetic

extension Expr {
    /// A rigorous enclosure of the real values at a point, or of those over a box where `ranges` gives symbols an interval.
    /// - Throws: `.undefined` where there is no real value; `.unable` when the precision does not suffice to tell, or the
    ///   expression has no numeric method.
    public func enclosure(
        at point: [Symbol: Rational] = [:], over ranges: [Symbol: Enclosure] = [:], precision: Int, budget: inout Budget
    ) throws(EvaluationError) -> Enclosure {
        try budget.spend(price(atPrecision: precision))
        switch head {
        case .number(let value): return Enclosure(value, precision: precision)
        case .symbol(let symbol):
            if let range = ranges[symbol] { return range }
            guard let value = point[symbol] else { throw .unable(.unsupported) }
            return Enclosure(value, precision: precision)
        case .constant(.pi): return .pi(precision: precision)
        case .constant(.e): return try .eulerNumber(precision: precision)
        case .constant: throw .unable(.unsupported)
        case .sum:
            var total = try arguments[0].enclosure(at: point, over: ranges, precision: precision, budget: &budget)
            for term in arguments.dropFirst() {
                total = total + (try term.enclosure(at: point, over: ranges, precision: precision, budget: &budget))
            }
            return total
        case .product:
            var total = try arguments[0].enclosure(at: point, over: ranges, precision: precision, budget: &budget)
            for factor in arguments.dropFirst() {
                total = total * (try factor.enclosure(at: point, over: ranges, precision: precision, budget: &budget))
            }
            return total
        case .power: return try powerEnclosure(at: point, over: ranges, precision: precision, budget: &budget)
        case .function(let name): return try functionEnclosure(name, at: point, over: ranges, precision: precision, budget: &budget)
        }
    }

    /// Steps for one operation: a product of long numbers costs more than one of words, an elementary function far more.
    private func price(atPrecision precision: Int) -> Int {
        let isElementary =
            switch head {
            case .function: true
            case .power: arguments[1].rational?.isInteger != true
            default: false
            }
        let words = max(0, precision) >> 6
        return 1 + words >> 2 + (isElementary ? (words * words) >> 1 : 0)
    }

    private func powerEnclosure(
        at point: [Symbol: Rational], over ranges: [Symbol: Enclosure], precision: Int, budget: inout Budget
    ) throws(EvaluationError) -> Enclosure {
        if let n = arguments[1].rational, let numerator = n.numerator.int, let degree = n.denominator.int,
            numerator.magnitude < 1 << 24, degree < 1 << 16
        {
            if case .constant(.e) = arguments[0].head, degree == 1 {
                return try Enclosure(n, precision: precision).exponential()
            }
            let base = try arguments[0].enclosure(at: point, over: ranges, precision: precision, budget: &budget)
            if degree == 1 { return try base.power(numerator) }
            // A root of a negative number has no real principal value, whatever the degree.
            if base.sign == -1 { throw .undefined(.evenRootOfNegative) }
            if base.sign == nil { throw .unable(.precision) }
            return try base.root(degree).power(numerator)
        }
        // a^b = exp(b ln a) for a > 0; integer exponents of any base.
        let exponent = try arguments[1].enclosure(at: point, over: ranges, precision: precision, budget: &budget)
        let base = try arguments[0].enclosure(at: point, over: ranges, precision: precision, budget: &budget)
        if base.sign == 1 { return try (exponent * base.logarithm()).exponential() }
        if let n = try? arguments[1].rationalValue(at: point, budget: &budget), let count = n.int,
            count.magnitude < 1 << 24
        {
            return try base.power(count)
        }
        if base.sign == 0, exponent.sign == 1 { return base }
        throw .unable(.precision)
    }

    private func functionEnclosure(
        _ name: FunctionName, at point: [Symbol: Rational], over ranges: [Symbol: Enclosure], precision: Int,
        budget: inout Budget
    ) throws(EvaluationError) -> Enclosure {
        if case .elementary(let function) = name {
            let x = try arguments[0].enclosure(at: point, over: ranges, precision: precision, budget: &budget)
            return try Expr.elementaryEnclosure(function, x)
        }
        if name == .oddRoot, let degree = arguments[1].rational?.int, degree > 0, degree < 1 << 16, degree % 2 == 1 {
            return try arguments[0].enclosure(at: point, over: ranges, precision: precision, budget: &budget).root(degree)
        }
        do throws(EvaluationError) {
            return Enclosure(try rationalValue(at: point, budget: &budget), precision: precision)
        } catch {
            guard error == .unable(.unsupported), name == .binder(.sum) || name == .binder(.product) else { throw error }
        }
        return try finiteEnclosure(name == .binder(.sum), at: point, over: ranges, precision: precision, budget: &budget)
    }

    /// A sum or product over finitely many integers, term by term.
    private func finiteEnclosure(
        _ isSum: Bool, at point: [Symbol: Rational], over ranges: [Symbol: Enclosure], precision: Int, budget: inout Budget
    ) throws(EvaluationError) -> Enclosure {
        let lower = try arguments[1].rationalValue(at: point, budget: &budget)
        let upper = try arguments[2].rationalValue(at: point, budget: &budget)
        guard let first = lower.int, let last = upper.int, last >= first else { throw .unable(.unsupported) }
        let variable = Symbol(boundIndex: arguments[0].node.binderHeight + 1)
        var point = point
        var total = Enclosure(isSum ? 0 : 1, precision: precision)
        for index in first...last {
            point[variable] = Rational(index)
            let value = try arguments[0].enclosure(at: point, over: ranges, precision: precision, budget: &budget)
            total = isSum ? total + value : total * value
        }
        return total
    }

    private static func elementaryEnclosure(_ function: FunctionName.Elementary, _ x: Enclosure) throws(EvaluationError)
        -> Enclosure
    {
        let one = Enclosure(1, precision: x.precision)
        switch function {
        case .sin: return try x.sine()
        case .cos: return try x.cosine()
        case .tan: return try x.sine().divided(by: x.cosine())
        case .cot: return try x.cosine().divided(by: x.sine())
        case .sec: return try one.divided(by: x.cosine())
        case .csc: return try one.divided(by: x.sine())
        case .arcsin: return try x.arcsine()
        case .arccos: return try x.arccosine()
        case .arctan: return try x.arctangent()
        case .sinh: return try x.hyperbolicSine()
        case .cosh:
            return try (x.exponential() + (-x).exponential()) * Enclosure(Rational.half, precision: x.precision)
        case .tanh: return try x.hyperbolicTangent()
        case .ln: return try x.logarithm()
        case .abs: return x.magnitude
        case .floor: return Enclosure(Rational(try x.floor()), precision: x.precision)
        case .ceiling: return Enclosure(Rational(-(try (-x).floor())), precision: x.precision)
        case .realPart, .conjugate: return x
        case .imaginaryPart: return Enclosure(0, precision: x.precision)
        }
    }
}
