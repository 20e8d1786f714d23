/// Laws that every implementation of a structure must keep, checked on all pairs and triples of a sample. Each check returns the
/// broken laws in words; an empty list means that all hold.
public enum Laws {
    public struct Ring<Element: Equatable> {
        let zero: Element
        let one: Element
        let add: (Element, Element) -> Element
        let multiply: (Element, Element) -> Element
        let negate: (Element) -> Element

        public init(
            zero: Element, one: Element, add: @escaping (Element, Element) -> Element,
            multiply: @escaping (Element, Element) -> Element, negate: @escaping (Element) -> Element
        ) {
            (self.zero, self.one, self.add, self.multiply, self.negate) = (zero, one, add, multiply, negate)
        }
    }

    /// The axioms of a commutative ring.
    public static func faults<E>(in ring: Ring<E>, sample: [E]) -> [String] {
        var faults: [String] = []
        func require(_ holds: Bool, _ law: String, _ values: E...) {
            if !holds { faults.append("\(law) for \(values)") }
        }
        for a in sample {
            require(ring.add(a, ring.zero) == a, "a + 0 = a", a)
            require(ring.multiply(a, ring.one) == a, "a · 1 = a", a)
            require(ring.multiply(a, ring.zero) == ring.zero, "a · 0 = 0", a)
            require(ring.add(a, ring.negate(a)) == ring.zero, "a − a = 0", a)
            for b in sample {
                require(ring.add(a, b) == ring.add(b, a), "a + b = b + a", a, b)
                require(ring.multiply(a, b) == ring.multiply(b, a), "a b = b a", a, b)
                require(
                    ring.negate(ring.add(a, b)) == ring.add(ring.negate(a), ring.negate(b)), "−(a + b) = −a − b", a, b)
                for c in sample {
                    require(
                        ring.add(ring.add(a, b), c) == ring.add(a, ring.add(b, c)), "(a + b) + c = a + (b + c)", a, b, c
                    )
                    require(
                        ring.multiply(ring.multiply(a, b), c) == ring.multiply(a, ring.multiply(b, c)),
                        "(a b) c = a (b c)", a, b, c)
                    require(
                        ring.multiply(a, ring.add(b, c)) == ring.add(ring.multiply(a, b), ring.multiply(a, c)),
                        "a (b + c) = a b + a c",
                        a, b, c)
                }
            }
        }
        return faults
    }

    /// Every element but zero has an inverse.
    public static func inverseFaults<E>(in ring: Ring<E>, sample: [E], inverse: (E) -> E?) -> [String] {
        sample.compactMap { a in
            guard let inverted = inverse(a) else { return a == ring.zero ? nil : "no inverse of \(a)" }
            return ring.multiply(a, inverted) == ring.one ? nil : "a · a⁻¹ ≠ 1 for \(a)"
        }
    }

    /// Exactly one of <, =, > holds, and < is transitive.
    public static func orderFaults<E: Comparable>(sample: [E]) -> [String] {
        var faults: [String] = []
        for a in sample {
            for b in sample {
                let count = [a < b, a == b, b < a].filter { $0 }.count
                if count != 1 { faults.append("trichotomy for \(a), \(b)") }
                for c in sample where a < b && b < c && !(a < c) { faults.append("transitivity for \(a), \(b), \(c)") }
            }
        }
        return faults
    }

    /// Equal elements have equal hashes, whichever way they were made.
    public static func hashFaults<E: Hashable>(sample: [E]) -> [String] {
        var faults: [String] = []
        for a in sample {
            for b in sample where a == b && a.hashValue != b.hashValue { faults.append("hashes of \(a), \(b)") }
        }
        return faults
    }

    /// Text reads back as an equal element.
    public static func textFaults<E: Equatable>(sample: [E], read: (String) -> E?) -> [String] {
        sample.compactMap { read("\($0)") == $0 ? nil : "text of \($0)" }
    }

    /// The inclusion principle: an exact point inside the inputs lands inside the output wherever both are defined.
    public static func inclusionFaults<Point, Region>(
        inputs: [(Region, Point)], operation: (Region, Region) -> Region?, exact: (Point, Point) -> Point?,
        contains: (Region, Point) -> Bool
    ) -> [String] {
        var faults: [String] = []
        for (left, a) in inputs {
            for (right, b) in inputs {
                guard let region = operation(left, right), let point = exact(a, b) else { continue }
                if !contains(region, point) { faults.append("\(point) of \(a), \(b) lies outside") }
            }
        }
        return faults
    }
}
