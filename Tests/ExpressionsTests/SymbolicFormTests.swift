import Arithmetic
import ExpressionNotation
import TestSupport
import Testing

@testable import Expressions

/// The exact text form of expressions: what is written reads back equal, and nothing that is read can do harm.
@Suite struct SymbolicFormTests {
    static let k = Symbol("k")
    static let samples: [Expr] =
        [
            0, -3, rational("-7/12"), pi, e, .constant(.i), .constant(.infinity), x, .symbol("x_1"),
            .symbol("total cost"),
            .symbol("3x"), .symbol(":pi"), .symbol("-"), .symbol("#k"), .symbol(""), .symbol("a|b\\c"), .symbol("(("),
            .symbol("|\u{301}"), .symbol("α"), .symbol("sum"), x + 1, 2 * x - y / 3, x ** -2, root(2 + root(x)),
            x ** y, 0 * apply(.ln, x), .function(.named("f"), [x, y]), .function(.named("sin"), [x, y]),
            .function(.named("odd name"), []), .function(.factorial, [x]), .function(.binomial, [x, 3]),
            .function(.oddRoot, [x, 3]), .function(.greatestCommonDivisor, [x, 12, y]),
            .function(.leastCommonMultiple, [x, 4]), .function(.minimum, [x, y]), .function(.maximum, [x, 2]),
            .function(.remainder, [x, 7]),
            .binding(.sum, k, in: .symbol(k) ** 2 + x, [1, y]),
            .binding(
                .sum, k, in: .binding(.product, Symbol("j"), in: .symbol(k) * .symbol("j"), [1, .symbol(k)]), [1, x]),
            .binding(.integral, Symbol("t"), in: apply(.sin, .symbol("t") * x), [0, x]),
            .binding(.derivative, x.symbol!, in: x ** 3, [x, 1]), .binding(.limitFromAbove, x.symbol!, in: 1 / x, [0]),
            .binding(.antiderivative, x.symbol!, in: .symbol("k") * x, [x]),
            .binding(.sum, k, in: .symbol("#k") * .symbol(k), [1, .symbol("k")]),
        ] + FunctionName.Elementary.allCases.map { .elementary($0, x + 1) }
            + FunctionName.OfInteger.allCases.map { .function(.integer($0), [x + 1]) }

