import Arithmetic
import Elaboration
import Expressions
import LatexSyntax

/// A claim about integers that is made in words, as a statement without unknowns.
struct IntegerClaim {
    let statement: Statement
    let span: SourceSpan
    /// Whether the words have no other usual meaning in which they could be true.
    var isPlain = true
}

/// An operand of such a claim: an integer, as the last member of a chain of equalities if there is one.
struct IntegerOperand {
    let expression: Expr
    let value: Integer
    let node: SyntaxNode
    let isChain: Bool

    /// Nil for what is no integer without unknowns, or has units or several readings.
    init?(_ root: SyntaxNode, scope: NameScope) {
        var node = root
        while node.shape == .boxed { node = node.children[0] }
        isChain = node.shape == .chain
        if isChain {
            guard !node.hasError, node.children.allSatisfy({ $0.shape != .relation || $0.name == "Equal" }), let last = node.children.last else {
                return nil
            }
            node = last
        }
        while node.shape == .boxed { node = node.children[0] }
        guard !node.hasError, !node.hasLeadingZeros, !node.contains(where: { $0.shape == .symbol || $0.shape == .word }),
            let elaboration = try? Elaborator.elaborate(node, scope: scope), let expression = elaboration.expression,
            expression.isGround, elaboration.notes.units.isEmpty, !elaboration.notes.hasPercent, !elaboration.notes.hasDecimals,
            elaboration.notes.cautions.isEmpty, elaboration.notes.ambiguities.isEmpty
        else { return nil }
        var budget = Budget(steps: 2_000)
        budget.bits = 40_000
        guard let value = (try? expression.rationalValue(budget: &budget))?.integer else { return nil }
        (self.expression, self.value, self.node) = (expression, value, node)
    }

    /// The different bases of a product of powers of numerals, such as 2³ · 3² · 5; nil for another form.
    var writtenFactors: [Integer]? {
        func factors(_ node: SyntaxNode) -> [Integer]? {
            switch node.shape {
            case .number: return Integer(node.name).map { [$0] }
            case .power where node.children[1].shape == .number: return node.children[0].shape == .number ? factors(node.children[0]) : nil
            case .product, .juxtaposition, .fence:
                var result: [Integer] = []
                for child in node.children {
                    guard child.shape != .prefix, let inner = factors(child) else { return nil }
                    for factor in inner where !result.contains(factor) { result.append(factor) }
                }
                return result
            default: return nil
            }
        }
        return factors(node)
    }
}
