import Algebra
import Elaboration
import Expressions
import LatexSyntax

/// Sets, intervals and alternatives of one unknown: `x ∈ (−∞, 2) ∪ (3, ∞)`, "x < 2 or x > 3", "the domain is [2, ∞)".
extension StepJudge {
    /// "the solution to", "the domain of"
    static func speaksOfSolutions(_ words: [String]) -> Bool {
        let near = words.suffix(8)
        return near.contains { ["solution", "solutions", "domain"].contains($0) }
            && !near.contains { ["first", "second", "third", "no", "not", "one", "each", "if", "a"].contains($0) }
    }

    /// "the solution is", "the domain of f is"
    static func namesSolutions(_ words: [String], _ spokeOfSolutions: Bool) -> Bool {
        guard let last = words.last, ["is", "are", "be", "by", "when", "iff", "values", "get", "as"].contains(last) else { return false }
        return speaksOfSolutions(words) || spokeOfSolutions && words.count <= 4
    }

    /// "is the solution", "are both solutions", "are the roots" behind the values.
    static func callsThemSolutions(_ following: [String]) -> Bool {
        guard let verb = following.first, verb == "is" || verb == "are" else { return false }
        return following.dropFirst().prefix(4).contains { ["solution", "solutions", "roots"].contains($0) }
            && !following.prefix(5).contains { ["a", "one", "not", "another", "no"].contains($0) }
    }

    /// "is a solution", "is also a root", "works" behind a value.
    static func isOneSolution(_ following: [String]) -> Bool {
        if following.first == "works" { return true }
        guard following.first == "is" else { return false }
        let near = following.prefix(5)
        return near.contains { ["solution", "root", "zero"].contains($0) } && near.contains { ["a", "one", "another"].contains($0) }
            && !near.contains { ["not", "only", "extraneous", "double", "triple", "if"].contains($0) }
    }

    /// "works", "is the smallest integer that works", "satisfies the inequality" behind a value.
    static func isSaidToWork(_ following: [String]) -> Bool {
        let near = following.prefix(following.first == "is" ? 9 : 1).prefix { $0 != "and" && $0 != "but" }
        return near.contains { ["works", "satisfies"].contains($0) } && !near.contains { ["not", "only", "if", "no"].contains($0) }
    }

    // MARK: What is claimed

    /// The verdict on `x ∈ S`, or `x ∉ S`; nil for another link and for sets that are not read.
    mutating func judgeMembership(_ link: Link, _ place: Place, _ source: SourceText) -> ClaimReport? {
        guard link.relation.name == "In" || link.relation.name == "NotIn", link.chainLength == 2,
            let left = try? Elaborator.elaborate(link.left, scope: scope), let element = left.expression, !element.isGround,
            let right = try? Elaborator.elaborate(link.right, scope: scope)
        else { return nil }
        // x ∈ ℝ introduces x.
        if case .namedSet = Elaborator.asSet(right.denotation) {
            let isClaimed = place.roles.contains(.consequence) || link.relation.name == "NotIn"
            return isClaimed || element.symbol == nil ? nil : report(link.span, source, .definition, "definition")
        }
        guard var formula = SolutionSet.membership(of: context.unfolding(element), in: Elaborator.asSet(right.denotation)),
            let unknown = formula.symbols.first, formula.symbols.count == 1
        else { return nil }
        if link.relation.name == "NotIn" { formula = .not(formula) }
        // Decimals may be rounded: such an answer is not refuted.
        let isBoxed = link.right.shape == .boxed && !right.notes.hasDecimals
        return judge(
            SolutionSet(unknown: unknown, formula: formula), link.span, place, source, tellsAll: link.right.shape == .boxed || place.namesSolutions,
            isBoxed: isBoxed)
            ?? report(link.span, source, .comparison, "not-implied")
    }

    /// The verdict on chains of comparisons joined by "or".
    mutating func judgeChoices(_ chains: [[Link]], _ span: SourceSpan, _ place: Place, _ source: SourceText) -> ClaimReport? {
        let parts = chains.compactMap { statements($0).map { Formula.and($0.map { .statement($0) }) } }
        guard parts.count == chains.count else { return report(span, source, .unread, "unsupported") }
        let formula = parts.count == 1 ? parts[0] : Formula.or(parts)
        guard let unknown = formula.symbols.first, formula.symbols.count == 1 else { return report(span, source, .comparison, "not-implied") }
        return judge(SolutionSet(unknown: unknown, formula: formula), span, place, source, tellsAll: place.namesSolutions)
            ?? report(span, source, .comparison, "not-implied")
    }

