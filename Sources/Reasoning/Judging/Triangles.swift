import Arithmetic
import Elaboration
import Expressions

/// The triangles that a text names by their corners, and what holds of their sides and angles: the sum of the angles, the theorem of
/// Pythagoras with the ratios at a right angle, and the law of cosines.
struct Triangles {
    private var named: Set<[Character]> = []
    /// What the angles of a triangle add up to, in the unit of the text.
    var angleSum: Expr = .constant(.pi)

    /// Takes note of `ABC`; other names say nothing.
    mutating func add(_ corners: String) {
        let letters = corners.sorted()
        if letters.count == 3, Set(letters).count == 3, letters.allSatisfy(\.isCapitalLetter) { named.insert(letters) }
    }

    /// What may prove the claim, in several lists to be tried one by one.
    /// - Parameter facts: what is known, right angles among it.
    func theorems(for claim: Statement, _ facts: [Statement]) -> [[Statement]] {
        var names = Names(claim)
        guard !names.isEmpty else { return [] }
        let known = Names(facts)
        // A claim that puts in the lengths of sides calls them nothing.
        names.isWithPairs = names.sides.isEmpty && known.sides.contains { $0.symbol == nil }
        var result: [[Statement]] = []
        let triangles = named.union(names.anglesOfOneTriangle).sorted { String($0) < String($1) }.filter(names.touches)
        for triangle in triangles where !names.angles.isEmpty {
            let corners = triangle.map { corner in symbol(of: corner, in: triangle, names) ?? symbol(of: corner, in: triangle, known) }
            // Of no more than one angle nothing is known: any name will do.
            guard corners.count(where: { $0 == nil }) <= 1 else { continue }
            let angles = zip(triangle, corners).map { $1 ?? Triangles.angle(at: $0, in: triangle) }
            result.append([Statement(.sum(angles.map { .symbol($0) }), .equal, angleSum)])
        }
        for (corner, arms) in rightAngles(facts) {
            let legs = arms.map { side(corner, $0, names) }
            let hypotenuse = side(arms[0], arms[1], names)
            guard (legs + [hypotenuse]).contains(where: { names.sides.contains($0) }) else { continue }
            let squares = (legs + [hypotenuse]).map { Expr.power($0, .number(2)) }
            var theorem = [Statement(squares[2], .equal, .sum([squares[0], squares[1]]))] + Triangles.positive(legs + [hypotenuse])
            for (index, arm) in arms.enumerated() {
                for value in names.values(at: arm, in: [corner] + arms, short: isOnly([corner] + arms, at: arm)) {
                    let (opposite, adjacent) = (legs[1 - index], legs[index])
                    switch value.head {
                    case .function(.elementary(.sin)): theorem.append(Statement(.product([hypotenuse, value]), .equal, opposite))
                    case .function(.elementary(.cos)): theorem.append(Statement(.product([hypotenuse, value]), .equal, adjacent))
                    case .function(.elementary(.tan)): theorem.append(Statement(.product([adjacent, value]), .equal, opposite))
                    default: break
                    }
                }
            }
            result.append(theorem)
        }
        for triangle in Set(triangles).union(names.trianglesWithTwoSines).sorted(by: { String($0) < String($1) }) {
            result += sines(triangle, names, known)
        }
        if claim.relation.isOrder {
            let sides = names.sides.union(known.sides)
            result += named.sorted { String($0) < String($1) }.filter { Triangles.segments($0).allSatisfy(sides.contains) && Triangles.segments($0).contains(where: names.sides.contains) }
                .map(Triangles.inequalities)
        }
        for triangle in triangles {
            for corner in triangle {
                let others = triangle.filter { $0 != corner }
                let (a, b, c) = (side(corner, others[0], names), side(corner, others[1], names), side(others[0], others[1], names))
                let known = [a, b, c].allSatisfy(names.sides.contains) ? symbol(of: corner, in: triangle, known).map { [function(.cos, of: $0)] } ?? [] : []
                for value in names.values(at: corner, in: triangle, short: isOnly(triangle, at: corner)) + known where value.head == .function(.elementary(.cos)) {
                    let squares = Expr.sum([.power(a, .number(2)), .power(b, .number(2)), .product([.number(-2), a, b, value])])
                    result.append([Statement(.power(c, .number(2)), .equal, squares)] + Triangles.positive([a, b, c]))
                }
            }
        }
        return result
    }

