import Arithmetic

/// An operation on a function, given by a body and the variable that it binds there.
public enum Binder: String, Hashable, Sendable {
    /// [body, point, order]: the derivative of the body's function at the point.
    case derivative
    /// [body, point]: an antiderivative at the point, fixed up to a constant.
    case antiderivative
    /// [body, lower, upper]
    case integral
    /// [body, lower, upper] over the integers from lower to upper.
    case sum
    case product
    /// [body, point]
    case limit
    case limitFromBelow
    case limitFromAbove

    var argumentCount: Int {
        switch self {
        case .derivative, .integral, .sum, .product: 3
        case .antiderivative, .limit, .limitFromBelow, .limitFromAbove: 2
        }
    }
}

/// Bound variables carry no name of the text but the number of binders below them. So expressions that differ in the names
/// of bound variables alone are equal, and no substitution can capture one.
extension Expr {
    /// The binder applied to the function `variable ↦ body` and its further arguments.
    public static func binding(_ binder: Binder, _ variable: Symbol, in body: Expr, _ further: [Expr]) -> Expr {
        let bound = Expr.symbol(Symbol(boundIndex: body.node.binderHeight + 1))
        return .function(.binder(binder), [body.substituting([variable: bound])] + further)
    }

    /// The binder at the root, with its body opened: the bound variable replaced by `variable`, which must not occur free.
    public func opened(with variable: Symbol) -> (binder: Binder, body: Expr, further: ArraySlice<Expr>)? {
        guard case .function(.binder(let binder)) = head else { return nil }
        let bound = Symbol(boundIndex: arguments[0].node.binderHeight + 1)
        return (binder, arguments[0].substituting([bound: .symbol(variable)]), arguments.dropFirst())
    }

    /// The binder at the root, with its body opened by a variable that no text can name and that does not occur in the expression.
    public var openedAfresh: (binder: Binder, body: Expr, variable: Symbol, further: [Expr])? {
        guard case .function(.binder) = head else { return nil }
        var name = "•"
        while contains(Symbol(name)) { name += "•" }
        guard let (binder, body, further) = opened(with: Symbol(name)) else { return nil }
        return (binder, body, Symbol(name), Array(further))
    }

    /// Every application of the function to as many arguments as there are parameters replaced by the body with the arguments put
    /// in, below binders too.
    public func unfolding(_ name: String, _ parameters: [Symbol], _ definition: Expr) -> Expr {
        rewriting(beside: definition) { node in
            guard case .function(.named(name)) = node.head, node.arguments.count == parameters.count else { return nil }
            return definition.substituting(Dictionary(zip(parameters, node.arguments), uniquingKeysWith: { first, _ in first }))
        }
    }

    /// The value in the place of the node. An antiderivative in a letter stands for a function: its values at other points are
    /// those of the given function, below binders too, while an integral in parameters that a binder binds is another one.
    public func putting(_ value: Expr, for node: Expr) -> Expr {
        guard node.head == .function(.binder(.antiderivative)), let letter = node.arguments[1].symbol,
            !node.arguments[0].contains(letter)
        else {
            return replacing(node, by: value)
        }
        guard contains(where: { $0.head == node.head }) else { return self }
        return rewriting(beside: value) { other in
            guard other.head == node.head, other.arguments[0] == node.arguments[0] else { return nil }
            return value.substituting([letter: other.arguments[1]])
        }
    }

    /// Every node that the body maps replaced, innermost first, below binders too: their variables are opened with names that
    /// occur neither in the expression nor in the other one.
    private func rewriting(beside other: Expr, _ body: (Expr) -> Expr?) -> Expr {
        if isGround || arguments.isEmpty { return self }
        if let (binder, inner, variable, further) = openedAfresh {
            var fresh = variable
            while other.contains(fresh) || inner.contains(fresh) && fresh != variable { fresh = Symbol(fresh.name + "•") }
            let renamed = inner.substituting([variable: .symbol(fresh)])
            let result = Expr.binding(
                binder, fresh, in: renamed.rewriting(beside: other, body),
                further.map { $0.rewriting(beside: other, body) })
            return body(result) ?? result
        }
        let result = mappingArguments { $0.rewriting(beside: other, body) }
        return body(result) ?? result
    }

    /// Whether every symbol is bound by a binder of at most the given index, and no named function occurs.
    func isClosed(below index: Int) -> Bool {
        if isGround { return true }
        switch head {
        case .symbol(let symbol): return symbol.isBound && symbol.boundIndex <= index
        case .function(.named): return false
        default: return arguments.allSatisfy { $0.isClosed(below: index) }
        }
    }

    /// Substitution below a binder. The bound variable first gets an index that occurs nowhere else.
    func substitutingInBinder(_ values: [Symbol: Expr]) -> Expr? {
        // Numbers and symbols from outside change no index below: else each level would be opened anew for each level above it.
        let height = node.binderHeight
        func isOutside(_ symbol: Symbol) -> Bool { symbol.boundIndex == 0 || symbol.boundIndex > height }
        if values.allSatisfy({ isOutside($0) && $1.arguments.isEmpty && $1.symbol.map(isOutside) ?? true }) {
            return mappingArguments { $0.substituting(values) }
        }
        var free = node.binderHeight
        for (symbol, value) in values {
            free = max(free, symbol.boundIndex, value.node.binderHeight, value.symbol?.boundIndex ?? 0)
        }
        let variable = Symbol(boundIndex: free + 1)
        guard let (binder, body, further) = opened(with: variable) else { return nil }
        return .binding(
            binder, variable, in: body.substituting(values), further.map { $0.substituting(values) })
    }
}
