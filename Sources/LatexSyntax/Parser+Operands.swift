// Operands: signs before them, the thing itself, scripts and marks behind it.

extension Parser {
    /// An operand with the signs before it.
    mutating func operand(_ minimum: Level) -> SyntaxNode {
        switch operandPlan() {
        case .factor: return factor()
        case .prefixed(let name, let level): return prefixed(name, level, minimum)
        case .loneSign:
            advance()
            return leaf(.text, text(of: tokens[position - 1]), tokens[position - 1])
        case .misplacedNegation:
            advance()
            return errorNode("misplaced-negation", tokens[position - 1].span, "\\not without a relation behind it")
        case .missing: return missing()
        }
    }

    func isOperatorToken(_ token: Token) -> Bool {
        guard token.kind == .row else { return false }
        let row = notation.rows[Int(token.row)]
        return row.delimiter == nil && (row.infix != nil || row.relation != nil || row.prefix != nil)
    }

    /// Whether the token before the current one ends an operand.
    func isOperandEnd() -> Bool {
        guard position > 0, position - 1 != divider else { return false }
        let before = tokens[position - 1]
        switch before.kind {
        case .number, .repeatingDecimal, .letter, .groupClose, .word, .text, .name: return true
        case .row:
            let row = notation.rows[Int(before.row)]
            return row.delimiter?.closes == true || row.postfix != nil || row.leaf != nil
                || row.structure?.shape == .right
        default: return false
        }
    }

    private mutating func prefixed(_ name: String, _ level: Level, _ minimum: Level) -> SyntaxNode {
        let sign = current
        advance()
        guard beginsOperand() else { return withoutOperand(sign, name) }
        let operand = expression(max(level, minimum))
        return node(.prefix, name, [operand], span: sign.span)
    }

    /// A lone sign, as in the limit from the right `a^+`, is a mark rather than an operator; so is a lone word.
    private mutating func withoutOperand(_ sign: Token, _ name: String) -> SyntaxNode {
        let row = notation.rows[Int(sign.row)]
        if row.isWord || (endsHere() && row.infix != nil && (position < 2 || !isOperatorToken(tokens[position - 2]))) {
            return leaf(.text, text(of: sign), sign)
        }
        return lonely(sign, name)
    }

    private mutating func lonely(_ sign: Token, _ name: String) -> SyntaxNode {
        let place = SourceSpan(start: Int(sign.end), end: Int(sign.end))
        note("missing-operand", .warning, place, "an operand is missing here")
        return node(.prefix, name, [SyntaxNode(.blank, span: place)], span: sign.span)
    }

    /// A primary with its scripts and postfix signs; a function takes its argument.
    mutating func factor() -> SyntaxNode {
        if isAborted || depth >= Parser.depthLimit { return abort() }
        depth += 1
        defer { depth -= 1 }
        let start = position
        var result = primary()
        if result.shape == .function {
            result = scripts(result, isFunction: true)
            divider = position - 1
            result = application(result, head: tokens[start])
        }
        return scripts(result, isFunction: false)
    }

    func isFunctionToken(_ token: Token) -> Bool {
        token.kind == .operatorName || (token.kind == .row && notation.rows[Int(token.row)].function != nil)
    }

    /// Scripts and postfix signs, as many as there are.
    mutating func scripts(_ base: SyntaxNode, isFunction: Bool) -> SyntaxNode {
        var result = base
        while !isAborted {
            switch current.kind {
            case .superscript: result = superscript(result)
            case .subscripted: result = subscripted(result)
            case .row:
                guard let postfix = currentRow?.postfix, !isFunction || postfix.name == "Prime" else { return result }
                if postfix.name == "Factorial", currentRow?.relation != nil { return result }
                let sign = current
                advance()
                if postfix.name == "Percent" { notePercent(sign) }
                result = self.postfix(postfix.name, of: result, span: sign.span)
            default:
                return result
            }
        }
        return result
    }

    private mutating func notePercent(_ sign: Token) {
        guard current.kind == .number, current.isSpaced else { return }
        note("ambiguous-percent", .warning, sign.span, "read as a percent sign, not as a remainder")
    }

