import Arithmetic
import Elaboration
import Expressions
import LatexSyntax

/// The value of a calculation with units, in base units: `3 miles / 440 feet per minute` is 1/… of a time.
struct Quantity {
    var value: Expr
    /// Exponents of the base dimensions; things counted (`boys`) are dimensions of their own.
    var dimension: [String: Int]

    private init(_ value: Expr, _ dimension: [String: Int] = [:]) {
        self.value = value
        self.dimension = dimension
    }

    /// nil where terms of a sum measure different things, a unit has no factor, or the form is none that calculates.
    init?(_ node: SyntaxNode, _ units: UnitTable, _ scope: NameScope) {
        switch node.shape {
        case .unit, .text:
            guard let unit = Quantity(unitNamed: node.name, units) else { return nil }
            self = unit
        case .power where node.children[0].shape == .unit:
            guard let exponent = Int(node.children[1].name), 1...3 ~= exponent, !node.children[0].name.contains("/"),
                let base = Quantity(unitNamed: node.children[0].name, units)
            else { return nil }
            self.init(.power(base.value, .number(exponent)), base.dimension.mapValues { $0 * exponent })
        case .juxtaposition, .product:
            self.init(.one)
            for child in node.children {
                guard let factor = Quantity(child, units, scope) else { return nil }
                multiply(by: factor)
            }
        case .prefix where node.name == "Divide":
            guard let divisor = Quantity(node.children[0], units, scope) else { return nil }
            self.init(.one)
            divide(by: divisor)
        case .prefix where node.name == "Subtract" || node.name == "Negate":
            guard let term = Quantity(node.children[0], units, scope) else { return nil }
            self.init(term.value.negated, term.dimension)
        case .prefix where node.name == "Times" || node.name == "Plus",
            .fence where node.children.count == 1 && node.name == "()", .boxed:
            guard let inner = Quantity(node.children[0], units, scope) else { return nil }
            self = inner
        case .fraction:
            guard let upper = Quantity(node.children[0], units, scope),
                let lower = Quantity(node.children[1], units, scope)
            else { return nil }
            self = upper
            divide(by: lower)
        case .sum:
            var terms: [Quantity] = []
            for child in node.children {
                guard let term = Quantity(child, units, scope), term.dimension == (terms.first ?? term).dimension
                else { return nil }
                terms.append(term)
            }
            self.init(.sum(terms.map(\.value)), terms[0].dimension)
        default:
            guard !node.contains(where: { $0.shape == .unit || $0.shape == .text }),
                let value = try? Elaborator.elaborate(node, scope: scope).expression, value.isGround
            else { return nil }
            self.init(value)
        }
    }

    /// `mile/hour`, `/cup`, `boys`.
    private init?(unitNamed name: String, _ units: UnitTable) {
        self.init(.one)
        for (index, part) in name.split(separator: "/", omittingEmptySubsequences: false).enumerated()
        where !part.isEmpty {
            var factor = Quantity(.one, [SyntaxNode.singular(String(part)): 1])
            if let unit = units[String(part)] {
                // Degrees are converted by the functions that take them.
                if unit.dimension["angle"] != nil { return nil }
                factor = Quantity(.number(unit.factor), unit.dimension)
            }
            if index == 0 { multiply(by: factor) } else { divide(by: factor) }
        }
    }

    private mutating func multiply(by other: Quantity) {
        value = .product([value, other.value])
        dimension = dimension.merging(other.dimension, uniquingKeysWith: +).filter { $0.value != 0 }
    }

    mutating func divide(by other: Quantity) {
        value = .quotient(value, other.value)
        dimension = dimension.merging(other.dimension.mapValues { -$0 }, uniquingKeysWith: +).filter { $0.value != 0 }
    }
}
