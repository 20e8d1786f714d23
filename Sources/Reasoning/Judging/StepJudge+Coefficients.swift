import Algebra
import Arithmetic
import Certificates
import Elaboration
import Expressions
import LatexSyntax

/// An equation of polynomials that holds for all values of an unknown says that the coefficients are equal.
extension StepJudge {
    /// "Comparing coefficients", and of which unknown: the equation before is said to hold for all its values.
    struct Comparison {
        let unknown: Symbol?
        /// Whether it speaks of more than one equation.
        let isOfSeveral: Bool
    }

    private static let comparing: Set<String> = [
        "equating", "comparing", "matching", "equate", "compare", "match", "setting", "equated", "matched",
    ]

    /// The comparisons that a sentence announces.
    func comparisons(in sentence: Sentence) -> [StatedFact] {
        sentence.tokens.indices.compactMap { index in
            guard let word = sentence.word(index), word == "coefficients" || word == "coefficient" || word == "terms" && sentence.word(index - 1) == "constant",
                case let words = sentence.words(before: index).suffix(6), words.contains(where: StepJudge.comparing.contains),
                !words.contains("setting") || sentence.word(index + 1) == "equal", let isSupposed = isSupposed(sentence, before: index)
            else { return nil }
            var named: [SyntaxNode] = []
            var end = index + 1
            if let node = sentence.formula(index - 1) { named.append(node) }
            if sentence.word(index + 1) == "of" {
                let place = sentence.skip(["the", "like", "same", "powers", "of", "and"], from: index + 1)
                if let list = sentence.list(from: place) { (named, end) = (list.items, list.end) }
            }
            let unknowns = Set(named.compactMap { (try? Elaborator.elaborate($0, scope: scope))?.expression?.symbols.first })
            guard unknowns.count < 2 else { return nil }
            let isOfSeveral = sentence.words(before: sentence.tokens.count).contains("equations")
            return StatedFact(
                statements: [], comparison: Comparison(unknown: unknowns.first, isOfSeveral: isOfSeveral), isSupposed: isSupposed,
                end: sentence.tokens[end - 1].span.end)
        }
    }

    /// The coefficients' equations for the equations that the text stated last.
    func coefficientEquations(_ comparison: Comparison) -> [Statement] {
        var found: [[Statement]] = []
        for equation in context.lastEquations.reversed() {
            guard let unknown = comparison.unknown ?? StepJudge.unknown(of: equation), equation.symbols.count > 1,
                let equations = StepJudge.coefficientEquations(equation, in: unknown)
            else { continue }
            found.append(equations)
            if found.count == (comparison.isOfSeveral ? 2 : 1) { break }
        }
        return found.flatMap(\.self)
    }

    /// x, or the only unknown with a name that is usual for one.
    private static func unknown(of equation: Statement) -> Symbol? {
        let symbols = equation.symbols
        if let x = symbols.first(where: { $0.name == "x" }) { return symbols.contains { $0.name == "y" } ? nil : x }
        let usual = symbols.filter { ["y", "z", "t"].contains($0.name) }
        return usual.count == 1 ? usual[0] : nil
    }

    /// The equations of equal coefficients; nil for what is no equation of polynomials in the unknown, or has no coefficient to tell of.
    static func coefficientEquations(_ equation: Statement, in unknown: Symbol) -> [Statement]? {
        func coefficients(_ side: Expr) -> [Expr]? {
            side.contains(unknown) ? RootRelations.coefficients(of: side, in: unknown) : [side]
        }
        // y and a_n depend on x and n.
        guard equation.relation == .equal, equation.symbols.contains(unknown), equation.left.symbol == nil, equation.right.symbol == nil,
            equation.symbols.allSatisfy({ $0 != Symbol("y") || $0 == unknown }),
            equation.symbols.allSatisfy({ IndexedName($0)?.variable != unknown }), let left = coefficients(equation.left),
            let right = coefficients(equation.right)
        else { return nil }
        return equations(
            (0..<max(left.count, right.count)).map { index in
                Statement(index < left.count ? left[index] : .zero, .equal, index < right.count ? right[index] : .zero)
            })
    }

    /// Those that say something; nil where 0 = 1 is among them: the equation does not hold for all values.
    private static func equations(_ coefficients: [Statement]) -> [Statement]? {
        let result = coefficients.filter { $0.left != $0.right }
        return result.isEmpty || result.contains(where: \.isGround) ? nil : result
    }

    /// The same of rational functions: of the numerator of their difference.
    private static func numeratorEquations(_ equation: Statement, in unknown: Symbol) -> [Statement]? {
        var normalizer = Normalizer(budget: Budget(steps: 20_000))
        guard equation.left.isRationalFunction, equation.right.isRationalFunction, let form = try? normalizer.normalize(equation.difference),
            let coefficients = RootRelations.coefficients(of: normalizer.expression(form.numerator), in: unknown)
        else { return nil }
        return equations(coefficients.map { Statement($0, .equal, .zero) })
    }

    /// "There are constants $A$ and $B$ such that …", a last equation with one more letter: it holds for all values of that.
    func identitiesOfConstants(in sentence: Sentence) -> [StatedFact] {
        guard let last = sentence.tokens.indices.last, let written = sentence.formula(last).flatMap(equation),
            let word = sentence.tokens.indices.first(where: { ["constant", "constants"].contains(sentence.word($0)) }),
            let names = sentence.list(from: word + 1), names.end < last, isSupposed(sentence, before: word) == false,
            case let between = sentence.plainWords(from: names.end), ["such that", "so that", "for which", "satisfying", "that satisfy"].contains(between.joined(separator: " "))
        else { return [] }
        let constants = Set(names.items.compactMap { value($0)?.symbol })
        let equation = Statement(context.unfolding(written.left), .equal, context.unfolding(written.right))
        let unknowns = equation.symbols.filter { !constants.contains($0) }
        guard unknowns.count == 1, constants.isSubset(of: equation.symbols), equation.left.symbol == nil, equation.right.symbol == nil,
            let equations = StepJudge.numeratorEquations(equation, in: unknowns[0])
        else { return [] }
        return [StatedFact(statements: equations, end: sentence.tokens[last].span.end)]
    }

    /// "… holds for all $x$" with an equation of polynomials: the coefficients' equations.
    func identities(in sentence: Sentence) -> [StatedFact] {
        var facts: [StatedFact] = []
        for index in sentence.tokens.indices where sentence.word(index) == "for" && sentence.word(index + 1).map({ ["all", "any", "every", "each"].contains($0) }) == true {
            let place = sentence.skip(["all", "any", "every", "each", "real", "complex", "values", "value", "of", "numbers", "number"], from: index + 1)
            guard let name = sentence.formula(place), name.isPlainVariable, let isSupposed = isSupposed(sentence, before: 0) else { continue }
            let unknown = Symbol(name.plainName)
            for other in sentence.tokens.indices where other != place {
                guard let equation = sentence.formula(other).flatMap(equation),
                    let equations = StepJudge.coefficientEquations(
                        Statement(context.unfolding(equation.left), .equal, context.unfolding(equation.right)), in: unknown)
                else { continue }
                facts.append(StatedFact(statements: equations, isSupposed: isSupposed, end: sentence.tokens[place].span.end))
            }
        }
        return facts
    }
}
