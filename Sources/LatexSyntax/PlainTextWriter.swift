// Tree → one line of plain text for people: (x + 1)^2/(2x) <= sqrt(3).

/// Writes trees as plain text. Signs come from the rows that plain text reads; what has no plain sign is written as a word.
public struct PlainTextWriter: Sendable {
    let notation: Notation

    public init(notation: Notation) { self.notation = notation }

    /// The tree as text.
    public func text(_ node: SyntaxNode) -> String {
        var text = ""
        write(node, to: &text)
        return text
    }

    /// How tightly a node binds in the written text.
    private enum Binding: Int { case list, relation, sum, product, juxtaposition, power, atom }

    private func binding(_ node: SyntaxNode) -> Binding {
        switch node.shape {
        case .list, .quantifier, .setBuilder, .environment, .row: .list
        case .chain: .relation
        case .infix: node.name == "Of" || node.name == "Times" ? .product : .relation
        case .sum, .prefix, .mixedNumber: .sum
        case .product, .fraction, .bigOperator, .derivative: .product
        case .juxtaposition: .juxtaposition
        case .power, .subscriptNode, .postfix: .power
        default: .atom
        }
    }

    private func write(_ node: SyntaxNode, atLeast least: Binding, to text: inout String) {
        guard binding(node).rawValue < least.rawValue else { return write(node, to: &text) }
        text += "("
        write(node, to: &text)
        text += ")"
    }

    private func join(
        _ nodes: [SyntaxNode], by separator: String, atLeast least: Binding = .list, to text: inout String
    ) {
        for (index, node) in nodes.enumerated() {
            if index > 0 { text += separator }
            write(node, atLeast: least, to: &text)
        }
    }

    private func write(_ node: SyntaxNode, to text: inout String) {
        switch node.shape {
        case .number, .symbol, .word, .text, .function: text += bare(node.name)
        case .repeatingDecimal: text += node.name
        case .constant: text += PlainTextWriter.constants[node.name] ?? node.name
        case .unit: text += node.name.hasPrefix("/") ? "per " + node.name.dropFirst() : node.name
        case .sum: writeSum(node, to: &text)
        case .product: writeProduct(node, to: &text)
        case .juxtaposition: writeJuxtaposition(node, to: &text)
        case .prefix: writePrefix(node, to: &text)
        case .postfix: writePostfix(node, to: &text)
        case .infix: writeInfix(node, to: &text)
        case .fraction:
            write(node.children[0], atLeast: .juxtaposition, to: &text)
            text += "/"
            write(node.children[1], atLeast: .power, to: &text)
        case .binomial: writeCall("C", node.children, to: &text)
        case .power: writeScript(node, "^", to: &text)
        case .subscriptNode: writeScript(node, "_", to: &text)
        case .root:
            writeCall(node.children.count > 1 ? "root" : "sqrt", node.children, to: &text)
        case .fence: writeFence(node, to: &text)
        case .list: join(node.children, by: node.name + " ", to: &text)
        case .apply: writeApply(node, to: &text)
        case .chain: writeChain(node, to: &text)
        case .relation: text += sign(ofRelation: node.name)
        case .bigOperator: writeBigOperator(node, to: &text)
        case .derivative:
            text += "d/d"
            write(node.children[0], to: &text)
            text += " "
            write(node.children[2], atLeast: .juxtaposition, to: &text)
        case .environment: join(node.children, by: "; ", to: &text)
        case .row: join(node.children, by: ", ", to: &text)
        case .mixedNumber: join(node.children, by: " ", to: &text)
        case .boxed, .error: for child in node.children { write(child, to: &text) }
        case .decorated where node.name.hasSuffix("brace"): write(node.children[0], atLeast: .atom, to: &text)
        case .decorated: writeCall(node.name, node.children, to: &text)
        case .quantifier:
            text += node.name == "ForAll" ? "for all " : node.name == "Exists" ? "there is " : "there is no "
            join(node.children.filter { $0.shape != .blank }, by: ": ", to: &text)
        case .setBuilder: join(node.children, by: " : ", to: &text)
        case .ellipsis: text += "..."
        case .blank: text += node.name.isEmpty ? "" : "_"
        }
    }

    private static let constants = ["infinity": "oo", "emptySet": "{}"]

    /// A name without its backslash.
    private func bare(_ name: String) -> String { name.hasPrefix("\\") ? String(name.dropFirst()) : name }

    private func writeSum(_ node: SyntaxNode, to text: inout String) {
        for (index, term) in node.children.enumerated() {
            let isSigned = term.shape == .prefix && ["Subtract", "PlusMinus", "MinusPlus"].contains(term.name)
            if index > 0 {
                text +=
                    isSigned ? " \(term.name == "Subtract" ? "-" : term.name == "PlusMinus" ? "+/-" : "-/+") " : " + "
            }
            write(isSigned ? term.children[0] : term, atLeast: index == 0 && !isSigned ? .sum : .product, to: &text)
        }
    }

    private func writeProduct(_ node: SyntaxNode, to text: inout String) {
        for (index, factor) in node.children.enumerated() {
            if factor.shape == .prefix, factor.name == "Divide", let divisor = factor.children.first {
                text += "/"
                write(divisor, atLeast: .power, to: &text)
            } else {
                if index > 0 { text += "*" }
                write(factor, atLeast: factor.shape == .fraction && index > 0 ? .juxtaposition : .product, to: &text)
            }
        }
    }

