import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

/// Ways to make the checker accept something false or empty. Each was tried; none may succeed.
@Suite struct UnsoundAcceptTests {
    @Test("A cofactor may not divide by what a fact says is zero")
    func cofactorThatHidesZero() {
        #expect(conclusion(.linearCombination([(x - 5) / y]), x === 5, facts: [y === 0]) == nil)
        let hidden = root(x ** 2) - apply(.abs, x)
        #expect(conclusion(.linearCombination([(y - 7) / hidden]), y === 7, facts: [hidden === 0]) == nil)
    }

    @Test("ln(e^u) = u needs a real u")
    func complexLogarithm() {
        #expect(conclusion(.identity, apply(.ln, e ** (2 * pi * i)) === 2 * pi * i) == nil)
        #expect(conclusion(.identity, apply(.ln, e ** root(-100)) === root(-100)) == nil)
        #expect(conclusion(.identity, apply(.ln, e ** (10 * root(1 - root(5)))) === 10 * root(1 - root(5))) == nil)
        #expect(conclusion(.identity, apply(.ln, e ** x) + i === x + i) == nil)
        #expect(conclusion(.identity, apply(.ln, e ** x) === x) == .holds)
    }

    @Test("A literal must have the digits that it claims")
    func inconsistentLiteral() {
        let literal = DecimalLiteral(value: Rational("157/50")!, scale: 0)
        #expect(conclusion(.rounding(literal, precision: 64), rational("18/5") === rational("157/50")) == nil)
    }

    @Test("Precisions and digits out of range are refused, not obeyed")
    func hostileNumbers() {
        let claim = root(2) === rational("141/100")
        for precision in [Int.min, -1, 0, 1, 1 << 40, Int.max] {
            #expect(conclusion(.enclosures(precision: precision), claim) == nil)
            #expect(conclusion(.rounding(DecimalLiteral("1.41")!, precision: precision), claim) == nil)
            #expect(conclusion(.witness([Symbol("x"): 2], precision: precision), root(x) === 1) == nil)
        }
        for scale in [Int.min, -1, 1 << 40, Int.max] {
            let literal = DecimalLiteral(value: Rational("141/100")!, scale: scale)
            #expect(conclusion(.rounding(literal, precision: 64), claim) == nil)
        }
    }

    @Test("The exponent −2⁶³ has no positive counterpart")
    func leastExponent() {
        #expect(conclusion(.identity, x ** .number(Int.min) === 1) == nil)
        #expect(conclusion(.exactValues, Expr.number(3) ** .number(Int.min) === 1) == nil)
        #expect(conclusion(.enclosures(precision: 64), root(2) ** .number(Int.min) === 1) == .fails)
    }

    @Test("The floor of a number too large to write down")
    func hugeFloor() {
        let large = apply(.abs, apply(.abs, Expr.number(2) ** .number(1 << 23)) ** .number(1 << 23))
        #expect(conclusion(.enclosures(precision: 64), Statement(apply(.floor, large), .greater, 1)) == nil)
    }

