// log π_ref of every completion, computed once: afterwards the reference model is not needed any more.
public import LanguageModel

/// Values per scored token, one row per example, for the matched and the mismatched pairs.
public struct ReferenceLogProbabilities: Equatable, Sendable {
    public let matched: ScoredTokens
    /// Empty when no reference point is estimated.
    public let mismatched: ScoredTokens

    /// Scores the whole data set with the reference model.
    public init(decoder: ParallelDecoder, collator: Collator) {
        let all = Array(collator.dataset.examples.indices)
        matched = decoder.score(collator.dataset.examples.map(\.sequence))
        mismatched = collator.partners.isEmpty ? ScoredTokens([]) : decoder.score(collator.mismatched(all))
    }

    public init(matched: ScoredTokens, mismatched: ScoredTokens) {
        self.matched = matched
        self.mismatched = mismatched
    }
}
