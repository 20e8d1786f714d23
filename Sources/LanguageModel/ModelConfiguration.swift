// The shape of a Llama decoder, as Hugging Face's config.json states it.
public import Foundation
public import Tensors

/// A configuration that cannot be used, with the field and the reason.
public struct ModelConfigurationError: Error, Equatable, CustomStringConvertible {
    public let description: String
}

/// Llama decoder: RMSNorm, rotary positions, grouped-query attention, SwiGLU, tied or separate output embedding.
public struct ModelConfiguration: Equatable, Sendable {
    public var vocabularySize: Int
    /// C
    public var hiddenSize: Int
    /// F
    public var intermediateSize: Int
    public var layerCount: Int
    /// H query heads and K key/value heads of D values each.
    public var headCount: Int
    public var keyValueHeadCount: Int
    public var headDimension: Int
    public var maximumPositions: Int
    public var normEpsilon: Double
    public var ropeBase: Double
    public var tiesEmbeddings: Bool
    public var beginningToken: Int?
    public var endToken: Int?
    public var paddingToken: Int?

    public init(
        vocabularySize: Int, hiddenSize: Int, intermediateSize: Int, layerCount: Int, headCount: Int,
        keyValueHeadCount: Int? = nil, headDimension: Int? = nil, maximumPositions: Int = 1024,
        normEpsilon: Double = 1e-5, ropeBase: Double = 10000, tiesEmbeddings: Bool = true,
        beginningToken: Int? = nil, endToken: Int? = nil, paddingToken: Int? = nil
    ) {
        self.vocabularySize = vocabularySize
        self.hiddenSize = hiddenSize
        self.intermediateSize = intermediateSize
        self.layerCount = layerCount
        self.headCount = headCount
        self.keyValueHeadCount = keyValueHeadCount ?? headCount
        self.headDimension = headDimension ?? hiddenSize / max(headCount, 1)
        self.maximumPositions = maximumPositions
        self.normEpsilon = normEpsilon
        self.ropeBase = ropeBase
        self.tiesEmbeddings = tiesEmbeddings
        self.beginningToken = beginningToken
        self.endToken = endToken
        self.paddingToken = paddingToken
    }

    public var attention: AttentionShape {
        AttentionShape(heads: headCount, keyValueHeads: keyValueHeadCount, headDimension: headDimension)
    }

    /// Throws unless the sizes are positive and fit each other.
    public func validate() throws {
        func require(_ condition: Bool, _ message: String) throws {
            if !condition { throw ModelConfigurationError(description: "model configuration: " + message) }
        }
        let sizes = [
            ("vocab_size", vocabularySize), ("hidden_size", hiddenSize), ("intermediate_size", intermediateSize),
            ("num_hidden_layers", layerCount), ("num_attention_heads", headCount),
            ("num_key_value_heads", keyValueHeadCount), ("head_dim", headDimension),
            ("max_position_embeddings", maximumPositions),
        ]
        for (name, value) in sizes {
            try require((1...(1 << 24)).contains(value), "\(name) is \(value)")
        }
        try require(headDimension % 2 == 0, "head_dim \(headDimension) is odd; rotary positions need pairs")
        try require(
            headCount % keyValueHeadCount == 0,
            "num_attention_heads \(headCount) is no multiple of num_key_value_heads \(keyValueHeadCount)")
        try require(normEpsilon > 0 && ropeBase > 0, "rms_norm_eps and rope_theta must be positive")
        // A file must not be able to ask for more memory than any machine here has.
        let perLayer =
            Double(hiddenSize) * Double(2 * attention.queryWidth + 2 * attention.keyValueWidth + 3 * intermediateSize)
        let total = Double(layerCount) * perLayer + 2 * Double(vocabularySize) * Double(hiddenSize)
        try require(total <= 0x1p32, "\(total) weights are more than this decoder holds")
        try require(
            Double(maximumPositions) * Double(headDimension) <= 0x1p28, "max_position_embeddings is \(maximumPositions)"
        )
    }
}

