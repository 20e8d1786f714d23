import Arithmetic
import Expressions

/// Normal forms of what binds a variable: derivatives are carried out; integrals and sums are taken apart linearly.
extension Normalizer {
    private static let largestOrder = 24

    mutating func normalizeBinder(_ expression: Expr) throws(EvaluationError) -> Fraction {
        guard let (binder, body, variable, further) = expression.openedAfresh else { throw .unable(.unsupported) }
        switch binder {
        case .derivative: return try derivative(expression, body, variable, point: further[0], order: further[1])
        case .integral, .antiderivative, .sum:
            return try linear(binder, body, variable, further) ?? opaque(expression)
        case .product where body.symbol == variable && further[0] == .one: return try factorial(further[1])
        case .product, .limit, .limitFromBelow, .limitFromAbove: return opaque(expression)
        }
    }

    /// The derivative at the point, carried out; as it stands where there is no rule.
    private mutating func derivative(_ expression: Expr, _ body: Expr, _ variable: Symbol, point: Expr, order: Expr)
        throws(EvaluationError) -> Fraction
    {
        // A letter alone may depend on the variable (y in dy/dx): nothing is known of its derivative.
        if !body.contains(variable), !body.isGround { return opaque(expression) }
        guard let count = order.rational?.int, 0...Normalizer.largestOrder ~= count else { return opaque(expression) }
        // (f′)′ is f″.
        if let (base, primes) = body.primedFunction, body.arguments == [.symbol(variable)] {
            return try derivative(
                .binding(.derivative, variable, in: base, [point, .number(count + primes)]), base, variable, point: point,
                order: .number(count + primes))
        }
        // Derivatives below this one are carried out first; an indefinite integral has a constant that may depend on the variable.
        let isIterated = body.contains { $0.head == .function(.binder(.derivative)) }
        var value = isIterated && !body.hasAntiderivative ? try canonical(body) : body
        var differentiation = Differentiation(variable: variable, budget: budget)
        do throws(EvaluationError) {
            for _ in 0..<count { value = try differentiation.derivative(of: value) }
        } catch {
            guard error == .unable(.unsupported) else { throw error }
            let assumed = assumedNonzero.count
            let form = try canonical(body)
            guard assumedNonzero.count == assumed else { return opaque(expression) }
            return opaque(.binding(.derivative, variable, in: form, [try canonical(point), order]))
        }
        budget = differentiation.budget
        let result = value.substituting([variable: point])
        if result != expression { return try normalize(result) }
        // The derivative of a named function: one form for equal arguments.
        guard case .function(.named) = body.head else { return opaque(expression) }
        var arguments: [Expr] = []
        for argument in body.arguments {
            arguments.append(argument.symbol == variable ? argument : try canonical(argument))
        }
        return opaque(.binding(.derivative, variable, in: body.rebuilt(arguments), [try canonical(point), order]))
    }

    /// Σ cᵢ ∫ fᵢ for the body Σ cᵢ fᵢ with factors cᵢ free of the variable. The operation is a linear functional of the body,
    /// wherever it has a value; an antiderivative is one from a fixed linear choice. nil where the body must stay as written:
    /// that of a sum counts at every single index.
    private mutating func linear(_ binder: Binder, _ body: Expr, _ variable: Symbol, _ further: [Expr])
        throws(EvaluationError) -> Fraction?
    {
        if binder == .sum, body.domainConditions.contains(where: { $0.statement.symbols.contains(variable) }) { return nil }
        let assumed = assumedNonzero
        let form = try normalize(body)
        // What a null set violates does not matter to an integral; an index does.
        let isAssumed = assumedNonzero.contains { $0.contains(variable) }
        assumedNonzero = assumed + assumedNonzero.dropFirst(assumed.count).filter { !$0.contains(variable) }
        if isAssumed, binder == .sum { return nil }
        var bounds: [Expr] = []
        for part in further { bounds.append(part == .constant(.infinity) || part == Expr.constant(.infinity).negated ? part : try canonical(part)) }
        let divisor = self.expression(form.denominator)
        let isFactor = !divisor.contains(variable)
        var total = Fraction(0)
        for term in form.numerator.terms {
            var outer = Polynomial(term.coefficient)
            var inner: [Expr] = isFactor ? [] : [.power(divisor, .number(-1))]
            for (index, exponent) in term.monomial.factors {
                if generators[index].contains(variable) {
                    inner.append(.power(generators[index], .number(exponent)))
                } else {
                    outer = try product(outer, Polynomial(generator: index, exponent: exponent))
                }
            }
            let kernel = opaque(.binding(binder, variable, in: .product(inner), bounds))
            let scale = isFactor ? Fraction(outer, form.denominator) : Fraction(outer)
            total = try add(total, multiply(scale, kernel))
        }
        return total
    }
}
