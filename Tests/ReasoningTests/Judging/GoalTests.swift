import LatexSyntax
import Testing

@testable import Reasoning

@Suite struct GoalTests {
    private func goals(_ text: String) -> [Int] {
        StepJudge.goals(in: ReadText(text, configuration: Judge.configuration)).sorted()
    }

    @Test(arguments: [
        ("Prove that $x + y = 7$.", [0]),
        ("Let $a = b$. Show that $a^2 = ab$.", [1]),
        ("Prove that if $x > 2$, then $x^3 > 8$.", [1]),
        ("Show that for $x > 0$, $x^2 > 0$.", [1]),
        ("Show that $x = 1$ and $y = 2$, given that $x + y = 3$.", [0, 1]),
        ("Determine whether $a = 2b$.", [0]),
        ("Is $a = 2b$?", [0]),
        ("Prove that there is no $n$ for which $n^2 = 2$, and that $m^2 = 3$ has none.", [0, 2]),
        ("Prove that there exist integers with $x + y = 4$.", [0]),
    ])
    func whatIsToBeShown(text: String, expected: [Int]) { #expect(goals(text) == expected) }

    @Test(arguments: [
        "Solve $x + y = 7$.", "If $2x = 8$, what is $x + 1$?", "Let $a = b$. Find $c = 2a$.", "Prove it. Here $x = 2$.",
        "Is $f(x) = x^3$ an odd function?", "Find $x$ such that $x^2 = 4$.", "What is $x$ if $x = 3y$?",
    ])
    func whatIsGiven(text: String) { #expect(goals(text) == []) }
}