    /// The law of sines for two corners: a claim names the sine of the angle at one, and that at the other or the angle is known.
    private func sines(_ triangle: [Character], _ names: Names, _ known: Names) -> [[Statement]] {
        var values = triangle.map { corner in
            names.values(at: corner, in: triangle, short: isOnly(triangle, at: corner)).filter { $0.head == .function(.elementary(.sin)) }
        }
        if values.count(where: \.isEmpty) == 3 { return [] }
        for index in values.indices where values[index].isEmpty {
            values[index] = symbol(of: triangle[index], in: triangle, known).map { [function(.sin, of: $0)] } ?? []
        }
        func opposite(_ index: Int) -> Expr {
            let others = triangle.indices.filter { $0 != index }
            return side(triangle[others[0]], triangle[others[1]], names)
        }
        return [(0, 1), (0, 2), (1, 2)].flatMap { one, other in
            values[one].flatMap { first in
                values[other].map { second in
                    [Statement(.product([opposite(one), second]), .equal, .product([opposite(other), first]))] + Triangles.positive([opposite(one), opposite(other)])
                        + [first, second].map { Statement($0, .greater, .zero) }
                }
            }
        }
    }

    /// Any side is shorter than the other two together.
    private static func inequalities(_ triangle: [Character]) -> [Statement] {
        let sides = segments(triangle)
        return sides.indices.map { index in Statement(.sum(sides.indices.filter { $0 != index }.map { sides[$0] }), .greater, sides[index]) }
    }

    /// AB, AC and BC.
    private static func segments(_ triangle: [Character]) -> [Expr] {
        triangle.map { corner in .product(triangle.filter { $0 != corner }.map { .symbol(Symbol(String($0))) }) }
    }

    private static func positive(_ sides: [Expr]) -> [Statement] { sides.map { Statement($0, .greater, .zero) } }

    private func function(_ name: FunctionName.Elementary, of angle: Symbol) -> Expr {
        .elementary(name, angleSum.rational == nil ? .symbol(angle) : Expr.symbol(angle).inRadians)
    }

    /// AB, or c where the sides of a triangle ABC are written a, b, c.
    private func side(_ a: Character, _ b: Character, _ names: Names) -> Expr {
        let pair = Expr.product([.symbol(Symbol(String(a))), .symbol(Symbol(String(b)))])
        guard !names.isWithPairs, names.sides.allSatisfy({ $0.symbol != nil }) else { return pair }
        let third = named.filter { $0.contains(a) && $0.contains(b) }
        guard third.count == 1, let opposite = third.first?.first(where: { $0 != a && $0 != b }) else { return pair }
        return .symbol(Symbol(opposite.lowercased()))
    }

    /// The name of the angle that is in use: ∠BAC, ∠A, or A in a function.
    private func symbol(of corner: Character, in triangle: [Character], _ names: Names) -> Symbol? {
        let full = Triangles.angle(at: corner, in: triangle)
        if names.angles.contains(full) { return full }
        let short = Symbol(angle: String(corner))
        return names.angles.contains(short) && isOnly(triangle, at: corner) ? short : nil
    }

    /// Whether no other triangle of the text has this corner, whose letter alone names the angle then.
    private func isOnly(_ triangle: [Character], at corner: Character) -> Bool {
        named.allSatisfy { !$0.contains(corner) || $0 == triangle.sorted() }
    }

    /// The right angles of triangles of which all sides are known, by the converse of the theorem.
    func knownRightAngles(_ facts: [Statement]) -> [(corner: Character, arms: [Character])] {
        named.sorted { String($0) < String($1) }.compactMap { triangle in
            let squares = Triangles.segments(triangle).map { side in
                facts.last { $0.relation == .equal && $0.left == side && $0.right.rational != nil }.flatMap { $0.right.rational }.map { $0 * $0 }
            }
            guard squares.allSatisfy({ $0 != nil }), case let known = squares.compactMap(\.self), let corner = known.indices.first(where: { index in
                known.indices.filter { $0 != index }.reduce(Rational.zero) { $0 + known[$1] } == known[index]
            }) else { return nil }
            return (triangle[corner], triangle.filter { $0 != triangle[corner] })
        }
    }

