import Algebra
import Arithmetic
import Certificates
import Expressions

/// A union of intervals of the real line, as a list of pieces in increasing order.
struct RealSet {
    struct Piece {
        /// nil for −∞ and ∞.
        let lower: Expr?
        let upper: Expr?
        let includesLower: Bool
        let includesUpper: Bool
    }

    var pieces: [Piece]
    /// Whether the text wrote an interval or an inequality: a bare pair may be one, but only beside one.
    var isExplicit: Bool
}

/// Intervals, unions and inequalities in one unknown.
extension AnswerMatcher {
    /// nil when neither side is explicitly a set of reals, or one of them is none.
    mutating func compareRealSets(_ a: Denotation, _ b: Denotation) -> Comparison? {
        guard let x = realSet(a), let y = realSet(b), x.isExplicit || y.isExplicit else { return nil }
        guard let left = ordered(x), let right = ordered(y) else { return .undecided("endpoints") }
        guard left.pieces.count == right.pieces.count else { return .different("different-interval") }
        var open: Comparison?
        var checks: [Checked] = []
        for (p, q) in zip(left.pieces, right.pieces) {
            if p.includesLower != q.includesLower || p.includesUpper != q.includesUpper {
                return .different("different-endpoint")
            }
            for (end, other) in [(p.lower, q.lower), (p.upper, q.upper)] {
                switch (end, other) {
                case (nil, nil): continue
                case (let e?, let o?):
                    let found = compare(Side(.expression(e)), Side(.expression(o)))
                    if found.verdict == .different { return .different("different-endpoint", found.checks) }
                    if found.verdict == .undecided { open = found }
                    checks += found.checks
                default: return .different("different-endpoint")
                }
            }
        }
        return open ?? .same("equal-intervals", checks)
    }

    private func realSet(_ denotation: Denotation) -> RealSet? {
        switch denotation {
        case .interval(let interval):
            return RealSet(
                pieces: [piece(interval.lower, interval.upper, interval.includesLower, interval.includesUpper)],
                isExplicit: true)
        case .tuple(let items):
            guard items.count == 2, let lower = items[0].expression, let upper = items[1].expression else { return nil }
            return RealSet(
                pieces: [piece(lower, upper, false, false)],
                isExplicit: AnswerMatcher.isInfinite(lower) || AnswerMatcher.isInfinite(upper))
        case .set(let items):
            var pieces: [RealSet.Piece] = []
            for item in items {
                guard let value = item.expression else { return nil }
                pieces.append(piece(value, value, true, true))
            }
            return pieces.isEmpty ? nil : RealSet(pieces: pieces, isExplicit: false)
        case .union(let parts):
            var pieces: [RealSet.Piece] = []
            for part in parts {
                guard let set = realSet(part) else { return nil }
                pieces += set.pieces
            }
            return RealSet(pieces: pieces, isExplicit: true)
        case .namedSet("Reals"):
            return RealSet(
                pieces: [piece(.constant(.infinity).negated, .constant(.infinity), false, false)], isExplicit: true)
        case .setRelation(.element, .expression, let set):
            guard var result = realSet(set) else { return nil }
            result.isExplicit = true
            return result
        case .formula(let formula): return realSet(formula)
        default: return nil
        }
    }

