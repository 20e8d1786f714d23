extension Formula {
    /// The statements that it joins by "and"; nil for other formulas.
    public var conjuncts: [Statement]? {
        switch self {
        case .statement(let statement): return [statement]
        case .and(let parts):
            let lists = parts.compactMap(\.conjuncts)
            return lists.count == parts.count ? Array(lists.joined()) : nil
        default: return nil
        }
    }
}
