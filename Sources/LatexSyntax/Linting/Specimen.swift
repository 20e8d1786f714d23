// The shortest sentences in which a trigger has its role: what is checked by reading, not by rules about reading.
import Grammars

/// Sentences for one claim, and what reading one of them has to give.
public struct Specimen: Sendable {
    struct Sentence: Sendable {
        let text: String
        let mode: Mode
    }

    enum Expectation: Sendable {
        /// The tree has a node of one of these shapes and, unless nil, of this name.
        case node([Shape], String?)
        /// The lexer reads the sentence as it reads this text in the same mode.
        case tokens(as: String)
        /// The lexer reads the sentence as these kinds of token.
        case kinds([TokenKind])
        /// The scanner of running text sees the sentence as this many words.
        case words(ClosedRange<Int>)
    }

    public let claim: RoleClaim
    /// Alternatives: the role shows when any of them gives what is expected.
    let sentences: [Sentence]
    let expectation: Expectation

    init(_ claim: RoleClaim, _ mode: Mode, _ texts: [String], _ expectation: Expectation) {
        self.claim = claim
        sentences = texts.map { Sentence(text: $0, mode: mode) }
        self.expectation = expectation
    }

    /// Whether some sentence shows the role.
    func isShown(by notation: Notation) -> Bool {
        sentences.contains { sentence in
            switch expectation {
            case .node: return shownTree(of: sentence, MathParser(notation: notation)) != nil
            case .tokens(let text):
                let found = Specimen.tokens(sentence.text, sentence.mode, notation)
                return found.map(\.form) == Specimen.tokens(text, sentence.mode, notation).map(\.form)
            case .kinds(let kinds):
                return Specimen.tokens(sentence.text, sentence.mode, notation).map(\.kind) == kinds
            case .words(let reach):
                var lexer = ProseLexer(notation: notation, bytes: Array(sentence.text.utf8))
                lexer.run(spans: [], skipped: [])
                let words = lexer.tokens.dropLast()
                return reach.contains(words.count) && words.allSatisfy { $0.kind == .word || $0.kind == .letter }
                    && sentence.text == sentence.text.lowercased()
            }
        }
    }

    /// The trees of the sentences that show the role; none for roles that leave no node.
    public func trees(by parser: MathParser) -> [SyntaxNode] { sentences.compactMap { shownTree(of: $0, parser) } }

    private func shownTree(of sentence: Sentence, _ parser: MathParser) -> SyntaxNode? {
        guard case .node(let shapes, let name) = expectation else { return nil }
        let parsed = parser.parse(sentence.text, mode: sentence.mode)
        guard !parsed.hasErrors, parsed.root.has(shapes, name), usesRow(sentence, parser.notation) else { return nil }
        return parsed.root
    }

    /// Whether the lexer took the trigger's own row: `\leq2` would give the node that is expected because `\leq` does.
    private func usesRow(_ sentence: Sentence, _ notation: Notation) -> Bool {
        // What stands behind \left is looked up by the parser.
        guard let index = claim.index, claim.role != .delimiter else { return true }
        return Specimen.tokens(sentence.text, sentence.mode, notation).contains { $0.row == index }
    }

    /// The tokens of a text, without the closing one.
    static func tokens(_ text: String, _ mode: Mode, _ notation: Notation) -> [(
        kind: TokenKind, row: Int32, form: String
    )] {
        let source = SourceText(text)
        var lexer = Lexer(notation: notation, source: source, span: source.span, mode: mode, holes: [])
        lexer.run()
        return lexer.tokens.dropLast().map { token in
            // Only what stands for itself has a text to compare; braces around arguments may stand anywhere.
            let hasText = token.row < 0 && token.kind != .groupOpen && token.kind != .groupClose
            let text = hasText ? lexer.bytes[Int(token.textStart)..<Int(token.textEnd)] : []
            return (token.kind, token.row, "\(token.kind) \(token.row) \(String(decoding: text, as: UTF8.self))")
        }
    }
}

extension SyntaxNode {
    /// Whether this node or one below has one of the shapes and, unless nil, the name.
    fileprivate func has(_ shapes: [Shape], _ name: String?) -> Bool {
        shapes.contains(shape) && (name == nil || self.name == name) || children.contains { $0.has(shapes, name) }
    }
}
