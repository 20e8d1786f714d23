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
        growth.digits += max(0, abs(literal.scale) - node.name.utf8.count)
        guard growth.digits <= Elaborator.exponentDigits else { throw ElaborationError(.tooLarge, node, "number") }
        guard literal.isDecimal else { return literal.value }
        notes.hasDecimals = true
        if exactDecimals.contains(literal.value) { return literal.value }
        defer { decimalsSeen += 1 }
        return decimalsSeen == movedDecimal ? literal.value + literal.unitInLastPlace * Rational.half : literal.value
    }

    /// How far the value of a ground operand moves, to first order, when each of its decimals is off by half a unit of its
    /// last digit, the exact ones apart; nil when the value is not rational or there are many decimals.
    public static func roundingReach(of node: SyntaxNode, exact: Set<Rational> = []) -> Rational? {
        func value(moving index: Int?) -> (value: Rational, count: Int)? {
            var elaborator = Elaborator(scope: NameScope())
            elaborator.exactDecimals = exact
            elaborator.movedDecimal = index
            var budget = Budget(steps: 10_000)
            guard let expression = try? elaborator.expression(node),
                let value = try? expression.rationalValue(budget: &budget)
            else { return nil }
            return (value, elaborator.decimalsSeen)
        }
        guard let base = value(moving: nil), base.count <= 16 else { return nil }
        var reach = Rational.zero
        for index in 0..<base.count {
            guard let moved = value(moving: index) else { return nil }
            reach += (moved.value - base.value).magnitude
        }
        return reach
    }

    /// `0.1(6)` = 0.1 + 0.6/9/10.
    mutating func repeatingDecimal(_ node: SyntaxNode) throws(ElaborationError) -> Rational {
        guard let open = node.name.firstIndex(of: "("), node.name.hasSuffix(")"),
            node.name.utf8.count <= 400,
            let start = DecimalLiteral("0" + node.name[..<open]),
            let tail = Integer(String(node.name[node.name.index(after: open)...].dropLast()))
        else { throw ElaborationError(.unread, node, "repeating decimal") }
        let length = node.name.distance(from: open, to: node.name.endIndex) - 2
        let nines = Integer(10).power(length) - 1
        guard let repeating = try? Rational(tail, nines * Integer(10).power(start.scale)) else {
            throw ElaborationError(.unread, node)
        }
        return start.value + repeating
    }

    /// `6.02 × 10²³`
    private static func scientific(_ mantissa: SyntaxNode, _ power: SyntaxNode) -> DecimalLiteral? {
        guard power.shape == .power, power.children[0].shape == .number, power.children[0].name == "10",
            let digits = literal(mantissa), digits.isDecimal, let exponent = literal(power.children[1]),
            !exponent.isDecimal,
            let count = exponent.value.int, count.magnitude <= DecimalLiteral.largestExponent
        else { return nil }
        return digits.shifted(by: count)
    }

    /// The literal that the whole operand is: signs, currency signs and units aside.
    static func literal(_ node: SyntaxNode) -> DecimalLiteral? {
        switch node.shape {
        case .number:
            return node.name.utf8.count <= literalDigits ? DecimalLiteral(node.name) : nil
        case .prefix where node.name == "Negate":
            return literal(node.children[0])?.negated
        case .prefix where node.name == "Plus", .boxed: return literal(node.children[0])
        case .postfix where node.name == "Degree": return literal(node.children[0])
        case .postfix where node.name == "Percent":
            return literal(node.children[0])?.shifted(by: -2)
        case .fence where node.name == "()" && node.children.count == 1: return literal(node.children[0])
        case .product where node.children.count == 2: return scientific(node.children[0], node.children[1])
        case .juxtaposition:
            let numbers = node.children.filter { $0.shape != .unit && $0.shape != .text }
            return numbers.count == 1 ? literal(numbers[0]) : nil
        default: return nil
        }
    }
}
