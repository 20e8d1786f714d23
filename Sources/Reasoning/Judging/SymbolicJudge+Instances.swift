import Algebra
import Arithmetic
import Expressions

/// Equations about a function hold for all its arguments.
extension SymbolicJudge {
    /// The facts about functions that the claim speaks of, with numbers put in for their variables: the values that the text has given
    /// the variables, and, where the equation holds for all of them, the numbers to which the claim applies the function.
    /// - Parameter all: also with the numbers at which facts speak of the functions: P(−1) = 1 says something of P(1) as well.
    static func instances(of facts: [Statement], for statement: Statement, all: Bool = false, _ context: Context) -> [Statement] {
        let wanted = statement.applications
        guard !wanted.isEmpty else { return [] }
        var values: [Symbol: Expr] = [:]
        for fact in facts where fact.relation == .equal && fact.right.isGround {
            if let symbol = fact.left.symbol { values[symbol] = fact.right }
        }
        var result: [Statement] = []
        func add(_ instance: Statement) {
            guard result.count < mostInstances, instance.left != instance.right, !facts.contains(instance),
                !result.contains(instance)
            else { return }
            result.append(instance)
        }
        let told = !all ? [] : Set(facts.flatMap(\.applications)).subtracting(wanted).filter { value in
            value.arguments.allSatisfy(\.isGround) && wanted.contains { $0.head == value.head }
        }.sorted { $0.description < $1.description }
        for application in wanted { for instance in inverseInstances(of: application, context) { add(instance) } }
        for fact in facts where fact.relation == .equal && fact.left.symbol == nil {
            let applied = fact.applications.filter { application in wanted.contains { $0.head == application.head } }
            let known = values.filter { value in applied.contains { $0.contains(value.key) } }
            if !known.isEmpty { add(fact.substituting(known)) }
            guard context.isUniversal(fact) else { continue }
            for application in applied where application.arguments.count == 1 {
                for other in wanted + told where other.head == application.head && other.arguments.count == 1 {
                    guard let (variable, value) = SymbolicJudge.matching(application.arguments[0], other.arguments[0]) else { continue }
                    add(fact.substituting([variable: value]))
                }
            }
        }
        return result
    }

    /// For f⁻¹(b): f(f⁻¹(b)) = b, and f⁻¹(b) = a where the text gives f(a) = b of a function without a formula.
    private static func inverseInstances(of application: Expr, _ context: Context) -> [Statement] {
        guard case .function(.named(let inverse)) = application.head, inverse.hasSuffix("^-1"), application.arguments.count == 1 else { return [] }
        let name = String(inverse.dropLast(3))
        let argument = application.arguments[0]
        var result = [Statement(context.unfolding(.function(.named(name), [application])), .equal, argument)]
        guard context.functions[name] == nil, context.pieces[name] == nil else { return result }
        for fact in context.facts.map(\.statement) where fact.relation == .equal && fact.right == argument {
            if case .function(.named(name)) = fact.left.head, fact.left.arguments.count == 1 {
                result.append(Statement(application, .equal, fact.left.arguments[0]))
            }
        }
        return result
    }

    /// The value of the variable that makes the pattern the argument: any for x, a natural number for 4n + 1 and a number.
    private static func matching(_ pattern: Expr, _ argument: Expr) -> (Symbol, Expr)? {
        if let variable = pattern.symbol { return argument == pattern ? nil : (variable, argument) }
        guard let value = argument.rational, pattern.symbols.count == 1, case let variable = pattern.symbols[0],
            let coefficients = RootRelations.coefficients(of: pattern, in: variable)?.map(\.rational), coefficients.count == 2,
            let constant = coefficients[0], let slope = coefficients[1], let solution = try? (value - constant).divided(by: slope),
            solution.isInteger, solution.sign > 0
        else { return nil }
        return (variable, .number(solution))
    }

    private static let mostInstances = 6
}

extension Context {
    /// Whether the equation is said to hold for all arguments of its functions, or relates several values of one: a single value set
    /// equal to something is an equation to solve.
    func isUniversal(_ fact: Statement) -> Bool {
        if universalEquations.contains(fact) { return true }
        if existentialEquations.contains(fact) { return false }
        guard !fact.left.isGround, !fact.right.isGround else { return false }
        let applications = fact.applications
        let outer = applications.filter { one in !applications.contains { $0 != one && $0.contains { $0 == one } } }
        return outer.count > 1 || isFormula(fact)
    }

    /// `p(x) = x³ − 2x + 4`, derived, of a function for which the text has several formulas.
    private func isFormula(_ fact: Statement) -> Bool {
        guard case .function(.named(let name)) = fact.left.head, functions[name] == nil, fact.left.arguments.count == 1,
            let variable = fact.left.arguments[0].symbol, fact.right.symbols == [variable], !fact.right.hasNamedFunction, isDerived(fact)
        else { return false }
        return !facts.contains { $0.statement.left == fact.left && $0.statement.right.isGround }
    }
}

extension Statement {
    /// `f(x) = x`: an equation to solve, or the definition of the identity.
    var asksForFixedPoint: Bool {
        [(left, right), (right, left)].contains { value, argument in
            if case .function(.named) = value.head { argument.symbol != nil && value.arguments == [argument] } else { false }
        }
    }

    /// The applications of functions of the text, each once, in order of their names.
    fileprivate var applications: [Expr] {
        var found: Set<Expr> = []
        left.collectApplications(into: &found)
        right.collectApplications(into: &found)
        return found.count > 1 ? found.sorted { $0.description < $1.description } : Array(found)
    }
}

extension Expr {
    fileprivate func collectApplications(into found: inout Set<Expr>) {
        if isGround { return }
        if case .function(.named) = head { found.insert(self) }
        for argument in arguments { argument.collectApplications(into: &found) }
    }
}
