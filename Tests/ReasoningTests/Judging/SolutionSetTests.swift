import Elaboration
import Expressions
import LatexSyntax
import Reasoning
import Testing

@Suite("Sets, intervals and alternatives of one unknown") struct SolutionSetTests {
    private func verdict(_ steps: String..., given: String? = nil) -> String {
        let last = Judge.verdicts(steps, given: given).last
        return last.map { "\($0.verdict) \($0.reason)" } ?? "none"
    }

    @Test("The answer is the set of all solutions, or it is wrong at a point") func answers() {
        let solve = #"Solve $|2x - 1| < 5$. Express your answer in interval notation."#
        for answer in [#"x \in \boxed{(-2, 3)}"#, #"\boxed{(-2, 3) \cup (0, 1)}"#] {
            #expect(verdict("So the solution is $\(answer)$.", given: solve) == "valid solutions", "\(answer)")
        }
        for answer in [#"x \in \boxed{[-2, 3)}"#, #"x \in \boxed{(-2, 2)}"#, #"x \in \boxed{(-3, 3)}"#, #"\boxed{(-\infty, 3)}"#] {
            #expect(verdict("So the solution is $\(answer)$.", given: solve) == "invalid not-equivalent", "\(answer)")
        }
        let domain = #"What is the domain of $f(x) = \frac{1}{\sqrt{x^2 - x - 6}}$?"#
        #expect(verdict(#"The domain is $\boxed{(-\infty, -2) \cup (3, \infty)}$."#, given: domain) == "valid solutions")
        #expect(verdict(#"The domain is $\boxed{(-\infty, -2] \cup [3, \infty)}$."#, given: domain) == "invalid not-equivalent")
        #expect(verdict(#"The domain is $x < -2$ or $x > 3$."#, given: domain) == "valid solutions")
        #expect(!verdict(#"The domain is $x < -2$ or $x > 4$."#, given: domain).hasPrefix("valid"))
    }

    @Test("Only the whole answer to what is asked is refuted") func otherQuestions() {
        // Other numbers are asked for, or other unknowns, or fewer.
        let others = [
            #"If $x^2 - 7x + 12 \le 0$, find all possible values of $x^2 + 7x + 12$."#, #"For which positive integers $x$ is $x^2 < 10$?"#,
            #"Let $f(x) = \sqrt{x - 1}$. Find the domain of $f(f(x))$."#, #"For what values of $x$ is $\frac{1}{x^2 - 4}$ not defined?"#,
            #"Solve $x^2 < 4$ and $x + 1 > 0$."#,
        ]
        for problem in others {
            #expect(!verdict(#"So the answer is $\boxed{[30, 42]}$."#, given: problem).hasPrefix("invalid"), "\(problem)")
            #expect(!verdict(#"Thus $x \in \boxed{[2, \infty)}$."#, given: problem).hasPrefix("invalid"), "\(problem)")
        }
        #expect(!verdict(#"So $x \in \boxed{(-1.41, 1.41)}$."#, given: "Solve $x^2 < 2$.").hasPrefix("invalid"))
        #expect(!verdict(#"The solution to the first inequality is $x \in (-2, 5)$."#, given: "Solve $|2x - 1| < 5$.").hasPrefix("invalid"))
    }

    @Test("Membership and alternatives follow from the line before") func consequences() {
        let square = "Suppose that $x^2 > 9$."
        #expect(verdict(square + " Then $x < -3$ or $x > 3$.") == "valid follows")
        #expect(verdict(square + " Then $x < -2$ or $x > 3$.") == "valid follows")
        #expect(!verdict(square + " Then $x < -3$ or $x > 4$.").hasPrefix("valid"))
        #expect(!verdict(square + " Then $x < -4$ or $x > 3$.").hasPrefix("valid"))
        #expect(verdict(#"From $y^2 \le 16$ we see that $y \in [-4, 4]$."#, given: #"Let $y^2 \le 16$."#) == "valid follows")
        #expect(!verdict(#"From $y^2 \le 16$ we see that $y \in (-4, 4)$."#, given: #"Let $y^2 \le 16$."#).hasPrefix("valid"))
        #expect(!verdict(#"From $y^2 \le 16$ we see that $y \in [0, 4]$."#, given: #"Let $y^2 \le 16$."#).hasPrefix("valid"))
        #expect(!verdict(#"From $y^2 \le 16$ we see that $z \in [-4, 4]$."#, given: #"Let $y^2 \le 16$."#).hasPrefix("valid"))
        // The same said again, with "or" or as a set, earns nothing.
        #expect(!verdict(#"Let $t > 2$, or $t \in (2, \infty)$."#).hasPrefix("valid"))
    }

    @Test("A part of the solutions is not all of them") func solutionsOfALine() {
        let line = "We have $n^2 - 3n < 0$."
        #expect(verdict(line, "The solution to $n^2 - 3n < 0$ is $0 < n < 3$.") == "valid solutions")
        #expect(!verdict(line, "The solution to $n^2 - 3n < 0$ is $0 < n < 4$.").hasPrefix("valid"))
        #expect(!verdict(line, "The solution to $n^2 - 3n < 0$ is $1 < n < 3$.").hasPrefix("valid"))
    }

    @Test("What must hold where a function is defined") func conditions() {
        let domain = #"For what values of $x$ is $\frac{\log(3 - x)}{\sqrt{x - 1}}$ defined?"#
        #expect(verdict("We need $3 - x > 0$.", given: domain) == "valid follows")
        #expect(verdict(#"Also, $x - 1 \ne 0$."#, given: domain) == "valid follows")
        #expect(!verdict("We need $x - 2 > 0$.", given: domain).hasPrefix("valid"))
        #expect(!verdict("We need $y > 0$.", given: domain).hasPrefix("valid"))
        #expect(!verdict("We need $3 - x > 0$.", given: #"For what values of $x$ is $\frac{\log(3 - x)}{\sqrt{x - 1}}$ not defined?"#).hasPrefix("valid"))
    }

    @Test("A supposed comparison is no claim") func suppositions() {
        #expect(verdict("If $x > 3$, then $2x > 6$.") == "valid follows")
        #expect(!verdict("If $x > 3$, then $2x > 7$.").hasPrefix("valid"))
        #expect(verdict("So $x > 3$.").hasPrefix("undecided not-implied"))
    }

    @Test("The sign of a bound in a chain") func chains() {
        #expect(verdict("We have $-9 < 1 - 2x < 5$, so $-10 < -2x < 4$, so $5 > x > -2$.") != "invalid not-equivalent")
        #expect(verdict("We have $-10 < -2x < 4$.", "Then $-2 < x < 5$.") != "invalid not-equivalent")
    }
}
