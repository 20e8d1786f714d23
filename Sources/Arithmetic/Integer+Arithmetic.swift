internal import CGMP

extension Integer {
    public static func + (left: Integer, right: Integer) -> Integer {
        if case .small(let a) = left.storage, case .small(let b) = right.storage {
            let (sum, overflow) = a.addingReportingOverflow(b)
            if !overflow { return Integer(sum) }
        }
        return left.withGMP { a in right.withGMP { b in Integer { gmp_z_add($0, a, b) } } }
    }

    public static func - (left: Integer, right: Integer) -> Integer {
        if case .small(let a) = left.storage, case .small(let b) = right.storage {
            let (difference, overflow) = a.subtractingReportingOverflow(b)
            if !overflow { return Integer(difference) }
        }
        return left.withGMP { a in right.withGMP { b in Integer { gmp_z_sub($0, a, b) } } }
    }

    public static func * (left: Integer, right: Integer) -> Integer {
        if case .small(let a) = left.storage, case .small(let b) = right.storage {
            let (product, overflow) = a.multipliedReportingOverflow(by: b)
            if !overflow { return Integer(product) }
        }
        return left.withGMP { a in right.withGMP { b in Integer { gmp_z_mul($0, a, b) } } }
    }

    public static prefix func - (value: Integer) -> Integer {
        if case .small(let a) = value.storage, a != Int.min { return Integer(-a) }
        return value.withGMP { a in Integer { gmp_z_neg($0, a) } }
    }

    public static func += (left: inout Integer, right: Integer) { left = left + right }
    public static func -= (left: inout Integer, right: Integer) { left = left - right }
    public static func *= (left: inout Integer, right: Integer) { left = left * right }

    public var magnitude: Integer { isNegative ? -self : self }

    /// selfⁿ, with x⁰ = 1. The caller bounds `n · bitLength`.
    public func power(_ n: Int) -> Integer {
        precondition(n >= 0, "a negative power of an integer is a rational")
        if isOne || n == 0 { return 1 }
        if isZero { return 0 }
        if case .small(-1) = storage { return n % 2 == 0 ? 1 : -1 }
        return withGMP { base in Integer { gmp_z_pow_ui($0, base, UInt(n)) } }
    }

    /// n! for n ≥ 0. The caller bounds `n`.
    public static func factorial(_ n: Int) -> Integer { Integer { gmp_z_fac_ui($0, UInt(n)) } }

    /// The binomial coefficient self over k, also for negative self.
    public func choose(_ k: Int) -> Integer {
        if k < 0 { return 0 }
        return withGMP { n in Integer { gmp_z_bin_ui($0, n, UInt(k)) } }
    }
}
