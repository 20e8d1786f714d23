import Expressions

/// Brings a denotation to the form in which answers are compared.
enum Forms {
    /// The value that `x = 5`, `x ∈ S`, `(x, y) = (1, 2)`, `f(x) = …` give to a name; nil when it is no such assignment.
    static func value(_ denotation: Denotation) -> Denotation? {
        switch denotation {
        case .formula(.statement(let statement)):
            // 1/3 ≈ 0.33: the exact side.
            if statement.relation == .approximately, !isName(statement.left) { return .expression(statement.left) }
            guard statement.relation == .equal || statement.relation == .approximately, isName(statement.left),
                statement.left != statement.right
            else { return nil }
            return .expression(statement.right)
        case .formula(.and(let parts)):
            // x = a = b ≈ c: the last exact member of the chain.
            let statements = parts.compactMap { part -> Statement? in
                if case .statement(let statement) = part { statement } else { nil }
            }
            guard statements.count == parts.count, let first = statements.first,
                statements.allSatisfy({ $0.relation == .equal || $0.relation == .approximately }),
                zip(statements, statements.dropFirst()).allSatisfy({ $0.right == $1.left })
            else { return nil }
            let exact = statements.prefix { $0.relation == .equal }
            if isName(first.left) { return .expression((exact.last ?? first).right) }
            return .expression(exact.last?.right ?? first.left)
        case .formula(.or(let parts)):
            let values = parts.compactMap { value(.formula($0)) }
            return values.count == parts.count ? .set(values) : nil
        case .setRelation(.element, _, let set): return set
        case .assignment(let left, let right):
            switch left {
            case .expression, .tuple, .list: return right
            default: return nil
            }
        default: return nil
        }
    }

    /// A side that only names a quantity: symbols, their products, quotients, absolute values and function applications.
    static func isName(_ expression: Expr) -> Bool {
        switch expression.head {
        case .symbol, .function(.named): true
        case .function(.elementary(.abs)): isName(expression.arguments[0])
        case .product: expression.arguments.allSatisfy(isName)
        case .power: expression.arguments[1].rational == -1 && isName(expression.arguments[0])
        default: false
        }
    }

    /// `y = 2, x = 1` as `x = 1, y = 2`: the order in which a tuple lists the values. Other members stay as they are.
    static func inOrderOfNames(_ members: [Denotation]) -> [Denotation] {
        let named = members.compactMap { member -> (name: Symbol, member: Denotation)? in
            guard case .formula(.statement(let statement)) = member, statement.relation == .equal else { return nil }
            return statement.left.symbol.map { ($0, member) }
        }
        guard named.count == members.count, Set(named.map(\.name)).count == members.count else { return members }
        return named.sorted { $0.name < $1.name }.map(\.member)
    }

    /// The members of a list or set, with ± and nested lists spread out; nil for anything else.
    static func members(_ denotation: Denotation) -> [Denotation]? {
        switch denotation {
        case .list(let items), .set(let items):
            return items.flatMap { item -> [Denotation] in
                switch item {
                case .plusMinus(let upper, let lower): [.expression(upper), .expression(lower)]
                case .list(let inner): inner
                case .formula(.or(let parts)): parts.map { .formula($0) }
                default: [item]
                }
            }
        case .plusMinus(let upper, let lower): return [.expression(upper), .expression(lower)]
        case .formula(.and(let parts))
        where parts.allSatisfy({ value(.formula($0)) != nil }) && value(denotation) == nil:
            return parts.map { .formula($0) }
        case .ratio: return nil
        default: return nil
        }
    }
}
