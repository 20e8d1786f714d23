// How far a long command has come, on stderr and only while a person watches.
import Foundation

/// A line on the terminal that is rewritten a few times a second.
struct ProgressBar {
    private static let interval = Duration.milliseconds(100)

    private let terminal: Terminal
    private let label: String
    /// The amount of work in bytes; nil when it is not known.
    private let total: Int?
    private let start = ContinuousClock.now
    private var shown: ContinuousClock.Instant?

    init(label: String, total: Int?, terminal: Terminal = .standardError) {
        self.label = label
        self.total = total
        self.terminal = terminal
    }

    /// `items` are done and `bytes` of the total are read.
    mutating func update(items: Int, bytes: Int) {
        guard terminal.isInteractive else { return }
        let now = ContinuousClock.now
        if let shown, now - shown < Self.interval { return }
        shown = now
        terminal.write(
            "\r\u{1B}[2K" + Self.text(label: label, items: items, bytes: bytes, total: total, elapsed: now - start))
    }

    /// Takes the line away.
    func finish() {
        if shown != nil { terminal.write("\r\u{1B}[2K") }
    }

    static func text(label: String, items: Int, bytes: Int, total: Int?, elapsed: Duration) -> String {
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let rate = seconds > 0 ? Int(Double(items) / seconds) : 0
        guard let total, total > 0 else { return "\(label) \(items) lines, \(rate)/s" }
        let share = min(1, Double(bytes) / Double(total))
        let filled = Int(share * 24)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        let left = share > 0 ? Int(seconds * (1 - share) / share) : 0
        return "\(label) \(bar) \(Int(share * 100)) %  \(items) lines, \(rate)/s, \(left) s left"
    }
}
