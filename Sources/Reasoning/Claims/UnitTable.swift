import Arithmetic
import Grammars

/// Units of the Units table as factors and dimensions.
struct UnitTable: Sendable {
    /// `factor` times the product of the base units to these powers.
    struct Unit: Sendable {
        let factor: Rational
        let dimension: [String: Int]
    }

    private let units: [String: Unit]

    /// The table's areas, volumes and speeds in lengths and times: the litre is 1/1000 of a cubic metre.
    private static let derived: [String: (scale: Rational, dimension: [String: Int])] = [
        "area": (1, ["length": 2]), "volume": (Rational("1/1000")!, ["length": 3]),
        "speed": (1, ["length": 1, "time": -1]),
        // Words that count are numbers.
        "count": (1, [:]),
    ]

    init(tables: GrammarTables) {
        var units: [String: Unit] = [:]
        for row in tables.layers(of: "Units").flatMap(\.rows) {
            guard let factor = Rational(row["factor"]) else { continue }
            let (scale, dimension) = UnitTable.derived[row["dimension"]] ?? (1, [row["dimension"]: 1])
            units[row["name"]] = Unit(factor: factor * scale, dimension: dimension)
        }
        self.units = units
    }

    subscript(name: String) -> Unit? { units[name] }

    /// Whether some unit of the same dimension is this many of the named one, or the other way round.
    func converts(_ name: String, by ratio: Rational) -> Bool? {
        guard let unit = units[name] else { return nil }
        return units.values.contains { other in
            other.dimension == unit.dimension
                && (other.factor == unit.factor * ratio || unit.factor == other.factor * ratio)
        }
    }
}
