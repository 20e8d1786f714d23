import Algebra
import Certificates
import CertificateForms
import Expressions

/// Which letters of a text stand for complex numbers, and which for real ones. A text that speaks of no complex numbers has none of
/// the first.
///
/// The kernel's symbols are real. Equations of complex numbers are read as pairs of equations between real ones, that of the real and
/// that of the imaginary parts, with two real symbols in place of each letter that is not known to be real.
struct ComplexLetters {
    /// Whether the text speaks of complex numbers at all.
    var isInUse = false
    /// Letters that stand for complex numbers.
    var complex: Set<Symbol> = []
    /// Letters that are known to stand for real numbers.
    var real: Set<Symbol> = []

    /// How records name this reading of a claim.
    static let reading = "real and imaginary parts"

    /// Whether something is said in it that differs between real and complex letters, beyond sums and products.
    func concerns(_ statement: Statement) -> Bool {
        isInUse && [statement.left, statement.right].contains { side in !side.isGround && side.contains(where: needsParts) }
    }

    private func needsParts(_ node: Expr) -> Bool {
        switch node.head {
        case .constant(.i), .function(.elementary(.conjugate)), .function(.elementary(.realPart)), .function(.elementary(.imaginaryPart)): true
        case .function(.elementary(.abs)): node.symbols.contains(where: complex.contains)
        default: false
        }
    }

    /// Whether laws of real numbers may have been applied to a complex letter in what was checked.
    func isDoubtful(_ checked: Checked) -> Bool {
        guard !complex.isEmpty, case .statement(let claim) = checked.judgement.claim else { return false }
        var statements = checked.judgement.facts
        if case .linearCombination(let cofactors) = checked.certificate {
            statements = zip(statements, cofactors).filter { !$0.1.isZero }.map(\.0)
        }
        statements = statements.filter { isAbout($0) }
        if isAbout(claim) { statements.append(claim) }
        if statements.isEmpty { return false }
        if !holds(checked.certificate) || statements.contains(where: \.relation.isOrder) { return true }
        // The kernel applies no law of real numbers beside i.
        return !claim.hasImaginaryUnit && statements.contains { [$0.left, $0.right].contains { $0.contains(where: isRealFunction) } }
    }

    private func isAbout(_ statement: Statement) -> Bool { !complex.isDisjoint(with: statement.symbols) }

    /// Whether the rules in it hold for complex numbers as well, where no function of real numbers occurs.
    private func holds(_ certificate: Certificate) -> Bool {
        switch certificate {
        case .exactValues, .enclosures, .identity, .witness, .linearCombination, .residues, .notARoot, .factorization: true
        case .refutation(_, _, let products, let squares, _), .positiveCombination(_, _, let products, let squares):
            // A single term, a product of numbers that are not 0.
            products.count == 1 && squares == [.one]
        case .substitution(_, let inner), .functionDefinition(_, let inner), .rewriting(_, _, let inner): holds(inner)
        case .instance(_, let proofs, let values, _):
            // The general claim is one about real numbers.
            values.values.allSatisfy { complex.isDisjoint(with: $0.symbols) } && proofs.allSatisfy(holds)
        default: false
        }
    }

    /// i L = i R for L = R: the kernel applies no law of real numbers to it.
    func besideImaginaryUnit(_ statement: Statement) -> Statement? {
        guard statement.relation == .equal, isAbout(statement) else { return nil }
        return Statement(.product([.constant(.i), statement.left]), .equal, .product([.constant(.i), statement.right]))
    }

    /// A function that obeys other laws for complex arguments.
    private func isRealFunction(_ node: Expr) -> Bool {
        switch node.head {
        case .power:
            let exponent = node.arguments[1]
            // Names of integers: of indices.
            if exponent.rational?.isInteger == true || !exponent.isGround && exponent.symbols.allSatisfy(ComplexLetters.isIndex) { return false }
        case .function(.elementary(let function)):
            if [.sin, .cos, .sinh, .cosh, .conjugate, .realPart, .imaginaryPart].contains(function) { return false }
        case .function(.oddRoot), .function(.maximum), .function(.minimum): break
        default: return false
        }
        return node.symbols.contains(where: complex.contains)
    }

    private static func isIndex(_ symbol: Symbol) -> Bool { ["i", "j", "k", "l", "m", "n", "p", "q", "r"].contains(symbol.name) }

    /// The statements that say the same of real and imaginary parts; nil where it is not known how.
    func parts(of statement: Statement) -> [Statement]? {
        guard statement.relation == .equal || statement.relation.isOrder, let left = statement.left.cartesian(parts),
            let right = statement.right.cartesian(parts), max(left.real.size, left.imaginary.size, right.real.size, right.imaginary.size) < 2_000
        else { return nil }
        let imaginary = Statement(left.imaginary, .equal, right.imaginary)
        if statement.relation.isOrder {
            return left.imaginary.isZero && right.imaginary.isZero ? [Statement(left.real, statement.relation, right.real)] : nil
        }
        return [Statement(left.real, .equal, right.real), imaginary].filter { $0.left != $0.right }
    }

    private func parts(of symbol: Symbol) -> (real: Expr, imaginary: Expr)? {
        real.contains(symbol) ? nil : (.symbol("Re(\(symbol.name))"), .symbol("Im(\(symbol.name))"))
    }

    /// What the facts say of real and imaginary parts.
    func parts(of facts: [Statement]) -> [Statement] {
        var result: [Statement] = []
        for fact in facts { for part in parts(of: fact) ?? [] where !result.contains(part) { result.append(part) } }
        return result
    }
}

extension Statement {
    fileprivate var hasImaginaryUnit: Bool { [left, right].contains { $0.contains { $0 == .constant(.i) } } }
}