    /// Factors stand side by side where they keep apart, else with a sign between.
    private func writeJuxtaposition(_ node: SyntaxNode, to text: inout String) {
        for (index, factor) in node.children.enumerated() {
            if index > 0 {
                let last = text.unicodeScalars.last
                switch factor.shape {
                case .unit, .text, .word: text += " "
                case .fence where last.map { $0 == ")" || ("0"..."9").contains($0) } ?? false: break
                case .symbol where last.map { ("0"..."9").contains($0) } ?? false && factor.name.utf8.count == 1: break
                case .power where node.children[index - 1].shape == .number && isLetter(factor.children[0]): break
                default: text += node.children[index - 1].shape == .unit ? "" : "*"
                }
            }
            write(factor, atLeast: .power, to: &text)
        }
    }

    private func isLetter(_ node: SyntaxNode) -> Bool { node.shape == .symbol && node.name.utf8.count == 1 }

    private func writePrefix(_ node: SyntaxNode, to text: inout String) {
        switch node.name {
        case "Negate", "Subtract": text += "-"
        case "Plus": text += "+"
        case "PlusMinus": text += "+/-"
        case "MinusPlus": text += "-/+"
        default: text += sign(["prefix", "relation", "infix"], node.name) + " "
        }
        let isStatement = ["Implies", "Iff", "Therefore", "Because", "If", "Where", "Not", "ForAll"].contains(node.name)
        for child in node.children { write(child, atLeast: isStatement ? .list : .product, to: &text) }
    }

    private func writePostfix(_ node: SyntaxNode, to text: inout String) {
        for child in node.children { write(child, atLeast: .power, to: &text) }
        switch node.name {
        case "Percent": text += "%"
        case "Degree": text += "°"
        case "Ordinal": text += "th"
        default: text += sign(["postfix"], node.name).prefix(1) == "\\" ? " \(node.name)" : sign(["postfix"], node.name)
        }
    }

    private func writeInfix(_ node: SyntaxNode, to text: inout String) {
        if node.name == "Modulus" {
            write(node.children[0], to: &text)
            text += " (mod "
            write(node.children[1], to: &text)
            text += ")"
            return
        }
        let sign = node.name == "Ratio" ? ":" : " \(PlainTextWriter.infixes[node.name] ?? sign(["infix"], node.name)) "
        let isConnective = node.name == "And" || node.name == "Or"
        join(node.children, by: sign, atLeast: isConnective ? .relation : .sum, to: &text)
    }

    private static let infixes = [
        "And": "and", "Or": "or", "Mod": "mod", "Of": "of", "Times": "times", "Union": "∪", "Intersection": "∩",
        "SetMinus": "\\",
    ]

    /// The sign or word that writes a name, without its backslash.
    private func sign(_ roles: [String], _ name: String) -> String {
        for role in roles {
            if let trigger = notation.spelling.trigger(role, name) ?? notation.spelling.trigger("word " + role, name) {
                return bare(trigger)
            }
        }
        return name
    }

    private func writeCall(_ name: String, _ arguments: [SyntaxNode], to text: inout String) {
        text += name + "("
        join(arguments, by: ", ", to: &text)
        text += ")"
    }

    private func writeScript(_ node: SyntaxNode, _ sign: String, to text: inout String) {
        write(node.children[0], atLeast: node.shape == .power ? .atom : .power, to: &text)
        text += sign
        write(node.children[1], atLeast: .atom, to: &text)
    }

    private func writeFence(_ node: SyntaxNode, to text: inout String) {
        let pair = notation.fencePairs[node.name] ?? (open: "(", close: ")")
        if node.name == "floor" || node.name == "ceil" { return writeCall(node.name, node.children, to: &text) }
        text += pair.open == "." ? "" : pair.open
        for child in node.children { write(child, to: &text) }
        text += pair.close == "." ? "" : pair.close
    }

    private func writeApply(_ node: SyntaxNode, to text: inout String) {
        write(node.children[0], to: &text)
        for argument in node.children.dropFirst() {
            if argument.shape == .fence {
                write(argument, to: &text)
            } else {
                text += "("
                write(argument, to: &text)
                text += ")"
            }
        }
    }

    private func writeChain(_ node: SyntaxNode, to text: inout String) {
        let isConnective = node.children.contains {
            $0.shape == .relation && ["Implies", "Iff", "ImpliedBy", "NotImplies"].contains($0.name)
        }
        for child in node.children {
            if child.shape == .relation {
                text += sign(ofRelation: child.name)
            } else if child.shape != .blank {
                write(child, atLeast: isConnective ? .relation : .sum, to: &text)
            }
        }
    }

    private func sign(ofRelation name: String) -> String {
        " \(PlainTextWriter.relations[name] ?? sign(["relation", "negated"], name)) "
    }

    private static let relations = [
        "Equal": "=", "NotEqual": "!=", "Less": "<", "Greater": ">", "LessEqual": "<=", "GreaterEqual": ">=",
        "Approx": "≈", "Equiv": "≡", "Implies": "=>", "ImpliedBy": "<=", "Iff": "<=>", "To": "->", "Divides": "|",
    ]

    private func writeBigOperator(_ node: SyntaxNode, to text: inout String) {
        text += sign(["big operator"], node.name)
        for (index, script) in ["_", "^"].enumerated() where node.children[index].shape != .blank {
            text += script + "("
            write(node.children[index], to: &text)
            text += ")"
        }
        text += " "
        write(node.children[2], atLeast: .product, to: &text)
        if node.children.count > 3, node.children[3].shape != .blank {
            text += " d"
            write(node.children[3], to: &text)
        }
    }
}