extension ModelConfiguration {
    /// Reads config.json; `rope_theta` may stand at the top level or in `rope_parameters`.
    ///
    /// Throws `ModelConfigurationError` for what this decoder does not compute: other architectures, biases,
    /// other activations, scaled rotary positions.
    public init(json: Data) throws {
        guard let fields = try? JSONSerialization.jsonObject(with: json) as? [String: Any] else {
            throw ModelConfigurationError(description: "config.json is not a JSON object")
        }
        func refuse(_ message: String) -> ModelConfigurationError {
            ModelConfigurationError(description: "config.json: " + message)
        }
        func integer(_ name: String) throws -> Int? {
            guard let value = fields[name], !(value is NSNull) else { return nil }
            if let list = value as? [Any], let first = list.first as? NSNumber { return first.intValue }
            guard let number = value as? NSNumber else { throw refuse("\(name) is not a number") }
            return number.intValue
        }
        func required(_ name: String) throws -> Int {
            guard let value = try integer(name) else { throw refuse("\(name) is missing") }
            return value
        }
        if let type = fields["model_type"] as? String, type != "llama" {
            throw refuse("model_type \(type) is not llama")
        }
        if let activation = fields["hidden_act"] as? String, activation != "silu" {
            throw refuse("hidden_act \(activation) is not silu")
        }
        for name in ["attention_bias", "mlp_bias"] where (fields[name] as? NSNumber)?.boolValue == true {
            throw refuse("\(name) is not supported")
        }
        let rope = (fields["rope_parameters"] as? [String: Any]) ?? (fields["rope_scaling"] as? [String: Any]) ?? [:]
        let type = (rope["rope_type"] ?? rope["type"]) as? String ?? "default"
        if type != "default" { throw refuse("rope type \(type) is not supported") }
        let base = (rope["rope_theta"] as? NSNumber) ?? (fields["rope_theta"] as? NSNumber)
        self.init(
            vocabularySize: try required("vocab_size"), hiddenSize: try required("hidden_size"),
            intermediateSize: try required("intermediate_size"), layerCount: try required("num_hidden_layers"),
            headCount: try required("num_attention_heads"), keyValueHeadCount: try integer("num_key_value_heads"),
            headDimension: try integer("head_dim"), maximumPositions: try integer("max_position_embeddings") ?? 2048,
            normEpsilon: (fields["rms_norm_eps"] as? NSNumber)?.doubleValue ?? 1e-6,
            ropeBase: base?.doubleValue ?? 10000,
            tiesEmbeddings: (fields["tie_word_embeddings"] as? NSNumber)?.boolValue ?? false,
            beginningToken: try integer("bos_token_id"), endToken: try integer("eos_token_id"),
            paddingToken: try integer("pad_token_id"))
        try validate()
    }

    /// config.json for `LlamaForCausalLM`, keys in alphabetical order.
    public func json() throws -> Data {
        func optional(_ value: Int?) -> Any { value.map { $0 as Any } ?? NSNull() }
        let fields: [String: Any] = [
            "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_act": "silu",
            "torch_dtype": "float32",
            "attention_bias": false, "mlp_bias": false, "vocab_size": vocabularySize, "hidden_size": hiddenSize,
            "intermediate_size": intermediateSize, "num_hidden_layers": layerCount, "num_attention_heads": headCount,
            "num_key_value_heads": keyValueHeadCount, "head_dim": headDimension,
            "max_position_embeddings": maximumPositions, "rms_norm_eps": normEpsilon, "rope_theta": ropeBase,
            "rope_parameters": ["rope_type": "default", "rope_theta": ropeBase] as [String: Any],
            "tie_word_embeddings": tiesEmbeddings, "bos_token_id": optional(beginningToken),
            "eos_token_id": optional(endToken), "pad_token_id": optional(paddingToken),
        ]
        return try JSONSerialization.data(withJSONObject: fields, options: [.prettyPrinted, .sortedKeys])
    }
}
