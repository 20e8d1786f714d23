import TestSupport
import Testing

@testable import LanguageModel

@Suite struct GeneratorTests {
    private func requests(_ random: inout RepeatableRandom) -> [SamplingRequest] {
        (0..<12).flatMap { index in
            let prompt = (0..<random.int(in: 1...6)).map { _ in Int32(random.int(in: 3...10)) }
            return (0..<3).map { SamplingRequest(prompt: prompt, seed: UInt64(index * 3 + $0)) }
        }
    }

    /// The same completion alone, among others, in another order, with more workers.
    @Test func completionsDoNotDependOnTheBatch() throws {
        var random = RepeatableRandom(seed: 1)
        let model = try tinyModel(seed: 5)
        let all = requests(&random)
        let parameters = SamplingParameters(temperature: 1, maximumTokens: 12)
        let together = try Generator(model: model, endToken: 2).sample(all, parameters: parameters)
        let parallel = try Generator(model: model, endToken: 2, workers: 3).sample(all, parameters: parameters)
        let backwards = try Generator(model: model, endToken: 2).sample(all.reversed(), parameters: parameters)
        #expect(together == parallel)
        #expect(together == backwards.reversed())
        for index in [0, 7, 20] {
            let alone = try Generator(model: model, endToken: 2).sample([all[index]], parameters: parameters)
            #expect(alone == [together[index]])
        }
        #expect(Set(together.map(\.tokens)).count > 20)
        #expect(together.contains { $0.finished } && together.contains { !$0.finished })
    }

    /// Greedy decoding takes the largest logit of the plain definition at every position.
    @Test func greedyFollowsThePlainDefinition() throws {
        let model = try tinyModel(seed: 6)
        let prompt: [Int32] = [1, 5, 9]
        let completion = try Generator(model: model, endToken: -1).sample(
            [SamplingRequest(prompt: prompt, seed: 0)], parameters: SamplingParameters(temperature: 0, maximumTokens: 8)
        )
        let plain = PlainDecoder(model)
        var tokens = prompt
        for _ in 0..<8 {
            let row = plain.logits(tokens)[tokens.count - 1]
            tokens.append(Int32(row.indices.max { row[$0] < row[$1] } ?? 0))
        }
        #expect(completion[0].tokens == Array(tokens.dropFirst(3)))
        #expect(!completion[0].finished)
    }

    /// Frequencies of the first token follow the model's probabilities.
    @Test func samplesFollowTheDistribution() throws {
        let model = try tinyModel(seed: 7)
        let prompt: [Int32] = [1, 4]
        let count = 2000
        let samples = try Generator(model: model, endToken: -1).sample(
            (0..<count).map { SamplingRequest(prompt: prompt, seed: UInt64($0)) },
            parameters: SamplingParameters(temperature: 1, maximumTokens: 1))
        var frequencies = [Double](repeating: 0, count: 11)
        for sample in samples { frequencies[Int(sample.tokens[0])] += 1 / Double(count) }
        let plain = PlainDecoder(model)
        for token in 0..<11 {
            let p = plain.score(TokenSequence(tokens: prompt + [Int32(token)], scoredStart: 2))[0]
            #expect(abs(frequencies[token] - exponential(p)) < 0.05)
        }
    }

    @Test func lengthLimitsHold() throws {
        let model = try tinyModel(seed: 8)
        let generator = Generator(model: model, endToken: -1)
        let long = SamplingRequest(prompt: [Int32](repeating: 3, count: 35), seed: 0)
        let completion = try generator.sample([long], parameters: SamplingParameters(maximumTokens: 100))
        #expect(completion[0].tokens.count == 5)
        let none = try generator.sample([long], parameters: SamplingParameters(maximumTokens: 0))
        #expect(none[0].tokens.isEmpty)
        for prompt in [[], [Int32](repeating: 3, count: 40), [11]] as [[Int32]] {
            #expect(throws: GenerationError.self) {
                try generator.sample([SamplingRequest(prompt: prompt, seed: 0)], parameters: SamplingParameters())
            }
        }
    }

    /// Texts sampled in parts are the texts sampled at once.
    @Test func textsDoNotDependOnThePart() throws {
        let tokenizer = ByteTokenizer(covering: ["abcdefgh"])
        let model = try tinyModel(seed: 9)
        let generator = Generator(model: model, endToken: tokenizer.endToken, workers: 2)
        let parameters = SamplingParameters(temperature: 1, maximumTokens: 10)
        let prompts = ["ab", "h", "ab", "cde"]
        let all = try generator.sample(
            prompts: prompts, samplesPerPrompt: 3, seed: 4, parameters: parameters, tokenizer: tokenizer)
        let part = try generator.sample(
            prompts: Array(prompts.suffix(2)), samplesPerPrompt: 3, seed: 4, parameters: parameters,
            tokenizer: tokenizer,
            firstIndex: 2)
        #expect(Array(all.suffix(2)) == part)
        #expect(all[0] != all[2])
        #expect(all.flatMap { $0 }.allSatisfy { $0.tokenCount <= 10 })
    }
}
