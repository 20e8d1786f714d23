// Nothing is dropped: what was written is a token or mere decoration, and what is a token stands in the tree.
import Grammars
import Testing

@testable import LatexSyntax

@Suite struct CoverageTests {
    private let notation: Notation
    private let parser: MathParser

    init() throws {
        notation = try Notation.standard()
        parser = MathParser(notation: notation)
    }

    private func lexed(_ source: SourceText, _ mode: Mode) -> Lexer {
        var lexer = Lexer(notation: notation, source: source, span: source.span, mode: mode, holes: [])
        lexer.run()
        return lexer
    }

    /// Marks the bytes that nodes hold themselves: leaves, and signs before, behind and around operands.
    private func mark(_ node: SyntaxNode, _ held: inout [Bool]) {
        if node.children.isEmpty || [.fence, .prefix, .postfix].contains(node.shape) {
            for index in node.span.start..<node.span.end { held[index] = true }
        }
        for child in node.children { mark(child, &held) }
    }

    /// The signs of differentials, which their integral or derivative stands for, with the orders written twice.
    private func differentials(_ node: SyntaxNode) -> [SourceSpan] {
        let isOwn = node.shape == .derivative || node.shape == .bigOperator && node.children.count > 3
        return (isOwn ? [node.span] : []) + node.children.flatMap(differentials)
    }

    /// Tokens of content that the tree does not hold.
    private func lost(_ text: String, _ mode: Mode) -> [String] {
        let source = SourceText(text)
        let lexer = lexed(source, mode)
        let parsed = parser.parse(source, in: source.span, mode: mode)
        if parsed.hasErrors { return [] }
        var held = [Bool](repeating: false, count: source.count)
        mark(parsed.root, &held)
        let differentials = differentials(parsed.root)
        return lexer.tokens.filter { token in
            switch token.kind {
            case .number, .repeatingDecimal, .letter, .word, .text, .name, .operatorName: break
            case .row:
                let row = notation.rows[Int(token.row)]
                guard row.leaf != nil || row.function != nil || row.unit != nil, row.infix == nil, row.prefix == nil
                else { return false }
            default: return false
            }
            if (token.span.start..<token.span.end).allSatisfy({ held[$0] }) { return false }
            let sign = lexer.bytes[Int(token.textStart)..<Int(token.textEnd)]
            let isSign =
                sign.elementsEqual("d".utf8) || sign.elementsEqual("\\partial".utf8) || token.kind == .number
            return !(isSign && differentials.contains { $0.contains(token.span) })
        }.map { source.string($0.span) }
    }

    /// What no token covers, without spaces, braces and decoration.
    private func uncovered(_ text: String, _ mode: Mode) -> String {
        let source = SourceText(text)
        let lexer = lexed(source, mode)
        if lexer.tokens.contains(where: { $0.kind == .unknownCommand || $0.kind == .invalid }) { return "" }
        var covered = [Bool](repeating: false, count: source.count)
        for token in lexer.tokens {
            for index in token.span.start..<token.span.end { covered[index] = true }
            for index in token.span.end..<endOfFormat(behind: token, lexer) { covered[index] = true }
        }
        var rest: [UInt8] = []
        for (index, byte) in source.bytes.enumerated() { rest.append(covered[index] ? 0x20 : byte) }
        return withoutDecoration(String(decoding: rest, as: UTF8.self))
    }

    /// The end of what formats rows and columns: `[2pt]` behind a line break, `[t]{cc}` behind the start of an environment.
    private func endOfFormat(behind token: Token, _ lexer: Lexer) -> Int {
        let isBegin = token.kind == .row && notation.rows[Int(token.row)].structure?.shape == .begin
        guard isBegin || token.kind == .lineBreak else { return token.span.end }
        var end = lexer.skipOption(at: token.span.end, end: lexer.sourceCount)
        let name = String(decoding: lexer.bytes[Int(token.textStart)..<Int(token.textEnd)], as: UTF8.self)
        if isBegin, notation.environmentsWithArgument.contains(name) {
            end = lexer.argumentRange(at: end, end: lexer.sourceCount).range.upperBound
        }
        return end
    }

    private func withoutDecoration(_ text: String) -> String {
        var bytes = Array(text.utf8)[...]
        var left: [UInt8] = []
        while let byte = bytes.first {
            bytes.removeFirst()
            if byte == UInt8(ascii: "%") {
                bytes = bytes.drop { $0 != 0x0A }
            } else if byte == UInt8(ascii: "\\") {
                var name = Array(bytes.prefix(while: \.isLetter))
                if name.isEmpty { name = Array(bytes.prefix(1)) }
                bytes = bytes.dropFirst(name.count)
                skipArguments(of: name, &bytes)
            } else if !byte.isSpace, !"{}~`\"&.,;:*$[]()".utf8.contains(byte), byte < 0x80 {
                left.append(byte)
            }
        }
        return String(decoding: left, as: UTF8.self)
    }

    /// Steps over what a decorating command takes as its note, length or label.
    private func skipArguments(of name: [UInt8], _ bytes: inout ArraySlice<UInt8>) {
        guard let row = notation.commands[name].map({ notation.rows[Int($0)] }) else { return }
        func skipGroup() {
            bytes = bytes.drop { $0.isSpace || $0 == UInt8(ascii: "*") }
            if bytes.first == UInt8(ascii: "[") { bytes = bytes.drop { $0 != UInt8(ascii: "]") }.dropFirst() }
            var depth = 0
            while let byte = bytes.first {
                if byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "}") { depth -= 1 }
                bytes.removeFirst()
                if depth <= 0 { break }
            }
        }
        switch row.decoration?.effect {
        case .ignoreArgument, .colour, .above, .below: skipGroup()
        default: break
        }
        for _ in 0..<(row.macro?.arity ?? 0) { skipGroup() }
        switch row.structure?.shape {
        case .define:
            skipGroup()
            skipGroup()
        case .lineBreak: bytes = bytes.drop { $0 == UInt8(ascii: "*") }
        default: break
        }
    }

    @Test func tokensOfTheCasesStandInTheirTrees() throws {
        for item in try ParsingCase.all() where !item.isScan {
            #expect(lost(item.input, item.mode) == [], "\(item): \(item.input)")
        }
    }

    @Test func bytesOfTheCasesAreTokensOrDecoration() throws {
        for item in try ParsingCase.all() where !item.isScan && item.mode == .latex {
            #expect(uncovered(item.input, item.mode) == "", "\(item): \(item.input)")
        }
    }

    @Test func tokensOfGeneratedSentencesStandInTheirTrees() throws {
        let grammar = try Ebnf.mathematics()
        for (mode, count) in [(Mode.latex, 400), (.plain, 200)] {
            var generator = try SentenceGenerator(grammar: grammar, start: "statement", mode: mode, seed: 41)
            for index in 0..<count {
                let text = generator.next().text
                #expect(lost(text, mode) == [], "seed 41, sentence \(index): \(text)")
            }
        }
    }

    /// The measure itself sees what is lost.
    @Test(arguments: ["x + \\phantom{7}", "x \\tag{3}"]) func decorationIsNoLoss(text: String) {
        #expect(lost(text, .latex) == [] && uncovered(text, .latex) == "")
    }

    @Test func lossIsSeen() {
        #expect(withoutDecoration("a \\text{ } \\label{q} % note") == "a")
        #expect(withoutDecoration("\\overset{n}{ } 7") == "7")
    }
}
