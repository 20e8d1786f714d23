import Expressions
import LatexSyntax

/// Plain letters that words introduce as matrices: "let $A$ and $B$ be $n \times n$ matrices". Their products do not commute, so that
/// nothing is said of them but where their cells are known.
extension StepJudge {
    /// Looks for capital letters in sentences that speak of matrices.
    mutating func learnMatrixLetters(from texts: [ReadText]) {
        for text in texts {
            let words = DiscourseReader.words(text.source, 0, text.source.bytes.count)
            guard words.contains("matrix") || words.contains("matrices") else { continue }
            for sentence in Sentence.sentences(of: text, text.wholeSpan) {
                let indices = sentence.tokens.indices
                guard indices.contains(where: { sentence.word($0) == "matrix" || sentence.word($0) == "matrices" }) else { continue }
                for node in indices.compactMap(sentence.formula) { collectMatrices(node) }
            }
        }
    }

    private mutating func collectMatrices(_ node: SyntaxNode) {
        if node.shape == .list || node.shape == .infix && node.name == "And" {
            for child in node.children { collectMatrices(child) }
        } else if node.isCapital {
            context.matrixLetters.insert(node.name)
        }
    }

    /// Whether a matrix occurs of which only the name is known.
    func holdsUnknownMatrix(_ node: SyntaxNode) -> Bool {
        !context.matrixLetters.isEmpty
            && node.contains { $0.isCapital && context.matrixLetters.contains($0.name) && $0.arrayName.flatMap { scope.arrays[$0] } == nil }
    }
}

extension SyntaxNode {
    fileprivate var isCapital: Bool { shape == .symbol && name.utf8.count == 1 && name.utf8.allSatisfy { 65...90 ~= $0 } }
}