    private func realSet(_ formula: Formula) -> RealSet? {
        switch formula {
        case .statement(let statement):
            guard statement.relation.isOrder, let (relation, bound) = isolated(statement) else { return nil }
            switch relation {
            case .less, .lessOrEqual:
                return RealSet(pieces: [piece(nil, bound, false, relation == .lessOrEqual)], isExplicit: true)
            default: return RealSet(pieces: [piece(bound, nil, relation == .greaterOrEqual, false)], isExplicit: true)
            }
        case .and(let parts):
            // a < x ≤ b
            guard parts.count == 2, let x = realSet(parts[0]), let y = realSet(parts[1]), x.pieces.count == 1,
                y.pieces.count == 1
            else { return nil }
            let (low, high) = x.pieces[0].lower != nil ? (x.pieces[0], y.pieces[0]) : (y.pieces[0], x.pieces[0])
            guard low.upper == nil, high.lower == nil, low.lower != nil, high.upper != nil else { return nil }
            return RealSet(
                pieces: [piece(low.lower, high.upper, low.includesLower, high.includesUpper)], isExplicit: true)
        case .or(let parts):
            var pieces: [RealSet.Piece] = []
            for part in parts {
                guard let set = realSet(part) else { return nil }
                pieces += set.pieces
            }
            return RealSet(pieces: pieces, isExplicit: true)
        default: return nil
        }
    }

    /// `c · name + d ⋚ e` solved for the name.
    private func isolated(_ statement: Statement) -> (Relation, Expr)? {
        // |z| is no unknown of its own: its values are two.
        func isUnknown(_ side: Expr) -> Bool {
            Forms.isName(side) && !side.contains { $0.head == .function(.elementary(.abs)) }
        }
        if isUnknown(statement.left), statement.right.isGround { return (statement.relation, statement.right) }
        if isUnknown(statement.right), statement.left.isGround { return (statement.relation.converse, statement.left) }
        guard let unknown = statement.symbols.first, statement.symbols.count == 1 else { return nil }
        var budget = Budget(steps: 10_000)
        let atZero = statement.difference.substituting([unknown: .zero])
        let atOne = statement.difference.substituting([unknown: .one])
        guard
            let bound = try? LinearEquation.solve(
                Statement(statement.left, .equal, statement.right), for: unknown, budget: &budget),
            let low = try? atZero.rationalValue(budget: &budget), let high = try? atOne.rationalValue(budget: &budget)
        else { return nil }
        return (high > low ? statement.relation : statement.relation.converse, .number(bound))
    }

    private static func isInfinite(_ expression: Expr) -> Bool { expression.contains { $0 == .constant(.infinity) } }

    private func piece(_ lower: Expr?, _ upper: Expr?, _ includesLower: Bool, _ includesUpper: Bool) -> RealSet.Piece {
        let low = lower.flatMap { AnswerMatcher.isInfinite($0) ? nil : $0 }
        let high = upper.flatMap { AnswerMatcher.isInfinite($0) ? nil : $0 }
        return RealSet.Piece(
            lower: low, upper: high, includesLower: includesLower && low != nil,
            includesUpper: includesUpper && high != nil)
    }

    /// Pieces sorted by their lower ends, touching ones joined; nil when some ends cannot be compared.
    private mutating func ordered(_ set: RealSet) -> RealSet? {
        var sorted: [RealSet.Piece] = []
        for piece in set.pieces {
            var index = sorted.count
            while index > 0 {
                guard let isBefore = precedes(piece.lower, sorted[index - 1].lower) else { return nil }
                if !isBefore { break }
                index -= 1
            }
            sorted.insert(piece, at: index)
        }
        var joined: [RealSet.Piece] = []
        for piece in sorted {
            if let last = joined.last, let end = last.upper, let start = piece.lower, end == start,
                last.includesUpper || piece.includesLower
            {
                joined[joined.count - 1] = RealSet.Piece(
                    lower: last.lower, upper: piece.upper, includesLower: last.includesLower,
                    includesUpper: piece.includesUpper)
            } else {
                joined.append(piece)
            }
        }
        return RealSet(pieces: joined, isExplicit: set.isExplicit)
    }

    /// Whether a < b, with nil for −∞; nil when it is not decided.
    private mutating func precedes(_ a: Expr?, _ b: Expr?) -> Bool? {
        guard let a else { return b != nil }
        guard let b else { return false }
        if a == b { return false }
        guard a.isGround, b.isGround,
            case .checked(let checked) = prover.decide(Statement(a, .less, b), reading: .rewriting)
        else { return nil }
        return checked.conclusion == .holds
    }
}
