import Arithmetic

/// A Gröbner basis of some equations by Buchberger's algorithm, each element with its cofactors over the equations.
///
/// Relations of the variables (`r² = u`, `i² = −1`) take part without cofactors: the kernel applies them by itself.
struct TrackedBasis {
    struct Element {
        var polynomial: OrderedPolynomial
        /// polynomial = Σ cofactor · equation, up to the relations.
        var cofactors: [OrderedPolynomial]
    }

    private(set) var elements: [Element] = []
    private let equationCount: Int
    private let variables: Int
    private static let largestBasis = 36
    private static let largestBits = 600

    init(
        equations: [OrderedPolynomial], relations: [OrderedPolynomial], variables: Int, budget: inout Budget
    ) throws(EvaluationError) {
        equationCount = equations.count
        self.variables = variables
        for relation in relations where !relation.isZero {
            elements.append(Element(polynomial: relation, cofactors: none))
        }
        for (index, equation) in equations.enumerated() {
            var cofactors = none
            cofactors[index] = OrderedPolynomial(constant: 1, variables: variables)
            let rest = try reduce(Element(polynomial: equation, cofactors: cofactors), budget: &budget)
            if !rest.polynomial.isZero { elements.append(rest) }
            if rest.polynomial.isConstant, !rest.polynomial.isZero { return }
        }
        try complete(budget: &budget)
    }

    private var none: [OrderedPolynomial] { [OrderedPolynomial](repeating: OrderedPolynomial(), count: equationCount) }

    /// The basis element that is a nonzero number.
    var unit: Element? { elements.first { !$0.polynomial.isZero && $0.polynomial.isConstant } }

    private mutating func complete(budget: inout Budget) throws(EvaluationError) {
        var pairs: [(Int, Int, OrderedProduct)] = []
        func add(_ new: Int) {
            for old in 0..<new {
                let (a, b) = (elements[old].polynomial.leading.product, elements[new].polynomial.leading.product)
                let common = a.leastCommonMultiple(b)
                // Buchberger's first criterion: coprime leading products.
                if common.degree < a.degree + b.degree { pairs.append((old, new, common)) }
            }
        }
        for index in elements.indices { add(index) }
        while !pairs.isEmpty {
            var least = 0
            for index in pairs.indices where pairs[index].2 < pairs[least].2 { least = index }
            let (i, j, common) = pairs.remove(at: least)
            var element = Element(polynomial: OrderedPolynomial(), cofactors: none)
            for (index, sign) in [(i, Rational(1)), (j, Rational(-1))] {
                let (product, coefficient) = elements[index].polynomial.leading
                let shift = common.divided(by: product)
                TrackedBasis.add(elements[index], sign * (try coefficient.inverse()), shift, to: &element)
            }
            let rest = try reduce(element, budget: &budget)
            if rest.polynomial.isZero { continue }
            elements.append(rest)
            if rest.polynomial.isConstant { return }
            if elements.count > TrackedBasis.largestBasis { throw .unable(.terms) }
            add(elements.count - 1)
        }
    }

    private static func add(_ other: Element, _ factor: Rational, _ shift: OrderedProduct?, to element: inout Element) {
        element.polynomial = element.polynomial + other.polynomial.scaled(by: factor, times: shift)
        for index in element.cofactors.indices where !other.cofactors[index].isZero {
            element.cofactors[index] = element.cofactors[index] + other.cofactors[index].scaled(by: factor, times: shift)
        }
    }

    /// The normal form: no term is a multiple of a leading product. Cofactors are kept: result = start + Σ cofactor · equation.
    func reduce(_ start: Element, budget: inout Budget) throws(EvaluationError) -> Element {
        var pending = start
        var done: [OrderedPolynomial.Term] = []
        while !pending.polynomial.isZero {
            let (product, coefficient) = pending.polynomial.leading
            try budget.spend(pending.polynomial.terms.count)
            var isReduced = false
            for divisor in elements {
                let (other, otherCoefficient) = divisor.polynomial.leading
                guard let shift = product.divided(by: other) else { continue }
                TrackedBasis.add(divisor, -(coefficient * (try otherCoefficient.inverse())), shift, to: &pending)
                if pending.polynomial.bitLength > TrackedBasis.largestBits { throw .unable(.digits) }
                isReduced = true
                break
            }
            if !isReduced {
                done.append((product, coefficient))
                pending.polynomial = pending.polynomial.tail
            }
        }
        pending.polynomial = OrderedPolynomial(done)
        return pending
    }

    /// The normal form r of a polynomial p with p = r + Σ cofactor · equation.
    func normalForm(_ polynomial: OrderedPolynomial, budget: inout Budget) throws(EvaluationError) -> Element {
        var result = try reduce(Element(polynomial: polynomial, cofactors: none), budget: &budget)
        result.cofactors = result.cofactors.map { $0.scaled(by: -1) }
        return result
    }
}
