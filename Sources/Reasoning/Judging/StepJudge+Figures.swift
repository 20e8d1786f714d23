import Elaboration
import Expressions
import LatexSyntax

/// The figures that words describe, in the problem and where a solution introduces points of its own ("let $M$ be the midpoint of $BC$").
extension StepJudge {
    private static let figureWords: Set<String> = [
        "midpoint", "midpoints", "triangle", "square", "rectangle", "parallelogram", "rhombus", "perpendicular", "perp", "point", "points", "coordinates", "vertices", "overline",
        "segment", "bisects", "circumcenter", "foot", "altitude", "median",
    ]
    /// Words of points beyond the ends of what is named, and of other figures.
    private static let elsewhere: Set<String> = ["extension", "extensions", "extended", "ray", "rays", "beyond", "produced", "either", "or", "reflection", "rotated", "image", "moved", "only"]
    private static let segmentNouns: Set<String> = ["side", "segment", "line", "leg", "diagonal", "edge", "base", "hypotenuse", "chord", "the", "sides", "segments"]

    mutating func learnFigures(from texts: [ReadText]) {
        for text in texts {
            guard !StepJudge.figureWords.isDisjoint(with: DiscourseReader.words(text.source, 0, text.source.bytes.count)) || text.pieces.contains(where: { $0.root.isPlacedPoint }) else { continue }
            let isGiven = text.source === problem?.source
            let sentences = Sentence.sentences(of: text, text.wholeSpan)
            for sentence in sentences {
                learnPlaces(in: sentence)
                learnUnitCircle(in: sentence)
            }
            let figures = sentences.filter {
                (isGiven || $0.word(0) == "let") && StepJudge.elsewhere.isDisjoint(with: $0.words(before: $0.tokens.count))
            }
            // What is perpendicular or halved may depend on which points are on which segments.
            for (isFirst, sentence) in figures.map({ (true, $0) }) + figures.map({ (false, $0) }) {
                for index in sentence.tokens.indices where isAsserted(sentence, before: index) != nil {
                    if ["on", "midpoint", "midpoints"].contains(sentence.word(index)) == isFirst { learnFigure(at: index, sentence) }
                }
            }
        }
    }

    private mutating func learnFigure(at index: Int, _ sentence: Sentence) {
        if let node = sentence.formula(index), node.shape == .chain, node.children.count == 3, node.children[1].name == "Perp",
            let first = node.children[0].corners(2), let second = node.children[2].corners(2)
        {
            return context.figures.add(perpendicular: first, second)
        }
        switch sentence.word(index) {
        case "midpoint", "midpoints": learnMidpoint(at: index, sentence)
        case "on":
            let start = sentence.skip(StepJudge.segmentNouns, from: index + 1)
            guard sentence.word(start - 1) != "line", sentence.word(start - 1) != "lines", let list = sentence.list(from: start) else { return }
            let verb = sentence.skip(["lies", "lie", "is", "are", "located", "lying", "be", "a", "point"], backFrom: index - 1)
            let points = (sentence.list(before: verb + 1)?.items ?? []).compactMap { $0.corners(1)?[0] }
            let segments = list.items.prefix { $0.corners(2) != nil }.compactMap { $0.corners(2) }
            // "$E$ and $F$ are on $AB$ and $CD$", or one point that a list of other things stands before.
            if ["are", "lie"].contains(where: { word in (verb + 1..<index).contains { sentence.word($0) == word } }) {
                guard points.count == segments.count || segments.count == 1 else { return }
                for (place, point) in points.enumerated() { context.figures.add(point, between: segments[segments.count == 1 ? 0 : place]) }
            } else if let point = points.last, let ends = segments.first, corners(verb, 1, sentence) != nil {
                context.figures.add(point, between: ends)
            }
        case "square", "rectangle", "parallelogram", "rhombus": learnQuadrilateral(at: index, sentence)
        case "triangle":
            guard let triangle = corners(index + 1, 3, sentence) ?? sentence.formula(index + 1)?.children.first?.corners(3) else { return }
            learnTriangle(triangle, at: index, sentence)
        case "perpendicular":
            guard sentence.word(index - 1) == "is", sentence.word(index + 1) == "to", let second = corners(sentence.skip(StepJudge.segmentNouns, from: index + 2), 2, sentence),
                let first = corners(index - 2, 2, sentence)
            else { return }
            context.figures.add(perpendicular: first, second)
        case "bisects":
            // "$AD$ bisects $\angle BAC$", "$AD$ bisects angle $A$"
            let place = sentence.skip(["angle"], from: index + 1)
            guard let line = corners(index - 1, 2, sentence), let node = sentence.formula(place), let angle = (node.isAngle ? node.children[0] : node).anglePoints else { return }
            if angle.count == 1, line[0] == angle[0] { context.figures.add(bisector: line[0], line[1], nil) }
            if angle.count == 3, line[0] == angle[1] { context.figures.add(bisector: line[0], line[1], [angle[0], angle[2]]) }
        case "circumcenter":
            guard let center = corners(sentence.skip(["the", "be", "is", "a"], backFrom: index - 1), 1, sentence), sentence.word(index + 1) == "of" else { return }
            let place = sentence.skip(["triangle", "acute"], from: index + 2)
            guard let triangle = corners(place, 3, sentence) ?? sentence.formula(place)?.children.first?.corners(3) else { return }
            context.figures.add(equal: triangle.map { [center[0], $0] })
        case "foot":
            // "$D$ be the foot of the altitude from $A$ to $BC$"
            let noun = sentence.skip(["of", "the", "altitude", "perpendicular", "dropped"], from: index + 1)
            guard let point = corners(sentence.skip(["the", "be", "is", "a"], backFrom: index - 1), 1, sentence), sentence.word(noun) == "from",
                let top = corners(noun + 1, 1, sentence), ["to", "onto", "on"].contains(sentence.word(noun + 2)),
                let ends = corners(sentence.skip(StepJudge.segmentNouns, from: noun + 3), 2, sentence)
            else { return }
            for end in ends { context.figures.add(rightAngleAt: point[0], [top[0], end]) }
        default: return
        }
    }

