import Expressions

/// Values of functions of which nothing else is known, as f(30) and f(40), read as letters: equations between them exclude each other as
/// equations between numbers do.
enum FunctionValues {
    /// How records name this reading of a claim.
    static let reading = "values of a function as letters"

    /// The claim and the facts with a letter for each such value; nil where the claim has none, or also one with an unknown in it. Facts
    /// of that kind speak of all values, and are left out.
    static func named(_ claim: Statement, _ facts: [Statement]) -> (claim: Statement, facts: [Statement])? {
        let applications = claim.applications
        guard !applications.isEmpty, applications.allSatisfy(\.hasGroundArguments) else { return nil }
        let usable = facts.filter { $0.applications.allSatisfy(\.hasGroundArguments) }
        let values = Set(applications + usable.flatMap(\.applications)).sorted { $0.description < $1.description }
        func name(_ statement: Statement) -> Statement {
            values.reduce(statement) { result, value in
                let letter = Expr.symbol(value.description)
                return Statement(result.left.replacing(value, by: letter), result.relation, result.right.replacing(value, by: letter))
            }
        }
        return (name(claim), usable.map(name))
    }

    /// Whether a symbol is such a letter.
    static func isLetter(_ symbol: Symbol) -> Bool { symbol.name.hasSuffix(")") && symbol.anglePoints == nil && !symbol.name.hasPrefix("Re(") && !symbol.name.hasPrefix("Im(") }
}

extension Statement {
    /// Values of functions that the text names.
    fileprivate var applications: [Expr] { left.applications + right.applications }
}

extension Expr {
    fileprivate var applications: [Expr] {
        if case .function(.named) = head { return [self] }
        return arguments.flatMap(\.applications)
    }

    fileprivate var hasGroundArguments: Bool { arguments.allSatisfy { $0.isGround && !$0.hasNamedFunction } }
}
