import Arithmetic
import Expressions
import LatexSyntax

/// Matrices by their cells, and calculations with them that are written out.
extension Elaborator {
    /// Largest number of cells of a product that is worked out.
    private static let largestMatrix = 400
    /// Largest exponent of a matrix that is worked out.
    private static let largestExponent = 32

    /// An environment as a matrix or as rows of statements; nil for others.
    mutating func environment(_ node: SyntaxNode) throws(ElaborationError) -> Denotation? {
        if let cells = try matrix(node) { return .matrix(cells) }
        if node.name.hasSuffix("matrix") || node.name == "cases" || node.name.hasSuffix("cases") { return nil }
        return try rows(node)
    }

    /// What a node denotes when a matrix stands in it as an operand; nil for everything else.
    mutating func matrix(_ node: SyntaxNode) throws(ElaborationError) -> [[Expr]]? {
        switch node.shape {
        case .environment where node.isMatrix: return try cells(node)
        case .fence where node.name == "()" && node.children.count == 1, .boxed: return try matrix(node.children[0])
        case .prefix where node.children[0].holdsMatrix:
            guard ["Negate", "Subtract", "Plus"].contains(node.name), let value = try matrix(node.children[0]) else {
                throw ElaborationError(.unsupported, node)
            }
            return node.name == "Plus" ? value : value.map { $0.map(\.negated) }
        case .sum where node.holdsMatrix: return try matrixSum(node)
        case .product where node.holdsMatrix, .juxtaposition where node.holdsMatrix: return try matrixProduct(node)
        case .power where node.children[0].holdsMatrix: return try matrixPower(node)
        default: return nil
        }
    }

    private mutating func cells(_ node: SyntaxNode) throws(ElaborationError) -> [[Expr]] {
        var rows: [[Expr]] = []
        for row in node.children {
            var cells: [Expr] = []
            for cell in row.children { cells.append(try expression(cell)) }
            rows.append(cells)
        }
        guard let width = rows.first?.count, rows.allSatisfy({ $0.count == width }) else {
            throw ElaborationError(.unsupported, node)
        }
        return rows
    }

    private mutating func matrixSum(_ node: SyntaxNode) throws(ElaborationError) -> [[Expr]] {
        var total: [[Expr]]?
        for child in node.children {
            guard let term = try matrix(child) else { throw ElaborationError(.unsupported, child, "matrix and number") }
            guard let sum = total else {
                total = term
                continue
            }
            guard sum.count == term.count, sum[0].count == term[0].count else {
                throw ElaborationError(.unsupported, child, "sizes of matrices")
            }
            total = zip(sum, term).map { zip($0, $1).map { .sum([$0, $1]) } }
        }
        guard let total else { throw ElaborationError(.incomplete, node) }
        return total
    }

    private mutating func matrixProduct(_ node: SyntaxNode) throws(ElaborationError) -> [[Expr]] {
        var scale: [Expr] = []
        var total: [[Expr]]?
        for child in node.children {
            guard let factor = try matrix(child) else {
                scale.append(try expression(child))
                continue
            }
            total =
                try total.map { left throws(ElaborationError) in try Elaborator.product(left, factor, at: child) }
                ?? factor
        }
        guard let total else { throw ElaborationError(.unsupported, node) }
        return scale.isEmpty ? total : total.map { $0.map { .product(scale + [$0]) } }
    }

    private static func product(_ left: [[Expr]], _ right: [[Expr]], at node: SyntaxNode) throws(ElaborationError)
        -> [[Expr]]
    {
        guard left[0].count == right.count else { throw ElaborationError(.unsupported, node, "sizes of matrices") }
        guard left.count * right[0].count * right.count <= largestMatrix else {
            throw ElaborationError(.tooLarge, node, "matrix")
        }
        return left.map { row in
            right[0].indices.map { column in .sum(row.indices.map { .product([row[$0], right[$0][column]]) }) }
        }
    }

    /// Integer powers and the transpose `A^T`.
    private mutating func matrixPower(_ node: SyntaxNode) throws(ElaborationError) -> [[Expr]] {
        guard let base = try matrix(node.children[0]) else { throw ElaborationError(.unsupported, node) }
        if node.children[1].shape == .symbol, node.children[1].name == "T" || node.children[1].name == "top" {
            return base[0].indices.map { column in base.map { $0[column] } }
        }
        guard let exponent = try expression(node.children[1]).rational?.int, 1...Elaborator.largestExponent ~= exponent
        else { throw ElaborationError(.unsupported, node, "power of a matrix") }
        var result = base
        for _ in 1..<exponent { result = try Elaborator.product(result, base, at: node) }
        return result
    }

    /// A determinant of at most 3 × 3 is expanded; a one-row alignment is its content.
    mutating func determinantOrUnwrapped(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        if node.name == "vmatrix" {
            if let value = Elaborator.determinant(try cells(node)) { return value }
        } else if node.children.count == 1, node.children[0].children.count == 1 {
            return try expression(node.children[0].children[0])
        }
        throw ElaborationError(.unsupported, node)
    }

    /// `|A|`, `det A` for a matrix written out; nil for anything else.
    mutating func determinant(of node: SyntaxNode) throws(ElaborationError) -> Expr? {
        guard node.holdsMatrix, let cells = try matrix(node) else { return nil }
        guard let value = Elaborator.determinant(cells) else {
            throw ElaborationError(.unsupported, node, "determinant")
        }
        return value
    }

    /// Laplace expansion along the first row, up to 3 × 3.
    private static func determinant(_ rows: [[Expr]]) -> Expr? {
        guard 1...3 ~= rows.count, rows.allSatisfy({ $0.count == rows.count }) else { return nil }
        if rows.count == 1 { return rows[0][0] }
        var terms: [Expr] = []
        for column in rows.indices {
            let minor = rows.dropFirst().map { row in row.indices.filter { $0 != column }.map { row[$0] } }
            guard let value = determinant(minor) else { return nil }
            let term = Expr.product([rows[0][column], value])
            terms.append(column % 2 == 0 ? term : term.negated)
        }
        return .sum(terms)
    }
}

extension SyntaxNode {
    /// An environment of cells that is no determinant.
    fileprivate var isMatrix: Bool {
        shape == .environment && name != "vmatrix" && (name.hasSuffix("matrix") || name == "array")
    }

    /// Whether a matrix stands among its operands, through sums, products, powers and brackets.
    var holdsMatrix: Bool {
        switch shape {
        case .environment: isMatrix
        case .sum, .product, .juxtaposition, .prefix, .boxed: children.contains { $0.holdsMatrix }
        case .fence: name == "()" && children.contains { $0.holdsMatrix }
        case .power: children[0].holdsMatrix
        default: false
        }
    }
}