    /// Scripts where no base is: they belong to what stands before them in the product.
    mutating func strayScripts(_ base: SyntaxNode) -> SyntaxNode? {
        guard current.kind == .superscript || current.kind == .subscripted else { return nil }
        return scripts(base, isFunction: false)
    }

    private mutating func superscript(_ base: SyntaxNode) -> SyntaxNode {
        let sign = current
        advance()
        if let mark = mark(base, sign) { return mark }
        let exponent = scriptArgument(isExponent: true)
        if current.kind == .subscripted, base.shape != .power {
            advance()
            let index = scriptArgument()
            return node(.power, "", [node(.subscriptNode, "", [base, index]), exponent])
        }
        if base.shape == .power, base.span.end == Int(sign.start), mode == .latex, base.children.count == 2,
            tokens[max(0, position - 2)].kind != .groupClose
        {
            note("double-superscript", .warning, sign.span, "two exponents without braces, read from the right")
            let inner = node(.power, "", [base.children[1], exponent])
            return node(.power, "", [base.children[0], inner])
        }
        return node(.power, "", [base, exponent])
    }

    private mutating func subscripted(_ base: SyntaxNode) -> SyntaxNode {
        advance()
        // `\log_327` is meant as it prints.
        let index = base.shape == .function ? argument() : scriptArgument()
        return node(.subscriptNode, "", [base, index])
    }

    /// Raised signs that are no exponents: degrees, primes, ordinal endings.
    private mutating func mark(_ base: SyntaxNode, _ sign: Token) -> SyntaxNode? {
        let isGrouped = current.kind == .groupOpen
        let token = isGrouped ? peek() : current
        if isGrouped, let ordinal = letteredOrdinal(base, sign) { return ordinal }
        if isGrouped, peek(2).kind != .groupClose { return nil }
        var name: String?
        if token.kind == .row {
            let row = notation.rows[Int(token.row)]
            if row.infix?.name == "Compose" || row.postfix?.name == "Degree" { name = "Degree" }
            if row.trigger == "\\prime" || row.postfix?.name == "Prime" { name = "Prime" }
        } else if token.kind == .text || token.kind == .word {
            if ["st", "nd", "rd", "th"].contains(text(of: token)) { name = "Ordinal" }
        }
        guard let name else { return nil }
        position += isGrouped ? 3 : 1
        steps += 1
        return postfix(name, of: base, span: SourceSpan(start: Int(sign.start), end: previousEnd))
    }

    /// A postfix sign behind its base. A degree sign behind `\sin (180 - x)` marks the angle: the value of a function has no degrees.
    private mutating func postfix(_ name: String, of base: SyntaxNode, span: SourceSpan) -> SyntaxNode {
        if name == "Degree", base.shape == .apply, base.children.count == 2, base.children[1].shape == .fence {
            let angle = node(.postfix, name, [base.children[1]], span: span)
            return node(.apply, base.name, [base.children[0], angle])
        }
        return node(.postfix, name, [base], span: span)
    }

    /// `10^{th}` without \text.
    private mutating func letteredOrdinal(_ base: SyntaxNode, _ sign: Token) -> SyntaxNode? {
        guard peek().kind == .letter, peek(2).kind == .letter, peek(3).kind == .groupClose,
            ["st", "nd", "rd", "th"].contains(text(of: peek()) + text(of: peek(2)))
        else { return nil }
        position += 4
        steps += 1
        return node(.postfix, "Ordinal", [base], span: SourceSpan(start: Int(sign.start), end: previousEnd))
    }

    /// The argument of `^` or `_`. LaTeX takes one digit or sign; plain text takes a signed number.
    ///
    /// `2^13` without braces prints as 2¹3, which nobody means: an exponent takes the whole number, and the repair is noted.
    /// In `2^33^2`, which prints as 2³3², LaTeX is taken at its word.
    mutating func scriptArgument(isExponent: Bool = false) -> SyntaxNode {
        if let number = bareNumber(isExponent ? "bare-exponent" : "bare-index") { return number }
        if mode == .plain, current.kind != .groupOpen {
            if let prefix = currentRow?.prefix {
                let sign = current
                advance()
                let operand = beginsFactor() ? raised(scriptOperand()) : missing()
                return node(.prefix, prefix.name, [operand], span: sign.span)
            }
            return beginsFactor() ? raised(scriptOperand()) : missing()
        }
        return argument()
    }

