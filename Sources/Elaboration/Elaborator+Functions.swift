import Arithmetic
import Expressions
import LatexSyntax

/// Powers, roots, subscripts and the application of named functions.
extension Elaborator {
    mutating func power(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        let exponent = node.children[1]
        if node.isPlainVariable { return .symbol(name(of: node)) }
        if exponent.shape == .constant && exponent.name == "degree"
            || exponent.shape == .infix && exponent.name == "Compose"
        {
            throw ElaborationError(.unsupported, node)
        }
        if node.children[0].shape == .unit {
            // `m^2` behind a number: part of the unit.
            notes.units.append(node.children[0].name + "^" + exponent.plainName)
            return .one
        }
        if let count = try combinations(node) { return count }
        if let change = try evaluation(node) { return change }
        let base = try expression(node.children[0])
        // e^{iθ} is of the angle θ.
        let isAngle = base == .constant(.e) && scope.isConstant("i") && exponent.contains { $0.shape == .symbol && $0.name == "i" }
        let wasInside = isInsideAngle
        if isAngle { isInsideAngle = true }
        defer { isInsideAngle = wasInside }
        return .power(base, try isAngle ? angle(exponent) : expression(exponent))
    }

    /// `C_n^k`, where it is read so.
    private mutating func combinations(_ node: SyntaxNode) throws(ElaborationError) -> Expr? {
        let base = node.children[0]
        guard base.shape == .subscriptNode, base.children[0].shape == .symbol, base.children[0].name == "C",
            base.children[1].shape == .number || base.children[1].shape == .symbol
        else { return nil }
        guard scope.readsCombinations == true else {
            if scope.readsCombinations == nil { note(.combinations) }
            return nil
        }
        return .function(.binomial, [try expression(base.children[1]), try expression(node.children[1])])
    }

    mutating func root(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        let radicand = try expression(node.children[0])
        guard node.children.count > 1, node.children[1].shape != .blank else { return .squareRoot(radicand) }
        let degree = try expression(node.children[1])
        if let n = degree.rational?.int, n > 0, n < 1_000 {
            if n % 2 == 1 { return n == 1 ? radicand : .function(.oddRoot, [radicand, degree]) }
            return .power(radicand, .number((try? Rational(1, Integer(n))) ?? 1))
        }
        return .power(radicand, .power(degree, .number(-1)))
    }

    /// `x_1` names a variable; `52_8` is a numeral in a base.
    mutating func subscripted(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        let base = node.children[0]
        let index = node.children[1]
        if base.shape == .number {
            guard let value = numeral(base.name, base: Int(index.name)) else {
                throw ElaborationError(.unsupported, node, "numeral base")
            }
            return .number(Rational(value))
        }
        switch base.shape {
        case .fence where base.name == "()" && base.children.count == 1 && base.children[0].shape == .number:
            guard let value = numeral(base.children[0].name, base: Int(index.name)) else {
                throw ElaborationError(.unsupported, node, "numeral base")
            }
            return .number(Rational(value))
        case .symbol, .word, .postfix, .decorated, .subscriptNode:
            if index.contains(where: { $0.shape == .symbol && scope.boundNames.contains($0.name) }) {
                return .function(.named(base.plainName + "_"), [try expression(index)])
            }
            if base.shape == .decorated, base.name == "overline", case let name = base.children[0].plainName + "_" + index.plainName,
                scope.complexNames.contains(name)
            {
                return .elementary(.conjugate, .symbol(name))
            }
            if base.contains(where: { $0.shape == .decorated && $0.name == "overline" }) { note(caution: "overline") }
            return .symbol(name(of: node))
        default: throw ElaborationError(.unsupported, node, "subscript")
        }
    }

    func numeral(_ digits: String, base: Int?) -> Integer? {
        guard let base, 2...36 ~= base, digits.utf8.count <= 500 else { return nil }
        var value = Integer.zero
        for character in digits {
            guard let digit = character.hexDigitValue ?? Int(String(character), radix: 36), digit < base else {
                return nil
            }
            value = value * Integer(base) + Integer(digit)
        }
        return value
    }

    mutating func application(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        var head = node.children[0]
        var exponent: SyntaxNode?
        var base: SyntaxNode?
        // \sin^2 x, \log_2 x, \log_2^3 x in either order.
        while head.shape == .power || head.shape == .subscriptNode {
            if head.shape == .power { exponent = head.children[1] } else { base = head.children[1] }
            head = head.children[0]
        }
        guard head.shape == .function else { throw ElaborationError(.unsupported, node, "application") }
        let isInverse =
            exponent?.shape == .prefix && exponent?.children.first?.name == "1"
            || exponent?.shape == .number && exponent?.name == "-1"
        let value = try apply(
            head, node.children.dropFirst(), base: base, inverse: isInverse && Elaborator.invertible.contains(head.name)
        )
        if let exponent, !(isInverse && Elaborator.invertible.contains(head.name)) {
            return .power(value, try expression(exponent))
        }
        return value
    }

