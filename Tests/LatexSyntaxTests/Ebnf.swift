// The reader of `Grammars/Mathematics.ebnf`: the subset of ISO/IEC 14977 that the file's head describes.
import Foundation

/// A fault of a grammar text, with the line where it stands.
struct EbnfError: Error, Hashable, CustomStringConvertible {
    let line: Int
    let code: String
    let detail: String

    var description: String { "\(line): \(code): \(detail)" }
}

/// Rows of a table: those that meet every condition. Conditions on one column are alternatives.
struct TableReference: Hashable {
    struct Condition: Hashable {
        let column: String
        let value: String
        let isNegated: Bool
    }

    let table: String
    let column: String
    let conditions: [Condition]
    /// Whether the row is the one that the production chose before.
    let isSame: Bool
}

/// The right side of a production.
indirect enum EbnfExpression: Hashable {
    case terminal(String)
    case name(String)
    case cell(TableReference)
    /// Open in one mode only: `LaTeX` or `plain`. Writes nothing.
    case mode(String)
    /// The sentence is read with this warning. Writes nothing.
    case warns(String)
    case sequence([EbnfExpression])
    case choice([EbnfExpression])
    case optional(EbnfExpression)
    case repetition(EbnfExpression)

    /// The alternatives at the top.
    var alternatives: [EbnfExpression] {
        if case .choice(let parts) = self { return parts }
        return [self]
    }

    /// Names that stand anywhere inside.
    var names: Set<String> {
        switch self {
        case .name(let name): [name]
        case .sequence(let parts), .choice(let parts): parts.reduce(into: []) { $0.formUnion($1.names) }
        case .optional(let inner), .repetition(let inner): inner.names
        case .terminal, .cell, .mode, .warns: []
        }
    }
}

/// Productions by name; the first one is where sentences begin.
struct Ebnf {
    let start: String
    let productions: [String: EbnfExpression]

    static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Grammars/Mathematics.ebnf")

    /// References to tables that choose a row.
    var references: Set<TableReference> {
        var found: Set<TableReference> = []
        func visit(_ expression: EbnfExpression) {
            switch expression {
            case .cell(let reference): if !reference.isSame { found.insert(reference) }
            case .sequence(let parts), .choice(let parts): parts.forEach(visit)
            case .optional(let inner), .repetition(let inner): visit(inner)
            case .terminal, .name, .mode, .warns: break
            }
        }
        productions.values.forEach(visit)
        return found
    }

    /// The grammar of mathematics.
    static func mathematics() throws -> Ebnf { try Ebnf(String(contentsOf: file, encoding: .utf8)) }

    init(_ text: String) throws(EbnfError) {
        var reader = try EbnfReader(text)
        (start, productions) = try reader.grammar()
    }

    /// Names that are used but not defined.
    var undefined: Set<String> {
        var used: Set<String> = []
        for body in productions.values { used.formUnion(body.names) }
        return used.subtracting(productions.keys)
    }

    /// Names that no derivation from the start meets.
    var unreachable: Set<String> { Set(productions.keys).subtracting(reached(from: start)) }

    /// Names that derivations from a name meet, itself among them.
    func reached(from name: String) -> Set<String> {
        var reached: Set<String> = []
        var open = [name]
        while let name = open.popLast() {
            if reached.insert(name).inserted { open += productions[name]?.names ?? [] }
        }
        return reached
    }
}

/// Recursive descent over the text of a grammar.
private struct EbnfReader {
    private enum Token: Hashable {
        case name(String)
        case terminal(String)
        case special(String)
        case sign(Character)
        case end
    }

    private var tokens: [(token: Token, line: Int)] = []
    private var position = 0

