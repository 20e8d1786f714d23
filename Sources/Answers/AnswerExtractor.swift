import LatexSyntax

/// The place of an answer in a text, and the rule that found it.
public struct ExtractedAnswer: Sendable {
    /// One text for each part: several boxes that belong together give several.
    public let parts: [String]
    public let rule: String
    public let span: Range<Int>
}

/// Finds the final answer of a response by ranked, named rules: boxes, marked phrases, the text itself, the last mathematics,
/// the last number.
public struct AnswerExtractor: Sendable {
    private let commands: [[UInt8]]
    private let markers: [AnswerMarkers.Phrase]
    private let scanner: MathSpanScanner

    public init(notation: Notation, markers: AnswerMarkers) {
        scanner = MathSpanScanner(notation: notation)
        commands = markers.commands
        self.markers = markers.phrases
    }

    /// The answer of a response; nil when there is nothing to take. Text up to `</think>` is not looked at.
    public func extract(from text: String) -> ExtractedAnswer? {
        let bytes = Array(text.utf8)
        let start = AnswerExtractor.last(Array("</think>".utf8), in: bytes, from: 0).map { $0 + 8 } ?? 0
        if let boxed = boxed(bytes, from: start) { return boxed }
        if let marked = marked(bytes, from: start) { return marked }
        if let whole = whole(bytes, from: start) { return whole }
        return lastMath(text, bytes, from: start)
    }

    // MARK: Boxes

