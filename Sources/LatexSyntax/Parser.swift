// The stomach: tokens → tree, by one precedence-climbing loop over the rows of the notation.

/// What surrounds the place that is being read, and so decides what some signs mean.
struct ParserContext {
    /// The bar that closes the innermost fence, when that fence is one of bars.
    var awaitedBar: String?
    /// Inside `{…}` of a set, where a bar or colon introduces the condition.
    var isSetElement = false
    /// Inside an integral's body, where `dx` ends it.
    var isIntegrand = false
    /// Inside `\left…\right`.
    var isSized = false
}

/// A parser over one token array. Nesting is bounded, so hostile input cannot exhaust the stack.
struct Parser {
    /// Real text nests a dozen deep; a bracket costs two levels, a fraction three. So many frames fit a stack of 512 KB.
    static let depthLimit = 64

    let notation: Notation
    let mode: Mode
    let bytes: [UInt8]
    var tokens: [Token]
    var diagnostics: [Diagnostic]
    var position = 0
    var depth = 0
    var steps = 0
    /// The last token that ends no operand, though it might look so: a bar between two things, the end of a limit.
    var divider = -1
    var context = ParserContext()
    /// Set once nesting went too deep: everything unwinds at the end of the input.
    var isAborted = false

    init(lexer: Lexer) {
        notation = lexer.notation
        mode = lexer.mode
        bytes = lexer.bytes
        tokens = lexer.tokens
        diagnostics = lexer.diagnostics
    }

    var precedence: Precedence { notation.precedence }
    var current: Token { tokens[position] }
    var isAtEnd: Bool { tokens[position].kind == .end }

    /// The row of the current token, if it has one as a sign, command or phrase.
    var currentRow: GrammarRow? { row(of: tokens[position]) }

    func row(of token: Token) -> GrammarRow? {
        token.kind == .row && token.row >= 0 ? notation.rows[Int(token.row)] : nil
    }

    func peek(_ distance: Int = 1) -> Token { tokens[min(position + distance, tokens.count - 1)] }

    mutating func advance() {
        steps += 1
        if position < tokens.count - 1 { position += 1 }
    }

    /// The end of the token before the current one.
    var previousEnd: Int { position > 0 ? Int(tokens[position - 1].end) : Int(tokens[position].start) }

    func text(of token: Token) -> String {
        String(decoding: bytes[Int(token.textStart)..<Int(token.textEnd)], as: UTF8.self)
    }

    // MARK: Nodes

    /// Makes a node whose span holds its children and the given span; refuses trees that are too deep.
    mutating func node(_ shape: Shape, _ name: String = "", _ children: [SyntaxNode], span: SourceSpan? = nil)
        -> SyntaxNode
    {
        steps += 1
        var whole = span ?? children.first?.span ?? current.span
        for child in children { whole = whole.union(child.span) }
        // Closing braces and brackets belong to what they close.
        if previousEnd > whole.end { whole = SourceSpan(start: whole.start, end: previousEnd) }
        let made = SyntaxNode(shape, name, children, span: whole)
        return made.depth > 2 * Parser.depthLimit ? abort() : made
    }

    func leaf(_ shape: Shape, _ name: String, _ token: Token) -> SyntaxNode {
        SyntaxNode(shape, name, span: token.span)
    }

    /// A missing operand, noted.
    mutating func missing(_ code: String = "missing-operand") -> SyntaxNode {
        let place = SourceSpan(start: previousEnd, end: previousEnd)
        if !isAborted { note(code, .warning, place, "an operand is missing here") }
        return SyntaxNode(.blank, span: place)
    }

    func blank(at offset: Int) -> SyntaxNode { SyntaxNode(.blank, span: SourceSpan(start: offset, end: offset)) }

    mutating func note(
        _ code: String, _ severity: Diagnostic.Severity, _ span: SourceSpan, _ message: String, hint: String = ""
    ) {
        diagnostics.append(Diagnostic(code: code, severity: severity, span: span, message: message, hint: hint))
    }

    mutating func errorNode(_ code: String, _ span: SourceSpan, _ message: String, children: [SyntaxNode] = [])
        -> SyntaxNode
    {
        note(code, .error, span, message)
        var whole = span
        for child in children { whole = whole.union(child.span) }
        return SyntaxNode(.error, code, children.filter { $0.depth < Int32(Parser.depthLimit) }, span: whole)
    }

    /// Gives up on the rest of the input.
    mutating func abort() -> SyntaxNode {
        let rest = SourceSpan(start: Int(current.start), end: Int(tokens[tokens.count - 1].end))
        position = tokens.count - 1
        if isAborted { return SyntaxNode(.error, "nesting-too-deep", span: rest) }
        isAborted = true
        return errorNode("nesting-too-deep", rest, "nested more than \(Parser.depthLimit) deep")
    }

