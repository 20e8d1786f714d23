import Algebra
import Arithmetic
import Certificates
import Elaboration
import Expressions
import LatexSyntax

/// Circles and spheres by center and radius, and the points that the one curve of a problem passes through.
extension StepJudge {
    static let roundFigures: Set<String> = ["circle", "sphere"]

    /// "the circle with center $(2, -3)$ and radius $5$", "a sphere of radius $19$ centered at $(-2, -10, 5)$": its equation.
    func circles(in sentence: Sentence) -> [StatedFact] {
        let starts = sentence.tokens.indices.filter { sentence.word($0).map(StepJudge.roundFigures.contains) == true }
        return starts.enumerated().compactMap { place, start in
            let end = place + 1 < starts.count ? starts[place + 1] : sentence.tokens.count
            var (center, radius): ([Expr]?, Expr?)
            var last = start
            for index in start..<end {
                switch sentence.word(index) {
                case "center", "centre", "centered":
                    let tuple = sentence.skip(["at", "is", "the", "point", "a"], from: index + 1)
                    if sentence.word(tuple) == "origin" { center = center == nil ? Array(repeating: .zero, count: sentence.word(start) == "sphere" ? 3 : 2) : [] }
                    guard let items = sentence.formula(tuple).flatMap(StepJudge.point), let values = values(items) else { continue }
                    center = center == nil ? values : []
                    last = max(last, tuple)
                case "radius":
                    let value = sentence.skip(["of", "is", "length", "equal", "to"], from: index + 1)
                    guard value < end, let node = sentence.operand(sentence.tokens[value], configuration.parser), !node.contains(where: { $0.shape == .chain }), let length = self.value(node)
                    else { continue }
                    radius = radius == nil ? length : .constant(.infinity)
                    last = max(last, value)
                default: continue
                }
            }
            guard let isSupposed = isAsserted(sentence, before: last), let center, 2...3 ~= center.count, let radius, radius != .constant(.infinity) else { return nil }
            let names = ["x", "y", "z"].prefix(center.count).map { Expr.symbol($0) }
            let squares = zip(names, center).map { Expr.power(.difference($0, $1), .number(2)) }
            return StatedFact(
                statements: [], circles: [Statement(.sum(squares), .equal, .power(radius, .number(2)))], isSupposed: isSupposed, end: sentence.tokens[last].span.end)
        }
    }

    /// "A line passes through $(-2, 6)$ and $(-4, -2)$", where the problem speaks of no other curve that passes through something.
    mutating func learnPassedPoints(_ text: ReadText) {
        let words = DiscourseReader.words(text.source, 0, text.source.bytes.count)
        guard words.count(where: { ["through", "contains", "containing"].contains($0) }) == 1, StepJudge.otherCurves.union(["lines", "circles", "parabolas"]).isDisjoint(with: words) else { return }
        let sentences = Sentence.sentences(of: text, text.wholeSpan)
        let names = sentences.flatMap { sentence in sentence.tokens.indices.compactMap { sentence.word($0) == "line" ? sentence.formula($0 + 1)?.plainName : nil } }
        guard Set(names).count < 2 else { return }
        for sentence in sentences {
            for index in sentence.tokens.indices where ["through", "contains", "containing"].contains(sentence.word(index)) && isAsserted(sentence, before: index) != nil {
                let list = sentence.list(from: sentence.skip(["the", "a", "two", "three", "point", "points", "both"], from: index + 1))?.items ?? []
                let subject = sentence.words(before: index).last(where: StepJudge.curveNames.contains)
                guard let subject else { continue }
                context.passing = subject
                context.passedPoints = list.compactMap { node in StepJudge.point(node).flatMap(values) }.filter { $0.count == 2 }
            }
        }
    }
}

extension SymbolicJudge {
    /// What the equation of a circle says of coordinates, or the only curve with unknown coefficients of the points that it passes through.
    func holdsOnCurves(_ statement: Statement, _ context: Context, _ prover: inout Prover) -> Checked? {
        if context.circles.isEmpty, context.passedPoints.isEmpty { return nil }
        let (x, y) = (Symbol("x"), Symbol("y"))
        let symbols = Set(statement.symbols)
        if symbols.contains(x) {
            for circle in context.circles where symbols.isSubset(of: circle.symbols) {
                if let checked = holds(statement, [circle], &prover) { return checked }
            }
            return nil
        }
        guard !context.passedPoints.isEmpty, !symbols.isEmpty, !symbols.contains(y), statement.relation == .equal else { return nil }
        let curves = Set(context.facts.map(\.statement).filter { $0.relation == .equal && $0.contains(x) && $0.contains(y) && $0.symbols.count > 2 })
        guard curves.count == 1, let curve = curves.first, StepJudge.fits(curve, context.passing), symbols.isSubset(of: curve.symbols) else { return nil }
        for point in context.passedPoints {
            let instance = curve.substituting([x: point[0], y: point[1]])
            if !instance.isGround, let checked = holds(statement, [instance], &prover) { return checked }
        }
        return nil
    }
}

extension Statement {
    fileprivate func contains(_ symbol: Symbol) -> Bool { left.contains(symbol) || right.contains(symbol) }
}
