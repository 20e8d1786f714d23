import LanguageModel
import Records
import Testing

@testable import StepKTO

@Suite struct StepDatasetTests {
    private func solution(_ completion: String, _ ranges: [(Int, Int)]) -> LabelledSolution {
        LabelledSolution(
            prompt: "é=", completion: completion,
            steps: ranges.map { LabelledSolution.Step(start: $0.0, end: $0.1, label: .desirable) },
            outcome: .undesirable)
    }

    private func dataset(_ solutions: [LabelledSolution], maximumTokens: Int = 50) throws -> StepDataset {
        try StepDataset(solutions, tokenizer: ByteTokenizer(), maximumTokens: maximumTokens)
    }

    /// Prompt: beginning token and 3 bytes. The line break belongs to no step, the end token to the last.
    @Test func tokensBelongToTheStepThatHoldsTheirByte() throws {
        let example = try dataset([solution("ab\ncde", [(0, 2), (3, 6)])]).examples[0]
        #expect(example.promptCount == 4 && example.sequence.scoredStart == 4)
        #expect(example.sequence.tokens.count == 4 + 6 + 1)
        #expect(example.sequence.tokens.last == 2)
        #expect(example.labels.steps.map(\.tokens) == [0..<2, 3..<7])
        #expect(example.labels.isDesirable == false)
        let trailing = try dataset([solution("ab\n", [(0, 2)])]).examples[0]
        #expect(trailing.labels.steps.map(\.tokens) == [0..<4])
        let empty = try dataset([solution("abc", [(0, 1), (1, 1), (1, 3)])]).examples[0]
        #expect(empty.labels.steps.map(\.tokens) == [0..<1, 1..<4])
    }

    @Test(arguments: [[(0, 3), (2, 4)], [(2, 1)], [(0, 9)], [(3, 4), (0, 2)], [(-1, 2)]])
    func rangesThatDoNotFitAreRefused(ranges: [(Int, Int)]) {
        #expect(throws: TrainingError.self) { try dataset([solution("abcd", ranges)]) }
    }

    @Test func longSolutionsAreDroppedAndCounted() throws {
        let data = try dataset([solution("ab", []), solution("abcdefgh", [])], maximumTokens: 8)
        #expect(data.examples.count == 1 && data.droppedTooLong == 1)
    }

    @Test func fingerprintSeesEveryLabel() throws {
        var solutions = Toy.solutions(6)
        let before = try StepDataset(solutions, tokenizer: Toy.tokenizer, maximumTokens: 64).fingerprint
        solutions[3].steps[1].label = .abstain
        let after = try StepDataset(solutions, tokenizer: Toy.tokenizer, maximumTokens: 64).fingerprint
        #expect(before != after)
    }
}
