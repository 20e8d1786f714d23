import Algebra
import Certificates
import Expressions
import LatexSyntax

/// Claims that cannot hold beside what is known.
extension SymbolicJudge {
    /// Whether a claim that excludes what is known would be an error of the writer.
    func mayExclude(_ input: ClaimInput, _ context: Context) -> Bool {
        mayRefute(input) && !context.supposesInWords && !context.supposesWhatClashes && !input.differentiates && !input.measuresAngles
            && !input.link.left.dividesInSum && !input.link.right.dividesInSum
    }

    /// "x = −2 works": the refutation of a value that a comparison which the problem gives of the letter alone excludes.
    func wrongMember(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> ClaimReport? {
        guard input.isSaidToWork, mayRefute(input, asserted: true), !input.hasUnits, let symbol = input.definedSymbol, input.statement.right.isGround else { return nil }
        for given in context.comparisonsGiven(of: symbol) {
            let instance = given.substituting([symbol: input.statement.right])
            if let checked = prover.decide(instance, reading: .rewriting).checked, checked.conclusion == .fails {
                return input.report(.consequence, .invalid, "contradicts", Evidence(checked, of: instance))
            }
        }
        return nil
    }

    /// `x = 2⁵ · 3 · 7` where the problem gives x = 7 · 24 · 48: the refutation of a calculation set equal to a letter that has its one
    /// value from the problem, where that is a calculation too.
    func wrongValue(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> ClaimReport? {
        guard mayRefute(input, asserted: true), !input.hasUnits, let symbol = input.definedSymbol, input.statement.right.isGround, !input.link.right.isValue,
            let given = context.calculationGiven(for: symbol), case let comparison = Statement(given, .equal, input.statement.right),
            let checked = prover.decide(comparison, reading: .rewriting).checked, checked.conclusion == .fails
        else { return nil }
        return input.report(.consequence, .invalid, "contradicts", Evidence(checked, of: comparison))
    }

    /// The refutation of an equation that has no common solution with what holds for its unknowns throughout the text.
    func exclusion(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> ClaimReport? {
        let statement = input.statement
        let isDefinition = statement.left.symbol.map { !input.roles.contains(.consequence) || !context.mentions([$0]) } == true && !statement.right.isGround
        guard !isDefinition, !input.hasUnits else { return nil }
        let facts = context.binding(statement)
        let instances = facts + SymbolicJudge.instances(of: facts, for: statement, all: true, context)
        guard !putsInValues(statement, facts, context, &prover) else { return nil }
        // What is known of signs counts where the equations alone leave room.
        let signs = context.nonzeroParameters(of: instances + [statement]) + declaredSigns(for: statement, instances, context)
        for premises in signs.isEmpty ? [instances] : [instances, instances + signs] where !instances.isEmpty {
            let joined = SegmentNames.joined(premises + [statement])
            guard let claim = joined.last, let checked = exclusion(of: claim, by: Array(joined.dropLast()), &prover) else { continue }
            return input.report(.consequence, .invalid, "contradicts", evidence(checked, of: statement))
        }
        if let checked = exclusionInTriangles(statement, context, &prover) {
            return input.report(.consequence, .invalid, "contradicts", evidence(checked, of: statement))
        }
        let inWords = facts.filter(context.isInWords)
        // No point with names is found where all holds that is known of roots; the other facts and each part of it are tried alone. Nor
        // where a value is put into a line that is no fraction any more, as those before it are.
        let supposed = facts.filter(context.isSupposedHere)
        let line = context.lastEquations.last { !supposed.contains($0) && facts.contains($0) }
        let tried = Set(supposed.flatMap(\.symbols))
        let instancesOfTried = facts.filter { $0 != line && !supposed.contains($0) && !tried.isDisjoint(with: $0.symbols) }.suffix(2)
        let lines = supposed.isEmpty ? [] : [supposed + [line].compactMap { $0 }] + instancesOfTried.map { supposed + [$0] }
        let others = inWords.isEmpty ? [] : [facts.filter { !context.isInWords($0) }] + inWords.filter { $0.symbols == statement.symbols }.map { [$0] }
        for part in others + lines where !part.isEmpty && part.count < facts.count && part != supposed {
            if let checked = exclusion(of: statement, by: part, &prover) {
                return input.report(.consequence, .invalid, "contradicts", evidence(checked, of: statement))
            }
        }
        return nil
    }

    /// Whether the claim is a fact with values put in that the text has told before: if these are wrong, the error was there.
    private func putsInValues(_ statement: Statement, _ facts: [Statement], _ context: Context, _ prover: inout Prover) -> Bool {
        facts.contains { fact in
            let known = fact.symbols.filter { !statement.symbols.contains($0) }
            guard 1...2 ~= known.count, statement.symbols.allSatisfy(fact.symbols.contains) else { return false }
            var instances = [fact]
            for symbol in known {
                instances = (context.valuesAnywhere[symbol] ?? []).prefix(4).flatMap { value in instances.map { $0.substituting([symbol: value]) } }
            }
            return instances.contains { prover.proves(Statement($0.difference, .equal, statement.difference)) }
        }
    }
}

extension ClaimInput {
    /// `\angle ABC` stands in it: its measure may be given in degrees where a function of it takes another unit.
    fileprivate var measuresAngles: Bool { [link.left, link.right].contains { $0.contains { $0.name == "Angle" } } }

    /// Both sides of an equation may be differentiated: a formal step, by a letter that the equation itself may tie down.
    fileprivate var differentiates: Bool { [link.left, link.right].contains { $0.contains { $0.shape == .derivative } } }
}

extension SyntaxNode {
    /// `28 - y / y`: the whole sum may be meant to be divided.
    fileprivate var dividesInSum: Bool {
        contains { node in node.shape == .sum && node.children.contains(where: \.dividesInLine) }
    }

    /// Whether a division sign stands in it outside of brackets.
    private var dividesInLine: Bool {
        shape == .prefix && name == "Divide" || shape != .fence && children.contains(where: \.dividesInLine)
    }
}
