import Arithmetic
import Expressions

/// A name with an index: `a_3`, `a_n`, `F_{2n+1}`.
struct IndexedName {
    let base: String
    /// nil for a number.
    let variable: Symbol?
    let factor: Int
    let offset: Int

    /// Nil for a name without an index, or with another one.
    init?(_ symbol: Symbol) {
        let parts = symbol.name.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let index = IndexedName.index(parts[1].utf8) else { return nil }
        base = String(parts[0])
        (factor, variable, offset) = index
    }

    /// `3`, `n`, `n+1`, `2n-1`, `k+n` is none.
    private static func index(_ text: Substring.UTF8View) -> (factor: Int, variable: Symbol?, offset: Int)? {
        var rest = text[...]
        func number() -> Int? {
            let digits = rest.prefix { 48...57 ~= $0 }
            guard !digits.isEmpty, digits.count <= 6 else { return nil }
            rest = rest.dropFirst(digits.count)
            return Int(Substring(digits))
        }
        let first = number()
        guard let letter = rest.first else { return first.map { (0, nil, $0) } }
        guard 97...122 ~= letter else { return nil }
        let variable = Symbol(String(UnicodeScalar(letter)))
        rest = rest.dropFirst()
        guard let sign = rest.first else { return (first ?? 1, variable, 0) }
        rest = rest.dropFirst()
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let offset = number(), rest.isEmpty else { return nil }
        return (first ?? 1, variable, sign == UInt8(ascii: "-") ? -offset : offset)
    }

    /// The symbol of the term with this index, an integer or an integer beside a variable; nil for another.
    static func symbol(_ base: String, factor: Int, variable: Symbol?, offset: Int) -> Symbol? {
        guard let variable, factor != 0 else { return offset >= 0 ? Symbol("\(base)_\(offset)") : nil }
        guard factor > 0 else { return nil }
        let tail = offset == 0 ? "" : offset > 0 ? "+\(offset)" : "\(offset)"
        return Symbol("\(base)_\(factor == 1 ? "" : "\(factor)")\(variable.name)\(tail)")
    }
}

/// An equation between terms of sequences that holds for all integers of a range: a_n = 2 a_{n−1} + n for n ≥ 2.
struct SequenceLaw: Hashable {
    let statement: Statement
    let variable: Symbol
    /// The range of the variable; a bound that the text does not give is the least index that it speaks of.
    let lower: Int
    let upper: Int?
    let isGiven: Bool

    /// The terms of sequences in it whose index depends on the variable.
    var terms: [(symbol: Symbol, name: IndexedName)] { statement.symbols.compactMap { symbol in
        IndexedName(symbol).flatMap { $0.variable == variable ? (symbol, $0) : nil }
    } }

    /// The law with factor · variable + offset for its variable; nil outside of its range, and where an index would be no integer ≥ 0.
    func instance(factor: Int, variable other: Symbol?, offset: Int) -> Statement? {
        if factor == 0 || other == nil { guard offset >= lower, upper.map({ offset <= $0 }) ?? true else { return nil } }
        var values: [Symbol: Expr] = [:]
        if let other, factor != 0 {
            values[variable] = .sum([.product([.number(factor), .symbol(other)]), .number(offset)])
        } else {
            values[variable] = .number(offset)
        }
        for (symbol, name) in terms {
            guard let term = IndexedName.symbol(
                    name.base, factor: name.factor * factor, variable: other, offset: name.factor * offset + name.offset)
            else { return nil }
            values[symbol] = .symbol(term)
        }
        return statement.substituting(values)
    }

    /// The instance in which one of its terms becomes the given one; nil where no integer does that.
    func instance(making name: IndexedName, from term: IndexedName) -> Statement? {
        guard name.base == term.base, term.factor > 0 else { return nil }
        let difference = name.offset - term.offset
        guard difference % term.factor == 0, name.factor % term.factor == 0 else { return nil }
        return instance(
            factor: name.factor / term.factor, variable: name.variable, offset: difference / term.factor)
    }
}
