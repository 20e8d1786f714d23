// The tree as an S-expression, for corpora, the command line and people who debug.

extension SyntaxNode {
    /// One line: `(sum x (prefix Subtract 1))`. Leaves that are numbers and symbols show as their names.
    public var sExpression: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch shape {
        case .number, .symbol, .repeatingDecimal, .relation:
            text += name
            return
        case .blank:
            text += name.isEmpty ? "_" : "(blank \(name))"
            return
        default:
            break
        }
        text += "(\(label)"
        if !name.isEmpty { text += " " + SyntaxNode.atom(name) }
        for child in children {
            text += " "
            child.write(to: &text)
        }
        text += ")"
    }

    private var label: String { shape == .subscriptNode ? "subscript" : "\(shape)" }

    private static func atom(_ name: String) -> String {
        let plain = name.utf8.allSatisfy {
            $0 > 0x20 && $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "\"")
        }
        return plain ? name : "\"" + name.replacing("\"", with: "\\\"") + "\""
    }
}
