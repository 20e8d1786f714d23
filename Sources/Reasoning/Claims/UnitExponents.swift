import LatexSyntax

extension SyntaxNode {
    /// The unit of a calculation as exponents of its names: `15 cups/hour · $0.50/cup · 4 hours` is in dollars. nil where terms of
    /// a sum have different units, or the form has none.
    var unitExponents: [String: Int]? {
        switch shape {
        case .unit, .text: return SyntaxNode.exponents(ofUnit: name)
        case .power where children[0].shape == .unit:
            // The exponent of `m/s^2` belongs to the second alone.
            guard let count = Int(children[1].name), let last = children[0].name.split(separator: "/").last else {
                return nil
            }
            let whole = SyntaxNode.exponents(ofUnit: children[0].name)
            let part = SyntaxNode.exponents(ofUnit: String(last)).mapValues {
                $0 * (count - 1) * (children[0].name.contains("/") ? -1 : 1)
            }
            return SyntaxNode.combined(whole, part)
        case .number, .mixedNumber, .repeatingDecimal: return [:]
        case .juxtaposition, .product: return SyntaxNode.total(children)
        case .prefix where name == "Divide": return children[0].unitExponents?.mapValues { -$0 }
        case .prefix, .boxed, .postfix: return children.first?.unitExponents
        case .fence: return children.count == 1 ? children[0].unitExponents : nil
        case .fraction:
            guard let upper = children[0].unitExponents, let lower = children[1].unitExponents else { return nil }
            return SyntaxNode.combined(upper, lower.mapValues { -$0 })
        case .sum:
            let terms = children.map(\.unitExponents)
            guard let first = terms.first, terms.allSatisfy({ $0 == first }) else { return nil }
            return first
        default: return nil
        }
    }

    private static func total(_ factors: [SyntaxNode]) -> [String: Int]? {
        var result: [String: Int] = [:]
        for factor in factors {
            guard let exponents = factor.unitExponents else { return nil }
            result = combined(result, exponents)
        }
        return result
    }

    private static func combined(_ a: [String: Int], _ b: [String: Int]) -> [String: Int] {
        a.merging(b, uniquingKeysWith: +).filter { $0.value != 0 }
    }

    /// `mile/hour`, `/cup`, `boys`: numerator and denominator in the singular.
    private static func exponents(ofUnit name: String) -> [String: Int] {
        var result: [String: Int] = [:]
        for (index, part) in name.split(separator: "/", omittingEmptySubsequences: false).enumerated()
        where !part.isEmpty {
            result[singular(String(part)), default: 0] += index == 0 ? 1 : -1
        }
        return result.filter { $0.value != 0 }
    }

    /// A word for things, in lower case and without the s of a plural.
    static func singular(_ word: String) -> String {
        let word = word.lowercased()
        return word.count > 2 && word.hasSuffix("s") ? String(word.dropLast()) : word
    }
}
