import Arithmetic
import Certificates
import Expressions

/// Sines, cosines and absolute values of unknowns, read as letters: whatever real number an angle is, its sine and cosine are two
/// numbers s and c with s² + c² = 1, and all such pairs occur. Polynomial equations between them can then be solved exactly where the
/// angle itself has no name.
public enum ValuesAsLetters {
    /// The claim and the facts with letters for such values, and what ties the letters; nil where the claim has none,
    /// or where an unknown also stands outside of them.
    public static func named(_ claim: Statement, _ facts: [Statement]) -> (claim: Statement, facts: [Statement])? {
        guard claim.relation == .equal, claim.left.hasValueOfUnknown || claim.right.hasValueOfUnknown else { return nil }
        return try? read(claim, facts.filter { $0.relation != .approximately })
    }

    private static func read(_ claim: Statement, _ facts: [Statement]) throws(EvaluationError) -> (claim: Statement, facts: [Statement])? {
        var normalizer = Normalizer(budget: .ofConsequences)
        var sides: [(left: Fraction, right: Fraction)] = []
        let (statements, magnitudes) = namingMagnitudes(facts + [claim])
        for statement in statements {
            sides.append((try normalizer.normalize(statement.left), try normalizer.normalize(statement.right)))
        }
        let forms = sides.flatMap { [$0.left.numerator, $0.left.denominator, $0.right.numerator, $0.right.denominator] }
        let ring = try GeneratorRing(forms, normalizer: normalizer)
        guard let letters = Letters(ring, magnitudes, &normalizer) else { return nil }
        func named(_ form: Fraction) -> Expr {
            .quotient(letters.expression(ring.polynomial(form.numerator)), letters.expression(ring.polynomial(form.denominator)))
        }
        let read = zip(sides, statements).map { Statement(named($0.left), $1.relation, named($0.right)) }
        return (read[read.count - 1], read.dropLast() + letters.ties)
    }

    /// The statements with letters for absolute values: of a complex number their squares are no polynomials in it.
    private static func namingMagnitudes(_ statements: [Statement]) -> ([Statement], [Expr]) {
        let found = Set(statements.flatMap { $0.left.magnitudes + $0.right.magnitudes }).sorted { $0.description < $1.description }
        func named(_ expression: Expr) -> Expr { found.reduce(expression) { $0.replacing($1, by: .symbol($1.description)) } }
        return (statements.map { Statement(named($0.left), $0.relation, named($0.right)) }, found)
    }

    /// What stands for each unknown of a ring.
    private struct Letters {
        private var expressions: [Expr] = []
        /// Pythagoras' theorem for each angle, and that absolute values are not negative.
        private(set) var ties: [Statement] = []

        init?(_ ring: GeneratorRing, _ magnitudes: [Expr], _ normalizer: inout Normalizer) {
            var angles: [Expr] = []
            var outside: Set<Symbol> = []
            var inside: [Symbol] = []
            for magnitude in magnitudes {
                guard (try? normalizer.normalize(magnitude.arguments[0]).polynomial?.degree) == 1 else { return nil }
                inside += magnitude.symbols
                ties.append(Statement(.symbol(magnitude.description), .greaterOrEqual, .zero))
            }
            for position in 0..<ring.count {
                let value = ring.expression(of: position)
                if value.symbol != nil || value.isGround {
                    outside.formUnion(value.symbols)
                    expressions.append(value)
                    continue
                }
                let letter = Expr.symbol(value.description)
                expressions.append(letter)
                guard case .function(.elementary(let function)) = value.head, function == .sin || function == .cos,
                    case let argument = value.arguments[0], (try? normalizer.normalize(argument).polynomial?.degree) == 1
                else { return nil }
                if angles.contains(argument) { continue }
                angles.append(argument)
                let (sine, cosine) = (Expr.symbol(Expr.elementary(.sin, argument).description), Expr.symbol(Expr.elementary(.cos, argument).description))
                ties.append(Statement(.sum([.power(sine, .number(2)), .power(cosine, .number(2))]), .equal, .one))
                inside += argument.symbols
            }
            // Letters that hold the same unknown are tied by more than that.
            guard Set(inside).count == inside.count, outside.isDisjoint(with: inside), !ties.isEmpty else { return nil }
        }

        func expression(_ polynomial: SparsePolynomial) -> Expr {
            .sum(
                polynomial.terms.map { term in
                    .product([.number(term.coefficient)] + term.monomial.support.map { .power(expressions[$0], .number(term.monomial[$0])) })
                })
        }
    }
}

extension Expr {
    /// The absolute values of unknowns, the outermost ones.
    fileprivate var magnitudes: [Expr] {
        if isGround { return [] }
        return head == .function(.elementary(.abs)) ? [self] : arguments.flatMap(\.magnitudes)
    }

    /// Whether a sine, cosine, tangent or absolute value of an unknown occurs.
    fileprivate var hasValueOfUnknown: Bool {
        if isGround { return false }
        switch head {
        case .function(.elementary(.sin)), .function(.elementary(.cos)), .function(.elementary(.tan)), .function(.elementary(.abs)): return true
        default: return arguments.contains(where: \.hasValueOfUnknown)
        }
    }
}