    /// "$M$ is the midpoint of $BC$", "the midpoint $M$ of $BC$", "$M$ and $N$ are the midpoints of $AB$ and $BC$"
    private mutating func learnMidpoint(at index: Int, _ sentence: Sentence) {
        var place = index + 1
        var points = sentence.list(from: place)?.items ?? []
        if !points.isEmpty { place += 1 }
        guard sentence.word(place) == "of", let list = sentence.list(from: sentence.skip(StepJudge.segmentNouns, from: place + 1)) else { return }
        if points.isEmpty {
            let verb = sentence.skip(["the", "a", "as"], backFrom: index - 1)
            guard ["is", "are", "be"].contains(sentence.word(verb)), let before = sentence.list(before: verb) else { return }
            points = before.items
        }
        var segments = Array(list.items.prefix { $0.corners(2) != nil })
        if sentence.word(index) == "midpoint" { (points, segments) = (points.suffix(1), Array(segments.prefix(1))) }
        guard points.count == segments.count, points.allSatisfy({ $0.corners(1) != nil }) else { return }
        for (point, segment) in zip(points, segments) { context.figures.add(midpoint: point.corners(1)![0], of: segment.corners(2)!) }
    }

    /// "square $ABCD$ with side length $4$", "$ABCD$ is a rectangle"
    private mutating func learnQuadrilateral(at index: Int, _ sentence: Sentence) {
        let verb = sentence.skip(["a", "unit"], backFrom: index - 1)
        let (named, after) = corners(index + 1, 4, sentence).map { ($0, index + 2) } ?? (corners(verb - 1, 4, sentence), index + 1)
        guard let points = named, corners(index + 1, 4, sentence) != nil || ["is", "be"].contains(sentence.word(verb)) else { return }
        let sides = points.indices.map { [points[$0], points[($0 + 1) % 4]] }
        let (name, figures) = (sentence.word(index), [[sides[0], sides[2]], [sides[1], sides[3]]])
        if name == "square" || name == "rhombus" {
            context.figures.add(equal: sides, to: sentence.word(index - 1) == "unit" ? .one : sideLength(after, sentence))
        } else {
            for pair in figures { context.figures.add(equal: pair) }
        }
        guard name == "square" || name == "rectangle" else { return }
        context.figures.add(equal: [[points[0], points[2]], [points[1], points[3]]])
        for place in points.indices { context.figures.add(rightAngleAt: points[place], [points[(place + 1) % 4], points[(place + 3) % 4]]) }
    }

    private mutating func learnTriangle(_ points: [Figures.Point], at index: Int, _ sentence: Sentence) {
        let isEquilateral = sentence.word(index - 1) == "equilateral"
            || sentence.word(index + 2) == "is" && sentence.word(index + 3) == "equilateral"
        if isEquilateral {
            context.figures.add(equal: points.indices.map { [points[$0], points[($0 + 1) % 3]] }, to: sideLength(index + 2, sentence))
        }
        for place in sentence.tokens.indices[(index + 1)...] {
            // "right triangle $ABC$ with right angle at $B$", "… with hypotenuse $AC$"
            if sentence.word(place) == "angle", sentence.word(place - 1) == "right", sentence.word(place + 1) == "at", let corner = corners(place + 2, 1, sentence)?.first, points.contains(corner) {
                context.figures.add(rightAngleAt: corner, points.filter { $0 != corner })
            }
            if sentence.word(index - 1) == "right", sentence.word(place) == "hypotenuse", let ends = corners(place + 1, 2, sentence), let corner = points.first(where: { !ends.contains($0) }),
                ends.allSatisfy(points.contains)
            {
                context.figures.add(rightAngleAt: corner, ends)
            }
            // "median $AM$", "altitude $AD$"
            if ["median", "altitude"].contains(sentence.word(place)), let line = corners(place + 1, 2, sentence), points.contains(line[0]), !points.contains(line[1]) {
                let ends = points.filter { $0 != line[0] }
                if sentence.word(place) == "median" {
                    context.figures.add(midpoint: line[1], of: ends)
                } else {
                    for end in ends { context.figures.add(rightAngleAt: line[1], [line[0], end]) }
                }
            }
        }
    }

