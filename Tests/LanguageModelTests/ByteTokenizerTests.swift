import Foundation
import TestSupport
import Testing

@testable import LanguageModel

@Suite struct ByteTokenizerTests {
    @Test(arguments: ["", "3(x+2)=9\n", "größer ≤ 𝑥", "\u{0}\u{7F}"]) func textsRoundTrip(text: String) throws {
        for tokenizer in [ByteTokenizer(), ByteTokenizer(covering: [text, "abc"])] {
            let tokens = try tokenizer.encode(text)
            #expect(tokenizer.decode(tokens.map(\.id)) == text)
            #expect(tokens.map(\.bytes) == (0..<text.utf8.count).map { $0..<$0 + 1 })
            #expect(tokens.allSatisfy { (3..<Int32(tokenizer.vocabularySize)).contains($0.id) })
        }
    }

    @Test func unknownBytesAreErrors() {
        let tokenizer = ByteTokenizer(covering: ["abc"])
        #expect(tokenizer.vocabularySize == 6)
        #expect(throws: TokenizerError.self) { try tokenizer.encode("abd") }
        #expect(tokenizer.decode([0, 1, 2, 3, 99, -4]) == "a")
    }

    @Test func filesRoundTrip() throws {
        try withTemporaryFolder("tokenizer") { folder in
            let url = folder.appendingPathComponent("tokenizer.json")
            let tokenizer = ByteTokenizer(covering: ["x+1=2"])
            try tokenizer.json().write(to: url)
            let again = try TokenizerFile.read(url)
            #expect(again as? ByteTokenizer == tokenizer)
            try Data(#"{"type":"other"}"#.utf8).write(to: url)
            #expect(throws: TokenizerError.self) { try TokenizerFile.read(url) }
        }
    }
}
