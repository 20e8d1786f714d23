import LatexSyntax

/// Terms that differ in integers only, which go up evenly from term to term: 1/(1·2), 1/(2·3) or x², x³.
struct TermPattern {
    /// A place of a term, as a way down the tree; the integer there in the first term, and what the next term adds.
    struct Leaf {
        let path: [Int]
        let first: Int
        let step: Int
    }

    let term: SyntaxNode
    let leaves: [Leaf]

    /// The pattern of two terms in turn; nil for terms that differ in more than integers, or not at all.
    init?(_ first: SyntaxNode, _ second: SyntaxNode) {
        term = first
        var leaves: [Leaf] = []
        guard TermPattern.compare(first, second, [], { path, a, b in
            guard let from = TermPattern.integer(a), let to = TermPattern.integer(b) else { return false }
            leaves.append(Leaf(path: path, first: from, step: to - from))
            return true
        }), !leaves.isEmpty, leaves.allSatisfy({ $0.step != 0 })
        else { return nil }
        self.leaves = leaves
    }

    /// What stands in another term at the places of the leaves; nil for a term of another form.
    func values(in other: SyntaxNode) -> [SyntaxNode]? {
        let places = Set(leaves.map(\.path))
        var found: [[Int]: SyntaxNode] = [:]
        guard TermPattern.compare(term, other, [], isLeaf: places.contains, { path, _, value in
            if places.contains(path) { found[path] = value }
            return places.contains(path)
        }) else { return nil }
        let values = leaves.compactMap { found[$0.path] ?? TermPattern.node(at: $0.path, of: other) }
        return values.count == leaves.count ? values : nil
    }

    /// The term with other nodes at its leaves.
    func filled(_ node: (Leaf) -> SyntaxNode) -> SyntaxNode {
        leaves.reduce(term) { TermPattern.replacing($1.path, of: $0, by: node($1)) }
    }

    /// Whether two trees are alike but where `differ` allows it; it is asked of the first nodes from the root down that differ.
    private static func compare(
        _ a: SyntaxNode, _ b: SyntaxNode, _ path: [Int], isLeaf: ([Int]) -> Bool = { _ in false },
        _ differ: ([Int], SyntaxNode, SyntaxNode) -> Bool
    ) -> Bool {
        if isLeaf(path) { return differ(path, a, b) }
        let (left, right) = (a.children, b.children)
        let isAlike = a.shape == b.shape || isProduct(a) && isProduct(b)
        guard isAlike, a.name == b.name || isProduct(a), left.count == right.count, !left.isEmpty || a.name == b.name else {
            return differ(path, a, b)
        }
        return zip(left, right).enumerated().allSatisfy { compare($1.0, $1.1, path + [$0], isLeaf: isLeaf, differ) }
    }

    private static func isProduct(_ node: SyntaxNode) -> Bool { node.shape == .product || node.shape == .juxtaposition }

    /// Integers of a size that no step leads out of a machine word.
    private static func integer(_ node: SyntaxNode) -> Int? {
        guard node.shape == .number, let value = Int(node.name), value < 1 << 40 else { return nil }
        return value
    }

    private static func node(at path: [Int], of node: SyntaxNode) -> SyntaxNode? {
        guard let index = path.first else { return node }
        return node.children.indices.contains(index) ? self.node(at: Array(path.dropFirst()), of: node.children[index]) : nil
    }

    private static func replacing(_ path: [Int], of node: SyntaxNode, by other: SyntaxNode) -> SyntaxNode {
        guard let index = path.first else { return other }
        var children = node.children
        children[index] = replacing(Array(path.dropFirst()), of: children[index], by: other)
        return SyntaxNode(node.shape, node.name, children, span: node.span)
    }
}
