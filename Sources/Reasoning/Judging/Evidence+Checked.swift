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
        var point: [Symbol: Rational] = [:]
        switch checked.certificate {
        case .witness(let values, _):
            point = values
            witness = Evidence.assignment(values)
        case .substitution(let indices, _):
            facts = indices.map { checked.judgement.facts[$0].description }
        case .linearCombination(let cofactors):
            facts = zip(checked.judgement.facts, cofactors).filter { !$0.1.isZero }.map(\.0.description)
        case .positiveCombination(let cofactors, _, let products, _):
            facts = Evidence.used(cofactors, products, checked.judgement.facts)
        case .instance(let general, _, let values, _):
            facts = general.facts.map { $0.substituting(values) }.filter(checked.judgement.facts.contains).map(\.description)
        case .refutation(let cofactors, _, let products, _, let model):
            facts = Evidence.used(cofactors, products, checked.judgement.facts)
            witness = Evidence.assignment(model)
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

    /// The facts that have a cofactor or stand in a product.
    private static func used(_ cofactors: [Expr], _ products: [[Int]], _ facts: [Statement]) -> [String] {
        let factors = Set(products.joined())
        return facts.indices.filter { factors.contains($0) || (cofactors.indices.contains($0) && !cofactors[$0].isZero) }
            .map { facts[$0].description }
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
