import Arithmetic
import Certificates
import Expressions

/// The polynomial ring over the generators of a normaliser that occur in some normal forms, with the relations that these
/// generators satisfy (i² = −1, (√a)² = a, |a|² = a², sin² + cos² = 1) and that the kernel applies by itself.
struct GeneratorRing {
    private(set) var normalizer: Normalizer
    /// Generator numbers of the normaliser, one for each unknown of the ring.
    private(set) var generators: [Int] = []
    /// generator^degree = value, for the generators that have such a relation.
    private var known: [(generator: Int, degree: Int, value: Polynomial)] = []
    private let order: MonomialOrder

    /// The ring of the given forms.
    /// - Throws: `.unable` for more unknowns or a higher degree than power products have.
    init(_ forms: [Polynomial], normalizer: Normalizer, order: MonomialOrder = .gradedReverse)
        throws(EvaluationError)
    {
        self.normalizer = normalizer
        self.order = order
        var found = Set(forms.flatMap(\.generators))
        var pending = found.sorted()
        // A radicand brings in generators of its own.
        while let index = pending.popLast() {
            guard let relation = try relation(of: index) else { continue }
            known.append((index, relation.degree, relation.value))
            for other in relation.value.generators where found.insert(other).inserted { pending.append(other) }
        }
        generators = found.sorted()
        if generators.count > PowerProduct.largestCount { throw .unable(.terms) }
        if (forms + known.map(\.value)).contains(where: { $0.degree > PowerProduct.largestDegree }) { throw .unable(.degree) }
    }

    var count: Int { generators.count }
    var zero: SparsePolynomial { SparsePolynomial(count: count, order: order) }

    func polynomial(_ form: Polynomial) -> SparsePolynomial {
        var positions: [Int: Int] = [:]
        for (position, generator) in generators.enumerated() { positions[generator] = position }
        let terms = form.terms.map { term in
            var exponents = [Int](repeating: 0, count: count)
            for (generator, exponent) in term.monomial.factors { exponents[positions[generator]!] += exponent }
            return (PowerProduct(exponents), term.coefficient)
        }
        return SparsePolynomial(count: count, order: order, terms: terms)
    }

    /// The expression that a polynomial of the ring stands for.
    func expression(_ polynomial: SparsePolynomial) -> Expr {
        .sum(
            polynomial.terms.map { term in
                .product(
                    [.number(term.coefficient)]
                        + term.monomial.support.map { .power(expression(of: $0), .number(term.monomial[$0])) })
            })
    }

    /// The unknown's expression.
    func expression(of position: Int) -> Expr { normalizer.generators[generators[position]] }

    /// The relations as polynomials that are 0.
    var relations: [SparsePolynomial] {
        known.map { relation in
            let position = generators.firstIndex(of: relation.generator) ?? 0
            let power = PowerProduct.variable(position, exponent: relation.degree)
            return SparsePolynomial(count: count, order: order, terms: [(power, 1)]) - polynomial(relation.value)
        }
    }

    /// (n, u) with generatorⁿ = u.
    private mutating func relation(of index: Int) throws(EvaluationError) -> (degree: Int, value: Polynomial)? {
        let generator = normalizer.generators[index]
        let degree: Int
        let value: Expr
        switch generator.head {
        case .constant(.i): (degree, value) = (2, .number(-1))
        case .power:
            guard let exponent = generator.arguments[1].rational, exponent.numerator.isOne,
                let root = exponent.denominator.int, root > 1, root <= 64
            else { return nil }
            (degree, value) = (root, generator.arguments[0])
        case .function(.oddRoot):
            guard let root = generator.arguments[1].rational?.int, root > 1, root <= 63 else { return nil }
            (degree, value) = (root, generator.arguments[0])
        case .function(.elementary(.sin)):
            let cosine = Expr.elementary(.cos, generator.arguments[0])
            (degree, value) = (2, .difference(.one, .power(cosine, .number(2))))
        case .function(.elementary(.abs)) where generator.arguments[0].isReal:
            (degree, value) = (2, .power(generator.arguments[0], .number(2)))
        default: return nil
        }
        guard let polynomial = try normalizer.normalize(value).polynomial else { return nil }
        return (degree, polynomial)
    }
}
