import Algebra
import Elaboration
import Expressions
import LatexSyntax

/// Derivatives of what the text defines: f′ after f(x) = …, and dy/dx after y = … in x alone. What is read so proves, and refutes
/// nothing: a prime may as well be a mark.
extension StepJudge {
    private static let largestOrder = 3

    /// Enters f′, f″, … for each function of one argument, unless the text says something else of them.
    mutating func learnPrimes(of definitions: [String: Set<Context.FunctionDefinition>]) {
        for (name, definition) in context.functions.sorted(by: { $0.key < $1.key })
        where definition.parameters.count == 1 && !name.hasSuffix("'") {
            for order in 1...StepJudge.largestOrder {
                let primed = name + String(repeating: "'", count: order)
                let derivative = definition.derivative(order, by: definition.parameters[0])
                let isMeant = (definitions[primed] ?? []).allSatisfy { other in
                    other.parameters.count == 1
                        && prover.proves(
                            Statement(
                                derivative, .equal,
                                other.body.substituting([other.parameters[0]: .symbol(definition.parameters[0])])))
                }
                guard isMeant else {
                    // A mark or a mistake: nothing is built on it.
                    context.functions[primed] = nil
                    break
                }
                context.quotients[.quotient(name, definition.parameters[0], order)] = derivative
                context.functions[primed] = Context.FunctionDefinition(parameters: definition.parameters, body: derivative)
            }
        }
    }

    /// Enters dy/dx, d²y/dx², … for each letter of which the text says that it is an expression in another one, always the same, and y′
    /// where all that the text says of it is the derivative. That it also gives single values, or an expression in several letters, leaves
    /// the function as it is.
    mutating func learnQuotients(from texts: [ReadText]) {
        let pieces = texts.flatMap(\.pieces)
        guard let firstSign = pieces.firstIndex(where: { $0.root.contains(where: \.isDerivativeSign) }) else { return }
        var values: [String: Set<Expr>] = [:]
        // Letters that are numbers before anything is differentiated: dy/dx after x = 3 is none. What r is in the end is found by dV/dr = 0.
        var fixed: Set<String> = []
        for (index, piece) in pieces.enumerated() {
            for case .link(let link) in piece.utterances where link.relation.name == "Equal" {
                guard link.left.isPlainVariable, let value = try? Elaborator.elaborate(link.right, scope: scope).expression else { continue }
                values[link.left.plainName, default: []].insert(value)
                if index < firstSign || !value.isGround { fixed.insert(link.left.plainName) }
            }
        }
        for (name, found) in values {
            let functions = found.filter { $0.symbols.count == 1 && $0.symbols[0].name != name && !$0.hasNamedFunction }
                .sorted { $0.size != $1.size ? $0.size < $1.size : $0.description < $1.description }
            guard let value = functions.first, functions.allSatisfy({ $0 == value || $0.symbols == value.symbols && prover.proves(Statement($0, .equal, value)) }),
                found.allSatisfy({ !$0.contains(Symbol(name)) })
            else { continue }
            let variable = value.symbols[0]
            let definition = Context.FunctionDefinition(parameters: [variable], body: value)
            guard !definition.hasIndefiniteIntegral, !fixed.contains(variable.name) else { continue }
            for order in 1...StepJudge.largestOrder {
                let derivative = definition.derivative(order, by: variable)
                context.quotients[.quotient(name, variable, order)] = derivative
                let primed = name + String(repeating: "'", count: order)
                if let meanings = values[primed],
                    meanings.allSatisfy({ prover.proves(Statement(derivative, .equal, $0.substituting([Symbol(name): value]))) })
                {
                    context.quotients[Symbol(primed)] = derivative
                }
            }
        }
    }
}

extension Context.FunctionDefinition {
    fileprivate func derivative(_ order: Int, by variable: Symbol) -> Expr {
        .binding(.derivative, variable, in: body, [.symbol(variable), .number(order)])
    }
}

extension Symbol {
    /// The name of `dy/dx`, `d²y/dx²`.
    fileprivate static func quotient(_ name: String, _ variable: Symbol, _ order: Int) -> Symbol {
        let power = order == 1 ? "" : "^\(order)"
        return Symbol("d\(power)\(name)/d\(variable.name)\(power)")
    }
}

extension SyntaxNode {
    /// A prime, or a fraction that may be a quotient of differentials.
    fileprivate var isDerivativeSign: Bool {
        if shape == .postfix { return name == "Prime" }
        guard shape == .fraction, children[0].shape == .juxtaposition, let first = children[0].children.first else { return false }
        let sign = first.shape == .power ? first.children[0] : first
        return sign.shape == .symbol && sign.name == "d"
    }
}
