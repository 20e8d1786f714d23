import Algebra
import Certificates
import Elaboration
import Expressions
import LatexSyntax

/// What a text says of an equation or an expression at values of its unknown: "$x^2 - 4 = 0$ at $x = 2$ and $x = -2$", "$2x - 1$ is zero
/// when $x = \frac{1}{2}$", "$x = 3$ is a root of $x^2 - 9$".
extension StepJudge {
    private static let conditions: Set<String> = ["at", "when", "for", "if"]
    private static let vanishing: Set<String> = ["is", "are", "equals", "becomes", "equal", "to", "zero", "vanishes", "also"]
    private static let zeros: Set<String> = ["root", "roots", "zero", "zeros", "zeroes", "solution", "solutions"]
    private static let beingZeros: Set<String> = zeros.union([
        "is", "are", "a", "the", "an", "both", "also", "indeed", "clearly", "always", "one", "of", "to", "for", "equation", "polynomial", "quadratic",
        "cubic", "quartic", "original", "given", "expression", "function",
    ])

    /// An equation with the places of its sides.
    private struct WrittenEquation {
        let left: Elaboration
        let right: Elaboration
        let statement: Statement
    }

    /// From the item at the index on: the verdict, and the index behind the items that it covers. Nil for other words, and where it is
    /// not decided.
    mutating func judgeAtPoints(from start: Int, _ items: [AlternativeGrouping.Item<Place>], _ source: SourceText) -> (end: Int, report: ClaimReport)? {
        guard start + 1 < items.count, let connector = items[start + 1].connector, let last = connector.last,
            context.modulus == nil, case let place = items[start].place, !place.roles.isHypothetical, !place.roles.contains(.trial), place.denial == nil,
            case let behind = items[start + 1].place, behind.denial == nil, behind.roles.isDisjoint(with: [.negation, .contradiction, .question])
        else { return nil }
        let (first, second) = (items[start].utterance, items[start + 1].utterance)
        let points: (unknown: Symbol, values: [Expr], link: Link, areExact: Bool)
        let equation: WrittenEquation
        if StepJudge.conditions.contains(last) {
            let isZero = StepJudge.vanishing.isSuperset(of: connector.dropLast()) && !Set(connector).isDisjoint(with: ["zero", "vanishes"])
            guard let values = values(second), connector.count == 1 || isZero, let claim = self.equation(first, isZero: isZero) else { return nil }
            (points, equation) = (values, claim)
        } else {
            guard StepJudge.beingZeros.isSuperset(of: connector), !StepJudge.zeros.isDisjoint(with: connector), let values = values(first),
                Set(DiscourseReader.words(source, first.start - 30, first.start)).isDisjoint(with: ["whether", "if", "such", "other", "only"]),
                let claim = self.equation(second, isZero: true)
            else { return nil }
            (points, equation) = (values, claim)
        }
        let isModular = ["modulo", "mod"].contains(DiscourseReader.words(source, second.end, second.end + 12).first)
        guard !isModular, equation.statement.symbols.contains(points.unknown), equation.statement.left.symbol != points.unknown else { return nil }
        let span = SourceSpan(start: first.start, end: second.end)
        let input = ClaimInput(
            link: points.link, left: equation.left, right: equation.right, statement: equation.statement, roles: place.roles, step: place.step, span: span,
            text: source.string(span), writtenForm: source.string(span), goesOn: place.goesOn, caution: place.isCut ? "cut" : points.areExact ? nil : "approximate", countsNoun: false)
        return judgeValues(points.values, of: points.unknown, input).map { (start + 2, $0) }
    }

    /// Valid where the equation holds at all values; invalid where it fails at one, and nothing but what is written takes part.
    private mutating func judgeValues(_ values: [Expr], of unknown: Symbol, _ input: ClaimInput) -> ClaimReport? {
        var proof: (Checked, Statement)?
        for value in values {
            let instance = input.statement.substituting([unknown: value])
            let statement = Statement(context.unfolding(instance.left), .equal, context.unfolding(instance.right))
            guard case .checked(let checked) = prover.decide(statement, reading: .rewriting) else { return nil }
            if checked.conclusion == .holds {
                if proof == nil { proof = (checked, statement) }
                continue
            }
            guard checked.conclusion == .fails, statement.isGround, statement == instance, input.doubt == nil, input.statement.difference.isRationalFunction,
                !input.left.notes.hasDecimals, !input.right.notes.hasDecimals, !input.roles.contains(.approximation)
            else { return nil }
            return input.report(.solutions, .invalid, "not-a-solution", Evidence(checked, of: statement))
        }
        return proof.map { input.report(.solutions, .valid, "solution", Evidence($0.0, of: $0.1)) }
    }

    /// The equation that the utterance is, or the expression with 0 where its zeros are meant.
    private func equation(_ utterance: Utterance, isZero: Bool) -> WrittenEquation? {
        let sides: (SyntaxNode, SyntaxNode?)
        switch utterance {
        case .link(let link) where link.chainLength == 2 && link.relation.name == "Equal" && link.congruence == nil && !link.right.isRemainder: sides = (link.left, link.right)
        case .mention(let node) where isZero: sides = (node, nil)
        default: return nil
        }
        guard let left = try? Elaborator.elaborate(sides.0, scope: scope), let leftValue = left.expression else { return nil }
        guard let node = sides.1 else { return WrittenEquation(left: left, right: left, statement: Statement(leftValue, .equal, .zero)) }
        guard let right = try? Elaborator.elaborate(node, scope: scope), let rightValue = right.expression else { return nil }
        return WrittenEquation(left: left, right: right, statement: Statement(leftValue, .equal, rightValue))
    }

    /// The values that the utterance gives one unknown.
    private func values(_ utterance: Utterance) -> (unknown: Symbol, values: [Expr], link: Link, areExact: Bool)? {
        let links: [Link]
        switch utterance {
        case .link(let link): links = [link]
        case .alternatives(let several, _): links = several
        default: return nil
        }
        var found: [Expr] = []
        var areExact = true
        for link in links {
            guard link.chainLength == 2, link.relation.name == "Equal", link.left.isPlainVariable, link.left.plainName == links[0].left.plainName,
                let right = try? Elaborator.elaborate(link.right, scope: scope), case let values = right.bothValues, !values.isEmpty,
                values.allSatisfy(\.isGround)
            else { return nil }
            found += values
            areExact = areExact && !right.notes.hasDecimals
        }
        guard let unknown = (try? Elaborator.elaborate(links[0].left, scope: scope))?.expression?.symbol else { return nil }
        return (unknown, found, links[0], areExact)
    }
}

extension SyntaxNode {
    /// `0 modulo 5`
    fileprivate var isRemainder: Bool { shape == .infix && name == "Mod" }
}
