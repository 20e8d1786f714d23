// The tree as an indented outline with the source beside every node, for people.

extension SyntaxNode {
    /// One line a node: its shape and name, and the text that it was read from.
    public func outline(in source: SourceText) -> String {
        var text = ""
        write(to: &text, source: source, indentation: "")
        return String(text.dropLast())
    }

    private func write(to text: inout String, source: SourceText, indentation: String) {
        let words = shape == .subscriptNode ? "subscript" : "\(shape)"
        text += indentation + words + (name.isEmpty ? "" : " " + name)
        text += "   \(span.start)..<\(span.end)  " + source.string(span).replacing("\n", with: " ") + "\n"
        for child in children { child.write(to: &text, source: source, indentation: indentation + "  ") }
    }
}
