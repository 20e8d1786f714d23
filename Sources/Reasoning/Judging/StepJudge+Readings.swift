import Elaboration
import Expressions
import LatexSyntax

/// Claims with several readings: the usual one is judged first, and what follows from all readings or from one decides.
extension StepJudge {
    /// A claim that holds in one reading is valid in that reading: nobody writes a true equation by accident. It is invalid
    /// only if every reading refutes it.
    mutating func judge(_ link: Link, _ place: Place, _ source: SourceText) -> ClaimReport {
        guard link.mayBeAmbiguous else { return judgeAsRead(link, place, source).report }
        let before = self
        let (report, found) = judgeAsRead(link, place, source)
        let ambiguities = found.filter { !before.isSettled($0) }
        guard report.verdict != .valid, !ambiguities.isEmpty else { return report }
        var refutations: [(judge: StepJudge, report: ClaimReport)] = []
        let readings = scope.readings(of: ambiguities)
        // Of numbers half of all comparisons are true by accident, and so is nearly every ≠.
        let isComparison = !["Equal", "Approx", "Equiv", "Define"].contains(link.relation.name)
            && ambiguities.contains { $0 == .logarithmBase || $0 == .angleUnit }
        var accepted: (judge: StepJudge, report: ClaimReport)?
        var acceptances = 0
        for reading in readings {
            var trial = before
            trial.scope = reading.scope
            var (verdict, _) = trial.judgeAsRead(link.withUnits(reading.scope), place, source)
            guard verdict.verdict != .undecided else { continue }
            trial.scope = scope
            let further = verdict.evidence?.reading.map { ", " + $0 } ?? ""
            verdict.evidence?.reading = reading.words + further
            if verdict.verdict == .valid, isComparison {
                acceptances += 1
                if accepted == nil { accepted = (trial, verdict) }
                continue
            }
            if verdict.verdict == .valid {
                self = trial
                return verdict
            }
            refutations.append((trial, verdict))
        }
        if let accepted, acceptances == readings.count {
            self = accepted.judge
            return accepted.report
        }
        guard let first = refutations.first, refutations.count == readings.count, report.verdict == .undecided else {
            return report
        }
        self = first.judge
        return first.report
    }

    /// Whether what was said before tells how to read it.
    private func isSettled(_ ambiguity: Ambiguity) -> Bool {
        if case .unit(let letter) = ambiguity { return context.mentions([Symbol(letter)]) }
        return false
    }
}
