// What a long run shows a person: each stage on its own line, and how far the current one is.
import PluginHost

struct StageProgress {
    private let terminal = Terminal.standardError
    private var stage = ""

    mutating func show(_ name: String, _ progress: TrainingProgress?) {
        guard let progress else {
            clear()
            stage = name
            terminal.print(name)
            return
        }
        guard terminal.isInteractive, let total = progress.total else { return }
        let loss = progress.metrics["loss"]?.double.map { value in "  loss " + value.fixed(4) } ?? ""
        terminal.write("\r\u{1B}[K  \(progress.step)/\(total)\(loss)")
    }

    mutating func finish() { clear() }

    private func clear() { if terminal.isInteractive { terminal.write("\r\u{1B}[K") } }
}

extension Double {
    /// With a fixed number of digits after the point.
    func fixed(_ digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let value = (self * scale).rounded() / scale
        var text = "\(value)"
        guard !text.contains("e"), let point = text.firstIndex(of: ".") else { return text }
        while text.distance(from: point, to: text.endIndex) <= digits { text += "0" }
        return text
    }
}
