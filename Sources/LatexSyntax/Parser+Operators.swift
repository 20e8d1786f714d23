// Sums, products, chains of relations and the other operators between operands.

extension Parser {
    /// `a + b - c`, flat; a term that is not simply added is wrapped by what its sign says.
    mutating func sum(_ first: SyntaxNode) -> SyntaxNode {
        var terms = [first]
        while let infix = currentRow?.infix, infix.associativity == .sum, !isIdleWord() {
            let sign = current
            advance()
            let term = expression(infix.level.tighter)
            terms.append(infix.name.isEmpty ? term : node(.prefix, infix.name, [term], span: sign.span))
        }
        return node(.sum, "", terms)
    }

    /// `a · b / c`, flat; a factor that divides is wrapped in Divide.
    mutating func product(_ first: SyntaxNode) -> SyntaxNode {
        var factors = [first]
        var leftIsNumber = first.shape == .number
        var hasCrosses = true
        while let infix = currentRow?.infix, infix.associativity == .product, !isIdleWord() {
            let sign = current
            advance()
            hasCrosses = hasCrosses && sign.row == notation.timesRow
            if infix.name.isEmpty {
                let factor = expression(infix.level.tighter)
                leftIsNumber = factor.shape == .number
                factors.append(factor)
            } else {
                let divisor = divisor(leftIsNumber: leftIsNumber)
                leftIsNumber = false
                factors.append(node(.prefix, infix.name, [divisor], span: sign.span))
                if beginsFactor() { break }
            }
        }
        return node(.product, hasCrosses && factors.contains(where: \.holdsVector) ? "Cross" : "", factors)
    }

    /// What stands under a slash. Side-by-side factors belong to it, unless a space or the pattern `2/3x` says otherwise.
    private mutating func divisor(leftIsNumber: Bool) -> SyntaxNode {
        if depth >= Parser.depthLimit { return abort() }
        depth += 1
        defer { depth -= 1 }
        if mode == .plain, current.isSpaced, let fraction = tightFraction() {
            return beginsFactor() && isTextual(current) ? juxtaposition(fraction) : fraction
        }
        let first = operand(precedence.implicitProduct)
        guard first.shape != .prefix, beginsFactor(), !isTextual(current) else {
            return beginsFactor() && first.shape != .prefix ? juxtaposition(first) : first
        }
        // `/ $4`: the currency sign belongs to its number.
        if first.shape == .unit { return juxtaposition(first) }
        if current.isSpaced { return first }
        let isOperandLetter = current.kind == .letter || currentRow?.leaf != nil
        let splits = leftIsNumber && first.shape == .number && isOperandLetter
        note(
            "ambiguous-implicit-product", .warning, first.span.union(current.span),
            splits ? "read as a fraction times what follows" : "read with the whole product below the slash",
            hint: "use parentheses or \\frac")
        return splits ? first : juxtaposition(first)
    }

    /// A relation chain `a = b < c`; relations keep their names as leaves between the operands.
    mutating func chain(_ first: SyntaxNode, level: Level) -> SyntaxNode {
        var parts = [first]
        while let relation = relationHere(), relation.level == level {
            position = relation.next
            divider = position - 1
            steps += 1
            // "…, so" at the end of a line speaks of the next line.
            if level < precedence.relation, endsHere() { break }
            parts.append(SyntaxNode(.relation, relation.name, span: relation.span))
            parts.append(beginsOperand() ? expression(level.tighter) : missing())
        }
        return parts.count == 1 ? first : node(.chain, "", parts)
    }

    /// Whether the statement, cell or group ends at the current token.
    func endsHere() -> Bool { ends(at: position) }

    /// Whether nothing but separators stands between a token and the end of its statement, cell or group.
    func ends(at index: Int) -> Bool {
        var index = index
        while tokens[index].kind == .separator { index += 1 }
        let token = tokens[index]
        switch token.kind {
        case .end, .groupClose, .lineBreak, .cellBreak, .alignment: return true
        case .row:
            return isClosing(Int(token.row)) || [.end, .right].contains(notation.rows[Int(token.row)].structure?.shape)
        default: return false
        }
    }

    /// The relation at the current token, through \not and \overset.
    func relationHere() -> (name: String, level: Level, span: SourceSpan, next: Int)? {
        let token = current
        guard token.kind == .row else { return nil }
        let row = notation.rows[Int(token.row)]
        if row.structure?.shape == .negation {
            let next = peek()
            guard next.kind == .row, let relation = notation.rows[Int(next.row)].relation, !relation.negated.isEmpty
            else { return nil }
            return (relation.negated, relation.level, token.span.union(next.span), position + 2)
        }
        guard let relation = row.relation, !isClosing(Int(token.row)), row.delimiter == nil || !opensBars() else {
            return nil
        }
        if context.isSetElement, relation.name == "Divides" { return nil }
        return (relation.name, relation.level, token.span, position + 1)
    }

