import Expressions
import LatexSyntax

/// The unit that a text measures its angles in.
extension StepJudge {
    /// Looks for angles in degrees outside of functions, and for others: `x = 60^\circ` makes `\cos x` the cosine of x degrees, unless
    /// a letter is given a multiple of π as well, or π stands beside one in a function.
    mutating func learnAngleUnit(from texts: [ReadText]) {
        var units: AngleUnits = []
        for text in texts { for piece in text.pieces { units.formUnion(piece.root.angleUnits) } }
        scope.measuresAnglesInDegrees = units == .degrees
        context.mixesAngleUnits = units == [.degrees, .radians]
    }
}

/// The units of the angles in a formula.
private struct AngleUnits: OptionSet {
    let rawValue: Int
    static let degrees = AngleUnits(rawValue: 1)
    static let radians = AngleUnits(rawValue: 2)
}

extension SyntaxNode {
    fileprivate var angleUnits: AngleUnits {
        if shape == .postfix, name == "Degree" { return .degrees }
        if isCircularApplication {
            let hasLetters = contains { $0.shape == .symbol }
            return hasLetters && contains { $0.shape == .constant && $0.name == "pi" } ? .radians : []
        }
        var units = children.reduce(into: AngleUnits()) { $0.formUnion($1.angleUnits) }
        if shape == .chain, children.contains(where: { $0.isPlainVariable || $0.isAngle }),
            children.contains(where: { $0.shape != .chain && $0.isMultipleOfPi })
        {
            units.insert(.radians)
        }
        return units
    }

    /// π, `\frac{\pi}{3}`, `2\pi`.
    private var isMultipleOfPi: Bool {
        contains { $0.shape == .constant && $0.name == "pi" } && !contains { $0.shape == .symbol || $0.shape == .apply }
    }

    /// Whether sin, cos and the like are applied to letters in it.
    var hasCircularFunction: Bool { contains { $0.isCircularApplication && $0.contains { $0.shape == .symbol } } }

    private var isCircularApplication: Bool {
        guard shape == .apply else { return false }
        var head = children[0]
        while head.shape == .power || head.shape == .subscriptNode { head = head.children[0] }
        return head.shape == .function && ["sin", "cos", "tan", "cot", "sec", "csc", "cis"].contains(head.name)
    }
}