    /// "The solution is $[1, 4]$", `\boxed{(2, ∞)}`: the set of the values of the unknown that was spoken of. No claim unless it is decided.
    mutating func judgeMentionedSet(_ node: SyntaxNode, _ place: Place, _ source: SourceText) -> ClaimReport? {
        let isBoxed = node.contains { $0.shape == .boxed } || source.isBoxed(node.span)
        guard isBoxed || place.namesSolutions, node.isIntervalOrUnion,
            let unknown = context.condition?.unknown ?? context.solutionSets.last?.unknown ?? context.latestComparison.flatMap({ $0.symbols.count == 1 ? $0.symbols[0] : nil }),
            let elaboration = try? Elaborator.elaborate(node, scope: scope),
            let formula = SolutionSet.membership(of: .symbol(unknown), in: Elaborator.asSet(elaboration.denotation)), formula.symbols == [unknown]
        else { return nil }
        let report = judge(SolutionSet(unknown: unknown, formula: formula), node.span, place, source, tellsAll: true, isBoxed: isBoxed && !elaboration.notes.hasDecimals)
        return report?.verdict == .undecided ? nil : report
    }

    /// Chains of comparisons of one unknown joined by "or" become one claim, and so does one that is said to tell all solutions.
    func joiningChoices(_ items: [AlternativeGrouping.Item<Place>], _ source: SourceText) -> [AlternativeGrouping.Item<Place>] {
        guard items.contains(where: { isOrder($0.utterance) && ($0.connector?.contains("or") == true || $0.place.namesSolutions) }) else { return items }
        var result: [AlternativeGrouping.Item<Place>] = []
        var index = 0
        while index < items.count {
            guard let first = chain(at: index, items), let formula = formula(first) else {
                result.append(items[index])
                index += 1
                continue
            }
            var chains = [first]
            var formulas = [formula]
            var next = index + first.count
            while next < items.count, let connector = items[next].connector, connector == ["or"], let other = chain(at: next, items),
                let more = self.formula(other), more.symbols == formula.symbols,
                formulas.allSatisfy({ !Relate.ofSteps.implication(from: $0, to: more).holds && !Relate.ofSteps.implication(from: more, to: $0).holds })
            {
                chains.append(other)
                formulas.append(more)
                next += other.count
            }
            if chains.count > 1 || items[index].place.namesSolutions && formula.isSolved {
                var place = items[index].place
                if place.followsOr { place.roles.remove(.assumption) }
                let span = SourceSpan(start: first[0].span.start, end: chains[chains.count - 1].last!.span.end)
                result.append(AlternativeGrouping.Item(utterance: .choices(chains, span: span), place: place, connector: items[index].connector))
                index = next
            } else {
                result += items[index..<index + first.count]
                index += first.count
            }
        }
        return result
    }

    private func isOrder(_ utterance: Utterance) -> Bool {
        if case .link(let link) = utterance { Relation(syntaxName: link.relation.name)?.isOrder == true } else { false }
    }

    /// The links of the chain of comparisons that begins with the item; nil for anything else.
    private func chain(at index: Int, _ items: [AlternativeGrouping.Item<Place>]) -> [Link]? {
        var links: [Link] = []
        while index + links.count < items.count, isOrder(items[index + links.count].utterance),
            case .link(let link) = items[index + links.count].utterance, link.position == links.count, !link.continuesRow, link.wording == nil
        {
            links.append(link)
        }
        guard let last = links.last, last.chainLength == links.count + 1 else { return nil }
        return links
    }

    /// The chain as a formula in one unknown.
    private func formula(_ chain: [Link]) -> Formula? {
        guard let statements = statements(chain), Set(statements.flatMap(\.symbols)).count == 1, statements.allSatisfy({ $0.symbols.count == 1 })
        else { return nil }
        return .and(statements.map { .statement($0) })
    }

    private func statements(_ chain: [Link]) -> [Statement]? {
        var result: [Statement] = []
        for link in chain {
            guard let relation = Relation(syntaxName: link.relation.name), relation.isOrder,
                let left = try? Elaborator.elaborate(link.left, scope: scope), let right = try? Elaborator.elaborate(link.right, scope: scope),
                let first = left.expression, let second = right.expression, left.notes.units.isEmpty, right.notes.units.isEmpty
            else { return nil }
            result.append(Statement(context.unfolding(first), relation, context.unfolding(second)))
        }
        return result
    }

    // MARK: Verdicts

