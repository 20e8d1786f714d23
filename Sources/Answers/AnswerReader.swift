import Elaboration
import Expressions
import LatexSyntax

/// One answer as read: what it denotes, how it was written, and its letters for comparison as text.
struct ReadAnswer {
    let denotation: Denotation?
    let notes: Elaboration.Notes
    /// Letters and digits of the text without formatting commands.
    let letters: String
}

/// Reads answer texts, LaTeX or plain.
struct AnswerReader: Sendable {
    let parser: MathParser
    let scope = NameScope(functions: ["f", "g", "h"])

    func read(_ parts: [String]) -> ReadAnswer {
        if parts.count == 1 { return read(parts[0]) }
        let items = parts.map(read)
        let values = items.compactMap(\.denotation)
        return ReadAnswer(
            denotation: values.count == items.count ? .list(values) : nil, notes: items.last?.notes ?? Elaboration.Notes(),
            letters: items.map(\.letters).joined(separator: ","))
    }

    func read(_ text: String) -> ReadAnswer {
        let stripped = AnswerReader.withoutDelimiters(text)
        let letters = AnswerReader.letters(stripped)
        let isLatex = stripped.contains("\\") || stripped.contains("^") || stripped.contains("_") || stripped.contains("{")
        for mode in isLatex ? [Mode.latex, .plain] : [.plain, .latex] {
            let parsed = parser.parse(stripped, mode: mode)
            guard !parsed.root.hasError, let value = try? Elaborator.elaborate(parsed.root, scope: scope) else { continue }
            return ReadAnswer(denotation: value.denotation, notes: value.notes, letters: letters)
        }
        return ReadAnswer(denotation: nil, notes: Elaboration.Notes(), letters: letters)
    }

    /// The text inside `$…$`, `\(…\)`, `\[…\]`, with several pieces joined and stray delimiters removed.
    static func withoutDelimiters(_ text: String) -> String {
        var result: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if previous == UInt8(ascii: "\\"), [40, 41, 91, 93].contains(byte) {
                result.removeLast()
                result.append(32)
                previous = 32
                continue
            }
            if byte == UInt8(ascii: "$"), previous != UInt8(ascii: "\\") {
                result.append(32)
            } else {
                result.append(byte)
            }
            previous = previous == UInt8(ascii: "\\") && byte == UInt8(ascii: "\\") ? 0 : byte
        }
        var value = String(decoding: result, as: UTF8.self)
        while let last = value.last, last.isWhitespace || last == "\\" || last == "." || last == "," { value.removeLast() }
        return String(value.drop { $0.isWhitespace })
    }

    private static let formatting: Set<String> = [
        "text", "textbf", "textit", "textrm", "mathrm", "mathbf", "mathit", "operatorname", "mbox", "left", "right", "displaystyle", "bf", "rm",
        "boxed", "textnormal",
    ]

    /// Letters and digits in order, formatting commands left out.
    static func letters(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let character = rest.first {
            if character == "\\" {
                let command = rest.dropFirst().prefix { $0.isLetter }
                rest = rest.dropFirst(1 + command.count)
                if !formatting.contains(String(command)) { result += command }
                if command.isEmpty, let next = rest.first, !next.isLetter { rest = rest.dropFirst() }
                continue
            }
            if character.isLetter || character.isNumber { result.append(character) }
            rest = rest.dropFirst()
        }
        return result
    }
}
