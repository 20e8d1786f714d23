// Tree → LaTeX, from the rows that the parser reads, so that what is written reads back as the same tree.

/// Writes trees as LaTeX. Reading the result gives the same tree up to spans, for every tree that holds no error.
public struct Serializer: Sendable {
    let notation: Notation

    public init(notation: Notation) { self.notation = notation }

    /// The tree as LaTeX.
    public func latex(_ node: SyntaxNode) -> String {
        var text = ""
        write(node, to: &text)
        return text
    }

    private func spell(_ role: String, _ name: String) -> String? { notation.spelling.trigger(role, name) }

    private func group(_ node: SyntaxNode, to text: inout String) {
        text += "{"
        write(node, to: &text)
        text += "}"
    }

    /// A node in a place that takes only tight things; looser ones go into braces.
    private func tight(_ node: SyntaxNode, to text: inout String) {
        switch node.shape {
        case .number, .repeatingDecimal, .symbol, .fence, .fraction, .binomial, .root, .constant, .boxed, .decorated,
            .unit, .text, .environment, .ellipsis, .function, .power,
            .subscriptNode, .postfix, .blank, .word:
            write(node, to: &text)
        default:
            group(node, to: &text)
        }
    }

    private func write(_ node: SyntaxNode, to text: inout String) {
        switch node.shape {
        case .number: text += node.name
        case .repeatingDecimal: writeRepeating(node, to: &text)
        case .symbol: writeSymbol(node, to: &text)
        case .word, .text: writeWord(node, to: &text)
        case .constant: text += (spell("constant", node.name) ?? "\\text{\(node.name)}") + " "
        case .unit: writeUnit(node, to: &text)
        case .sum: writeSum(node, to: &text)
        case .product: writeProduct(node, to: &text)
        case .juxtaposition: writeJuxtaposition(node, to: &text)
        case .prefix: writePrefix(node, to: &text)
        case .postfix: writePostfix(node, to: &text)
        case .infix: writeInfix(node, to: &text)
        case .fraction, .binomial:
            text += node.shape == .fraction ? "\\frac" : "\\binom"
            for child in node.children { group(child, to: &text) }
        case .power, .subscriptNode: writeScript(node, to: &text)
        case .root:
            text += "\\sqrt"
            if node.children.count > 1 {
                text += "["
                group(node.children[1], to: &text)
                text += "]"
            }
            group(node.children[0], to: &text)
        case .fence: writeFence(node, to: &text)
        case .list: join(node.children, by: node.name + " ", to: &text)
        case .function: text += (spell("function", node.name) ?? "\\operatorname{\(node.name)}") + " "
        case .apply: writeApply(node, to: &text)
        case .chain: writeChain(node, to: &text)
        case .relation: text += relation(node.name)
        case .bigOperator: writeBigOperator(node, to: &text)
        case .derivative: writeDerivative(node, to: &text)
        case .environment: writeEnvironment(node, to: &text)
        case .row: join(node.children, by: " & ", to: &text)
        case .mixedNumber:
            write(node.children[0], to: &text)
            write(node.children[1], to: &text)
        case .boxed:
            text += "\\boxed"
            group(node.children[0], to: &text)
        case .decorated:
            text += spell("decorate", node.name) ?? spell("brace", node.name) ?? "\\overline"
            group(node.children[0], to: &text)
        case .quantifier:
            text += (spell("quantifier", node.name) ?? "\\forall") + " "
            write(node.children[0], to: &text)
            if node.children[1].shape != .blank {
                text += ", "
                write(node.children[1], to: &text)
            }
        case .setBuilder:
            tight(node.children[0], looserThan: "relation", to: &text)
            text += " \\mid "
            write(node.children[1], to: &text)
        case .ellipsis: text += (spell("ellipsis", node.name) ?? "\\ldots") + " "
        case .blank: text += node.name.isEmpty ? "{}" : (spell("blank", node.name) ?? "{}") + " "
        case .error: for child in node.children { write(child, to: &text) }
        }
    }

    private func join(_ nodes: [SyntaxNode], by separator: String, to text: inout String) {
        for (index, node) in nodes.enumerated() {
            if index > 0 { text += separator }
            write(node, to: &text)
        }
    }

    /// Braces around nodes that bind more loosely than a place allows; `place` names the loosest that may stand bare.
    private func tight(_ node: SyntaxNode, looserThan place: String, to text: inout String) {
        let rank = Serializer.rank(node)
        let allowed = place == "relation" ? 2 : place == "additive" ? 3 : place == "multiplicative" ? 4 : 5
        if rank < allowed { group(node, to: &text) } else { write(node, to: &text) }
    }

    /// How tightly a node binds, from 0 (lists) to 6 (atoms).
    private static func rank(_ node: SyntaxNode) -> Int {
        switch node.shape {
        case .list, .quantifier, .setBuilder: 0
        case .infix where ["And", "Or", "If", "Where", "ForAll", "Implies", "Modulus"].contains(node.name): 0
        case .infix where ["Of", "Star", "TensorProduct", "Compose"].contains(node.name): 4
        case .prefix
        where ["If", "Where", "Implies", "Iff", "Therefore", "Because", "Not", "ForAll"].contains(node.name): 0
        case .chain: 1
        case .infix: 2
        case .sum: 3
        case .prefix, .product, .bigOperator: 4
        case .juxtaposition, .derivative, .apply: 5
        default: 6
        }
    }

