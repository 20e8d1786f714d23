import Arithmetic

extension Statement {
    /// Statements about smaller parts that together imply this one wherever it is defined: a product is nonzero or positive with its
    /// factors, a power with its base. What holds for all real values as written is left out; what cannot be taken apart stands
    /// for itself.
    public var sufficientParts: [Statement] {
        if relation == .lessOrEqual, case .function(.elementary(.abs)) = left.head, left.arguments[0].isReal {
            return [-1, 1].flatMap {
                Statement(.sum([right, .product([.number($0), left.arguments[0]])]), .greaterOrEqual, .zero).sufficientParts
            }
        }
        guard right.isZero, [.notEqual, .greater, .greaterOrEqual].contains(relation), left.isReal else { return [self] }
        if left.isEvidentlyPositive || relation == .greaterOrEqual && left.isNeverNegative { return [] }
        func parts(_ expression: Expr, _ relation: Relation) -> [Statement] {
            Statement(expression, relation, .zero).sufficientParts
        }
        switch left.head {
        case .product:
            if relation != .notEqual, left.arguments[0].rational?.isNegative == true { return [self] }
            return left.arguments.flatMap { parts($0, relation) }
        case .power:
            guard let exponent = left.arguments[1].rational else { return [self] }
            let strict: Relation = exponent.isNegative && relation == .greaterOrEqual ? .greater : relation
            if !exponent.isInteger { return parts(left.arguments[0], strict == .notEqual ? .greater : strict) }
            let isEven = (exponent * .half).isInteger
            return parts(left.arguments[0], isEven ? .notEqual : strict)
        case .function(.elementary(.abs)): return parts(left.arguments[0], .notEqual)
        case .sum where relation != .greaterOrEqual && left.arguments.allSatisfy(\.isNeverNegative):
            return parts(left.arguments[left.arguments.count - 1], .greater)
        case .sum where left.arguments.contains(where: \.hasReciprocal):
            // 1 + 1/x > 0 for x > 0; of x − 1/x that tells nothing.
            let isNegative = left.arguments.contains { ($0.rational ?? $0.arguments.first?.rational)?.isNegative == true }
            return isNegative ? [self] : left.arguments.flatMap { parts($0, .greater) }
        default: return [self]
        }
    }
}

extension Expr {
    /// Whether a factor is a power with a negative exponent.
    fileprivate var hasReciprocal: Bool {
        (head == .product ? arguments : [self]).contains { $0.head == .power && $0.arguments[1].rational?.isNegative == true }
    }
}
