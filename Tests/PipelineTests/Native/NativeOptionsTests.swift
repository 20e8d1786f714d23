import PluginHost
import Records
import StepKTO
import Testing

@testable import Pipeline

@Suite struct NativeOptionsTests {
    private func options(_ members: (String, JSONValue)...) throws -> NativeOptions {
        var object = JSONObject()
        for (name, value) in members { object[name] = value }
        return try NativeOptions(object)
    }

    @Test func defaultsAreComplete() throws {
        let defaults = try options()
        #expect(defaults.objective.method == .stepKTO)
        #expect(defaults.training.maximumUpdates == nil)
        #expect(defaults.training.optimizer.clipNorm == 1)
        #expect(Set(NativeOptions.schema.map(\.name)).count == NativeOptions.schema.count)
    }

    @Test func valuesArrive() throws {
        let set = try options(
            ("method", "kto"), ("clip_norm", JSONValue(0)), ("maximum_updates", JSONValue(7)),
            ("reference_point", "own"), ("seed", JSONValue(5)))
        #expect(set.objective.method == .kto)
        #expect(set.objective.outcome.referencePoint == .ownEstimate)
        #expect(set.training.optimizer.clipNorm == nil && set.training.maximumUpdates == 7 && set.seed == 5)
    }

    @Test(arguments: [
        ("nonsense", JSONValue(1)), ("epochs", JSONValue(0)), ("epochs", "many"), ("learning_rate", JSONValue(2.0)),
        ("learning_rate", JSONValue(-1)), ("method", "dpo"),
        ("batch_size", JSONValue(0)), ("seed", JSONValue(-1)), ("temperature", JSONValue(-0.5)),
        ("hidden", JSONValue(4)), ("workers", JSONValue(0)), ("reference_point", "shared"),
        ("beta", .null), ("heads", JSONValue(1.5)),
    ]) func valuesOutOfRangeAreRefused(name: String, value: JSONValue) {
        #expect(throws: PluginError.self) { try options((name, value)) }
    }
}