    @Test("Reading what was written gives an equal expression", arguments: samples)
    func roundTrip(expression: Expr) throws {
        let text = try #require(expression.symbolicForm)
        #expect(try Expr(symbolicForm: text) == expression, "\(text)")
        #expect(try Expr(symbolicForm: text).symbolicForm == text)
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func randomRoundTrips(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<300 {
            let expression = random.expression(depth: 4).canonical
            let text = try #require(expression.symbolicForm)
            #expect(try Expr(symbolicForm: text) == expression, "seed \(seed): \(text)")
        }
    }

    @Test("What the constructors make of few parts, again and again, is canonical", arguments: [1, 2, 3] as [UInt64])
    func canonicalForms(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        var made: [Expr] = [x, y, 1, 2, -1, .number(.half), pi, 1 + x]
        for number in 0..<4_000 {
            let (a, b) = (random.pick(made), random.pick(made))
            let value: Expr =
                switch random.int(in: 0...7) {
                case 0, 1: a + b
                case 2: a - b
                case 3: a * b
                case 4: a / b
                case 5: a ** random.pick([2, -1, -2, .number(.half), 0])
                case 6: a.substituting([x.symbol!: b])
                default: .binding(.sum, y.symbol!, in: a, [1, b])
                }
            guard value.size < 60 else { continue }
            if made.count < 60 { made.append(value) } else { made[random.int(in: 0...59)] = value }
            let text = try #require(value.symbolicForm)
            #expect(try Expr(symbolicForm: text) == value, "seed \(seed), number \(number): \(text)")
        }
    }

    @Test func forms() {
        #expect((2 * x ** 2 - rational("1/3")).symbolicForm == "(+ -1/3 (* 2 (^ x 2)))")
        #expect(Expr.binding(.sum, Self.k, in: .symbol(Self.k), [1, x]).symbolicForm == "(sum k k 1 x)")
        #expect(Statement(x, .lessOrEqual, pi).symbolicForm == "(≤ x :pi)")
        #expect([Symbol("b"): Rational.half, Symbol("a"): 2].symbolicForm == "((a 2) (b 1/2))")
    }

    @Test(
        "Malformed text is refused at its place",
        arguments: [
            ("", 0), ("   ", 0), ("(", 0), (")", 0), ("(+ 1 2", 0), ("(+ 1 2))", 7), ("x y", 2), ("|x", 0), ("\\", 0),
            ("(+ 1 (2 3))", 5), ("()", 0), ("(+ 1)", 0), ("(*)", 0), ("(^ x)", 0), ("(^ x 2 3)", 0), ("(sin)", 0),
            ("(sin x y)", 0), ("(nothing x)", 0), (":tau", 0), ("(+ 1 :)", 5), ("1/0", 0), ("1.5", 0), ("--1", 0),
            ("1e9", 0), ("(+ 1 1/2/3)", 5), ("#k", 0), ("(+ 1 #k)", 5), ("(sum k)", 0), ("(sum 1 k 1 2)", 5),
            ("(sum k k 1)", 0), ("(sum k k 1 2 3)", 0), ("(mod x)", 0), ("(root x)", 0), ("(apply)", 0),
            ("(|+| 1 2)", 1), ("(apply 1 x)", 7), ("+", 0),
        ])
    func refusals(text: String, offset: Int) {
        do throws(SExpressionError) {
            Issue.record("\(text) was read as \(try Expr(symbolicForm: text))")
        } catch {
            #expect(error.offset == offset, "\(text): \(error)")
        }
    }

    @Test(
        "Values of the wrong kind are refused",
        arguments: ["((x 1) (x 2))", "((x))", "((x 1 2))", "(x 1)", "((1 1))", "x", "((x y))", "((x 1/0))"])
    func assignments(text: String) {
        #expect(throws: SExpressionError.self) { try [Symbol: Rational](symbolicForm: text) }
    }

    @Test(arguments: ["(= x)", "(= x 1 2)", "(x 1 2)", "(== x 1)", "(statement (= x 1))", "=", "(+ 1 2)"])
    func statements(text: String) {
        #expect(throws: SExpressionError.self) { try Statement(symbolicForm: text) }
    }

    @Test("Depth and length are bounded, for reading and for writing")
    func bounds() {
        let deep = String(repeating: "(sin ", count: 100_000) + "x" + String(repeating: ")", count: 100_000)
        #expect(throws: SExpressionError.self) { try Expr(symbolicForm: deep) }
        let long = "(+ " + String(repeating: "x ", count: 1 << 20) + ")"
        #expect(throws: SExpressionError.self) { try Expr(symbolicForm: long) }
        let atDepth = String(repeating: "(sin ", count: 790) + "x" + String(repeating: ")", count: 790)
        #expect(throws: Never.self) { try Expr(symbolicForm: atDepth) }
        // Shared parts: 2⁶⁰ leaves in 60 nodes.
        var shared: Expr = x
        for _ in 0..<60 { shared = .function(.named("f"), [shared, shared]) }
        #expect(shared.symbolicForm == nil)
    }

    @Test("Numbers of any size are kept, and powers of them stay as written")
    func largeNumbers() throws {
        let digits = String(repeating: "7", count: 20_000)
        #expect(try Expr(symbolicForm: digits).symbolicForm == digits)
        for text in [
            "(^ 9 999999999999999999999999)", "(^ 2 -9223372036854775808)", "(^ (^ x 99999999999) 99999999999)",
            "(^ 1 -9223372036854775808)", "(^ -1 9223372036854775807)", "(factorial 999999999999)",
            "(^ 0 -1)", "(^ 0 0)", "(* 0 (^ 0 -1))",
        ] {
            let value = try Expr(symbolicForm: text)
            #expect(try Expr(symbolicForm: try #require(value.symbolicForm)) == value)
        }
    }

    @Test("Any bytes are refused or read, never a trap", arguments: [1, 2] as [UInt64])
    func mutatedTexts(seed: UInt64) throws {
        let texts = Self.samples.compactMap(\.symbolicForm).filter { !$0.isEmpty }.map { Array($0.utf8) }
        let mutator = Mutator(samples: texts, seed: seed)
        var read = 0
        for number in 0..<3_000 {
            let text = String(decoding: mutator.mutant(number), as: UTF8.self)
            guard let value = try? Expr(symbolicForm: text), let form = value.symbolicForm else { continue }
            #expect((try? Expr(symbolicForm: form)) == value, "seed \(seed), mutant \(number): \(form)")
            read += 1
        }
        #expect(read > 50)
    }
}
