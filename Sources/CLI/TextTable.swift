// Columns of text for people.

/// Rows of cells, aligned by what a terminal shows. The last column takes the space that is left.
struct TextTable {
    struct Cell {
        var text: String
        var style: Terminal.Style?

        init(_ text: String, _ style: Terminal.Style? = nil) {
            self.text = text.printable
            self.style = style
        }
    }

    var header: [String]
    var rows: [[Cell]] = []

    init(header: [String]) { self.header = header }

    mutating func add(_ cells: Cell...) { rows.append(cells) }

    /// The table as lines. In a terminal the last column is cut at its width; elsewhere nothing is.
    func lines(for terminal: Terminal) -> [String] {
        let all = [header.map { Cell($0, .bold) }] + rows
        let count = all.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            all.map { column < $0.count ? $0[column].text.terminalWidth : 0 }.max() ?? 0
        }
        return all.map { row in
            var line = ""
            var used = 0
            for (column, cell) in row.enumerated() {
                var text = cell.text
                let isLast = column == row.count - 1
                if isLast, terminal.isInteractive { text = text.truncated(toWidth: max(8, terminal.width - used)) }
                line += cell.style.map { terminal.styled(text, $0) } ?? text
                if !isLast {
                    line += String(repeating: " ", count: widths[column] - text.terminalWidth + 2)
                    used += widths[column] + 2
                }
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    func print(to terminal: Terminal) { terminal.write(lines(for: terminal).joined(separator: "\n") + "\n") }
}
