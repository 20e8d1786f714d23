import Arithmetic
import Certificates
import Expressions
import Foundation

/// Formulas that lie between an equation in values of a transcendental function of one unknown and the list of its solutions: which
/// values the function takes there.
///
/// From e^(2x) − 3eˣ + 2 = 0 to x = 0 or x = ln 2 leads eˣ = 1 or eˣ = 2, and from sin x = 1/2 between 0 and 2π to x = π/6 or x = 5π/6
/// that sin ((x − π/6)/2) or sin ((x − 5π/6)/2) is 0.
struct MiddleSearch {
    let unknown: Symbol
    let budget: Budget
    private static let mostValues = 8

    /// The values of the unknown that the formula lists: x = v₁ or x = v₂ or …; nil for another formula.
    func listed(_ formula: Formula) -> [Expr]? {
        switch formula {
        case .statement(let statement):
            guard statement.relation == .equal else { return nil }
            if statement.left.symbol == unknown, statement.right.isGround { return [statement.right] }
            return statement.right.symbol == unknown && statement.left.isGround ? [statement.left] : nil
        case .or(let parts):
            guard !parts.isEmpty, parts.count <= MiddleSearch.mostValues else { return nil }
            var values: [Expr] = []
            for part in parts {
                guard let found = listed(part), found.count == 1 else { return nil }
                values += found
            }
            return values
        default: return nil
        }
    }

    /// Formulas that the equation may be equivalent to, and the list as well.
    func middles(_ equation: Formula, _ values: [Expr]) -> [Formula] {
        let angles = equation.statements.flatMap { [$0.left, $0.right] }.flatMap { angleRates($0) }
        if !angles.isEmpty { return [sines(equation, values, angles)].compactMap { $0 } }
        return [functionValues(equation, values)].compactMap { $0 }
    }

    // MARK: - Exponentials and logarithms

    /// g(x) = g(v₁) or g(x) = g(v₂) or … for the one exponential or logarithm g in the equation.
    private func functionValues(_ equation: Formula, _ values: [Expr]) -> Formula? {
        var normalizer = Normalizer(budget: Budget(steps: 20_000))
        for statement in equation.statements {
            guard (try? normalizer.normalize(statement.difference)) != nil else { return nil }
        }
        let found = normalizer.generators.filter { $0.contains(unknown) && $0.symbol != unknown }
        guard found.count == 1, let function = found.first else { return nil }
        let isPower = function.head == .power && function.arguments[1].rational == nil
        guard isPower || function.head == .function(.elementary(.ln)) else { return nil }
        let statements = values.map { value in
            Formula.statement(Statement(function, .equal, Calculus.canonical(function.substituting([unknown: value]))))
        }
        return statements.count == 1 ? statements[0] : .or(statements)
    }

    // MARK: - Sines

    /// The rational numbers q in the angles q x + c of an expression.
    private func angleRates(_ expression: Expr) -> [Rational] {
        guard expression.contains(unknown) else { return [] }
        if case .function(.elementary(let function)) = expression.head, [.sin, .cos, .tan, .cot, .sec, .csc].contains(function),
            let rate = Calculus.derivative(of: expression.arguments[0], unknown).map(Calculus.canonical)?.rational
        {
            return [rate]
        }
        return expression.arguments.flatMap(angleRates)
    }

    /// sin (π(x − v)/P) = 0 or …, and the bounds of the unknown, for all v up to multiples of P that solve the equation, as far as
    /// they are listed or simple parts of a turn. P is a period of the solutions, at least a third of the interval of the bounds.
    private func sines(_ equation: Formula, _ values: [Expr], _ rates: [Rational]) -> Formula? {
        guard let solutions = periodicSolutions(equation, values, rates), !solutions.shifts.isEmpty else { return nil }
        let zeros = solutions.shifts.map { shift in
            let scale = (try? solutions.turns.inverse()) ?? 1
            let angle = Expr.sum([.symbol(unknown), shift.value.negated].map { .product([.number(scale * .half), $0]) })
            return Formula.statement(Statement(.elementary(.sin, angle), .equal, .zero))
        }
        return .and([zeros.count == 1 ? zeros[0] : .or(zeros)] + solutions.bounds.map { .statement($0) })
    }

    private typealias Shift = (value: Expr, place: Double)

