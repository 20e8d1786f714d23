import Arithmetic
import Expressions
import LatexSyntax

/// Number literals, exact.
extension Elaborator {
    mutating func number(_ node: SyntaxNode) throws(ElaborationError) -> Rational {
        guard node.name.utf8.count <= Elaborator.literalDigits else {
            throw ElaborationError(.tooLarge, node, "number")
        }
        guard let literal = DecimalLiteral(node.name) else { throw ElaborationError(.unread, node, "number") }
        if literal.scale > 0 { notes.hasDecimals = true }
        return literal.value
    }

    /// `0.1(6)` = 0.1 + 0.6/9/10.
    mutating func repeatingDecimal(_ node: SyntaxNode) throws(ElaborationError) -> Rational {
        guard let open = node.name.firstIndex(of: "("), node.name.hasSuffix(")"),
            node.name.utf8.count <= 400,
            let start = DecimalLiteral(String(node.name[..<open])),
            let tail = Integer(String(node.name[node.name.index(after: open)...].dropLast()))
        else { throw ElaborationError(.unread, node, "repeating decimal") }
        let length = node.name.distance(from: open, to: node.name.endIndex) - 2
        let nines = Integer(10).power(length) - 1
        guard let repeating = try? Rational(tail, nines * Integer(10).power(start.scale)) else {
            throw ElaborationError(.unread, node)
        }
        return start.value + repeating
    }

    /// The literal that the whole operand is: signs, currency signs and units aside.
    static func literal(_ node: SyntaxNode) -> DecimalLiteral? {
        switch node.shape {
        case .number:
            return node.name.utf8.count <= literalDigits ? DecimalLiteral(node.name) : nil
        case .prefix where node.name == "Negate":
            return literal(node.children[0]).map { DecimalLiteral(value: -$0.value, scale: $0.scale) }
        case .prefix where node.name == "Plus", .boxed: return literal(node.children[0])
        case .postfix where node.name == "Degree": return literal(node.children[0])
        case .postfix where node.name == "Percent":
            return literal(node.children[0]).map {
                DecimalLiteral(value: $0.value * Rational("1/100")!, scale: $0.scale + 2)
            }
        case .fence where node.name == "()" && node.children.count == 1: return literal(node.children[0])
        case .juxtaposition:
            let numbers = node.children.filter { $0.shape != .unit && $0.shape != .text }
            return numbers.count == 1 ? literal(numbers[0]) : nil
        default: return nil
        }
    }
}
