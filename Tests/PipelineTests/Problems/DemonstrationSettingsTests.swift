import LanguageModel
import Records
import StepKTO
import Testing

@testable import Pipeline

@Suite struct DemonstrationSettingsTests {
    @Test func presetsAreUsable() throws {
        for settings in [DemonstrationSettings.demonstration(), .experiment(), .smoke()] {
            try settings.sft.validate()
            try settings.preference.validate()
            try settings.modelConfiguration(tokenizer: settings.tokenizer).validate()
            for method in StepKTOConfiguration.Method.allCases { try settings.objective(method).validate() }
        }
    }

    /// Corpus, SFT, sampling and one preference update with stand-in labels.
    @Test func smokeRunsThroughEveryStage() throws {
        let settings = DemonstrationSettings.smoke()
        let source = ProblemSource(families: settings.families, seed: settings.seed)
        let tokenizer = settings.tokenizer
        let model = try LanguageModel(configuration: settings.modelConfiguration(tokenizer: tokenizer))
        model.initialize(seed: settings.seed)
        let corpus = try StepDataset(
            source.corpus(count: settings.corpusCount), tokenizer: tokenizer, maximumTokens: settings.sft.maximumTokens)
        #expect(corpus.examples.count == settings.corpusCount)
        let supervised = try Trainer(
            model: model, tokenizer: tokenizer, dataset: corpus, configuration: settings.objective(.sft),
            training: settings.sft)
        try supervised.run()
        let problems = source.problems(.preference, count: settings.preferenceProblems)
        let samples = try Generator(model: model, endToken: tokenizer.endToken).sample(
            prompts: problems.map(\.prompt), samplesPerPrompt: settings.samplesPerProblem, seed: 1,
            parameters: settings.sampling, tokenizer: tokenizer)
        let labelled = zip(problems, samples).flatMap { problem, texts in
            texts.enumerated().map { index, text in
                LabelledSolution(
                    prompt: problem.prompt, completion: text.text, steps: [],
                    outcome: index % 2 == 0 ? .desirable : .undesirable)
            }
        }
        let preferred = try Trainer(
            model: model, tokenizer: tokenizer,
            dataset: StepDataset(labelled, tokenizer: tokenizer, maximumTokens: settings.preference.maximumTokens),
            configuration: settings.objective(.stepKTO), training: settings.preference)
        let metrics = try preferred.run()
        #expect(metrics?["loss"]?.isFinite == true)
    }
}
