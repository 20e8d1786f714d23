// Functions with several formulas: which one holds at a number, and when that is not known.
import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Reasoning

@Suite struct PiecewiseFunctionTests {
    private func function(_ pieces: (Expr, PiecewiseFunction.Condition)...) -> PiecewiseFunction {
        PiecewiseFunction(
            parameter: Symbol("x"), pieces: pieces.map { PiecewiseFunction.Piece(body: $0.0, condition: $0.1) })
    }

    @Test func theFirstPieceWhoseConditionHoldsGivesTheValue() {
        let collatz = function((x / 2, .remainder(0, modulus: 2)), (3 * x + 1, .remainder(1, modulus: 2)))
        for number in -20...20 {
            #expect(collatz.value(at: .number(number)) == .number(number % 2 == 0 ? number / 2 : 3 * number + 1))
        }
        let root = function((x + 1, .comparisons([Statement(x, .greaterOrEqual, 2)])), (-x, .otherwise))
        #expect(root.value(at: 2) == 3)
        #expect(root.value(at: rational("3/2")) == rational("-3/2"))
    }

    @Test func nothingIsKnownBehindAnUnreadCondition() {
        let unread = function((x, .comparisons([Statement(x, .less, 0)])), (x + 1, .unknown), (x + 2, .otherwise))
        #expect(unread.value(at: -1) == -1)
        #expect(unread.value(at: 1) == nil)
    }

    @Test(arguments: [x, y, root(2), rational("1/2"), pi])
    func noParityIsKnownOfOtherArguments(argument: Expr) {
        #expect(function((x, .remainder(0, modulus: 2)), (1, .otherwise)).value(at: argument) == nil)
    }

    @Test(arguments: [
        ("is odd", PiecewiseFunction.Condition.remainder(1, modulus: 2)), ("is not odd", .remainder(0, modulus: 2)),
        ("is even", .remainder(0, modulus: 2)), ("is a multiple of 6 and 4", .remainder(0, modulus: 12)),
        ("is divisible by 3", .remainder(0, modulus: 3)), ("is not divisible by 3", .noMultiple([3])), ("is not an integer", .integer(false)),
    ])
    func propertiesAreRead(words: String, condition: PiecewiseFunction.Condition) {
        #expect(StepJudge.property(words.split(separator: " ").map(String.init)) == condition)
    }

    @Test(arguments: [
        "is prime", "is only a multiple of 7", "is a multiple of", "is not a multiple of 3 or 7", "odd", "is odd and positive", "is divisible by 0",
        "is not a multiple of 3 and 7", "is a multiple of 3 7", "is an odd integer", "is",
    ])
    func otherPropertiesAreNot(words: String) {
        #expect(StepJudge.property(words.split(separator: " ").map(String.init)) == .unknown)
    }
}
