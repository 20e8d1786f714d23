import Algebra
import Arithmetic
import Certificates
import Expressions
import LatexSyntax

/// Bold letters of a text that stand for vectors of which nothing more is known. They are read as the kernel's symbols: what is linear in
/// vectors follows the laws of numbers, and nothing else does. Their products are symbols of their own, `dot(a,b)`.
struct VectorLetters {
    private(set) var symbols: Set<Symbol> = []
    /// Whether unit vectors along the axes are named.
    private(set) var hasBasis = false

    /// Takes up the letters of a tree.
    mutating func collect(_ node: SyntaxNode, except numbers: Set<String>, inTwoFaces: Set<String>) {
        if node.isBold, let name = node.arrayName, !numbers.contains(name) {
            let plain = node.plainName
            symbols.insert(Symbol(inTwoFaces.contains(plain) ? "bold(" + plain + ")" : plain))
            for point in node.shape == .decorated ? node.children[0].children : [] { symbols.insert(Symbol("vec(\(point.plainName))")) }
        }
        if node.shape == .symbol && node.name.hasPrefix("basis_") || node.shape == .decorated && node.arrayName?.hasPrefix("basis_") == true { hasBasis = true }
        for child in node.children { collect(child, except: numbers, inTwoFaces: inTwoFaces) }
    }

    /// Whether a law may have been applied to a vector that holds for numbers only.
    func isDoubtful(_ checked: Checked) -> Bool {
        guard !symbols.isEmpty, case .statement(let claim) = checked.judgement.claim, ([claim] + checked.judgement.facts).contains(where: speaksOfVectors)
        else { return false }
        return !isLinear(checked.certificate, checked.judgement.facts)
    }

    /// What an equation between vectors says of their products with a vector that the statement multiplies.
    func products(of facts: [Statement], for statement: Statement) -> [Statement] {
        let equations = facts.filter { $0.relation == .equal && isOfLetters($0) && degree($0.left) <= 1 && degree($0.right) <= 1 }
        let claimed = Set(statement.symbols.flatMap { symbol in symbols.filter { isFactor($0, of: symbol) } })
        let letters = Set(equations.flatMap(\.symbols).filter(symbols.contains)).subtracting(claimed)
        let factors = claimed.sorted() + letters.sorted().prefix(max(0, VectorLetters.mostFactors - claimed.count))
        return equations.flatMap { fact in
            factors.map { factor in
                let products = Dictionary(
                    uniqueKeysWithValues: symbols.map { ($0, Expr.symbol("dot(\([$0.name, factor.name].sorted().joined(separator: ",")))")) })
                return fact.substituting(products)
            }
        }
    }

    private static let mostFactors = 3

    private func isFactor(_ letter: Symbol, of symbol: Symbol) -> Bool {
        symbol.name.hasPrefix("dot(\(letter.name),") || symbol.name.hasPrefix("dot(") && symbol.name.hasSuffix(",\(letter.name))")
    }

    private func speaksOfVectors(_ statement: Statement) -> Bool { statement.symbols.contains(where: isVector) }

    private func isOfLetters(_ statement: Statement) -> Bool { speaksOfVectors(statement) && statement.symbols.allSatisfy { symbols.contains($0) || !isVector($0) } }

    /// A letter, a cross product, or the image of a letter under a matrix.
    private func isVector(_ symbol: Symbol) -> Bool {
        symbols.contains(symbol) || symbol.name.hasPrefix("cross(") || symbols.contains { symbol.name.hasSuffix("(\($0.name))") && symbol.name != "dot(\($0.name))" }
    }

    /// Whether no product of two vectors occurs in it.
    private func isLinear(_ certificate: Certificate, _ facts: [Statement]) -> Bool {
        switch certificate {
        case .exactValues, .enclosures, .identity, .witness: true
        case .linearCombination(let cofactors): isLinear(cofactors, facts)
        case .refutation(let cofactors, _, let products, let squares, _):
            products == [[]] && squares == [.one] && isLinear(cofactors, facts)
        case .substitution(_, let inner), .rewriting(_, _, let inner): isLinear(inner, facts)
        default: false
        }
    }

    private func isLinear(_ cofactors: [Expr], _ facts: [Statement]) -> Bool {
        zip(cofactors, facts).allSatisfy { $0.isZero || degree($0) + max(degree($1.left), degree($1.right)) <= 1 }
    }

    /// How many vectors are multiplied in a term at most.
    private func degree(_ expression: Expr) -> Int {
        if !expression.symbols.contains(where: isVector) { return 0 }
        switch expression.head {
        case .symbol: return 1
        case .sum: return expression.arguments.map(degree).max() ?? 0
        case .product: return expression.arguments.reduce(0) { $0 + degree($1) }
        default: return 2
        }
    }
}
