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
        /// Number of nodes on the longest way to a leaf.
        let depth: Int
        /// Defined for every real value of its symbols.
        let isTotal: Bool
        /// Real wherever its domain conditions hold, for real symbols.
        let isReal: Bool
        /// Without free symbols and named functions.
        let isGround: Bool
        /// Number of binders on the longest way through binders.
        let binderHeight: Int

        init(_ head: Head, _ arguments: [Expr]) {
            self.head = head
            self.arguments = arguments
            hash = arguments.reduce(head.hashValue) { Node.mixed($0, $1.node.hash) }
            var size = 1
            var depth = 0
            for argument in arguments {
                // Shared parts count each time they occur, so that the number may outgrow a machine word.
                let (sum, overflow) = size.addingReportingOverflow(argument.node.size)
                size = overflow ? Int.max : sum
                depth = max(depth, argument.node.depth)
            }
            self.size = size
            self.depth = depth + 1
            let height = arguments.reduce(0) { max($0, $1.node.binderHeight) }
            if case .function(.binder) = head {
                binderHeight = max(height, arguments[0].node.binderHeight + 1)
            } else {
                binderHeight = height
            }
            isReal = Node.isReal(head, arguments)
            isTotal = Node.isTotal(head, arguments)
            isGround = Node.isGround(head, arguments)
        }

        /// A hash of both, in this order: a bijection of words in either (Steele, Lea and Flood 2014, without its last step).
        private static func mixed(_ first: Int, _ second: Int) -> Int {
            var word = UInt(bitPattern: first &* 31 ^ second) &+ 0x9E37_79B9_7F4A_7C15
            word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
            return Int(bitPattern: word ^ word >> 27)
        }

        private static func isGround(_ head: Head, _ arguments: [Expr]) -> Bool {
            switch head {
            case .symbol, .function(.named): false
            case .function(.binder):
                arguments.allSatisfy { $0.isClosed(below: arguments[0].node.binderHeight + 1) }
            default: arguments.allSatisfy(\.node.isGround)
            }
        }

        private static func isTotal(_ head: Head, _ arguments: [Expr]) -> Bool {
            guard arguments.allSatisfy(\.node.isTotal) else { return false }
            switch head {
            case .number, .symbol, .sum, .product: return true
            case .constant(let constant): return constant != .infinity
            case .power:
                if arguments[0].isPositiveConstant { return true }
                guard let exponent = arguments[1].rational, exponent.sign > 0 else { return false }
                return exponent.isInteger || arguments[0].isZero
            case .function(.elementary(let function)):
                switch function {
                case .sin, .cos, .sinh, .cosh, .abs, .realPart, .imaginaryPart, .conjugate: return true
                case .arctan, .tanh, .floor, .ceiling: return arguments[0].isReal
                default: return false
                }
            case .function(.oddRoot):
                return arguments[0].isReal && (arguments[1].rational?.int.map { $0 > 0 && $0 % 2 == 1 } ?? false)
            case .function: return false
            }
        }

        /// Roots and logarithms are real on the domain that is listed for them; for a ground one nothing is listed, so there the
        /// base itself must tell.
        private static func isReal(_ head: Head, _ arguments: [Expr]) -> Bool {
            guard arguments.allSatisfy(\.node.isReal) else {
                if case .function(.elementary(let function)) = head {
                    return function == .abs || function == .realPart || function == .imaginaryPart
                }
                return false
            }
            switch head {
            case .constant(let constant): return constant == .pi || constant == .e
            case .function(.binder(.derivative)): return true
            case .function(.binder): return arguments[0].node.isTotal
            case .power:
                return arguments[1].rational?.isInteger == true || !arguments[0].isGround
                    || arguments[0].isPositiveConstant
            case .function(.elementary(let function)):
                switch function {
                case .ln, .arcsin, .arccos:
                    return !arguments[0].isGround || (function == .ln && arguments[0].isPositiveConstant)
                default: return true
                }
            default: return true
            }
        }
    }

    let node: Node

    init(_ head: Head, _ arguments: [Expr] = []) { node = Node(head, arguments) }

    public var head: Head { node.head }
    public var arguments: [Expr] { node.arguments }
    /// Number of nodes, itself included; shared parts count each time.
    public var size: Int { node.size }
    public var depth: Int { node.depth }
    /// Real wherever its domain conditions hold, for real symbols: sufficient, not necessary.
    public var isReal: Bool { node.isReal }
    /// A positive rational number, π or e.
    public var isPositiveConstant: Bool {
        switch head {
        case .number(let value): value.sign > 0
        case .constant(let constant): constant == .pi || constant == .e
        default: false
        }
    }
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
