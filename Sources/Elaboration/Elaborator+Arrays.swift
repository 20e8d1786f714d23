import Arithmetic
import Expressions
import LatexSyntax

/// Calculations with matrices and vectors, by their cells: sums, multiples, products, powers, norms, determinants.
extension Elaborator {
    enum Operand {
        case number(Expr)
        case array(ArrayAlgebra.Cells)
    }

    /// An environment as a matrix or as rows of statements; nil for others.
    mutating func environment(_ node: SyntaxNode) throws(ElaborationError) -> Denotation? {
        if node.isMatrix { return .matrix(try cells(node)) }
        if node.name.hasSuffix("matrix") || node.name == "cases" || node.name.hasSuffix("cases") { return nil }
        return try rows(node)
    }

    /// What a calculation with arrays denotes; nil where none is in it.
    mutating func arrayDenotation(_ node: SyntaxNode) throws(ElaborationError) -> Denotation? {
        guard mayHoldArrays, holdsArray(node) else { return nil }
        switch try operand(node) {
        case .number(let value): return .expression(value)
        case .array(let cells): return .matrix(cells)
        }
    }

    /// A number that is calculated with arrays; nil where none stands in it as an operand.
    mutating func numberFromArrays(_ node: SyntaxNode) throws(ElaborationError) -> Expr? {
        guard mayHoldArrays else { return nil }
        switch node.shape {
        case .sum, .product, .juxtaposition, .prefix, .power, .fraction, .fence, .apply: break
        case .symbol, .decorated, .subscriptNode:
            guard holdsArray(node) else {
                return node.shape == .decorated && node.isBold && node.holdsUnknownVector(except: scope.boldNumbers) ? try vectorExpression(node) : nil
            }
            throw ElaborationError(.unsupported, node, "an array for a number")
        default: return nil
        }
        guard holdsArray(node) else {
            if node.shape == .apply, node.children.count == 2, node.children[0].name == "det", let value = try determinant(ofProduct: node.children[1]) { return value }
            guard node.shape != .apply || node.children[0].shape == .subscriptNode, node.holdsUnknownVector(except: scope.boldNumbers) else { return nil }
            if node.contains(where: { $0.isBold && !$0.isBoldCapital }) { return try vectorExpression(node) }
            try refuseBoldProducts(node)
            return nil
        }
        guard case .number(let value) = try operand(node) else {
            throw ElaborationError(.unsupported, node, "an array for a number")
        }
        return value
    }

    /// Whether an array takes part in the calculation: written by its cells, or by a name that has cells.
    func holdsArray(_ node: SyntaxNode) -> Bool {
        if node.isMatrix { return true }
        switch node.shape {
        case .environment: return node.name == "vmatrix" && node.children.first?.children.allSatisfy(holdsArray) == true
        case .root, .list: return false
        case .symbol, .decorated, .subscriptNode, .postfix:
            return arrayName(node) != nil || node.shape == .decorated && node.children.contains(where: holdsArray)
        case .sum, .product:
            return node.children.contains { $0.isTuple || $0.isNegatedTuple || holdsArray($0) }
        case .apply:
            guard node.children.count == 2 else { return false }
            var head = node.children[0]
            if head.shape == .subscriptNode { head = head.children[0] }
            return ["det", "proj", "trace"].contains(head.name) && node.children.contains(where: holdsArray)
        case .power: return holdsArray(node.children[0])
        default: return node.children.contains(where: holdsArray)
        }
    }

    private func arrayName(_ node: SyntaxNode) -> ArrayAlgebra.Cells? {
        scope.arrays.isEmpty ? nil : node.arrayName.flatMap { scope.arrays[$0] }
    }