    // MARK: Leaves

    private func writeRepeating(_ node: SyntaxNode, to text: inout String) {
        let parts = node.name.split(separator: "(", maxSplits: 1, omittingEmptySubsequences: false)
        text += parts[0]
        if parts.count > 1 { text += "\\overline{\(parts[1].dropLast())}" }
    }

    private func writeSymbol(_ node: SyntaxNode, to text: inout String) {
        if node.name.unicodeScalars.count == 1 {
            text += node.name
        } else if node.name.hasPrefix("\\") {
            text += node.name + " "
        } else {
            text += (spell("symbol", node.name) ?? "\\text{\(node.name)}") + " "
        }
    }

    private func writeWord(_ node: SyntaxNode, to text: inout String) {
        let isCommand = node.name.hasPrefix("\\") && node.name.utf8.dropFirst().allSatisfy(\.isLetter)
        text +=
            isCommand || (node.name.utf8.count == 1 && !(node.name.utf8.first?.isLetter ?? true))
            ? node.name + " " : "\\text{\(node.name)}"
    }

    private func writeUnit(_ node: SyntaxNode, to text: inout String) {
        if node.name == "dollar" || notation.spelling.trigger("unit", node.name).map({ $0.hasPrefix("\\") }) ?? false {
            text += spell("unit", node.name) ?? "\\$"
        } else {
            let parts = node.name.split(separator: "/", omittingEmptySubsequences: false).map {
                $0.isEmpty ? "" : spell("unit", String($0)) ?? String($0)
            }
            text += "\\text{ \(parts.joined(separator: "/"))}"
        }
    }

    // MARK: Operators

    private func writeSum(_ node: SyntaxNode, to text: inout String) {
        for (index, term) in node.children.enumerated() {
            if index == 0 {
                tight(term, looserThan: "multiplicative", to: &text)
            } else if term.shape == .prefix, ["Subtract", "PlusMinus", "MinusPlus"].contains(term.name),
                let operand = term.children.first
            {
                text += " \(spell("infix", term.name) ?? "-") "
                tight(operand, looserThan: "multiplicative", to: &text)
            } else {
                text += " + "
                tight(term, looserThan: "multiplicative", to: &text)
            }
        }
    }

    private func writeProduct(_ node: SyntaxNode, to text: inout String) {
        for (index, factor) in node.children.enumerated() {
            if factor.shape == .prefix, factor.name == "Divide", let operand = factor.children.first {
                text += "/"
                Serializer.rank(operand) == 5 || operand.shape == .prefix
                    ? group(operand, to: &text) : tight(operand, to: &text)
            } else {
                if index > 0 { text += " \\cdot " }
                factor.shape == .prefix && index == 0
                    ? group(factor, to: &text) : tight(factor, looserThan: "implicit", to: &text)
            }
        }
    }

    private func writeJuxtaposition(_ node: SyntaxNode, to text: inout String) {
        var previous: SyntaxNode?
        for factor in node.children {
            if let previous {
                let isFusing = previous.shape == .number && (factor.shape == .number || factor.shape == .fraction)
                if isFusing || factor.shape == .number { text += "{}" }
                let isScript = factor.shape == .power && factor.children[0].shape == .blank
                if isScript { text += "{}" }
            }
            switch factor.shape {
            case .juxtaposition, .apply, .bigOperator, .derivative, .product, .mixedNumber: group(factor, to: &text)
            case .number where previous != nil: group(factor, to: &text)
            default: tight(factor, to: &text)
            }
            previous = factor
        }
    }

    private func writePrefix(_ node: SyntaxNode, to text: inout String) {
        let sign = spell("prefix", node.name) ?? spell("relation", node.name) ?? spell("infix", node.name)
        if let sign, let operand = node.children.first {
            text += sign + " "
            if operand.shape == .blank { return }
            let isLoose = ["If", "Where", "Implies", "Iff", "Therefore", "Because", "Not", "ForAll"].contains(node.name)
            isLoose
                ? write(operand, to: &text)
                : tight(operand, looserThan: node.name == "Angle" ? "implicit" : "multiplicative", to: &text)
        } else if let operand = node.children.first {
            text +=
                "\\text{\(spell("word prefix", node.name) ?? spell("word infix", node.name) ?? spell("word relation", node.name) ?? node.name)} "
            if operand.shape != .blank { write(operand, to: &text) }
        }
    }

    private func writePostfix(_ node: SyntaxNode, to text: inout String) {
        guard let operand = node.children.first else { return }
        operand.shape == .power || operand.shape == .subscriptNode
            ? group(operand, to: &text) : tight(operand, to: &text)
        switch node.name {
        case "Degree": text += "^\\circ "
        case "Ordinal": text += "^{\\text{th}}"
        default:
            if let sign = spell("postfix", node.name) ?? spell("infix", node.name) {
                text += sign + (sign.hasPrefix("\\") ? " " : "")
            } else {
                text += "\\text{ \(spell("word postfix", node.name) ?? node.name)}"
            }
        }
    }

