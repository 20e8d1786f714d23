// The smallest operands, each by the shape that its token or row names.

extension Parser {
    /// One operand without scripts. The caller has made sure that an operand can begin here, or accepts a blank.
    mutating func primary() -> SyntaxNode {
        let token = current
        switch token.kind {
        case .number: return number()
        case .repeatingDecimal:
            advance()
            return leaf(.repeatingDecimal, repeatingName(token), token)
        case .letter:
            advance()
            return leaf(.symbol, text(of: token), token)
        case .word, .text: return textual()
        case .name:
            advance()
            let name = text(of: token)
            return leaf(name.utf8.count == 1 ? .symbol : .word, name, token)
        case .operatorName:
            advance()
            return leaf(.function, text(of: token), token)
        case .groupOpen: return braced()
        case .superscript, .subscripted: return blank(at: Int(token.start))
        case .row: return rowPrimary(token)
        default: return missing()
        }
    }

    /// A group in an operand's place. An empty one is nothing, or the base of a script before a symbol; in running text, the empty set.
    private mutating func braced() -> SyntaxNode {
        let isScripted = peek(2).kind == .superscript || peek(2).kind == .subscripted
        if peek().kind == .groupClose, mode == .latex || isScriptPosition || isScripted {
            let start = Int(current.start)
            position += 2
            steps += 1
            if current.kind != .superscript, current.kind != .subscripted, beginsFactor() { return factor() }
            return blank(at: start)
        }
        return mode == .plain && !isScriptPosition ? plainSet() : group()
    }

    /// In running text braces write sets, except behind `^` and `_` and commands.
    private var isScriptPosition: Bool {
        guard position > 0 else { return false }
        let before = tokens[position - 1]
        if before.kind == .superscript || before.kind == .subscripted { return true }
        return before.kind == .row
            && (notation.rows[Int(before.row)].structure.map { $0.shape != .quantifier } ?? false
                || notation.rows[Int(before.row)].decoration != nil)
            || before.kind == .groupClose && before.end == current.start
    }

    private mutating func rowPrimary(_ token: Token) -> SyntaxNode {
        let index = Int(token.row)
        if let leaf = notation.rows[index].leaf {
            let isBehindAmount = isOperandEnd()
            advance()
            let result = SyntaxNode(leaf.shape, leaf.name, span: token.span)
            return isBehindAmount ? result : signedAmount(result) ?? result
        }
        if let function = notation.rows[index].function {
            advance()
            return leaf(.function, function.name, token)
        }
        if notation.rows[index].delimiter != nil { return fence() }
        if notation.rows[index].bigOperator != nil { return bigOperator() }
        if notation.rows[index].decoration != nil { return decoration() }
        if let shape = notation.rows[index].structure?.shape { return structure(shape, token) }
        if notation.rows[index].prefix != nil { return figure(token) }
        if notation.rows[index].isWord {
            advance()
            return leaf(.text, text(of: token), token)
        }
        advance()
        return errorNode("unexpected-token", token.span, "\(text(of: token)) cannot begin an operand")
    }

    /// `$-40`: a currency sign before the sign of its amount.
    private mutating func signedAmount(_ currency: SyntaxNode) -> SyntaxNode? {
        guard currency.shape == .unit, currentRow?.infix?.name == "Subtract", peek().kind == .number, !peek().isSpaced else { return nil }
        let sign = current
        advance()
        return node(.prefix, "Negate", [node(.product, "", [currency, number()])], span: sign.span)
    }

    /// `\angle ABC`, `\nabla f`; without an operand the sign is a symbol.
    private mutating func figure(_ token: Token) -> SyntaxNode {
        let row = notation.rows[Int(token.row)]
        advance()
        guard let prefix = row.prefix, beginsFactor(), current.kind != .superscript, current.kind != .subscripted else {
            return SyntaxNode(.symbol, row.trigger, span: token.span)
        }
        let operand = prefix.level > precedence.implicitProduct ? factor() : juxtaposition(factor())
        return node(.prefix, prefix.name, [operand], span: token.span)
    }

    private mutating func structure(_ shape: StructureShape, _ token: Token) -> SyntaxNode {
        switch shape {
        case .fraction: return derivative(quotient(.fraction, token))
        case .binomial: return quotient(.binomial, token)
        case .root: return root(token)
        case .rootOf: return olderRoot(token)
        case .left: return sizedFence()
        case .begin: return environment()
        case .quantifier: return quantifier(token)
        default:
            advance()
            return errorNode("unexpected-token", token.span, "\(text(of: token)) cannot begin an operand")
        }
    }

