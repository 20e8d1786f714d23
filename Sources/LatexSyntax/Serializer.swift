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
        // A letter right behind an exponent would keep it from being one.
        case .number: text += node.name.contains("E") ? node.name + " " : node.name
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
        case .list: writeList(node, to: &text)
        case .function: text += (spell("function", node.name) ?? "\\operatorname{\(node.name)}") + " "
        case .apply: writeApply(node, to: &text)
        case .chain: writeChain(node, to: &text)
        case .relation: text += relation(node.name)
        case .bigOperator: writeBigOperator(node, to: &text)
        case .derivative: writeDerivative(node, to: &text)
        case .environment: writeEnvironment(node, to: &text)
        case .row:
            text += "{"
            for (index, child) in node.children.enumerated() {
                if index > 0 { text += spell("over", "row") ?? "" }
                group(child, to: &text)
            }
            text += "}"
        case .mixedNumber:
            write(node.children[0], to: &text)
            write(node.children[1], to: &text)
        case .boxed:
            text += "\\boxed"
            group(node.children[0], to: &text)
        case .decorated:
            text += spell("decorate", node.name) ?? spell("brace", node.name) ?? "\\overline"
            group(node.children[0], to: &text)
            if node.children.count > 1 {
                text += node.name == "overbrace" ? "^" : "_"
                group(node.children[1], to: &text)
            }
        case .quantifier:
            text += (spell("quantifier", node.name) ?? "\\forall") + " "
            hasDivider(node.children[0])
                ? group(node.children[0], to: &text)
                : place(node.children[0], atLeast: notation.precedence.relation, to: &text)
            if !node.children[1].isNothing {
                text += ", "
                place(node.children[1], atLeast: notation.precedence.implication, to: &text)
            }
        case .setBuilder:
            hasDivider(node.children[0])
                ? group(node.children[0], to: &text)
                : place(node.children[0], atLeast: notation.precedence.relation.tighter, to: &text)
            text += " \\mid "
            place(node.children[1], atLeast: notation.precedence.sequence, to: &text)
        case .ellipsis: text += (spell("ellipsis", node.name) ?? "\\ldots") + " "
        case .blank: text += node.name.isEmpty ? "{}" : (spell("blank", node.name) ?? "{}") + " "
        case .error: for child in node.children { write(child, to: &text) }
        }
    }

    /// A node in a place that takes what binds at least as tightly as a level; looser ones go into braces.
    private func place(_ node: SyntaxNode, atLeast minimum: Level, to text: inout String) {
        level(node) < minimum || isHeadless(node) ? group(node, to: &text) : write(node, to: &text)
    }

    /// A chain without its left side, which only a statement or an item of a list may be.
    private func isHeadless(_ node: SyntaxNode) -> Bool {
        node.shape == .chain && node.children.first?.isNothing ?? false
    }

    /// How tightly a node binds as it is written.
    private func level(_ node: SyntaxNode) -> Level {
        let precedence = notation.precedence
        switch node.shape {
        case .setBuilder: return precedence.statement
        case .list: return node.name == "," ? precedence.list : precedence.sequence
        case .quantifier: return precedence.implication
        case .chain: return joinsStatements(node) ? precedence.implication : precedence.relation
        case .infix: return notation.spelling.infixLevels[node.name] ?? precedence.relation
        case .prefix:
            return notation.spelling.prefixLevels[node.name] ?? notation.spelling.infixLevels[node.name]
                ?? precedence.multiplicative
        case .sum: return precedence.additive
        case .product, .bigOperator: return precedence.multiplicative
        case .juxtaposition, .derivative, .apply: return precedence.implicitProduct
        default: return Level(rank: .max)
        }
    }

    private func joinsStatements(_ chain: SyntaxNode) -> Bool {
        chain.children.contains {
            $0.shape == .relation && ["Implies", "Iff", "ImpliedBy", "NotImplies"].contains($0.name)
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
                $0.isEmpty ? "" : spell(node.name.contains("/") ? "unit word" : "unit", String($0)) ?? String($0)
            }
            text += "\\text{ \(parts.joined(separator: "/"))}"
        }
    }

    // MARK: Operators

    private func writeSum(_ node: SyntaxNode, to text: inout String) {
        for (index, term) in node.children.enumerated() {
            if index == 0 {
                place(term, atLeast: notation.precedence.multiplicative, to: &text)
            } else if term.shape == .prefix, ["Subtract", "PlusMinus", "MinusPlus"].contains(term.name),
                let operand = term.children.first
            {
                text += " \(spell("infix", term.name) ?? "-") "
                place(operand, atLeast: notation.precedence.multiplicative, to: &text)
            } else {
                text += " + "
                place(term, atLeast: notation.precedence.multiplicative, to: &text)
            }
        }
    }

    private func writeProduct(_ node: SyntaxNode, to text: inout String) {
        for (index, factor) in node.children.enumerated() {
            if factor.shape == .prefix, factor.name == "Divide", let operand = factor.children.first {
                text += "/"
                tight(operand, to: &text)
            } else {
                if index > 0 { text += node.name == "Cross" ? " \\times " : " \\cdot " }
                place(factor, atLeast: notation.precedence.implicitProduct, to: &text)
            }
        }
    }

    private func writeJuxtaposition(_ node: SyntaxNode, to text: inout String) {
        var previous: SyntaxNode?
        let breaks = wordsSpelled(by: node.children)
        for (index, factor) in node.children.enumerated() {
            if breaks.contains(index) { text += "{}" }
            if let previous {
                let leading = leading(factor)
                let isFusing = previous.shape == .number && (leading.shape == .number || leading.shape == .fraction)
                if isFusing || factor.shape == .number { text += "{}" }
                let isScript = factor.shape == .power && factor.children[0].shape == .blank
                if isScript { text += "{}" }
                // Letters behind a quantity and a space would be read as a word.
                if previous.isQuantity, leading.isASCIILetter, text.last == " " { text += "{}" }
            }
            switch factor.shape {
            case .juxtaposition, .apply, .bigOperator, .derivative, .product, .mixedNumber: group(factor, to: &text)
            case .number where previous != nil: group(factor, to: &text)
            // Words beside a factor merely accompany it.
            case .word where previous == nil: group(factor, to: &text)
            case .power, .subscriptNode, .postfix:
                leading(factor).shape == .word ? group(factor, to: &text) : tight(factor, to: &text)
            default: tight(factor, to: &text)
            }
            previous = factor
        }
    }

    /// Where letters side by side have to be kept apart, so that they do not spell a word that means something.
    private func wordsSpelled(by factors: [SyntaxNode]) -> Set<Int> {
        var breaks: Set<Int> = []
        var start = 0
        while start < factors.count {
            var end = start
            while end < factors.count, factors[end].isASCIILetter { end += 1 }
            let word = factors[start..<end].flatMap { Array($0.name.utf8) }
            if word.count > 1, notation.phrases[word] != nil || notation.phrases[word.dropLast()] != nil {
                breaks.insert(start + 1)
            }
            start = max(end, start + 1)
        }
        return breaks
    }

    /// What is written first of a node with scripts and marks behind it.
    private func leading(_ node: SyntaxNode) -> SyntaxNode {
        switch node.shape {
        case .power, .subscriptNode, .postfix: leading(node.children[0])
        default: node
        }
    }

    private func writePrefix(_ node: SyntaxNode, to text: inout String) {
        guard let operand = node.children.first else { return }
        let level = level(node)
        // Of the signs between operands, only those of products may open one; the others are words there.
        let isProduct = level == notation.precedence.multiplicative
        if let sign = spell("prefix", node.name) ?? (isProduct ? spell("infix", node.name) : nil) {
            text += sign + " "
        } else {
            text += "\\text{\(spell("word prefix", node.name) ?? spell("word infix", node.name) ?? node.name)} "
        }
        if operand.isNothing { return }
        level > notation.precedence.implicitProduct
            ? tight(operand, to: &text) : place(operand, atLeast: level, to: &text)
    }

    private func writePostfix(_ node: SyntaxNode, to text: inout String) {
        guard let operand = node.children.first else { return }
        operand.shape == .power || operand.shape == .subscriptNode
            || (operand.shape == .decorated && spell("brace", operand.name) != nil)
            ? group(operand, to: &text) : tight(operand, to: &text)
        switch node.name {
        case "Degree": text += "^\\circ "
        case "Ordinal": text += "^{\\text{th}}"
        default:
            if let sign = spell("postfix", node.name) ?? spell("infix", node.name) {
                // Two factorials are not one double factorial.
                if text.last == sign.first { text += " " }
                text += sign + (sign.hasPrefix("\\") ? " " : "")
            } else {
                text += "\\text{ \(spell("word postfix", node.name) ?? node.name)}"
            }
        }
    }

    private func writeInfix(_ node: SyntaxNode, to text: inout String) {
        if node.name == "Modulus" {
            place(node.children[0], atLeast: notation.precedence.relation, to: &text)
            text += " \\pmod"
            group(node.children[1], to: &text)
            return
        }
        let sign =
            spell("infix", node.name).map { $0 + " " } ?? "\\text{ \(spell("word infix", node.name) ?? node.name) }"
        for (index, operand) in node.children.enumerated() {
            if index > 0 { text += " " + sign }
            if operand.isNothing { continue }
            // A word before a sign would be a mere word.
            let isSigned = index > 0 && sign.hasPrefix("\\text") && beginsWithOperator(operand)
            // A modulus takes the product behind it.
            let least = index > 0 && node.name == "Mod" ? notation.precedence.multiplicative : level(node).tighter
            isSigned ? group(operand, to: &text) : place(operand, atLeast: least, to: &text)
        }
    }

    private func writeList(_ node: SyntaxNode, to text: inout String) {
        let precedence = notation.precedence
        let minimum = node.name == "," ? precedence.list.tighter : precedence.sequence.tighter
        for (index, item) in node.children.enumerated() {
            if index > 0 { text += node.name + " " }
            isHeadless(item) && !joinsStatements(item)
                ? write(item, to: &text) : place(item, atLeast: minimum, to: &text)
        }
    }

    private func relation(_ name: String) -> String {
        if let sign = spell("relation", name) { return " \(sign) " }
        if let sign = spell("negated", name) { return " \\not\(sign) " }
        return " \\text{ \(spell("word relation", name) ?? name) } "
    }

    private func writeChain(_ node: SyntaxNode, to text: inout String) {
        // The level looks at every relation of the chain, so it is asked for once.
        let minimum = level(node).tighter
        for child in node.children {
            if child.shape == .relation {
                text += relation(child.name)
            } else if child.isNothing {
                continue
            } else {
                place(child, atLeast: minimum, to: &text)
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
        // What stands above or below a brace is a comment on it.
        case .decorated where spell("brace", base.name) != nil: group(base, to: &text)
        case .postfix where base.name != "Prime": group(base, to: &text)
        case .blank where base.name.isEmpty: text += "{}"
        default: tight(base, to: &text)
        }
        text += node.shape == .power ? "^" : "_"
        group(node.children[1], to: &text)
    }

    /// Writes a node where a bar or colon would introduce a condition; one that has such a sign of its own goes into braces.
    private func undivided(_ node: SyntaxNode, to text: inout String) {
        hasDivider(node) ? group(node, to: &text) : write(node, to: &text)
    }

    private func hasDivider(_ node: SyntaxNode) -> Bool {
        switch node.shape {
        case .relation: node.name == "Divides"
        case .infix where node.name == "Ratio" || node.name == "Where": true
        case .chain, .infix, .sum, .product, .juxtaposition, .prefix, .list, .bigOperator, .derivative, .quantifier:
            node.children.contains(where: hasDivider)
        default: false
        }
    }

    private func writeFence(_ node: SyntaxNode, to text: inout String) {
        guard let pair = notation.fencePairs[node.name] else { return }
        let open = pair.open == "." ? "." : spell("open", pair.open) ?? pair.open
        let close = pair.close == "." ? "." : spell("close", pair.close) ?? pair.close
        text += "\\left" + open + " "
        for child in node.children {
            node.name == "{}" && child.shape != .setBuilder ? undivided(child, to: &text) : write(child, to: &text)
        }
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
        where !node.children[index].isNothing {
            text += script
            group(node.children[index], to: &text)
        }
        text += " "
        let isIntegral = node.children.count > 3
        let body = node.children[2]
        place(body, atLeast: isIntegral ? notation.precedence.additive : notation.precedence.multiplicative, to: &text)
        if isIntegral, !node.children[3].isNothing {
            text += " \\, d"
            tight(node.children[3], to: &text)
        }
    }

    private func writeDerivative(_ node: SyntaxNode, to text: inout String) {
        let sign = node.name == "partial" ? "\\partial " : "d"
        text += "\\frac{\(sign)"
        let hasOrder = !node.children[1].isNothing
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
        tight(node.children[2], to: &text)
    }

    /// Whether what is written first is a sign that could as well stand between two operands.
    private func beginsWithOperator(_ node: SyntaxNode) -> Bool {
        if node.shape == .prefix, let sign = spell("prefix", node.name) {
            return notation.spelling.isInfix(sign)
        }
        switch node.shape {
        case .sum, .product, .infix, .list, .chain: return node.children.first.map(beginsWithOperator) ?? false
        default: return false
        }
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
                if cell.isNothing { continue }
                // A line that begins with an operator would go on with the line before.
                isAligned && beginsWithOperator(cell) ? group(cell, to: &text) : write(cell, to: &text)
            }
        }
        if !isBare { text += " \\end{\(node.name)}" }
    }
}

extension SyntaxNode {
    /// A blank that stands for nothing; one with a name is a sign such as a box.
    fileprivate var isNothing: Bool { shape == .blank && name.isEmpty }
}

extension SyntaxNode {
    fileprivate var isQuantity: Bool { shape == .number || shape == .postfix && name == "Percent" }
    fileprivate var isASCIILetter: Bool { shape == .symbol && name.utf8.count == 1 && name.utf8.allSatisfy(\.isLetter) }
}
