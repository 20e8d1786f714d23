import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import Testing

@testable import Algebra

private let (a, b, c, d) = (Expr.symbol("a"), Expr.symbol("b"), Expr.symbol("c"), Expr.symbol("d"))

/// Arithmetic and geometric means of written terms.
@Suite struct MeansTests {
    private static func order(_ left: Expr, _ relation: Relation, _ right: Expr) -> Statement { Statement(left, relation, right) }
    private static func atLeast(_ left: Expr, _ right: Expr) -> Statement { order(left, .greaterOrEqual, right) }
    private static func cubeRoot(_ value: Expr) -> Expr { .function(.oddRoot, [value, 3]) }
    private static func sixthRoot(_ value: Expr) -> Expr { value ** rational("1/6") }

    private static let positive = [x, y, z, a, b, c, d].map { order($0, .greater, 0) }
    private static let nonnegative = [x, y, z, a, b, c, d].map { order($0, .greaterOrEqual, 0) }
    /// 4 z/(2x + y) and so on, whose product is no polynomial.
    private static let quotients = [4 * z / (2 * x + y), 4 * x / (y + 2 * z), y / (x + z)]

    static let means: [Statement] = [
        atLeast((x + y + z) / 3, cubeRoot(x * y * z)), atLeast(x + y + z, 3 * cubeRoot(x * y * z)),
        atLeast(a + b + c + d, 4 * (a * b * c * d) ** rational("1/4")), order(2 * root(x * y), .lessOrEqual, x + y),
        atLeast((x + y + z) / 3, (x * y * z) ** rational("1/3")), atLeast(x + y + z, cubeRoot(x * y * z)),
        atLeast(a + b + c + d, 2 * root((a + d) * (b + c))), atLeast(x ** 7 + 32 * x ** 2 + 128, 3 * cubeRoot(x ** 7 * 32 * x ** 2 * 128)),
        atLeast(a + b + c + d + 1, 5 * Expr.function(.oddRoot, [a * b * c * d, 5])), atLeast(2 * x + y, 3 * cubeRoot(x ** 2 * y)),
    ]
    static let positiveMeans: [Statement] = [
        atLeast(x / y + 5 * y / x, 2 * root(x / y * 5 * y / x)), atLeast(x / y + 5 * y / x, 2 * root(5)), atLeast(x / y + y / z + z / x, 3),
        atLeast(Expr.sum(quotients), 3 * cubeRoot(.product(quotients))), atLeast(a / b + b / c + c / d + d / a, 4),
        atLeast(4 / x + 9 / y + 16 / z, 3 * cubeRoot(rational("576") / (x * y * z))), atLeast(x + 2 + 4032 / (x + 2), 2 * root(4032)),
        atLeast(3 * a + 2 * b + c + 1 / (a ** 3 * b ** 2 * c), 7), atLeast(3 * a + 2 * b + c + 1 / (a ** 3 * b ** 2 * c), 6),
    ]

    @Test("Under signs of the unknowns", arguments: means) func holds(claim: Statement) {
        #expect(decide(claim, facts: Self.positive) == "holds")
        #expect(decide(claim, facts: Self.nonnegative) == "holds")
        // Two numbers below 0 may have a root of their product.
        #expect(decide(claim) != "holds")
        if claim.left.domainConditions.isEmpty, claim.right.domainConditions.isEmpty { return }
        #expect(decide(claim, facts: [Self.order(x, .less, 0), Self.order(y, .less, 0), Self.order(a, .less, 0)]) != "holds")
    }

    @Test("Where it is not 0", arguments: positiveMeans) func holdsForPositive(claim: Statement) {
        #expect(decide(claim, facts: Self.positive) == "holds")
        #expect(decide(claim) != "holds")
        #expect(decide(claim, facts: [Self.order(x, .greater, 0), Self.order(a, .greater, 0)]) != "holds" || claim.symbols.count == 1)
    }

    @Test("A larger factor, a strict order, the other direction", arguments: means + positiveMeans) func nearMisses(claim: Statement) {
        let (upper, lower) = claim.relation == .lessOrEqual ? (claim.right, claim.left) : (claim.left, claim.right)
        for other in [
            Self.atLeast(upper, rational("10/3") * lower), Self.order(upper, .lessOrEqual, lower), Self.order(upper, .less, lower),
            Self.atLeast(upper - 5, lower), Self.atLeast(lower, upper),
        ] { #expect(decide(other, facts: Self.positive) != "holds", "\(other)") }
        if !claim.description.contains("6"), claim != Self.means[5] { #expect(decide(Self.order(upper, .greater, lower), facts: Self.positive) != "holds") }
    }

    @Test func differencesAsTerms() {
        let facts = [Self.order(a, .greater, b), Self.order(b, .greater, 0)]
        let claims = [
            Self.atLeast((a - b) + b + 1 / (b * (a - b)), 3), Self.atLeast(a - b + 16 / (a - b), 8),
            Self.atLeast(a - b + 16 / (a - b), 2 * root((a - b) * (16 / (a - b)))),
        ]
        for claim in claims {
            #expect(decide(claim, facts: facts) == "holds", "\(claim)")
            #expect(decide(claim, facts: [Self.order(b, .greater, a), Self.order(a, .greater, 0)]) != "holds")
        }
        let unit = [Self.order(x, .greater, 0), Self.order(x, .less, 1)]
        let claim = Self.atLeast((5 * x + 5 * (1 - x)) / 6, Self.sixthRoot(5 * x * (1 - x) ** 5))
        #expect(decide(claim, facts: unit) == "holds")
        #expect(decide(Self.atLeast((5 * x + 5 * (1 - x)) / 7, Self.sixthRoot(5 * x * (1 - x) ** 5)), facts: unit) != "holds")
    }

    @Test("The sum of squares proves what it says, and nothing for a larger factor", arguments: [[1, 1], [2, 1], [1, 1, 1], [2, 1, 1], [3, 2, 1, 1], [1, 1, 1, 1, 1], [5, 1]])
    func certificates(multiplicities: [Int]) {
        let unknowns = multiplicities.indices.map { Expr.symbol("t\($0)") }
        let degree = multiplicities.reduce(0, +)
        let facts = unknowns.map { Self.order($0, .greaterOrEqual, 0) }
        func claim(_ factor: Expr) -> Statement {
            Self.atLeast(
                .sum(zip(unknowns, multiplicities).map { .number($1) * $0 ** .number(degree) }),
                .product([factor] + zip(unknowns, multiplicities).map { $0 ** .number($1) }))
        }
        for factor in [Rational(degree), Rational(degree - 1), .half] {
            let certificate = MeanCertificate.certificate(unknowns, multiplicities, factor: factor)
            let found = certificate.flatMap { try? Checker().check($0, for: Judgement(facts: facts, claim(.number(factor)))) }
            #expect(found?.conclusion == .holds)
            #expect(certificate.flatMap { try? Checker().check($0, for: Judgement(facts: facts, claim(.number(factor + 1)))) } == nil)
            #expect(certificate.flatMap { try? Checker().check($0, for: Judgement(claim(.number(factor)))) } == nil)
        }
        #expect(MeanCertificate.certificate(unknowns, multiplicities, factor: Rational(degree) + .half) == nil)
    }
}
