import Algebra
import Arithmetic
import CertificateForms
import Certificates
import Expressions

/// Turns a checked conclusion into what a reader sees.
extension Evidence {
    init(_ checked: Checked, of statement: Statement) {
        self.init(statement)
        rule = checked.certificate.rule
        self.checked = checked
        sideConditions = checked.sideConditions.map(\.description)
        facts = Evidence.facts(of: checked.certificate, in: checked.judgement).map(\.description)
        var point: [Symbol: Rational] = [:]
        switch checked.certificate {
        case .witness(let values, _):
            point = values
            witness = Evidence.assignment(values)
        case .refutation(_, _, _, _, let model): witness = Evidence.assignment(model)
        default: break
        }
        leftValue = Evidence.value(statement.left, at: point)
        rightValue = Evidence.value(statement.right, at: point)
    }

    /// The claim does not follow from lines before, which hold at a point where it does not.
    init(_ checked: Checked, of statement: Statement, from premises: [Statement], at point: [Symbol: Expr]) {
        self.init(statement)
        rule = checked.certificate.rule
        self.checked = checked
        facts = premises.map(\.description)
        witness = Evidence.assignment(point)
        leftValue = Evidence.value(statement.left.substituting(point))
        rightValue = Evidence.value(statement.right.substituting(point))
    }

    /// The point as names and values, in the order of the names.
    private static func assignment(_ point: [Symbol: some CustomStringConvertible]) -> [(name: String, value: String)] {
        point.sorted { $0.key < $1.key }.map { ($0.key.name, $0.value.description) }
    }

    /// The facts that the certificate builds on, each once.
    private static func facts(of certificate: Certificate, in judgement: Judgement) -> [Statement] {
        switch certificate {
        case .substitution(let indices, _): return indices.map { judgement.facts[$0] }
        case .linearCombination(let cofactors): return zip(judgement.facts, cofactors).filter { !$0.1.isZero }.map(\.0)
        case .positiveCombination(let cofactors, _, let products, _), .refutation(let cofactors, _, let products, _, _):
            let factors = Set(products.joined())
            return judgement.facts.indices.filter { factors.contains($0) || cofactors.indices.contains($0) && !cofactors[$0].isZero }
                .map { judgement.facts[$0] }
        case .cells, .branches, .logarithms: return judgement.facts
        case .instance(let general, let proofs, let values, _):
            var known = judgement.premises
            var found: [Statement] = []
            for (fact, proof) in zip(general.facts, proofs) {
                let instance = fact.substituting(values)
                if known.contains(instance) {
                    found.append(instance)
                } else {
                    found += facts(of: proof, in: Judgement(facts: known, instance))
                    known.append(instance)
                }
            }
            return judgement.facts.filter(found.contains)
        default: return []
        }
    }

    /// The exact value, or 15 digits of an enclosure's middle; nil where there is none.
    static func value(_ expression: Expr, at point: [Symbol: Rational] = [:]) -> String? {
        var budget = Budget(steps: 20_000)
        if let exact = try? expression.rationalValue(at: point, budget: &budget) {
            return exact.bitLength <= 512 ? exact.description : nil
        }
        if let enclosure = try? expression.enclosure(at: point, precision: 96, budget: &budget) {
            return "≈ \(enclosure.approximate)"
        }
        return nil
    }
}
