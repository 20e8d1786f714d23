import Certificates

extension Certificate {
    /// The name of the rule, as it stands in records.
    public var rule: String {
        switch self {
        case .exactValues: "exact-values"
        case .enclosures: "enclosures"
        case .rounding: "rounding"
        case .identity: "identity"
        case .witness: "witness"
        case .linearCombination: "linear-combination"
        case .positiveCombination: "positive-combination"
        case .refutation: "refutation"
        case .substitution: "substitution"
        case .factorization: "factorization"
        case .notARoot: "not-a-root"
        case .antiderivative: "antiderivative"
        case .definiteIntegral: "definite-integral"
        case .limit: "limit"
        case .quotientOfDerivatives: "quotient-of-derivatives"
        case .telescoping: "telescoping"
        case .functionDefinition: "function-definition"
        case .rewriting: "rewriting"
        case .instance: "instance"
        case .residues: "residues"
        case .cells: "cells"
        case .branches: "branches"
        case .implicationWitness: "implication-witness"
        case .chain: "chain"
        case .logarithms: "logarithms"
        }
    }
}
