// Values of the generator's lines, for tests only.

/// The value of an expression of integers, x, + - * /, brackets and products without a sign; nil when it cannot be read.
struct PlainEvaluator {
    private var rest: Substring
    private let x: Double

    static func value(_ text: Substring, x: Double) -> Double? {
        var evaluator = PlainEvaluator(rest: text, x: x)
        guard let value = evaluator.sum(), evaluator.rest.isEmpty else { return nil }
        return value
    }

    /// Whether both sides of the line have the same value.
    static func holds(_ line: String, x: Double) -> Bool? {
        let sides = line.split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2, let left = value(sides[0], x: x), let right = value(sides[1], x: x) else { return nil }
        return abs(left - right) < 1e-9
    }

    private mutating func take(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func sum() -> Double? {
        let sign: Double = take("-") ? -1 : 1
        guard var total = product().map({ sign * $0 }) else { return nil }
        while true {
            if take("+") {
                guard let next = product() else { return nil }
                total += next
            } else if take("-") {
                guard let next = product() else { return nil }
                total -= next
            } else {
                return total
            }
        }
    }

    private mutating func product() -> Double? {
        guard var total = factor() else { return nil }
        while true {
            if take("*") {
                guard let next = factor() else { return nil }
                total *= next
            } else if take("/") {
                guard let next = factor() else { return nil }
                total /= next
            } else if rest.first == "x" || rest.first == "(" {
                guard let next = factor() else { return nil }
                total *= next
            } else {
                return total
            }
        }
    }

    private mutating func factor() -> Double? {
        if take("x") { return x }
        if take("(") {
            guard let value = sum(), take(")") else { return nil }
            return value
        }
        let digits = rest.prefix { $0.isNumber }
        rest = rest.dropFirst(digits.count)
        return Double(String(digits))
    }
}
