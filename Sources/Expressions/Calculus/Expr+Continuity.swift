import Arithmetic

/// Sufficient conditions that are read off an expression as written.
extension Expr {
    /// Whether it is built from functions that are continuous wherever they are defined.
    public var hasContinuousParts: Bool {
        switch head {
        case .function(.elementary(.floor)), .function(.elementary(.ceiling)), .function(.factorial), .function(.binomial),
            .function(.greatestCommonDivisor), .function(.leastCommonMultiple), .function(.remainder), .function(.integer), .function(.binder):
            false
        default: arguments.allSatisfy(\.hasContinuousParts)
        }
    }

    /// Whether every part has its domain in `domainConditions` and is continuous there: no named function, binder or step.
    public var hasListedDomain: Bool {
        switch head {
        case .function(.named): false
        case .function(.elementary), .function(.oddRoot): hasContinuousParts && arguments.allSatisfy(\.hasListedDomain)
        case .function: false
        case .constant(let constant): constant != .infinity
        default: arguments.allSatisfy(\.hasListedDomain)
        }
    }

    /// ≥ 0 for all real values of its symbols wherever it is defined, as its form shows.
    public var isNeverNegative: Bool {
        if isEvidentlyPositive { return true }
        switch head {
        case .number(let value): return !value.isNegative
        case .sum, .product: return arguments.allSatisfy(\.isNeverNegative)
        case .power:
            guard let exponent = arguments[1].rational, arguments[0].isReal, isReal else { return false }
            return !exponent.isInteger || (exponent * .half).isInteger || arguments[0].isNeverNegative
        case .function(.elementary(.abs)): return true
        default: return false
        }
    }

    /// > 0 for all real values of its symbols wherever it is defined, as its form shows.
    public var isEvidentlyPositive: Bool {
        if isPositiveConstant { return true }
        switch head {
        case .sum: return arguments.allSatisfy(\.isNeverNegative) && arguments.contains(where: \.isEvidentlyPositive)
        case .product: return arguments.allSatisfy(\.isEvidentlyPositive)
        case .power: return arguments[0].isEvidentlyPositive && arguments[1].isReal
        case .function(.elementary(.cosh)): return arguments[0].isReal
        case .function(.factorial): return true
        default: return false
        }
    }

    /// > 0 for all positive values of its symbols wherever it is defined, as its form shows: x is e^(ln x).
    public var isPositiveForPositiveSymbols: Bool {
        let powers = symbols.map { ($0, Expr.power(.constant(.e), .symbol($0))) }
        return substituting(Dictionary(powers, uniquingKeysWith: { first, _ in first })).isEvidentlyPositive
    }

    /// Whether it is G + C with a letter C that occurs neither in G nor in the others.
    public func hasNewTerm(besides others: [Expr]) -> Bool {
        let terms = if case .sum = head { arguments } else { [self] }
        return terms.contains { term in
            guard let symbol = term.symbol, !others.contains(where: { $0.contains(symbol) }) else { return false }
            return terms.allSatisfy { $0 == term || !$0.contains(symbol) }
        }
    }
}
