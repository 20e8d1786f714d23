import Arithmetic
import Expressions
import LatexSyntax

/// Turns a tree as written into what it denotes. One value per operand: it collects the notes of that operand.
public struct Elaborator {
    let scope: NameScope
    var notes = Elaboration.Notes()
    /// Which sign `±` stands for in this pass.
    var plusMinusSign = 1
    /// Inside the argument of a trigonometric function a degree sign converts to radians.
    var isInsideAngle = false
    /// Decimals met so far, and the one that is moved by half a unit of its last digit.
    var decimalsSeen = 0
    var movedDecimal: Int?
    /// Decimals that are not moved.
    var exactDecimals: Set<Rational> = []

    /// Whether vectors or matrices occur: only then expressions are looked through for them.
    var mayHoldArrays = false

    /// How much longer than its text the meaning has become so far: without a bound, a short text could ask for any amount.
    var growth = (nodes: 0, digits: 0)

    /// Largest number of terms that a written sum or product is expanded to.
    static let expandedTerms = 200
    static let expandedIrrationalTerms = 12
    /// Largest number of nodes of a sum or product written out.
    static let expandedSize = 2_000
    /// The same for all sums and products of a formula together.
    static let expandedSizeInAll = 10_000
    /// Digits that the exponents of all number literals together may add to what is written: `1e9999` has 10,000 for its six.
    static let exponentDigits = 100_000
    /// Longest number literal, in digits.
    static let literalDigits = 10_000

    public init(scope: NameScope) { self.scope = scope }

    /// What the tree denotes.
    /// - Throws: `ElaborationError` with the place of the part that denotes nothing.
    public static func elaborate(_ node: SyntaxNode, scope: NameScope) throws(ElaborationError) -> Elaboration {
        if node.shape == .unit { throw ElaborationError(.words, node) }
        var scope = scope
        scope.namesInTwoFaces.formUnion(node.namesInTwoFaces)
        var elaborator = Elaborator(scope: scope)
        elaborator.mayHoldArrays = node.contains { $0.isMatrix || $0.isBold || $0.isTuple || $0.arrayName.map(scope.arrays.keys.contains) == true }
        let denotation = try elaborator.denotation(node)
        elaborator.notes.literal = literal(node)
        return Elaboration(denotation: denotation, notes: elaborator.notes)
    }

    mutating func denotation(_ node: SyntaxNode) throws(ElaborationError) -> Denotation {
        switch node.shape {
        case .sum, .product, .juxtaposition, .prefix, .power, .symbol, .subscriptNode, .fraction, .apply:
            if let value = try arrayDenotation(node) { return value }
        case .environment where node.name == "vmatrix" && holdsArray(node): return .matrix(try expandedAlongVectors(node))
        case .list, .fence, .environment, .setBuilder, .chain, .infix, .constant, .text, .boxed, .decorated:
            if let value = try collection(node) { return value }
        default: break
        }
        if let pair = try plusMinusPair(node) { return pair }
        return .expression(try expression(node))
    }

    /// `a ± b` as its two values.
    mutating func plusMinusPair(_ node: SyntaxNode) throws(ElaborationError) -> Denotation? {
        guard node.contains(where: { $0.shape == .prefix && ($0.name == "PlusMinus" || $0.name == "MinusPlus") }) else {
            return nil
        }
        // Two signs ± may be taken together or each by itself: two values or four.
        guard node.count(where: { $0.shape == .prefix && $0.name == "PlusMinus" }) <= 1 else {
            throw ElaborationError(.unsupported, node, "signs")
        }
        plusMinusSign = 1
        let upper = try expression(node)
        plusMinusSign = -1
        let lower = try expression(node)
        plusMinusSign = 1
        return .plusMinus(upper, lower)
    }

