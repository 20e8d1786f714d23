import Arithmetic
import Expressions
import LatexSyntax

/// Sums, products, integrals, limits and derivatives: operations that bind a variable.
extension Elaborator {
    mutating func bigOperator(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        switch node.name {
        case "Sum": return try sumOrProduct(node, .sum)
        case "Product": return try sumOrProduct(node, .product)
        case "Integral": return try integral(node)
        case "Limit": return try limit(node)
        default: throw ElaborationError(.unsupported, node)
        }
    }

    /// A part of the tree in which a name is a variable, whatever it is elsewhere.
    mutating func body(_ node: SyntaxNode, over variable: SyntaxNode) throws(ElaborationError) -> (
        variable: Symbol, value: Expr
    ) {
        switch variable.shape {
        case .word: break
        case .constant where variable.name == "pi": break
        default: if !variable.isPlainVariable { throw ElaborationError(.unsupported, variable, "bound variable") }
        }
        let name = name(of: variable)
        var inner = scope
        inner.variables.insert(name)
        inner.functions.remove(name)
        inner.boundNames.insert(name)
        var elaborator = Elaborator(scope: inner)
        elaborator.plusMinusSign = plusMinusSign
        elaborator.growth = growth
        let value = try elaborator.expression(node)
        growth = elaborator.growth
        notes.hasDecimals = notes.hasDecimals || elaborator.notes.hasDecimals
        notes.units += elaborator.notes.units
        for ambiguity in elaborator.notes.ambiguities { note(ambiguity) }
        for caution in elaborator.notes.cautions { note(caution: caution) }
        return (Symbol(name), value)
    }

    /// `Σ_{k=a}^{b}`.
    private mutating func sumOrProduct(_ node: SyntaxNode, _ binder: Binder) throws(ElaborationError) -> Expr {
        let range = node.children[0]
        guard range.shape == .chain, range.children.count == 3, range.children[1].name == "Equal" else {
            throw ElaborationError(.unsupported, node, "range")
        }
        if node.children[1].shape == .blank { throw ElaborationError(.unsupported, node, "range") }
        let from = try expression(range.children[2])
        let to = try expression(node.children[1])
        let (variable, term) = try body(node.children[2], over: range.children[0])
        return try written(binder, variable, term, from: from, to: to)
    }

    /// The sum or product of the term over a range, written out when it is short.
    mutating func written(_ binder: Binder, _ variable: Symbol, _ term: Expr, from: Expr, to: Expr) throws(ElaborationError) -> Expr {
        if let first = from.rational?.int, let last = to.rational?.int, first <= last,
            case let (steps, overflow) = last.subtractingReportingOverflow(first), !overflow,
            steps < Elaborator.expandedTerms,
            // Nested sums multiply: what would grow too long stays a sum.
            case let size = min(term.size, Elaborator.expandedSize) * (steps + 1), size <= Elaborator.expandedSize,
            growth.nodes + size <= Elaborator.expandedSizeInAll,
            // Many terms 1/(√k + √(k + 1)) telescope, and written out have no common denominator to speak of.
            steps < Elaborator.expandedIrrationalTerms || !term.hasIrrationalDenominator
        {
            growth.nodes += size
            if binder == .sum, !term.contains(variable) {
                let terms = if case .sum = term.head { term.arguments } else { [term] }
                return .sum(terms.map { .product([.number(steps + 1), $0]) }).withIndexedNames
            }
            let values = (first...last).map { term.substituting([variable: .number($0)]).withIndexedNames }
            return binder == .sum ? .sum(values) : .product(values)
        }
        return .binding(binder, variable, in: term, [from, to])
    }

    /// `∫ f dx`, with or without bounds. The differential may stand in a numerator: `∫ dx/x`.
    private mutating func integral(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        var integrand = node.children[2]
        var variable = node.children[3]
        if variable.shape == .blank {
            guard let parts = integrand.withoutDifferential() else {
                throw ElaborationError(.incomplete, node, "differential")
            }
            (integrand, variable) = parts
        }
        let (symbol, value) = try body(integrand, over: variable)
        switch (node.children[0].shape == .blank, node.children[1].shape == .blank) {
        case (true, true): return .binding(.antiderivative, symbol, in: value, [.symbol(symbol)])
        case (false, false):
            let lower = try expression(node.children[0])
            return .binding(.integral, symbol, in: value, [lower, try expression(node.children[1])])
        default: throw ElaborationError(.incomplete, node, "bounds")
        }
    }

