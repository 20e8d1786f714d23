/// A map from monomials to coefficients. Most polynomials are short: few terms are searched one after the other, more by a table.
///
/// The order of the terms is that of their coming and says nothing: tables with the same terms are equal.
public struct TermTable: Sendable {
    public typealias Element = (key: Monomial, value: Rational)

    private var items: [Element] = []
    /// Where each monomial stands, when there are many.
    private var places: [Monomial: Int]?
    private static let mostSearched = 8

    init() {}

    init(_ coefficient: Rational, _ monomial: Monomial) { items = [(monomial, coefficient)] }

    public var count: Int { items.count }
    public var isEmpty: Bool { items.isEmpty }
    public var first: Element? { items.first }
    public var keys: some Collection<Monomial> { items.lazy.map(\.key) }
    public var values: some Collection<Rational> { items.lazy.map(\.value) }

    public subscript(monomial: Monomial) -> Rational? { place(of: monomial).map { items[$0].value } }

    /// Adds to the coefficient of the monomial; a term that becomes 0 goes.
    mutating func add(_ coefficient: Rational, to monomial: Monomial) {
        guard let place = place(of: monomial) else {
            if !coefficient.isZero { append(coefficient, monomial) }
            return
        }
        let sum = items[place].value + coefficient
        if sum.isZero { remove(at: place) } else { items[place].value = sum }
    }

    /// A new term, whose monomial must not be there.
    mutating func append(_ coefficient: Rational, _ monomial: Monomial) {
        items.append((monomial, coefficient))
        if items.count == TermTable.mostSearched + 1 {
            places = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1.key, $0) })
        } else if items.count > TermTable.mostSearched {
            places?[monomial] = items.count - 1
        }
    }

    mutating func reserveCapacity(_ count: Int) { items.reserveCapacity(count) }

    /// The same monomials with coefficients that are not 0.
    func mapValues(_ image: (Rational) -> Rational) -> TermTable {
        var result = self
        for place in items.indices { result.items[place].value = image(items[place].value) }
        return result
    }

    private func place(of monomial: Monomial) -> Int? {
        if let places { return places[monomial] }
        return items.firstIndex { $0.key == monomial }
    }

    /// The last term takes the place of the one that goes.
    private mutating func remove(at place: Int) {
        let last = items.count - 1
        if last > TermTable.mostSearched {
            places?[items[place].key] = nil
            if place != last { places?[items[last].key] = place }
        } else {
            places = nil
        }
        items.swapAt(place, last)
        items.removeLast()
    }
}

extension TermTable: Sequence {
    public func makeIterator() -> IndexingIterator<[Element]> { items.makeIterator() }
    public var underestimatedCount: Int { items.count }
}

extension TermTable: Hashable {
    public static func == (left: TermTable, right: TermTable) -> Bool {
        guard left.items.count == right.items.count else { return false }
        // Equal tables mostly came to be in the same way.
        for (place, item) in left.items.enumerated() {
            let other = right.items[place]
            guard item.key == other.key ? item.value == other.value : right[item.key] == item.value else { return false }
        }
        return true
    }

    public func hash(into hasher: inout Hasher) {
        var words = 0
        for item in items {
            var inner = Hasher()
            inner.combine(item.key)
            inner.combine(item.value)
            words ^= inner.finalize()
        }
        hasher.combine(words)
    }
}
