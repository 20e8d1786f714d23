// `JSONValue` and records → bytes, appended to one growing buffer. Compact, no escaped slashes, member order as given:
// the same value gives the same bytes everywhere.

/// Something that is written as one JSON value.
public protocol JSONWritable {
    func write(to writer: inout JSONWriter)
}

/// A buffer of JSON text under construction. Commas are its own business.
public struct JSONWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    /// A writer whose buffer holds `capacity` bytes before it has to grow.
    public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Empties the buffer and keeps its storage, for the next line.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Ends a line of JSON Lines.
    public mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

    /// Puts the comma that is due before the next element. Inside an object or list the last byte tells: only an opening
    /// bracket, a colon or a line end is followed by a value without one.
    private mutating func separate() {
        switch bytes.last {
        case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "\n"): return
        default: bytes.append(UInt8(ascii: ","))
        }
    }

    public mutating func object(_ members: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "{"))
        members(&self)
        bytes.append(UInt8(ascii: "}"))
    }

    public mutating func array<Element>(_ elements: some Sequence<Element>, _ each: (Element, inout JSONWriter) -> Void)
    {
        separate()
        bytes.append(UInt8(ascii: "["))
        for element in elements { each(element, &self) }
        bytes.append(UInt8(ascii: "]"))
    }

    public mutating func array(_ elements: [some JSONWritable]) { array(elements) { $1.value($0) } }

    /// A member name; the next value written belongs to it.
    public mutating func name(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
    }

    public mutating func null() { word("null") }
    public mutating func value(_ flag: Bool) { word(flag ? "true" : "false") }
    public mutating func value(_ number: Int) { word(String(number)) }
    public mutating func value(_ number: JSONNumber) { word(number.text) }
    /// A number, or `null` where JSON has none (infinities, NaN).
    public mutating func value(_ number: Double) { word(JSONNumber(number)?.text ?? "null") }

    public mutating func value(_ text: String) {
        separate()
        quote(text)
    }

    public mutating func value(_ text: String?) {
        if let text { value(text) } else { null() }
    }

    public mutating func value(_ value: some JSONWritable) { value.write(to: &self) }

    /// The member `name` with a value of any writable type.
    public mutating func member(_ name: String, _ value: some JSONWritable) {
        self.name(name)
        value.write(to: &self)
    }

    public mutating func member(_ name: String, _ text: String?) {
        self.name(name)
        value(text)
    }

    public mutating func member(_ name: String, _ number: Int) {
        self.name(name)
        value(number)
    }

    private mutating func word(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            // Whole runs are copied at once; only the few bytes that JSON forbids are looked at one by one.
            var start = 0
            for index in utf8.indices {
                let byte = utf8[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                bytes.append(contentsOf: utf8[start..<index])
                escape(byte)
                start = index + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0..<0x20:
            bytes.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
            bytes.append(UInt8(ascii: "0") + byte >> 4)
            let low = byte & 15
            bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
        default: bytes.append(byte)
        }
    }
}

extension JSONValue: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let flag): writer.value(flag)
        case .number(let number): writer.value(number)
        case .string(let text): writer.value(text)
        case .array(let elements): writer.array(elements)
        case .object(let object): writer.value(object)
        }
    }
}

extension JSONObject: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            for member in members { writer.member(member.name, member.value) }
        }
    }
}

extension JSONWritable {
    /// The compact JSON text of this value.
    public var jsonBytes: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }

    public var jsonText: String { String(decoding: jsonBytes, as: UTF8.self) }
}
