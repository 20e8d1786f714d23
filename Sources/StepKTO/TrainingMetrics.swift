// What one update reports, under the names that the field's dashboards know.
internal import Foundation

/// Named numbers of one update (`loss`, `kl`, `rewards/chosen`, `grad_norm`, …) and warnings in words.
public struct TrainingMetrics: Codable, Equatable, Sendable {
    public var step: Int
    public var values: [String: Double]
    public var warnings: [String]

    public init(step: Int, values: [String: Double] = [:], warnings: [String] = []) {
        self.step = step
        self.values = values
        self.warnings = warnings
    }

    public subscript(name: String) -> Double? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// One JSON object on one line: `step` first, the values in alphabetical order, `warnings` only when there are any.
    public func jsonLine() -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        func quoted(_ text: String) -> String {
            let data = (try? encoder.encode([text])) ?? Data("[\"\"]".utf8)
            return String(String(decoding: data, as: UTF8.self).dropFirst().dropLast())
        }
        var fields = ["\"step\":\(step)"]
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            fields.append("\(quoted(name)):\(value.isFinite ? "\(value)" : "null")")
        }
        if !warnings.isEmpty { fields.append("\"warnings\":[\(warnings.map(quoted).joined(separator: ","))]") }
        return "{" + fields.joined(separator: ",") + "}"
    }
}

/// Watches the reference point for the two ways in which it stops meaning anything.
struct DivergenceWatch: Codable, Equatable {
    private var zeros = 0
    private var average = 0.0
    private var seen = 0

    /// A warning when z has been 0 up to rounding for 20 updates in a row, or is more than ten times its running mean and above 1 nat.
    mutating func note(_ value: Double) -> String? {
        defer {
            seen += 1
            average += (value - average) / Double(min(seen, 50))
        }
        // Below this it is the rounding of equal log-probabilities that were computed in different batches.
        zeros = value < 1e-6 ? zeros + 1 : 0
        if zeros > 0, zeros % 20 == 0 {
            return
                "kl has been 0 for \(zeros) updates: mismatched completions became less likely than under the reference, so the reference point is clamped"
        }
        if seen >= 5, value > 1, value > 10 * average {
            return
                "kl jumped to \(value) from a mean of \(average): the policy is leaving the reference; lower the learning rate"
        }
        return nil
    }
}
