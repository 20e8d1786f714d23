import Elaboration
import Expressions
import LatexSyntax

/// Equations between vectors, matrices and tuples: one claim, judged cell by cell.
extension StepJudge {
    /// The verdict on an equation with an array on a side; nil for another link.
    mutating func judgeArrays(
        _ link: Link, _ left: Elaboration, _ right: Elaboration, _ place: Place, _ source: SourceText
    ) -> ClaimReport? {
        guard link.relation.name == "Equal", !link.isCongruence else { return nil }
        if let report = judgeName(link, right, place, source) { return report }
        if link.left.isPointName, case .tuple = right.denotation { return report(link, source, .undecided, "definition") }
        if case .plusMinus(let upper, let lower) = left.denotation, case .plusMinus(let first, let second) = right.denotation {
            return judgeSigns([upper, lower], [first, second], link, left, right, place, source)
        }
        guard let pairs = StepJudge.cellEquations(left.denotation, right.denotation, link)?.map({ ($0.left, $0.right) }) else { return nil }
        var reports: [ClaimReport] = []
        for (index, (one, other)) in pairs.enumerated() where one != other {
            reports.append(judgeCell(Statement(one, .equal, other), StepJudge.cellForm(link, index), link, left, right, place, source))
        }
        // What is the same once the calculation is written out was worth writing if something was calculated.
        guard var result = StepJudge.combined(reports) else {
            let isWork = link.left.isCalculation(inCells: true) || link.right.isCalculation(inCells: true)
            guard isWork, let (one, other) = pairs.first else { return report(link, source, .undecided, "vacuous") }
            let cell = Statement(one, .equal, other)
            let checked = prover.decide(cell, reading: .rewriting).checked
            return report(
                link, source, checked?.conclusion == .holds ? .valid : .undecided, "identity",
                checked.map { Evidence($0, of: cell) })
        }
        result.writtenForm = link.writtenForm
        return result
    }

    static func cellForm(_ link: Link, _ index: Int) -> String { "\(link.writtenForm) [\(index)]" }

    /// The equations between the cells of both sides; nil where these are no arrays of one size.
    static func cellEquations(_ left: Denotation, _ right: Denotation, _ link: Link) -> [Statement]? {
        let (known, other) = (cells(left), cells(right))
        guard let first = known ?? other.flatMap({ zeros(like: $0, link.left) }), let second = other ?? known.flatMap({ zeros(like: $0, link.right) }),
            first.count == second.count, zip(first, second).allSatisfy({ $0.count == $1.count })
        else { return nil }
        return zip(first.joined(), second.joined()).map { Statement($0, .equal, $1) }
    }

    /// `(6 ± √8)/2 = 3 ± √2`: the same two values, whichever sign goes with which.
    private mutating func judgeSigns(
        _ values: [Expr], _ others: [Expr], _ link: Link, _ left: Elaboration, _ right: Elaboration, _ place: Place,
        _ source: SourceText
    ) -> ClaimReport? {
        func pairs(_ others: [Expr]) -> [Statement] { zip(values, others).map { Statement($0, .equal, $1) } }
        let isCrossed = pairs(others.reversed()).allSatisfy { prover.proves($0) }
        let reports = pairs(isCrossed ? others.reversed() : others).enumerated().map { index, statement in
            judgeCell(statement, StepJudge.cellForm(link, index), link, left, right, place, source)
        }
        var result = StepJudge.combined(reports)
        result?.writtenForm = link.writtenForm
        return result
    }

    /// `𝐯 = (1, 2)`: the name has these cells from here on. One that has cells already is judged with them.
    private mutating func judgeName(_ link: Link, _ right: Elaboration, _ place: Place, _ source: SourceText)
        -> ClaimReport?
    {
        guard let name = link.left.arrayName, let cells = StepJudge.named(link.left, right.denotation) else { return nil }
        if scope.arrays[name] == cells { return report(link, source, .undecided, "restated") }
        // "𝐛 is just (𝐚 · 𝐛)/(𝐛 · 𝐛) 𝐛" gives known cells no new values.
        let isUnknown = scope.arrays[name]?.joined().contains { $0.symbol.map(scope.unknownCells.contains) == true } == true
        if scope.arrays[name] != nil, !isUnknown, link.right.contains(where: { $0.arrayName == name }) { return nil }
        if let known = scope.arrays[name] {
            let statements = StepJudge.statements(known, cells)
            let facts = statements.flatMap { context.relevant(to: $0.symbols) }
            if !statements.isEmpty, let last = statements.last {
                let checked = statements.map { prover.decide($0, facts: facts, reading: .consequence).checked }
                if checked.allSatisfy({ $0?.conclusion == .holds }), let final = checked.last ?? nil {
                    return report(link, source, .valid, "follows", Evidence(final, of: last))
                }
            }
        }
        if isUnknown, let unknowns = scope.arrays[name] { learnValues(StepJudge.statements(unknowns, cells)) }
        scope.arrays[name] = cells
        return report(link, source, .undecided, "definition")
    }

    /// The zero vector or matrix of the same size for `𝟎`; nil for what is not 0.
    private static func zeros(like cells: [[Expr]], _ side: SyntaxNode) -> [[Expr]]? {
        side.shape == .number && side.name == "0" ? cells.map { $0.map { _ in .zero } } : nil
    }

