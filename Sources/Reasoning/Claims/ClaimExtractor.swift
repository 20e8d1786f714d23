import Elaboration
import LatexSyntax

/// Takes a parsed span apart into links: chains link by link, lists and implications part by part, aligned rows in turn.
struct ClaimExtractor {
    private(set) var utterances: [Utterance] = []
    /// The last operand of the row above, for rows that begin with a relation.
    private var carried: SyntaxNode?
    /// The last operand of all, when the mathematics ends with it.
    private var last: SyntaxNode?

    /// What the mathematics says, and the operand that it ends with.
    /// - Parameter carried: the operand before it, which a relation at the beginning goes on from.
    static func utterances(of root: SyntaxNode, carried: SyntaxNode? = nil) -> ([Utterance], lastOperand: SyntaxNode?) {
        var extractor = ClaimExtractor()
        extractor.carried = carried
        extractor.visit(root)
        return (extractor.utterances, extractor.last)
    }

    private mutating func visit(_ node: SyntaxNode) {
        switch node.shape {
        case .chain:
            if let (congruence, modulus) = node.congruenceByInfix, !node.hasError {
                chain(congruence, of: SyntaxNode(.infix, "Modulus", [congruence, modulus], span: node.span))
            } else {
                chain(node)
            }
        case .boxed: visit(node.children[0])
        case .fence, .environment:
            guard let rows = node.systemRows else { return visitOther(node) }
            let first = utterances.count
            for row in rows {
                carried = nil
                chain(row)
            }
            carried = nil
            last = nil
            for index in first..<utterances.count {
                guard case .link(var link) = utterances[index] else { continue }
                link.isOfSystem = true
                utterances[index] = .link(link)
            }
        default: visitOther(node)
        }
    }

    private mutating func visitOther(_ node: SyntaxNode) {
        if let (congruences, modulus) = node.listedResidues {
            let links = congruences.map { congruence in
                var link = ClaimExtractor.links(congruence, carried: nil)[0]
                link.congruence = modulus.map { SyntaxNode(.infix, "Modulus", [congruence, $0], span: node.span) }
                return link
            }
            utterances.append(.alternatives(links, span: node.span))
            return
        }
        switch node.shape {
        case .environment where ClaimExtractor.alignedNames.contains(node.name):
            let first = utterances.count
            for (index, row) in node.children.enumerated() {
                let cells = (row.shape == .row ? row.children : [row]).filter { $0.shape != .blank }
                last = nil
                // What stands beside something unreadable is not whole.
                if cells.contains(where: { $0.shape == .error }) {
                    utterances += cells.map(Utterance.unread)
                    carried = nil
                    continue
                }
                for cell in cells { visit(cell) }
                // A first row of its own is what the next one goes on from; a sum over several rows has no last operand.
                if cells.contains(where: { !$0.isRelational }) { carried = index == 0 && cells.count == 1 ? last : nil }
            }
            carried = nil
            last = nil
            share(node.moduli, from: first)
        case .list where node.listedValues != nil:
            utterances.append(.alternatives(node.listedValues!.map { ClaimExtractor.links($0, carried: nil)[0] }, span: node.span))
        case .list where node.children.contains(where: { $0.isRelational }):
            for child in node.children { visit(child) }
        case .infix where node.name == "Or" && node.children.allSatisfy { $0.isOrderChain }:
            utterances.append(.choices(node.children.map { ClaimExtractor.links($0, carried: nil) }, span: node.span))
        case .infix where node.name == "Or" && node.children.allSatisfy { $0.isSimpleChain }:
            utterances.append(
                .alternatives(node.children.map { ClaimExtractor.links($0, carried: nil)[0] }, span: node.span))
        case .infix where node.name == "Modulus" && node.children[0].shape == .chain && !node.hasError:
            chain(node.children[0], of: node)
        case .infix where node.name == "And": for child in node.children { visit(child) }
        case .prefix where ["Implies", "Therefore", "Iff", "Because"].contains(node.name): visit(node.children[0])
        case .error: utterances.append(.unread(node))
        default:
            if node.hasError {
                utterances.append(.unread(node))
            } else {
                utterances.append(.mention(node))
                last = node
            }
        }
    }

    /// Congruences without a modulus take that of the rows around them, if it is one.
    private mutating func share(_ moduli: [SyntaxNode], from first: Int) {
        guard let modulus = moduli.first, moduli.allSatisfy({ $0.writtenForm == modulus.writtenForm }) else { return }
        for index in first..<utterances.count {
            guard case .link(var link) = utterances[index], link.relation.name == "Equiv", link.congruence == nil else { continue }
            link.sharedModulus = modulus
            utterances[index] = .link(link)
        }
    }

    private static let alignedNames: Set<String> = [
        "lines", "align", "align*", "aligned", "eqnarray", "eqnarray*", "gather", "gather*", "gathered", "split",
        "multline", "multline*",
        "alignat", "alignat*", "alignedat",
    ]

    fileprivate static let orders: Set<String> = ["Less", "LessEqual", "Greater", "GreaterEqual"]
    private static let implications: Set<String> = ["Implies", "ImpliedBy", "Iff"]