    private mutating func quotient(_ shape: Shape, _ token: Token) -> SyntaxNode {
        advance()
        let upper = argument()
        return node(shape, "", [upper, argument()], span: token.span)
    }

    /// `\root n \of x`
    private mutating func olderRoot(_ token: Token) -> SyntaxNode {
        advance()
        let index = argument()
        if current.kind == .unknownCommand, text(of: current) == "\\of" { advance() }
        return node(.root, "", [argument(), index], span: token.span)
    }

    /// `\sqrt[n]{x}`; in running text `√` takes the factor that follows.
    private mutating func root(_ token: Token) -> SyntaxNode {
        if isAborted || depth >= Parser.depthLimit { return abort() }
        depth += 1
        defer { depth -= 1 }
        advance()
        let index = currentRow?.delimiter?.character == "[" ? rootIndex(token) : nil
        let radicand =
            bareNumber("bare-radicand")
            ?? (mode == .latex || current.kind == .groupOpen ? argument() : beginsFactor() ? primary() : missing())
        return node(.root, "", index.map { [radicand, $0] } ?? [radicand], span: token.span)
    }

    private mutating func rootIndex(_ token: Token) -> SyntaxNode {
        advance()
        let outer = context
        context = ParserContext()
        let index = expression(precedence.list)
        context = outer
        if currentRow?.delimiter?.character == "]" {
            advance()
        } else {
            note("missing-bracket", .warning, token.span, "the index of a root is never closed")
        }
        return index
    }

    /// `\forall x \in S, P` and `\exists n : P`
    private mutating func quantifier(_ token: Token) -> SyntaxNode {
        let name = currentRow?.structure?.name ?? ""
        advance()
        guard beginsOperand() else {
            return node(.quantifier, name, [missing(), blank(at: previousEnd)], span: token.span)
        }
        let outer = context
        context.isSetElement = true
        let bound = expression(precedence.relation)
        context = outer
        var body = blank(at: previousEnd)
        if current.kind == .separator
            || (current.kind == .row && isSuchThat(Int(current.row)) && !isClosing(Int(current.row)))
        {
            advance()
            if beginsOperand() { body = expression(precedence.implication) }
        }
        return node(.quantifier, name, [bound, body], span: token.span)
    }

    /// Boxes, accents, braces above and below.
    private mutating func decoration() -> SyntaxNode {
        let token = current
        guard let (effect, name) = currentRow?.decoration else { return missing() }
        advance()
        switch effect {
        case .box:
            return node(.boxed, "", [argument()], span: token.span)
        case .brace:
            var parts = [argument()]
            // What stands at the point of the brace is a comment on what it holds.
            if current.kind == (name == "overbrace" ? .superscript : .subscripted) {
                advance()
                parts.append(argument())
            }
            return node(.decorated, name, parts, span: SourceSpan(start: Int(token.start), end: previousEnd))
        default:
            return node(.decorated, name, [argument()], span: token.span)
        }
    }

    // MARK: Functions

    /// A function's name with its scripts, and the argument it takes: a fence, or the product that follows.
    mutating func application(_ head: SyntaxNode, head token: Token) -> SyntaxNode {
        let isFencedOnly = row(of: token)?.function?.isFencedOnly ?? (token.kind == .operatorName)
        if opensFence() || (current.kind == .groupOpen && peek().kind != .groupClose) {
            return node(.apply, "", [head, primary()])
        }
        if isFencedOnly { return head }
        if takesSignedArgument() { return signedApplication(head) }
        return beginsFactor() ? node(.apply, "", [head, functionArgument()]) : head
    }

    /// `\sin -x`, but not `\sin - x`, which subtracts.
    private func takesSignedArgument() -> Bool {
        guard let row = currentRow, row.prefix != nil else { return false }
        return !current.isSpaced || !(row.infix != nil && peek().isSpaced)
    }

    private mutating func signedApplication(_ head: SyntaxNode) -> SyntaxNode {
        let sign = current
        let name = currentRow?.prefix?.name ?? ""
        advance()
        guard beginsFactor() else { return node(.apply, "", [head, lonelyArgument(sign, name)]) }
        return node(.apply, "", [head, node(.prefix, name, [functionArgument()], span: sign.span)])
    }

