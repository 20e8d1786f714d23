import Arithmetic
import Expressions

/// Known signs, and what they allow: roots, logarithms and powers of products taken apart.
extension Normalizer {
    /// A normaliser for points where the facts hold and the parts are defined.
    public init(budget: Budget, facts: [Statement], parts: [Expr]) {
        self.init(budget: budget)
        let domain = (facts.flatMap { [$0.left, $0.right] } + parts).flatMap(\.domainConditions)
        for statement in facts + domain.map(\.statement) { try? assume(statement) }
        listsAssumptions = true
        isAlone = facts.isEmpty
    }

    /// From now on only points count where the statement holds.
    private mutating func assume(_ statement: Statement) throws(EvaluationError) {
        let isReversed = statement.relation == .less || statement.relation == .lessOrEqual
        guard statement.relation.isOrder, !statement.isGround, statement.difference.isReal else { return }
        let isStrict = statement.relation == .less || statement.relation == .greater
        let form = try normalize(isReversed ? statement.difference.negated : statement.difference)
        let (content, parts) = factors(of: form)
        // c a bᵏ > 0 for k even is a > 0, and c a ≥ 0 is a ≥ 0.
        let odd = parts.filter { $0.exponent % 2 != 0 }
        guard odd.count == 1, isStrict || parts.count == 1, odd[0].expression.isReal else { return }
        let part = content.isNegative ? odd[0].expression.negated : odd[0].expression
        noteNonnegative(part, isPositive: isStrict || odd[0].exponent < 0)
    }

    private mutating func noteNonnegative(_ expression: Expr, isPositive: Bool) {
        known[expression] = isPositive || known[expression] == true
        // √a > 0 is a > 0.
        if case .power = expression.head, expression.arguments[1].rational?.isInteger == false {
            noteNonnegative(expression.arguments[0], isPositive: isPositive)
        }
    }

    mutating func isKnownPositive(_ expression: Expr) -> Bool {
        guard expression.isReal else { return false }
        if expression.isGround {
            return expression.isEvidentlyPositive
                || (try? expression.enclosure(precision: 64, budget: &budget))?.sign.map { $0 > 0 } == true
        }
        var isPositive = expression.isEvidentlyPositive || known[expression] == true
        if !isPositive, case .power = expression.head, expression.arguments[1].isReal {
            isPositive = isKnownPositive(expression.arguments[0])
        }
        if isPositive { noteRealLaw() }
        return isPositive
    }

    mutating func isKnownNonnegative(_ expression: Expr) -> Bool {
        if isKnownPositive(expression) { return true }
        guard expression.isReal, expression.isNeverNegative || known[expression] != nil else { return false }
        if !expression.isGround { noteRealLaw() }
        return true
    }

    /// One part of a product, with the expression that it stands for.
    struct Factor {
        let polynomial: Polynomial
        let expression: Expr
        let exponent: Int
    }

    func factors(of form: Fraction) -> (content: Rational, factors: [Factor]) {
        let (content, factors) = form.factors
        return (
            content,
            factors.map {
                let (base, exponent) = $0.base.asPower ?? ($0.base, 1)
                return Factor(polynomial: base, expression: expression(base), exponent: exponent * $0.exponent)
            }
        )
    }

    /// The form as a > 0 times the rest, a as powers of parts that are known to be positive or, for an even degree, as powers of
    /// magnitudes whose exponents the degree divides.
    mutating func positivePart(of form: Fraction, evenDegree degree: Int? = nil) throws(EvaluationError) -> (
        content: Rational, positive: [Factor], rest: Fraction
    ) {
        let (content, factors) = factors(of: form)
        var positive: [Factor] = []
        var rest = Fraction(Rational(content.sign))
        for factor in factors {
            if isKnownNonnegative(factor.expression) {
                positive.append(factor)
                continue
            }
            var remaining = factor.exponent
            if let degree, factor.expression.isReal {
                remaining = (factor.exponent % degree + degree) % degree
                if remaining != factor.exponent {
                    let size = try magnitude(Fraction(factor.polynomial))
                    positive.append(
                        Factor(
                            polynomial: size.numerator, expression: expression(size), exponent: factor.exponent - remaining))
                }
            }
            rest = try multiply(rest, power(Fraction(factor.polynomial), remaining))
        }
        return (content.magnitude, positive, rest)
    }
}
