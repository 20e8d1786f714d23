import Arithmetic
import Expressions

/// Congruences of polynomials in integers, by going through all residues of the unknowns.
extension Checker {
    /// `p mod m = r` or `≠ r` holds at all residues modulo `modulus` at which the facts at the indices hold, of which there is one.
    ///
    /// For integer unknowns the truth of p/d ≡ r (mod m), with integer coefficients in p, depends on their residues modulo d·m only,
    /// and p = q on both being congruent. That the unknowns are integers is a side condition: ⌊x⌋ = x.
    func checkResidues(_ judgement: Judgement, _ statement: Statement, _ indices: [Int], modulus: Int)
        throws(CheckFailure) -> Finding
    {
        guard 1..<1 << 20 ~= modulus, indices.allSatisfy(judgement.facts.indices.contains) else {
            throw .wrongForm("a modulus of at most 20 bits and places of facts")
        }
        var normalizer = Normalizer(budget: budget)
        let claim = try residueCondition(statement, modulus, &normalizer)
        guard claim.decides else { throw .wrongForm("residues decide congruences only") }
        var facts: [ResidueCondition] = []
        for index in indices { facts.append(try residueCondition(judgement.facts[index], modulus, &normalizer)) }
        let unknowns = Set(([claim] + facts).flatMap { $0.terms.flatMap { $0.factors.map(\.generator) } }).sorted()
        guard unknowns.allSatisfy({ normalizer.generators[$0].symbol != nil }) else { throw .wrongForm("an unknown may be no integer") }
        let survey = try checking { () throws(EvaluationError) in
            try ResidueCondition.survey(claim, facts, budget: &normalizer.budget)
        }
        guard survey == .claimHolds else { throw .conditionFails("the congruence fails at a residue, or the facts at all") }
        let areIntegers = unknowns.map { unknown in
            let symbol = normalizer.generators[unknown]
            return SideCondition(Statement(.elementary(.floor, symbol), .equal, symbol))
        }
        return Finding(
            conclusion: .holds,
            sideConditions: try areIntegers + sideConditions([statement.left, statement.right], normalizer))
    }

    /// What a congruence or equation between polynomials says of residues: equivalent for a congruence, necessary for an equation.
    private func residueCondition(_ statement: Statement, _ modulus: Int, _ normalizer: inout Normalizer)
        throws(CheckFailure) -> ResidueCondition
    {
        var difference = statement.difference
        var divisor: Int?
        if case .function(.remainder) = statement.left.head {
            guard let m = statement.left.arguments[1].rational?.int, let r = statement.right.rational?.int, 0..<m ~= r,
                statement.relation == .equal || statement.relation == .notEqual
            else { throw .wrongForm("the remainder by a number") }
            divisor = m
            difference = .difference(statement.left.arguments[0], statement.right)
        } else if statement.relation != .equal {
            throw .wrongForm("no congruence and no equation")
        }
        let form = try checking { () throws(EvaluationError) in try normalizer.normalize(difference) }
        guard let polynomial = form.polynomial else { throw .wrongForm("no polynomial") }
        guard let condition = ResidueCondition(polynomial, modulus: modulus, divisor: divisor, isZero: statement.relation == .equal)
        else { throw .wrongForm("the modulus is no multiple") }
        return condition
    }
}