    @Test("Undefined equals undefined is no identity")
    func undefinedSides() {
        let factorial = Expr.function(.factorial, [-1])
        #expect(conclusion(.identity, factorial === factorial) == nil)
        #expect(conclusion(.identity, 0 * factorial === 0) == nil)
        let zero = root(3 + 2 * root(2)) - 1 - root(2)
        #expect(conclusion(.identity, apply(.ln, zero) === apply(.ln, zero)) == nil)
        #expect(conclusion(.identity, 1 / zero === 1 / zero) == nil)
        #expect(conclusion(.identity, Expr.number(0) ** Expr.number(-1) === Expr.number(0) ** Expr.number(-1)) == nil)
        #expect(
            conclusion(.enclosures(precision: 64), Statement((root(2) * root(3) - root(6)) ** 0, .notEqual, 5)) == nil)
        #expect(conclusion(.identity, apply(.sin, 0) ** 0 === 1) == nil)
    }

    @Test("Complex numbers have no order")
    func orderOfComplexNumbers() {
        #expect(conclusion(.identity, Statement(i, .lessOrEqual, i)) == nil)
        #expect(conclusion(.identity, Statement(root(-2), .greaterOrEqual, root(-2))) == nil)
        #expect(conclusion(.identity, Statement(x * x, .lessOrEqual, x ** 2)) == .holds)
    }

    @Test("Real functions of complex numbers have no value here")
    func realFunctionsOfComplexNumbers() {
        for value in [
            apply(.arctan, i), Expr.function(.oddRoot, [root(-2), 3]), apply(.floor, 1 + i), apply(.arctan, x * i),
            Expr.function(.oddRoot, [apply(.abs, pi) + root(-4), 3]), 2 ** apply(.arctan, i),
        ] {
            #expect(conclusion(.identity, value === value) == nil, "\(value)")
            #expect(conclusion(.identity, value + 1 === value) == nil, "\(value)")
        }
        #expect(
            conclusion(.identity, apply(.arctan, root(1 + root(2))) + 1 === 1 + apply(.arctan, root(1 + root(2))))
                == .holds)
    }

    @Test("A contradiction under a substitution needs facts that hold together")
    func contradictionOfInconsistentFacts() {
        let inner = linearRefutation([1, -1], model: [Symbol("z"): 2])
        let cyclic = [x === y + 1, y === x + 1, z === 2]
        #expect(conclusion(.substitution([0, 1], then: inner), z === 1, facts: cyclic) == nil)
        let undefined = [x === 1 / (z - 2), z === 2]
        #expect(conclusion(.substitution([0], then: inner), z === 1, facts: undefined) == nil)
        #expect(
            conclusion(.substitution([0], then: .exactValues), Statement(2, .equal, 3), facts: [x === apply(.ln, 0)])
                == nil)
        #expect(conclusion(.substitution([0], then: inner), z === 1, facts: [x === z + 1, z === 2]) == .contradicts)
    }

    @Test("A nonzero difference refutes only where something is defined and the facts are known to hold")
    func constantDifferenceUnderFacts() {
        #expect(conclusion(.identity, x + 1 === x, facts: [Statement(0, .equal, 1)]) == nil)
        let nowhere = 1 / (root(x ** 2) - apply(.abs, x))
        #expect(conclusion(.identity, nowhere + 1 === nowhere) == nil)
        #expect(conclusion(.identity, Statement(x + 1, .notEqual, x)) == .holds)
    }

    @Test("Two denominators that vanish together leave nothing to compare")
    func zeroDivisors() {
        let (a, b) = (root(x ** 2) - x, root(x ** 2) + x)
        #expect(conclusion(.identity, 1 / a / b === 2 / a / b) == nil)
        #expect(conclusion(.identity, x / a / b === x / (a * b)) == nil)
    }

    @Test("Wrong numbers of arguments are read as unknown functions")
    func arity() {
        for name in [FunctionName.binomial, .remainder, .oddRoot, .factorial, .elementary(.sin)] {
            for arguments in [[], [x], [x, 2], [2, 3, 4], [2]] as [[Expr]] {
                let value = Expr.function(name, arguments)
                _ = value.domainConditions
                _ = conclusion(.identity, value === value)
                _ = conclusion(.exactValues, value === 1)
                _ = conclusion(.enclosures(precision: 64), value === 1)
            }
        }
    }

    @Test("Real-domain folklore that fails somewhere")
    func folklore() {
        let claims: [Statement] = [
            root(x ** 2) === x, apply(.ln, x ** 2) === 2 * apply(.ln, x) + 1, apply(.abs, x) === x,
            root(x) * root(y) === root(x * y) + 1, Expr.number(-8) ** rational("1/3") === -2,
            root(-1) * root(-1) === 1, (x ** 2) ** rational("1/4") === root(-x),
            1 / Expr.number(0) === 1 / Expr.number(0),
            Expr.number(0) ** 0 === 1, apply(.arcsin, apply(.sin, x)) === x, ((-1) ** y) ** z === (-1) ** (y * z),
            apply(.floor, x + y) === apply(.floor, x) + apply(.floor, y),
            apply(.tan, pi / 2) === apply(.tan, pi / 2), apply(.ln, -2) === apply(.ln, -2),
            (x * y) ** rational("1/2") === root(x) * root(-y), apply(.ln, x * y) === apply(.ln, x) + apply(.ln, -y),
        ]
        for claim in claims { #expect(conclusion(.identity, claim) != .holds, "\(claim)") }
    }

    @Test("Laws of positive numbers name their condition, and fail where it is excluded")
    func conditionsOfLaws() throws {
        let laws: [(Statement, SideCondition)] = [
            (apply(.ln, x ** 2) === 2 * apply(.ln, x), SideCondition(Statement(x, .greater, 0))),
            ((x ** y) ** z === x ** (y * z), SideCondition(Statement(x, .greater, 0))),
            (Expr.number(0) ** x === Expr.number(0) ** x, SideCondition(Statement(x, .greater, 0))),
            (root(x * y) === root(x) * root(y), SideCondition(Statement(y, .greaterOrEqual, 0))),
        ]
        for (law, condition) in laws {
            let checked = try Checker().check(.identity, for: Judgement(law))
            #expect(checked.conclusion == .holds && checked.sideConditions.contains(condition), "\(law)")
        }
        // A fact may give the sign as well; another fact, an equation or the wrong sign gives none.
        #expect(conclusion(.identity, root(x ** 2) === x, facts: [Statement(x, .greaterOrEqual, 0)]) == .holds)
        #expect(conclusion(.identity, root(x ** 2) === -x, facts: [Statement(x, .less, 0)]) == .holds)
        #expect(conclusion(.identity, apply(.abs, x - y) === x - y, facts: [Statement(y, .less, x)]) == .holds)
        for fact in [
            Statement(x, .less, 0), Statement(x, .notEqual, 0), Statement(x, .equal, 1), Statement(x ** 2, .greater, 0),
            Statement(x * y, .greater, 0), Statement(x + 1, .greater, 0), Statement(x, .greater, -1), Statement(-x, .greater, 0),
            Statement(x, .approximately, 1), Statement(1 / x, .less, 0), Statement(i * x, .greater, 0), Statement(x * y ** 2, .lessOrEqual, 0),
            Statement(x * y ** 2, .greaterOrEqual, 0),
        ] {
            #expect(conclusion(.identity, root(x ** 2) === x, facts: [fact]) != .holds, "\(fact)")
        }
    }

    @Test("Refutations of true statements")
    func trueStatements() {
        let third = rational("1/3")
        let claims: [Statement] = [
            root(2) * root(3) === root(6), i * i === -1, root(-4) === 2 * i,
            Expr.number(-8) ** third === Expr.number(-8) ** third,
            root(3 + 2 * root(2)) === 1 + root(2), apply(.sin, pi / 6) === rational("1/2"),
        ]
        for claim in claims {
            for certificate in [
                Certificate.exactValues, .identity, .enclosures(precision: 256), .witness([:], precision: 256),
            ] {
                #expect(conclusion(certificate, claim) != .fails, "\(claim)")
            }
        }
    }
}
