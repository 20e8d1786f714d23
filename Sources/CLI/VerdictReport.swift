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
            lines += text(of: step).split(separator: "\n", omittingEmptySubsequences: true).map {
                "    " + String($0).printable
            }
            for claim in step.claims { lines += self.lines(for: claim, terminal) }
        }
        lines.append(summary(terminal))
        return lines
    }

    private func lines(for claim: ClaimVerdict, _ terminal: Terminal) -> [String] {
        var lines = [
            "  \(symbol(claim.verdict, terminal)) \(claim.text.printable)  \(terminal.styled(claim.reason.printable, .dim))"
        ]
        guard let evidence = claim.evidence, explain || claim.verdict == .invalid else { return lines }
        func add(_ label: String, _ text: String?) {
            guard let text, !text.isEmpty else { return }
            lines.append("      \(terminal.styled(label, .cyan)) \(text.printable)")
        }
        add("rule", evidence.rule)
        add("left ", evidence.lhs)
        add("right", evidence.rhs)
        add("using", evidence.facts.joined(separator: "; "))
        // Values that stand above as the sides themselves need no second line.
        if let witness = evidence.witness,
            !witness.assignment.isEmpty || witness.lhs != evidence.lhs || witness.rhs != evidence.rhs
        {
            add("at", witness.assignment.map { "\($0.name) = \($0.value)" }.joined(separator: ", "))
            add("  left ", witness.lhs)
            add("  right", witness.rhs)
        }
        add("read with", evidence.details["reading"]?.string)
        add("provided", evidence.sideConditions.joined(separator: ", "))
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

    private func symbol(_ finding: Finding, _ terminal: Terminal) -> String {
        let symbol =
            switch finding {
            case .valid: "✓"
            case .invalid: "✗"
            case .undecided: "?"
            }
        return terminal.styled(symbol, Self.style(finding))
    }

    private static func style(_ finding: Finding) -> Terminal.Style {
        switch finding {
        case .valid: .green
        case .invalid: .red
        case .undecided: .yellow
        }
    }
}
