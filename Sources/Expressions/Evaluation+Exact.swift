import Arithmetic

extension Expr {
    /// The exact rational value at a point.
    /// - Throws: `.undefined` where the expression has no value; `.unable(.unsupported)` when the value is not rational
    ///   or has no exact method; `.unable(.digits)` above the budget.
    public func rationalValue(at point: [Symbol: Rational] = [:], budget: inout Budget) throws(EvaluationError)
        -> Rational
    {
        switch head {
        case .number(let value): return value
        case .symbol(let symbol):
            guard let value = point[symbol] else { throw .unable(.unsupported) }
            return value
        case .constant: throw .unable(.unsupported)
        case .sum:
            var total = Rational.zero
            for term in arguments {
                total += try term.rationalValue(at: point, budget: &budget)
                try budget.spend(bits: total.bitLength)
            }
            return total
        case .product:
            var total = Rational.one
            for factor in arguments {
                total *= try factor.rationalValue(at: point, budget: &budget)
                try budget.spend(bits: total.bitLength)
            }
            return total
        case .power:
            let base = try arguments[0].rationalValue(at: point, budget: &budget)
            let exponent = try arguments[1].rationalValue(at: point, budget: &budget)
            return try Expr.rationalPower(base, exponent, budget: &budget)
        case .function(.elementary(.floor)): return Rational(try arguments[0].floorValue(at: point, budget: &budget))
        case .function(.elementary(.ceiling)):
            return Rational(-(try arguments[0].negated.floorValue(at: point, budget: &budget)))
        case .function(.remainder):
            let divisor = try arguments[1].rationalValue(at: point, budget: &budget)
            do throws(EvaluationError) {
                let dividend = try arguments[0].rationalValue(at: point, budget: &budget)
                return try Expr.rationalFunction(.remainder, [dividend, divisor], budget: budget)
            } catch {
                guard error == .unable(.digits), let modulus = divisor.integer, modulus.sign > 0 else { throw error }
                return Rational(try arguments[0].residue(modulo: modulus, at: point, budget: &budget))
            }
        case .function(.integer(let function)):
            return try Expr.value(of: function, arguments[0].rationalValue(at: point, budget: &budget), budget: &budget)
        case .function(.binder(let binder)): return try finiteValue(binder, at: point, budget: &budget)
        case .function(let name):
            var values: [Rational] = []
            for argument in arguments { values.append(try argument.rationalValue(at: point, budget: &budget)) }
            try budget.spend(values.count)
            return try Expr.rationalFunction(name, values, budget: budget)
        }
    }

    static func rationalPower(_ base: Rational, _ exponent: Rational, budget: inout Budget) throws(EvaluationError)
        -> Rational
    {
        guard let numerator = exponent.numerator.int, let degree = exponent.denominator.int, degree <= 10_000 else {
            if base.isOne { return 1 }
            throw .unable(.digits)
        }
        var root = base
        if degree > 1 {
            if base.isZero, numerator > 0 { return 0 }
            // The principal value of a root of a negative number is not real.
            if base.isNegative { throw .undefined(.evenRootOfNegative) }
            guard let exact = base.exactRoot(degree) else { throw .unable(.unsupported) }
            root = exact
        }
        if root.magnitude.isOne || root.isZero {
            return try root.power(root.isZero ? numerator : numerator % 2 == 0 ? 2 : numerator.signum())
        }
        let (bits, overflow) = root.bitLength.multipliedReportingOverflow(by: Int(clamping: numerator.magnitude))
        try budget.check(bits: overflow ? Int.max : bits)
        try budget.spend(1 + bits / 64)
        return try root.power(numerator)
    }

