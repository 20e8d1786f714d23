import Elaboration
import Expressions

/// Names of two points read as products: where capital letters occur only beside each other, as in AB² + BC² = AC², they name
/// lengths, and AB · CD = AC · BD is no identity. Such products become symbols of their own before they are used as facts.
enum SegmentNames {
    /// How records name this reading of a claim.
    static let reading = "letters beside each other as one length"

    /// The statements with every product of capital letters as one symbol; unchanged where a capital letter stands alone, since
    /// then the letters are numbers.
    static func joined(_ statements: [Statement]) -> [Statement] {
        let statements = withNamedAngles(statements)
        let sides = statements.flatMap { [$0.left, $0.right] }
        guard sides.contains(where: { $0.contains { capitalFactors(of: $0).count > 1 } }),
            !sides.contains(where: hasLoneCapital)
        else { return statements }
        var pairs: Set<String> = []
        for side in sides { collectPairs(side, into: &pairs) }
        return statements.map { Statement(joined($0.left, pairs), $0.relation, joined($0.right, pairs)) }
    }

    /// That the lengths in the statements are not negative; empty where the letters are numbers.
    static func lengths(in statements: [Statement]) -> [Statement] {
        Set(joined(statements).flatMap(\.symbols)).subtracting(statements.flatMap(\.symbols)).sorted()
            .filter { $0.name.utf8.count == 2 && $0.name.utf8.allSatisfy { 65...90 ~= $0 } }
            .map { Statement(.symbol($0), .greaterOrEqual, .zero) }
    }

    /// The statements with ∠A for A in `\\cos A` where ∠A occurs as well.
    private static func withNamedAngles(_ statements: [Statement]) -> [Statement] {
        var angles: [Symbol: Expr] = [:]
        for symbol in statements.lazy.flatMap(\.symbols) {
            if let points = symbol.anglePoints, points.count == 1 { angles[Symbol(String(points))] = .symbol(symbol) }
        }
        if angles.isEmpty { return statements }
        func named(_ expression: Expr) -> Expr {
            if expression.isGround || expression.arguments.isEmpty { return expression }
            if case .function(.elementary(let function)) = expression.head, [.sin, .cos, .tan].contains(function) { return expression.substituting(angles) }
            return expression.rebuilt(expression.arguments.map(named))
        }
        return statements.map { Statement(named($0.left), $0.relation, named($0.right)) }
    }

    /// The pairs of letters that occur as a product of just these two.
    private static func collectPairs(_ expression: Expr, into pairs: inout Set<String>) {
        let factors = capitalFactors(of: expression).compactMap(capital)
        if factors.count == 2, factors.contains(where: { $0.exponent == 1 }) { pairs.insert(letters(factors)) }
        for argument in expression.arguments { collectPairs(argument, into: &pairs) }
    }

    private static func letters(_ factors: [(symbol: Symbol, exponent: Int)]) -> String {
        factors.map(\.symbol.name).sorted().joined()
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

    private static func joined(_ expression: Expr, _ pairs: Set<String>) -> Expr {
        if expression.arguments.isEmpty { return expression }
        if case .function(.elementary(let function)) = expression.head, [.sin, .cos, .tan].contains(function) {
            return expression
        }
        let capitals = capitalFactors(of: expression)
        guard capitals.count > 1 else { return expression.rebuilt(expression.arguments.map { joined($0, pairs) }) }
        let rest = expression.arguments.filter { !capitals.contains($0) }.map { joined($0, pairs) }
        return .product(rest + [name(of: capitals.compactMap(capital), pairs)])
    }

    /// AB; the square of AB for A · B²; AB · BC for A · B² · C; AB · CD where these two pairs are known and no other split is. Else
    /// one symbol for what may be read in several ways.
    private static func name(of factors: [(symbol: Symbol, exponent: Int)], _ pairs: Set<String>) -> Expr {
        let exponents = factors.map(\.exponent).sorted()
        func segment(_ a: Symbol, _ b: Symbol) -> Expr { .symbol(Symbol([a.name, b.name].sorted().joined())) }
        if factors.count == 2, exponents[0] == 1 {
            return .power(segment(factors[0].symbol, factors[1].symbol), .number(exponents[1]))
        }
        if exponents == [1, 1, 2], let shared = factors.first(where: { $0.exponent == 2 }) {
            return .product(factors.filter { $0.exponent == 1 }.map { segment($0.symbol, shared.symbol) })
        }
        if exponents == [1, 1, 1, 1] {
            let splits = (1...3).map { other in
                (segment(factors[0].symbol, factors[other].symbol), factors[1...].filter { $0.symbol != factors[other].symbol })
            }.map { ($0.0, segment($0.1[0].symbol, $0.1[1].symbol)) }
            let known = splits.filter { split in
                [split.0, split.1].allSatisfy { $0.symbol.map { pairs.contains($0.name) } ?? false }
            }
            if known.count == 1 { return .product([known[0].0, known[0].1]) }
        }
        return .symbol(Symbol(factors.map { "\($0.symbol.name)\($0.exponent)" }.sorted().joined()))
    }
}