    private mutating func lonelyArgument(_ sign: Token, _ name: String) -> SyntaxNode {
        node(.prefix, name, [missing()], span: sign.span)
    }

    func opensFence() -> Bool {
        guard let row = currentRow else { return false }
        if row.structure?.shape == .left { return true }
        return row.delimiter?.opens == true && !isClosing(Int(current.row))
    }

    /// `\sin 2x`: factors side by side, up to the next function or fence.
    private mutating func functionArgument() -> SyntaxNode {
        var factors = [factor()]
        while continuesArgument(factors[factors.count - 1], isFirst: factors.count == 1) {
            let before = position
            factors.append(factor())
            if position == before { break }
        }
        let argument = factors.count == 1 ? factors[0] : node(.juxtaposition, "", factors)
        return dividedArgument(argument, last: factors[factors.count - 1])
    }

    /// `\sin \pi/6`: a multiple of π over a number is one angle. Behind other arguments a slash ends the argument, as in
    /// `\sin x/x`; over a number it might not.
    private mutating func dividedArgument(_ argument: SyntaxNode, last: SyntaxNode) -> SyntaxNode {
        guard let infix = currentRow?.infix, infix.name == "Divide", !current.isSpaced, peek().kind == .number,
            argument.shape != .fence
        else { return argument }
        let sign = current
        note(
            "ambiguous-argument", .warning, sign.span,
            last.shape == .constant ? "read as part of the argument" : "read as the end of the argument",
            hint: "use parentheses")
        guard last.shape == .constant else { return argument }
        advance()
        return node(.product, "", [argument, node(.prefix, "Divide", [primary()], span: sign.span)])
    }

    /// Whether the current factor still belongs to a function's argument.
    private func continuesArgument(_ last: SyntaxNode, isFirst: Bool) -> Bool {
        guard beginsFactor(), !isFunctionToken(current),
            !((context.isIntegrand || current.isSpaced) && isDifferential())
        else {
            return false
        }
        if isTextual(current) || current.kind == .superscript || current.kind == .subscripted { return false }
        if current.kind == .letter || currentRow?.leaf != nil { return true }
        if last.shape == .number || (last.shape == .fraction && isFirst) { return true }
        return isFirst && last.shape == .symbol && Parser.functionLetters.contains(last.name) && opensFence()
            && !current.isSpaced
    }

    /// Letters that name functions by convention, so that a bracket right behind one is its argument.
    private static let functionLetters: Set<String> = ["f", "g", "h", "F", "G", "H", "P", "Q"]

    // MARK: Numbers

    /// A literal that nothing behind it can belong to.
    mutating func literalAlone() -> SyntaxNode {
        let token = current
        advance()
        return leaf(.number, literal(token), token)
    }

    /// A literal; a whole one may be the first part of a mixed number.
    private mutating func number() -> SyntaxNode {
        let whole = literalAlone()
        guard whole.name.utf8.allSatisfy(\.isDigit) else { return whole }
        if currentRow?.structure?.shape == .fraction, let part = properFraction() {
            return node(.mixedNumber, "", [whole, part])
        }
        if let part = olderFraction() { return node(.mixedNumber, "", [whole, part]) }
        if mode == .plain, let part = typedFraction() { return node(.mixedNumber, "", [whole, part]) }
        return whole
    }