    /// A power inside an exponent of plain text, where powers are read from the right.
    private mutating func raised(_ base: SyntaxNode) -> SyntaxNode {
        guard current.kind == .superscript else { return base }
        advance()
        if depth >= Parser.depthLimit { return abort() }
        depth += 1
        defer { depth -= 1 }
        return node(.power, "", [base, scriptArgument()])
    }

    /// A number of several digits without braces where LaTeX takes only the first of them, which nobody means.
    mutating func bareNumber(_ code: String) -> SyntaxNode? {
        guard mode == .latex, current.kind == .number, current.textEnd - current.textStart > 1,
            bytes[Int(current.textStart)..<Int(current.textEnd)].allSatisfy(\.isDigit), peek().kind != .superscript
        else { return nil }
        note(code, .warning, current.span, "a number of several digits without braces")
        return literalAlone()
    }

    private mutating func scriptOperand() -> SyntaxNode {
        isFunctionToken(current) ? factor() : primary()
    }

    /// One argument of a LaTeX command: a group, a single digit, or a single token with its own arguments.
    mutating func argument() -> SyntaxNode {
        if isAborted || depth >= Parser.depthLimit { return abort() }
        depth += 1
        defer { depth -= 1 }
        divider = position - 1
        switch argumentPlan() {
        case .group: return group()
        case .digit: return digit()
        // One digit and no more: `\frac12\frac34` has no mixed number below its first line.
        case .literal: return literalAlone()
        case .primary: return primary()
        case .sign: return signArgument()
        case .missing: return missing("missing-argument")
        }
    }

    /// A bare sign as an argument, as in `\mathbb{R}^+` or `x^*`; a sign and what touches it are read together.
    private mutating func signArgument() -> SyntaxNode {
        let token = current
        let row = notation.rows[Int(token.row)]
        advance()
        guard let prefix = row.prefix, !current.isSpaced, current.kind == .number || current.kind == .letter else {
            return leaf(.text, row.trigger, token)
        }
        note("bare-signed-argument", .warning, token.span, "a signed argument without braces")
        let operand = current.kind == .number ? literalAlone() : primary()
        return node(.prefix, prefix.name, [operand], span: token.span)
    }

    /// The first digit of a number token; the rest stays for later.
    private mutating func digit() -> SyntaxNode {
        var token = current
        tokens[position].start += 1
        tokens[position].textStart += 1
        tokens[position].isSpaced = false
        tokens[position].hasCommas = false
        token.end = token.start + 1
        token.textEnd = token.textStart + 1
        steps += 1
        return leaf(.number, text(of: token), token)
    }

    /// `{…}`: what is inside, without a node of its own.
    mutating func group() -> SyntaxNode {
        let open = current
        advance()
        let outer = context
        context = ParserContext()
        context.isIntegrand = false
        let inner = statements()
        context = outer
        if current.kind == .groupClose {
            advance()
        } else if !isAtEnd {
            return recover(inner, until: .groupClose)
        } else if !isAborted {
            note("missing-brace", .warning, open.span, "a brace that is never closed; closed at the end")
        }
        return inner
    }

    /// Steps to the closing brace over what could not be read.
    private mutating func recover(_ inner: SyntaxNode, until kind: TokenKind) -> SyntaxNode {
        let start = current
        var nesting = 0
        while !isAtEnd {
            if current.kind == .groupOpen { nesting += 1 }
            if current.kind == kind {
                if nesting == 0 { break }
                nesting -= 1
            }
            advance()
        }
        let span = SourceSpan(start: Int(start.start), end: previousEnd)
        if !isAtEnd { advance() }
        let code =
            start.kind == .unknownCommand
            ? "unknown-command" : start.kind == .invalid ? "invalid-bytes" : "unexpected-token"
        return errorNode(code, span, "\(text(of: start)) cannot be read here", children: [inner])
    }
}