    /// `𝐈` is the identity matrix of the size that all square matrices of the texts have, where they give it no other meaning.
    mutating func learnIdentity(from texts: [ReadText]) {
        let name = "bold I"
        let roots = texts.lazy.flatMap(\.pieces).map(\.root)
        guard scope.arrays[name] == nil, roots.contains(where: { $0.contains { $0.arrayName == name } }) else { return }
        var sizes: Set<Int> = []
        for root in roots { root.collectSquareSizes(into: &sizes) }
        guard sizes.count == 1, let size = sizes.first else { return }
        scope.arrays[name] = (0..<size).map { row in (0..<size).map { $0 == row ? .one : .zero } }
    }

    /// What a problem statement gives names to.
    mutating func learnArray(_ link: Link, _ right: Elaboration) {
        guard link.relation.name == "Equal", let name = link.left.arrayName,
            let cells = StepJudge.named(link.left, right.denotation)
        else { return }
        if let unknowns = scope.arrays[name] { scope.unknownCells.subtract(unknowns.joined().compactMap(\.symbol)) }
        scope.arrays[name] = cells
    }

    /// Cells for a name: of a matrix, and for bold letters of a tuple too. `A = (1, 2)` is a point, whose name stands in others.
    private static func named(_ name: SyntaxNode, _ denotation: Denotation) -> [[Expr]]? {
        if case .matrix(let cells) = denotation { return cells }
        guard name.isBold, let cells = cells(denotation), cells.count > 1 else { return nil }
        return cells
    }

    private static func cells(_ denotation: Denotation) -> [[Expr]]? {
        switch denotation {
        case .matrix(let cells): return cells
        case .tuple(let items):
            let values = items.compactMap(\.expression)
            return values.count == items.count ? values.map { [$0] } : nil
        default: return nil
        }
    }

    private static func statements(_ first: [[Expr]], _ second: [[Expr]]) -> [Statement] {
        guard first.count == second.count, first[0].count == second[0].count else { return [] }
        return zip(first.joined(), second.joined()).map { Statement($0, .equal, $1) }
    }

    private mutating func judgeCell(
        _ statement: Statement, _ writtenForm: String, _ link: Link, _ left: Elaboration, _ right: Elaboration,
        _ place: Place, _ source: SourceText
    ) -> ClaimReport {
        let statement = Statement(context.unfolding(statement.left), .equal, context.unfolding(statement.right))
        // Two numbers above each other in brackets, on both sides: binomial coefficients are written so too.
        let isCount = left.denotation.isPair && right.denotation.isPair && !link.left.isCalculation(inCells: false)
            && !link.right.isCalculation(inCells: false)
        var input = ClaimInput(
            link: link, left: left, right: right, statement: statement, roles: place.roles, step: place.step,
            span: link.span, text: source.string(link.span), writtenForm: writtenForm, goesOn: false,
            caution: isCount ? "binomial-or-vector" : place.isCut ? "cut" : place.repairs.first?.code, countsNoun: false)
        input.isDenied = place.isDenied
        if statement.isGround {
            return GroundJudge(profile: configuration.profile, units: configuration.units).judge(input, prover: &prover)
        }
        let report = symbolicJudge.judge(input, context: &context, prover: &prover)
        // Pairs are tried one after the other: an unknown in one cell may belong to another case.
        return report.verdict == .invalid ? input.report(report.kind, .undecided, "not-asserted", report.evidence) : report
    }

    /// Wrong if a cell is, valid if all are; nil for no cells.
    private static func combined(_ reports: [ClaimReport]) -> ClaimReport? {
        if let wrong = reports.first(where: { $0.verdict == .invalid }) { return wrong }
        let open = reports.first { $0.verdict == .undecided && !["vacuous", "restated"].contains($0.reason) }
        return open ?? reports.first { $0.verdict == .valid } ?? reports.first
    }

    private func report(
        _ link: Link, _ source: SourceText, _ verdict: Verdict, _ reason: String, _ evidence: Evidence? = nil
    ) -> ClaimReport {
        ClaimReport(
            span: link.span, text: source.string(link.span), kind: reason == "definition" ? .definition : .equation,
            verdict: verdict, reason: reason, evidence: evidence, writtenForm: link.writtenForm)
    }
}

extension Denotation {
    fileprivate var isPair: Bool {
        if case .matrix(let cells) = self { cells.count == 2 && cells[0].count == 1 } else { false }
    }
}

extension SyntaxNode {
    /// `A`, `B'`, `P_1`: as points are named.
    fileprivate var isPointName: Bool {
        switch shape {
        case .symbol: !isBold && name.utf8.count == 1 && name.utf8.allSatisfy { 65...90 ~= $0 }
        case .subscriptNode, .postfix: children[0].isPointName
        default: false
        }
    }

    /// Whether an operation stands in it, in the cells of a matrix or only outside.
    fileprivate func isCalculation(inCells: Bool) -> Bool {
        switch shape {
        case .sum, .product, .juxtaposition, .fraction, .power, .apply: true
        case .prefix: children[0].isCalculation(inCells: inCells)
        case .fence, .boxed, .list: children.contains { $0.isCalculation(inCells: inCells) }
        case .environment: inCells && children.contains { row in row.children.contains { $0.isCalculation(inCells: true) } }
        default: false
        }
    }
}

extension SyntaxNode {
    /// The numbers of rows of the square matrices in it.
    fileprivate func collectSquareSizes(into found: inout Set<Int>) {
        if shape == .environment, name.hasSuffix("matrix"), name != "vmatrix", children.count > 1,
            children.allSatisfy({ $0.shape == .row && $0.children.count == children.count })
        {
            found.insert(children.count)
        }
        for child in children { child.collectSquareSizes(into: &found) }
    }
}