    /// "with side length $4$", "has sides of length $4$", "of side $4$"
    private func sideLength(_ start: Int, _ sentence: Sentence) -> Expr? {
        let noun = sentence.skip(["with", "has", "have", "of", "a"], from: start)
        guard noun > start, ["side", "sides"].contains(sentence.word(noun)) else { return nil }
        let place = sentence.skip(["of", "length", "lengths"], from: noun + 1)
        guard sentence.tokens.indices.contains(place), let node = sentence.operand(sentence.tokens[place], configuration.parser), [.number, .symbol, .juxtaposition, .fraction, .root].contains(node.shape)
        else { return nil }
        return value(node)
    }

    /// `A = (1, 2)`, "points $A(1, 2)$ and $B(3, 4)$", "$P$ is the point $(5, 3)$", "the coordinates of $T$ be $(x, y)$"
    private mutating func learnPlaces(in sentence: Sentence) {
        if StepJudge.elsewhere.contains(where: sentence.words(before: sentence.tokens.count).contains) { return }
        for index in sentence.tokens.indices {
            guard let node = sentence.formula(index) else { continue }
            for part in node.shape == .list ? node.children : [node] {
                var sides: (SyntaxNode, SyntaxNode)?
                if part.shape == .chain, part.children.count == 3, part.children[1].name == "Equal" { sides = (part.children[0], part.children[2]) }
                if part.shape == .juxtaposition, part.children.count == 2 { sides = (part.children[0], part.children[1]) }
                if let (name, place) = sides, let point = name.corners(1)?[0] { add(point, at: place) }
            }
            guard node.isTuple else { continue }
            let verb = sentence.skip(["the", "point", "at", "located"], backFrom: index - 1)
            guard verb < index, ["is", "be", "are"].contains(sentence.word(verb)), isSupposed(sentence, before: index) != nil, let point = corners(verb - 1, 1, sentence)?[0],
                sentence.word(index - 1) == "point" || sentence.word(verb - 2) == "of" && sentence.word(verb - 3) == "coordinates" || sentence.word(index - 1) == "at"
            else { continue }
            add(point, at: node)
        }
    }

    /// "Let $P$ be the point on the unit circle that is $\theta$ counterclockwise from $(1, 0)$, and let $D$ be the foot of the altitude from $P$ to
    /// the $x$-axis": the center of the circle is called O.
    private mutating func learnUnitCircle(in sentence: Sentence) {
        let words = sentence.words(before: sentence.tokens.count)
        guard words.contains("unit"), words.contains("counterclockwise"), !words.contains("clockwise"),
            let turn = sentence.tokens.indices.first(where: { sentence.word($0) == "counterclockwise" }), let angle = sentence.formula(turn - 1),
            sentence.word(turn + 1) == "from", let start = sentence.formula(turn + 2), start.isTuple, start.children[0].children.count == 2, value(start.children[0].children[0]) == .one, value(start.children[0].children[1]) == .zero,
            let circle = sentence.tokens.indices.first(where: { sentence.word($0) == "unit" && sentence.word($0 + 1) == "circle" }), circle < turn, sentence.word(circle - 2) == "on",
            let point = corners(sentence.skip(["the", "point", "be", "is"], backFrom: circle - 3), 1, sentence)?[0],
            let coordinates = values(["cos", "sin"].map { SyntaxNode(.apply, "", [SyntaxNode(.function, $0, span: angle.span), angle], span: angle.span) })
        else { return }
        context.figures.add(point, at: coordinates)
        context.figures.add("O", at: [.zero, .zero])
        for index in sentence.tokens.indices where sentence.word(index) == "foot" {
            let from = sentence.skip(["of", "the", "altitude", "perpendicular"], from: index + 1)
            guard let foot = corners(sentence.skip(["the", "be", "is"], backFrom: index - 1), 1, sentence)?[0], sentence.word(from) == "from", corners(from + 1, 1, sentence)?[0] == point,
                sentence.word(from + 2) == "to", case let axis = sentence.skip(["the"], from: from + 3), sentence.isHyphen(axis + 1), sentence.word(axis + 2) == "axis"
            else { continue }
            if sentence.formula(axis)?.plainName == "x" { context.figures.add(foot, at: [coordinates[0], .zero]) }
            if sentence.formula(axis)?.plainName == "y" { context.figures.add(foot, at: [.zero, coordinates[1]]) }
        }
    }

