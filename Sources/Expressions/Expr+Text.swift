import Arithmetic

/// Plain text for people: the form in which evidence shows an expression. It reads back to an equal expression.
extension Expr: CustomStringConvertible {
    public var description: String { text(binding: .sum) }

    private enum Binding: Int { case sum, product, power, atom }

    private func text(binding: Binding) -> String {
        let (own, result) = rendered
        return own.rawValue < binding.rawValue ? "(\(result))" : result
    }

    private var rendered: (Binding, String) {
        switch head {
        case .number(let value):
            return (value.isInteger && !value.isNegative ? .atom : value.isInteger ? .sum : .product, value.description)
        case .symbol(let symbol): return (.atom, symbol.name)
        case .constant(let constant): return (.atom, constant.rawValue)
        case .sum:
            var text = ""
            // A number is written last: x + 1, as in a book.
            let terms = arguments.filter { $0.rational == nil } + arguments.filter { $0.rational != nil }
            for (index, term) in terms.enumerated() {
                let part = term.text(binding: .sum)
                if index == 0 {
                    text = part
                } else if part.hasPrefix("-") {
                    text += " - " + part.dropFirst()
                } else {
                    text += " + " + part
                }
            }
            return (.sum, text)
        case .product: return renderedProduct
        case .power:
            if arguments[1].rational == .half { return (.atom, "sqrt(\(arguments[0]))") }
            return (.power, arguments[0].text(binding: .atom) + "^" + arguments[1].text(binding: .atom))
        case .function(.binder):
            guard let (binder, body, variable, further) = openedForPeople else { return (.atom, "") }
            let parts = [body.description, variable.name] + further.map(\.description)
            return (.atom, binder.rawValue + "(" + parts.joined(separator: ", ") + ")")
        case .function(let name):
            return (.atom, name.name + "(" + arguments.map(\.description).joined(separator: ", ") + ")")
        }
    }

    /// The binder at the root with its body opened, the bound variable a letter that the expression does not use.
    public var openedForPeople: (binder: Binder, body: Expr, variable: Symbol, further: ArraySlice<Expr>)? {
        let used = Set(symbols.map(\.name))
        let letter = Expr.boundLetters.first { !used.contains($0) } ?? "k" + String(repeating: "'", count: used.count)
        guard let (binder, body, further) = opened(with: Symbol(letter)) else { return nil }
        return (binder, body, Symbol(letter), further)
    }

    private static let boundLetters = ["k", "t", "u", "v", "w", "j", "m", "n", "x", "y", "z"]

    private var renderedProduct: (Binding, String) {
        var numerator: [String] = []
        var denominator: [String] = []
        var sign = ""
        for factor in arguments {
            if let value = factor.rational {
                if value.isNegative { sign = "-" }
                let size = value.magnitude
                if !size.numerator.isOne { numerator.append(size.numerator.description) }
                if !size.denominator.isOne { denominator.append(size.denominator.description) }
            } else if case .power = factor.head, let n = factor.arguments[1].rational, n.isNegative {
                denominator.append(Expr.power(factor.arguments[0], .number(-n)).text(binding: .power))
            } else {
                numerator.append(factor.text(binding: .power))
            }
        }
        var text = numerator.isEmpty ? "1" : numerator.joined(separator: "*")
        if denominator.count == 1 { text += "/" + denominator[0] }
        if denominator.count > 1 { text += "/(" + denominator.joined(separator: "*") + ")" }
        return (sign.isEmpty ? .product : .sum, sign + text)
    }
}
