// One token per byte: all 256, or only the bytes that a small corpus uses.
public import Foundation

/// Byte-level tokens. Numbers 0, 1, 2 are padding, beginning and end; byte `alphabet[i]` is number 3 + i.
public struct ByteTokenizer: Tokenizer, Equatable {
    static let type = "stepkto-bytes"
    static let firstByte = 3

    public let alphabet: [UInt8]
    private let numbers: [Int32]

    /// A tokenizer for texts over `alphabet` (duplicates count once); the default is every byte.
    public init(alphabet: [UInt8] = Array(0...255)) {
        let bytes = Array(Set(alphabet)).sorted()
        self.alphabet = bytes
        var numbers = [Int32](repeating: -1, count: 256)
        for (index, byte) in bytes.enumerated() { numbers[Int(byte)] = Int32(ByteTokenizer.firstByte + index) }
        self.numbers = numbers
    }

    /// The smallest alphabet that expresses `texts`.
    public init(covering texts: some Sequence<String>) {
        var seen = Set<UInt8>()
        for text in texts { seen.formUnion(text.utf8) }
        self.init(alphabet: Array(seen))
    }

    public var vocabularySize: Int { ByteTokenizer.firstByte + alphabet.count }
    public var beginningToken: Int32? { 1 }
    public var endToken: Int32 { 2 }

    public func encode(_ text: String) throws -> [TextToken] {
        var tokens: [TextToken] = []
        tokens.reserveCapacity(text.utf8.count)
        for (offset, byte) in text.utf8.enumerated() {
            let number = numbers[Int(byte)]
            guard number >= 0 else {
                throw TokenizerError("byte \(byte) at offset \(offset) is not in the tokenizer's alphabet")
            }
            tokens.append(TextToken(id: number, bytes: offset..<offset + 1))
        }
        return tokens
    }

    public func decode(_ tokens: [Int32]) -> String {
        let bytes = tokens.compactMap { token -> UInt8? in
            let index = Int(token) - ByteTokenizer.firstByte
            return alphabet.indices.contains(index) ? alphabet[index] : nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private struct File: Codable {
        var type: String
        var alphabet: [UInt8]
    }

    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(File(type: ByteTokenizer.type, alphabet: alphabet))
    }

    public init(json: Data) throws {
        guard let file = try? JSONDecoder().decode(File.self, from: json), file.type == ByteTokenizer.type else {
            throw TokenizerError("not a byte tokenizer's file")
        }
        self.init(alphabet: file.alphabet)
    }
}