    private mutating func operand(_ node: SyntaxNode) throws(ElaborationError) -> Operand {
        if node.isMatrix { return .array(try cells(node)) }
        if let cells = arrayName(node) {
            if !scope.unknownCells.isEmpty, cells.joined().contains(where: { !scope.unknownCells.isDisjoint(with: $0.symbols) }) {
                notes.cautions.append(NameScope.unknownCellsCaution)
            }
            return .array(cells)
        }
        if node.isTuple {
            var items: [Expr] = []
            for item in node.children[0].children where item.shape != .blank { items.append(try expression(item)) }
            guard items.count > 1 else { throw ElaborationError(.unsupported, node) }
            return .array(ArrayAlgebra.column(items))
        }
        guard holdsArray(node) || node.isNegatedTuple else {
            // A bold letter without value, and a capital beside a matrix, may be a vector or matrix too.
            if node.holdsBold || node.shape == .symbol && node.name.isCapitalLetter {
                throw ElaborationError(.unsupported, node, "vectors")
            }
            return .number(try expression(node))
        }
        switch node.shape {
        case .boxed, .decorated: return try operand(node.children[0])
        case .fence: return try fenced(operandOf: node)
        case .prefix:
            let value = try operand(node.children[0])
            switch (node.name, value) {
            case ("Plus", _): return value
            case ("Negate", .number(let number)), ("Subtract", .number(let number)): return .number(number.negated)
            case ("Negate", .array(let cells)), ("Subtract", .array(let cells)):
                return .array(cells.map { $0.map(\.negated) })
            case ("Divide", .number(let number)): return .number(.power(number, .number(-1)))
            default: throw ElaborationError(.unsupported, node)
            }
        case .sum:
            return try sum(operandOf: node)
        case .product, .juxtaposition:
            // f(v) is no product.
            for child in node.children where child.shape == .symbol && scope.functions.contains(child.name) {
                throw ElaborationError(.unsupported, child)
            }
            var total = try operand(node.children[0])
            for child in node.children.dropFirst() { total = try product(total, operand(child), of: node, at: child) }
            return total
        case .fraction:
            guard case .number(let divisor) = try operand(node.children[1]) else {
                throw ElaborationError(.unsupported, node)
            }
            switch try operand(node.children[0]) {
            case .number(let value): return .number(.quotient(value, divisor))
            case .array(let cells): return .array(cells.map { $0.map { .quotient($0, divisor) } })
            }
        case .power: return try power(operandOf: node)
        case .apply: return try applied(toArrays: node)
        case .environment: return .array(try expandedAlongVectors(node))
        default: throw ElaborationError(.unsupported, node)
        }
    }

    /// Terms of one size; beside a square matrix, I is the identity matrix: A − λI.
    private mutating func sum(operandOf node: SyntaxNode) throws(ElaborationError) -> Operand {
        var total: Operand?
        var multiples: [(node: SyntaxNode, factor: Expr)] = []
        for child in node.children {
            if let factor = try multipleOfIdentity(child) {
                multiples.append((child, factor))
            } else {
                let value = try operand(child)
                total = try total.map { (sum) throws(ElaborationError) in try self.sum(sum, value, at: child) } ?? value
            }
        }
        for (child, factor) in multiples {
            guard case .array(let cells) = total, ArrayAlgebra.isSquare(cells) else { throw ElaborationError(.unsupported, child, "vectors") }
            let identity = cells.indices.map { row in cells.indices.map { row == $0 ? factor : Expr.zero } }
            total = try sum(.array(cells), .array(identity), at: child)
        }
        guard let total else { throw ElaborationError(.unsupported, node) }
        return total
    }

    /// c for I, c I and −c I, where no cells are known of I.
    private mutating func multipleOfIdentity(_ node: SyntaxNode) throws(ElaborationError) -> Expr? {
        switch node.shape {
        case .symbol: return node.name == "I" && !node.isBold && arrayName(node) == nil ? .one : nil
        case .subscriptNode: return node.children[1].shape == .number ? try multipleOfIdentity(node.children[0]) : nil
        case .prefix where ["Plus", "Negate", "Subtract"].contains(node.name):
            return try multipleOfIdentity(node.children[0]).map { node.name == "Plus" ? $0 : $0.negated }
        case .product, .juxtaposition:
            guard let last = node.children.last, let factor = try multipleOfIdentity(last), !node.children.dropLast().contains(where: holdsArray)
            else { return nil }
            var factors = [factor]
            for child in node.children.dropLast() { factors.append(try expression(child)) }
            return .product(factors)
        default: return nil
        }
    }

