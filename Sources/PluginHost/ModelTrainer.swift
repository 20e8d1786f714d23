// What every trainer and generator does, whether it is part of this program or a process.
import Records

/// Fits a model to a data set.
public struct FitRequest: Hashable, Sendable {
    /// JSON Lines of labelled solutions.
    public var data: String
    /// The model to start from; nil starts from nothing.
    public var model: String?
    /// The folder to write the fitted model to.
    public var output: String
    public var options: JSONObject

    public init(data: String, model: String?, output: String, options: JSONObject = JSONObject()) {
        self.data = data
        self.model = model
        self.output = output
        self.options = options
    }
}

/// Draws completions.
public struct SampleRequest: Hashable, Sendable {
    /// Nil for a generator that has one model only.
    public var model: String?
    public var prompts: [String]
    /// Completions for each prompt.
    public var samples: Int
    public var options: JSONObject

    public init(model: String?, prompts: [String], samples: Int, options: JSONObject = JSONObject()) {
        self.model = model
        self.prompts = prompts
        self.samples = samples
        self.options = options
    }
}

/// Measures a model on a data set without changing it.
public struct EvaluateRequest: Hashable, Sendable {
    public var model: String
    public var data: String
    public var options: JSONObject

    public init(model: String, data: String, options: JSONObject = JSONObject()) {
        self.model = model
        self.data = data
        self.options = options
    }
}

/// How far a call has come.
public struct TrainingProgress: Hashable, Sendable {
    public var step: Int
    /// Nil when the plugin does not know.
    public var total: Int?
    /// Losses and the like by their field-standard names.
    public var metrics: JSONObject

    public init(step: Int, total: Int?, metrics: JSONObject = JSONObject()) {
        self.step = step
        self.total = total
        self.metrics = metrics
    }
}

/// A source of completions: one list for each prompt, `samples` texts in each.
public protocol CompletionGenerator {
    func sample(_ request: SampleRequest, progress: (TrainingProgress) -> Void) throws -> [[String]]
    /// Ends the generator; nothing can be asked of it afterwards.
    func shutdown() throws
}

/// A generator that can also be trained.
public protocol ModelTrainer: CompletionGenerator {
    /// Returns final metrics; the model is in `request.output`.
    func fit(_ request: FitRequest, progress: (TrainingProgress) -> Void) throws -> JSONObject
    func evaluate(_ request: EvaluateRequest, progress: (TrainingProgress) -> Void) throws -> JSONObject
}
