import Arithmetic

/// An immutable expression in canonical form.
///
/// Built only by the constructors of `Expr+Construction.swift`. Canonical means: sums and products are flat, sorted, with
/// numbers folded and like terms collected. No rule drops a part that may be undefined (`0 · 1/x` stays), so the
/// domain of an expression is always the domain of what was written.
public struct Expr: Sendable {
    final class Node: Sendable {
        let head: Head
        let arguments: [Expr]
        let hash: Int
        /// Number of nodes, itself included.
        let size: Int
        /// Defined for every value of its symbols.
        let isTotal: Bool
        /// Without symbols and named functions.
        let isGround: Bool

        init(_ head: Head, _ arguments: [Expr]) {
            self.head = head
            self.arguments = arguments
            var hasher = Hasher()
            hasher.combine(head)
            for argument in arguments { hasher.combine(argument.node.hash) }
            hash = hasher.finalize()
            size = arguments.reduce(1) { $0 + $1.node.size }
            isTotal = Node.isTotal(head, arguments)
            isGround = Node.isGround(head, arguments)
        }

        private static func isGround(_ head: Head, _ arguments: [Expr]) -> Bool {
            switch head {
            case .symbol, .function(.named): false
            default: arguments.allSatisfy(\.node.isGround)
            }
        }

        private static func isTotal(_ head: Head, _ arguments: [Expr]) -> Bool {
            guard arguments.allSatisfy(\.node.isTotal) else { return false }
            switch head {
            case .number, .symbol, .sum, .product: return true
            case .constant(let constant): return constant != .infinity
            case .power:
                if let exponent = arguments[1].rational {
                    if exponent.isInteger && exponent.sign > 0 { return true }
                    if let base = arguments[0].rational { return base.sign > 0 || (base.isZero && exponent.sign > 0) }
                }
                return false
            case .function(.elementary(let function)):
                switch function {
                case .sin, .cos, .arctan, .sinh, .cosh, .tanh, .abs, .floor, .ceiling, .realPart, .imaginaryPart,
                    .conjugate:
                    return true
                default: return false
                }
            case .function(.oddRoot): return true
            case .function: return false
            }
        }
    }

    let node: Node

    init(_ head: Head, _ arguments: [Expr] = []) { node = Node(head, arguments) }

    public var head: Head { node.head }
    public var arguments: [Expr] { node.arguments }
    public var size: Int { node.size }
    public var isTotal: Bool { node.isTotal }
    public var isGround: Bool { node.isGround }

    /// The value of a number node.
    public var rational: Rational? { if case .number(let value) = node.head { value } else { nil } }
    public var symbol: Symbol? { if case .symbol(let symbol) = node.head { symbol } else { nil } }
    public var isZero: Bool { rational?.isZero ?? false }
}

extension Expr: Hashable {
    /// Structural equality of canonical forms: sufficient for equal value where both are defined, not necessary.
    public static func == (left: Expr, right: Expr) -> Bool {
        if left.node === right.node { return true }
        return left.node.hash == right.node.hash && left.node.size == right.node.size
            && left.node.head == right.node.head && left.node.arguments == right.node.arguments
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(node.hash) }
}
