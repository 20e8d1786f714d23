import LatexSyntax

/// Cuts a solution into steps: at blank lines when it has any, else at line ends; also before "Step 3" and list items.
/// A step never ends inside a math span.
struct Segmenter {
    static func steps(of source: SourceText, spans: [MathSpan]) -> [SourceSpan] {
        let bytes = source.bytes
        let hasParagraphs = containsBlankLine(bytes)
        var cuts: [Int] = []
        var nextSpan = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] == newline else {
                index += 1
                continue
            }
            // Plain spans never cross a line end; the others do.
            while nextSpan < spans.count, spans[nextSpan].outer.end <= index { nextSpan += 1 }
            if nextSpan < spans.count, spans[nextSpan].outer.start < index, index < spans[nextSpan].outer.end {
                index = spans[nextSpan].outer.end
                continue
            }
            let lineStart = skipSpaces(bytes, from: index + 1)
            let isBlank = lineStart < bytes.count && bytes[lineStart] == newline
            if !hasParagraphs || isBlank || startsItem(bytes, at: lineStart) { cuts.append(index + 1) }
            index += 1
        }
        var result: [SourceSpan] = []
        var start = 0
        for cut in cuts + [bytes.count] {
            if let span = trimmed(bytes, start, cut) { result.append(span) }
            start = cut
        }
        return result
    }

    private static let newline = UInt8(ascii: "\n")

    private static func containsBlankLine(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while let line = bytes[index...].firstIndex(of: newline) {
            let next = skipSpaces(bytes, from: line + 1)
            if next < bytes.count, bytes[next] == newline { return true }
            index = line + 1
        }
        return false
    }

    private static func skipSpaces(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] == 32 || bytes[index] == 9 || bytes[index] == 13 { index += 1 }
        return index
    }

    /// "Step 2", "3.", "4)", "- ", "* " at the start of a line.
    private static func startsItem(_ bytes: [UInt8], at start: Int) -> Bool {
        let rest = bytes[start...].prefix(12)
        if rest.starts(with: Array("Step ".utf8)) || rest.starts(with: Array("**Step ".utf8)) { return true }
        if rest.starts(with: Array("- ".utf8)) || rest.starts(with: Array("* ".utf8)) { return true }
        let digits = rest.prefix { 48...57 ~= $0 }
        guard !digits.isEmpty, digits.count <= 2 else { return false }
        let after = rest.dropFirst(digits.count)
        return after.starts(with: Array(". ".utf8)) || after.starts(with: Array(") ".utf8))
    }

    private static func trimmed(_ bytes: [UInt8], _ start: Int, _ end: Int) -> SourceSpan? {
        var low = start
        var high = end
        while low < high, bytes[low] <= 32 { low += 1 }
        while high > low, bytes[high - 1] <= 32 { high -= 1 }
        return low < high ? SourceSpan(start: low, end: high) : nil
    }
}
