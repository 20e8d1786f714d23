/// The named policies of judging: every choice on which users disagree, printed with the results.
public struct Profile: Sendable, Hashable {
    /// Name and version, as records carry it.
    public let name: String
    /// What a decimal side may be: the exact value rounded or cut off at its own digits.
    public var acceptsRounding = true
    /// `5 + 3 = 8 · 2 = 16`: undecided with reason `run-on` instead of invalid.
    public var toleratesRunOn = true
    /// A step is valid only when none of its claims is undecided for a mathematical reason.
    public var requiresAllClaims = true
    /// An equation that keeps some solutions of the one before and drops others is invalid.
    public var forbidsLostSolutions = false

    public static let `default` = Profile(name: "default/1")

    public static let strict: Profile = {
        var profile = Profile(name: "strict/1")
        profile.toleratesRunOn = false
        profile.forbidsLostSolutions = true
        return profile
    }()

    /// The preset of this name; nil when there is none.
    public static func named(_ name: String) -> Profile? {
        switch name {
        case "default": .default
        case "strict": .strict
        default: nil
        }
    }

    private init(name: String) { self.name = name }
}