    mutating func expression(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        if let value = try numberFromArrays(node) { return value }
        switch node.shape {
        case .number: return .number(try number(node))
        case .repeatingDecimal: return .number(try repeatingDecimal(node))
        case .symbol: return symbol(name(of: node))
        case .word: return .symbol(node.name)
        case .constant:
            switch node.name {
            case "pi": return scope.variables.contains("pi") ? .symbol("pi") : .constant(.pi)
            case "infinity": return .constant(.infinity)
            default: throw ElaborationError(.unsupported, node)
            }
        case .unit:
            // A unit that stands alone as a factor: noise, recorded.
            notes.units.append(node.name)
            return .one
        case .sum where scope.readsDots && node.children.contains(where: { $0.shape == .ellipsis }):
            return try withoutDots(node.children, .sum, node)
        case .product where scope.readsDots && node.hasDotsAmongFactors, .juxtaposition where scope.readsDots && node.hasDotsAmongFactors:
            return try withoutDots(node.writtenFactors, .product, node)
        case .sum:
            var terms: [Expr] = []
            for child in try appliedOperators(node.children) { terms.append(try expression(child)) }
            return .sum(terms)
        case .product:
            if let value = try mixedNumberInBrackets(node) { return value }
            var factors: [Expr] = []
            for child in node.children { factors.append(try expression(child)) }
            return .product(factors)
        case .juxtaposition: return try juxtaposition(node)
        case .prefix: return try prefix(node)
        case .postfix: return try postfix(node)
        case .infix: return try infix(node)
        case .derivative: return try derivative(node)
        case .fraction:
            if let quotient = try differentialQuotient(node) { return quotient }
            return .quotient(try expression(node.children[0]), try expression(node.children[1]))
        case .binomial:
            return .function(.binomial, [try expression(node.children[0]), try expression(node.children[1])])
        case .power: return try power(node)
        case .subscriptNode: return try subscripted(node)
        case .root: return try root(node)
        case .fence: return try fenced(node)
        case .apply: return try application(node)
        case .bigOperator: return try bigOperator(node)
        case .mixedNumber:
            return .sum([try expression(node.children[0]), try expression(node.children[1])])
        case .boxed: return try expression(node.children[0])
        case .decorated: return try decorated(node)
        case .environment: return try determinantOrUnwrapped(node)
        case .error: throw ElaborationError(.unread, node)
        case .ellipsis, .blank: throw ElaborationError(.incomplete, node)
        case .text: throw ElaborationError(.words, node)
        case .function, .list, .chain, .relation, .row, .quantifier, .setBuilder:
            throw ElaborationError(.unsupported, node, "\(node.shape)")
        }
    }

    /// A letter: `e` and `i` are the constants unless the text uses them as variables.
    func symbol(_ name: String) -> Expr {
        if !scope.variables.contains(name) {
            if name == "e" { return .constant(.e) }
            if name == "i" { return .constant(.i) }
        }
        return .symbol(name)
    }

    /// The name of a variable, which tells a bold letter from a plain one where both are in use.
    func name(of node: SyntaxNode) -> String {
        let name = node.plainName
        return scope.namesInTwoFaces.contains(name) && node.isBold && node.shape != .decorated ? "bold(" + name + ")" : name
    }

    private mutating func prefix(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        let operand = node.children[0]
        switch node.name {
        case "Negate", "Subtract": return try expression(operand).negated
        case "Plus": return try expression(operand)
        case "Divide": return .power(try expression(operand), .number(-1))
        case "PlusMinus": return plusMinusSign > 0 ? try expression(operand) : try expression(operand).negated
        case "MinusPlus": return plusMinusSign > 0 ? try expression(operand).negated : try expression(operand)
        case "HalfOf": return .product([.number(.half), try expression(operand)])
        case "Nabla" where operand.shape == .fence && operand.children.first?.shape == .list:
            // The gradient is that of one function: before a list the sign names one.
            var values: [Expr] = []
            for part in operand.children[0].children { values.append(try expression(part)) }
            return .function(.named("nabla"), values)
        case "Angle": return .symbol(Symbol(angle: operand.plainName))
        case "Triangle": return .symbol(node.name + "(" + operand.plainName + ")")
        default: throw ElaborationError(.unsupported, node)
        }
    }

