import Answers
import LatexSyntax
import TestSupport
import Testing

@Suite struct AnswerMatcherTests {
    private static let shared = try! AnswerMatcher(notation: .standard())

    private func outcome(_ gold: String, _ prediction: String) -> Outcome {
        var matcher = Self.shared
        return matcher.match(gold: gold, prediction: prediction)
    }

    @Test func everyPairIsJudgedAsExpected() throws {
        var counts: [String: Int] = [:]
        for row in try CorpusFile.rows("Answers/pairs.tsv") {
            let found = outcome(row[0], row[1])
            #expect(found.verdict.rawValue == row[2], "\(row[0]) against \(row[1]): \(found.reason)")
            counts[row[2], default: 0] += 1
        }
        #expect(counts["same", default: 0] > 60 && counts["different", default: 0] > 30)
    }

    /// Reference and prediction may change places, but for the rounding of a reference.
    @Test func verdictsAreSymmetric() throws {
        for row in try CorpusFile.rows("Answers/pairs.tsv") {
            let forward = outcome(row[0], row[1])
            let backward = outcome(row[1], row[0])
            if [forward.reason, backward.reason].contains("rounded-reference") { continue }
            #expect(forward.verdict == backward.verdict, "\(row[0]) against \(row[1])")
        }
    }

    /// All answers of the table against each other: unrelated forms never stop the matcher, and stay symmetric.
    @Test func unrelatedPairsAreSymmetric() throws {
        var random = RepeatableRandom(seed: 3)
        let texts = try CorpusFile.rows("Answers/pairs.tsv").flatMap { [$0[0], $0[1]] }
        for _ in 0..<400 {
            let (a, b) = (random.pick(texts), random.pick(texts))
            let (forward, backward) = (outcome(a, b), outcome(b, a))
            if [forward.reason, backward.reason].contains("rounded-reference") { continue }
            #expect(forward.verdict == backward.verdict, "\(a) against \(b): \(forward.reason), \(backward.reason)")
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>) func everyFormIsTheSameAsItself(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<40 {
            let answer = RandomAnswer(&random)
            for text in answer.spellings {
                for other in answer.spellings {
                    let found = outcome(text, other)
                    #expect(found.verdict == .same, "seed \(seed): \(text) against \(other): \(found.reason)")
                }
                let found = outcome(text, answer.wrong)
                #expect(found.verdict != .same, "seed \(seed): \(text) against \(answer.wrong): \(found.reason)")
            }
        }
    }

    /// Boxes, delimiters and prose around an answer change nothing.
    @Test(arguments: [
        "%", "$%$", "\\(%\\)", "\\boxed{%}", "So we find $\\boxed{%}$.", "The final answer is $%$.", "#### %",
        "First $x=99$.\n\nAnswer: $%$",
    ])
    func framesDoNotMatter(frame: String) {
        var random = RepeatableRandom(seed: 11)
        for _ in 0..<15 {
            let answer = RandomAnswer(&random)
            let text = frame.replacing("%", with: answer.spellings[0])
            let found = outcome(answer.spellings[0], text)
            #expect(found.verdict == .same, "\(text): \(found.reason), read \(found.answer ?? "nothing")")
        }
    }

    /// A side that cannot be read decides nothing.
    @Test(arguments: ["\\frac{", "\\foo{3}{", "3 +", "((", "\\begin{pmatrix}1&2", "\\sqrt", "= =", "^", "_", "\\left("])
    func unreadSidesAreUndecided(text: String) {
        for other in ["3", "x^2", "(1,2)", "\\{1\\}", "[0,1]"] {
            #expect(outcome(other, text).verdict != .same)
            #expect(outcome(text, other).verdict != .same)
        }
        #expect(outcome("3", "\\boxed{\(text)}").verdict != .same)
    }

    @Test func emptySides() {
        #expect(outcome("", "3").verdict == .noGold)
        #expect(outcome("3", "").verdict == .noAnswer)
        #expect(outcome("3", " \n ").verdict == .noAnswer)
        #expect(outcome("3", "<think>3</think>").verdict == .noAnswer)
        #expect(Self.shared.answer(of: "\\boxed{3}").verdict == .noGold)
        #expect(Self.shared.answer(of: "").verdict == .noAnswer)
    }

    @Test func twoSignsPlusMinusAreNotRead() {
        #expect(
            outcome("\\pm 1 \\pm \\sqrt{2}", "1+\\sqrt{2}, 1-\\sqrt{2}, -1+\\sqrt{2}, -1-\\sqrt{2}").verdict
                == .undecided)
    }

