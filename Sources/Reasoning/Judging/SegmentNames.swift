import Expressions

/// Names of two points read as products: where capital letters occur only beside each other, as in AB² + BC² = AC², they name
/// lengths, and AB · CD = AC · BD is no identity. Such products become symbols of their own before they are used as facts.
enum SegmentNames {
    /// The statements with every product of capital letters as one symbol; unchanged where a capital letter stands alone, since
    /// then the letters are numbers.
    static func joined(_ statements: [Statement]) -> [Statement] {
        let sides = statements.flatMap { [$0.left, $0.right] }
        guard sides.contains(where: { $0.contains { capitalFactors(of: $0).count > 1 } }),
            !sides.contains(where: hasLoneCapital)
        else { return statements }
        return statements.map { Statement(joined($0.left), $0.relation, joined($0.right)) }
    }

    private static func isCapital(_ symbol: Symbol) -> Bool {
        symbol.name.utf8.count == 1 && symbol.name.utf8.allSatisfy { 65...90 ~= $0 }
    }

    /// The factors of a product that are capital letters or positive integer powers of them.
    private static func capitalFactors(of expression: Expr) -> [Expr] {
        guard case .product = expression.head else { return [] }
        return expression.arguments.filter { capital($0) != nil }
    }

    private static func capital(_ factor: Expr) -> (symbol: Symbol, exponent: Int)? {
        if let symbol = factor.symbol { return isCapital(symbol) ? (symbol, 1) : nil }
        guard case .power = factor.head, let symbol = factor.arguments[0].symbol, isCapital(symbol),
            let exponent = factor.arguments[1].rational?.int, exponent > 0
        else { return nil }
        return (symbol, exponent)
    }

    /// Whether a capital letter occurs outside such products, angles aside.
    private static func hasLoneCapital(_ expression: Expr) -> Bool {
        if let symbol = expression.symbol { return isCapital(symbol) }
        if case .function(.elementary(let function)) = expression.head, [.sin, .cos, .tan].contains(function) {
            return false
        }
        let capitals = capitalFactors(of: expression)
        let rest = capitals.count > 1 ? expression.arguments.filter { !capitals.contains($0) } : expression.arguments
        return rest.contains(where: hasLoneCapital)
    }

    private static func joined(_ expression: Expr) -> Expr {
        if expression.arguments.isEmpty { return expression }
        if case .function(.elementary(let function)) = expression.head, [.sin, .cos, .tan].contains(function) {
            return expression
        }
        let capitals = capitalFactors(of: expression)
        guard capitals.count > 1 else { return expression.rebuilt(expression.arguments.map(joined)) }
        let rest = expression.arguments.filter { !capitals.contains($0) }.map(joined)
        return .product(rest + [name(of: capitals.compactMap(capital))])
    }

    /// AB, the square of AB for A · B², and one symbol for what may be read in several ways.
    private static func name(of factors: [(symbol: Symbol, exponent: Int)]) -> Expr {
        let exponents = factors.map(\.exponent)
        let letters = factors.map(\.symbol.name).sorted().joined()
        if factors.count <= 3, exponents.filter({ $0 > 1 }).count <= 1 {
            return .power(.symbol(Symbol(letters)), .number(exponents.max() ?? 1))
        }
        return .symbol(Symbol(factors.map { "\($0.symbol.name)\($0.exponent)" }.sorted().joined()))
    }
}
