import Arithmetic

/// What a node of an expression is: a leaf with its value, or an operation on the node's arguments.
public enum Head: Hashable, Sendable {
    case number(Rational)
    case symbol(Symbol)
    case constant(Constant)
    /// n-ary, arguments in canonical order, at least two.
    case sum
    case product
    /// [base, exponent]; the principal value.
    case power
    case function(FunctionName)
}

extension Head {
    /// Whether it is a function of real numbers alone here: steps, real roots and extrema, and what has poles among the complex numbers.
    public var isRealFunction: Bool {
        switch self {
        case .function(.elementary(.arctan)), .function(.elementary(.tanh)), .function(.elementary(.floor)),
            .function(.elementary(.ceiling)), .function(.oddRoot), .function(.minimum), .function(.maximum):
            true
        default: false
        }
    }
}

/// The name of an unknown, with its subscript when it has one (`x`, `x_1`, `Cost`).
public struct Symbol: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let name: String
    /// For the variable that a binder binds, one more than the binders nested in its body; 0 for an unknown of the text.
    let boundIndex: Int

    public init(_ name: String) {
        self.name = name
        boundIndex = 0
    }

    /// The variable of a binder. Its name is only for people.
    init(boundIndex: Int) {
        name = boundIndex == 1 ? "k" : "k\(boundIndex)"
        self.boundIndex = boundIndex
    }

    var isBound: Bool { boundIndex > 0 }
    public var description: String { isBound ? "#\(name)" : name }
    public static func < (left: Symbol, right: Symbol) -> Bool {
        (left.name, left.boundIndex) < (right.name, right.boundIndex)
    }
}

/// Numbers with a name.
public enum Constant: String, Hashable, Sendable {
    case pi
    case e
    /// The imaginary unit, i² = −1.
    case i
    case infinity
}

/// Functions with a fixed meaning, and applied names whose meaning the text gives.
public enum FunctionName: Hashable, Sendable {
    case elementary(Elementary)
    /// The real n-th root for odd n: [radicand, n]. Even roots are powers.
    case oddRoot
    case factorial
    case binomial
    case greatestCommonDivisor
    case leastCommonMultiple
    case minimum
    case maximum
    /// [dividend, divisor]: the remainder in 0 ..< divisor.
    case remainder
    /// A function of one positive integer.
    case integer(OfInteger)
    /// What binds a variable of its first argument; see `Binder`.
    case binder(Binder)
    /// A function that the text names: `f(x)`.
    case named(String)

    /// Functions of one argument.
    public enum Elementary: String, Hashable, Sendable, CaseIterable {
        case sin, cos, tan, cot, sec, csc
        case arcsin, arccos, arctan
        case sinh, cosh, tanh
        /// The natural logarithm.
        case ln
        case abs, floor, ceiling
        case realPart, imaginaryPart, conjugate
    }

    /// Functions of a positive integer n; for other numbers they have no value here.
    public enum OfInteger: String, Hashable, Sendable, CaseIterable {
        /// The number of positive divisors of n; 2 for the primes and for them alone.
        case divisorCount
        /// The sum of the positive divisors of n.
        case divisorSum
        /// Euler's φ: how many of 1, …, n are coprime to n.
        case totient
        /// The sum of the decimal digits of n.
        case digitSum
    }

    /// Whether the function has a meaning for this number of arguments.
    func accepts(count: Int) -> Bool {
        switch self {
        case .elementary, .factorial, .integer: count == 1
        case .oddRoot, .binomial, .remainder: count == 2
        case .greatestCommonDivisor, .leastCommonMultiple, .minimum, .maximum: count > 0
        case .binder(let binder): count == binder.argumentCount
        case .named: true
        }
    }

    public var name: String {
        switch self {
        case .elementary(let function): function.rawValue
        case .oddRoot: "root"
        case .factorial: "factorial"
        case .binomial: "binomial"
        case .greatestCommonDivisor: "gcd"
        case .leastCommonMultiple: "lcm"
        case .minimum: "min"
        case .maximum: "max"
        case .remainder: "mod"
        case .integer(let function): function.rawValue
        case .binder(let binder): binder.rawValue
        case .named(let name): name
        }
    }
}
