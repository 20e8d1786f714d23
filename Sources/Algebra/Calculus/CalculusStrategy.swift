import Arithmetic
import Certificates
import Expressions

/// Claims with integrals, limits, sums and named functions: definitions are written out, nodes get their values, facts are used as
/// rewritings, one after the other; then the inner strategies finish.
struct CalculusStrategy: Strategy {
    let name = "calculus"
    let inner: [any Strategy]
    private static let largestDepth = 6
    private static let largestProposals = 48

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard goal.statement.relation == .equal || goal.statement.contains(where: \.isValueNode) else { return [] }
        var search = Search(inner: inner, budget: budget)
        search.explore(goal, depth: CalculusStrategy.largestDepth) { $0 }
        return Array(search.found.prefix(CalculusStrategy.largestProposals))
    }

    private struct Search {
        let inner: [any Strategy]
        var budget: Budget
        var found: [Certificate] = []
        private var seen: Set<Judgement> = []

        init(inner: [any Strategy], budget: Budget) {
            self.inner = inner
            self.budget = budget
        }

        /// Steps from the goal, each followed by what the inner strategies propose for the new goal.
        mutating func explore(_ goal: Goal, depth: Int, wrap: (Certificate) -> Certificate) {
            let judgement = Judgement(facts: goal.facts, goal.statement)
            guard depth > 0, found.count < CalculusStrategy.largestProposals, seen.insert(judgement).inserted else { return }
            if depth < CalculusStrategy.largestDepth, !goal.hasLoneLimit {
                for strategy in inner {
                    for certificate in strategy.propose(goal, budget: &budget) { found.append(wrap(certificate)) }
                }
            }
            // What a definition says comes first: all else is about the functions written out. Only where two letters are new, they
            // may be the constants of two integrals of which the definitions make one.
            if let (step, next) = definition(goal) {
                explore(next, depth: depth - 1) { wrap(step($0)) }
                if depth < CalculusStrategy.largestDepth || BinderValues.newLetters(goal).count < 2 { return }
            }
            for (step, next) in evaluations(goal) { explore(next, depth: depth - 1) { wrap(step($0)) } }
            for (step, next) in rewritings(goal) { explore(next, depth: depth - 1) { wrap(step($0)) } }
        }

        typealias Step = (wrap: (Certificate) -> Certificate, goal: Goal)

        private func definition(_ goal: Goal) -> Step? {
            // A body of known functions first, and the latest: q(x) = p(x) − 4 tells less than q(x) = c x (x − 1).
            let order = goal.facts.indices.reversed().sorted { !goal.facts[$0].right.hasNamedFunction && goal.facts[$1].right.hasNamedFunction }
            for index in order {
                let fact = goal.facts[index]
                let parameters = fact.left.arguments.compactMap(\.symbol)
                guard fact.relation == .equal, case .function(.named(let name)) = fact.left.head, !parameters.isEmpty,
                    parameters.count == fact.left.arguments.count, Set(parameters).count == parameters.count,
                    parameters.allSatisfy({ fact.right.contains($0) }),
                    !fact.right.contains(where: { $0.head == fact.left.head })
                else { continue }
                func put(_ statement: Statement) -> Statement {
                    Statement(
                        statement.left.unfolding(name, parameters, fact.right), statement.relation,
                        statement.right.unfolding(name, parameters, fact.right))
                }
                var facts = goal.facts
                for other in facts.indices where other != index { facts[other] = put(facts[other]) }
                let claim = put(goal.statement)
                if claim == goal.statement && facts == goal.facts { continue }
                return (
                    { .functionDefinition(index, then: $0) },
                    Goal(facts: facts, statement: claim, reading: goal.reading)
                )
            }
            return nil
        }

        private func evaluations(_ goal: Goal) -> [Step] {
            var steps: [Step] = []
            // A letter that no fact has may be the constant of an integral of which a fact speaks.
            // Integrals of integrals come last.
            let written = goal.statement.valueNodes
            var nodes = Array((written.filter { !$0.arguments[0].hasIntegral } + written.filter { $0.arguments[0].hasIntegral }).prefix(4))
            if !BinderValues.newLetters(goal).isEmpty {
                let symbols = goal.statement.symbols
                for node in goal.facts.reversed().flatMap(\.valueNodes) where !nodes.contains(node) && nodes.count < 6 {
                    if case .function(.binder(.antiderivative)) = node.head, node.symbols.allSatisfy(symbols.contains) {
                        nodes.append(node)
                    }
                }
            }
            for node in nodes {
                for (value, wrap) in BinderValues.proposals(for: node, in: goal) {
                    func put(_ statement: Statement) -> Statement {
                        Statement(
                            statement.left.putting(value, for: node), statement.relation,
                            statement.right.putting(value, for: node))
                    }
                    let next = Goal(facts: goal.facts.map(put), statement: put(goal.statement), reading: goal.reading)
                    steps.append((wrap, next))
                }
            }
            return steps
        }

        /// Facts one side of which occurs in the claim, the latest first; a letter alone is left to substitution.
        private func rewritings(_ goal: Goal) -> [Step] {
            var steps: [Step] = []
            for (index, fact) in goal.facts.enumerated().reversed() where fact.relation == .equal {
                for fromRight in [false, true] {
                    let (old, new) = fromRight ? (fact.right, fact.left) : (fact.left, fact.right)
                    guard old.symbol == nil, !old.isGround || old.rational == nil, old != new else { continue }
                    let claim = Statement(
                        goal.statement.left.replacing(old, by: new), goal.statement.relation,
                        goal.statement.right.replacing(old, by: new))
                    guard claim != goal.statement else { continue }
                    steps.append((
                        { .rewriting(index, fromRight: fromRight, then: $0) },
                        Goal(facts: goal.facts, statement: claim, reading: goal.reading)
                    ))
                }
            }
            return Array(steps.prefix(6))
        }
    }
}

