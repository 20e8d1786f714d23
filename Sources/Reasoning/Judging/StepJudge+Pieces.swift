import Elaboration
import Expressions
import LatexSyntax

/// Functions that a text defines piece by piece, with conditions in signs or in words.
extension StepJudge {
    /// Those with exactly one such definition in the texts.
    mutating func learnPieces(from texts: [ReadText]) {
        var found: [String: Set<PiecewiseFunction>] = [:]
        for text in texts {
            for piece in text.pieces {
                guard let (name, function) = pieces(of: piece.root) else { continue }
                found[name, default: []].insert(function)
            }
            for (name, function) in piecesInWords(text) { found[name, default: []].insert(function) }
        }
        for (name, functions) in found {
            // A formula for one piece is no definition of the whole.
            context.functions[name] = nil
            if functions.count == 1 { context.pieces[name] = functions.first }
        }
    }

    /// "$f(n) = 3n + 1$ if $n$ is odd and $f(n) = n/2$ if $n$ is even"
    private func piecesInWords(_ text: ReadText) -> [(String, PiecewiseFunction)] {
        guard !Set(DiscourseReader.words(text.source, 0, text.source.bytes.count)).isDisjoint(with: ["odd", "even", "divisible", "multiple"]) else { return [] }
        var pieces: [String: (parameter: Symbol, pieces: [PiecewiseFunction.Piece])] = [:]
        for sentence in Sentence.sentences(of: text, text.wholeSpan) {
            for index in sentence.tokens.indices {
                guard let chain = sentence.formula(index), chain.shape == .chain, chain.children.count == 3, chain.children[1].name == "Equal",
                    let (name, parameters, _) = StepJudge.definedFunction(chain.children[0]), parameters.count == 1,
                    let head = (try? Elaborator.elaborate(chain.children[0], scope: scope))?.expression, case .function(.named(name)) = head.head,
                    let word = sentence.word(index + 1), ["if", "when", "for"].contains(word),
                    sentence.formula(index + 2)?.plainName == parameters[0].name,
                    let body = (try? Elaborator.elaborate(chain.children[2], scope: scope))?.expression
                else { continue }
                let condition = StepJudge.property(sentence.plainWords(from: index + 3))
                guard condition != .unknown, pieces[name].map({ $0.parameter == parameters[0] }) ?? true else { continue }
                pieces[name, default: (parameters[0], [])].pieces.append(PiecewiseFunction.Piece(body: body, condition: condition))
            }
        }
        return pieces.filter { $0.value.pieces.count > 1 }.sorted { $0.key < $1.key }.map {
            ($0.key, PiecewiseFunction(parameter: $0.value.parameter, pieces: $0.value.pieces))
        }
    }

    /// `f(x) = \begin{cases} … \end{cases}`
    func pieces(of node: SyntaxNode) -> (name: String, function: PiecewiseFunction)? {
        guard node.shape == .chain, node.children.count == 3, node.children[1].name == "Equal" || node.children[1].name == "Define",
            let (name, parameters, _) = StepJudge.definedFunction(node.children[0]), parameters.count == 1
        else { return nil }
        var table = node.children[2]
        while table.shape == .fence, table.name.hasPrefix("{"), let inner = table.children.first { table = inner }
        guard table.shape == .environment, node.children[2].shape == .fence || table.name.hasSuffix("cases"), table.children.count > 1,
            let head = (try? Elaborator.elaborate(node.children[0], scope: scope))?.expression, case .function(.named(name)) = head.head
        else { return nil }
        var pieces: [PiecewiseFunction.Piece] = []
        for row in table.children {
            let cells = (row.shape == .row ? row.children : [row]).filter { $0.shape != .blank }
            guard let (body, condition) = StepJudge.parts(cells), let value = (try? Elaborator.elaborate(body, scope: scope))?.expression else {
                pieces.append(PiecewiseFunction.Piece(body: .zero, condition: .unknown))
                continue
            }
            pieces.append(PiecewiseFunction.Piece(body: value, condition: self.condition(condition, on: parameters[0])))
        }
        guard pieces.contains(where: { $0.condition != .unknown }) else { return nil }
        return (name, PiecewiseFunction(parameter: parameters[0], pieces: pieces))
    }

