// The gullet: abbreviations of the Macros table and definitions in the text itself, expanded within bounds.

/// Definitions made in the text, and how much expansion is still allowed.
///
/// Both the number of expansions and the bytes they produce are bounded by the input, so expansion cannot run away.
struct MacroExpander {
    struct Definition {
        let arity: Int
        let replacement: [UInt8]
    }

    static let depthLimit = 12
    static let countLimit = 4096

    private var definitions: [[UInt8]: Definition] = [:]
    private var expansions = 0
    private var produced = 0
    var depth = 0
    /// Set when a limit was met: what else would expand is then left out, after one message.
    var isExhausted = false

    func definition<Bytes: Collection>(of name: Bytes) -> Definition? where Bytes.Element == UInt8 {
        definitions.isEmpty ? nil : definitions[Array(name)]
    }

    mutating func define(_ name: [UInt8], _ definition: Definition) { definitions[name] = definition }

    /// Whether an expansion of a command may still happen.
    mutating func mayExpandCommand() -> Bool {
        expansions += 1
        return expansions <= MacroExpander.countLimit && depth < MacroExpander.depthLimit
    }

    /// Whether that many bytes may still be added; single characters cost no more than a fixed multiple of themselves.
    mutating func mayExpand(byteCount: Int, inputCount: Int) -> Bool {
        produced += byteCount
        return produced <= 65_536 + 24 * inputCount
    }
}

extension Lexer {
    /// Reads a macro's replacement, its parameters replaced by the arguments that follow at `stop`.
    mutating func expand(_ macro: MacroExpander.Definition, at start: Int, from stop: Int, end: Int) -> Int {
        var arguments: [Range<Int>] = []
        var index = stop
        for _ in 0..<macro.arity {
            let group = argument(at: index, end: end)
            arguments.append(content(of: group))
            index = group.upperBound
        }
        if expander.isExhausted { return index }
        guard expander.mayExpandCommand(),
            expander.mayExpand(byteCount: macro.replacement.count, inputCount: sourceCount)
        else {
            expander.isExhausted = true
            diagnostics.append(
                Diagnostic(
                    code: "expansion-limit", severity: .error, span: span(start, index),
                    message: "too many or too deep macro expansions"))
            emit(.unknownCommand, start, index)
            return index
        }
        expander.depth += 1
        let outer = fixedSpan
        let whole = span(start, index)
        let pool = bytes.count
        bytes.append(contentsOf: macro.replacement)
        let poolEnd = bytes.count
        var piece = pool
        var position = pool
        while position < poolEnd {
            let isParameter =
                bytes[position] == UInt8(ascii: "#") && position + 1 < poolEnd && bytes[position + 1].isDigit
            guard isParameter else {
                position += 1
                continue
            }
            fixedSpan = whole
            lex(piece..<position)
            fixedSpan = outer
            let number = Int(bytes[position + 1]) - 0x31
            if arguments.indices.contains(number) {
                emit(.groupOpen, arguments[number].lowerBound, arguments[number].lowerBound)
                lex(arguments[number])
                emit(.groupClose, arguments[number].upperBound, arguments[number].upperBound)
            }
            position += 2
            piece = position
        }
        fixedSpan = whole
        lex(piece..<poolEnd)
        fixedSpan = outer
        expander.depth -= 1
        return index
    }

    /// `\newcommand{\name}[2]{…}`, `\def\name#1{…}`, `\DeclareMathOperator{\name}{…}`
    mutating func define(at start: Int, from stop: Int, end: Int) -> Int {
        let isOperator = matches("\\DeclareMathOperator", at: start, end: end)
        let nameGroup = argument(at: stop, end: end)
        let name = content(of: nameGroup)
        guard name.count > 1, bytes[name.lowerBound] == UInt8(ascii: "\\") else {
            return emit(.unknownCommand, start, nameGroup.upperBound)
        }
        var index = nameGroup.upperBound
        var arity = 0
        while index < end, bytes[index].isSpace { index += 1 }
        if index + 2 < end, bytes[index] == UInt8(ascii: "["), bytes[index + 1].isDigit,
            bytes[index + 2] == UInt8(ascii: "]")
        {
            arity = Int(bytes[index + 1]) - 0x30
            index += 3
        }
        while index + 1 < end, bytes[index] == UInt8(ascii: "#"), bytes[index + 1].isDigit {
            arity = max(arity, Int(bytes[index + 1]) - 0x30)
            index += 2
        }
        let body = argument(at: index, end: end)
        var replacement = Array(bytes[content(of: body)])
        if isOperator { replacement = Array("\\operatorname{".utf8) + replacement + [UInt8(ascii: "}")] }
        expander.define(
            Array(bytes[name.lowerBound + 1..<name.upperBound]), .init(arity: arity, replacement: replacement))
        return body.upperBound
    }
}
