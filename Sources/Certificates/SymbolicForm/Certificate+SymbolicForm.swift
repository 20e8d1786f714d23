import Arithmetic
import Expressions

/// `(rule payload …)`: one line for writing and one for reading each case.
extension Certificate: SExpressible {
    public func write(to writer: inout SExpressionWriter) {
        switch self {
        case .exactValues, .identity, .nonzeroConstant: writer.list(rule)
        case .enclosures(let precision): writer.list(rule, precision)
        case .rounding(let literal, let precision): writer.list(rule, literal, precision)
        case .equalPowers(let degree, let precision, let inner): writer.list(rule, degree, precision, inner)
        case .witness(let point, let precision): writer.list(rule, point, precision)
        case .linearCombination(let cofactors): writer.list(rule, cofactors)
        case .contradiction(let cofactors, let claimCofactor, let model):
            writer.list(rule, cofactors, claimCofactor, model)
        case .substitution(let indices, let inner): writer.list(rule, indices, inner)
        case .factorization(let multiplicities): writer.list(rule, multiplicities)
        case .notARoot(let index, let inner): writer.list(rule, index, inner)
        }
    }

    public init(_ form: SExpression) throws(SExpressionError) {
        var parts = try form.parts()
        switch try parts.atom() {
        case "exact-values": self = .exactValues
        case "identity": self = .identity
        case "nonzero-constant": self = .nonzeroConstant
        case "enclosures": self = .enclosures(precision: try parts.next())
        case "rounding": self = .rounding(try parts.next(), precision: try parts.next())
        case "equal-powers":
            self = .equalPowers(degree: try parts.next(), precision: try parts.next(), then: try parts.next())
        case "witness": self = .witness(try parts.next(), precision: try parts.next())
        case "linear-combination": self = .linearCombination(try parts.next())
        case "contradiction":
            self = .contradiction(
                cofactors: try parts.next(), claimCofactor: try parts.next(), model: try parts.next())
        case "substitution": self = .substitution(try parts.next(), then: try parts.next())
        case "factorization": self = .factorization(multiplicities: try parts.next())
        case "not-a-root": self = .notARoot(index: try parts.next(), try parts.next())
        default: throw form.error("no rule has this name")
        }
        try parts.end()
    }
}
