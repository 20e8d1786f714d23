// Named settings with which the whole iteration works on two cores: corpus, model, both kinds of training, sampling.
public import LanguageModel
public import StepKTO

/// Everything that a run on generated problems needs besides the judges.
///
/// Log-ratios of such short completions are about 1 nat, so β is about 1; an 8-billion-parameter model's 0.1 does not
/// move a small one. What M0 solves varies between seeds by ten points and more; compare methods from one M0.
public struct DemonstrationSettings: Codable, Equatable, Sendable {
    public var families: [ProblemFamily]
    public var seed: UInt64
    /// Worked solutions of the SFT split.
    public var corpusCount: Int
    public var hiddenSize: Int
    public var intermediateSize: Int
    public var layerCount: Int
    public var headCount: Int
    public var maximumPositions: Int
    public var sft: TrainingConfiguration
    public var preference: TrainingConfiguration
    public var iterations: Int
    /// Problems of the preference split that are sampled in each iteration.
    public var preferenceProblems: Int
    public var samplesPerProblem: Int
    public var testProblems: Int
    public var sampling: SamplingParameters

    /// One token per character that any problem of the families, its working or its slips contain.
    public var tokenizer: ByteTokenizer {
        let problems = families.flatMap(ProblemSource.all)
        return ByteTokenizer(
            covering: problems.flatMap { [$0.prompt, $0.solution] + $0.steps.flatMap(\.slips) })
    }

    /// The untrained model for a tokenizer that covers the corpus.
    public func modelConfiguration(tokenizer: ByteTokenizer) -> ModelConfiguration {
        ModelConfiguration(
            vocabularySize: tokenizer.vocabularySize, hiddenSize: hiddenSize, intermediateSize: intermediateSize,
            layerCount: layerCount, headCount: headCount, maximumPositions: maximumPositions, tiesEmbeddings: true,
            beginningToken: tokenizer.beginningToken.map(Int.init), endToken: Int(tokenizer.endToken), paddingToken: 0)
    }

    /// β = 1, λ_D = 1, λ_U = 0.5, w_o = w_s = 1, z = 0, mean over an example's steps.
    public func objective(_ method: StepKTOConfiguration.Method) -> StepKTOConfiguration {
        let level = StepKTOConfiguration.Level(
            beta: 1, desirableWeight: 1, undesirableWeight: 0.5, weight: 1, referencePoint: .none)
        return StepKTOConfiguration(method: method, outcome: level, step: level)
    }

    /// The whole demonstration, M0 to M1, in one to two minutes: 85 k parameters, M0 solves more than half of the
    /// test problems.
    public static func demonstration(seed: UInt64 = 1, workers: Int = 2) -> DemonstrationSettings {
        DemonstrationSettings(
            families: [.linear], seed: seed, corpusCount: 12000, hiddenSize: 48, intermediateSize: 128, layerCount: 3,
            headCount: 4, maximumPositions: 128,
            sft: supervised(updates: 4000, seed: seed, workers: workers),
            preference: preferred(seed: seed, workers: workers), iterations: 1, preferenceProblems: 1000,
            samplesPerProblem: 8, testProblems: 300, sampling: SamplingParameters(temperature: 1, maximumTokens: 60))
    }

    /// Three iterations from a stronger M0, for figures rather than for a first look.
    public static func experiment(seed: UInt64 = 1, workers: Int = 2) -> DemonstrationSettings {
        var settings = demonstration(seed: seed, workers: workers)
        settings.hiddenSize = 64
        settings.intermediateSize = 176
        settings.sft = supervised(updates: 6000, seed: seed, workers: workers)
        settings.iterations = 3
        settings.testProblems = 400
        return settings
    }

    /// Seconds, even without optimisation: every stage runs, nothing is learned. For tests of the pipeline.
    public static func smoke(seed: UInt64 = 1, workers: Int = 1) -> DemonstrationSettings {
        var settings = demonstration(seed: seed, workers: workers)
        settings.corpusCount = 64
        settings.hiddenSize = 16
        settings.intermediateSize = 32
        settings.layerCount = 1
        settings.headCount = 2
        settings.sft = supervised(updates: 8, seed: seed, workers: workers)
        settings.preferenceProblems = 4
        settings.samplesPerProblem = 2
        settings.testProblems = 4
        return settings
    }

    private static func supervised(updates: Int, seed: UInt64, workers: Int) -> TrainingConfiguration {
        TrainingConfiguration(
            epochs: 1_000_000, maximumUpdates: updates, batchSize: 32,
            optimizer: AdamWConfiguration(firstDecay: 0.9, secondDecay: 0.98, clipNorm: 1),
            schedule: LearningRateSchedule(shape: .cosine, peak: 4e-3, warmup: min(100, updates / 4), final: 0.02),
            seed: seed, maximumTokens: 128, workers: workers)
    }

    private static func preferred(seed: UInt64, workers: Int) -> TrainingConfiguration {
        TrainingConfiguration(
            epochs: 1, batchSize: 64, optimizer: AdamWConfiguration(firstDecay: 0.9, secondDecay: 0.98, clipNorm: 1),
            schedule: LearningRateSchedule(shape: .linear, peak: 3e-4, warmup: 10), seed: seed, maximumTokens: 128,
            workers: workers)
    }
}
