import Algebra
import Certificates
import Expressions

/// Claims about complex numbers, judged by their real and imaginary parts.
extension SymbolicJudge {
    /// The proof of a claim with complex letters: without laws of real numbers, or that the real parts and the imaginary parts of both
    /// sides are equal; of both, that of the last one.
    func holdsOverComplexNumbers(_ statement: Statement, _ facts: [Statement], _ prover: inout Prover) -> Checked? {
        guard letters.isInUse else { return nil }
        if let twisted = letters.besideImaginaryUnit(statement),
            let checked = prover.proof(of: twisted, from: facts), !letters.isDoubtful(checked), !vectors.isDoubtful(checked)
        {
            return checked
        }
        return holdsInParts(statement, facts, &prover)
    }

    private func holdsInParts(_ statement: Statement, _ facts: [Statement], _ prover: inout Prover) -> Checked? {
        guard let (claims, parts) = parts(of: statement, facts), !prover.areInconsistent(parts) else { return nil }
        var last: Checked?
        // Sides with the same parts as written leave 0 = 0.
        for claim in claims.isEmpty ? [Statement(.zero, .equal, .zero)] : claims {
            guard let checked = prover.proof(of: claim, from: parts) else { return nil }
            last = checked
        }
        return last
    }

    /// What claim and facts say of real and imaginary parts; nil where it is nothing new, unknown or too much.
    private func parts(of statement: Statement, _ facts: [Statement]) -> (claims: [Statement], facts: [Statement])? {
        guard letters.isInUse, ([statement] + facts).contains(where: letters.concerns), statement.left != statement.right,
            let claims = letters.parts(of: statement)
        else { return nil }
        let parts = letters.parts(of: facts)
        // Where there is much, sums and products tell most.
        for chosen in [parts, parts.filter(\.difference.isRationalFunction)] {
            let all = claims + chosen
            if chosen.count <= SymbolicJudge.mostParts, Set(all.flatMap(\.symbols)).count <= SymbolicJudge.mostPartSymbols,
                all.reduce(0, { $0 + $1.left.size + $1.right.size }) <= SymbolicJudge.largestParts
            {
                return (claims, chosen)
            }
        }
        return nil
    }

    private static let mostPremises = 8
    private static let mostParts = 12
    private static let mostPartSymbols = 8
    private static let largestParts = 400

    /// The proof that the facts exclude the equation; by their real and imaginary parts where they tell of them.
    func exclusion(of statement: Statement, by facts: [Statement], _ prover: inout Prover) -> Checked? {
        if let checked = prover.exclusion(of: statement, by: facts), !letters.isDoubtful(checked), !vectors.isDoubtful(checked) { return checked }
        if let named = FunctionValues.named(statement, facts), let checked = prover.exclusion(of: named.claim, by: named.facts), !letters.isDoubtful(checked) {
            return checked
        }
        // Where the claim divides, it says that it can.
        let divisors = Set(statement.divisors).sorted { $0.description < $1.description }
        if !divisors.isEmpty, facts.count < SymbolicJudge.mostPremises, facts.allSatisfy({ $0.relation == .equal }),
            let checked = prover.exclusion(of: statement, by: facts + [Statement(.product(divisors), .notEqual, .zero)]), checked.judgement.facts.contains(where: { $0.relation == .equal }),
            !letters.isDoubtful(checked), !vectors.isDoubtful(checked)
        {
            return checked
        }
        if let named = ValuesAsLetters.named(statement, facts), let checked = prover.exclusion(of: named.claim, by: named.facts) { return checked }
        guard statement.relation == .equal, let (claims, parts) = parts(of: statement, facts), !parts.isEmpty,
            !prover.areInconsistent(parts)
        else { return nil }
        for claim in claims {
            if let checked = prover.exclusion(of: claim, by: parts) { return checked }
        }
        return nil
    }
}
