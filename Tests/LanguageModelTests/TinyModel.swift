// A model small enough to be computed by plain loops, and those loops.
import Foundation
import LanguageModel
import TestSupport

func tinyConfiguration(tied: Bool = true) -> ModelConfiguration {
    ModelConfiguration(
        vocabularySize: 11, hiddenSize: 8, intermediateSize: 12, layerCount: 2, headCount: 4, keyValueHeadCount: 2,
        headDimension: 4, maximumPositions: 40, tiesEmbeddings: tied)
}

func tinyModel(seed: UInt64, tied: Bool = true) throws -> LanguageModel {
    let model = try LanguageModel(configuration: tinyConfiguration(tied: tied))
    model.initialize(seed: seed, scale: 0.5)
    return model
}

func randomSequence(_ length: Int, scoredStart: Int, _ random: inout RepeatableRandom) -> TokenSequence {
    TokenSequence(tokens: (0..<length).map { _ in Int32(random.int(in: 0...10)) }, scoredStart: scoredStart)
}

/// log p of every scored token, in double precision, one position at a time, straight from the definition.
struct PlainDecoder {
    let c: ModelConfiguration
    let tensors: [String: [Double]]

    init(_ model: LanguageModel) {
        c = model.configuration
        let weights = model.weights.values
        tensors = Dictionary(
            uniqueKeysWithValues: model.layout.views.map { ($0.name, weights[$0.range].map(Double.init)) })
    }

    func linear(_ x: [Double], _ name: String) -> [Double] {
        let w = tensors[name] ?? []
        return (0..<w.count / x.count).map { o in x.indices.reduce(0.0) { $0 + x[$1] * w[o * x.count + $1] } }
    }

    func norm(_ x: [Double], _ name: String) -> [Double] {
        let w = tensors[name] ?? []
        let scale = 1 / (x.reduce(0) { $0 + $1 * $1 } / Double(x.count) + c.normEpsilon).squareRoot()
        return x.indices.map { x[$0] * scale * w[$0] }
    }

    func rotated(_ x: [Double], _ position: Int) -> [Double] {
        let d = c.headDimension
        var y = x
        for head in 0..<x.count / d {
            for i in 0..<d / 2 {
                let angle = Double(position) * pow(c.ropeBase, -2 * Double(i) / Double(d))
                let (u, v) = (x[head * d + i], x[head * d + i + d / 2])
                y[head * d + i] = u * cos(angle) - v * sin(angle)
                y[head * d + i + d / 2] = v * cos(angle) + u * sin(angle)
            }
        }
        return y
    }

    func logits(_ tokens: [Int32]) -> [[Double]] {
        let table = tensors["model.embed_tokens.weight"] ?? []
        var stream = tokens.map { Array(table[Int($0) * c.hiddenSize..<(Int($0) + 1) * c.hiddenSize]) }
        let d = c.headDimension
        for layer in 0..<c.layerCount {
            let p = "model.layers.\(layer)."
            let h = stream.map { norm($0, p + "input_layernorm.weight") }
            let q = h.enumerated().map { rotated(linear($0.element, p + "self_attn.q_proj.weight"), $0.offset) }
            let k = h.enumerated().map { rotated(linear($0.element, p + "self_attn.k_proj.weight"), $0.offset) }
            let v = h.map { linear($0, p + "self_attn.v_proj.weight") }
            for t in stream.indices {
                var attended: [Double] = []
                for head in 0..<c.headCount {
                    let source = head / (c.headCount / c.keyValueHeadCount)
                    let weights = (0...t).map { s in
                        exp(
                            (0..<d).reduce(0.0) { $0 + q[t][head * d + $1] * k[s][source * d + $1] }
                                / Double(d).squareRoot())
                    }
                    let total = weights.reduce(0, +)
                    attended += (0..<d).map { i in
                        (0...t).reduce(0.0) { $0 + weights[$1] / total * v[$1][source * d + i] }
                    }
                }
                stream[t] = zip(stream[t], linear(attended, p + "self_attn.o_proj.weight")).map(+)
            }
            for t in stream.indices {
                let h = norm(stream[t], p + "post_attention_layernorm.weight")
                let gate = linear(h, p + "mlp.gate_proj.weight")
                let inner = zip(gate, linear(h, p + "mlp.up_proj.weight")).map { $0 / (1 + exp(-$0)) * $1 }
                stream[t] = zip(stream[t], linear(inner, p + "mlp.down_proj.weight")).map(+)
            }
        }
        let output = c.tiesEmbeddings ? "model.embed_tokens.weight" : "lm_head.weight"
        return stream.map { linear(norm($0, "model.norm.weight"), output) }
    }

    func score(_ sequence: TokenSequence) -> [Double] {
        let all = logits(Array(sequence.tokens.dropLast()))
        return (sequence.scoredStart..<sequence.tokens.count).map { t in
            let row = all[t - 1]
            return row[Int(sequence.tokens[t])] - log(row.reduce(0) { $0 + exp($1) })
        }
    }
}
