import Foundation
import Records
import TestSupport
import Testing

@Suite struct JSONReaderTests {
    @Test func writingThenReadingGivesTheSameValue() throws {
        for seed in 0..<400 as Range<UInt64> {
            var random = RepeatableRandom(seed: seed)
            let value = random.json()
            #expect(try JSONValue(parsing: value.jsonText) == value, "seed \(seed)")
        }
    }

    @Test func numbersKeepTheirText() throws {
        for text in ["12345678901234567890", "0.10", "1.0", "-0", "1E+5", "1e400"] {
            #expect(try JSONValue(parsing: text).jsonText == text)
        }
    }

    @Test func foundationReadsWhatIsWritten() throws {
        for seed in 0..<100 as Range<UInt64> {
            var random = RepeatableRandom(seed: seed)
            let text = random.text()
            let read = try JSONDecoder().decode([String].self, from: Data(JSONValue([text]).jsonBytes))
            #expect(read == [text], "seed \(seed)")
        }
    }

    @Test(arguments: [
        "", " ", "{", "[", "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "01", "1.", ".5", "+1", "-", "1e", "nul", "NaN",
        "Infinity", "'a'", "\"a", "\"\\x\"", "\"\\u12g4\"", "\"\\", "\"a\nb\"", "1 2", "{}x", "[1 2]", "\u{FEFF}1",
        "\0", "tru",
    ])
    func faultyTextIsRefused(text: String) { #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) } }

    @Test func faultsNameTheByte() {
        let fault = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: "{\"a\": ?}") }
        #expect(fault?.offset == 6)
        #expect(fault?.description == "no JSON value starts here at byte 7")
    }

    @Test func invalidUTF8IsRefused() {
        let bytes: [UInt8] = [0x22, 0xC3, 0x28, 0x22]
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: bytes) }
    }

    @Test func surrogatePairsJoinAndLoneOnesAreReplaced() throws {
        #expect(try JSONValue(parsing: #""\ud83d\ude00""#) == "😀")
        #expect(try JSONValue(parsing: #""\ud83d!""#) == "\u{FFFD}!")
        #expect(try JSONValue(parsing: #""\ude00""#) == "\u{FFFD}")
        #expect(try JSONValue(parsing: #""\ud83d\u0041""#) == "\u{FFFD}A")
    }

    @Test func nestingIsBounded() throws {
        let levels = JSONValue.depthLimit
        let deepest = String(repeating: "[", count: levels - 1) + "1" + String(repeating: "]", count: levels - 1)
        _ = try JSONValue(parsing: deepest)
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: "[" + deepest + "]") }
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: String(repeating: "{\"a\":", count: 100_000)) }
    }

    @Test func everyCutOfATextIsRefusedOrComplete() throws {
        let text = #"{"a":[1,-2.5e3,"x\n\u00e9"],"b":{"c":null,"d":true}}"#
        for count in 0..<text.utf8.count {
            #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: Array(text.utf8.prefix(count))) }
        }
    }

    @Test func codableAgreesWithTheReader() throws {
        let text = #"{"a":[1,2.5,"x",null,true],"b":{"c":"d"}}"#
        #expect(try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) == JSONValue(parsing: text))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(try encoder.encode(JSONValue(parsing: text)) == Data(text.utf8))
    }
}
