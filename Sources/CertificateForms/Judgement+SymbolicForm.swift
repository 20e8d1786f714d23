import Certificates
import Expressions

/// `(judgement (fact …) claim)`.
extension Judgement: SExpressible {
    public func write(to writer: inout SExpressionWriter) { writer.list("judgement", facts, claim) }

    public init(_ form: SExpression) throws(SExpressionError) {
        var parts = try form.parts()
        guard try parts.atom() == "judgement" else { throw form.error("expected a judgement") }
        self.init(facts: try parts.next(), claim: try parts.next())
        try parts.end()
    }
}

/// Points are dictionaries, whose own description depends on hash order.
extension Checked: CustomStringConvertible {
    public var description: String {
        "\(judgement.symbolicForm ?? "…") \(conclusion.rawValue) by \(certificate.symbolicForm ?? "…")"
    }
}

/// `(statement (= a b))`, `(solution-set (= a b) x (value …))` or `(implication premise conclusion domain)`.
extension Judgement.Claim: SExpressible {
    public func write(to writer: inout SExpressionWriter) {
        switch self {
        case .statement(let statement): writer.list("statement", statement)
        case .solutionSet(let equation, let unknown, let values): writer.list("solution-set", equation, unknown, values)
        case .implication(let premise, let conclusion, let domain):
            writer.list("implication", premise, conclusion, domain)
        }
    }

    public init(_ form: SExpression) throws(SExpressionError) {
        var parts = try form.parts()
        switch try parts.atom() {
        case "statement": self = .statement(try parts.next())
        case "solution-set":
            self = .solutionSet(equation: try parts.next(), unknown: try parts.next(), values: try parts.next())
        case "implication":
            self = .implication(try parts.next(), try parts.next(), over: try parts.next())
        default: throw form.error("no claim has this form")
        }
        try parts.end()
    }
}
