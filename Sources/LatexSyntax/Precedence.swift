// The levels of binding, named and ordered by a table.
import Grammars

/// A level of binding; a greater one binds tighter.
struct Level: Comparable, Hashable, Sendable {
    let rank: UInt8

    static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

    /// The next tighter level.
    var tighter: Level { Level(rank: rank + 1) }
}

/// The named levels that the parser's shapes refer to.
struct Precedence: Sendable {
    let names: [String]
    let statement, sequence, implication, list, relation, additive, multiplicative, implicitProduct, power, ratio,
        modulus: Level

    init(_ table: Table) throws(TableError) {
        var names: [String] = []
        for row in table.rows {
            guard !names.contains(row["level"]), names.count < 200 else {
                throw row.fault("duplicate-level", row["level"])
            }
            names.append(row["level"])
        }
        func named(_ name: String) throws(TableError) -> Level {
            guard let index = names.firstIndex(of: name) else {
                throw TableError(table: table.name, line: 0, code: "missing-level", detail: name)
            }
            return Level(rank: UInt8(index))
        }
        self.names = names
        statement = try named("statement")
        sequence = try named("sequence")
        implication = try named("implication")
        list = try named("list")
        relation = try named("relation")
        additive = try named("additive")
        multiplicative = try named("multiplicative")
        implicitProduct = try named("implicitProduct")
        power = try named("power")
        modulus = try named("modulus")
        ratio = try named("ratio")
    }

    /// The level that a row names.
    func level(_ row: TableRow) throws(TableError) -> Level {
        try row.check("level", isOneOf: names)
        return Level(rank: UInt8(names.firstIndex(of: row["level"]) ?? 0))
    }
}
