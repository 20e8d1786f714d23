// Where each named tensor lies in the one parameter buffer.

/// Names, shapes and offsets of all weights, in Hugging Face's names. Gradients and moments use the same layout.
///
/// Query, key and value weights of a layer lie side by side, and so do gate and up: each group is one wider matrix
/// to the decoder and separate tensors to the files.
public struct ParameterLayout: Equatable, Sendable {
    public struct View: Equatable, Sendable {
        public let name: String
        public let shape: [Int]
        public let offset: Int
        public var count: Int { shape.reduce(1, *) }
        public var range: Range<Int> { offset..<offset + count }
        /// Norm weights are vectors; the usual AdamW setting leaves them out of weight decay.
        public var isMatrix: Bool { shape.count > 1 }
    }

    public struct Layer: Equatable, Sendable {
        public let inputNorm: Int
        public let queryKeyValue: Int
        public let attentionOutput: Int
        public let feedForwardNorm: Int
        public let gateUp: Int
        public let down: Int
    }

    public let views: [View]
    public let layers: [Layer]
    public let embedding: Int
    public let finalNorm: Int
    /// The output embedding; equal to `embedding` when tied.
    public let output: Int
    public let count: Int

    public init(_ configuration: ModelConfiguration) {
        var views: [View] = []
        var offset = 0
        func add(_ name: String, _ shape: Int...) -> Int {
            let view = View(name: name, shape: shape, offset: offset)
            views.append(view)
            offset += view.count
            return view.offset
        }
        let width = configuration.hiddenSize
        let inner = configuration.intermediateSize
        let attention = configuration.attention
        embedding = add("model.embed_tokens.weight", configuration.vocabularySize, width)
        layers = (0..<configuration.layerCount).map { index in
            let prefix = "model.layers.\(index)."
            let inputNorm = add(prefix + "input_layernorm.weight", width)
            let query = add(prefix + "self_attn.q_proj.weight", attention.queryWidth, width)
            _ = add(prefix + "self_attn.k_proj.weight", attention.keyValueWidth, width)
            _ = add(prefix + "self_attn.v_proj.weight", attention.keyValueWidth, width)
            let output = add(prefix + "self_attn.o_proj.weight", width, attention.queryWidth)
            let feedForwardNorm = add(prefix + "post_attention_layernorm.weight", width)
            let gate = add(prefix + "mlp.gate_proj.weight", inner, width)
            _ = add(prefix + "mlp.up_proj.weight", inner, width)
            let down = add(prefix + "mlp.down_proj.weight", width, inner)
            return Layer(
                inputNorm: inputNorm, queryKeyValue: query, attentionOutput: output, feedForwardNorm: feedForwardNorm,
                gateUp: gate, down: down)
        }
        finalNorm = add("model.norm.weight", width)
        output = configuration.tiesEmbeddings ? embedding : add("lm_head.weight", configuration.vocabularySize, width)
        self.views = views
        count = offset
    }
}
