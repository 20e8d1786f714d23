import Elaboration
import Expressions
import LatexSyntax

/// Which letters stand for complex numbers.
extension StepJudge {
    /// Letters that stand for complex numbers wherever those are spoken of.
    private static let usualLetters: Set<String> = ["z", "w", "omega", "zeta", "ω", "ζ"]

    /// Looks through words and formulas for what is said of letters, if anything is said of complex numbers.
    mutating func learnComplexLetters(from texts: [ReadText]) {
        let roots = texts.lazy.flatMap(\.pieces).map(\.root)
        let hasUnit = scope.isConstant("i") && roots.contains(where: \.containsImaginaryUnit)
        guard hasUnit || texts.contains(where: \.speaksOfComplexNumbers) else { return }
        // Unit vectors.
        if hasUnit, roots.contains(where: \.listsUnitVectors) { return }
        var letters = ComplexLetters(isInUse: true)
        var (complex, real): (Set<String>, Set<String>) = ([], [])
        for text in texts {
            for sentence in Sentence.sentences(of: text, text.wholeSpan) {
                for statement in NumberKindStatement.statements(in: sentence) {
                    let names = statement.names.filter(\.isPlainVariable).map(\.plainName)
                    if statement.isComplex {
                        complex.formUnion(names)
                    } else if isSupposed(sentence, before: sentence.tokens.count) == false {
                        real.formUnion(names)
                    }
                }
                guard NumberKindStatement.speaksOfComplexRoots(sentence) else { continue }
                for index in sentence.tokens.indices {
                    guard let root = sentence.formula(index), case let names = root.variableNames, names.count == 1 else { continue }
                    if !real.contains(names[0]) { complex.formUnion(names) }
                }
            }
            for piece in text.pieces { complex.formUnion(piece.root.variableNames.filter(StepJudge.isUsualLetter)) }
        }
        for (symbol, values) in context.valuesAnywhere where values.contains(where: { !$0.isReal && $0.cartesian != nil }) {
            complex.insert(symbol.name)
        }
        var paired: Set<String> = []
        for piece in texts.lazy.flatMap(\.pieces) { collectPairs(piece.root, into: &paired) }
        real.formUnion(paired.subtracting(complex))
        // Said to be both: two uses of one letter.
        letters.complex = Set(complex.subtracting(real).map { Symbol($0) })
        letters.real = Set(real.subtracting(complex).map { Symbol($0) })
        context.complexLetters = letters
        scope.complexNames = complex.subtracting(real)
    }

    private static func isUsualLetter(_ name: String) -> Bool {
        usualLetters.contains(String(name.prefix { $0 != "_" && $0 != "'" }))
    }

    /// x and y of `x + y i`, and t of `cos t + i sin t`.
    private func collectPairs(_ node: SyntaxNode, into found: inout Set<String>) {
        if node.shape == .sum, node.children.count == 2, node.containsImaginaryUnit,
            let sum = (try? Elaborator.elaborate(node, scope: scope))?.expression, case .sum = sum.head, sum.arguments.count == 2
        {
            for (one, other) in [(0, 1), (1, 0)].map({ (sum.arguments[$0], sum.arguments[$1]) }) {
                guard case .product = other.head, other.arguments.contains(.constant(.i)) else { continue }
                // The factor of i, without a minus sign.
                let coefficient = Expr.product(other.arguments.filter { $0 != .constant(.i) && $0.rational != -1 })
                if let x = one.symbol, let y = coefficient.symbol, x != y { found.formUnion([x.name, y.name]) }
                if case .function(.elementary(.cos)) = one.head, case .function(.elementary(.sin)) = coefficient.head,
                    one.arguments == coefficient.arguments
                {
                    found.formUnion(one.symbols.map(\.name))
                }
            }
        }
        for child in node.children { collectPairs(child, into: &found) }
    }
}

extension SyntaxNode {
    /// Whether i, j and k stand in a row of a matrix.
    fileprivate var listsUnitVectors: Bool {
        contains { node in
            guard node.shape == .row, node.children.count == 3 else { return false }
            return zip(node.children, ["i", "j", "k"]).allSatisfy { cell, name in cell.contains { $0.shape == .symbol && $0.name == name } }
        }
    }

    fileprivate var containsImaginaryUnit: Bool { contains { $0.shape == .symbol && $0.name == "i" && !$0.isBold } }

    /// The plain variables in it, each once.
    fileprivate var variableNames: [String] {
        var found: [String] = []
        func visit(_ node: SyntaxNode) {
            if node.isPlainVariable {
                if node.name != "i", node.name != "e", !found.contains(node.plainName) { found.append(node.plainName) }
                return
            }
            for child in node.children { visit(child) }
        }
        visit(self)
        return found
    }
}

extension ReadText {
    /// Whether "complex", "imaginary" or "nonreal" stands in it.
    fileprivate var speaksOfComplexNumbers: Bool {
        let bytes = source.bytes
        return ["omplex", "maginary", "nreal"].contains { part in
            let part = Array(part.utf8)
            return bytes.indices.dropLast(part.count - 1).contains { start in
                bytes[start] == part[0] && bytes[start + 1] == part[1] && bytes[start..<start + part.count].elementsEqual(part)
            }
        }
    }
}