    init(_ text: String) throws(EbnfError) {
        var rest = Substring(text)
        var line = 1
        func fault(_ code: String, _ detail: Substring) -> EbnfError {
            EbnfError(line: line, code: code, detail: String(detail.prefix(30)))
        }
        /// Cuts off everything through a closing mark and returns what stands before it.
        func cut(through mark: String, _ code: String) throws(EbnfError) -> String {
            guard let range = rest.range(of: mark) else { throw fault(code, rest) }
            let inner = String(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
            return inner
        }
        while let first = rest.first {
            let start = line
            if rest.hasPrefix("(*") {
                let comment = try cut(through: "*)", "open-comment")
                line += comment.count { $0 == "\n" }
                continue
            }
            if first.isWhitespace {
                if first == "\n" { line += 1 }
                rest.removeFirst()
            } else if first.isASCII, first.isLetter {
                let name = rest.prefix { ($0.isASCII && ($0.isLetter || $0.isNumber)) || $0 == "-" }
                tokens.append((.name(String(name)), start))
                rest = rest[name.endIndex...]
            } else if first == "\"" || first == "'" {
                rest.removeFirst()
                let inner = try cut(through: String(first), "open-terminal")
                guard !inner.isEmpty, !inner.contains("\n") else { throw fault("bad-terminal", Substring(inner)) }
                tokens.append((.terminal(inner), start))
            } else if first == "?" {
                rest.removeFirst()
                // The sign itself may be a value, so only a spaced one ends the sequence.
                let inner = try cut(through: " ?", "open-special")
                guard !inner.contains("\n") else { throw fault("open-special", Substring(inner)) }
                tokens.append((.special(inner.trimmingCharacters(in: .whitespaces)), start))
            } else if "=,|()[]{};".contains(first) {
                tokens.append((.sign(first), start))
                rest.removeFirst()
            } else {
                throw fault("unknown-sign", rest)
            }
        }
        tokens.append((.end, line))
    }

    private var current: Token { tokens[position].token }

    private func fault(_ code: String, _ detail: String) -> EbnfError {
        EbnfError(line: tokens[position].line, code: code, detail: detail)
    }

    private mutating func take(_ sign: Character) -> Bool {
        guard current == .sign(sign) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ sign: Character) throws(EbnfError) {
        if !take(sign) { throw fault("expected", String(sign)) }
    }

    mutating func grammar() throws(EbnfError) -> (String, [String: EbnfExpression]) {
        var start: String?
        var productions: [String: EbnfExpression] = [:]
        while case .name(let name) = current {
            if productions[name] != nil { throw fault("defined-twice", name) }
            position += 1
            try expect("=")
            productions[name] = try choice()
            try expect(";")
            start = start ?? name
        }
        guard current == .end, let start else { throw fault("no-production", "") }
        return (start, productions)
    }

    private mutating func choice() throws(EbnfError) -> EbnfExpression {
        var parts = [try sequence()]
        while take("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws(EbnfError) -> EbnfExpression {
        var parts = [try item()]
        while take(",") { parts.append(try item()) }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func item() throws(EbnfError) -> EbnfExpression {
        switch current {
        case .name(let name):
            position += 1
            return .name(name)
        case .terminal(let text):
            position += 1
            return .terminal(text)
        case .special(let text):
            let made = try special(text)
            position += 1
            return made
        default: break
        }
        if take("(") { return try closed(choice(), by: ")") }
        if take("[") { return .optional(try closed(choice(), by: "]")) }
        if take("{") { return .repetition(try closed(choice(), by: "}")) }
        throw fault("expected", "an item")
    }

    private mutating func closed(_ inner: EbnfExpression, by sign: Character) throws(EbnfError) -> EbnfExpression {
        try expect(sign)
        return inner
    }

    /// `LaTeX`, `plain`, `warns CODE`, or `[same] Table.column [column=value] [column!=value] …`.
    private func special(_ text: String) throws(EbnfError) -> EbnfExpression {
        var words = text.split(separator: " ").map(String.init)
        if text == "LaTeX" || text == "plain" { return .mode(text) }
        if words.count == 2, words[0] == "warns" { return .warns(words[1]) }
        let isSame = words.first == "same"
        if isSame { words.removeFirst() }
        let target = words.first?.split(separator: ".").map(String.init) ?? []
        guard target.count == 2 else { throw fault("bad-special", text) }
        var conditions: [TableReference.Condition] = []
        for word in words.dropFirst() {
            guard let sign = word.firstIndex(of: "="), sign > word.startIndex else { throw fault("bad-special", text) }
            let before = word[..<sign]
            let isNegated = before.last == "!"
            conditions.append(
                .init(
                    column: String(isNegated ? before.dropLast() : before),
                    value: String(word[word.index(after: sign)...]).replacing("~", with: " "), isNegated: isNegated))
        }
        return .cell(TableReference(table: target[0], column: target[1], conditions: conditions, isSame: isSame))
    }
}
