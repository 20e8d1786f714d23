import Algebra
import Arithmetic
import Certificates
import Expressions

/// The choice of comparison by form.
extension AnswerMatcher {
    mutating func compare(_ left: Side, _ right: Side) -> Comparison {
        let a = left.denotation
        let b = right.denotation
        if a == b, left.notes.units == right.notes.units, left.notes.hasPercent == right.notes.hasPercent {
            return .same("equal")
        }
        // Two equations are compared as equations; one assignment against a value by its value.
        if let both = compareStatements(a, b) { return both }
        if let value = Forms.value(a) { return compare(Side(value, left.notes), right) }
        if let value = Forms.value(b) { return compare(left, Side(value, right.notes)) }
        if let result = compareRealSets(a, b) { return result }
        switch (a, b) {
        case (.expression(let x), .expression(let y)): return compareValues(x, left.notes, y, right.notes)
        case (.ratio(let x), .ratio(let y)): return compareRatios(x, y)
        case (.ratio(let x), .expression(let y)) where x.count == 2:
            return compareValues(.quotient(x[0], x[1]), left.notes, y, right.notes)
        case (.expression(let x), .ratio(let y)) where y.count == 2:
            return compareValues(x, left.notes, .quotient(y[0], y[1]), right.notes)
        case (.matrix(let x), .matrix(let y)): return compareMatrices(x, y)
        case (.tuple(let x), .tuple(let y)): return compareOrdered(x, y)
        case (.matrix(let x), .tuple(let y)) where x.allSatisfy({ $0.count == 1 }):
            return compareOrdered(x.map { .expression($0[0]) }, y)
        case (.tuple(let x), .matrix(let y)) where y.allSatisfy({ $0.count == 1 }):
            return compareOrdered(x, y.map { .expression($0[0]) })
        case (.text(let x), .text(let y)): return x == y ? .same("identical-words") : .undecided("words")
        case (.namedSet(let x), .namedSet(let y)): return x == y ? .same("equal") : .different("different-set")
        case (.namedSet("emptySet"), .set(let items)), (.set(let items), .namedSet("emptySet")):
            return items.isEmpty ? .same("empty") : .different("different-set")
        case (.text, _), (_, .text): return .undecided("words")
        default: return compareCollections(a, b)
        }
    }

    private mutating func compareCollections(_ a: Denotation, _ b: Denotation) -> Comparison {
        if case .tuple(let x) = a, let y = Forms.members(b) { return compareOrdered(x, Forms.inOrderOfNames(y)) }
        if case .tuple(let y) = b, let x = Forms.members(a) { return compareOrdered(Forms.inOrderOfNames(x), y) }
        if let x = Forms.members(a), let y = Forms.members(b) { return compareUnordered(x, y) }
        // A single value against several.
        if let x = Forms.members(a), x.count == 1 { return compare(Side(x[0]), Side(b)) }
        if let y = Forms.members(b), y.count == 1 { return compare(Side(a), Side(y[0])) }
        // A statement that was not brought to a set or a value may still say the same.
        for side in [a, b] {
            switch side {
            case .formula, .setRelation, .assignment: return .undecided("no-proof")
            default: continue
            }
        }
        return .different("different-form")
    }

    /// All members equal in order.
    mutating func compareOrdered(_ x: [Denotation], _ y: [Denotation]) -> Comparison {
        guard x.count == y.count else { return .different("different-length") }
        var open: Comparison?
        var checks: [Checked] = []
        for (a, b) in zip(x, y) {
            let found = compare(Side(a), Side(b))
            if found.verdict == .different { return found }
            if found.verdict == .undecided { open = found }
            checks += found.checks
        }
        return open ?? .same("equal-members", checks)
    }

    /// Each member has an equal one on the other side; repetition does not count.
    mutating func compareUnordered(_ x: [Denotation], _ y: [Denotation]) -> Comparison {
        guard x.count <= 64, y.count <= 64 else { return .undecided("budget-terms") }
        var open: Comparison?
        var checks: [Checked] = []
        for (members, others) in [(x, y), (y, x)] {
            for member in members {
                var best = Comparison.different("missing-member")
                var differences: [Checked] = []
                for other in others {
                    let found = compare(Side(member), Side(other))
                    differences += found.checks
                    if found.verdict == .same {
                        best = found
                        break
                    }
                    if found.verdict == .undecided { best = found }
                }
                if best.verdict == .different { return .different("missing-member", differences) }
                if best.verdict == .undecided { open = best }
                checks += best.checks
            }
        }
        return open ?? .same("equal-members", checks)
    }

    private mutating func compareMatrices(_ x: [[Expr]], _ y: [[Expr]]) -> Comparison {
        guard x.count == y.count, zip(x, y).allSatisfy({ $0.count == $1.count }) else {
            return .different("different-size")
        }
        return compareOrdered(x.flatMap { $0.map { .expression($0) } }, y.flatMap { $0.map { .expression($0) } })
    }

    /// a : b = c : d as proportional lists.
    private mutating func compareRatios(_ x: [Expr], _ y: [Expr]) -> Comparison {
        guard x.count == y.count, x.count >= 2 else { return .different("different-length") }
        return compareOrdered(
            x.dropFirst().map { .expression(.quotient(x[0], $0)) },
            y.dropFirst().map { .expression(.quotient(y[0], $0)) })
    }
}
