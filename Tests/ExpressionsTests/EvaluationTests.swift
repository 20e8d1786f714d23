import Arithmetic
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@Suite struct EvaluationTests {
    private func exact(_ expression: Expr) -> Result<Rational, EvaluationError> {
        var budget = Budget()
        do { return .success(try expression.rationalValue(budget: &budget)) } catch { return .failure(error) }
    }

    private func apply(_ name: FunctionName, _ arguments: Expr...) -> Expr { .function(name, arguments) }

    @Test func exactFunctions() {
        #expect(exact(apply(.factorial, 20)) == .success(Rational("2432902008176640000")!))
        #expect(exact(apply(.binomial, 10, 3)) == .success(120))
        #expect(exact(apply(.binomial, 3, 10)) == .success(0) && exact(apply(.binomial, 3, -1)) == .success(0))
        #expect(exact(apply(.greatestCommonDivisor, 12, -18, 30)) == .success(6))
        #expect(exact(apply(.leastCommonMultiple, 4, 6)) == .success(12))
        #expect(exact(apply(.remainder, -7, 5)) == .success(3))
        #expect(exact(apply(.minimum, 3, rational("-1/2"))) == .success(Rational("-1/2")!))
        #expect(exact(apply(.oddRoot, -8, 3)) == .success(-2))
        #expect(exact(Expr.elementary(.floor, rational("-7/2"))) == .success(-4))
    }

    @Test func undefinedAndUnable() {
        let undefined: [(Expr, EvaluationError.Undefined)] = [
            (.power(0, -1), .divisionByZero), (.power(0, 0), .zeroToTheZero),
            (.power(-8, rational("1/3")), .evenRootOfNegative),
            (.elementary(.ln, 0), .logarithmOfNonpositive), (.elementary(.cot, 0), .divisionByZero),
            (apply(.factorial, -1), .outsideFunctionDomain), (apply(.remainder, 7, 0), .divisionByZero),
            (0 * Expr.power(0, -1), .divisionByZero),
        ]
        for (expression, reason) in undefined {
            #expect(exact(expression) == .failure(.undefined(reason)), "\(expression)")
        }
        let unable: [(Expr, EvaluationError.Limit)] = [
            (.power(10, .power(10, 10)), .digits), (apply(.factorial, 1_000_000_000), .digits),
            (.squareRoot(2), .unsupported),
            (.constant(.pi), .unsupported), (.constant(.infinity), .unsupported),
            (apply(.factorial, rational("1/2")), .unsupported),
            (apply(.binomial, -2, 3), .unsupported), (apply(.binomial, 1_000_000, 1_000_000), .digits),
            (x, .unsupported),
        ]
        for (expression, limit) in unable { #expect(exact(expression) == .failure(.unable(limit)), "\(expression)") }
    }

    @Test("Enclosures agree with exact values where both exist")
    func agreement() throws {
        let half = rational("1/2")
        for expression in [
            Expr.power(rational("9/4"), rational("-3/2")), .elementary(.abs, rational("-3/7")),
            apply(.oddRoot, rational("-27/8"), 3),
            .elementary(.cos, 0), .elementary(.ceiling, rational("7/3")), apply(.binomial, 7, 2),
            Expr.power(4, half) * half,
        ] {
            var budget = Budget()
            #expect(
                try expression.enclosure(precision: 64, budget: &budget).contains(
                    expression.rationalValue(budget: &budget)), "\(expression)")
        }
    }

    @Test func domains() {
        let listed: [(Expr, [String])] = [
            (x / x, ["x ≠ 0"]), (.squareRoot(x), ["x ≥ 0"]), (.power(x, rational("-1/2")), ["x > 0"]),
            (.elementary(.ln, x - y), ["x - y > 0"]),
            (.power(x, y), ["x > 0"]), (.power(2, x), []), (.elementary(.tan, x), ["cos(x) ≠ 0"]),
            (apply(.oddRoot, x, 3), []),
            (apply(.oddRoot, x, 3) / apply(.oddRoot, x, 3), ["root(x, 3) ≠ 0"]), (.power(x, 0), ["x ≠ 0"]),
            (x * x + y, []),
        ]
        for (expression, conditions) in listed {
            #expect(expression.domainConditions.map(\.description) == conditions, "\(expression)")
            #expect(expression.isTotal == conditions.isEmpty, "\(expression)")
        }
    }

    @Test func relations() {
        for relation in [Relation.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual] {
            #expect(relation.negation?.negation == relation && relation.converse.converse == relation)
            for sign in [-1, 0, 1] {
                #expect(relation.holds(signOfDifference: sign) != relation.negation?.holds(signOfDifference: sign))
                #expect(relation.holds(signOfDifference: sign) == relation.converse.holds(signOfDifference: -sign))
            }
        }
        #expect(Relation.approximately.negation == nil && Relation.approximately.holds(signOfDifference: 0) == nil)
    }

    @Test("Substitution is simultaneous, and refuses to grow without bound")
    func substitution() throws {
        let swap: [Symbol: Expr] = [Symbol("x"): y, Symbol("y"): x]
        #expect((x - 2 * y).substituting(swap) == y - 2 * x)
        var large = x
        for _ in 0..<12 { large = Expr.elementary(.sin, large) * Expr.elementary(.cos, large) }
        let claim = Statement(large, .equal, 0)
        #expect(throws: EvaluationError.unable(.steps)) { try claim.substitutingWithinLimit([Symbol("x"): large]) }
        #expect(try claim.substitutingWithinLimit([Symbol("x"): y]).symbols == [Symbol("y")])
    }

    @Test("A shared expression may stand for more nodes than a word can count")
    func countOfNodes() {
        var shared = x
        for _ in 0..<80 { shared = Expr.function(.named("f"), [shared, shared]) }
        #expect(shared.size == Int.max && shared.depth == 81)
    }
}

@Suite struct IntegerFunctionTests {
    private func value(_ function: FunctionName.OfInteger, _ argument: Expr, steps: Int = 10_000) -> Result<Rational, EvaluationError> {
        var budget = Budget(steps: steps)
        return Result { () throws(EvaluationError) in try Expr.function(.integer(function), [argument]).rationalValue(budget: &budget) }
    }

    @Test(arguments: [
        (FunctionName.OfInteger.divisorCount, 97, 2), (.divisorCount, 1, 1), (.divisorCount, 720, 30), (.divisorSum, 28, 56), (.totient, 36, 12),
        (.digitSum, 9_070, 16), (.totient, 1, 1),
    ])
    func known(function: FunctionName.OfInteger, argument: Int, expected: Int) {
        #expect(value(function, .number(argument)) == .success(Rational(expected)))
    }

    @Test("No value but at positive integers", arguments: FunctionName.OfInteger.allCases)
    func domain(function: FunctionName.OfInteger) {
        for argument in [Expr.number(0), .number(-3), .number(.half)] {
            #expect(value(function, argument) == .failure(.undefined(.outsideFunctionDomain)))
        }
        #expect(value(function, .symbol("n")) == .failure(.unable(.unsupported)))
        #expect(value(function, .constant(.pi)) == .failure(.unable(.unsupported)))
        let node = Expr.function(.integer(function), [.symbol("n")])
        #expect(!node.isTotal && !node.hasContinuousParts && !node.hasListedDomain && !node.isNeverNegative)
    }
}
