import LatexSyntax

/// What a sentence is made of, for claims that are made in words: "97 is prime", "the sum of the digits of $84$ is $12$".
struct SentenceToken {
    enum Kind: Equatable {
        /// In lower case.
        case word(String)
        /// A numeral in running text, or the mathematics of a span with this place among the pieces.
        case numeral, formula(Int)
        case comma
        /// The end of a sentence or of an independent clause.
        case stop
        case other
    }

    let kind: Kind
    let span: SourceSpan

    var word: String? { if case .word(let word) = kind { word } else { nil } }
    var isOperand: Bool { if case .formula = kind { true } else { kind == .numeral } }

    /// The tokens of a stretch of text, with those spans of mathematics that are no annotations as one token each.
    static func tokens(of source: SourceText, _ span: SourceSpan, _ pieces: ArraySlice<ReadText.Piece>) -> [SentenceToken] {
        var result: [SentenceToken] = []
        var next = pieces.startIndex
        var index = span.start
        while index < span.end {
            while next < pieces.endIndex, pieces[next].span.isAnnotation || pieces[next].span.outer.start < index { next += 1 }
            if next < pieces.endIndex, pieces[next].span.outer.start == index {
                let outer = pieces[next].span.outer
                result.append(SentenceToken(kind: .formula(next), span: outer))
                index = max(outer.end, index + 1)
                continue
            }
            let limit = next < pieces.endIndex ? min(span.end, pieces[next].span.outer.start) : span.end
            let end = self.end(of: source.bytes[index..<limit])
            if let kind = kind(of: source.bytes[index..<end], before: end < source.bytes.count ? source.bytes[end] : nil) {
                result.append(SentenceToken(kind: kind, span: SourceSpan(start: index, end: end)))
            }
            index = end
        }
        return result
    }

    /// Where the word, numeral or sign ends that the bytes begin with. What mixes letters and digits is one token.
    private static func end(of bytes: ArraySlice<UInt8>) -> Int {
        guard let first = bytes.first, isWordByte(first) || isDigit(first) else { return bytes.startIndex + 1 }
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            // 200,000 and 4.5 go on behind their sign.
            let goesOn = (byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")) && isDigit(bytes[index - 1])
                && index + 1 < bytes.endIndex && isDigit(bytes[index + 1])
            guard isWordByte(byte) || isDigit(byte) || goesOn else { break }
            index += 1
        }
        return index
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 48...57 ~= byte }
    private static func isWordByte(_ byte: UInt8) -> Bool { 65...90 ~= byte || 97...122 ~= byte || byte == 39 || byte >= 128 }

    private static func kind(of bytes: ArraySlice<UInt8>, before next: UInt8?) -> Kind? {
        guard let first = bytes.first else { return nil }
        if isWordByte(first) {
            return bytes.contains(where: isDigit) ? .other : .word(String(decoding: bytes, as: UTF8.self).lowercased())
        }
        if isDigit(first) { return isNumeral(bytes) ? .numeral : .other }
        switch first {
        // A line may break anywhere in a sentence, an empty line ends one.
        case 10 where next == 10: return .stop
        case 9, 10, 13, 32: return nil
        case UInt8(ascii: ","): return .comma
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: ":"):
            return next.map { $0 <= 32 } ?? true ? .stop : .other
        default: return .other
        }
    }

    /// Digits, perhaps in groups of three: 1,260.
    private static func isNumeral(_ bytes: ArraySlice<UInt8>) -> Bool {
        let groups = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return false }
        return groups.count == 1 || groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
    }
}