    private mutating func add(_ point: Figures.Point, at node: SyntaxNode) {
        guard node.isTuple, node.name == "()", let place = values(node.children[0].children), place.count > 1 else { return }
        let known = context.figures.place(of: point)
        if let known, known.count == place.count, zip(known, place).allSatisfy({ $0 == $1 || prover.proves(Statement($0, .equal, $1)) }) { return }
        context.figures.add(point, at: place)
    }

    /// "Triangle $ABC$ is similar to triangle $DEF$", `\triangle ABC \sim \triangle DEF`: the ratios of the sides, in the order of the corners.
    func similarities(in sentence: Sentence) -> [StatedFact] {
        sentence.tokens.indices.compactMap { index in
            var pair: (SyntaxNode, SyntaxNode)?
            if let node = sentence.formula(index), node.shape == .chain, node.children.count == 3, ["Similar", "CongruentFigures"].contains(node.children[1].name) {
                pair = (node.children[0], node.children[2])
            } else if let word = sentence.word(index), ["similar", "congruent"].contains(word), ["is", "are"].contains(sentence.word(index - 1)) {
                if sentence.word(index + 1) == "to", let one = sentence.formula(index - 2), let other = sentence.formula(sentence.skip(["triangle"], from: index + 2)) { pair = (one, other) }
                if let list = sentence.list(before: index - 1), list.items.count == 2 { pair = (list.items[0], list.items[1]) }
                if sentence.word(index - 3) == "and", let one = sentence.formula(index - 4), let other = sentence.formula(index - 2) { pair = (one, other) }
            }
            guard let (one, other) = pair, let isSupposed = isAsserted(sentence, before: index), let first = one.triangle, let second = other.triangle, first != second else { return nil }
            let ratios = [(0, 1), (1, 2), (0, 2)].map { Expr.quotient(Figures.distance(first[$0], first[$1]), Figures.distance(second[$0], second[$1])) }
            let isCongruence = sentence.word(index) == "congruent" || sentence.formula(index)?.children[1].name == "CongruentFigures"
            let equations = isCongruence
                ? [(0, 1), (1, 2), (0, 2)].map { Statement(Figures.distance(first[$0], first[$1]), .equal, Figures.distance(second[$0], second[$1])) }
                : [Statement(ratios[0], .equal, ratios[1]), Statement(ratios[1], .equal, ratios[2])]
            return StatedFact(statements: [], distances: equations.filter { $0.left != $0.right }, isSupposed: isSupposed, end: sentence.tokens[index].span.end)
        }
    }

    /// The points that a formula or a word in capitals names.
    private func corners(_ index: Int, _ count: Int, _ sentence: Sentence) -> [Figures.Point]? {
        if let node = sentence.formula(index) { return node.corners(count) }
        guard count > 1, let word = sentence.spelling(index), word.count == count, word.allSatisfy({ "A"..."Z" ~= $0 }), Set(word).count == count else { return nil }
        return Array(word)
    }
}

extension SyntaxNode {
    /// The points of `A`, `BC`, `\overline{BC}` and `ABCD`.
    fileprivate var anglePoints: [Character]? { corners(1) ?? corners(3) }

    fileprivate func corners(_ count: Int) -> [Character]? {
        switch shape {
        case .decorated where name == "overline" && count == 2: return children[0].corners(count)
        case .list where children.count == 2 && children[1].shape == .blank: return children[0].corners(count)
        case .symbol, .juxtaposition:
            let letters = shape == .symbol ? [self] : children
            let names = letters.compactMap { $0.shape == .symbol && $0.name.count == 1 ? $0.name.first : nil }
            guard names.count == count, letters.count == count, names.allSatisfy({ "A"..."Z" ~= $0 }), Set(names).count == count else { return nil }
            return names
        default: return nil
        }
    }

    /// `ABC` and `\triangle ABC`
    fileprivate var triangle: [Character]? { (shape == .prefix && name == "Triangle" ? children[0] : self).corners(3) }

    /// `A = (1, 2)` or `A(1, 2)`
    fileprivate var isPlacedPoint: Bool {
        switch shape {
        case .list: children.contains { $0.isPlacedPoint }
        case .chain: children.count == 3 && children[2].isTuple && children[0].corners(1) != nil
        case .juxtaposition: children.count == 2 && children[1].isTuple && children[0].corners(1) != nil
        default: false
        }
    }
}
