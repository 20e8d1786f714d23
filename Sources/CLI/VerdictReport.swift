// A verdict record for people: what `verify-step` prints.
import Records

/// A coloured account of one solution: each step with its verdict, each claim below it, the evidence on request.
struct VerdictReport {
    let record: VerdictRecord
    /// The text that the spans point into; nil when steps were given.
    var solution: String?
    var steps: [String]?
    /// Shows the evidence of every claim, not only of the invalid ones.
    var explain = false

    func lines(for terminal: Terminal) -> [String] {
        var lines: [String] = []
        for step in record.steps {
            let head = terminal.styled("step \(step.index)", .bold) + "  " + mark(step.verdict, terminal)
            lines.append("\(head)  \(terminal.styled(step.reason.printable, .dim))")
            let account = StepAccount(
                step: step, text: text(of: step), offset: steps == nil ? step.span.start : 0, explain: explain)
            lines += account.lines(for: terminal)
        }
        lines.append(summary(terminal))
        return lines
    }

    private func summary(_ terminal: Terminal) -> String {
        let counts = Finding.allCases.map { finding in
            let count = record.steps.count { $0.verdict == finding }
            return terminal.styled("\(count) \(finding.rawValue)", count > 0 ? Self.style(finding) : .dim)
        }
        let first = record.firstInvalidStep
        return counts.joined(separator: ", ") + (first >= 0 ? "; the first invalid step is \(first)" : "")
    }

    /// The text of a step; empty where the span does not fit the text.
    private func text(of step: StepVerdict) -> String {
        if let steps { return steps.indices.contains(step.index) ? steps[step.index] : "" }
        let bytes = Array((solution ?? "").utf8)
        guard step.span.end <= bytes.count else { return "" }
        return String(decoding: bytes[step.span.start..<step.span.end], as: UTF8.self)
    }

    private func mark(_ finding: Finding, _ terminal: Terminal) -> String {
        terminal.styled(finding.rawValue, Self.style(finding))
    }

    static func symbol(_ finding: Finding, _ terminal: Terminal) -> String {
        let symbol =
            switch finding {
            case .valid: "✓"
            case .invalid: "✗"
            case .undecided: "?"
            }
        return terminal.styled(symbol, style(finding))
    }

    static func style(_ finding: Finding) -> Terminal.Style {
        switch finding {
        case .valid: .green
        case .invalid: .red
        case .undecided: .yellow
        }
    }
}