    private mutating func chain(_ node: SyntaxNode, of congruence: SyntaxNode? = nil) {
        if node.children.contains(where: { $0.shape == .relation && ClaimExtractor.implications.contains($0.name) }) {
            for child in node.children where child.shape != .relation { visit(child) }
            return
        }
        guard !node.hasError else {
            utterances.append(.unread(node))
            return
        }
        if let values = node.listedValues {
            utterances.append(.alternatives(values.map { ClaimExtractor.links($0, carried: nil)[0] }, span: node.span))
            return
        }
        if congruence == nil, let parts = node.partsBetweenArrows {
            for part in parts { visit(part) }
            return
        }
        var links = ClaimExtractor.links(node, carried: carried)
        if let congruence { for index in links.indices { links[index].congruence = congruence } }
        utterances += links.map(Utterance.link)
        carried = node.children.last
        last = carried
    }

    /// The links of one chain; a blank first operand is the carried one.
    private static func links(_ node: SyntaxNode, carried: SyntaxNode?) -> [Link] {
        var operands: [SyntaxNode] = []
        var relations: [SyntaxNode] = []
        for child in node.children {
            if child.shape == .relation { relations.append(child) } else { operands.append(child) }
        }
        guard operands.count == relations.count + 1 else { return [] }
        if let last = operands.last { operands[operands.count - 1] = last.withoutLabel }
        var continues = false
        if operands[0].shape == .blank, let carried {
            operands[0] = carried
            continues = true
        }
        return relations.indices.map { index in
            Link(
                left: operands[index], relation: relations[index], right: operands[index + 1],
                position: continues ? index + 1 : index, chainLength: operands.count + (continues ? 1 : 0),
                next: index + 2 < operands.count ? operands[index + 2] : nil, continuesRow: continues && index == 0)
        }
    }
}

extension SyntaxNode {
    /// `5` of `x + y = 5 (2)`: a space parts the label of an equation from its last number.
    fileprivate var withoutLabel: SyntaxNode {
        guard shape == .juxtaposition, children.count == 2, children[0].shape == .number, children[1].shape == .fence, children[1].name == "()",
            children[1].children.count == 1, children[1].children[0].shape == .number, !children[1].children[0].name.contains("."),
            children[0].span.end < children[1].span.start
        else { return self }
        return children[0]
    }

    /// `3x = 6 → x = 2`: the chains between the arrows of a chain, where other relations stand in it too; nil for another chain.
    fileprivate var partsBetweenArrows: [SyntaxNode]? {
        let parts = children.split { $0.shape == .relation && $0.name == "To" }
        guard parts.count > 1, parts.contains(where: { $0.count > 1 }) else { return nil }
        return parts.map { part in
            let nodes = Array(part)
            guard nodes.count > 1 else { return nodes[0] }
            return SyntaxNode(.chain, name, nodes, span: SourceSpan(start: nodes[0].span.start, end: nodes[nodes.count - 1].span.end))
        }
    }

    /// Whether a relation stands in it at the level of statements.
    fileprivate var isRelational: Bool {
        switch shape {
        case .chain: true
        case .list, .boxed: children.contains { $0.isRelational }
        case .infix: (name == "Or" || name == "And") && children.contains { $0.isRelational }
        default: false
        }
    }

    /// `x = 1, −2`, `x = \boxed{1, −2}`: an equation for each value.
    fileprivate var listedValues: [SyntaxNode]? {
        let (chain, further) = shape == .list && name == "," ? (children[0], Array(children.dropFirst())) : (self, [])
        guard chain.shape == .chain, chain.children.count == 3, chain.children[1].name == "Equal", chain.children[0].isPlainVariable, !hasError
        else { return nil }
        var last = chain.children[2]
        while last.shape == .boxed { last = last.children[0] }
        let values = (last.shape == .list && last.name == "," ? last.children : [chain.children[2]]) + further
        guard values.count > 1, values.allSatisfy(\.isNumeric) else { return nil }
        return values.map { SyntaxNode(.chain, chain.name, [chain.children[0], chain.children[1], $0], span: chain.span) }
    }

    /// `n ≡ 0, 1 (mod 4)`, `n ≡ 0 or 1 (mod 4)`: a congruence for each residue, and the modulus behind the last.
    fileprivate var listedResidues: (congruences: [SyntaxNode], modulus: SyntaxNode?)? {
        guard shape == .list && name == "," || shape == .infix && name == "Or", case let chain = children[0], chain.isSimpleChain,
            chain.children[1].name == "Equiv"
        else { return nil }
        var parts = Array(children.dropFirst())
        var modulus: SyntaxNode?
        if let last = parts.last, last.shape == .infix, last.name == "Modulus" {
            modulus = last.children[1]
            parts[parts.count - 1] = last.children[0]
        }
        guard !parts.isEmpty, parts.allSatisfy(\.isNumeric) else { return nil }
        return ([chain] + parts.map { SyntaxNode(.chain, chain.name, [chain.children[0], chain.children[1], $0], span: chain.span) }, modulus)
    }

    /// Whether no letters, dots or collections stand in it.
    private var isNumeric: Bool {
        !contains { [.symbol, .word, .text, .list, .ellipsis, .environment, .chain, .blank, .unit].contains($0.shape) && $0.name != "i" && $0.name != "e" }
    }

    /// A chain of comparisons.
    fileprivate var isOrderChain: Bool {
        shape == .chain && !hasError && children.allSatisfy { $0.shape != .relation || ClaimExtractor.orders.contains($0.name) }
    }

    /// One relation between two operands.
    fileprivate var isSimpleChain: Bool { shape == .chain && children.count == 3 && !hasError }
}

extension SyntaxNode {
    /// The moduli of the congruences in it.
    var moduli: [SyntaxNode] {
        if let (_, modulus) = congruenceByInfix { return [modulus] }
        if shape == .infix, name == "Modulus" { return [children[1]] }
        return children.flatMap(\.moduli)
    }
}
