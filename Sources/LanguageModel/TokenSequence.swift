// What the decoder reads: token sequences of any lengths, laid end to end without padding.

/// One sequence and the part of it whose log-probabilities are wanted.
public struct TokenSequence: Equatable, Sendable {
    public var tokens: [Int32]
    /// Tokens at `scoredStart ..< tokens.count` are scored; at least 1, because nothing predicts the first token.
    public var scoredStart: Int

    public init(tokens: [Int32], scoredStart: Int) {
        precondition(scoredStart >= 1 && scoredStart <= max(tokens.count, 1), "the scored part must follow a token")
        self.tokens = tokens
        self.scoredStart = scoredStart
    }

    public var scoredCount: Int { tokens.count - scoredStart }
    /// Positions that have to be computed: the last token predicts nothing.
    public var inputCount: Int { max(tokens.count - 1, 0) }
}

/// Values per scored token of several sequences, laid end to end.
public struct ScoredTokens: Equatable, Sendable {
    public var values: [Float]
    public let offsets: [Int]

    /// Zeros for every scored token of `sequences`.
    public init(_ sequences: [TokenSequence]) {
        var offsets = [0]
        offsets.reserveCapacity(sequences.count + 1)
        for sequence in sequences { offsets.append(offsets[offsets.count - 1] + sequence.scoredCount) }
        self.offsets = offsets
        values = [Float](repeating: 0, count: offsets[offsets.count - 1])
    }

    public var count: Int { offsets.count - 1 }
    public subscript(index: Int) -> ArraySlice<Float> { values[offsets[index]..<offsets[index + 1]] }
}
