/// Statements joined by connectives.
///
/// A statement is true at a point where both sides are defined and stand in the relation, and false elsewhere; the connectives
/// are those of classical logic. The empty conjunction is true, the empty disjunction false.
public indirect enum Formula: Hashable, Sendable {
    case statement(Statement)
    case and([Formula])
    case or([Formula])
    case not(Formula)
    case implies(Formula, Formula)
    case equivalent(Formula, Formula)

    public static let `true` = Formula.and([])
    public static let `false` = Formula.or([])

    /// The same connectives on the statements' images.
    public func mapped<Failure: Error>(_ body: (Statement) throws(Failure) -> Formula) throws(Failure) -> Formula {
        func all(_ parts: [Formula]) throws(Failure) -> [Formula] {
            var result: [Formula] = []
            for part in parts { result.append(try part.mapped(body)) }
            return result
        }
        switch self {
        case .statement(let statement): return try body(statement)
        case .and(let parts): return .and(try all(parts))
        case .or(let parts): return .or(try all(parts))
        case .not(let part): return .not(try part.mapped(body))
        case .implies(let a, let b): return .implies(try a.mapped(body), try b.mapped(body))
        case .equivalent(let a, let b): return .equivalent(try a.mapped(body), try b.mapped(body))
        }
    }

    public func substituting(_ values: [Symbol: Expr]) -> Formula {
        mapped { .statement($0.substituting(values)) }
    }

    /// The statements in it, from left to right.
    public var statements: [Statement] {
        switch self {
        case .statement(let statement): [statement]
        case .and(let parts), .or(let parts): parts.flatMap(\.statements)
        case .not(let part): part.statements
        case .implies(let a, let b), .equivalent(let a, let b): a.statements + b.statements
        }
    }

    /// The free symbols, in name order.
    public var symbols: [Symbol] { Set(statements.flatMap(\.symbols)).sorted() }

    /// Number of nodes of its expressions and connectives.
    public var size: Int {
        statements.reduce(1) { total, statement in
            let sides = statement.left.size.addingReportingOverflow(statement.right.size)
            let (sum, overflow) = total.addingReportingOverflow(sides.overflow ? Int.max : sides.partialValue)
            return overflow ? Int.max : sum
        }
    }
}

extension Formula: CustomStringConvertible {
    public var description: String {
        func joined(_ parts: [Formula], _ word: String) -> String {
            parts.map { part in
                if case .statement = part { part.description } else { parts.count == 1 ? "\(part)" : "(\(part))" }
            }.joined(separator: " \(word) ")
        }
        switch self {
        case .statement(let statement): return statement.description
        case .and(let parts): return parts.isEmpty ? "true" : joined(parts, "and")
        case .or(let parts): return parts.isEmpty ? "false" : joined(parts, "or")
        case .not(let part): return "not (\(part))"
        case .implies(let a, let b): return "(\(a)) implies (\(b))"
        case .equivalent(let a, let b): return "(\(a)) iff (\(b))"
        }
    }
}
