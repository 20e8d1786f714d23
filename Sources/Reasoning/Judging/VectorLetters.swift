import Algebra
import Certificates
import Expressions
import LatexSyntax

/// Bold letters of a text that stand for vectors of which nothing more is known. They are read as the kernel's symbols: products of two
/// of them as dot products, which are commutative and bilinear. Products of products are not what the symbols' would be, so that only
/// what needs none of these is proved of vectors.
struct VectorLetters {
    private(set) var symbols: Set<Symbol> = []

    /// Takes up the letters of a tree.
    mutating func collect(_ node: SyntaxNode, except numbers: Set<String>, inTwoFaces: Set<String>) {
        if node.isBold, let name = node.arrayName, !numbers.contains(name) {
            let plain = node.plainName
            symbols.insert(Symbol(inTwoFaces.contains(plain) ? "bold(" + plain + ")" : plain))
        }
        for child in node.children { collect(child, except: numbers, inTwoFaces: inTwoFaces) }
    }

    /// Whether a law may have been applied to a vector that holds for numbers only.
    func isDoubtful(_ checked: Checked) -> Bool {
        guard !symbols.isEmpty, case .statement(let claim) = checked.judgement.claim,
            ([claim] + checked.judgement.facts).contains(where: { !symbols.isDisjoint(with: $0.symbols) })
        else { return false }
        return !isBilinear(checked.certificate, checked.judgement.facts)
    }

    /// Whether no product of more than two vectors occurs in it.
    private func isBilinear(_ certificate: Certificate, _ facts: [Statement]) -> Bool {
        switch certificate {
        case .exactValues, .enclosures, .identity, .witness: true
        case .linearCombination(let cofactors): isBilinear(cofactors, facts)
        case .refutation(let cofactors, _, let products, let squares, _):
            products == [[]] && squares == [.one] && isBilinear(cofactors, facts)
        case .substitution(_, let inner), .rewriting(_, _, let inner): isBilinear(inner, facts)
        default: false
        }
    }

    private func isBilinear(_ cofactors: [Expr], _ facts: [Statement]) -> Bool {
        zip(cofactors, facts).allSatisfy { $0.isZero || degree($0) + max(degree($1.left), degree($1.right)) <= 2 }
    }

    /// How many vectors are multiplied in a term at most.
    private func degree(_ expression: Expr) -> Int {
        if symbols.isDisjoint(with: expression.symbols) { return 0 }
        switch expression.head {
        case .symbol: return 1
        case .sum: return expression.arguments.map(degree).max() ?? 0
        case .product: return expression.arguments.reduce(0) { $0 + degree($1) }
        case .power:
            let exponent = expression.arguments[1].rational?.int ?? 3
            return 1...2 ~= exponent ? exponent * degree(expression.arguments[0]) : 3
        default: return 3
        }
    }
}