extension Goal {
    /// Whether limits stand on one side of the claim alone, and in no fact: as long as one has no value, nothing else can decide.
    fileprivate var hasLoneLimit: Bool {
        let sides = [statement.left, statement.right].count { $0.contains(where: \.isLimit) }
        return sides == 1 && !facts.contains { $0.contains(where: \.isLimit) }
    }
}

extension Expr {
    fileprivate var isLimit: Bool {
        switch head {
        case .function(.binder(.limit)), .function(.binder(.limitFromAbove)), .function(.binder(.limitFromBelow)): true
        default: false
        }
    }

    /// An integral, sum, product or limit: what a rule can give a value.
    var isValueNode: Bool {
        guard case .function(.binder(let binder)) = head else { return false }
        return binder != .derivative
    }

    fileprivate func collectValueNodes(into found: inout [Expr]) {
        if isValueNode, !found.contains(self) { found.append(self) }
        if case .function(.binder(let binder)) = head {
            // Below a derivative or integral in a letter stand integrals of functions of the same letter.
            guard binder == .derivative || binder == .antiderivative, let letter = arguments[1].symbol,
                !arguments[0].contains(letter), let body = opened(with: letter)?.body
            else { return }
            var inner: [Expr] = []
            body.collectValueNodes(into: &inner)
            for node in inner where node.head == .function(.binder(.antiderivative)) && !found.contains(node) { found.append(node) }
            return
        }
        for argument in arguments { argument.collectValueNodes(into: &found) }
    }
}

extension Statement {
    func contains(where predicate: (Expr) -> Bool) -> Bool {
        left.contains(where: predicate) || right.contains(where: predicate)
    }

    var valueNodes: [Expr] {
        var found: [Expr] = []
        left.collectValueNodes(into: &found)
        right.collectValueNodes(into: &found)
        return found
    }
}
