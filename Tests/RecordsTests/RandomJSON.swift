// Random JSON values for laws: every kind, awkward strings, numbers in every notation.
import Records
import TestSupport

extension RepeatableRandom {
    mutating func json(depth: Int = 4) -> JSONValue {
        switch int(in: 0...(depth > 0 ? 6 : 4)) {
        case 0: return .null
        case 1: return .bool(chance(0.5))
        case 2: return jsonNumber()
        case 3, 4: return .string(text())
        case 5: return .array((0..<int(in: 0...4)).map { _ in json(depth: depth - 1) })
        default: return .object(jsonObject(depth: depth - 1))
        }
    }

    mutating func jsonObject(depth: Int = 3) -> JSONObject {
        var object = JSONObject()
        for _ in 0..<int(in: 0...4) { object[text()] = json(depth: depth) }
        return object
    }

    mutating func jsonNumber() -> JSONValue {
        let text = pick([
            "0", "-0", "1.0", "0.10", "1e400", "-2.5E-3", "12345678901234567890123", "\(int(in: -9999...9999))",
        ])
        return (try? JSONValue(parsing: text)) ?? .null
    }

    mutating func text() -> String {
        let pieces = [
            "a", "é", "😀", "\"", "\\", "/", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{7F}", "\u{2028}", "\\frac{1}{2}",
            " ", "'",
        ]
        return (0..<int(in: 0...6)).map { _ in pick(pieces) }.joined()
    }
}
