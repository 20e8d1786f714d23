import Arithmetic
import Certificates
import Expressions

/// Candidate points where a premise is true and a conclusion is not. The checker decides about each of them.
struct WitnessSearch {
    let domain: Domain
    /// Most points that are tried.
    let tries: Int

    /// The first point that `accept` takes, from the equations of each way in which the implication can fail, the other unknowns
    /// at small values.
    func first<T>(
        _ context: Branches?, _ premise: Formula, symbols: [Symbol], where accept: @escaping ([Symbol: Expr]) -> T?
    ) -> T? {
        if symbols.isEmpty { return accept([:]) }
        var systems: [[Expr]] = []
        if let context {
            for branch in context.branches.prefix(12) {
                systems.append(
                    branch.literals.filter { $0.relation == .zero }.map { context.normalizer.expression($0.polynomial) })
            }
        } else {
            systems = [premise.statements.filter { $0.relation == .equal }.map(\.difference)]
        }
        var seen: [[Symbol: Expr]] = []
        var result: T?
        var walk = Walk(work: Budget(steps: 1_000 * tries)) { point in
            if seen.contains(point) { return false }
            seen.append(point)
            result = accept(point)
            return result != nil
        }
        // Each way in which it can fail gets its share.
        let share = max(4, tries / max(1, systems.count))
        for system in systems where !walk.isDone && walk.count < tries {
            solve(system, byDegree(symbols, in: system)[...], [:], min(tries, walk.count + share), &walk)
        }
        return result
    }

    /// Points met so far, and what is done with each.
    private struct Walk {
        var work: Budget
        let visit: ([Symbol: Expr]) -> Bool
        var count = 0
        var isDone = false
    }

    /// The symbols from the highest degree in the equations to the lowest.
    private func byDegree(_ symbols: [Symbol], in equations: [Expr]) -> [Symbol] {
        var degrees: [Symbol: Int] = [:]
        for equation in equations {
            var normalizer = Normalizer(budget: Budget(steps: 5_000))
            guard let form = try? normalizer.normalize(equation) else { continue }
            for symbol in symbols {
                guard let index = normalizer.index(of: symbol) else { continue }
                degrees[symbol] = max(degrees[symbol] ?? 0, form.numerator.coefficients(of: index).keys.max() ?? 0)
            }
        }
        return symbols.sorted { a, b in
            let (x, y) = (degrees[a] ?? 0, degrees[b] ?? 0)
            return x != y ? x > y : a < b
        }
    }

    private var grid: [Expr] {
        switch domain {
        case .positive: [1, 2, 3, 4, 9].map { Expr.number($0) } + [.number(.half)]
        case .integer: [1, 2, -1, 0, 3, -2, 4].map { Expr.number($0) }
        case .real: [1, 2, -1, 0, 3, -2, 4].map { Expr.number($0) } + [.number(.half)]
        case .complex: [1, 2, -1, 0, 3, -2].map { Expr.number($0) } + [.constant(.i)]
        }
    }

    /// Visits points that satisfy the equations, until `limit` are met.
    private func solve(
        _ equations: [Expr], _ symbols: ArraySlice<Symbol>, _ values: [Symbol: Expr], _ limit: Int, _ walk: inout Walk
    ) {
        if walk.isDone || walk.count >= limit { return }
        if (try? walk.work.spend(20)) == nil {
            walk.isDone = true
            return
        }
        let open = equations.filter { !$0.isGround }
        if symbols.isEmpty {
            walk.count += 1
            walk.isDone = walk.visit(values)
            return
        }
        func assign(_ symbol: Symbol, _ value: Expr, _ limit: Int) {
            var values = values
            values[symbol] = value
            let rest = symbols.filter { $0 != symbol }
            solve(open.map { $0.substituting([symbol: value]) }, rest[...], values, limit, &walk)
        }
        // An equation in one unknown: its roots.
        for equation in open {
            let own = equation.symbols
            guard own.count == 1, let symbol = own.first, symbols.contains(symbol) else { continue }
            for root in AlgebraicNumber.roots(of: equation, in: symbol, complex: domain == .complex) ?? grid { assign(symbol, root, limit) }
            return
        }
        // Else the symbol of the highest degree gets small values, so that those of degree 1 are left to be solved for.
        guard let next = symbols.first else { return }
        // No value may use up what the others need: the special ones come late.
        for value in grid { assign(next, value, min(limit, walk.count + max(3, (limit - walk.count) / 4))) }
    }
}
