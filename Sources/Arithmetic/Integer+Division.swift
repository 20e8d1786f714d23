internal import CGMP

extension Integer {
    /// Quotient and remainder with 0 ≤ r < |d| for positive divisors (floor division).
    public func quotientAndRemainder(by divisor: Integer) -> (quotient: Integer, remainder: Integer) {
        precondition(!divisor.isZero, "division by zero")
        if case .small(let a) = storage, case .small(let b) = divisor.storage, b != -1 {
            var quotient = a / b
            var remainder = a % b
            if remainder != 0, (remainder < 0) != (b < 0) {
                quotient -= 1
                remainder += b
            }
            return (Integer(quotient), Integer(remainder))
        }
        let quotient = BigInteger()
        let remainder = BigInteger()
        withGMP { a in divisor.withGMP { b in gmp_z_fdiv_qr(quotient.pointer, remainder.pointer, a, b) } }
        return (Integer { gmp_z_set($0, quotient.pointer) }, Integer { gmp_z_set($0, remainder.pointer) })
    }

    /// The quotient when `divisor` is known to divide self.
    public func dividedExactly(by divisor: Integer) -> Integer {
        if case .small(let a) = storage, case .small(let b) = divisor.storage, b != -1 { return Integer(a / b) }
        return withGMP { a in divisor.withGMP { b in Integer { gmp_z_divexact($0, a, b) } } }
    }

    public func isMultiple(of divisor: Integer) -> Bool {
        divisor.isZero ? isZero : quotientAndRemainder(by: divisor).remainder.isZero
    }

    /// The nonnegative greatest common divisor; gcd(0, 0) = 0.
    public func greatestCommonDivisor(with other: Integer) -> Integer {
        if case .small(let a) = storage, case .small(let b) = other.storage, a != Int.min, b != Int.min {
            var (x, y) = (abs(a), abs(b))
            while y != 0 { (x, y) = (y, x % y) }
            return Integer(x)
        }
        return withGMP { a in other.withGMP { b in Integer { gmp_z_gcd($0, a, b) } } }
    }

    /// The nonnegative least common multiple.
    public func leastCommonMultiple(with other: Integer) -> Integer {
        if isZero || other.isZero { return 0 }
        return (self * other).magnitude.dividedExactly(by: greatestCommonDivisor(with: other))
    }

    /// The integer r with rⁿ = self, if there is one (for even n the nonnegative one).
    public func exactRoot(_ n: Int) -> Integer? {
        precondition(n >= 1, "the degree of a root is positive")
        if isNegative { return n % 2 == 0 ? nil : (-self).exactRoot(n).map { -$0 } }
        let root = BigInteger()
        let isExact = withGMP { a in gmp_z_root(root.pointer, a, UInt(n)) }
        return isExact != 0 ? Integer { gmp_z_set($0, root.pointer) } : nil
    }

    /// ⌊self^(1/n)⌋ for self ≥ 0.
    public func floorRoot(_ n: Int) -> Integer {
        precondition(n >= 1 && !isNegative, "a floor root needs a nonnegative radicand")
        return withGMP { a in Integer { _ = gmp_z_root($0, a, UInt(n)) } }
    }

    /// selfⁿ mod m with 0 ≤ result < m, for n ≥ 0 and m > 0.
    public func power(_ n: Integer, modulo m: Integer) -> Integer {
        withGMP { a in n.withGMP { e in m.withGMP { modulus in Integer { gmp_z_powm($0, a, e, modulus) } } } }
    }
}
