import Algebra
import Expressions
import LatexSyntax
import Testing

@testable import Reasoning

@Suite struct ProverConsistencyTests {
    private func facts(_ text: String) -> [Statement] {
        var judge = StepJudge(configuration: Judge.configuration, prover: Prover())
        // Facts one by one, so that nothing is dropped before it is looked at.
        return text.split(separator: ";").flatMap { part -> [Statement] in
            judge.context = Context()
            judge.learnGivens(ReadText("$\(part)$", configuration: Judge.configuration))
            return judge.context.facts.map(\.statement)
        }
    }

    @Test(arguments: [
        "x=1; x=2", "x=1; x^2=4", "x+y=3; 2x+2y=7", "xy=1; x=0", "x=2; y=x; y=3", "3=x; x=4", "x=1; y=2; x+y=4", "1/p+1/q=5; 1/p+1/q=2",
        "\\sin t=1; 2=\\sin t",
    ])
    func contradictionsAreSeen(text: String) {
        var prover = Prover()
        let found = facts(text)
        #expect(found.count == text.split(separator: ";").count)
        let isInconsistent = prover.areInconsistent(found)
        #expect(isInconsistent)
    }

    @Test(arguments: ["x=1; y=2", "x=2; x^2=4", "x+y=3; x-y=1", "xy=0; x=0", "x=2; y=x; y=2", "x^2=4", "a=b; b=c", "1/p+1/q=5; 1/p-1/q=2", "1/p=2; 4/8=1/q",
        "\\sin t=1/2; \\sin t=2/4"])
    func consistentFactsAreKept(text: String) {
        var prover = Prover()
        let isInconsistent = prover.areInconsistent(facts(text))
        #expect(!isInconsistent)
    }
}
