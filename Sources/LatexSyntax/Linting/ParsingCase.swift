// The form of the case files of Corpora/Cases/Parsing.

/// One case of a file: `===== title`, the input, `-----`, the expected tree.
public struct ParsingCase: Sendable, CustomStringConvertible {
    /// The file's name.
    public let file: String
    /// Says how the input is read: `plain:` as typed text, `scan:` as prose to search, else as LaTeX.
    public let title: String
    public let input: String
    public let expected: String

    public var isScan: Bool { title.hasPrefix("scan:") }
    public var mode: Mode { title.hasPrefix("plain:") ? .plain : .latex }
    public var description: String { "\(file): \(title)" }

    /// The cases of a file's text, in order.
    public static func read(_ text: String, file: String) -> [ParsingCase] {
        var cases: [ParsingCase] = []
        for block in ("\n" + text).split(separator: "\n===== ", omittingEmptySubsequences: false).dropFirst() {
            let parts = block.split(separator: "\n-----\n", omittingEmptySubsequences: false)
            guard parts.count == 2, let end = parts[0].firstIndex(of: "\n") else { continue }
            let expected = parts[1].drop { $0 == "\n" }.reversed().drop { $0 == "\n" }.reversed()
            cases.append(
                ParsingCase(
                    file: file, title: String(parts[0][..<end]), input: String(parts[0][parts[0].index(after: end)...]),
                    expected: String(expected)))
        }
        return cases
    }
}
