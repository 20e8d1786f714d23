import Elaboration
import Expressions
import LatexSyntax

/// What words say of vectors: that they are orthogonal, of length 1, or at an angle.
extension StepJudge {
    static let vectorWords: Set<String> = ["orthogonal", "perpendicular", "orthonormal", "unit", "angle"]
    /// Words that stand with these between the vectors and the end of what is said of them.
    private static let fillers: Set<String> = vectorWords.union(["mutually", "pairwise", "nonzero", "both", "two", "three", "all", "vector", "vectors", "a", "also", "real"])

    func vectorFacts(in sentence: Sentence) -> [StatedFact] {
        sentence.tokens.indices.compactMap { index in
            guard let isSupposed = isAsserted(sentence, before: index), case let (nodes, end)? = relation(at: index, sentence) ?? angle(at: index, sentence)
            else { return nil }
            let statements = nodes.compactMap { sides -> Statement? in
                guard let left = value(sides.left), let right = value(sides.right) else { return nil }
                return Statement(left, .equal, right)
            }.filter { !$0.isGround && $0.left != $0.right }
            return statements.isEmpty ? nil : StatedFact(statements: statements, isSupposed: isSupposed, end: sentence.tokens[end - 1].span.end)
        }
    }

    private typealias Sides = (left: SyntaxNode, right: SyntaxNode)

    /// "$\mathbf{a}$ and $\mathbf{b}$ are orthogonal unit vectors", "$\mathbf{a}$ is perpendicular to $\mathbf{b}$", "unit vectors $\mathbf{a}$ and $\mathbf{b}$"
    private func relation(at index: Int, _ sentence: Sentence) -> ([Sides], end: Int)? {
        guard let word = sentence.word(index) else { return nil }
        let end = sentence.skip(StepJudge.fillers, from: index + 1)
        var said = Set((index..<end).compactMap(sentence.word))
        var vectors: [SyntaxNode]
        if ["is", "are", "be"].contains(word), let list = sentence.list(before: index), sentence.word(list.start - 1) != "between" {
            vectors = list.items
            if sentence.word(end) == "to" {
                guard vectors.count == 1, said.isDisjoint(with: ["unit", "angle"]), let other = sentence.formula(end + 1) else { return nil }
                vectors.append(other)
            }
        } else if ["orthogonal", "perpendicular", "orthonormal", "unit"].contains(word), sentence.word(end - 1) == "vectors" || sentence.word(end - 1) == "vector",
            sentence.word(index - 1).map(StepJudge.fillers.contains) != true || ["a", "two", "three"].contains(sentence.word(index - 1)),
            let list = sentence.list(from: end), sentence.word(end - 1) == "vectors" || list.items.count == 1
        {
            vectors = list.items
        } else {
            return nil
        }
        guard vectors.allSatisfy(isVector) else { return nil }
        if said.contains("orthonormal") { said.formUnion(["orthogonal", "unit"]) }
        var sides: [Sides] = []
        if !said.isDisjoint(with: ["orthogonal", "perpendicular"]) {
            for (place, vector) in vectors.enumerated() { sides += vectors[..<place].map { (.product($0, vector), .digit("0", at: vector)) } }
        }
        if said.contains("unit"), !said.isDisjoint(with: ["vector", "vectors", "orthonormal"]) { sides += vectors.map { (.length($0), .digit("1", at: $0)) } }
        return sides.isEmpty ? nil : (sides, end)
    }

