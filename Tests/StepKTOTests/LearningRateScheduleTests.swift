import Testing

@testable import StepKTO

@Suite struct LearningRateScheduleTests {
    @Test(arguments: LearningRateSchedule.Shape.allCases) func warmsUpPeaksAndEnds(shape: LearningRateSchedule.Shape) {
        let schedule = LearningRateSchedule(shape: shape, peak: 2, warmup: 4, final: 0.1)
        let rates = (0...20).map { schedule.rate(update: $0, of: 20) }
        #expect(rates[0] == 0 && rates[2] == 1 && rates[4] == 2)
        #expect(abs(rates[20] - (shape == .constant ? 2 : 0.2)) < 1e-12)
        #expect(zip(rates.dropFirst(4), rates.dropFirst(5)).allSatisfy { $0 >= $1 })
    }

    @Test func halfWayValues() {
        #expect(LearningRateSchedule(shape: .linear, peak: 1).rate(update: 5, of: 10) == 0.5)
        #expect(abs(LearningRateSchedule(shape: .cosine, peak: 1).rate(update: 5, of: 10) - 0.5) < 1e-12)
    }
}
