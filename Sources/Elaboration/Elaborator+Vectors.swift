import Expressions
import LatexSyntax

/// Calculations with vectors of which only names are known.
extension Elaborator {
    private enum Value {
        case number(Expr)
        case vector(VectorForm)
    }

    /// What a calculation with such vectors denotes: a number, or a vector as a linear expression in the names.
    mutating func vectorExpression(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        let value: Expr
        switch try operand(node) {
        case .number(let number): value = number
        case .vector(let form): value = form.expression
        }
        return value
    }

    private mutating func operand(_ node: SyntaxNode) throws(ElaborationError) -> Value {
        guard node.holdsUnknownVector(except: scope.boldNumbers) else { return .number(try expression(node)) }
        if node.isBold {
            if node.shape == .symbol, node.name.isCapitalLetter { throw ElaborationError(.unsupported, node, "vectors") }
            return .vector(arrow(node) ?? VectorForm(name: name(of: node)))
        }
        switch node.shape {
        case .boxed: return try operand(node.children[0])
        case .fence: return try fenced(node)
        case .prefix where ["Plus", "Negate", "Subtract"].contains(node.name):
            let value = try operand(node.children[0])
            return node.name == "Plus" ? value : multiple(.number(-1), value)
        case .sum:
            var values: [Value] = []
            for child in node.children { values.append(try operand(child)) }
            return try total(values, node)
        case .product, .juxtaposition: return try product(node)
        case .fraction:
            guard case .number(let divisor) = try operand(node.children[1]) else { break }
            return multiple(.power(divisor, .number(-1)), try operand(node.children[0]))
        case .power:
            switch try operand(node.children[0]) {
            case .number(let base): return .number(.power(base, try expression(node.children[1])))
            case .vector(let form) where node.children[1].shape == .number && node.children[1].name == "2": return .number(VectorForm.dot(form, form))
            default: break
            }
        case .apply:
            guard node.children.count == 2, node.children[0].shape == .subscriptNode, node.children[0].children[0].name == "proj",
                case .vector(let line) = try operand(node.children[0].children[1]), case .vector(let form) = try operand(node.children[1])
            else { break }
            return .vector(form.projection(onto: line))
        case .root: return .number(try root(node))
        default: break
        }
        throw ElaborationError(.unsupported, node, "vectors")
    }

    /// det(A B²) as the product of those of the factors; nil where they are not just names of matrices.
    mutating func determinant(ofProduct node: SyntaxNode) throws(ElaborationError) -> Expr? {
        switch node.shape {
        case .fence where node.name == "()": return try node.children.first.flatMap { (inner) throws(ElaborationError) in try determinant(ofProduct: inner) }
        case .symbol: return node.isBoldCapital ? node.name == "I" ? .one : .symbol("det(\(name(of: node)))") : nil
        case .power:
            guard let base = try determinant(ofProduct: node.children[0]), node.children[1].plainName.allSatisfy({ $0.isNumber || $0 == "-" || $0 == "n" || $0 == "k" }) else { return nil }
            return .power(base, try expression(node.children[1]))
        case .product where node.name != "Cross", .juxtaposition:
            var factors: [Expr] = []
            for child in node.children {
                guard let factor = try determinant(ofProduct: child) else { return nil }
                factors.append(factor)
            }
            return .product(factors)
        default: return nil
        }
    }

    /// Bold capitals are matrices or vectors: products of two are refused, and powers of sums.
    func refuseBoldProducts(_ node: SyntaxNode) throws(ElaborationError) {
        let isProduct = [.product, .juxtaposition].contains(node.shape) && node.children.count { $0.holdsUnknownVector(except: scope.boldNumbers) } > 1
        let isPower = node.shape == .power && !node.children[0].isBold && node.children[0].holdsUnknownVector(except: scope.boldNumbers)
        let isLength = node.shape == .fence && (node.name == "||" || node.name == "norm") && !node.children[0].isBold
        if isProduct || isPower || isLength { throw ElaborationError(.unsupported, node, "vectors") }
    }

    private func multiple(_ factor: Expr, _ value: Value) -> Value {
        switch value {
        case .number(let number): .number(.product([factor, number]))
        case .vector(let form): .vector(form.scaled(by: factor))
        }
    }

    private func total(_ values: [Value], _ node: SyntaxNode) throws(ElaborationError) -> Value {
        var numbers: [Expr] = []
        var form: VectorForm?
        for value in values {
            switch value {
            case .number(let number): numbers.append(number)
            case .vector(let next): form = form.map { $0 + next } ?? next
            }
        }
        guard let form else { return .number(.sum(numbers)) }
        guard numbers.isEmpty else { throw ElaborationError(.unsupported, node, "vectors") }
        return .vector(form)
    }

    /// Multiples, dot and cross products, and images `A v`. Of two vectors side by side it is not known which product is meant, nor of a · b × c
    /// which is first.
    private mutating func product(_ node: SyntaxNode) throws(ElaborationError) -> Value {
        var total: Value?
        var children = node.children[...]
        if node.shape == .juxtaposition, let last = children.last, let map = children.dropLast().last, map.isBold, map.shape == .symbol,
            map.name.isCapitalLetter, case .vector(let form) = try operand(last), let image = form.image(under: name(of: map))
        {
            total = .vector(image)
            children = children.dropLast(2)
        }
        for child in children {
            let next = try operand(child)
            guard let known = total else {
                total = next
                continue
            }
            switch (known, next) {
            case (.number(let factor), _): total = multiple(factor, next)
            case (.vector, .number(let factor)) where node.name != "Cross": total = multiple(factor, known)
            case (.vector(let form), .vector(let other)) where node.shape == .product && node.children.count == 2:
                total = node.name == "Cross" ? .vector(.cross(form, other)) : .number(VectorForm.dot(form, other))
            default: throw ElaborationError(.unsupported, child, "vectors")
            }
        }
        guard let total else { throw ElaborationError(.unsupported, node) }
        return total
    }

    /// ‖v‖ and |v|
    private mutating func fenced(_ node: SyntaxNode) throws(ElaborationError) -> Value {
        guard let inner = node.children.first else { throw ElaborationError(.incomplete, node) }
        switch (node.name, try operand(inner)) {
        case ("()", let value), ("[]", let value), ("{}", let value): return value
        case ("||", .number(let number)): return .number(.elementary(.abs, number))
        case ("||", .vector(let form)), ("norm", .vector(let form)): return .number(form.norm)
        default: throw ElaborationError(.unsupported, node, "vectors")
        }
    }

    /// The vector from one point to another: from its end's place that of its beginning.
    private func arrow(_ node: SyntaxNode) -> VectorForm? {
        guard node.shape == .decorated, let inner = node.children.first else { return nil }
        let points = inner.shape == .juxtaposition ? inner.children : [inner]
        guard points.count <= 2, points.allSatisfy({ $0.plainName.first.map { "A"..."Z" ~= $0 } == true }) else { return nil }
        let places = points.map { VectorForm(name: "vec(\($0.plainName))") }
        return places.count == 1 ? places[0] : places[1] + places[0].scaled(by: .number(-1))
    }
}

extension SyntaxNode {
    /// Whether a bold letter stands in it that is no number.
    func holdsUnknownVector(except numbers: Set<String>) -> Bool {
        contains { $0.isBold && $0.arrayName.map(numbers.contains) != true }
    }
}
