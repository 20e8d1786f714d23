import Foundation
import TestSupport
import Testing

@testable import StepKTO

@Suite struct StepKTOLossTests {
    typealias Configuration = StepKTOConfiguration

    private func level(_ beta: Double, _ desirable: Double, _ undesirable: Double, _ weight: Double)
        -> Configuration.Level
    {
        Configuration.Level(beta: beta, desirableWeight: desirable, undesirableWeight: undesirable, weight: weight)
    }

    private func loss(
        _ loss: StepKTOLoss, _ labels: LabelledTokens, _ policy: [Float], _ reference: [Float],
        _ upstream: inout [Float]
    ) -> Double {
        let result = policy.withUnsafeBufferPointer { policy in
            upstream.withUnsafeMutableBufferPointer { upstream in
                loss.evaluate(
                    labels, policy: policy, reference: reference[...], points: ReferencePoints(outcome: 0.3, step: 0.1),
                    totals: BatchTotals(examples: 3, labelledSteps: 7), upstream: upstream)
            }
        }
        return loss.configuration.outcome.weight * result.outcome + loss.configuration.step.weight * result.process
    }

    @Test(arguments: Configuration.StepReduction.allCases, Configuration.Method.allCases.filter { $0 != .sft })
    func gradientMatchesDifferences(reduction: Configuration.StepReduction, method: Configuration.Method) {
        var random = RepeatableRandom(seed: 1)
        let objective = StepKTOLoss(
            Configuration(
                method: method, outcome: level(0.9, 1, 1.5, 0.7), step: level(1.3, 0.8, 1.2, 1.1),
                stepReduction: reduction))
        for _ in 0..<20 {
            let policy = (0..<9).map { _ in Float.random(in: -4...0, using: &random) }
            let reference = (0..<9).map { _ in Float.random(in: -4...0, using: &random) }
            let labels = LabelledTokens(
                steps: [
                    LabelledTokens.Step(tokens: 0..<3, isDesirable: random.chance(0.5)),
                    LabelledTokens.Step(tokens: 3..<4, isDesirable: nil),
                    LabelledTokens.Step(tokens: 5..<9, isDesirable: random.chance(0.5)),
                ], isDesirable: random.pick([true, false, nil]))
            var upstream = [Float](repeating: 9, count: 9)
            var scratch = upstream
            _ = loss(objective, labels, policy, reference, &upstream)
            for token in 0..<9 {
                var moved = policy
                moved[token] = policy[token] + 1.0 / 64
                let above = loss(objective, labels, moved, reference, &scratch)
                moved[token] = policy[token] - 1.0 / 64
                let below = loss(objective, labels, moved, reference, &scratch)
                #expect(abs((above - below) * 32 - Double(upstream[token])) < 1e-4)
            }
        }
    }

    /// At r = z a term is half its weight; far on the good side it is 0, far on the bad side the whole weight.
    @Test func termHasTheStatedLimits() {
        let level = level(0.5, 2, 3, 1)
        func value(_ ratio: Double, _ good: Bool) -> Double {
            StepKTOLoss.term(ratio: ratio, point: 1, isDesirable: good, level: level).value
        }
        #expect(value(1, true) == 1 && value(1, false) == 1.5)
        #expect(value(1e6, true) == 0 && value(-1e6, false) == 0)
        #expect(value(-1e6, true) == 2 && value(1e6, false) == 3)
    }

    /// An abstained step is as good as absent.
    @Test func abstainedStepsHaveNoTerm() {
        let objective = StepKTOLoss(Configuration())
        let policy: [Float] = [-1, -2, -3, -4]
        let reference: [Float] = [-2, -1, -2, -2]
        let good = LabelledTokens.Step(tokens: 0..<2, isDesirable: true)
        var first = [Float](repeating: 0, count: 4)
        var second = first
        let with = loss(
            objective,
            LabelledTokens(steps: [good, LabelledTokens.Step(tokens: 2..<4, isDesirable: nil)], isDesirable: false),
            policy, reference, &first)
        let without = loss(objective, LabelledTokens(steps: [good], isDesirable: false), policy, reference, &second)
        #expect(with == without)
        #expect(first == second)
    }

    @Test func referencePointsFollowTheConfiguration() {
        func points(_ outcome: Configuration.ReferencePoint, _ step: Configuration.ReferencePoint, sign: Double = 1)
            -> [Double]
        {
            var configuration = Configuration()
            configuration.outcome.referencePoint = outcome
            configuration.step.referencePoint = step
            let result = StepKTOLoss(configuration).referencePoints(
                outcomeRatios: [1, 3].map { sign * $0 }, stepRatios: [0.5, 1, 0].map { sign * $0 })
            return [result.outcome, result.step]
        }
        #expect(points(.ownEstimate, .ownEstimate) == [2, 0.5])
        #expect(points(.ownEstimate, .shared) == [2, 2])
        #expect(points(.shared, .ownEstimate) == [0.5, 0.5])
        #expect(points(.none, .fixed(0.37)) == [0, 0.37])
        #expect(points(.ownEstimate, .ownEstimate, sign: -1) == [0, 0])
    }

    @Test func configurationsSurviveJSONAndAreChecked() throws {
        var configuration = Configuration(method: .kto, variant: .apoZeroUnpaired)
        configuration.outcome.referencePoint = .fixed(0.5)
        configuration.step.referencePoint = .shared
        let data = try JSONEncoder().encode(configuration)
        let again = try JSONDecoder().decode(Configuration.self, from: data)
        #expect(again == configuration)
        configuration.outcome.referencePoint = .shared
        #expect(throws: TrainingError.self) { try configuration.validate() }
        configuration = Configuration(outcome: level(0, 1, 1, 1))
        #expect(throws: TrainingError.self) { try configuration.validate() }
        configuration = Configuration(outcome: level(.nan, 1, 1, 1))
        #expect(throws: TrainingError.self) { try configuration.validate() }
    }
}
