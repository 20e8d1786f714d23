import Certificates
import Elaboration
import Expressions

/// What a text says of one unknown by a set, an interval or alternatives: `x ∈ (−∞, 2) ∪ (3, ∞)`, `x < 2 or x > 3`.
struct SolutionSet {
    let unknown: Symbol
    let formula: Formula
    /// Whether the problem asks for all real numbers that satisfy it, and no others.
    var isExact = true

    /// The statements that say that an expression lies in the set; nil for what is no set of numbers.
    static func membership(of element: Expr, in set: Denotation) -> Formula? {
        switch set {
        case .interval(let interval):
            return bounds(element, interval.lower, interval.upper, includesLower: interval.includesLower, includesUpper: interval.includesUpper)
        case .tuple(let ends):
            guard ends.count == 2, let lower = ends[0].expression, let upper = ends[1].expression else { return nil }
            return bounds(element, lower, upper, includesLower: false, includesUpper: false)
        case .set(let items):
            let values = items.compactMap(\.expression)
            return values.count == items.count ? .or(values.map { .statement(Statement(element, .equal, $0)) }) : nil
        case .union(let parts), .intersection(let parts):
            let formulas = parts.compactMap { membership(of: element, in: $0) }
            guard formulas.count == parts.count else { return nil }
            if case .union = set { return .or(formulas) }
            return .and(formulas)
        case .difference(let whole, let part):
            guard let outer = membership(of: element, in: whole), let inner = membership(of: element, in: part) else { return nil }
            return .and([outer, .not(inner)])
        case .namedSet(let name): return name == "Reals" ? .true : nil
        default: return nil
        }
    }

    private static func bounds(_ element: Expr, _ lower: Expr, _ upper: Expr, includesLower: Bool, includesUpper: Bool) -> Formula? {
        guard lower.isGround, upper.isGround else { return nil }
        var bounds: [Formula] = []
        // −∞ and ∞ bound nothing, at the ends where they may stand.
        if lower != Expr.constant(.infinity).negated {
            guard !lower.hasInfinity else { return nil }
            bounds.append(.statement(Statement(element, includesLower ? .greaterOrEqual : .greater, lower)))
        }
        if upper != .constant(.infinity) {
            guard !upper.hasInfinity else { return nil }
            bounds.append(.statement(Statement(element, includesUpper ? .lessOrEqual : .less, upper)))
        }
        return bounds.count == 1 ? bounds[0] : .and(bounds)
    }
}

extension Expr {
    fileprivate var hasInfinity: Bool { contains { $0 == .constant(.infinity) } }
}

extension Evidence {
    /// What a line says of the unknown, and what it follows from, is equivalent to, or differs from at the point.
    init(_ checked: Checked, of set: SolutionSet, from premise: Formula, at point: [Symbol: Expr] = [:]) {
        self.init(checked, of: Statement(.symbol(set.unknown), .equal, .symbol(set.unknown)), from: [], at: point)
        relation = "∈"
        right = "{\(set.unknown) : \(set.formula)}"
        facts = premise.conjuncts?.map(\.description) ?? [premise.description]
        (leftValue, rightValue) = (nil, nil)
    }
}

extension Formula {
    /// The same in one way of writing: the unknown on the left, the parts of conjunctions and disjunctions in order and each once.
    var canonical: Formula {
        func joined(_ parts: [Formula], _ isAnd: Bool) -> Formula {
            var found: [Formula] = []
            for part in parts.map(\.canonical) {
                switch part {
                case .and(let inner) where isAnd: found += inner
                case .or(let inner) where !isAnd: found += inner
                default: found.append(part)
                }
            }
            found = Array(Set(found)).sorted { $0.description < $1.description }
            return found.count == 1 ? found[0] : isAnd ? .and(found) : .or(found)
        }
        switch self {
        case .statement(let statement): return .statement(statement.left.isGround ? statement.converse : statement)
        case .and(let parts): return joined(parts, true)
        case .or(let parts): return joined(parts, false)
        case .not(let part): return .not(part.canonical)
        default: return self
        }
    }
}
