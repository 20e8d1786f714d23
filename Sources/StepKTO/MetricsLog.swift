// Files that a run writes beside its checkpoints: metrics, and a batch that could not be learned from.
internal import Foundation
internal import LanguageModel

/// metrics.jsonl: one line per update, appended.
struct MetricsLog {
    private let file: FileHandle

    /// Opens the log; lines of updates after `keeping`, left by a run that went on past its checkpoint, are removed.
    init(folder: URL, keeping update: Int) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let url = folder.appendingPathComponent("metrics.jsonl")
        let old = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        let kept = old.split(separator: "\n").filter { line in
            guard let fields = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
                return false
            }
            return (fields["step"] as? Int).map { $0 <= update } ?? false
        }
        try Data(kept.map { $0 + "\n" }.joined().utf8).write(to: url, options: .atomic)
        file = try FileHandle(forWritingTo: url)
        try file.seekToEnd()
    }

    func append(_ metrics: TrainingMetrics) throws {
        try file.write(contentsOf: Data((metrics.jsonLine() + "\n").utf8))
    }
}

/// What has to be seen to find out why a loss was not finite.
struct NonFiniteBatch: Codable {
    struct Row: Codable {
        var example: Int
        var tokens: [Int32]
        var scoredStart: Int
        var logProbability: String
        var outcomeLogRatio: String
    }

    var update: Int
    var what: String
    var rows: [Row]

    init(update: Int, what: String, batch: TrainingBatch, result: BatchResult) {
        self.update = update
        self.what = what
        rows = zip(batch.indices, batch.sequences).enumerated().map { row, item in
            let terms = result.examples.indices.contains(row) ? result.examples[row] : ExampleLoss()
            return Row(
                example: item.0, tokens: item.1.tokens, scoredStart: item.1.scoredStart,
                logProbability: "\(terms.logProbability)", outcomeLogRatio: "\(terms.outcomeLogRatio)")
        }
    }

    func write(to url: URL) throws -> URL {
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try encoder.encode(self).write(to: url, options: .atomic)
        return url
    }
}
