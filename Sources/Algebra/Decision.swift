import Certificates

/// What the search found: a checked conclusion, or the reason there is none.
public enum Decision: Sendable {
    case checked(Checked)
    /// The code of the limit or gap that stopped the search.
    case undecided(String)

    public var checked: Checked? { if case .checked(let checked) = self { checked } else { nil } }
}

/// How a judgement is to be read when it cannot be proved.
public enum Reading: Sendable {
    /// One side is rewritten as the other: a point where they differ refutes it.
    case rewriting
    /// The claim follows from the facts: only a contradiction with them refutes it.
    case consequence
}
