// The cases of `Corpora/Cases`, found beside the sources.
import Foundation

public enum CorpusFile {
    /// `Corpora/Cases`.
    public static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Corpora/Cases")

    public static func lines(_ path: String) throws -> [String] {
        let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init).filter {
            !$0.hasPrefix("#")
        }
    }

    /// The columns of a table; `#` lines are comments.
    public static func rows(_ path: String) throws -> [[String]] {
        try lines(path).map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }
}