    /// An n-ary operator such as And, Or, Ratio.
    mutating func flat(_ first: SyntaxNode) -> SyntaxNode {
        guard let infix = currentRow?.infix else { return first }
        var parts = [first]
        while let next = currentRow?.infix, next.name == infix.name, next.associativity == .flat {
            advance()
            if endsHere() { break }
            parts.append(beginsOperand() ? expression(infix.level.tighter) : missing())
        }
        return parts.count == 1 ? first : node(.infix, infix.name, parts)
    }

    private mutating func noteLetterAndNumber() {
        guard mode == .latex, position > 0, tokens[position - 1].kind == .letter else { return }
        note(
            "letter-before-number", .warning, current.span, "a letter with a number right behind it, read as a product",
            hint: "write x_1 for an index, 2x for a product")
    }

    private mutating func noteModulus(of left: SyntaxNode) {
        guard left.shape == .sum, position > 1, tokens[position - 2].kind != .groupClose else { return }
        note("ambiguous-modulus", .warning, left.span, "the modulus is read as that of the whole sum")
    }

    mutating func binary(_ left: SyntaxNode) -> SyntaxNode {
        guard let infix = currentRow?.infix else { return left }
        let sign = current
        advance()
        if endsHere() {
            let isWord = notation.rows[Int(sign.row)].isWord
            if isWord, infix.level < precedence.additive { return left }
            if infix.level == precedence.multiplicative { return node(.postfix, infix.name, [left], span: sign.span) }
        }
        let isModulus = infix.name == "Mod"
        if isModulus { noteModulus(of: left) }
        // "17 mod 5 + 1" adds to the remainder.
        let level =
            isModulus ? precedence.multiplicative : infix.associativity == .right ? infix.level : infix.level.tighter
        let right = beginsOperand() ? expression(level) : missing()
        return node(
            infix.level == precedence.power && infix.name == "Power" ? .power : .infix,
            infix.name == "Power" ? "" : infix.name, [left, right])
    }

    /// `a \equiv b \pmod n`: the mark applies to all that stands before it.
    mutating func modulusMark(_ left: SyntaxNode) -> SyntaxNode {
        let mark = current
        advance()
        let modulus = argument()
        return node(.infix, "Modulus", [left, modulus], span: mark.span)
    }

    /// `(\text{mod } n)` and `(mod n)`: the same mark in brackets of its own.
    mutating func bracketedModulus(_ left: SyntaxNode) -> SyntaxNode {
        let mark = current
        advance()
        advance()
        let outer = context
        context = ParserContext()
        let modulus = beginsOperand() ? expression(precedence.additive) : missing()
        context = outer
        guard currentRow?.delimiter?.character == ")" else {
            return errorNode("unbalanced-open", mark.span, "( is never closed", children: [left, modulus])
        }
        advance()
        return node(.infix, "Modulus", [left, modulus], span: mark.span)
    }

    /// `{a \over b}`: splits its group in two.
    mutating func over(_ left: SyntaxNode) -> SyntaxNode {
        let name = currentRow?.structure?.name ?? ""
        advance()
        let right = expression(precedence.relation)
        let shape: Shape = name == "binomial" ? .binomial : name == "row" ? .row : .fraction
        return node(shape, "", [left, right])
    }

    // MARK: Side by side

    /// Whether the current token can continue a product without a sign.
    func beginsFactor() -> Bool {
        let token = current
        switch token.kind {
        case .letter: return !(context.isIntegrand && isDifferential())
        case .number, .repeatingDecimal, .word, .text, .name, .operatorName, .superscript, .subscripted: return true
        case .groupOpen: return true
        case .row:
            if isClosing(Int(token.row)) { return false }
            if isIdleWord() { return true }
            let row = notation.rows[Int(token.row)]
            if row.delimiter?.character == "(", self.row(of: peek())?.infix?.name == "Mod" { return false }
            if row.delimiter?.opens == true, row.relation != nil { return opensBars() }
            if row.infix != nil || row.relation != nil { return false }
            return row.prefix != nil && !row.isWord || isOperandRow(row)
        default: return false
        }
    }

