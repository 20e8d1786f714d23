import Arithmetic
import Expressions
import LatexSyntax

extension Symbol {
    /// The measure of the angle that one point or three points name: ∠ABC and ∠CBA are the same.
    public init(angle points: String) {
        let letters = Array(points)
        let isReversed = letters.count == 3 && letters.allSatisfy(\.isUppercase) && letters[0] > letters[2]
        self.init("Angle(" + (isReversed ? String(letters.reversed()) : points) + ")")
    }

    /// The points that name the angle; nil for what is no angle.
    public var anglePoints: Substring? {
        name.hasPrefix("Angle(") ? name.dropFirst(6).dropLast() : nil
    }
}

extension Expr {
    /// The angle of this many degrees.
    public var inRadians: Expr { .product([self, .constant(.pi), .number(.perDegree)]) }
}

extension Rational {
    fileprivate static let perDegree = Rational("1/180")!
}

extension SyntaxNode {
    /// `\angle ABC`
    public var isAngle: Bool { shape == .prefix && name == "Angle" }

    /// `ABC` in `\cos ABC`: three points, which name an angle.
    var isNamedByPoints: Bool {
        shape == .juxtaposition && children.count == 3
            && children.allSatisfy { $0.shape == .symbol && $0.name.count == 1 && $0.name.first?.isUppercase == true }
    }
}