    /// The last box with balanced braces, with the boxes before it that are joined to it by at most a few words.
    private func boxed(_ bytes: [UInt8], from start: Int) -> ExtractedAnswer? {
        var boxes: [(outer: Range<Int>, inner: Range<Int>)] = []
        let closing = AnswerExtractor.closingBraces(bytes, from: start)
        var index = start
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\"),
                let command = commands.first(where: { bytes[index...].starts(with: $0) })
            else {
                index += 1
                continue
            }
            var open = index + command.count
            while open < bytes.count, bytes[open] <= 32 { open += 1 }
            if let close = closing[open] {
                boxes.append((index..<close + 1, open + 1..<close))
                index = close + 1
            } else {
                index = open
            }
        }
        guard let last = boxes.last else { return nil }
        var first = boxes.count - 1
        while first > 0, AnswerExtractor.joins(bytes[boxes[first - 1].outer.upperBound..<boxes[first].outer.lowerBound])
        { first -= 1 }
        var parts = boxes[first...].map { String(decoding: bytes[$0.inner], as: UTF8.self) }
        if parts.count > 1, Set(parts).count == 1 { parts = [parts[0]] }
        return ExtractedAnswer(parts: parts, rule: "boxed", span: boxes[first].inner.lowerBound..<last.inner.upperBound)
    }

    /// Text between two boxes that makes one answer of them: short, on one line, without the end of a sentence.
    private static func joins(_ gap: ArraySlice<UInt8>) -> Bool {
        if gap.count > 24 || gap.contains(10) && gap.count > 4 { return false }
        let text = String(decoding: gap, as: UTF8.self)
        let words = text.split { !$0.isLetter }.map(String.init).filter {
            !["text", "quad", "qquad", "mathrm"].contains($0)
        }
        return !text.contains(".") && words.count <= 2
            && (words.isEmpty || words.contains("and") || words.contains("or"))
    }

    /// The closing brace of every opening one that has one, in one pass: texts with many unclosed braces cost no more.
    private static func closingBraces(_ bytes: [UInt8], from start: Int) -> [Int: Int] {
        var closing: [Int: Int] = [:]
        var open: [Int] = []
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "{"): open.append(index)
            case UInt8(ascii: "}"): if let last = open.popLast() { closing[last] = index }
            default: break
            }
            index += 1
        }
        return closing
    }

    // MARK: Marked phrases

    /// The last phrase of the strongest rank that occurs.
    private func marked(_ bytes: [UInt8], from start: Int) -> ExtractedAnswer? {
        var best: (marker: AnswerMarkers.Phrase, position: Int)?
        let lastLine = AnswerExtractor.startOfLastLine(bytes, from: start)
        for marker in markers {
            guard let position = AnswerExtractor.last(marker.bytes, in: bytes, from: marker.opensLastLine ? lastLine : start),
                !marker.opensLastLine || position == lastLine
            else { continue }
            if let old = best, (old.marker.rank, -old.position) <= (marker.rank, -position) { continue }
            best = (marker, position)
        }
        guard let best else { return nil }
        var low = best.position + best.marker.bytes.count
        while low < bytes.count, bytes[low] <= 32 || bytes[low] == UInt8(ascii: ":") || bytes[low] == UInt8(ascii: "*")
        { low += 1 }
        var high = low
        while high < bytes.count, bytes[high] != 10 {
            let isStop = bytes[high] == UInt8(ascii: ".") && (high + 1 == bytes.count || bytes[high + 1] <= 32)
            if isStop, !best.marker.isLine { break }
            high += 1
        }
        return AnswerExtractor.answer(bytes, low, high, best.marker.name)
    }

    /// Where the words of the last line that is not empty begin.
    private static func startOfLastLine(_ bytes: [UInt8], from start: Int) -> Int {
        guard let end = bytes[start...].lastIndex(where: { $0 > 32 }) else { return start }
        let line = bytes[start...end].lastIndex(of: 10).map { $0 + 1 } ?? start
        return bytes[line...].firstIndex { $0 > 32 } ?? line
    }

    // MARK: The text itself, the last mathematics, the last number

    /// A short text on one line without sentences is the answer itself.
    private func whole(_ bytes: [UInt8], from start: Int) -> ExtractedAnswer? {
        let text = bytes[start...]
        let content = text.drop { $0 <= 32 }
        guard !content.isEmpty, content.count <= 400 else { return nil }
        let delimiters = ["$", "\\(", "\\["].map { Array($0.utf8) }
        let startsWithMath = content.first == UInt8(ascii: "\\") || delimiters.contains { content.starts(with: $0) }
        // Prose around mathematics, or around a number, holds the answer somewhere inside.
        let hasMathInside =
            content.contains(UInt8(ascii: "$"))
            || zip(content, content.dropFirst()).contains { $0 == UInt8(ascii: "\\") && ($1 == 40 || $1 == 91) }
        let words = AnswerExtractor.proseWords(content)
        let isSentence = words > 6 || words > 3 && content.contains { 48...57 ~= $0 }
        guard startsWithMath || !hasMathInside && !isSentence && !content.contains(10) else { return nil }
        return AnswerExtractor.answer(bytes, content.startIndex, bytes.count, "whole")
    }

    /// Words of two letters or more that are no commands.
    private static func proseWords(_ content: ArraySlice<UInt8>) -> Int {
        var count = 0
        var length = 0
        var isCommand = false
        for byte in content {
            if 65...90 ~= byte || 97...122 ~= byte {
                length += 1
            } else {
                if length > 1, !isCommand { count += 1 }
                length = 0
                isCommand = byte == UInt8(ascii: "\\")
            }
        }
        return length > 1 && !isCommand ? count + 1 : count
    }

    private func lastMath(_ text: String, _ bytes: [UInt8], from start: Int) -> ExtractedAnswer? {
        let spans = scanner.scan(SourceText(text)).filter { $0.outer.start >= start }
        if let span = spans.last(where: { !$0.isAnnotation }) {
            return AnswerExtractor.answer(bytes, span.inner.start, span.inner.end, "last-math")
        }
        var high = bytes.count
        while high > start, !(48...57 ~= bytes[high - 1]) { high -= 1 }
        var low = high
        while low > start, 48...57 ~= bytes[low - 1] || [44, 46, 47].contains(bytes[low - 1]) { low -= 1 }
        while low < high, !(48...57 ~= bytes[low]) && bytes[low] != 46 { low += 1 }
        if low > start, low < high, bytes[low - 1] == UInt8(ascii: "-") { low -= 1 }
        return AnswerExtractor.answer(bytes, low, high, "last-number")
    }

    /// The trimmed stretch as an answer; nil when it is empty.
    private static func answer(_ bytes: [UInt8], _ start: Int, _ end: Int, _ rule: String) -> ExtractedAnswer? {
        var low = start
        var high = max(start, end)
        let trailing: [UInt8] = [
            UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "*"), UInt8(ascii: "!"),
        ]
        while low < high, bytes[low] <= 32 { low += 1 }
        while high > low, bytes[high - 1] <= 32 || trailing.contains(bytes[high - 1]) { high -= 1 }
        // A factorial keeps its sign.
        if high < end, bytes[high] == UInt8(ascii: "!"), high > low, bytes[high - 1] != 32 { high += 1 }
        guard low < high else { return nil }
        return ExtractedAnswer(
            parts: [String(decoding: bytes[low..<high], as: UTF8.self)], rule: rule, span: low..<high)
    }

    private static func last(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard !pattern.isEmpty, bytes.count - start >= pattern.count else { return nil }
        var index = bytes.count - pattern.count
        while index >= start {
            if bytes[index] == pattern[0], bytes[index..<index + pattern.count].elementsEqual(pattern) { return index }
            index -= 1
        }
        return nil
    }
}
