import Arithmetic
import Expressions
import LatexSyntax

/// Fences, lists, sets, intervals, matrices and statements.
extension Elaborator {
    /// The collection or statement that a node denotes; nil when it is an ordinary expression.
    mutating func collection(_ node: SyntaxNode) throws(ElaborationError) -> Denotation? {
        switch node.shape {
        case .boxed: return try denotation(node.children[0])
        case .text:
            guard node.name.contains(where: { $0.isLetter || $0.isNumber }) else {
                throw ElaborationError(.words, node)
            }
            return .text(node.name)
        case .decorated:
            // A vector written by its components keeps them.
            guard node.name == "vec" || node.name == "overrightarrow", node.children[0].shape == .fence else {
                return nil
            }
            return try denotation(node.children[0])
        case .constant:
            switch node.name {
            case "pi", "infinity": return nil
            default: return .namedSet(node.name)
            }
        case .list:
            var items: [Denotation] = []
            for child in node.children where child.shape != .blank { items.append(try denotation(child)) }
            return .list(items)
        case .fence: return try fence(node)
        case .chain: return try statement(node)
        case .infix: return try infixCollection(node)
        case .environment: return try environment(node)
        default: return nil
        }
    }

    private mutating func fence(_ node: SyntaxNode) throws(ElaborationError) -> Denotation? {
        let inner = node.children.first
        switch node.name {
        case "()":
            guard let inner else { throw ElaborationError(.incomplete, node, "empty parentheses") }
            if inner.shape == .list, inner.name == "," || inner.name == ";" { return .tuple(try items(inner)) }
            return try denotation(inner)
        case "[]", "(]", "[)", "][", "]]":
            guard let inner, inner.shape == .list, inner.children.count == 2 else {
                return node.name == "[]" && inner?.shape == .list ? .tuple(try items(inner!)) : nil
            }
            return .interval(try interval(node, inner))
        case "{}":
            guard let inner else { return .set([]) }
            return .set(inner.shape == .list ? try items(inner) : [try denotation(inner)])
        case "<>":
            guard let inner, inner.shape == .list else { return nil }
            return .tuple(try items(inner))
        default: return nil
        }
    }

    private mutating func items(_ list: SyntaxNode) throws(ElaborationError) -> [Denotation] {
        var result: [Denotation] = []
        for child in list.children where child.shape != .blank { result.append(try denotation(child)) }
        return result
    }

    private mutating func interval(_ node: SyntaxNode, _ list: SyntaxNode) throws(ElaborationError)
        -> Denotation.Interval
    {
        let opening = node.name.first
        let closing = node.name.last
        return Denotation.Interval(
            lower: try expression(list.children[0]), upper: try expression(list.children[1]),
            includesLower: opening == "[", includesUpper: closing == "]")
    }

    /// An open interval and a pair look alike; who compares them chooses.
    private mutating func infixCollection(_ node: SyntaxNode) throws(ElaborationError) -> Denotation? {
        switch node.name {
        case "Union":
            return .union(try operands(node).map(Elaborator.asSet))
        case "Intersection": return .intersection(try operands(node).map(Elaborator.asSet))
        case "SetMinus":
            let parts = try operands(node).map(Elaborator.asSet)
            guard parts.count == 2 else { throw ElaborationError(.unsupported, node) }
            return .difference(parts[0], parts[1])
        case "Or", "And":
            let parts = try operands(node)
            let formulas = parts.compactMap { part -> Formula? in
                if case .formula(let formula) = part { formula } else { nil }
            }
            if formulas.count == parts.count { return .formula(node.name == "Or" ? .or(formulas) : .and(formulas)) }
            // "x = 2 or 3": the later values belong to the same unknown.
            if case .formula(.statement(let first))? = parts.first, first.relation == .equal {
                var all: [Formula] = [.statement(first)]
                for part in parts.dropFirst() {
                    switch part {
                    case .expression(let value): all.append(.statement(Statement(first.left, .equal, value)))
                    case .formula(let formula): all.append(formula)
                    default: throw ElaborationError(.unsupported, node)
                    }
                }
                return .formula(node.name == "Or" ? .or(all) : .and(all))
            }
            return .list(
                parts.flatMap { part -> [Denotation] in if case .list(let items) = part { items } else { [part] } })
        case "Modulus":
            guard node.children[0].shape == .chain else { return nil }
            return .formula(try congruence(node.children[0], modulus: node.children[1]))
        case "Ratio":
            var parts: [Expr] = []
            for child in node.children { parts.append(try expression(child)) }
            return .ratio(parts)
        default: return nil
        }
    }

