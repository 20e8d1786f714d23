internal import CGMP

/// An integer of any size. Values that fit a machine word never touch GMP.
public struct Integer: Sendable {
    enum Storage: Sendable {
        case small(Int)
        /// Only for values outside `Int`, so that equal integers have equal representations.
        case big(BigInteger)
    }

    let storage: Storage

    init(_ storage: Storage) { self.storage = storage }

    public init(_ value: Int) { storage = .small(value) }

    /// Runs `fill` on a fresh GMP integer and takes its value.
    init(filling fill: (UnsafeMutablePointer<mpz_t>) -> Void) {
        let big = BigInteger()
        fill(big.pointer)
        storage = gmp_z_fits_slong(big.pointer) != 0 ? .small(gmp_z_get_si(big.pointer)) : .big(big)
    }

    /// Gives `body` this value as a GMP integer for the time of the call.
    func withGMP<Result>(_ body: (UnsafeMutablePointer<mpz_t>) -> Result) -> Result {
        switch storage {
        case .big(let big): return body(big.pointer)
        case .small(let value):
            var temporary = mpz_t()
            gmp_z_init(&temporary)
            gmp_z_set_si(&temporary, value)
            defer { gmp_z_clear(&temporary) }
            return body(&temporary)
        }
    }

    public static let zero = Integer(0)
    public static let one = Integer(1)

    /// −1, 0 or 1.
    public var sign: Int {
        switch storage {
        case .small(let value): value.signum()
        case .big(let big): Int(gmp_z_sgn(big.pointer))
        }
    }

    public var isZero: Bool { if case .small(0) = storage { true } else { false } }
    public var isOne: Bool { if case .small(1) = storage { true } else { false } }
    public var isNegative: Bool { sign < 0 }

    /// The value as a machine word, when it fits.
    public var int: Int? { if case .small(let value) = storage { value } else { nil } }

    /// Bits of the absolute value; 1 for zero.
    public var bitLength: Int {
        switch storage {
        case .small(let value): max(1, Int.bitWidth - value.magnitude.leadingZeroBitCount)
        case .big(let big): gmp_z_sizeinbase(big.pointer, 2)
        }
    }

    /// The nearest double, possibly infinite: for ordering and display, never for a verdict.
    public var approximate: Double {
        switch storage {
        case .small(let value): Double(value)
        case .big(let big): gmp_z_get_d(big.pointer)
        }
    }
}

/// A GMP integer that is never changed after it was filled.
final class BigInteger: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<mpz_t>

    init() {
        pointer = .allocate(capacity: 1)
        gmp_z_init(pointer)
    }

    deinit {
        gmp_z_clear(pointer)
        pointer.deallocate()
    }
}

extension Integer: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

extension Integer: Hashable, Comparable {
    public static func == (left: Integer, right: Integer) -> Bool {
        switch (left.storage, right.storage) {
        case (.small(let a), .small(let b)): a == b
        case (.big(let a), .big(let b)): gmp_z_cmp(a.pointer, b.pointer) == 0
        default: false
        }
    }

    public static func < (left: Integer, right: Integer) -> Bool {
        if case .small(let a) = left.storage, case .small(let b) = right.storage { return a < b }
        return left.withGMP { a in right.withGMP { b in gmp_z_cmp(a, b) < 0 } }
    }

    public func hash(into hasher: inout Hasher) {
        switch storage {
        case .small(let value): hasher.combine(value)
        case .big(let big):
            for index in 0..<gmp_z_limbs(big.pointer) { hasher.combine(gmp_z_limb(big.pointer, index)) }
        }
    }
}
