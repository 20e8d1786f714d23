// Trainers and generators that are processes. Their answers are checked before anyone relies on them.
import Records

/// A trainer or generator plugin behind a session.
public final class ExternalTrainer: ModelTrainer {
    private let session: PluginSession

    /// Starts `plugin`, a trainer or a generator.
    public init(_ plugin: PluginManifest, launch: PluginLaunch) throws(PluginError) {
        guard plugin.kind == .trainer || plugin.kind == .generator else {
            throw .wrongKind(name: plugin.name, kind: plugin.kind, needed: .trainer)
        }
        session = try PluginSession(plugin, launch: launch)
    }

    public func shutdown() throws(PluginError) { try session.shutdown() }

    public func fit(_ request: FitRequest, progress: (TrainingProgress) -> Void) throws(PluginError) -> JSONObject {
        let answer = try call(
            "fit",
            [
                "data": .string(request.data), "model": JSONValue(request.model), "output": .string(request.output),
                "options": .object(request.options),
            ], progress)
        return answer["metrics"]?.object ?? JSONObject()
    }

    public func sample(_ request: SampleRequest, progress: (TrainingProgress) -> Void) throws(PluginError) -> [[String]]
    {
        let method = session.plugin.kind == .generator ? "generate" : "sample"
        let answer = try call(
            method,
            [
                "model": JSONValue(request.model), "prompts": JSONValue(request.prompts),
                "samples": JSONValue(request.samples), "options": .object(request.options),
            ], progress)
        guard let lists = answer["completions"]?.array, lists.count == request.prompts.count else {
            throw malformed(
                "'\(method)' must answer one list of completions for each of \(request.prompts.count) prompts")
        }
        var completions: [[String]] = []
        for list in lists {
            guard let texts = list.array?.compactMap(\.string), texts.count == request.samples,
                texts.count == list.array?.count
            else { throw malformed("'\(method)' must answer \(request.samples) texts for each prompt") }
            completions.append(texts)
        }
        return completions
    }

    public func evaluate(_ request: EvaluateRequest, progress: (TrainingProgress) -> Void) throws(PluginError)
        -> JSONObject
    {
        let answer = try call(
            "evaluate",
            ["model": .string(request.model), "data": .string(request.data), "options": .object(request.options)],
            progress)
        guard let metrics = answer["metrics"]?.object else { throw malformed("'evaluate' must answer metrics") }
        return metrics
    }

    private func call(
        _ method: String, _ parameters: JSONValue, _ progress: (TrainingProgress) -> Void
    ) throws(PluginError) -> JSONValue {
        guard session.plugin.kind.methods.contains(method) else {
            throw .wrongKind(name: session.plugin.name, kind: session.plugin.kind, needed: .trainer)
        }
        return try session.call(method, parameters) { notification in
            guard notification.method == "progress", let step = notification.parameters["step"]?.int else { return }
            progress(
                TrainingProgress(
                    step: step, total: notification.parameters["total"]?.int,
                    metrics: notification.parameters["metrics"]?.object ?? JSONObject()))
        }
    }

    private func malformed(_ message: String) -> PluginError {
        .malformed(plugin: session.plugin.name, message: message)
    }
}
