import TestSupport
import Testing

@testable import LanguageModel
@testable import Tensors

@Suite struct DecoderPassTests {
    @Test(arguments: [true, false]) func forwardAgreesWithThePlainDefinition(tied: Bool) throws {
        var random = RepeatableRandom(seed: 1)
        let model = try tinyModel(seed: 1, tied: tied)
        let sequences = [
            randomSequence(9, scoredStart: 4, &random), randomSequence(2, scoredStart: 1, &random),
            randomSequence(17, scoredStart: 16, &random),
        ]
        let ours = ParallelDecoder(model: model).score(sequences)
        let plain = PlainDecoder(model)
        for (index, sequence) in sequences.enumerated() {
            for (a, b) in zip(ours[index], plain.score(sequence)) { #expect(abs(Double(a) - b) < 1e-5) }
        }
    }

    /// The gradient of a weighted sum of log-probabilities, against central differences of the plain definition.
    @Test(arguments: [true, false]) func backwardMatchesDifferences(tied: Bool) throws {
        var random = RepeatableRandom(seed: 2)
        let model = try tinyModel(seed: 2, tied: tied)
        let sequences = [randomSequence(6, scoredStart: 2, &random), randomSequence(4, scoredStart: 1, &random)]
        let factors = sequences.map { sequence in
            (0..<sequence.scoredCount).map { _ in Float.random(in: -1...1, using: &random) }
        }
        let decoder = ParallelDecoder(model: model, workers: 2)
        decoder.accumulate(sequences) { index, _, upstream in
            for token in upstream.indices { upstream[token] = factors[index][token] }
        }
        let gradient = decoder.reducedGradient()
        func value() -> Double {
            let plain = PlainDecoder(model)
            return zip(sequences, factors).reduce(0.0) { sum, item in
                zip(plain.score(item.0), item.1).reduce(sum) { $0 + $1.0 * Double($1.1) }
            }
        }
        let step: Float = 1.0 / 1024
        for view in model.layout.views {
            for _ in 0..<3 {
                let index = view.offset + random.int(in: 0...view.count - 1)
                let kept = model.weights.pointer[index]
                model.weights.pointer[index] = kept + step
                let above = value()
                model.weights.pointer[index] = kept - step
                let below = value()
                model.weights.pointer[index] = kept
                let quotient = (above - below) / (2 * Double(step))
                #expect(
                    abs(quotient - Double(gradient.pointer[index])) < 1e-4 * max(1, abs(quotient)),
                    "\(view.name)[\(index - view.offset)]")
            }
        }
    }

    /// A sequence's log-probabilities and the summed gradient do not depend on order, pieces or workers.
    @Test func batchingChangesNothingButRounding() throws {
        var random = RepeatableRandom(seed: 3)
        let model = try tinyModel(seed: 3)
        let sequences = (0..<7).map { _ in randomSequence(random.int(in: 3...12), scoredStart: 2, &random) }
        func gradient(_ list: [TokenSequence], workers: Int, pass: Int) -> [Float] {
            let decoder = ParallelDecoder(model: model, workers: workers, positionsPerPass: pass)
            decoder.accumulate(list) { _, _, upstream in upstream.update(repeating: -0.25) }
            return decoder.reducedGradient().values
        }
        let whole = gradient(sequences, workers: 1, pass: 1000)
        for (list, workers, pass) in [(sequences, 3, 1000), (sequences, 1, 5), (sequences.reversed(), 2, 20)] {
            let other = gradient(list, workers: workers, pass: pass)
            #expect(zip(whole, other).allSatisfy { abs($0 - $1) < 2e-5 })
        }
        let together = ParallelDecoder(model: model, workers: 2).score(sequences)
        for (index, sequence) in sequences.enumerated() {
            let alone = ParallelDecoder(model: model).score([sequence])
            #expect(zip(alone[0], together[index]).allSatisfy { abs($0 - $1) < 1e-5 })
        }
    }

    @Test func sameWorkersGiveTheSameBits() throws {
        var random = RepeatableRandom(seed: 4)
        let model = try tinyModel(seed: 4)
        let sequences = (0..<9).map { _ in randomSequence(random.int(in: 3...12), scoredStart: 1, &random) }
        let runs = (0..<3).map { _ in
            let decoder = ParallelDecoder(model: model, workers: 2, positionsPerPass: 16)
            decoder.accumulate(sequences) { _, _, upstream in upstream.update(repeating: 1) }
            return decoder.reducedGradient().values
        }
        #expect(runs[0] == runs[1] && runs[1] == runs[2])
    }
}
