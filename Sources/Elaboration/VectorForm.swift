import Expressions

/// A vector of which only names are known, as a linear combination of these and of their cross products. Products of two are numbers, made
/// from those of the names by the laws of the Euclidean space: bilinearity, symmetry, u × v = −v × u, and the identities of Lagrange and
/// of u × (v × w) = (u · w) v − (u · v) w.
struct VectorForm {
    /// One name, or two in order as their cross product.
    private typealias Element = [String]

    private var terms: [(factor: Expr, element: Element)]

    init(name: String) { terms = [(.one, [name])] }

    private init(_ terms: [(factor: Expr, element: Element)]) { self.terms = terms }

    /// The combination as an expression in the names: what is linear in it follows the laws of numbers.
    var expression: Expr {
        let elements = Set(terms.map(\.element)).sorted { $0.joined() < $1.joined() }
        let collected = elements.map { element in (factor: Expr.sum(terms.compactMap { $0.element == element ? $0.factor : nil }), element: element) }
        return .sum(collected.map { .product([$0.factor, .symbol($0.element.count == 1 ? $0.element[0] : "cross(\($0.element[0]),\($0.element[1]))")]) })
    }

    func scaled(by factor: Expr) -> VectorForm {
        VectorForm(terms.map { term in
            guard factor.rational != nil, case .sum = term.factor.head else { return (.product([factor, term.factor]), term.element) }
            return (.sum(term.factor.arguments.map { .product([factor, $0]) }), term.element)
        })
    }

    static func + (left: VectorForm, right: VectorForm) -> VectorForm { VectorForm(left.terms + right.terms) }

    /// The image under a linear map of that name; nil for images of cross products.
    func image(under map: String) -> VectorForm? {
        guard terms.allSatisfy({ $0.element.count == 1 }) else { return nil }
        return VectorForm(terms.map { ($0.factor, ["\(map)(\($0.element[0]))"]) })
    }

    /// u · v
    static func dot(_ left: VectorForm, _ right: VectorForm) -> Expr {
        .sum(left.terms.flatMap { one in right.terms.map { .product([one.factor, $0.factor, dot(one.element, $0.element)]) } })
    }

    /// u × v
    static func cross(_ left: VectorForm, _ right: VectorForm) -> VectorForm {
        VectorForm(left.terms.flatMap { one in right.terms.flatMap { cross(one.element, $0.element).scaled(by: .product([one.factor, $0.factor])).terms } })
    }

    /// √(v · v)
    var norm: Expr { .squareRoot(VectorForm.dot(self, self)) }

    /// The projection of the vector onto the line of another one.
    func projection(onto other: VectorForm) -> VectorForm {
        other.scaled(by: .quotient(VectorForm.dot(self, other), VectorForm.dot(other, other)))
    }

    private static func dot(_ a: Element, _ b: Element) -> Expr {
        switch (a.count, b.count) {
        case (1, 1): return .symbol("dot(\([a[0], b[0]].sorted().joined(separator: ",")))")
        case (1, 2): return triple(a[0], b[0], b[1])
        case (2, 1): return triple(b[0], a[0], a[1])
        default:
            return .difference(
                .product([dot([a[0]], [b[0]]), dot([a[1]], [b[1]])]), .product([dot([a[0]], [b[1]]), dot([a[1]], [b[0]])]))
        }
    }

    /// a · (b × c), whose sign changes where two of them change places.
    private static func triple(_ a: String, _ b: String, _ c: String) -> Expr {
        if a == b || b == c || a == c { return .zero }
        let isOdd = [a > b, a > c, b > c].count { $0 } % 2 == 1
        let value = Expr.symbol("det(\([a, b, c].sorted().joined(separator: ",")))")
        return isOdd ? value.negated : value
    }

    private static func cross(_ a: Element, _ b: Element) -> VectorForm {
        if b.count == 2 {
            return VectorForm([(dot(a, [b[1]]), [b[0]]), (dot(a, [b[0]]).negated, [b[1]])])
        }
        if a.count == 2 { return cross(b, a).scaled(by: .number(-1)) }
        if a == b { return VectorForm([]) }
        return a[0] < b[0] ? VectorForm([(.one, [a[0], b[0]])]) : VectorForm([(.number(-1), [b[0], a[0]])])
    }
}