    /// The digits of a literal, without separators; an exponent as `E-5`.
    private func literal(_ token: Token) -> String {
        var digits: [UInt8] = []
        var hasExponent = false
        for index in Int(token.textStart)..<Int(token.textEnd) {
            let byte = bytes[index]
            if byte == UInt8(ascii: ","), index > 0, bytes[index - 1] == UInt8(ascii: "{"), token.hasDecimalComma {
                digits.append(UInt8(ascii: "."))
            } else if byte.isDigit || byte == UInt8(ascii: ".") || (hasExponent && byte == UInt8(ascii: "-")) {
                digits.append(byte)
            } else if byte | 0x20 == UInt8(ascii: "e") {
                hasExponent = true
                digits.append(UInt8(ascii: "E"))
            }
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// `0.1\overline{6}` → `0.1(6)`
    private func repeatingName(_ token: Token) -> String {
        var name: [UInt8] = []
        var isTail = false
        for index in Int(token.textStart)..<Int(token.textEnd) {
            if bytes[index] == UInt8(ascii: "\\"), !isTail, index + 1 < Int(token.textEnd), bytes[index + 1].isLetter {
                isTail = true
                name.append(UInt8(ascii: "("))
            }
            if bytes[index].isDigit || bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: "(") {
                name.append(bytes[index])
            }
        }
        name.append(UInt8(ascii: ")"))
        return String(decoding: name, as: UTF8.self)
    }

    /// `\frac{2}{7}` behind a whole number, when it is a proper fraction of literals.
    private mutating func properFraction() -> SyntaxNode? {
        let start = position
        // Only literals are read on trial: what is read twice at every level is read exponentially often.
        guard let next = literalArgument(at: 1), next == 1 || literalArgument(at: next) != nil else { return nil }
        let saved = tokens[position + 1]
        let token = current
        advance()
        let upper = argument()
        let lower = argument()
        if upper.shape == .number, lower.shape == .number, Parser.isSmaller(upper.name, lower.name) {
            return node(.fraction, "", [upper, lower], span: token.span)
        }
        tokens[start + 1] = saved
        position = start
        return nil
    }

    /// Where the argument behind a literal argument at a distance begins, and nil when no literal stands there. A number of
    /// several digits holds the next argument itself.
    private func literalArgument(at distance: Int) -> Int? {
        let token = peek(distance)
        if token.kind == .number { return token.textEnd - token.textStart > 1 ? distance : distance + 1 }
        return token.kind == .groupOpen && peek(distance + 1).kind == .number
            && peek(distance + 2).kind == .groupClose ? distance + 3 : nil
    }

    /// `22{1\over 2}`: the same with the older way to write a fraction.
    private mutating func olderFraction() -> SyntaxNode? {
        guard current.kind == .groupOpen, peek().kind == .number, row(of: peek(2))?.structure?.shape == .over,
            peek(3).kind == .number, peek(4).kind == .groupClose
        else { return nil }
        let upper = peek()
        let lower = peek(3)
        guard row(of: peek(2))?.structure?.name == "fraction", Parser.isSmaller(literal(upper), literal(lower)) else {
            return nil
        }
        let span = current.span.union(peek(4).span)
        position += 5
        steps += 1
        return node(
            .fraction, "", [leaf(.number, literal(upper), upper), leaf(.number, literal(lower), lower)], span: span)
    }

    /// `3 1/2` in running text.
    private mutating func typedFraction() -> SyntaxNode? {
        let upper = current
        let slash = peek()
        let lower = peek(2)
        guard upper.kind == .number, upper.isSpaced, slash.kind == .row, lower.kind == .number, !slash.isSpaced,
            !lower.isSpaced
        else { return nil }
        guard notation.rows[Int(slash.row)].infix?.name == "Divide", peek(3).kind != .letter || peek(3).isSpaced else {
            return nil
        }
        guard Parser.isSmaller(literal(upper), literal(lower)), upper.textEnd - upper.textStart <= 2 else { return nil }
        position += 3
        steps += 1
        return node(.fraction, "", [leaf(.number, literal(upper), upper), leaf(.number, literal(lower), lower)])
    }

    /// `1/3` written tight below a slash that is not: `25 / 1/3`.
    mutating func tightFraction() -> SyntaxNode? {
        let upper = current
        let slash = peek()
        let lower = peek(2)
        guard upper.kind == .number, slash.kind == .row, lower.kind == .number, !slash.isSpaced, !lower.isSpaced else {
            return nil
        }
        guard notation.rows[Int(slash.row)].infix?.name == "Divide" else { return nil }
        position += 3
        steps += 1
        let isSymmetric = position >= 4 && tokens[position - 4].isSpaced
        note(
            isSymmetric ? "typed-fraction" : "ambiguous-division", isSymmetric ? .note : .warning,
            upper.span.union(lower.span),
            "read as one fraction below the slash", hint: "use parentheses")
        return node(.fraction, "", [leaf(.number, literal(upper), upper), leaf(.number, literal(lower), lower)])
    }

    /// Whether one string of digits is a smaller whole number than another.
    private static func isSmaller(_ left: String, _ right: String) -> Bool {
        if !left.utf8.allSatisfy(\.isDigit) || !right.utf8.allSatisfy(\.isDigit) { return false }
        let left = left.drop { $0 == "0" }
        let right = right.drop { $0 == "0" }
        return left.utf8.count != right.utf8.count ? left.utf8.count < right.utf8.count : left < right && !left.isEmpty
    }
}
