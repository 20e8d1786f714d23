import LanguageModel
import Records
import Testing

@testable import StepKTO

@Suite struct CollatorTests {
    private func collator(
        _ solutions: [LabelledSolution], _ configuration: StepKTOConfiguration = StepKTOConfiguration(),
        batchSize: Int = 4
    ) throws -> Collator {
        try Collator(
            dataset: StepDataset(solutions, tokenizer: Toy.tokenizer, maximumTokens: 64), configuration: configuration,
            batchSize: batchSize, seed: 1, maximumTokens: 64)
    }

    /// Even when equal prompts stand side by side, as they do after sampling K times per problem.
    @Test func mismatchedCompletionsComeFromOtherPrompts() throws {
        let solutions = Toy.solutions(40).sorted { $0.prompt < $1.prompt }
        let collator = try collator(solutions)
        let examples = collator.dataset.examples
        for (index, partner) in collator.partners.enumerated() {
            #expect(examples[index].promptIdentity != examples[partner].promptIdentity)
            let sequence = collator.mismatched([index])[0]
            #expect(sequence.tokens == Array(examples[index].prompt + examples[partner].completion))
            #expect(sequence.scoredStart == examples[index].promptCount)
        }
    }

    @Test func everyExampleIsSeenOncePerEpoch() throws {
        for count in [8, 9, 10] {
            let collator = try collator(Toy.solutions(count))
            let order = collator.order(epoch: 3)
            let seen = (0..<collator.batchesPerEpoch).flatMap { collator.batch(index: $0, order: order).indices }
            // A last batch of one has no meaning for preferences and is left out.
            #expect(seen.count == (count == 9 ? 8 : count))
            #expect(Set(seen).count == seen.count)
            #expect(collator.order(epoch: 3) == order && collator.order(epoch: 4) != order)
        }
    }

    @Test func unusableDataIsRefused() throws {
        let solutions = Toy.solutions(8)
        #expect(throws: TrainingError.self) { try collator([]) }
        #expect(throws: TrainingError.self) { try collator(solutions, batchSize: 1) }
        let onePrompt = solutions.map {
            LabelledSolution(prompt: "1+1=", completion: $0.completion, steps: $0.steps, outcome: $0.outcome)
        }
        #expect(throws: TrainingError.self) { try collator(onePrompt) }
        let right = solutions.filter { $0.outcome == .desirable }
        #expect(throws: TrainingError.self) { try collator(right, StepKTOConfiguration(method: .kto)) }
        #expect(try collator(right, StepKTOConfiguration(method: .sft), batchSize: 1).batchesPerEpoch == right.count)
    }
}