    /// `lim_{x→a}`, `lim_{x→a⁺}`.
    private mutating func limit(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        let approach = node.children[0]
        guard approach.shape == .chain, approach.children.count == 3,
            ["To", "Implies"].contains(approach.children[1].name)
        else {
            throw ElaborationError(.unsupported, node, "approach")
        }
        var target = approach.children[2]
        var binder = Binder.limit
        if target.shape == .power, target.children[1].shape == .text {
            switch target.children[1].name {
            case "+": binder = .limitFromAbove
            case "-": binder = .limitFromBelow
            default: throw ElaborationError(.unsupported, target)
            }
            target = target.children[0]
        }
        let point = try expression(target)
        let (symbol, value) = try body(node.children[2], over: approach.children[0])
        return .binding(binder, symbol, in: value, [point])
    }

    /// `d/dx f`, `∂²/∂x² f`.
    mutating func derivative(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        let order = node.children[1].shape == .blank ? .one : try expression(node.children[1])
        let (symbol, value) = try body(node.children[2], over: node.children[0])
        return .binding(.derivative, symbol, in: value, [.symbol(symbol), order])
    }

    /// `d/dx − f` as the term d/dx(−f), where the text writes derivatives of negatives so.
    func appliedOperators(_ terms: [SyntaxNode]) throws(ElaborationError) -> [SyntaxNode] {
        guard !scope.operatorVariables.isEmpty else { return terms }
        var result: [SyntaxNode] = []
        for term in terms {
            if let (sign, variable, order) = result.last?.bareDerivative, scope.operatorVariables.contains(variable.plainName),
                term.shape == .prefix, term.name == "Subtract"
            {
                let span = SourceSpan(start: result.removeLast().span.start, end: term.span.end)
                let blank = SyntaxNode(.blank, "", span: SourceSpan(start: span.start, end: span.start))
                result.append(SyntaxNode(.derivative, sign, [variable, order ?? blank, term], span: span))
            } else {
                result.append(term)
            }
        }
        return result
    }

    /// `dy/dx`, `∂²f/∂x∂y`: one quantity, not a quotient of products; `d(x²)/dx` is the derivative. nil for other fractions.
    /// - Throws: for `d/dx` with nothing to differentiate.
    mutating func differentialQuotient(_ node: SyntaxNode) throws(ElaborationError) -> Expr? {
        guard let lower = node.children[1].differentials else { return nil }
        let upper = node.children[0]
        if upper.isDifferentialSign { throw ElaborationError(.incomplete, node, "derivative") }
        guard upper.shape == .juxtaposition, upper.children[0].isDifferentialSign else { return nil }
        let rest = Array(upper.children.dropFirst())
        if rest.count == 1, [.symbol, .subscriptNode, .power].contains(rest[0].shape) {
            return .symbol(upper.plainName + "/" + node.children[1].plainName)
        }
        guard lower.count == 1, upper.children[0].shape == .symbol else { throw ElaborationError(.unsupported, node) }
        let whole = rest.count == 1 ? rest[0] : SyntaxNode(.juxtaposition, "", rest, span: upper.span)
        let (symbol, value) = try body(whole, over: lower[0])
        return .binding(.derivative, symbol, in: value, [.symbol(symbol), .one])
    }
}

extension Expr {
    /// Terms of sequences at written indices by their names: `a_(3)` is `a_3`.
    fileprivate var withIndexedNames: Expr {
        if isGround { return self }
        if case .function(.named(let name)) = head, name.hasSuffix("_"), arguments.count == 1,
            let index = arguments[0].rational, index.isInteger
        {
            return .symbol(name + index.description)
        }
        if case .function(.binder) = head { return self }
        return arguments.isEmpty ? self : mappingArguments(\.withIndexedNames)
    }
}

extension SyntaxNode {
    /// A letter, with its index, prime, decoration or star: `x`, `x_1`, `x'`, `\hat x`, `x^*`.
    public var isPlainVariable: Bool {
        switch shape {
        case .symbol: true
        case .subscriptNode, .decorated: children[0].isPlainVariable
        case .postfix: name == "Prime" && children[0].isPlainVariable
        case .power: children[1].isStar && children[0].isPlainVariable
        default: false
        }
    }

