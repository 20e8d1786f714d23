import Algebra
import Certificates
import Expressions

/// Proofs of a claim from what is known.
extension SymbolicJudge {
    /// The equations connected to the statement, and what is known of the order of their parts.
    func facts(for statement: Statement, _ context: Context) -> [Statement] {
        var equations = context.relevant(to: statement.topics).filter {
            !context.equationsToSolve.contains($0) && context.mayProve($0)
        }
        equations += SymbolicJudge.instances(of: equations, for: statement, context)
        let symbols = Set(equations.flatMap(\.symbols) + statement.symbols).sorted()
        return equations + context.comparisons(within: symbols)
    }

    /// What words say of the signs of the letters in the statement and in the facts about it.
    func declaredSigns(for statement: Statement, _ facts: [Statement], _ context: Context) -> [Statement] {
        let symbols = Set(facts.flatMap(\.symbols) + statement.symbols).sorted()
        return (context.declaredSigns(of: symbols) + context.termOrders(of: symbols)).filter { !facts.contains($0) }
    }

    /// An equation that needs a sign of which words tell, or that a name tells: roots, absolute values, logarithms, and what is divided by.
    /// Linear facts tell as much without.
    func holdsBySigns(_ statement: Statement, _ context: Context, _ prover: inout Prover) -> Checked? {
        let facts = facts(for: statement, context)
        guard statement.dependsOnSigns || facts.contains(where: { $0.relation == .equal && !$0.isLinear }) else { return nil }
        let signs = declaredSigns(for: statement, facts, context) + SegmentNames.lengths(in: facts + [statement])
        return signs.isEmpty ? nil : holds(statement, facts + signs, &prover)
    }

    /// The claim from the facts, or where several curves are given, from those with one curve at most.
    func holdsOnOneCurve(_ statement: Statement, _ facts: [Statement], _ context: Context, _ prover: inout Prover) -> Checked? {
        var curves = context.curves(among: facts)
        if curves.isEmpty, !context.curvesMeet { curves = SymbolicJudge.graphs(among: facts, beside: statement) }
        guard curves.count > 1 else { return holds(statement, facts, &prover) }
        for curve in curves {
            if let checked = holds(statement, facts.filter { $0 == curve || !curves.contains($0) }, &prover) { return checked }
        }
        return nil
    }

    /// y = f(x), y = g(x) beside a claim y = h(x): the letter may stand for the values of one function after the other.
    private static func graphs(among facts: [Statement], beside statement: Statement) -> [Statement] {
        guard let name = statement.left.symbol, !statement.right.isGround else { return [] }
        let unknowns = Set(statement.right.symbols)
        return facts.filter { $0.relation == .equal && $0.left.symbol == name && !unknowns.isDisjoint(with: $0.right.symbols) }
    }

    func holds(_ statement: Statement, _ facts: [Statement], _ prover: inout Prover) -> Checked? {
        let joined = SegmentNames.joined(facts + [statement])
        guard let claim = joined.last else { return nil }
        if let checked = prover.proof(of: claim, from: Array(joined.dropLast())), !letters.isDoubtful(checked), !vectors.isDoubtful(checked),
            !restsOnContradiction(checked, &prover), !isVacuous(claim, joined, &prover)
        {
            return checked
        }
        return holdsOverComplexNumbers(statement, facts, &prover)
    }

    /// Whether a comparison of what is nowhere defined for real numbers holds, since nothing contradicts it: its opposite holds too.
    private func isVacuous(_ claim: Statement, _ joined: [Statement], _ prover: inout Prover) -> Bool {
        guard claim.relation != .equal, let negation = claim.relation.negation, !claim.difference.isRationalFunction else { return false }
        let opposite = Statement(claim.left, negation, claim.right)
        return prover.proof(of: opposite, from: Array(joined.dropLast())) != nil
    }

    /// Whether the facts alone cannot hold for real numbers, so that anything would follow from them.
    private func restsOnContradiction(_ checked: Checked, _ prover: inout Prover) -> Bool {
        guard case .refutation = checked.certificate, checked.judgement.facts.count > 1 else { return false }
        return prover.areRefutable(checked.judgement.facts)
    }

    /// Of the claim as it was judged: with products of letters as names of lengths, if they were read so.
    func evidence(_ checked: Checked, of statement: Statement) -> Evidence {
        guard case .statement(let judged) = checked.judgement.claim, judged != statement else {
            return Evidence(checked, of: statement)
        }
        var evidence = Evidence(checked, of: judged)
        let namesValues = judged.symbols.contains(where: FunctionValues.isLetter)
        evidence.reading = namesValues ? FunctionValues.reading : letters.isInUse ? ComplexLetters.reading : SegmentNames.reading
        return evidence
    }
}

extension Statement {
    fileprivate var dependsOnSigns: Bool { left.dependsOnSigns || right.dependsOnSigns }

    fileprivate var isLinear: Bool { left.isWrittenLinear && right.isWrittenLinear }
}

extension Expr {
    /// Whether it is written as a sum of letters times numbers.
    fileprivate var isWrittenLinear: Bool {
        if isGround || symbol != nil { return true }
        switch head {
        case .sum: return arguments.allSatisfy(\.isWrittenLinear)
        case .product: return arguments.count { !$0.isGround } == 1 && arguments.allSatisfy(\.isWrittenLinear)
        default: return false
        }
    }

    /// Whether roots, absolute values, logarithms or powers with an unknown exponent occur.
    fileprivate var dependsOnSigns: Bool {
        if isGround { return false }
        switch head {
        case .power where arguments[1].rational?.isInteger != true: return true
        case .function(.elementary(.abs)), .function(.elementary(.ln)), .function(.leastCommonMultiple): return true
        default: return arguments.contains(where: \.dependsOnSigns)
        }
    }
}