    @Test(arguments: [
        "{", "\\boxed{", "$", "\\frac{1}{", "1,", "(", "x+", "\\sqrt{", "2^", "\\pm", "é", "\u{0}", "\\text{", "or ",
        "A. ",
    ])
    func longRubbishIsAnswered(piece: String) {
        let text = String(repeating: piece, count: 3_000)
        #expect(outcome("3", text).verdict != .same)
        #expect(outcome(text, "3").verdict != .same)
    }
}

/// An answer of some form, ways to write it, and something else of the same form.
struct RandomAnswer {
    let spellings: [String]
    let wrong: String

    init(_ random: inout RepeatableRandom) {
        let (a, b, c) = (random.int(in: 2...60), random.int(in: 2...60), random.int(in: 2...9))
        switch random.int(in: 0...11) {
        case 0:
            spellings = ["\(a)", "\(a).0", "+\(a)", "\\text{\(a)}", "x = \(a)"]
            wrong = "\(a + 1)"
        case 1:
            spellings = ["\\frac{\(a)}{\(b)}", "\(a)/\(b)", "\\dfrac{\(a * c)}{\(b * c)}"]
            wrong = "\\frac{\(a + b)}{\(b)}"
        case 2:
            spellings = ["\(a)\\frac{1}{\(c)}", "\\frac{\(a * c + 1)}{\(c)}"]
            wrong = "\\frac{\(a)}{\(c)}"
        case 3:
            spellings = ["\(a * 1000)", "\(a),000", "\(a){,}000", "\(a) \\times 10^3"]
            wrong = "\(a),001"
        case 4:
            spellings = ["\(a)\\sqrt{\(c * c * 2)}", "\(a * c)\\sqrt{2}"]
            wrong = "\(a)\\sqrt{2}"
        case 5:
            spellings = ["(x+\(a))^2", "x^2+\(2 * a)x+\(a * a)"]
            wrong = "x^2+\(a * a)"
        case 6:
            spellings = ["(\(a), \(b))", "\\left(\(a),\(b)\\right)", "(x,y)=(\(a),\(b))"]
            wrong = "(\(a), \(b + 1))"
        case 7:
            spellings = ["\\{\(a), -\(b), \(c)\\}", "\\{\(c), \(a), -\(b)\\}", "-\(b), \(a), \(c)"]
            wrong = "\\{\(a), -\(b)\\}"
        case 8:
            spellings = ["[-\(a), \(b)]", "-\(a) \\le x \\le \(b)", "x \\in [-\(a), \(b)]"]
            wrong = "[-\(a), \(b))"
        case 9:
            spellings = ["y = \(a)x + \(b)", "\(a)x - y + \(b) = 0"]
            wrong = "y = \(a)x - \(b)"
        case 10:
            spellings = ["\(a)+\(b)i", "\(b)i + \(a)"]
            wrong = "\(a)-\(b)i"
        default:
            spellings = [
                "\\begin{pmatrix}\(a)&\(b)\\\\0&1\\end{pmatrix}",
                "\\begin{bmatrix} \(a) & \(b) \\\\ 0 & 1 \\end{bmatrix}",
            ]
            wrong = "\\begin{pmatrix}\(a)&\(b)\\\\1&0\\end{pmatrix}"
        }
    }
}