    /// "the angle between $\mathbf{a}$ and $\mathbf{b}$ is $60^\circ$", "let $\theta$ be the angle between $\mathbf{a}$ and $\mathbf{b}$", "$\theta$ is the
    /// angle between the vectors", where the problem names two.
    private func angle(at index: Int, _ sentence: Sentence) -> ([Sides], end: Int)? {
        guard sentence.word(index) == "between", case let pair = pair(from: index + 1, sentence), let vectors = pair?.vectors ?? askedPair(index, sentence) else { return nil }
        let end = pair?.end ?? index + 1
        let noun = sentence.skip(["the", "two", "vectors"], backFrom: index - 1)
        var found: SyntaxNode?
        if sentence.word(noun) == "angle" {
            let verb = sentence.skip(["the", "an"], backFrom: noun - 1)
            found = ["be", "is"].contains(sentence.word(verb)) ? sentence.formula(verb - 1) : sentence.word(end) == "is" ? sentence.formula(end + 1) : nil
        } else {
            found = sentence.word(noun - 1) == "angle" ? sentence.formula(noun) : nil
        }
        guard var angle = found, !angle.contains(where: { $0.shape == .chain }) else { return nil }
        if angle.shape == .number {
            guard sentence.word(end + 2) == "degrees" else { return nil }
            angle = SyntaxNode(.postfix, "Degree", [angle], span: angle.span)
        }
        let lengths = vectors.map { SyntaxNode.length($0) }
        let product = SyntaxNode.product(vectors[0], vectors[1])
        return (
            [
                (product, .product(lengths[0], lengths[1], .function("cos", angle))),
                (.function("cos", angle), SyntaxNode(.fraction, "", [product, .product(lengths[0], lengths[1])], span: angle.span)),
                (.length(.product(vectors[0], vectors[1], name: "Cross")), .product(lengths[0], lengths[1], .function("sin", angle))),
            ], end
        )
    }

    /// Two vectors with "and" between.
    private func pair(from index: Int, _ sentence: Sentence) -> (vectors: [SyntaxNode], end: Int)? {
        let start = sentence.skip(["the", "two", "vectors"], from: index)
        guard let first = sentence.formula(start), sentence.word(start + 1) == "and", let second = sentence.formula(start + 2), isVector(first), isVector(second) else {
            guard let list = sentence.list(from: start), list.items.count == 2, list.items.allSatisfy(isVector) else { return nil }
            return (list.items, list.end)
        }
        return ([first, second], start + 3)
    }

    /// The vectors of the one angle that the problem speaks of, for "between the vectors".
    private func askedPair(_ between: Int, _ sentence: Sentence) -> [SyntaxNode]? {
        let noun = sentence.skip(["the", "these", "two", "given"], from: between + 1)
        guard ["vectors", "them"].contains(sentence.word(noun)), sentence.formula(noun + 1) == nil, let problem, DiscourseReader.words(problem.source, 0, problem.source.bytes.count).count(where: { $0 == "between" }) == 1 else { return nil }
        for sentence in Sentence.sentences(of: problem, problem.wholeSpan) {
            for index in sentence.tokens.indices where sentence.word(index) == "between" && sentence.word(index - 1) == "angle" {
                return pair(from: index + 1, sentence)?.vectors
            }
        }
        return nil
    }

    private func isVector(_ node: SyntaxNode) -> Bool {
        if node.isMatrix { return true }
        return node.contains { $0.isBold && $0.arrayName.map(scope.boldNumbers.contains) != true }
            && !node.contains { [.chain, .list].contains($0.shape) || $0.shape == .fence && $0.name != "()" }
    }
}

extension SyntaxNode {
    fileprivate static func product(_ factors: SyntaxNode..., name: String = "") -> SyntaxNode {
        SyntaxNode(.product, name, factors.map { SyntaxNode(.fence, "()", [$0], span: $0.span) }, span: factors[0].span)
    }

    fileprivate static func length(_ vector: SyntaxNode) -> SyntaxNode { SyntaxNode(.fence, "norm", [vector], span: vector.span) }

    fileprivate static func digit(_ digit: String, at node: SyntaxNode) -> SyntaxNode { SyntaxNode(.number, digit, span: node.span) }

    fileprivate static func function(_ name: String, _ argument: SyntaxNode) -> SyntaxNode {
        SyntaxNode(.apply, "", [SyntaxNode(.function, name, span: argument.span), argument], span: argument.span)
    }
}
