import Arithmetic
import Certificates
import Expressions

/// Small tools of the search, on the kernel's normal form.
enum Calculus {
    static let budget = Budget(steps: 20_000)

    /// The derivative as the kernel sees it; nil where it has no rule.
    static func derivative(of expression: Expr, _ variable: Symbol) -> Expr? {
        if !expression.contains(variable) { return .zero }
        let node = Expr.binding(.derivative, variable, in: expression, [.symbol(variable), .one])
        var normalizer = Normalizer(budget: budget)
        guard let form = try? normalizer.normalize(node) else { return nil }
        let result = normalizer.expression(form)
        return result == node ? nil : result
    }

    static func canonical(_ expression: Expr) -> Expr {
        var normalizer = Normalizer(budget: budget)
        guard let form = try? normalizer.normalize(expression) else { return expression }
        return normalizer.expression(form)
    }

    /// Products and powers of sums multiplied out, a denominator put under each term.
    static func expanded(_ expression: Expr) -> Expr {
        var normalizer = Normalizer(budget: budget)
        guard let form = try? normalizer.normalize(expression) else { return expression }
        let numerator = normalizer.expression(form.numerator)
        if form.polynomial != nil { return normalizer.expression(form) }
        let denominator = normalizer.expression(form.denominator)
        guard case .sum = numerator.head else { return cancelled(numerator, denominator) }
        return .sum(numerator.arguments.map { cancelled($0, denominator) })
    }

    static func quotient(_ numerator: Expr, _ denominator: Expr) -> Expr {
        var normalizer = Normalizer(budget: budget)
        guard let form = try? normalizer.normalize(.quotient(numerator, denominator)) else {
            return .quotient(numerator, denominator)
        }
        return cancelled(normalizer.expression(form.numerator), normalizer.expression(form.denominator))
    }

    /// Common powers of one base taken out of a quotient: x³/x as x². The domain may grow: only for proposals.
    static func cancelled(_ numerator: Expr, _ denominator: Expr) -> Expr {
        var exponents: [Expr: Rational] = [:]
        var order: [Expr] = []
        var number = Rational.one
        func collect(_ expression: Expr, _ sign: Rational) {
            let factors = if case .product = expression.head { expression.arguments } else { [expression] }
            for factor in factors {
                if let value = factor.rational, !value.isZero {
                    number = sign.isNegative ? ((try? number.divided(by: value)) ?? number) : number * value
                    continue
                }
                var (base, exponent) = (factor, Rational.one)
                if case .power = factor.head, let value = factor.arguments[1].rational {
                    (base, exponent) = (factor.arguments[0], value)
                }
                if exponents[base] == nil { order.append(base) }
                exponents[base, default: 0] += exponent * sign
            }
        }
        collect(numerator, 1)
        collect(denominator, -1)
        return .product([.number(number)] + order.filter { !exponents[$0]!.isZero }.map { .power($0, .number(exponents[$0]!)) })
    }

    /// The coefficients of a polynomial in the variable: exponent → expression free of it; nil for what is no polynomial.
    static func coefficients(of expression: Expr, _ variable: Symbol) -> [Int: Expr]? {
        var normalizer = Normalizer(budget: budget)
        guard let form = try? normalizer.normalize(expression) else { return nil }
        let divisor = normalizer.expression(form.denominator)
        guard !divisor.contains(variable) else { return nil }
        guard let index = normalizer.index(of: variable) else { return [0: expression] }
        var result: [Int: Expr] = [:]
        for (power, part) in form.numerator.coefficients(of: index) {
            let coefficient = normalizer.expression(part)
            guard !coefficient.contains(variable) else { return nil }
            result[power] = .quotient(coefficient, divisor)
        }
        return result
    }

    /// Arguments of functions, bases and exponents that depend on the variable and are not the variable itself, and the functions
    /// themselves; the largest first, each once.
    static func innerFunctions(of expression: Expr, _ variable: Symbol) -> [Expr] {
        var found: [Expr] = []
        func visit(_ node: Expr) {
            guard node.contains(variable), !node.arguments.isEmpty else { return }
            if case .function(.binder) = node.head { return }
            switch node.head {
            case .function, .power:
                for part in [node] + node.arguments where part.contains(variable) && part.symbol == nil && part != expression {
                    if !found.contains(part) { found.append(part) }
                }
            default: break
            }
            for argument in node.arguments { visit(argument) }
        }
        visit(expression)
        return found.enumerated().sorted { ($1.element.size, $0.offset) < ($0.element.size, $1.offset) }.map(\.element)
    }
}