    private static func rationalFunction(_ name: FunctionName, _ values: [Rational], budget: Budget)
        throws(EvaluationError) -> Rational
    {
        switch name {
        case .elementary(let function):
            switch function {
            case .abs: return values[0].magnitude
            case .floor: return Rational(values[0].floor)
            case .ceiling: return Rational(values[0].ceiling)
            case .realPart, .conjugate: return values[0]
            case .imaginaryPart: return 0
            case .sin, .tan, .arcsin, .arctan, .sinh, .tanh: if values[0].isZero { return 0 }
            case .cos, .cosh, .sec: if values[0].isZero { return 1 }
            case .ln:
                if values[0].isOne { return 0 }
                if values[0].sign <= 0 { throw .undefined(.logarithmOfNonpositive) }
            case .cot, .csc: if values[0].isZero { throw .undefined(.divisionByZero) }
            case .arccos: if values[0].isOne { return 0 }
            }
            throw .unable(.unsupported)
        case .oddRoot:
            guard let degree = values[1].int, degree > 0, degree < 10_000, degree % 2 == 1 else {
                throw .unable(.unsupported)
            }
            guard let root = values[0].exactRoot(degree) else { throw .unable(.unsupported) }
            return root
        case .factorial:
            guard let n = values[0].integer else { throw .unable(.unsupported) }
            if n.isNegative { throw .undefined(.outsideFunctionDomain) }
            guard let count = n.int, count <= 3_000 else { throw .unable(.digits) }
            return Rational(Integer.factorial(count))
        case .binomial:
            // Conventions differ below zero: C(n, k) = C(n, n − k) and Newton's series exclude each other there.
            guard let n = values[0].integer, let k = values[1].integer, !n.isNegative else {
                throw .unable(.unsupported)
            }
            if k.isNegative { return 0 }
            guard let count = k.int, count <= 10_000, n.bitLength * count <= budget.bits * 4 else {
                throw .unable(.digits)
            }
            return Rational(n.choose(count))
        case .greatestCommonDivisor, .leastCommonMultiple:
            var result: Integer?
            for value in values {
                guard let integer = value.integer else { throw .undefined(.outsideFunctionDomain) }
                guard let soFar = result else {
                    result = integer.magnitude
                    continue
                }
                result =
                    name == .greatestCommonDivisor
                    ? soFar.greatestCommonDivisor(with: integer) : soFar.leastCommonMultiple(with: integer)
            }
            guard let result else { throw .unable(.unsupported) }
            return Rational(result)
        case .minimum, .maximum:
            guard let result = name == .minimum ? values.min() : values.max() else { throw .unable(.unsupported) }
            return result
        case .remainder:
            guard let a = values[0].integer, let m = values[1].integer else { throw .unable(.unsupported) }
            if m.isZero { throw .undefined(.divisionByZero) }
            if m.isNegative { throw .unable(.unsupported) }
            return Rational(a.quotientAndRemainder(by: m).remainder)
        case .named, .binder, .integer: throw .unable(.unsupported)
        }
    }

    private static func value(of function: FunctionName.OfInteger, _ argument: Rational, budget: inout Budget) throws(EvaluationError)
        -> Rational
    {
        guard let n = argument.integer, n.sign > 0 else { throw .undefined(.outsideFunctionDomain) }
        switch function {
        case .divisorCount: return Rational(try n.divisorCount(budget: &budget))
        case .divisorSum: return Rational(try n.divisorSum(budget: &budget))
        case .totient: return Rational(try n.totient(budget: &budget))
        case .digitSum: return Rational(try n.digitSum(budget: &budget))
        }
    }

    /// A sum or product over finitely many integers, term by term. One from `n + 1` to `n` is empty.
    private func finiteValue(_ binder: Binder, at point: [Symbol: Rational], budget: inout Budget)
        throws(EvaluationError) -> Rational
    {
        guard binder == .sum || binder == .product else { throw .unable(.unsupported) }
        let lower = try arguments[1].rationalValue(at: point, budget: &budget)
        let upper = try arguments[2].rationalValue(at: point, budget: &budget)
        guard let first = lower.int, let last = upper.int else { throw .unable(.unsupported) }
        let (count, overflow) = last.subtractingReportingOverflow(first)
        guard !overflow, count >= -1, count < Int.max else { throw .unable(.unsupported) }
        let (work, excess) = (count + 1).multipliedReportingOverflow(by: arguments[0].size)
        try budget.spend(excess ? Int.max : work)
        let variable = Symbol(boundIndex: arguments[0].node.binderHeight + 1)
        var point = point
        // Halves of equal length are combined, so that long numbers meet long ones: one after the other, the sum of a
        // thousand fractions costs a thousand operations on the longest.
        var parts: [(level: Int, value: Rational)] = []
        func combineLast(_ budget: inout Budget) throws(EvaluationError) {
            let (level, right) = parts.removeLast()
            let left = parts[parts.count - 1].value
            let value = binder == .sum ? left + right : left * right
            try budget.spend(bits: value.bitLength)
            parts[parts.count - 1] = (level + 1, value)
        }
        for index in stride(from: first, through: last, by: 1) {
            point[variable] = Rational(index)
            parts.append((0, try arguments[0].rationalValue(at: point, budget: &budget)))
            while parts.count > 1, parts[parts.count - 2].level == parts[parts.count - 1].level {
                try combineLast(&budget)
            }
        }
        while parts.count > 1 { try combineLast(&budget) }
        return parts.first?.value ?? (binder == .sum ? 0 : 1)
    }

    /// ⌊self⌋ at a point: exactly, or from an enclosure whose ends have one floor.
    private func floorValue(at point: [Symbol: Rational], budget: inout Budget) throws(EvaluationError) -> Integer {
        do throws(EvaluationError) {
            return try rationalValue(at: point, budget: &budget).floor
        } catch {
            guard error == .unable(.unsupported) else { throw error }
        }
        for precision in [64, 256] where precision <= budget.precision {
            if let floor = try? enclosure(at: point, precision: precision, budget: &budget).floor() { return floor }
        }
        throw .unable(.unsupported)
    }
}