    private func writeInfix(_ node: SyntaxNode, to text: inout String) {
        if node.name == "Modulus" {
            write(node.children[0], to: &text)
            text += " \\pmod"
            group(node.children[1], to: &text)
            return
        }
        let sign =
            spell("infix", node.name).map { $0 + " " } ?? "\\text{ \(spell("word infix", node.name) ?? node.name) }"
        for (index, operand) in node.children.enumerated() {
            if index > 0 { text += " " + sign }
            if operand.shape == .blank && operand.name.isEmpty { continue }
            Serializer.rank(operand) <= Serializer.rank(node)
                && !(Serializer.rank(node) == 0 && Serializer.rank(operand) > 0)
                ? group(operand, to: &text) : write(operand, to: &text)
        }
    }

    private func relation(_ name: String) -> String {
        if let sign = spell("relation", name) { return " \(sign) " }
        if let sign = spell("negated", name) { return " \\not\(sign) " }
        return " \\text{ \(spell("word relation", name) ?? name) } "
    }

    private func writeChain(_ node: SyntaxNode, to text: inout String) {
        for child in node.children {
            if child.shape == .relation {
                text += relation(child.name)
            } else if child.shape == .blank, child.name.isEmpty {
                continue
            } else {
                let isStatement = node.children.contains {
                    $0.shape == .relation && ["Implies", "Iff", "ImpliedBy", "NotImplies"].contains($0.name)
                }
                Serializer.rank(child) < (isStatement ? 1 : 2) && !(isStatement && child.shape == .list)
                    ? group(child, to: &text) : write(child, to: &text)
            }
        }
    }

    // MARK: Shapes

    private func writeScript(_ node: SyntaxNode, to text: inout String) {
        let base = node.children[0]
        switch base.shape {
        case .power: group(base, to: &text)
        case .subscriptNode where node.shape == .subscriptNode: group(base, to: &text)
        case .apply: group(base, to: &text)
        case .postfix where base.name != "Prime": group(base, to: &text)
        case .blank where base.name.isEmpty: text += "{}"
        default: tight(base, to: &text)
        }
        text += node.shape == .power ? "^" : "_"
        group(node.children[1], to: &text)
    }

    private func writeFence(_ node: SyntaxNode, to text: inout String) {
        guard let pair = notation.fencePairs[node.name] else { return }
        let open = pair.open == "." ? "." : spell("open", pair.open) ?? pair.open
        let close = pair.close == "." ? "." : spell("close", pair.close) ?? pair.close
        text += "\\left" + open + " "
        for child in node.children { write(child, to: &text) }
        text += " \\right" + close + " "
    }

    private func writeApply(_ node: SyntaxNode, to text: inout String) {
        tight(node.children[0], to: &text)
        guard let argument = node.children.dropFirst().first else { return }
        argument.shape == .fence ? write(argument, to: &text) : group(argument, to: &text)
    }

    private func writeBigOperator(_ node: SyntaxNode, to text: inout String) {
        text += spell("big operator", node.name) ?? "\\sum"
        for (index, script) in ["_", "^"].enumerated()
        where !(node.children[index].shape == .blank && node.children[index].span.isEmpty) {
            text += script
            group(node.children[index], to: &text)
        }
        text += " "
        let isIntegral = node.children.count > 3
        let body = node.children[2]
        tight(body, looserThan: isIntegral ? "additive" : "multiplicative", to: &text)
        if isIntegral, node.children[3].shape != .blank {
            text += " \\, d"
            tight(node.children[3], to: &text)
        }
    }

    private func writeDerivative(_ node: SyntaxNode, to text: inout String) {
        let sign = node.name == "partial" ? "\\partial " : "d"
        text += "\\frac{\(sign)"
        let hasOrder = node.children[1].shape != .blank
        if hasOrder {
            text += "^"
            group(node.children[1], to: &text)
        }
        text += "}{\(sign)"
        write(node.children[0], to: &text)
        if hasOrder {
            text += "^"
            group(node.children[1], to: &text)
        }
        text += "} "
        tight(node.children[2], looserThan: "implicit", to: &text)
    }

    private func writeEnvironment(_ node: SyntaxNode, to text: inout String) {
        let isBare = node.name == "lines"
        if !isBare {
            text += "\\begin{\(node.name)}" + (notation.environmentsWithArgument.contains(node.name) ? "{c}" : "") + " "
        }
        let isAligned = isBare || notation.environments[node.name] == .aligned
        for (index, row) in node.children.enumerated() {
            if index > 0 { text += " \\\\ " }
            for (position, cell) in row.children.enumerated() {
                if position > 0 { text += isAligned ? " && " : " & " }
                if !(cell.shape == .blank && cell.span.isEmpty) { write(cell, to: &text) }
            }
        }
        if !isBare { text += " \\end{\(node.name)}" }
    }
}
