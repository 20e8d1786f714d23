// `match --timings`: what each comparison takes inside of one thread, without reading lines and writing records.
import Records
import Scoring

struct MatchTimings {
    /// Comparisons made before the first one that counts: tables are built and memory is mapped by then.
    private static let warmUp = 40

    let options: InputOptions
    var scorer: SolutionScorer

    /// One JSON line a pair: id, verdict, reason, and the nanoseconds of reading both answers and comparing them.
    mutating func write() throws {
        let names = try options.names()
        let input = try options.open()
        var pairs: [AnswerPair] = []
        while let line = try input.next() {
            do throws(RecordError) {
                pairs.append(try AnswerPair(json: try line.json(), names: names))
            } catch {
                throw CommandFailure(.unreadable, "\(line.source):\(line.number): \(error.message)")
            }
        }
        for pair in pairs.prefix(MatchTimings.warmUp) { _ = scorer.match(pair) }
        let clock = ContinuousClock()
        let output = DescriptorWriter(descriptor: 1, name: "standard output")
        for pair in pairs {
            let start = clock.now
            let outcome = scorer.match(pair)
            let (seconds, attoseconds) = (clock.now - start).components
            var writer = JSONWriter(capacity: 128)
            writer.object { writer in
                writer.member("id", pair.id)
                writer.member("verdict", outcome.verdict.rawValue)
                writer.member("reason", outcome.reason)
                writer.member("nanoseconds", Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
            }
            writer.newline()
            try output.write(writer.bytes)
        }
        try output.flush()
    }
}