    // MARK: The loop

    /// Everything there is: one statement, or an error node that holds the pieces around what cannot be read.
    mutating func parseAll() -> SyntaxNode {
        let root = statements()
        if isAtEnd { return root }
        var pieces = [root]
        while !isAtEnd {
            let token = current
            let (code, message) = unexpected(token)
            pieces.append(errorNode(code, token.span, message))
            advance()
            if !isAtEnd, pieces.count < 64 { pieces.append(statements()) }
            if pieces.count >= 64 { position = tokens.count - 1 }
        }
        return SyntaxNode(
            .error, pieces[1].name, pieces,
            span: SourceSpan(start: pieces[0].span.start, end: pieces[pieces.count - 1].span.end))
    }

    private func unexpected(_ token: Token) -> (String, String) {
        switch token.kind {
        case .unknownCommand: ("unknown-command", "unknown notation \(text(of: token))")
        case .invalid: ("invalid-bytes", "bytes that are no text")
        case .groupClose: ("unbalanced-close", "a closing brace without its opening")
        case .row where row(of: token)?.delimiter != nil || row(of: token)?.structure?.shape == .right:
            ("unbalanced-close", "a closing delimiter without its opening")
        default: ("unexpected-token", "\(text(of: token)) cannot stand here")
        }
    }

    /// An expression whose operators all bind at least as tightly as `minimum`.
    mutating func expression(_ minimum: Level) -> SyntaxNode {
        if isAborted || depth >= Parser.depthLimit { return abort() }
        depth += 1
        let left = resume(operand(minimum), minimum)
        depth -= 1
        return left
    }

    /// Takes operators for as long as they bind tightly enough.
    mutating func resume(_ first: SyntaxNode, _ minimum: Level) -> SyntaxNode {
        var left = first
        while true {
            let before = position
            guard let next = extend(left, minimum), position > before else { return left }
            left = next
        }
    }

    /// Takes one more operator with its operands, or nothing when none binds tightly enough.
    private mutating func extend(_ left: SyntaxNode, _ minimum: Level) -> SyntaxNode? {
        steps += 1
        let token = tokens[position]
        switch token.kind {
        case .end, .groupClose, .lineBreak, .cellBreak, .alignment, .invalid, .unknownCommand: return nil
        case .separator: return separated(left, minimum)
        case .row: if let extended = extendByRow(left, minimum) { return extended }
        default: break
        }
        if minimum <= precedence.implicitProduct, beginsFactor() { return juxtaposition(left) }
        return nil
    }

    private mutating func extendByRow(_ left: SyntaxNode, _ minimum: Level) -> SyntaxNode? {
        switch extensionPlan(minimum) {
        case .stop: return nil
        case .juxtapose: return juxtaposition(left)
        case .bracketedModulus: return bracketedModulus(left)
        case .modulusMark: return modulusMark(left)
        case .over: return over(left)
        case .chain(let level): return chain(left, level: level)
        case .sum: return sum(left)
        case .product: return product(left)
        case .flat: return flat(left)
        case .binary: return binary(left)
        }
    }

    /// "12 times": a word for an operator with nothing behind it to work on is a mere word.
    func isIdleWord() -> Bool {
        guard let row = currentRow, row.isWord, let infix = row.infix, infix.level >= precedence.modulus else {
            return false
        }
        let next = peek()
        switch next.kind {
        case .end, .groupClose, .separator, .lineBreak, .cellBreak, .alignment: return true
        case .row:
            let row = notation.rows[Int(next.row)]
            // "times -4": a sign that touches its number is no operator between two.
            if row.prefix != nil, next.isSpaced, !peek(2).isSpaced, row.relation == nil { return false }
            if row.delimiter?.opens == true, opensBars(ahead: 1) { return false }
            return row.infix != nil || row.relation != nil
                || (row.delimiter?.closes == true && row.delimiter?.opens == false) || row.structure?.shape == .end
        default: return false
        }
    }

    /// A row's sign in a set's braces that stands between element and condition.
    func isSuchThat(_ index: Int) -> Bool {
        let row = notation.rows[index]
        return row.infix?.name == "Ratio" || row.relation?.name == "Divides"
            || (row.isWord && row.infix?.name == "Where")
    }

    /// Whether a row's sign closes the innermost open fence rather than opening or relating.
    func isClosing(_ index: Int) -> Bool {
        guard let delimiter = notation.rows[index].delimiter, delimiter.closes else { return false }
        return !delimiter.opens || context.awaitedBar == delimiter.character
    }
}