    /// The formula and the condition of a row.
    private static func parts(_ cells: [SyntaxNode]) -> (body: SyntaxNode, condition: SyntaxNode)? {
        if cells.count == 2 { return (cells[0], cells[1]) }
        guard cells.count == 1, cells[0].shape == .infix, cells[0].name == "If" else { return nil }
        return (cells[0].children[0], cells[0].children[1])
    }

    private func condition(_ node: SyntaxNode, on parameter: Symbol) -> PiecewiseFunction.Condition {
        switch node.shape {
        case .prefix where node.name == "If": return condition(node.children[0], on: parameter)
        case .text, .word: return ["otherwise", "else"].contains(node.name.trimmed) ? .otherwise : .unknown
        case .chain: return comparisons([node], on: parameter)
        case .infix where node.name == "And": return comparisons(node.children, on: parameter)
        case .juxtaposition where node.children.count == 2 && node.children[1].shape == .text && node.children[0].isPlainVariable:
            guard node.children[0].plainName == parameter.name else { return .unknown }
            return StepJudge.property(node.children[1].name.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() })
        default: return .unknown
        }
    }

    private func comparisons(_ chains: [SyntaxNode], on parameter: Symbol) -> PiecewiseFunction.Condition {
        var statements: [Statement] = []
        for chain in chains {
            guard chain.shape == .chain else { return .unknown }
            for index in stride(from: 0, to: chain.children.count - 2, by: 2) {
                guard let relation = Relation(syntaxName: chain.children[index + 1].name),
                    let left = (try? Elaborator.elaborate(chain.children[index], scope: scope))?.expression,
                    let right = (try? Elaborator.elaborate(chain.children[index + 2], scope: scope))?.expression,
                    Set(left.symbols + right.symbols) == [parameter]
                else { return .unknown }
                statements.append(Statement(left, relation, right))
            }
        }
        return statements.isEmpty ? .unknown : .comparisons(statements)
    }

    /// "is odd", "is a multiple of 3", "is not an integer"
    static func property(_ words: [String]) -> PiecewiseFunction.Condition {
        guard words.first == "is" else { return .unknown }
        let isDenied = words.dropFirst().first == "not"
        let rest = Array(words.dropFirst(isDenied ? 2 : 1))
        func divisors(_ words: ArraySlice<String>) -> [Int]? {
            let numbers = words.filter { $0 != "and" }.map { Int($0) }
            guard !numbers.isEmpty, numbers.count <= 2, words.count == 2 * numbers.count - 1 else { return nil }
            let divisors = numbers.compactMap(\.self)
            return divisors.count == numbers.count && divisors.allSatisfy { 2...1_000 ~= $0 } ? divisors : nil
        }
        switch (rest.first, rest.count) {
        case ("odd", 1): return .remainder(isDenied ? 0 : 1, modulus: 2)
        case ("even", 1): return .remainder(isDenied ? 1 : 0, modulus: 2)
        case ("an", 2) where rest[1] == "integer": return .integer(!isDenied)
        default: break
        }
        let tail: ArraySlice<String>
        if rest.starts(with: ["divisible", "by"]) {
            tail = rest.dropFirst(2)
        } else if rest.starts(with: ["a", "multiple", "of"]) {
            tail = rest.dropFirst(3)
        } else {
            return .unknown
        }
        guard let divisors = divisors(tail), divisors.count == 1 || !isDenied else { return .unknown }
        if isDenied { return .noMultiple(divisors) }
        let product = divisors.reduce(1) { first, second in
            var (a, b) = (first, second)
            while b != 0 { (a, b) = (b, a % b) }
            return first / a * second
        }
        return .remainder(0, modulus: product)
    }
}

extension String {
    fileprivate var trimmed: String { split(whereSeparator: { !$0.isLetter }).joined(separator: " ").lowercased() }
}
