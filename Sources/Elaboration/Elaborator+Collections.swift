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
                return try arrayDenotation(node)
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
            if let value = try arrayDenotation(inner) { return value }
            if inner.shape == .list, inner.name == "," || inner.name == ";" { return .tuple(try items(inner)) }
            return try denotation(inner)
        case "[]", "(]", "[)", "][", "]]", "[[":
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
    public static func asSet(_ denotation: Denotation) -> Denotation {
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

    mutating func fenced(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        guard let inner = node.children.first, inner.shape != .list else {
            throw ElaborationError(.unsupported, node, "list")
        }
        switch node.name {
        case "[]" where inner.shape == .number && inner.name.contains("."):
            // The whole part of a number is written so as well.
            note(caution: "square-brackets")
            return try expression(inner)
        case "()", "[]", "{}": return try expression(inner)
        case "||":
            // How many elements a set has that the text names.
            if inner.isNameOfSet { return .symbol(node.plainName) }
            return try expression(inner).modulus
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
        if node.name == "overline", !scope.complexNames.isEmpty, inner.contains(where: { $0.isPlainVariable && scope.complexNames.contains($0.plainName) }),
            let value = try? expression(inner)
        {
            return .elementary(.conjugate, value)
        }
        // A mean, a conjugate, a segment: a name of its own here, about which nothing may be refuted.
        let isName = inner.shape == .symbol || inner.shape == .subscriptNode || inner.shape == .juxtaposition
        if node.name == "overline", !isName, inner.contains(where: { $0.shape == .symbol && $0.name == "i" }), scope.isConstant("i") {
            // A sum or product with i in it has a conjugate; which letters of it are real is not known.
            let value = try expression(inner)
            if !value.isGround { note(caution: "overline") }
            return .elementary(.conjugate, value)
        }
        if node.name == "overline" { note(caution: "overline") }
        guard isName else { throw ElaborationError(.unsupported, node) }
        return .symbol(node.plainName)
    }
}

extension SyntaxNode {
    /// `A ∩ B`: a set made of sets that have names.
    var isNameOfSet: Bool {
        func isName(_ node: SyntaxNode) -> Bool {
            switch node.shape {
            case .symbol: true
            case .subscriptNode, .decorated: node.children[0].shape == .symbol
            case .fence: node.name == "()" && node.children.count == 1 && isName(node.children[0])
            default: node.isNameOfSet
            }
        }
        return shape == .infix && ["Union", "Intersection", "SetMinus"].contains(name) && children.allSatisfy(isName)
    }

    /// Whether it denotes a set, tuple, interval or matrix rather than a number, by its form alone.
    var isCollection: Bool {
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
