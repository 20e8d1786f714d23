import Arithmetic

extension Expr {
    /// The total order of canonical arguments: numbers, constants, symbols, then by head, size and arguments.
    static func precedes(_ left: Expr, _ right: Expr) -> Bool { compare(left, right) < 0 }

    private static func compare(_ left: Expr, _ right: Expr) -> Int {
        if left.node === right.node { return 0 }
        let byRank = left.rank - right.rank
        if byRank != 0 { return byRank }
        switch (left.head, right.head) {
        case (.number(let a), .number(let b)): return a == b ? 0 : (a < b ? -1 : 1)
        case (.symbol(let a), .symbol(let b)):
            return a.boundIndex == b.boundIndex ? order(a.name, b.name) : a.boundIndex - b.boundIndex
        case (.constant(let a), .constant(let b)): return order(a.rawValue, b.rawValue)
        case (.function(let a), .function(let b)) where a != b:
            // A text may give a function of its own a built-in name.
            if case .named = a { if case .named = b {} else { return 1 } } else if case .named = b { return -1 }
            return order(a.name, b.name)
        default: break
        }
        if left.arguments.count != right.arguments.count { return left.arguments.count - right.arguments.count }
        for (a, b) in zip(left.arguments, right.arguments) {
            let result = compare(a, b)
            if result != 0 { return result }
        }
        return 0
    }

    private static func order(_ a: String, _ b: String) -> Int { a == b ? 0 : (a < b ? -1 : 1) }

    private var rank: Int {
        switch head {
        case .number: 0
        case .constant: 1
        case .symbol: 2
        case .power: 3
        case .product: 4
        case .sum: 5
        case .function: 6
        }
    }
}
