import Arithmetic
import Expressions
import LatexSyntax

/// Chains of relations, congruences, proportions, implications and the rows of a display.
extension Elaborator {
    /// Relations to sets by their syntax names, and whether they are written from the set to its part. Authors differ on
    /// whether ⊂ allows equality; it is read as ⊆, which both imply.
    private static let setRelations: [String: (Denotation.SetRelation, isReversed: Bool)] = [
        "In": (.element, false), "NotIn": (.notElement, false), "Contains": (.element, true),
        "NotContains": (.notElement, true), "Subset": (.subset, false), "SubsetEqual": (.subset, false),
        "NotSubset": (.notSubset, false), "NotSubsetEqual": (.notSubset, false), "ProperSubset": (.properSubset, false),
        "Superset": (.subset, true), "SupersetEqual": (.subset, true), "NotSuperset": (.notSubset, true),
        "NotSupersetEqual": (.notSubset, true), "ProperSuperset": (.properSubset, true),
    ]

    /// `x ∈ S`, an equation between collections, or a chain of relations between numbers.
    mutating func statement(_ node: SyntaxNode) throws(ElaborationError) -> Denotation {
        if let formula = try implications(node) { return .formula(formula) }
        if let (chain, modulus) = node.congruenceByInfix {
            return .formula(try congruence(chain, modulus: modulus))
        }
        if node.children.count == 3 {
            let left = node.children[0]
            let right = node.children[2]
            if let (relation, isReversed) = Elaborator.setRelations[node.children[1].name] {
                let first = try denotation(isReversed ? right : left)
                let second = Elaborator.asSet(try denotation(isReversed ? left : right))
                let isMembership = relation == .element || relation == .notElement
                return .setRelation(relation, isMembership ? first : Elaborator.asSet(first), second)
            }
            if node.children[1].name == "Equal",
                left.isCollection || right.isCollection || left.holdsMatrix || right.holdsMatrix
            {
                return .assignment(try denotation(left), try denotation(right))
            }
        }
        return .formula(try formula(node))
    }

    /// `a ≡ b ≡ c (mod m)`: m divides the difference of neighbours. An equality sign in the chain is read so too.
    mutating func congruence(_ chain: SyntaxNode, modulus: SyntaxNode) throws(ElaborationError) -> Formula {
        let modulus = try expression(modulus)
        var links: [Formula] = []
        for index in stride(from: 1, to: chain.children.count - 1, by: 2) {
            let sign = chain.children[index]
            let left = try expression(chain.children[index - 1])
            let right = try expression(chain.children[index + 1])
            switch sign.name {
            case "Equiv", "Equal": links.append(.statement(.congruence(left, right, modulus)))
            case "NotEquiv", "NotEqual": links.append(.statement(.congruence(left, right, modulus, holds: false)))
            default: throw ElaborationError(.unsupported, sign)
            }
        }
        return links.count == 1 ? links[0] : .and(links)
    }

    /// A relation chain as the conjunction of its links.
    mutating func formula(_ node: SyntaxNode) throws(ElaborationError) -> Formula {
        guard node.children.count >= 3, node.children.count % 2 == 1 else { throw ElaborationError(.incomplete, node) }
        var links: [Formula] = []
        for index in stride(from: 1, to: node.children.count, by: 2) {
            let sign = node.children[index]
            let left = node.children[index - 1]
            let right = node.children[index + 1]
            if sign.name == "In" { throw ElaborationError(.unsupported, node, "membership") }
            if sign.name == "Divides" || sign.name == "NotDivides" {
                let divisor = try expression(left)
                links.append(
                    .statement(.congruence(try expression(right), .zero, divisor, holds: sign.name == "Divides")))
                continue
            }
            guard let relation = Relation(syntaxName: sign.name) else { throw ElaborationError(.unsupported, sign) }
            // One sign ± on the left: with two, as in ±a = ±b, it is not known whether they go together.
            if case .plusMinus(let upper, let lower)? = left.isLongRatio ? nil : try plusMinusPair(left) {
                guard case .expression(let value) = try denotation(right) else {
                    throw ElaborationError(.unsupported, node, "signs")
                }
                links.append(.or([upper, lower].map { .statement(Statement($0, relation, value)) }))
                continue
            }
            let leftValue = left.isLongRatio ? .zero : try expression(left)
            switch try denotation(right) {
            case .expression(let value): links.append(.statement(Statement(leftValue, relation, value)))
            case .plusMinus(let upper, let lower):
                links.append(
                    .or([
                        .statement(Statement(leftValue, relation, upper)),
                        .statement(Statement(leftValue, relation, lower)),
                    ]))
            case .ratio(let second) where second.count == 2 && !(left.shape == .infix && left.name == "Ratio"):
                links.append(.statement(Statement(leftValue, relation, .quotient(second[0], second[1]))))
            case .ratio(let second):
                guard relation == .equal, case .ratio(let first) = try denotation(left), first.count == second.count
                else { throw ElaborationError(.unsupported, right) }
                links += Elaborator.proportion(first, second)
            default: throw ElaborationError(.unsupported, right)
            }
        }
        return links.count == 1 ? links[0] : .and(links)
    }