    /// Solutions up to multiples of the period, which is so many turns of 2π, and the bounds among the conjuncts.
    private func periodicSolutions(_ equation: Formula, _ values: [Expr], _ rates: [Rational])
        -> (shifts: [Shift], turns: Rational, bounds: [Statement])?
    {
        guard let conjuncts = equation.conjuncts else { return nil }
        let bounds = conjuncts.filter { $0.relation.isOrder && angleRates($0.left).isEmpty && angleRates($0.right).isEmpty }
        let equations = conjuncts.filter { !bounds.contains($0) }
        let top = rates.reduce(Integer(0)) { $0.greatestCommonDivisor(with: $1.numerator) }
        let bottom = rates.reduce(Integer(1)) { $0.leastCommonMultiple(with: $1.denominator) }
        guard bounds.count <= 4, var turns = try? Rational(bottom, top), let places = values.map({ $0.approximateValue(at: [:]) }) as? [Double]
        else { return nil }
        let ends = bounds.compactMap(end) + places
        let length = ends.isEmpty ? 0 : ends.max()! - ends.min()!
        while turns.approximate * 6 * Double.pi < length - 1e-9 { turns = turns * 2 }
        guard turns <= 12 else { return nil }
        func isMultiple(_ distance: Double, _ turns: Rational) -> Bool {
            let count = distance / (2 * Double.pi * turns.approximate)
            return abs(count - count.rounded()) < 1e-9
        }
        var shifts: [Shift] = []
        func add(_ value: Expr, _ place: Double) {
            guard equations.allSatisfy({ isNearlyTrue($0, at: place) }) else { return }
            if !shifts.contains(where: { isMultiple(place - $0.place, turns) }) { shifts.append((value, place)) }
        }
        for (value, place) in zip(values, places) { add(value, place) }
        for step in 0..<24 * (turns.ceiling.int ?? 1) {
            add(.product([.number((try? Rational(Integer(step), 12)) ?? 0), .constant(.pi)]), Double(step) * Double.pi / 12)
        }
        // A shorter period of the solutions, as of sin x = cos x.
        for part in [6, 4, 3, 2] {
            let shorter = turns * ((try? Rational(1, Integer(part))) ?? 1)
            let step = 2 * Double.pi * shorter.approximate
            guard shorter.approximate * 6 * Double.pi >= length - 1e-9, shifts.count % part == 0,
                shifts.allSatisfy({ shift in shifts.contains { isMultiple(shift.place + step - $0.place, turns) } })
            else { continue }
            var kept: [Shift] = []
            for shift in shifts where !kept.contains(where: { isMultiple($0.place - shift.place, shorter) }) { kept.append(shift) }
            (shifts, turns) = (kept, shorter)
            break
        }
        return shifts.count <= MiddleSearch.mostValues ? (shifts, turns, bounds) : nil
    }

    /// Solutions of equations in sines that the other formula seems to lack.
    func lostSolutions(_ premise: Formula, _ conclusion: Formula) -> [Expr] {
        let found: [Expr]
        if premise == .true, case .equivalent(let a, let b) = conclusion {
            found = [a, b].flatMap(solutions)
        } else {
            found = if case .or(let parts) = premise { parts.flatMap(solutions) } else { solutions(premise) }
        }
        return found.filter { value in
            guard let place = value.approximateValue(at: [:]) else { return false }
            return !seemsTrue(conclusion, at: place)
        }
    }

    private func seemsTrue(_ formula: Formula, at place: Double) -> Bool {
        switch formula {
        case .statement(let statement):
            guard let distance = statement.difference.approximateValue(at: [unknown: place]) else { return false }
            let sign = abs(distance) < 1e-9 ? 0 : distance < 0 ? -1 : 1
            return statement.relation.holds(signOfDifference: sign) ?? false
        case .and(let parts): return parts.allSatisfy { seemsTrue($0, at: place) }
        case .or(let parts): return parts.contains { seemsTrue($0, at: place) }
        case .not(let part): return !seemsTrue(part, at: place)
        case .implies(let a, let b): return !seemsTrue(a, at: place) || seemsTrue(b, at: place)
        case .equivalent(let a, let b): return seemsTrue(a, at: place) == seemsTrue(b, at: place)
        }
    }

    /// Solutions of the equation between its bounds, or near 0.
    private func solutions(_ equation: Formula) -> [Expr] {
        let rates = equation.statements.flatMap { [$0.left, $0.right] }.flatMap { angleRates($0) }
        guard !rates.isEmpty, let found = periodicSolutions(equation, [], rates) else { return [] }
        let conjuncts = equation.conjuncts ?? []
        return found.shifts.flatMap { shift in
            (-3...3).compactMap { count in
                let value = Expr.sum([shift.value, .product([.number(found.turns * Rational(2 * count)), .constant(.pi)])])
                guard let place = value.approximateValue(at: [:]) else { return nil }
                let isInside = found.bounds.allSatisfy { seemsTrue(.statement($0), at: place) }
                return isInside && !conjuncts.isEmpty ? value : nil
            }
        }
    }

    private func end(_ bound: Statement) -> Double? {
        if bound.left.symbol == unknown { return bound.right.approximateValue(at: [:]) }
        return bound.right.symbol == unknown ? bound.left.approximateValue(at: [:]) : nil
    }

    private func isNearlyTrue(_ statement: Statement, at place: Double) -> Bool {
        guard statement.relation == .equal, let value = statement.difference.approximateValue(at: [unknown: place]) else { return false }
        return abs(value) < 1e-9
    }
}