    /// The corners of right angles with the ends of their arms.
    func rightAngles(_ facts: [Statement]) -> [(corner: Character, arms: [Character])] {
        let right = Expr.product([angleSum, .number(.half)])
        var found: [(corner: Character, arms: [Character])] = []
        for fact in facts where fact.relation == .equal && fact.right == right {
            guard let points = fact.left.symbol?.anglePoints.map(Array.init), points.allSatisfy(\.isCapitalLetter) else { continue }
            if points.count == 3 { found.append((points[1], [points[0], points[2]])) }
            if points.count == 1, case let triangles = named.filter({ $0.contains(points[0]) }), triangles.count == 1, let triangle = triangles.first {
                found.append((points[0], triangle.filter { $0 != points[0] }))
            }
        }
        return found
    }

    private static func angle(at corner: Character, in triangle: [Character]) -> Symbol {
        let others = triangle.filter { $0 != corner }.sorted()
        return Symbol(angle: String([others[0], corner, others[1]]))
    }

    /// The names of angles and sides in statements.
    struct Names {
        private(set) var angles: Set<Symbol> = []
        private(set) var sides: Set<Expr> = []
        private var values: Set<Expr> = []
        /// Whether sides that it does not name are AB, not c.
        var isWithPairs = false

        init(_ claim: Statement) { self.init([claim]) }

        init(_ statements: [Statement]) {
            for statement in statements {
                collect(statement.left)
                collect(statement.right)
            }
        }

        var isEmpty: Bool { angles.isEmpty && sides.isEmpty && values.isEmpty }

        func touches(_ triangle: [Character]) -> Bool {
            angles.contains { $0.anglePoints?.allSatisfy(triangle.contains) == true } || values.contains { !corners(of: $0).isDisjoint(with: triangle) }
                || triangle.allSatisfy { sides.contains(.symbol(Symbol($0.lowercased()))) } || Triangles.segments(triangle).allSatisfy(sides.contains)
        }

        /// Three corners of which three angles with three points each are named.
        var anglesOfOneTriangle: Set<[Character]> {
            var count: [[Character]: Int] = [:]
            for angle in angles where angle.anglePoints?.count == 3 { count[angle.anglePoints!.sorted(), default: 0] += 1 }
            return Set(count.filter { $0.value == 3 && $0.key.allSatisfy(\.isCapitalLetter) }.keys)
        }

        /// The triangles of which the sines of two angles with three points each are named.
        var trianglesWithTwoSines: Set<[Character]> {
            var count: [[Character]: Int] = [:]
            for value in values where value.head == .function(.elementary(.sin)) {
                for symbol in value.arguments[0].symbols { if let points = symbol.anglePoints, points.count == 3 { count[points.sorted(), default: 0] += 1 } }
            }
            return Set(count.filter { $0.value > 1 && $0.key.allSatisfy(\.isCapitalLetter) }.keys)
        }

        /// sin, cos and tan of the angle at the corner.
        /// - Parameter short: whether ∠A and A name it as well.
        func values(at corner: Character, in triangle: [Character], short: Bool) -> [Expr] {
            let full = Triangles.angle(at: corner, in: triangle)
            return values.filter { value in
                let symbols = value.arguments[0].symbols
                return symbols == [full] || short && (symbols == [Symbol(angle: String(corner))] || symbols == [Symbol(String(corner))])
            }.sorted { $0.description < $1.description }
        }

        private func corners(of value: Expr) -> Set<Character> {
            Set(value.arguments[0].symbols.flatMap { Array($0.anglePoints ?? $0.name[...]) }.filter(\.isCapitalLetter))
        }

        private mutating func collect(_ expression: Expr) {
            if let symbol = expression.symbol {
                if symbol.anglePoints != nil { angles.insert(symbol) }
                if symbol.name.count == 1, symbol.name.first?.isLowercase == true { sides.insert(expression) }
                return
            }
            if case .product = expression.head {
                let capitals = expression.arguments.filter { ($0.symbol ?? ($0.head == .power ? $0.arguments[0].symbol : nil))?.name.first?.isCapitalLetter == true }
                if capitals.count == 2 {
                    sides.insert(.product(capitals.map { $0.symbol == nil ? $0.arguments[0] : $0 }))
                    for argument in expression.arguments where !capitals.contains(argument) { collect(argument) }
                    return
                }
            }
            if case .function(.elementary(let function)) = expression.head, [.sin, .cos, .tan].contains(function),
                expression.arguments[0].symbols.count == 1
            {
                values.insert(expression)
            }
            for argument in expression.arguments { collect(argument) }
        }
    }
}

extension Character {
    fileprivate var isCapitalLetter: Bool { ("A"..."Z").contains(self) }
}