    private mutating func postfix(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        let operand = node.children[0]
        switch node.name {
        case "Factorial": return .function(.factorial, [try expression(operand)])
        case "DoubleFactorial":
            guard let n = try expression(operand).rational?.int, 0...300 ~= n else {
                throw ElaborationError(.unsupported, node)
            }
            return .product(stride(from: n, to: 0, by: -2).map { .number($0) })
        case "Percent":
            notes.hasPercent = true
            return .product([.number(.hundredth), try expression(operand)])
        case "Degree":
            let value = try expression(operand)
            guard isInsideAngle else {
                notes.units.append("degree")
                return value
            }
            return value.inRadians
        case "Squared": return .power(try expression(operand), .number(2))
        case "Cubed": return .power(try expression(operand), .number(3))
        case "Prime":
            guard operand.shape == .symbol || operand.shape == .subscriptNode || operand.shape == .postfix else {
                throw ElaborationError(.unsupported, node)
            }
            return .symbol(name(of: node))
        default: throw ElaborationError(.unsupported, node)
        }
    }

    private mutating func infix(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        switch node.name {
        case "Mod":
            guard node.children.count == 2 else { throw ElaborationError(.unsupported, node) }
            return .function(.remainder, [try expression(node.children[0]), try expression(node.children[1])])
        case "Ratio":
            guard node.children.count == 2 else { throw ElaborationError(.unsupported, node) }
            return .quotient(try expression(node.children[0]), try expression(node.children[1]))
        case "Of", "Times":
            var factors: [Expr] = []
            for child in node.children { factors.append(try expression(child)) }
            // "20 % of 50": the percent belongs to the first factor, not to the value.
            notes.hasPercent = false
            return .product(factors)
        case "Choose":
            return .function(.binomial, [try expression(node.children[0]), try expression(node.children[1])])
        default:
            // An operation that the text defines.
            guard node.isFreeOperation, scope.functions.contains(node.name) else { throw ElaborationError(.unsupported, node) }
            return .function(.named(node.name), [try expression(node.children[0]), try expression(node.children[1])])
        }
    }
}

extension SyntaxNode {
    /// `a ★ b`: two operands of an operator that has no meaning but what a text gives it.
    public var isFreeOperation: Bool {
        shape == .infix && children.count == 2 && SyntaxNode.freeOperators.contains(name)
    }

    private static let freeOperators: Set<String> = [
        "Star", "BigStar", "Diamond", "CircledDot", "Spade", "Heart", "Club", "Hash", "Ampersand", "At", "DirectSum", "TensorProduct",
    ]

    /// Whether this node or one below satisfies the predicate.
    public func contains(where predicate: (SyntaxNode) -> Bool) -> Bool {
        predicate(self) || children.contains { $0.contains(where: predicate) }
    }

    /// How many nodes, this one and those below, satisfy the predicate.
    func count(where predicate: (SyntaxNode) -> Bool) -> Int {
        children.reduce(predicate(self) ? 1 : 0) { $0 + $1.count(where: predicate) }
    }

    /// A compact text of names for building the name of a symbol: `x_1`, `AB`.
    public var plainName: String {
        switch shape {
        case .subscriptNode: children[0].plainName + "_" + children[1].plainName
        case .postfix where name == "Prime": children[0].plainName + "'"
        case .power: children[0].plainName + "^" + children[1].plainName
        case .prefix where name == "Subtract" || name == "Negate": "-" + children[0].plainName
        case .sum: children.map(\.plainName).joined(separator: "+").replacing("+-", with: "-")
        case .decorated: name + "(" + children[0].plainName + ")"
        case .fence where name == "||": "|" + children.map(\.plainName).joined() + "|"
        case .fence: "(" + children.map(\.plainName).joined() + ")"
        case .infix where isNameOfSet: children.map(\.plainName).joined(separator: name == "Union" ? "∪" : name == "Intersection" ? "∩" : "∖")
        case .list: children.map(\.plainName).joined(separator: ",")
        default: name + children.map(\.plainName).joined()
        }
    }
}