    private func sum(_ left: Operand, _ right: Operand, at node: SyntaxNode) throws(ElaborationError) -> Operand {
        switch (left, right) {
        case (.number(let a), .number(let b)): return .number(.sum([a, b]))
        case (.array(let a), .array(let b)):
            if let total = ArrayAlgebra.sum(a, b) { return .array(total) }
        default: break
        }
        throw ElaborationError(.unsupported, node, "sizes of matrices")
    }

    /// Columns of one length with a sign between them have the product that the sign says.
    private func product(_ left: Operand, _ right: Operand, of product: SyntaxNode, at node: SyntaxNode)
        throws(ElaborationError) -> Operand
    {
        switch (left, right) {
        case (.number(let a), .number(let b)): return .number(.product([a, b]))
        case (.number(let factor), .array(let cells)), (.array(let cells), .number(let factor)):
            return .array(ArrayAlgebra.scaled(cells, by: factor))
        case (.array(let a), .array(let b)):
            if product.shape == .product, ArrayAlgebra.isVector(a), ArrayAlgebra.isVector(b) {
                if product.name == "Cross" {
                    if let value = ArrayAlgebra.cross(a, b) { return .array(value) }
                } else if let value = ArrayAlgebra.dot(a, b) {
                    return .number(value)
                }
            } else if product.name != "Cross", let value = ArrayAlgebra.product(a, b) {
                return value.count == 1 && value[0].count == 1 ? .number(value[0][0]) : .array(value)
            }
            throw ElaborationError(.unsupported, node, "sizes of matrices")
        }
    }

    /// ‖v‖, |v| for a column, |A| for a square matrix.
    private mutating func fenced(operandOf node: SyntaxNode) throws(ElaborationError) -> Operand {
        guard let inner = node.children.first else { throw ElaborationError(.incomplete, node) }
        let value = try operand(inner)
        switch (node.name, value) {
        case ("()", _), ("[]", _), ("{}", _): return value
        case ("||", .number(let number)): return .number(.elementary(.abs, number))
        case ("||", .array(let cells)) where ArrayAlgebra.isSquare(cells):
            if let value = ArrayAlgebra.determinant(cells) { return .number(value) }
        case ("||", .array(let cells)), ("norm", .array(let cells)):
            if let value = ArrayAlgebra.norm(cells) { return .number(value) }
        default: break
        }
        throw ElaborationError(.unsupported, node)
    }

    /// Integer powers and the transpose `A^T`.
    private mutating func power(operandOf node: SyntaxNode) throws(ElaborationError) -> Operand {
        let exponent = node.children[1]
        switch try operand(node.children[0]) {
        case .number(let base): return .number(.power(base, try expression(exponent)))
        case .array(let base):
            if exponent.shape == .symbol, exponent.name == "T" || exponent.name == "top" {
                return .array(ArrayAlgebra.transpose(base))
            }
            guard let count = try expression(exponent).rational?.int, let value = ArrayAlgebra.power(base, count) else {
                throw ElaborationError(.unsupported, node, "power of a matrix")
            }
            return .array(value)
        }
    }

    /// det A, tr A, and the projection of v onto w, (v · w)/(w · w) w.
    private mutating func applied(toArrays node: SyntaxNode) throws(ElaborationError) -> Operand {
        guard case .array(let cells) = try operand(node.children[1]) else { throw ElaborationError(.unsupported, node) }
        let head = node.children[0]
        if head.name == "det", let value = ArrayAlgebra.determinant(cells) { return .number(value) }
        if head.name == "trace", ArrayAlgebra.isSquare(cells) { return .number(.sum(cells.indices.map { cells[$0][$0] })) }
        if head.shape == .subscriptNode, head.children[0].name == "proj",
            case .array(let onto) = try operand(head.children[1]),
            let top = ArrayAlgebra.dot(cells, onto), let bottom = ArrayAlgebra.dot(onto, onto)
        {
            return .array(ArrayAlgebra.scaled(onto, by: .quotient(top, bottom)))
        }
        throw ElaborationError(.unsupported, node)
    }

