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

    /// Every line of every text of the corpus, for mutation.
    public static func samples() throws -> [[UInt8]] {
        var samples: [[UInt8]] = []
        for folder in ["Answers", "Parsing", "Solutions", "Steps"] {
            let directory = CorpusFile.folder.appendingPathComponent(folder)
            for name in try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() {
                samples += try lines(folder + "/" + name).map { Array($0.utf8) }
            }
        }
        return samples
    }
}