    /// Whether the current token can begin an operand, signs included.
    func beginsOperand() -> Bool {
        if beginsFactor() { return true }
        guard let row = currentRow, !isClosing(Int(current.row)) || opensBarHere() else { return false }
        return row.prefix != nil || row.delimiter?.opens == true || row.structure?.shape == .negation
            || (row.isWord && row.infix != nil)
    }

    /// Whether a bar behind an operand opens an absolute value, as in `2|x|`: a second bar must follow before any relation or comma.
    func opensBars(ahead: Int = 0) -> Bool {
        let bar = peek(ahead).row
        var nesting = 0
        for distance in ahead + 1..<ahead + 48 {
            let token = peek(distance)
            switch token.kind {
            case .groupOpen: nesting += 1
            case .groupClose: nesting -= 1
            case .separator, .end, .lineBreak, .alignment, .cellBreak: return false
            case .row:
                let row = notation.rows[Int(token.row)]
                if token.row == bar {
                    if nesting == 0 { return distance > ahead + 1 && !isSignRow(peek(distance - 1)) }
                } else if let delimiter = row.delimiter {
                    nesting += delimiter.opens ? 1 : -1
                } else if row.relation != nil || row.isWord {
                    return false
                }
            default: break
            }
            if nesting < 0 { return false }
        }
        return false
    }

    /// A bar in an operand's place opens, whatever is awaited.
    func opensBarHere() -> Bool { currentRow?.delimiter.map { $0.opens && $0.closes } ?? false }

    private func isSignRow(_ token: Token) -> Bool {
        token.kind == .row && notation.rows[Int(token.row)].infix != nil && notation.rows[Int(token.row)].postfix == nil
    }

    func isOperandRow(_ row: GrammarRow) -> Bool {
        if row.leaf != nil || row.function != nil || row.bigOperator != nil || row.unit != nil { return true }
        if let delimiter = row.delimiter { return delimiter.opens }
        if let decoration = row.decoration {
            return [.box, .brace, .decorate].contains(decoration.effect)
        }
        switch row.structure?.shape {
        case .fraction, .binomial, .root, .rootOf, .left, .begin, .quantifier: return true
        default: return false
        }
    }

    /// Prose or a unit, which never makes a divisor ambiguous.
    func isTextual(_ token: Token) -> Bool {
        token.kind == .text || token.kind == .word
            || (token.kind == .row && position < tokens.count && token.start == current.start && isIdleWord())
            || (token.kind == .row && notation.rows[Int(token.row)].unit != nil)
    }

    /// Whether `dx` stands here: a lone d right before a variable.
    func isDifferential() -> Bool {
        let token = current
        guard token.kind == .letter, token.textEnd - token.textStart == 1,
            bytes[Int(token.textStart)] == UInt8(ascii: "d")
        else { return false }
        let next = peek()
        if next.kind == .letter { return true }
        guard next.kind == .row, let row = row(of: next) else { return false }
        if let effect = row.decoration?.effect { return effect != .box && effect != .brace }
        return row.leaf.map { $0.shape == .symbol || $0.shape == .constant && $0.name == "pi" } ?? false
    }

    /// A name in braces behind a factor is its unit or what it counts, as it would be without the braces.
    private func accompanying(_ factor: SyntaxNode) -> SyntaxNode {
        guard factor.shape == .word else { return factor }
        if let unit = compoundUnit(factor.name) { return SyntaxNode(.unit, unit, span: factor.span) }
        return SyntaxNode(.text, factor.name, span: factor.span)
    }

    /// `2x(y+1)`: factors side by side, flat.
    mutating func juxtaposition(_ first: SyntaxNode) -> SyntaxNode {
        var factors = first.shape == .juxtaposition ? first.children : [first]
        while beginsFactor() {
            if context.isIntegrand, isDifferential() { break }
            let before = position
            if current.kind == .number, let last = factors.last, last.shape == .number {
                note(
                    "adjacent-numbers", .warning, last.span.union(current.span),
                    "two numbers side by side without a sign")
            }
            if current.kind == .number, !current.isSpaced, factors[factors.count - 1].shape == .symbol {
                noteLetterAndNumber()
            }
            if let scripts = strayScripts(factors[factors.count - 1]) {
                factors[factors.count - 1] = scripts
            } else if isTextual(current) {
                factors.append(textual())
            } else {
                // In one expression the call would hold a copy of the parser, and with it of its arrays, while they grow.
                let next = factor()
                factors.append(accompanying(next))
            }
            if position == before { break }
        }
        return factors.count == 1 ? factors[0] : node(.juxtaposition, "", factors)
    }
}