    /// What can only be meant as a set: braces lose their backslash (`{1, 2} ∪ {3}` shows none), and a pair between sets is
    /// an open interval.
    private static func asSet(_ denotation: Denotation) -> Denotation {
        switch denotation {
        case .list(let items): .set(items)
        case .expression(let value) where value.isGround: .set([denotation])
        case .tuple(let ends) where ends.count == 2:
            if let lower = ends[0].expression, let upper = ends[1].expression {
                .interval(.init(lower: lower, upper: upper, includesLower: false, includesUpper: false))
            } else {
                denotation
            }
        default: denotation
        }
    }

    private mutating func operands(_ node: SyntaxNode) throws(ElaborationError) -> [Denotation] {
        var result: [Denotation] = []
        for child in node.children where child.shape != .blank { result.append(try denotation(child)) }
        return result
    }

    private mutating func environment(_ node: SyntaxNode) throws(ElaborationError) -> Denotation? {
        guard node.name.hasSuffix("matrix") || node.name == "array", node.name != "vmatrix" else { return nil }
        var rows: [[Expr]] = []
        for row in node.children {
            var cells: [Expr] = []
            for cell in row.children { cells.append(try expression(cell)) }
            rows.append(cells)
        }
        guard let width = rows.first?.count, rows.allSatisfy({ $0.count == width }) else {
            throw ElaborationError(.unsupported, node)
        }
        return .matrix(rows)
    }

    /// A determinant of at most 3 × 3 is expanded; a one-row alignment is its content.
    mutating func determinantOrUnwrapped(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        if node.name == "vmatrix" {
            var rows: [[Expr]] = []
            for row in node.children {
                var cells: [Expr] = []
                for cell in row.children { cells.append(try expression(cell)) }
                rows.append(cells)
            }
            if let value = Elaborator.determinant(rows) { return value }
        } else if node.children.count == 1, node.children[0].children.count == 1 {
            return try expression(node.children[0].children[0])
        }
        throw ElaborationError(.unsupported, node)
    }

    /// Laplace expansion along the first row.
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

    mutating func fenced(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        guard let inner = node.children.first, inner.shape != .list else {
            throw ElaborationError(.unsupported, node, "list")
        }
        switch node.name {
        case "()", "[]", "{}": return try expression(inner)
        case "||": return .elementary(.abs, try expression(inner))
        case "floor": return .elementary(.floor, try expression(inner))
        case "ceil": return .elementary(.ceiling, try expression(inner))
        default: throw ElaborationError(.unsupported, node)
        }
    }

    mutating func decorated(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        let inner = node.children[0]
        if node.name == "underbrace" || node.name == "overbrace" {
            // The comment may count what is not written out.
            if node.children.count > 1 { note(caution: "brace") }
            return try expression(inner)
        }
        // A mean, a conjugate, a segment: a name of its own here, about which nothing may be refuted.
        if node.name == "overline" { note(caution: "overline") }
        guard inner.shape == .symbol || inner.shape == .subscriptNode || inner.shape == .juxtaposition else {
            throw ElaborationError(.unsupported, node)
        }
        return .symbol(node.plainName)
    }

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
    private mutating func statement(_ node: SyntaxNode) throws(ElaborationError) -> Denotation {
        if node.children.count == 3 {
            let left = node.children[0]
            let right = node.children[2]
            if let (relation, isReversed) = Elaborator.setRelations[node.children[1].name] {
                let first = try denotation(isReversed ? right : left)
                let second = Elaborator.asSet(try denotation(isReversed ? left : right))
                let isMembership = relation == .element || relation == .notElement
                return .setRelation(relation, isMembership ? first : Elaborator.asSet(first), second)
            }
            if node.children[1].name == "Equal", left.isCollection || right.isCollection {
                return .assignment(try denotation(left), try denotation(right))
            }
        }
        return .formula(try formula(node))
    }

    /// `a ≡ b ≡ c (mod m)`: m divides the difference of neighbours. An equality sign in the chain is read so too.
    private mutating func congruence(_ chain: SyntaxNode, modulus: SyntaxNode) throws(ElaborationError) -> Formula {
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
}

extension SyntaxNode {
    /// `a : b : c`, which is no number.
    fileprivate var isLongRatio: Bool { shape == .infix && name == "Ratio" && children.count > 2 }

    /// Whether it denotes a set, tuple, interval or matrix rather than a number, by its form alone.
    fileprivate var isCollection: Bool {
        switch shape {
        case .list, .setBuilder: true
        case .fence: name == "{}" || children.first?.shape == .list
        case .environment: name != "vmatrix" && (name.hasSuffix("matrix") || name == "array")
        case .infix: ["Union", "Intersection", "SetMinus"].contains(name)
        case .constant: name != "pi" && name != "infinity"
        case .boxed: children[0].isCollection
        default: false
        }
    }
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