    /// The star or dagger of `x^*`: a mark on a name.
    var isStar: Bool {
        shape == .text && (name == "*" || name == "\\dagger") || shape == .symbol && name == "dagger"
            || shape == .text && name == "dagger"
    }

    /// The variables by which operators without operand stand before a minus sign on one side of the chain and derivatives on
    /// the other: an operator is no derivative, so that the sign belongs to what is differentiated.
    public var variablesOfBareDerivatives: [String] {
        guard shape == .chain, children.count == 3 else { return [] }
        func bare(_ side: SyntaxNode) -> [String] {
            let terms = side.shape == .sum ? side.children : []
            return zip(terms, terms.dropFirst()).compactMap { term, next in
                next.shape == .prefix && next.name == "Subtract" ? term.bareDerivative?.variable.plainName : nil
            }
        }
        func isDifferentiated(_ side: SyntaxNode, by name: String) -> Bool {
            side.contains { $0.shape == .derivative && $0.children[0].plainName == name }
        }
        let (left, right) = (children[0], children[2])
        return bare(left).filter { isDifferentiated(right, by: $0) } + bare(right).filter { isDifferentiated(left, by: $0) }
    }

    /// `d/dx`, `d²/dx²` with nothing to differentiate.
    fileprivate var bareDerivative: (sign: String, variable: SyntaxNode, order: SyntaxNode?)? {
        guard shape == .fraction, children[0].isDifferentialSign, let lower = children[1].differentials, lower.count == 1 else {
            return nil
        }
        let isRaised = children[0].shape == .power
        return ((isRaised ? children[0].children[0] : children[0]).name, lower[0], isRaised ? children[0].children[1] : nil)
    }

    /// `d`, `∂`, `d²`.
    fileprivate var isDifferentialSign: Bool {
        let base = shape == .power ? children[0] : self
        return base.shape == .symbol && (base.name == "d" || base.name == "partial")
    }

    /// The variables of `dx`, `dx dy`, `∂x²`; nil for anything else.
    fileprivate var differentials: [SyntaxNode]? {
        guard shape == .juxtaposition, children.count >= 2, children.count.isMultiple(of: 2) else { return nil }
        var variables: [SyntaxNode] = []
        for index in stride(from: 0, to: children.count, by: 2) {
            let base = children[index + 1].shape == .power ? children[index + 1].children[0] : children[index + 1]
            guard children[index].isDifferentialSign, base.shape == .symbol || base.shape == .subscriptNode else {
                return nil
            }
            variables.append(base)
        }
        return variables
    }

    /// An integrand whose differential stands in a numerator, without it, and the variable of the differential.
    func withoutDifferential() -> (integrand: SyntaxNode, variable: SyntaxNode)? {
        switch shape {
        case .fraction:
            guard let (numerator, variable) = children[0].withoutDifferential() else { return nil }
            return (SyntaxNode(.fraction, name, [numerator, children[1]], span: span), variable)
        case .fence where children.count == 1: return children[0].withoutDifferential()
        case .product:
            guard let last = children.last, let (rest, variable) = last.withoutDifferential() else { return nil }
            return (SyntaxNode(.product, name, children.dropLast() + [rest], span: span), variable)
        case .juxtaposition where children.count >= 2:
            let head = children[children.count - 2]
            guard head.shape == .symbol, head.name == "d", let variable = children.last, variable.shape == .symbol
            else {
                return nil
            }
            let rest = Array(children.dropLast(2))
            let one = SyntaxNode(.number, "1", span: SourceSpan(start: span.start, end: span.start))
            return (
                rest.isEmpty
                    ? one : rest.count == 1 ? rest[0] : SyntaxNode(.juxtaposition, name, rest, span: span), variable
            )
        default: return nil
        }
    }
}

extension Expr {
    /// Whether it divides by a sum with roots.
    fileprivate var hasIrrationalDenominator: Bool {
        contains { node in
            guard node.head == .power, node.arguments[1].rational?.isNegative == true, node.arguments[0].head == .sum else { return false }
            return node.arguments[0].arguments.contains { $0.contains { $0.head == .power && $0.arguments[1].rational?.isInteger == false } }
        }
    }
}
