import Testing

@testable import stepkto

@Suite struct TerminalTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("中文", 4), ("😀", 2), ("a\u{0}b", 2), ("≤√", 2), ("👩‍👩‍👧", 2),
    ])
    func widths(text: String, width: Int) { #expect(text.terminalWidth == width) }

    @Test func truncationFitsAndSaysSo() {
        for text in ["abcdef", "中文字中文字", "a中b文c"] {
            for width in 1...12 {
                let cut = text.truncated(toWidth: width)
                #expect(cut.terminalWidth <= width)
                #expect((cut == text) == (text.terminalWidth <= width))
            }
        }
    }

    @Test func coloursOnlyWhereTheyAreWanted() {
        let plain = Terminal(descriptor: 1, isInteractive: true, hasColours: false)
        let coloured = Terminal(descriptor: 1, isInteractive: true, hasColours: true)
        #expect(plain.styled("a", .red) == "a")
        #expect(coloured.styled("a", .red) == "\u{1B}[31ma\u{1B}[0m")
        #expect(!Terminal(descriptor: -1, environment: [:]).hasColours)
    }

    @Test func controlCharactersDoNotReachTheTerminal() {
        #expect("a\u{1B}[2Jb\nc\u{7}".printable == "a [2Jb c ")
    }

    @Test func tablesAlignByWhatIsSeen() {
        var table = TextTable(header: ["n", "text"])
        table.add(.init("中", .green), .init("x"))
        table.add(.init("abc"), .init("y"))
        let plain = Terminal(descriptor: -1, isInteractive: false, hasColours: false)
        #expect(table.lines(for: plain) == ["n    text", "中   x", "abc  y"])
    }

    @Test func progressText() {
        #expect(
            ProgressBar.text(label: "score", items: 50, bytes: 0, total: nil, elapsed: .seconds(5))
                == "score 50 lines, 10/s")
        let text = ProgressBar.text(label: "score", items: 50, bytes: 25, total: 100, elapsed: .seconds(5))
        #expect(text == "score ██████░░░░░░░░░░░░░░░░░░ 25 %  50 lines, 10/s, 15 s left")
        #expect(ProgressBar.text(label: "s", items: 1, bytes: 300, total: 100, elapsed: .zero).contains("100 %"))
    }
}
