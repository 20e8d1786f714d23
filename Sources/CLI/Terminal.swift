// Where text for people goes: colours only where a person looks and wants them, widths as a terminal shows them.
import Foundation
import Records

/// An output stream for people.
struct Terminal: Sendable {
    enum Style: String, Sendable {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    let descriptor: Int32
    let isInteractive: Bool
    let hasColours: Bool

    static let standardOutput = Terminal(descriptor: 1)
    static let standardError = Terminal(descriptor: 2)
    /// For text that goes to a file.
    static let plain = Terminal(descriptor: -1, isInteractive: false, hasColours: false)

    init(descriptor: Int32, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.descriptor = descriptor
        isInteractive = isatty(descriptor) == 1
        // https://no-color.org: any value that is not empty turns colours off.
        hasColours = isInteractive && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    init(descriptor: Int32, isInteractive: Bool, hasColours: Bool) {
        self.descriptor = descriptor
        self.isInteractive = isInteractive
        self.hasColours = hasColours
    }

    func styled(_ text: String, _ style: Style) -> String {
        hasColours ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// Writes `text` and a line end. What cannot be written to a person is lost, and no reason to end.
    func print(_ text: String = "") { write(text.hasSuffix("\n") ? text : text + "\n") }

    func write(_ text: String) {
        let writer = DescriptorWriter(descriptor: descriptor, name: "terminal")
        try? writer.write(text.utf8)
        try? writer.flush()
    }

    /// Columns of the terminal; 80 where there is none.
    var width: Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}

extension String {
    /// Columns that the text takes in a terminal: two for wide characters and emoji, none for combining marks.
    var terminalWidth: Int {
        reduce(0) { sum, character in
            guard let first = character.unicodeScalars.first else { return sum }
            if first.properties.generalCategory == .control || first.properties.generalCategory == .nonspacingMark {
                return sum
            }
            return sum
                + (first.isWide || character.unicodeScalars.contains { $0.properties.isEmojiPresentation } ? 2 : 1)
        }
    }

    /// The text cut to `columns`, with an ellipsis where something was cut.
    func truncated(toWidth columns: Int) -> String {
        guard terminalWidth > columns else { return self }
        var result = ""
        var used = 0
        for character in self {
            let width = String(character).terminalWidth
            guard used + width < columns else { break }
            result.append(character)
            used += width
        }
        return result + "…"
    }

    /// On one line, without control characters: what a file holds must not steer the terminal.
    var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}

extension Unicode.Scalar {
    /// East Asian wide and fullwidth blocks.
    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