    /// The verdict on what is said of the unknown, which joins what is known of it; nil where nothing is decided.
    /// - Parameters:
    ///   - tellsAll: whether it is said to tell all solutions.
    ///   - isBoxed: whether it is the answer to the problem.
    private mutating func judge(
        _ set: SolutionSet, _ span: SourceSpan, _ place: Place, _ source: SourceText, tellsAll: Bool, isBoxed: Bool = false
    ) -> ClaimReport? {
        if place.roles.contains(.negation) || place.roles.contains(.question) { return nil }
        if place.roles.contains(.assumption), !place.roles.contains(.consequence), !isBoxed {
            return report(span, source, .assumption, "assumption")
        }
        defer { context.add(set) }
        let lines = context.premises(about: set.unknown, asserted: tellsAll)
        if lines.contains(where: { $0.canonical == set.formula.canonical }), !isBoxed { return report(span, source, .comparison, "restated") }
        func implication(_ first: Formula, _ second: Formula) -> ImplicationFinding { Relate.ofSteps.implication(from: first, to: second) }
        let asked = context.condition.flatMap { $0.unknown == set.unknown && $0.isExact ? $0.formula : nil }
        if tellsAll, let asked {
            let finding = implication(.true, .equivalent(asked, set.formula))
            if finding.holds, let checked = finding.checked {
                return decided(span, source, .valid, "solutions", Evidence(checked, of: set, from: asked))
            }
            // What the problem asks for has other solutions.
            if isBoxed, !place.isDenied, finding.fails, let checked = finding.checked, let point = finding.counterexample {
                return decided(span, source, .invalid, "not-equivalent", Evidence(checked, of: set, from: asked, at: point))
            }
            return nil
        }
        for premise in lines where !implication(premise, .false).holds {
            let finding = tellsAll ? implication(.true, .equivalent(premise, set.formula)) : implication(premise, set.formula)
            guard finding.holds, let checked = finding.checked else { continue }
            return decided(span, source, .valid, tellsAll ? "solutions" : "follows", Evidence(checked, of: set, from: premise))
        }
        return nil
    }

    private func report(_ span: SourceSpan, _ source: SourceText, _ kind: ClaimReport.Kind, _ reason: String) -> ClaimReport {
        ClaimReport(span: span, text: source.string(span), kind: kind, verdict: .undecided, reason: reason, evidence: nil)
    }

    private func decided(_ span: SourceSpan, _ source: SourceText, _ verdict: Verdict, _ reason: String, _ evidence: Evidence) -> ClaimReport {
        ClaimReport(
            span: span, text: source.string(span), kind: .solutions, verdict: verdict, reason: reason, evidence: evidence,
            writtenForm: evidence.left + " " + evidence.relation + " " + evidence.right)
    }
}

extension Context {
    /// What is known of the unknown alone, one line each, the latest first, and all comparisons of the step together at the end.
    /// - Parameter asserted: whether suppositions are left out.
    fileprivate func premises(about unknown: Symbol, asserted: Bool) -> [Formula] {
        var result = solutionSets.reversed().filter { $0.unknown == unknown }.prefix(2).map(\.formula)
        result += orderChains(in: unknown)
        let known = asserted ? [] : facts.map(\.statement).filter { $0.topics == [unknown] && $0.relation != .approximately }
        result += known.suffix(4).reversed().map { .statement($0) }
        if known.count > 1 { result.append(.and(known.suffix(6).map { .statement($0) })) }
        if let condition, condition.unknown == unknown { result.append(condition.formula) }
        var different: [Formula] = []
        for formula in result where !different.contains(formula) { different.append(formula) }
        return different
    }

    fileprivate mutating func add(_ set: SolutionSet) {
        solutionSets.append(set)
        if solutionSets.count > 6 { solutionSets.removeFirst() }
    }
}

extension Formula {
    /// Whether the unknown stands alone on one side of each statement and a number on the other.
    fileprivate var isSolved: Bool {
        statements.allSatisfy { $0.left.symbol != nil && $0.right.isGround || $0.right.symbol != nil && $0.left.isGround }
    }
}

extension SyntaxNode {
    /// An interval or a union, which nothing but a set is; a pair is one with an infinite end.
    fileprivate var isIntervalOrUnion: Bool {
        switch shape {
        case .boxed: children[0].isIntervalOrUnion
        case .infix: name == "Union"
        case .fence where ["[)", "(]"].contains(name): true
        case .fence where name == "()": contains { $0.shape == .constant && $0.name == "infinity" }
        default: false
        }
    }
}

extension SourceText {
    /// Whether the span stands in a box.
    fileprivate func isBoxed(_ span: SourceSpan) -> Bool {
        let name = Array("\\boxed{".utf8)
        return span.start >= name.count && bytes[(span.start - name.count)..<span.start].elementsEqual(name)
    }
}
