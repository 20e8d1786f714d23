// The measures of M0 … Mt as a table for a person.
import Pipeline

struct MeasuresTable {
    let measures: [StageMeasures]
    let method: String

    init(_ measures: [StageMeasures], method: String) {
        self.measures = measures
        self.method = method
    }

    func lines(for terminal: Terminal) -> [String] {
        let header = ["model", "Pass@1", "sampled", "errors in correct", "invalid steps", "decided", "steps"]
        let rows = measures.map { row in
            [
                row.model, percent(row.passAtOne), percent(row.sampledAccuracy), percent(row.stepwiseErrorsInCorrect),
                percent(row.invalidSteps),
                percent(row.decidedSteps), row.stepsPerSolution.fixed(2),
            ]
        }
        let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
        let all = ([header] + rows).map { row in
            zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ")
        }
        return ["\(method), \(measures.first?.problems ?? 0) test problems", terminal.styled(all[0], .bold)]
            + all.dropFirst()
    }

    private func percent(_ share: Double) -> String { (share * 100).fixed(1) + " %" }
}
