import Arithmetic
import Certificates
import Expressions

/// `(rule payload …)`: one line for writing and one for reading each case.
extension Certificate: SExpressible {
    public func write(to writer: inout SExpressionWriter) {
        switch self {
        case .exactValues, .identity: writer.list(rule)
        case .enclosures(let precision): writer.list(rule, precision)
        case .rounding(let literal, let precision): writer.list(rule, literal, precision)
        case .witness(let point, let precision): writer.list(rule, point, precision)
        case .linearCombination(let cofactors): writer.list(rule, cofactors)
        case .substitution(let indices, let inner): writer.list(rule, indices, inner)
        case .factorization(let multiplicities): writer.list(rule, multiplicities)
        case .notARoot(let index, let inner): writer.list(rule, index, inner)
        case .positiveCombination(let cofactors, let weights, let products, let squares):
            writer.list(rule, cofactors, weights, products, squares)
        case .refutation(let cofactors, let weights, let products, let squares, let model):
            writer.list(rule, cofactors, weights, products, squares, model)
        case .antiderivative(let integral, let value, let inner): writer.list(rule, integral, value, inner)
        case .definiteIntegral(let integral, let primitive, let variable, let inner):
            writer.list(rule, integral, primitive, variable, inner)
        case .limit(let limit, let form, let variable, let inner): writer.list(rule, limit, form, variable, inner)
        case .quotientOfDerivatives(let limit, let numerator, let denominator, let variable, let inner):
            writer.list(rule, limit, numerator, denominator, variable, inner)
        case .telescoping(let sum, let partner, let variable, let inner): writer.list(rule, sum, partner, variable, inner)
        case .functionDefinition(let index, let inner): writer.list(rule, index, inner)
        case .rewriting(let index, let fromRight, let inner): writer.list(rule, index, fromRight, inner)
        case .instance(let general, let proofs, let values, let inner): writer.list(rule, general, proofs, values, inner)
        case .residues(let facts, let modulus): writer.list(rule, facts, modulus)
        case .cells: writer.list(rule)
        case .branches(let parts): writer.list(rule, parts)
        case .implicationWitness(let values): writer.list(rule, values)
        case .chain(let middle, let proofs): writer.list(rule, middle, proofs)
        case .logarithms(let inner): writer.list(rule, inner)
        }
    }

    public init(_ form: SExpression) throws(SExpressionError) {
        var parts = try form.parts()
        switch try parts.atom() {
        case "exact-values": self = .exactValues
        case "identity": self = .identity
        case "enclosures": self = .enclosures(precision: try parts.next())
        case "rounding": self = .rounding(try parts.next(), precision: try parts.next())
        case "witness": self = .witness(try parts.next(), precision: try parts.next())
        case "linear-combination": self = .linearCombination(try parts.next())
        case "substitution": self = .substitution(try parts.next(), then: try parts.next())
        case "factorization": self = .factorization(multiplicities: try parts.next())
        case "not-a-root": self = .notARoot(index: try parts.next(), try parts.next())
        case "positive-combination":
            self = .positiveCombination(
                cofactors: try parts.next(), weights: try parts.next(), products: try parts.next(),
                squares: try parts.next())
        case "refutation":
            self = .refutation(
                cofactors: try parts.next(), weights: try parts.next(), products: try parts.next(),
                squares: try parts.next(), model: try parts.next())
        case "antiderivative":
            self = .antiderivative(of: try parts.next(), is: try parts.next(), then: try parts.next())
        case "definite-integral":
            self = .definiteIntegral(
                try parts.next(), primitive: try parts.next(), variable: try parts.next(), then: try parts.next())
        case "limit":
            self = .limit(try parts.next(), form: try parts.next(), variable: try parts.next(), then: try parts.next())
        case "quotient-of-derivatives":
            self = .quotientOfDerivatives(
                try parts.next(), numerator: try parts.next(), denominator: try parts.next(),
                variable: try parts.next(), then: try parts.next())
        case "telescoping":
            self = .telescoping(
                try parts.next(), partner: try parts.next(), variable: try parts.next(), then: try parts.next())
        case "function-definition": self = .functionDefinition(try parts.next(), then: try parts.next())
        case "rewriting": self = .rewriting(try parts.next(), fromRight: try parts.next(), then: try parts.next())
        case "instance":
            self = .instance(of: try parts.next(), proofs: try parts.next(), values: try parts.next(), then: try parts.next())
        case "residues": self = .residues(facts: try parts.next(), modulus: try parts.next())
        case "cells": self = .cells
        case "branches": self = .branches(try parts.next())
        case "implication-witness": self = .implicationWitness(try parts.next())
        case "chain": self = .chain(try parts.next(), try parts.next())
        case "logarithms": self = .logarithms(try parts.next())
        default: throw form.error("no rule has this name")
        }
        try parts.end()
    }
}
