// One judged step for people: its text with the claims underlined, and why each is what it is.
import Records

/// The lines below the heading of a step.
struct StepAccount {
    let step: StepVerdict
    /// The text of the step.
    let text: String
    /// Where the text begins in the text that the spans of claims point into.
    let offset: Int
    /// Shows the evidence of every claim, not only of the invalid ones.
    let explain: Bool

    func lines(for terminal: Terminal) -> [String] {
        sourceLines(terminal) + step.claims.flatMap { lines(for: $0, terminal) }
    }

    /// The text, below each line the marks of the claims in it that are explained.
    private func sourceLines(_ terminal: Terminal) -> [String] {
        var lines: [String] = []
        var start = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            defer { start += line.count + 1 }
            let shown = String(decoding: line, as: UTF8.self)
            if shown.allSatisfy(\.isWhitespace) { continue }
            lines.append("    " + shown.printable)
            let marks = marks(below: Array(line), from: start, terminal)
            if !marks.isEmpty { lines.append("    " + marks) }
        }
        return lines
    }

    /// `^` below what is invalid, `~` below other claims that are explained; empty when there are none.
    private func marks(below line: [UInt8], from start: Int, _ terminal: Terminal) -> String {
        var result = ""
        var column = 0
        for claim in step.claims.sorted(by: { $0.span.start < $1.span.start }) where explain || claim.verdict == .invalid {
            let low = max(0, claim.span.start - offset - start)
            let high = min(line.count, claim.span.end - offset - start)
            guard low < high else { continue }
            let from = String(decoding: line[..<low], as: UTF8.self).printable.terminalWidth
            let to = String(decoding: line[..<high], as: UTF8.self).printable.terminalWidth
            guard max(from, column) < to else { continue }
            result += String(repeating: " ", count: max(0, from - column))
            let mark = String(repeating: claim.verdict == .invalid ? "^" : "~", count: to - max(from, column))
            result += terminal.styled(mark, VerdictReport.style(claim.verdict))
            column = to
        }
        return result
    }

    private func lines(for claim: ClaimVerdict, _ terminal: Terminal) -> [String] {
        let symbol = VerdictReport.symbol(claim.verdict, terminal)
        var lines = ["  \(symbol) \(claim.text.printable)  \(terminal.styled(claim.reason.printable, .dim))"]
        guard let evidence = claim.evidence, explain || claim.verdict == .invalid else { return lines }
        func add(_ label: String, _ text: String?) {
            guard let text, !text.isEmpty else { return }
            lines.append("      \(terminal.styled(label, .cyan)) \(text.printable)")
        }
        if let left = evidence.lhs, let right = evidence.rhs {
            add("read as", "\(left) \(evidence.details["relation"]?.string ?? "=") \(right)")
        }
        add("read with", evidence.details["reading"]?.string)
        add("from", evidence.facts.joined(separator: "; "))
        if evidence.rule != "none" { add("by", evidence.rule) }
        if let witness = evidence.witness { add("found", Self.sentence(witness, evidence)) }
        add("provided", evidence.sideConditions.joined(separator: ", "))
        return lines
    }

    /// "at x = 2 the left side is 36, the right side 20"; nil when it would say nothing beyond the claim as it was read.
    private static func sentence(_ witness: Witness, _ evidence: Evidence) -> String? {
        if witness.assignment.isEmpty, witness.lhs == evidence.lhs, witness.rhs == evidence.rhs { return nil }
        let place = witness.assignment.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
        return (place.isEmpty ? "" : "at \(place) ") + "the left side is \(witness.lhs), the right side \(witness.rhs)"
    }
}
