import Records
import TestSupport
import Testing

@Suite struct JSONWriterTests {
    @Test func outputIsCompactAndOrdered() {
        let value: JSONValue = ["b": 1, "a": [true, .null, "x/y", []], "c": [:]]
        #expect(value.jsonText == #"{"b":1,"a":[true,null,"x/y",[]],"c":{}}"#)
    }

    @Test func controlCharactersAreEscaped() {
        #expect(JSONValue("\u{0}\u{1B}\n\t\r\u{8}\u{C}\"\\").jsonText == #""\u0000\u001b\n\t\r\b\f\"\\""#)
    }

    @Test func oneLinePerValueWhateverItHolds() {
        for seed in 0..<100 as Range<UInt64> {
            var random = RepeatableRandom(seed: seed)
            var writer = JSONWriter()
            for _ in 0..<3 {
                writer.value(random.json())
                writer.newline()
            }
            #expect(writer.bytes.count { $0 == UInt8(ascii: "\n") } == 3, "seed \(seed)")
            let lines = writer.bytes.split(separator: UInt8(ascii: "\n"))
            #expect(lines.allSatisfy { (try? JSONValue(parsing: $0)) != nil }, "seed \(seed)")
        }
    }

    @Test func numbersThatJSONLacksAreNull() {
        #expect(
            JSONValue([JSONValue(Double.nan), JSONValue(Double.infinity), JSONValue(0.5)] as [JSONValue]).jsonText
                == "[null,null,0.5]")
    }
}

extension JSONValue {
    fileprivate init(_ elements: [JSONValue]) { self = .array(elements) }
}
