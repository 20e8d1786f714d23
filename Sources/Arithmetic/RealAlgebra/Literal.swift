/// A polynomial in generators compared with 0.
public struct Literal: Hashable, Sendable {
    public enum Relation: Hashable, Sendable { case zero, nonzero, positive, nonnegative }

    public let polynomial: Polynomial
    public let relation: Relation

    public init(_ polynomial: Polynomial, _ relation: Relation) { (self.polynomial, self.relation) = (polynomial, relation) }

    /// 0 = 0.
    public static let nothing = Literal(Polynomial(), .zero)

    /// The truth of a literal without generators.
    public var constant: Bool? { polynomial.constant.map { Literal.holds(relation, sign: $0.sign) } }

    /// The truth of the relation of a number of this sign and 0.
    public static func holds(_ relation: Relation, sign: Int) -> Bool {
        switch relation {
        case .zero: sign == 0
        case .nonzero: sign != 0
        case .positive: sign > 0
        case .nonnegative: sign >= 0
        }
    }

    /// The literal that holds exactly where this one does not.
    public var negated: Literal {
        switch relation {
        case .zero: Literal(polynomial, .nonzero)
        case .nonzero: Literal(polynomial, .zero)
        case .positive: Literal(polynomial.scaled(by: -1), .nonnegative)
        case .nonnegative: Literal(polynomial.scaled(by: -1), .positive)
        }
    }
}

/// Literals under "all" and "any", read from left to right: a later part is defined wherever the earlier parts let it matter.
public indirect enum Junction: Sendable {
    case literal(Literal)
    case all([Junction])
    case any([Junction])

    public static func constant(_ value: Bool) -> Junction { value ? .all([]) : .any([]) }

    public var literals: [Literal] {
        switch self {
        case .literal(let literal): [literal]
        case .all(let parts), .any(let parts): parts.flatMap(\.literals)
        }
    }

    /// The truth where each literal that is no constant has the given one; later parts are asked only when they matter.
    public func truth(_ value: (Literal) throws(EvaluationError) -> Bool) throws(EvaluationError) -> Bool {
        switch self {
        case .literal(let literal): if let constant = literal.constant { return constant }
            return try value(literal)
        case .all(let parts):
            for part in parts where !(try part.truth(value)) { return false }
            return true
        case .any(let parts):
            for part in parts where try part.truth(value) { return true }
            return false
        }
    }

    /// The conjunctions of literals one of which holds exactly where this does, without those that contain a false constant.
    /// - Throws: `.unable(.terms)` for more than `limit` of them.
    public func branches(limit: Int) throws(EvaluationError) -> [[Literal]] {
        switch self {
        case .literal(let literal):
            if let value = literal.constant { return value ? [[]] : [] }
            return [[literal]]
        case .any(let parts):
            var result: [[Literal]] = []
            for part in parts { result += try part.branches(limit: limit) }
            if result.count > limit { throw .unable(.terms) }
            return result
        case .all(let parts):
            var result: [[Literal]] = [[]]
            for part in parts {
                let further = try part.branches(limit: limit)
                if result.count * further.count > limit { throw .unable(.terms) }
                result = result.flatMap { branch in
                    further.map { branch + $0.filter { literal in !branch.contains(literal) } }
                }
                result.removeAll { branch in branch.contains { branch.contains($0.negated) } }
            }
            return result
        }
    }
}