    /// `a : b : c = d : e : f`: neighbours stand in equal quotients.
    private static func proportion(_ first: [Expr], _ second: [Expr]) -> [Formula] {
        (1..<first.count).map { index in
            .statement(
                Statement(
                    .quotient(first[index - 1], first[index]), .equal, .quotient(second[index - 1], second[index])))
        }
    }

    /// `A ⇒ B ⇒ C`, `A ⇔ B`: neighbours, each as one statement.
    private mutating func implications(_ node: SyntaxNode) throws(ElaborationError) -> Formula? {
        let signs = stride(from: 1, to: node.children.count, by: 2).map { node.children[$0].name }
        guard signs.contains(where: { ["Implies", "ImpliedBy", "Iff"].contains($0) }) else { return nil }
        var parts: [Formula] = []
        for index in stride(from: 0, to: node.children.count, by: 2) {
            guard case .formula(let part) = try denotation(node.children[index]) else {
                throw ElaborationError(.unsupported, node.children[index])
            }
            parts.append(part)
        }
        var links: [Formula] = []
        for (index, sign) in signs.enumerated() {
            switch sign {
            case "Implies": links.append(.implies(parts[index], parts[index + 1]))
            case "ImpliedBy": links.append(.implies(parts[index + 1], parts[index]))
            case "Iff": links.append(.equivalent(parts[index], parts[index + 1]))
            default: throw ElaborationError(.unsupported, node)
            }
        }
        return links.count == 1 ? links[0] : .and(links)
    }

    /// The rows of a display together. A row that begins with a relation goes on from the last operand above it.
    mutating func rows(_ node: SyntaxNode) throws(ElaborationError) -> Denotation {
        var parts: [Denotation] = []
        var carried: SyntaxNode?
        for row in node.children {
            for cell in row.shape == .row ? row.children : [row] where cell.shape != .blank {
                var statement = cell
                if cell.shape == .chain, cell.children[0].shape == .blank, let carried {
                    statement = SyntaxNode(.chain, cell.name, [carried] + cell.children.dropFirst(), span: cell.span)
                }
                if cell.shape == .chain { carried = cell.children.last }
                parts.append(try denotation(statement))
            }
        }
        if parts.count == 1 { return parts[0] }
        let formulas = parts.compactMap { part -> Formula? in
            if case .formula(let formula) = part { formula } else { nil }
        }
        guard formulas.count == parts.count else { throw ElaborationError(.unsupported, node) }
        return .formula(.and(formulas))
    }
}

extension SyntaxNode {
    /// `a ≡ b mod m` as the chain `a ≡ b` and its modulus; nil where `mod` is no part of a congruence.
    public var congruenceByInfix: (chain: SyntaxNode, modulus: SyntaxNode)? {
        guard shape == .chain, children.contains(where: { $0.shape == .relation && $0.name == "Equiv" }),
            let last = children.last, last.shape == .infix, last.name == "Mod"
        else { return nil }
        let chain = SyntaxNode(.chain, name, children.dropLast() + [last.children[0]], span: span)
        return (chain, last.children[1])
    }

    /// `a : b : c`, which is no number.
    fileprivate var isLongRatio: Bool { shape == .infix && name == "Ratio" && children.count > 2 }
}

extension Relation {
    /// The relation of a row of the Relations table; nil for relations without algebra here.
    public init?(syntaxName: String) {
        switch syntaxName {
        case "Equal", "Define": self = .equal
        case "NotEqual": self = .notEqual
        case "Less", "NotGreaterEqual": self = .less
        case "LessEqual", "NotGreater": self = .lessOrEqual
        case "Greater", "NotLessEqual": self = .greater
        case "GreaterEqual", "NotLess": self = .greaterOrEqual
        case "Approx": self = .approximately
        default: return nil
        }
    }
}
