// Text to token numbers and back, with the bytes that each token covers.
public import Foundation

/// A token and the bytes of the text that it stands for.
public struct TextToken: Equatable, Sendable {
    public let id: Int32
    /// UTF-8 byte offsets.
    public let bytes: Range<Int>

    public init(id: Int32, bytes: Range<Int>) {
        self.id = id
        self.bytes = bytes
    }
}

/// A text that the tokenizer's vocabulary cannot express, or a tokenizer file that cannot be read.
public struct TokenizerError: Error, Equatable, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }
}

/// A reversible map between texts and token sequences.
///
/// The byte ranges of `encode` are consecutive and cover the text; the trainer uses them to give every token to the
/// step whose range holds its first byte.
public protocol Tokenizer: Sendable {
    var vocabularySize: Int { get }
    /// Put before every prompt when present.
    var beginningToken: Int32? { get }
    /// Ends every completion.
    var endToken: Int32 { get }
    func encode(_ text: String) throws -> [TextToken]
    /// The text of `tokens`; special tokens give nothing.
    func decode(_ tokens: [Int32]) -> String
    /// The content of the file that `TokenizerFile.read` turns into this tokenizer again.
    func json() throws -> Data
}

extension Tokenizer {
    /// Prompt and completion as one sequence: beginning token, prompt, completion, end token.
    public func promptTokens(_ prompt: String) throws -> [Int32] {
        (beginningToken.map { [$0] } ?? []) + (try encode(prompt).map(\.id))
    }
}

/// Reads tokenizer.json by its `type`.
public enum TokenizerFile {
    public static func read(_ url: URL) throws -> any Tokenizer {
        guard let data = try? Data(contentsOf: url) else { throw TokenizerError("\(url.path) could not be read") }
        guard let fields = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw TokenizerError("\(url.lastPathComponent) is not a JSON object")
        }
        switch fields["type"] as? String {
        case ByteTokenizer.type: return try ByteTokenizer(json: data)
        case let type: throw TokenizerError("tokenizer type \(type ?? "missing") is not supported")
        }
    }
}