    /// A determinant with basis vectors in its first row: the cross product of the other two.
    mutating func expandedAlongVectors(_ node: SyntaxNode) throws(ElaborationError) -> ArrayAlgebra.Cells {
        guard node.children.count == 3, node.children.allSatisfy({ $0.children.count == 3 }),
            zip(node.children[0].children, ["basis_i", "basis_j", "basis_k"]).allSatisfy({ $0.arrayName == $1 })
        else { throw ElaborationError(.unsupported, node) }
        var rows: [ArrayAlgebra.Cells] = []
        for row in node.children[1...] {
            var items: [Expr] = []
            for cell in row.children { items.append(try expression(cell)) }
            rows.append(ArrayAlgebra.column(items))
        }
        guard let value = ArrayAlgebra.cross(rows[0], rows[1]) else { throw ElaborationError(.unsupported, node) }
        return value
    }

    private mutating func cells(_ node: SyntaxNode) throws(ElaborationError) -> ArrayAlgebra.Cells {
        var rows: [[Expr]] = []
        for row in node.children {
            var cells: [Expr] = []
            for cell in row.children { cells.append(try expression(cell)) }
            rows.append(cells)
        }
        guard let width = rows.first?.count, width > 0, rows.allSatisfy({ $0.count == width }) else {
            throw ElaborationError(.unsupported, node)
        }
        return rows
    }

    /// A determinant of at most 4 × 4 is expanded; a one-row alignment is its content.
    mutating func determinantOrUnwrapped(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        if node.name == "vmatrix" {
            if let value = ArrayAlgebra.determinant(try cells(node)) { return value }
        } else if node.children.count == 1, node.children[0].children.count == 1 {
            return try expression(node.children[0].children[0])
        }
        throw ElaborationError(.unsupported, node)
    }
}

extension SyntaxNode {
    /// An environment of cells that is no determinant.
    public var isMatrix: Bool { shape == .environment && name != "vmatrix" && (name.hasSuffix("matrix") || name == "array") }

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

    /// `(1, 2)`, `⟨1, 2⟩`.
    public var isTuple: Bool {
        shape == .fence && (name == "()" || name == "<>") && children.first?.shape == .list && children[0].name == ","
    }

    fileprivate var isNegatedTuple: Bool { shape == .prefix && children[0].isTuple }

    fileprivate var holdsBold: Bool { contains { $0.isBold } }

    /// `\mathbf{A}`: the name of a matrix, or of a vector.
    public var isBoldCapital: Bool { isBold && shape == .symbol && name.isCapitalLetter }

    /// The names of variables that it writes both bold and plain.
    public var namesInTwoFaces: Set<String> {
        guard contains(where: \.isBold) else { return [] }
        var (bold, plain): (Set<String>, Set<String>) = ([], [])
        func visit(_ node: SyntaxNode) {
            if node.isPlainVariable, node.shape != .decorated {
                if node.isBold { bold.insert(node.plainName) } else { plain.insert(node.plainName) }
                return
            }
            for child in node.children { visit(child) }
        }
        visit(self)
        return bold.intersection(plain)
    }

    /// The name under which cells are remembered; nil for what is no name of a vector or matrix. Face and arrow belong to it:
    /// a vector 𝐚 may stand beside a number a.
    public var arrayName: String? {
        switch shape {
        case .symbol: isBold ? "bold " + name : name.isCapitalLetter || name.hasPrefix("basis_") ? name : nil
        case .decorated: isBold ? plainName : name == "hat" && ["i", "j", "k"].contains(children[0].plainName) ? "basis_" + children[0].plainName : nil
        case .subscriptNode: children[0].isBold ? "bold " + plainName : nil
        case .postfix: name == "Prime" && children[0].isBold ? "bold " + plainName : nil
        default: nil
        }
    }
}

extension String {
    var isCapitalLetter: Bool { utf8.count == 1 && utf8.allSatisfy { 65...90 ~= $0 } }
}
