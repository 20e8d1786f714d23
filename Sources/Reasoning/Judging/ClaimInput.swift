import Arithmetic
import Elaboration
import Expressions
import LatexSyntax

/// A link with both sides elaborated, and where it stands.
struct ClaimInput {
    let link: Link
    let left: Elaboration
    let right: Elaboration
    var statement: Statement
    var roles: DiscourseRoles
    /// A question, or said not to hold.
    var isDenied = false
    let step: Int
    let span: SourceSpan
    let text: String
    let writtenForm: String
    /// Whether the claim stands without words of its own after the line before, or is announced as its consequence.
    let goesOn: Bool
    /// "or" stands before or behind it: one case of several, or the same said again.
    var isOneOfSeveral = false
    /// "is a solution" stands behind it.
    var isOneSolution = false
    /// "is the smallest integer that works" stands behind it.
    var isSaidToWork = false
    /// One of several cases or conditions, by the sign before it.
    var isEnumerated = false
    /// It is said to tell the solutions.
    var tellsSolutions = false
    /// "for all x" stands behind it.
    var isUniversal = false
    /// Whether it is judged in one unit of angles after the other.
    var hasChosenAngleUnit = false
    /// A `<<a=b>>` annotation: decided even when it says nothing.
    var isAnnotation = false
    /// A reason, found in the text around, why a refutation would rest on an uncertain reading.
    let caution: String?
    /// A word stands directly behind: "12 students".
    let countsNoun: Bool

    /// The operands of its chain before the left and behind the right side, for claims with unknowns.
    var before: Expr?
    var behind: Expr?

    var hasUnits: Bool { !left.notes.units.isEmpty || !right.notes.units.isEmpty }

    /// Whether it is said to be another form of what was there: factored, expanded, or a comparison in one unknown simplified.
    var isRewritten: Bool {
        roles.contains(.rewriting) || roles.contains(.simplification) && statement.relation.isOrder && statement.symbols.count == 1
    }

    /// The first reason not to refute.
    var doubt: String? { caution ?? left.notes.cautions.first ?? right.notes.cautions.first }

    /// The name that stands alone on the left; nil where a calculation such as `(1/2)(2x)` comes down to one.
    var definedSymbol: Symbol? {
        switch link.left.shape {
        case .sum, .product, .fraction, .power: return nil
        case .juxtaposition where link.left.contains(where: { $0.shape == .number }): return nil
        default: return statement.left.symbol
        }
    }

    /// The same equation, read from the right.
    var converse: ClaimInput {
        let link = Link(
            left: link.right, relation: link.relation, right: link.left, position: link.position, chainLength: link.chainLength, next: link.next,
            continuesRow: link.continuesRow, wording: link.wording)
        return ClaimInput(
            link: link, left: right, right: left, statement: statement.converse, roles: roles, isDenied: isDenied, step: step, span: span, text: text,
            writtenForm: writtenForm, goesOn: goesOn, caution: caution, countsNoun: countsNoun)
    }

    /// A name, or what comes down to it, and a calculation without unknowns that is not worked out yet.
    var isCalculation: Bool {
        statement.left.symbol != nil && statement.relation == .equal && statement.right.isGround && !link.right.isValue
            && !roles.isHypothetical
    }

    /// The equation with both sides measured in the unit of the right side; nil when they do not measure the same, or when
    /// there is nothing to convert.
    func inOneUnit(_ units: UnitTable) -> Statement? {
        guard statement.isGround, link.left.hasUnit || link.right.hasUnit,
            var measured = Quantity(link.left, units, NameScope()), let right = Quantity(link.right, units, NameScope()),
            measured.dimension == right.dimension, !statement.right.isZero
        else { return nil }
        var unit = right
        unit.value = .quotient(right.value, statement.right)
        measured.divide(by: unit)
        let converted = Statement(measured.value, statement.relation, statement.right)
        return converted == statement ? nil : converted
    }

    func report(_ kind: ClaimReport.Kind, _ verdict: Verdict, _ reason: String, _ evidence: Evidence? = nil)
        -> ClaimReport
    {
        ClaimReport(
            span: span, text: text, kind: kind, verdict: verdict, reason: reason,
            evidence: evidence ?? Evidence(statement),
            writtenForm: writtenForm)
    }
}

extension Evidence {
    /// Both sides as read, nothing decided.
    init(_ statement: Statement) {
        left = statement.left.description
        relation = statement.relation.rawValue
        right = statement.right.description
    }
}

extension SyntaxNode {
    /// A number that needs no work: a numeral or a fraction in lowest terms, with a sign or a unit.
    var isValue: Bool {
        switch shape {
        case .number, .mixedNumber, .repeatingDecimal, .unit, .text, .symbol, .constant: return true
        case .prefix, .boxed, .postfix: return children.allSatisfy(\.isValue)
        case .fence, .juxtaposition:
            return children.count { $0.shape == .number || $0.shape == .fraction } <= 1 && children.allSatisfy(\.isValue)
        case .fraction:
            guard let upper = Integer(children[0].name), let lower = Integer(children[1].name) else { return false }
            return children.allSatisfy { $0.shape == .number } && upper.greatestCommonDivisor(with: lower) == 1
        default: return false
        }
    }

    /// A sum or difference of numbers that need no work: nobody rounds those.
    var isSumOfValues: Bool {
        shape == .sum && children.allSatisfy { ($0.shape == .prefix ? $0.children[0] : $0).isWholeOrDecimal }
    }

    private var isWholeOrDecimal: Bool {
        shape == .number || shape == .juxtaposition && children.allSatisfy { $0.shape == .number || $0.shape == .unit || $0.shape == .text }
    }

    fileprivate var hasUnit: Bool { contains { $0.shape == .unit } }
}
