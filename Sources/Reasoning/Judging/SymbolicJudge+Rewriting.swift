import Algebra
import Arithmetic
import Certificates
import Expressions
import LatexSyntax

/// Claims that write one expression for another.
extension SymbolicJudge {
    /// The refutation of a rewriting whose sides differ somewhere; nil when the equation may be meant to hold for some values
    /// of its unknowns only.
    func wrongRewriting(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> ClaimReport? {
        let statement = input.statement
        // "for any angle x": an identity by its own words.
        let isRequested = input.roles.isSuperset(of: .requestedRewriting) || input.isUniversal && statement.topics.count == 1
        let isAsserted =
            statement.left.symbol == nil && statement.right.symbol == nil
            && input.roles.isDisjoint(with: [.assumption, .definition])
        guard mayRefute(input, asserted: true), isRequested || isAsserted,
            case .checked(let checked) = prover.decide(statement, reading: .rewriting), checked.conclusion == .fails
        else { return nil }
        // Sides that differ by a number are equal nowhere, whatever the unknowns are.
        var refutation = checked
        if !differsByNumber(statement, &prover) {
            guard isRequested || isRewriting(input, context, &prover) else { return nil }
            if context.restricts(statement.symbols) {
                // Several values of a letter, as the ends of an interval, restrict nothing.
                let known = facts(for: statement, context).filter { fact in !(fact.right.isGround && fact.left.symbol.map { context.valueCount(of: $0) > 1 } == true) }
                guard let beside = failure(of: statement, known, &prover) else { return nil }
                refutation = beside
            }
        }
        if !isRequested && statement.holdsOnOneSide || context.holdsSomewhere(statement, { prover.proves($0) }) { return nil }
        return input.report(.rewriting, .invalid, "not-identical", Evidence(refutation, of: statement))
    }

    /// Whether the sides differ by a number, and not by 0.
    private func differsByNumber(_ statement: Statement, _ prover: inout Prover) -> Bool {
        var normalizer = Normalizer(budget: Budget(steps: 20_000))
        guard let form = try? normalizer.normalize(statement.difference) else { return false }
        if let difference = form.constant { return !difference.isZero }
        let difference = normalizer.expression(form)
        return difference.isGround && prover.decide(Statement(difference, .equal, .zero), reading: .rewriting).checked?.conclusion == .fails
    }

    /// L = R, and "simplifying", L = S: the refutation of R = S, at a point where all that is known holds.
    func wrongSimplification(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> ClaimReport? {
        guard mayRefute(input), !context.supposesInWords, !input.roles.isDisjoint(with: [.simplification, .rewriting]),
            let latest = context.latest, !latest.isCase, latest.statement.left == input.statement.left,
            latest.statement.right != input.statement.right, input.statement.left.symbol == nil || !latest.statement.right.isGround,
            input.statement.right.symbols == latest.statement.right.symbols
        else { return nil }
        let rewriting = Statement(latest.statement.right, .equal, input.statement.right)
        if !rewriting.isGround, differsByNumber(rewriting, &prover), case .checked(let checked) = prover.decide(rewriting, reading: .rewriting), checked.conclusion == .fails {
            return input.report(.rewriting, .invalid, "not-identical", Evidence(checked, of: rewriting))
        }
        guard !rewriting.holdsOnOneSide, let checked = failure(of: rewriting, context.relevant(to: rewriting.topics), &prover) else { return nil }
        return input.report(.rewriting, .invalid, "not-identical", Evidence(checked, of: rewriting))
    }

    /// The point where the facts hold and the statement fails, checked; nil when none is found.
    private func failure(of statement: Statement, _ facts: [Statement], _ prover: inout Prover) -> Checked? {
        guard case .checked(let checked) = prover.decide(statement, facts: facts, reading: .rewriting), checked.conclusion == .fails
        else { return nil }
        return checked
    }

    /// Whether the writer transforms one side into the other rather than stating an equation.
    private func isRewriting(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> Bool {
        let statement = input.statement
        guard !statement.left.isGround, Set(statement.left.symbols) == Set(statement.right.symbols) else { return false }
        if input.link.wording == .rewriting || input.link.right.shape == .boxed { return true }
        if input.roles.contains(.expression), context.isKnown(statement.left) { return true }
        // "Expanding, we get x² + 2x = 3x + 6": both sides of an equation may have been expanded.
        let (first, second) = (input.link.left, input.link.right)
        let changesForm = first.hasFactoredPart && second.isExpanded || first.isExpanded && second.hasFactoredPart
        if input.roles.contains(.rewriting), changesForm || input.link.position > 0 || context.isKnown(statement.left) || context.isKnown(statement.right) {
            return true
        }
        // "I can write x² − 5x + 6 as (x − 2)(x − 3)", of an expression that was there before.
        if input.roles.contains(.simplification), changesForm, context.isKnown(statement.left) { return true }
        // Nobody writes a determinant but to work it out.
        if input.link.left.contains(where: \.isWrittenMatrix) || input.link.left.isDeterminant && input.link.right.contains(where: \.isWrittenMatrix) { return true }
        func isIdentity(_ left: Expr, _ right: Expr) -> Bool {
            prover.proves(Statement(left, .equal, right))
        }
        // a = b = c where a is c: only b can be wrong.
        if let behind = input.behind, isIdentity(statement.left, behind) { return true }
        guard let growth = statement.left.growth(against: statement.right) else { return false }
        if context.asksForForm { return true }
        // Nothing ties the letters down: what is factored, or worked out, is an identity or wrong.
        if input.roles.contains(.rewriting) || growth == .same && input.roles.isSuperset(of: [.operation, .consequence]), !context.restricts(statement.symbols) {
            return true
        }
        // a = b = c where a is b, or a name for it: the writer goes on to transform.
        if let before = input.before {
            if before.isName ? growth == .same : isIdentity(before, statement.left) { return true }
        }
        if input.link.position > 0, isWorkedOut(input, growth) { return true }
        // One side was there before, the other is made of it by expanding or factoring.
        return growth == .same && changesForm && (context.isKnown(statement.left) || context.isKnown(statement.right))
    }

    /// Whether a later link of a chain has the look of a calculation: sides of one leading term, or a product multiplied out.
    private func isWorkedOut(_ input: ClaimInput, _ growth: Expr.Growth) -> Bool {
        let statement = input.statement
        guard statement.left.isRationalFunction, statement.right.isRationalFunction,
            !input.link.left.contains(where: \.isBold), !input.link.right.contains(where: \.isBold)
        else { return false }
        if growth == .same { return true }
        return statement.symbols.count == 1 && input.link.left.hasFactoredPart && input.link.right.isExpanded
            && !LinearEquation.isLinear(statement, in: statement.symbols[0])
    }
}

extension Expr {
    fileprivate enum Growth {
        /// The same value, to one part in a thousand, far from the origin: polynomials then agree in their leading terms.
        case same
        /// A constant ratio far from the origin: polynomials are then of the same degree.
        case sameDegree
    }

    /// How the values of both lie to each other on a ray to infinity; nil when one grows faster, or a value is not known.
    fileprivate func growth(against other: Expr) -> Growth? {
        func ratio(atScale scale: Int) -> Double? {
            var point: [Symbol: Rational] = [:]
            for (index, symbol) in symbols.enumerated() { point[symbol] = Rational(scale * (2 + index) + 3) }
            var budget = Budget(steps: 5_000)
            guard let a = try? enclosure(at: point, precision: 64, budget: &budget).approximate,
                let b = try? other.enclosure(at: point, precision: 64, budget: &budget).approximate,
                a.isFinite, b.isFinite, a != 0, b != 0
            else { return nil }
            return a / b
        }
        guard let near = ratio(atScale: 1_000_000), let far = ratio(atScale: 1_000_000_000) else { return nil }
        if abs(near - 1) < 1e-3 { return .same }
        return abs(near / far - 1) < 1e-3 ? .sameDegree : nil
    }

    /// A name, or a function of the text applied: `S`, `f(x)`.
    fileprivate var isName: Bool {
        if case .function(.named) = head { true } else { symbol != nil }
    }
}

extension SyntaxNode {
    /// `\det A`
    fileprivate var isDeterminant: Bool { shape == .apply && children.first?.name == "det" }

    fileprivate var isWrittenMatrix: Bool { shape == .environment && name.hasSuffix("matrix") }

    /// Whether a sum stands in brackets, as a factor or base: (x + 1)(x − 3), 2(a + b)² + 1.
    fileprivate var hasFactoredPart: Bool { contains { $0.shape == .fence && $0.contains { $0.shape == .sum } } }

    /// A sum without brackets.
    fileprivate var isExpanded: Bool {
        switch shape {
        case .sum: !contains { $0.shape == .fence }
        case .boxed: children[0].isExpanded
        default: false
        }
    }
}
