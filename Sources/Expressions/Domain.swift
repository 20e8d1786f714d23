/// What the symbols of a formula stand for.
public enum Domain: String, Hashable, Sendable, CaseIterable {
    case real
    /// Real numbers above 0.
    case positive
    case complex
    case integer
}
