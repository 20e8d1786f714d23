import Arithmetic
import Certificates
import Expressions

/// The first plain point at which machine numbers see the sides far apart: a wrong rewriting then costs no normal form.
struct EvidentCounterexample: Strategy {
    let name = "counterexample"

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        let statement = goal.statement
        guard goal.reading == .rewriting, goal.facts.isEmpty, statement.relation == .equal, !statement.isGround,
            max(statement.left.size, statement.right.size) <= CounterexampleSearch.largestSize
        else { return [] }
        let symbols = statement.symbols
        guard symbols.count <= 8, !CounterexampleSearch.countsSteps(statement) else { return [] }
        for point in SamplePoints.plain(for: symbols) {
            let place = point.mapValues(\.approximate)
            guard let left = statement.left.approximateValue(at: place),
                let right = statement.right.approximateValue(at: place)
            else { continue }
            let isFar = abs(left - right) > 1e-3 * max(abs(left), abs(right))
            return isFar ? [.witness(point, precision: CounterexampleSearch.precision)] : []
        }
        return []
    }
}

extension Statement {
    /// Whether an equation with roots, absolute values or other functions holds at several points in general position, as far as machine
    /// numbers tell: √(1 − sin² x) = cos x, which fails elsewhere by a sign. Where it holds is then for a text to say.
    public var holdsOnOneSide: Bool {
        guard relation == .equal, [left, right].contains(where: { $0.contains { !$0.isGround && $0.changesSign } }) else { return false }
        let found = SamplePoints.plain(for: symbols).count { point in
            let place = point.mapValues(\.approximate)
            guard let a = left.approximateValue(at: place), let b = right.approximateValue(at: place) else { return false }
            return abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1e-3)
        }
        return found > 1
    }
}

extension Expr {
    /// An even root or an absolute value.
    fileprivate var changesSign: Bool {
        switch head {
        case .power: arguments[1].rational.map { !$0.isInteger } ?? false
        case .function(.elementary(.abs)): true
        default: false
        }
    }
}

/// Rational points where a rewriting fails.
///
/// Machine numbers choose among many points those that lie inside the domain, satisfy the facts and seem to separate the sides;
/// the checker alone tells whether one does. A few plain points are proposed in any case.
struct CounterexampleSearch: Strategy {
    let name = "counterexample"
    static let precision = 128
    /// Most points that machine numbers recommend.
    private static let mostRecommended = 6
    /// Largest expression, its shared parts counted each time, that is evaluated at many points.
    static let largestSize = 4_000

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        let statement = goal.statement
        guard goal.reading == .rewriting, !statement.isGround else { return [] }
        let symbols = Set(goal.facts.flatMap(\.symbols) + statement.symbols).sorted()
        guard symbols.count <= 8 else { return [] }
        let isDiscrete = ([statement] + goal.facts).contains(where: CounterexampleSearch.countsSteps)
        let points = SamplePoints(for: goal, symbols, isDiscrete: isDiscrete, budget: &budget)
        let recommended = separating(goal, points.all, budget: &budget)
        let plain = points.plain.filter { !recommended.contains($0) }
        // What machine numbers cannot tell apart may still differ in later digits.
        let precise = recommended.isEmpty ? plain.suffix(2).map { ($0, budget.precision) } : []
        let models = CounterexampleSearch.models(of: goal)
        return ((models + recommended + plain).map { ($0, CounterexampleSearch.precision) } + precise)
            .map { .witness($0.0, precision: $0.1) }
    }

    /// Rational points where the equations among the facts hold.
    private static func models(of goal: Goal) -> [[Symbol: Rational]] {
        guard goal.facts.contains(where: { $0.relation == .equal }) else { return [] }
        var budget = Budget.ofConsequences
        guard var search = try? ModelSearch(goal.facts, budget: &budget) else { return [] }
        return search.points(budget: &budget).compactMap { point in
            let values = point.compactMapValues(\.rational)
            return values.count == point.count ? values : nil
        }
    }

    /// The first points at which the facts seem to hold and the statement to fail by more than rounding.
    private func separating(_ goal: Goal, _ points: [[Symbol: Rational]], budget: inout Budget) -> [[Symbol: Rational]]
    {
        let size = goal.facts.reduce(goal.statement.left.size) {
            let sum = $0.addingReportingOverflow(max($1.left.size, $1.right.size))
            return sum.overflow ? Int.max : sum.partialValue
        }
        guard max(size, goal.statement.right.size) <= CounterexampleSearch.largestSize else { return [] }
        var result: [[Symbol: Rational]] = []
        for point in points {
            guard (try? budget.spend(1 + size / 8)) != nil else { break }
            let place = point.mapValues(\.approximate)
            guard goal.facts.allSatisfy({ $0.seemsToHold(at: place) == true }),
                goal.statement.seemsToHold(at: place) == false
            else { continue }
            result.append(point)
            if result.count == CounterexampleSearch.mostRecommended { break }
        }
        return result
    }

    /// Whether the notation says that its unknowns count something: (−1)ⁿ, n!, C(n, k), gcd, mod. Such claims are meant for natural
    /// numbers, and a point between them refutes nothing.
    static func countsSteps(_ statement: Statement) -> Bool {
        [statement.left, statement.right].contains { $0.contains(where: countsSteps) }
    }

    private static func countsSteps(_ expression: Expr) -> Bool {
        if expression.isGround { return false }
        switch expression.head {
        case .power: return expression.arguments[0].rational?.isNegative == true
        case .function(.factorial), .function(.binomial), .function(.greatestCommonDivisor),
            .function(.leastCommonMultiple),
            .function(.remainder), .function(.integer), .function(.binder(.sum)), .function(.binder(.product)):
            return true
        default: return false
        }
    }
}

extension Statement {
    /// Whether the sides stand in the relation as far as machine numbers can tell; nil where a side has no value.
    fileprivate func seemsToHold(at point: [Symbol: Double]) -> Bool? {
        guard let a = left.approximateValue(at: point), let b = right.approximateValue(at: point) else { return nil }
        let gap = a - b
        let isEqual = abs(gap) <= 1e-9 * max(abs(a), abs(b), 1e-3)
        return relation.holds(signOfDifference: isEqual ? 0 : gap < 0 ? -1 : 1)
    }
}
