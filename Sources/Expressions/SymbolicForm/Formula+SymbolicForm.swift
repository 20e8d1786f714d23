/// A statement as it is, else the connective before the parts: `(or (= x 1) (= x 2))`.
extension Formula: SExpressible {
    public func write(to writer: inout SExpressionWriter) {
        switch self {
        case .statement(let statement): statement.write(to: &writer)
        case .and(let parts): writer.list("and", parts)
        case .or(let parts): writer.list("or", parts)
        case .not(let part): writer.list("not", part)
        case .implies(let premise, let conclusion): writer.list("implies", premise, conclusion)
        case .equivalent(let first, let second): writer.list("iff", first, second)
        }
    }

    public init(_ form: SExpression) throws(SExpressionError) {
        var parts = try form.parts()
        switch try parts.atom() {
        case "and": self = .and(try parts.next())
        case "or": self = .or(try parts.next())
        case "not": self = .not(try parts.next())
        case "implies": self = .implies(try parts.next(), try parts.next())
        case "iff": self = .equivalent(try parts.next(), try parts.next())
        default:
            self = .statement(try Statement(form))
            return
        }
        try parts.end()
    }
}

extension Domain: SExpressible {
    public func write(to writer: inout SExpressionWriter) { writer.atom(rawValue) }

    public init(_ form: SExpression) throws(SExpressionError) {
        guard case .atom(let text) = form.content, let domain = Domain(rawValue: text) else {
            throw form.error("no domain has this name")
        }
        self = domain
    }
}
