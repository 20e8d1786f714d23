import Foundation
import Testing

@testable import StepKTO

@Suite struct TrainingMetricsTests {
    @Test func linesAreJSONWithNumbersThatCannotBeWrittenAsNull() throws {
        let metrics = TrainingMetrics(step: 3, values: ["loss": 0.5, "rewards/chosen": .nan], warnings: ["a \"b\""])
        #expect(metrics.jsonLine() == #"{"step":3,"loss":0.5,"rewards/chosen":null,"warnings":["a \"b\""]}"#)
    }

    @Test func watchWarnsOfZerosAndJumps() {
        var watch = DivergenceWatch()
        let zeros = (0..<40).compactMap { _ in watch.note(0) }
        #expect(zeros.count == 2)
        var other = DivergenceWatch()
        #expect((0..<10).allSatisfy { _ in other.note(0.2) == nil })
        #expect(other.note(5) != nil)
    }
}
