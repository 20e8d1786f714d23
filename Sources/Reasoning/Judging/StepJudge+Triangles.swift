import Expressions
import LatexSyntax

/// The triangles that a text names.
extension StepJudge {
    /// Looks for `\triangle ABC`, "triangle ABC", "triangle $ABC$" and "triangles $ABC$ and $DEF$".
    mutating func learnTriangles(from texts: [ReadText]) {
        for text in texts {
            for piece in text.pieces { learnTriangles(in: piece.root) }
            let words = DiscourseReader.words(text.source, 0, text.source.bytes.count)
            guard words.contains(where: { $0.hasPrefix("triangle") }) else { continue }
            for sentence in Sentence.sentences(of: text, text.wholeSpan) {
                for index in sentence.tokens.indices where sentence.word(index)?.hasPrefix("triangle") == true {
                    for node in sentence.list(from: index + 1)?.items ?? [] { context.triangles.add(node.plainName) }
                    if let name = sentence.spelling(index + 1), name == name.uppercased() { context.triangles.add(name) }
                }
            }
        }
        if scope.measuresAnglesInDegrees { context.triangles.angleSum = .number(180) }
    }

    private mutating func learnTriangles(in node: SyntaxNode) {
        if node.shape == .prefix, node.name == "Triangle" { return context.triangles.add(node.children[0].plainName) }
        for child in node.children { learnTriangles(in: child) }
    }
}
