import PluginHost
import Records
import Testing

@Suite(.enabled(if: TestPlugins.python != nil)) struct ExternalTrainerTests {
    private let request = SampleRequest(model: "m", prompts: ["a", "b"], samples: 2)

    private func trainer(_ body: String, kind: PluginKind = .trainer) throws -> ExternalTrainer {
        try ExternalTrainer(TestPlugins.python(body, kind: kind), launch: TestPlugins.launch)
    }

    @Test func theEchoGeneratorAnswers() throws {
        let plugin = try PluginRegistry(builtin: [], searchPath: [TestPlugins.shipped]).plugin(
            named: "echo-generator", kind: .generator)
        let generator = try ExternalTrainer(plugin, launch: TestPlugins.launch)
        var steps: [Int] = []
        let options = try plugin.parse(options: ["prefix=>", "seed=4"])
        let texts = try generator.sample(
            SampleRequest(model: nil, prompts: ["a", "é\n"], samples: 2, options: options)
        ) { steps.append($0.step) }
        #expect(texts == [[">a [4]", ">a [5]"], [">é\n [4]", ">é\n [5]"]])
        #expect(steps == [1, 2])
        try generator.shutdown()
    }

    @Test func fitAndEvaluateCarryTheirParameters() throws {
        let trainer = try trainer("reply({'metrics': dict(request['params'], method=method)})")
        let fitted = try trainer.fit(
            FitRequest(data: "d", model: nil, output: "o", options: JSONObject(members: [.init(name: "k", value: 1)]))
        ) { _ in }
        #expect(
            JSONValue.object(fitted) == [
                "data": "d", "model": .null, "output": "o", "options": ["k": 1], "method": "fit",
            ])
        let metrics = try trainer.evaluate(EvaluateRequest(model: "m", data: "d")) { _ in }
        #expect(metrics["method"] == "evaluate")
    }

    @Test(arguments: [
        "reply({})", "reply({'completions': 3})", "reply({'completions': [['x', 'y']]})",
        "reply({'completions': [['x', 'y'], ['x']]})",
        "reply({'completions': [['x', 'y'], ['x', 3]]})", "reply({'completions': [['x', 'y'], 'xy']})",
    ])
    func completionsOfAWrongShapeAreRefused(body: String) throws {
        let trainer = try trainer(body)
        #expect(throws: PluginError.self) { try trainer.sample(request) { _ in } }
    }

    @Test func aGeneratorCannotFit() throws {
        let generator = try trainer("reply({})", kind: .generator)
        #expect(throws: PluginError.self) { try generator.fit(FitRequest(data: "d", model: nil, output: "o")) { _ in } }
        #expect(throws: PluginError.self) { try trainer("", kind: .format) }
    }
}
