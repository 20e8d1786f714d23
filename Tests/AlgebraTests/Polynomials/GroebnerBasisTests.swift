import Arithmetic
import TestSupport
import Testing

@testable import Algebra

@Suite struct GroebnerBasisTests {
    static let seed: UInt64 = 4_711

    static func random(_ terms: Int, _ degree: Int, count: Int, order: MonomialOrder, _ random: inout RepeatableRandom)
        -> SparsePolynomial
    {
        let parts = (0..<terms).map { _ in
            let exponents = (0..<count).map { _ in Int.random(in: 0...degree, using: &random) }
            return (PowerProduct(exponents), Rational(Int.random(in: -4...4, using: &random)))
        }
        return SparsePolynomial(count: count, order: order, terms: parts)
    }

    @Test(arguments: [MonomialOrder.gradedReverse, .lexicographic])
    func ringAndOrder(order: MonomialOrder) {
        var random = RepeatableRandom(seed: Self.seed)
        let sample = (0..<6).map { _ in Self.random(3, 2, count: 2, order: order, &random) }
        let ring = Laws.Ring<SparsePolynomial>(
            zero: SparsePolynomial(count: 2, order: order), one: SparsePolynomial(1, count: 2, order: order),
            add: { $0 + $1 },
            multiply: {
                var budget = Budget()
                return (try? $0.multiplied(by: $1, budget: &budget)) ?? $0.zero
            }, negate: { -$0 })
        #expect(Laws.faults(in: ring, sample: sample) == [])
        let products = (0..<40).map { _ in PowerProduct((0..<3).map { _ in Int.random(in: 0...3, using: &random) }) }
        for a in products {
            for b in products where a != b {
                #expect(order.isLess(a, b) != order.isLess(b, a))
                #expect(order.isLess(a, b) == order.isLess(a * products[0], b * products[0]))
            }
            #expect(!order.isLess(a, PowerProduct.one))
        }
    }

    @Test("S-polynomials reduce to zero, and cofactors multiply back", arguments: [MonomialOrder.gradedReverse, .lexicographic])
    func buchberger(order: MonomialOrder) throws {
        var random = RepeatableRandom(seed: Self.seed + 1)
        var complete = 0
        for _ in 0..<25 {
            var budget = Budget(steps: 300_000)
            let inputs = (0..<3).map { _ in Self.random(3, 1, count: 3, order: order, &random) }
            let zero = SparsePolynomial(count: 3, order: order)
            let basis = GroebnerBasis(inputs: inputs, ring: zero, budget: &budget)
            for element in basis.elements {
                var sum = zero
                for (cofactor, input) in zip(element.cofactors, inputs) {
                    sum = sum + (try cofactor.multiplied(by: input, budget: &budget))
                }
                #expect(sum == element.polynomial, "seed \(Self.seed)")
            }
            guard basis.isComplete, !basis.isUnit else { continue }
            complete += 1
            for (index, f) in basis.elements.enumerated() {
                for g in basis.elements.dropFirst(index + 1) {
                    guard let a = f.polynomial.leading?.monomial, let b = g.polynomial.leading?.monomial else { continue }
                    let lcm = a.leastCommonMultiple(with: b)
                    let pair =
                        f.polynomial.multiplied(by: try #require(lcm.divided(by: a)), 1)
                        - g.polynomial.multiplied(by: try #require(lcm.divided(by: b)), 1)
                    #expect(try basis.remainder(pair, budget: &budget).remainder.isZero, "seed \(Self.seed)")
                }
            }
        }
        #expect(complete > 5)
    }

    @Test("Members are found with cofactors that multiply back; others are not")
    func membership() throws {
        var random = RepeatableRandom(seed: Self.seed + 2)
        for _ in 0..<25 {
            var budget = Budget(steps: 300_000)
            let inputs = (0..<2).map { _ in Self.random(3, 1, count: 3, order: .gradedReverse, &random) }
            let zero = SparsePolynomial(count: 3)
            let basis = GroebnerBasis(inputs: inputs, ring: zero, budget: &budget)
            var member = zero
            for input in inputs {
                let factor = Self.random(2, 1, count: 3, order: .gradedReverse, &random)
                member = member + (try input.multiplied(by: factor, budget: &budget))
            }
            let cofactors = try #require(try basis.membership(of: member, budget: &budget), "seed \(Self.seed)")
            var sum = zero
            for (cofactor, input) in zip(cofactors, inputs) { sum = sum + (try cofactor.multiplied(by: input, budget: &budget)) }
            #expect(sum == member)
            if !basis.isUnit { #expect(try basis.membership(of: member + zero.one, budget: &budget) == nil) }
        }
    }

    @Test("The lexicographic order finds what follows for the last unknowns")
    func elimination() throws {
        var budget = Budget()
        let order = MonomialOrder.lexicographic
        let (x, y) = (SparsePolynomial.variable(0, count: 2, order: order), SparsePolynomial.variable(1, count: 2, order: order))
        // x = y², x y = 8 eliminate to y³ = 8.
        let inputs = [x - (try y.power(2, budget: &budget)), try x.multiplied(by: y, budget: &budget) - x.one.scaled(by: 8)]
        let basis = GroebnerBasis(inputs: inputs, ring: x.zero, budget: &budget)
        let cube = try y.power(3, budget: &budget) - x.one.scaled(by: 8)
        #expect(basis.elements.contains { $0.polynomial == cube })
        #expect(!basis.isUnit)
    }

    @Test("A contradiction gives 1; relations carry no cofactors")
    func unit() throws {
        var budget = Budget()
        let (x, y) = (SparsePolynomial.variable(0, count: 2), SparsePolynomial.variable(1, count: 2))
        let two = x.one.scaled(by: 2)
        let contradiction = GroebnerBasis(inputs: [x - y, y - two, x], ring: x.zero, budget: &budget)
        #expect(contradiction.isUnit)
        let square = try y.power(2, budget: &budget) - two
        let basis = GroebnerBasis(inputs: [x - y], relations: [square], ring: x.zero, budget: &budget)
        let member = try x.power(2, budget: &budget) - two
        #expect(try basis.membership(of: member, budget: &budget)?.count == 1)
        #expect(try basis.membership(of: x, budget: &budget) == nil)
    }
}

extension SparsePolynomial {
    fileprivate func power(_ exponent: Int, budget: inout Budget) throws(EvaluationError) -> SparsePolynomial {
        var result = one
        for _ in 0..<exponent { result = try result.multiplied(by: self, budget: &budget) }
        return result
    }
}
