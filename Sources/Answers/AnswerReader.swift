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
    let scope = NameScope()

    func read(_ parts: [String]) -> ReadAnswer {
        if parts.count == 1 { return read(parts[0]) }
        let items = parts.map(read)
        let values = items.compactMap(\.denotation)
        return ReadAnswer(
            denotation: values.count == items.count ? .list(values) : nil,
            notes: items.last?.notes ?? Elaboration.Notes(),
            letters: items.map(\.letters).joined(separator: ","))
    }

    func read(_ text: String) -> ReadAnswer {
        let stripped = AnswerReader.joinedGroups(AnswerReader.withoutDelimiters(text))
        let letters = AnswerReader.letters(stripped)
        let prepared = AnswerReader.prepared(stripped)
        for mode in AnswerReader.modes(prepared) {
            let parsed = parser.parse(prepared, mode: mode)
            guard !parsed.root.hasError, let value = try? Elaborator.elaborate(parsed.root, scope: scope) else {
                continue
            }
            return ReadAnswer(denotation: value.denotation, notes: value.notes, letters: letters)
        }
        return ReadAnswer(denotation: nil, notes: Elaboration.Notes(), letters: letters)
    }

    /// `1 000 000`: an answer that is digits in groups of three is one number.
    static func joinedGroups(_ text: String) -> String {
        let groups = text.split(separator: " ", omittingEmptySubsequences: false)
        guard groups.count > 1, let first = groups.first, 1...3 ~= first.count, first.allSatisfy(\.isASCIIDigit),
            groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isASCIIDigit) })
        else { return text }
        return groups.joined()
    }

    /// `2,74` with the comma as decimal point; nil for anything else. The usual reading of a comma between digits is another.
    static func withDecimalPoint(_ text: String) -> String? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
        return parts.joined(separator: ".")
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
        while let last = value.last, last.isWhitespace || last == "\\" || last == "." || last == "," {
            value.removeLast()
        }
        return String(value.drop { $0.isWhitespace })
    }

    /// How a text may be read. LaTeX takes a bare word for a product of its letters, so words keep to plain reading.
    private static func modes(_ text: String) -> [Mode] {
        let isLatex = text.utf8.contains {
            $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "{")
        }
        if !isLatex { return [.plain] }
        let hasWord = BareRuns(text).letters.contains { $0.count > 3 }
        return hasWord ? [.plain] : [.latex, .plain]
    }

    /// The text with "and", "or" between answers in notation that both readings know.
    static func prepared(_ text: String) -> String {
        let runs = BareRuns(text)
        var bytes = Array(text.utf8)
        for run in runs.letters.reversed() {
            let word = String(decoding: bytes[run], as: UTF8.self)
            if word == "and" || word == "or" {
                let comma = bytes[..<run.lowerBound].lastIndex { $0 > 32 }.flatMap {
                    bytes[$0] == UInt8(ascii: ",") ? $0 : nil
                }
                bytes.replaceSubrange((comma ?? run.lowerBound)..<run.upperBound, with: Array("\\text{ \(word) }".utf8))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static let formatting: Set<String> = [
        "text", "textbf", "textit", "textrm", "mathrm", "mathbf", "mathit", "operatorname", "mbox", "left", "right",
        "displaystyle", "bf", "rm",
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

/// Runs of ASCII letters that belong to no command and stand in no braces.
private struct BareRuns {
    private(set) var letters: [Range<Int>] = []

    init(_ text: String) {
        let bytes = Array(text.utf8)
        var depth = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
            let isCommand = byte == UInt8(ascii: "\\")
            if isCommand { index += 1 }
            let start = index
            while index < bytes.count, 65...90 ~= bytes[index] || 97...122 ~= bytes[index] { index += 1 }
            if index > start, !isCommand, depth == 0 { letters.append(start..<index) }
            if index == start { index += 1 }
        }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