    private static let circular: Set<String> = ["sin", "cos", "tan", "cot", "sec", "csc"]
    /// Functions whose exponent −1 means the inverse.
    private static let invertible = circular.union(circular.map { $0 + "h" })

    private mutating func apply(
        _ head: SyntaxNode, _ arguments: ArraySlice<SyntaxNode>, base: SyntaxNode?, inverse: Bool
    ) throws(ElaborationError) -> Expr {
        let isAngle = (Elaborator.circular.contains(head.name) || head.name == "cis") && !inverse
        let wasInside = isInsideAngle
        isInsideAngle = isAngle
        defer { isInsideAngle = wasInside }
        var values: [Expr] = []
        for argument in arguments {
            for part in Elaborator.argumentParts(argument) {
                values.append(try isAngle ? angle(part) : expression(part))
            }
        }
        guard var first = values.first else { throw ElaborationError(.incomplete, head) }
        if isAngle, first.isGround, let angle = first.rational, !angle.isZero {
            switch scope.angleUnit {
            case nil: note(.angleUnit)
            case .radian: break
            case .degree: first = first.inRadians
            }
        }
        if let function = FunctionName.Elementary(rawValue: (inverse ? "arc" : "") + head.name), values.count == 1 {
            return .elementary(function, first)
        }
        let argument = first
        let one: (FunctionName.Elementary) -> Expr = { .elementary($0, argument) }
        switch head.name {
        case "log", "lg":
            if let base { return .quotient(one(.ln), .elementary(.ln, try expression(base))) }
            if head.name == "lg" { return .quotient(one(.ln), .elementary(.ln, .number(10))) }
            switch scope.logarithmBase {
            case .e: return one(.ln)
            case .two: return .quotient(one(.ln), .elementary(.ln, .number(2)))
            case .ten: break
            case nil: note(.logarithmBase)
            }
            return .quotient(one(.ln), .elementary(.ln, .number(10)))
        case "exp": return .power(.constant(.e), first)
        case "ceil": return one(.ceiling)
        case "sqrt": return .squareRoot(first)
        case "cbrt": return .function(.oddRoot, [first, .number(3)])
        case "Re": return one(.realPart)
        case "Im": return one(.imaginaryPart)
        case "gcd", "lcm", "lcd":
            // Of one number: perhaps a list whose commas were taken for separators of thousands.
            if values.count == 1 { note(caution: "single-argument") }
            return head.name == "gcd"
                ? .function(.greatestCommonDivisor, values) : .function(.leastCommonMultiple, values)
        case "min": return .function(.minimum, values)
        case "max": return .function(.maximum, values)
        case "nCr" where values.count == 2: return .function(.binomial, values)
        case "cis": return .sum([one(.cos), .product([.constant(.i), one(.sin)])])
        case "floor", "abs":
            throw ElaborationError(.unsupported, head, "arguments")
        default:
            if !inverse, FunctionName.Elementary(rawValue: head.name) != nil {
                throw ElaborationError(.unsupported, head, "arguments")
            }
            return .function(.named((inverse ? "arc" : "") + head.name), values)
        }
    }

    /// `(a, b)` after a function is its argument list; `(a)` is a.
    /// An angle in radians; one with letters is given in the unit of the scope.
    private mutating func angle(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        if node.isNamedByPoints {
            let measure = Expr.symbol(Symbol(angle: node.plainName))
            return scope.measuresAnglesInDegrees ? measure.inRadians : measure
        }
        let value = try expression(node)
        guard scope.measuresAnglesInDegrees, !value.isGround else { return value }
        // Degree signs mark numbers as what the letters are.
        let (before, wasInside) = (notes, isInsideAngle)
        isInsideAngle = false
        defer { (notes, isInsideAngle) = (before, wasInside) }
        let degrees = try expression(node)
        return degrees.contains { $0 == .constant(.pi) } ? value : degrees.inRadians
    }

    private static func argumentParts(_ node: SyntaxNode) -> [SyntaxNode] {
        if node.shape == .fence, node.name == "()", node.children.count == 1 {
            return node.children[0].shape == .list ? node.children[0].children : [node.children[0]]
        }
        return node.shape == .list ? node.children : [node]
    }
}
