import TestSupport
import Testing

@testable import Tensors

@Suite struct ParallelTests {
    @Test func piecesCoverTheRangeOnce() {
        for count in [0, 1, 15, 16, 17, 100, 1000] {
            for parts in 1...5 {
                let pieces = (0..<parts).map { Parallel.piece($0, of: parts, count: count) }
                #expect(pieces.flatMap { Array($0) } == Array(0..<count), "\(count) in \(parts)")
            }
        }
    }

    @Test func balancedGroupsCoverTheItemsAndDifferLittle() {
        var random = RepeatableRandom(seed: 12)
        for parts in 1...4 {
            let sizes = (0..<100).map { _ in random.int(in: 1...50) }
            let groups = Parallel.balanced(sizes: sizes, parts: parts)
            #expect(groups.flatMap { Array($0) } == Array(0..<100))
            let totals = groups.map { $0.reduce(0) { $0 + sizes[$1] } }
            #expect((totals.max() ?? 0) - (totals.min() ?? 0) <= 100)
        }
        #expect(Parallel.balanced(sizes: [], parts: 3).count == 3)
    }

    @Test func adamWMovesByTheLearningRateAtFirst() {
        let weights = FloatBuffer([Float](repeating: 1, count: 11))
        let gradient = FloatBuffer((0..<11).map { Float($0) - 5 })
        let first = FloatBuffer(count: 11)
        let second = FloatBuffer(count: 11)
        let step = AdamWStep(
            learningRate: 0.1, firstDecay: 0.9, secondDecay: 0.999, epsilon: 1e-12, update: 1, gradientScale: 1)
        step.apply(
            weights: weights.pointer, gradient: gradient.pointer, first: first.pointer, second: second.pointer,
            count: 11,
            keep: 0.5)
        for (index, value) in weights.values.enumerated() {
            let sign: Float = index < 5 ? 1 : index == 5 ? 0 : -1
            #expect(abs(value - (0.5 + 0.1 * sign)) < 1e-6)
        }
    }
}
