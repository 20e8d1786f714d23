import Expressions

extension Relate {
    /// Whether the second formula is true at all points of the domain at which the first is.
    public func implication(from first: Formula, to second: Formula, domain: Domain = .real) -> ImplicationFinding {
        search.decide(first, implies: second, over: domain)
    }
}
