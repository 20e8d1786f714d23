import Arithmetic
import Elaboration
import Expressions

/// What a text says in words of points and their distances: midpoints, points on segments, squares and rectangles, right angles, coordinates.
/// A distance is the product of the names of its ends.
struct Figures {
    typealias Point = Character

    /// Equations between distances.
    private(set) var equations: [Statement] = []
    private var rightAngles: [(corner: Point, arms: [Point])] = []
    /// Points on the segment between two others.
    private var between: [(point: Point, ends: [Point])] = []
    private var midpoints: [(point: Point, ends: [Point])] = []
    /// Lines from a corner to the opposite side that halve the angle between the arms.
    private var bisectors: [(corner: Point, foot: Point, arms: [Point])] = []
    /// Their coordinates; nil for a name of several points.
    private var coordinates: [Point: [Expr]?] = [:]

    var isEmpty: Bool { equations.isEmpty && between.isEmpty && bisectors.isEmpty && coordinates.isEmpty }

    static func distance(_ a: Point, _ b: Point) -> Expr { .product([.symbol(Symbol(String(a))), .symbol(Symbol(String(b)))]) }

    /// `point` lies between the ends.
    mutating func add(_ point: Point, between ends: [Point]) {
        guard !ends.contains(point) else { return }
        between.append((point, ends))
        equations.append(Statement(.sum(ends.map { Figures.distance(point, $0) }), .equal, Figures.distance(ends[0], ends[1])))
    }

    mutating func add(midpoint point: Point, of ends: [Point]) {
        guard !ends.contains(point) else { return }
        between.append((point, ends))
        midpoints.append((point, ends))
        equations += ends.map { Statement(.product([.number(2), Figures.distance(point, $0)]), .equal, Figures.distance(ends[0], ends[1])) }
    }

    /// `foot` is on the line that halves the angle; nil for arms to be found by the segment that the foot lies on.
    mutating func add(bisector corner: Point, _ foot: Point, _ arms: [Point]?) {
        guard let arms = arms ?? between.first(where: { $0.point == foot && !$0.ends.contains(corner) })?.ends, !arms.contains(foot), !arms.contains(corner) else { return }
        bisectors.append((corner, foot, arms))
    }

    mutating func add(rightAngleAt corner: Point, _ arms: [Point]) {
        if !arms.contains(corner), arms[0] != arms[1] { rightAngles.append((corner, arms)) }
    }

    /// Two lines, each through two points.
    mutating func add(perpendicular first: [Point], _ second: [Point]) {
        for (one, other) in [(first, second), (second, first)] {
            for corner in one where other.contains(corner) || between.contains(where: { $0.point == corner && Set($0.ends) == Set(other) }) {
                guard let arm = one.first(where: { $0 != corner }), !other.contains(arm) else { continue }
                for end in other where end != corner { add(rightAngleAt: corner, [arm, end]) }
            }
        }
    }

    /// All the distances are one.
    mutating func add(equal pairs: [[Point]], to value: Expr? = nil) {
        let distances = pairs.map { Figures.distance($0[0], $0[1]) }
        equations += distances.dropFirst().map { Statement(distances[0], .equal, $0) }
        if let value { equations.append(Statement(distances[0], .equal, value)) }
    }

    mutating func add(_ point: Point, at place: [Expr]) {
        if let known = coordinates[point], known != place { coordinates[point] = .some(nil) } else { coordinates[point] = place }
    }

    /// The coordinates of a point; nil where it has none, or several.
    func place(of point: Point) -> [Expr]? { coordinates[point] ?? nil }

    /// What is said of distances.
    mutating func add(_ statements: [Statement]) { equations += statements }

    /// The right angles as equations, those between parts of the arms included.
    /// - Parameter others: right angles that are known from elsewhere.
    func rightAngleFacts(_ angleSum: Expr, beside others: [(corner: Point, arms: [Point])]) -> [Statement] {
        let known = rightAngles + others
        var all = known
        for (corner, arms) in known {
            for (index, arm) in arms.enumerated() {
                all += between.filter { Set($0.ends) == [corner, arm] }.map { (corner, [$0.point, arms[1 - index]]) }
            }
        }
        return all.map { Statement(.symbol(Symbol(angle: String([$0.arms[0], $0.corner, $0.arms[1]]))), .equal, .product([angleSum, .number(.half)])) }
    }

    /// What points on segments and halved angles say of the angles of a claim: parts of an angle, angles beside each other, and one angle by
    /// several names.
    private func angleFacts(for claim: Statement, _ angleSum: Expr) -> [Statement] {
        let named = claim.symbols.compactMap { $0.anglePoints.map(Array.init) }.filter { $0.count == 3 }
        func angle(_ a: Point, _ corner: Point, _ b: Point) -> Expr { .symbol(Symbol(angle: String([a, corner, b]))) }
        var found: [Statement] = []
        for points in named {
            for (first, last) in [(points[0], points[2]), (points[2], points[0])] {
                for (point, ends) in between {
                    // ∠XDB and ∠XDC where D lies between B and C.
                    if point == points[1], ends.contains(last), let other = ends.first(where: { $0 != last }), first != other {
                        found.append(Statement(.sum([angle(first, point, last), angle(first, point, other)]), .equal, angleSum))
                    }
                    // ∠XBD and ∠XBC.
                    if ends.contains(points[1]), last == point || ends.contains(last), let end = ends.first(where: { $0 != points[1] }), first != point, first != end {
                        found.append(Statement(angle(first, points[1], point), .equal, angle(first, points[1], end)))
                    }
                    // ∠BXD and ∠DXC.
                    if ends.contains(last), points[1] != point, !ends.contains(points[1]), first == point || ends.contains(first) {
                        found.append(
                            Statement(
                                .sum([angle(ends[0], points[1], point), angle(point, points[1], ends[1])]), .equal, angle(ends[0], points[1], ends[1])))
                    }
                }
                found += bisectors.filter { $0.corner == points[1] && ($0.foot == last && $0.arms.contains(first) || Set($0.arms) == [first, last]) }.map {
                    Statement(angle($0.arms[0], $0.corner, $0.foot), .equal, angle($0.foot, $0.corner, $0.arms[1]))
                }
            }
        }
        var seen: Set<Statement> = []
        return found.filter { seen.insert($0).inserted }
    }

    private static let largestNumber = 8

    /// The equations connected with the distances of a claim, and what coordinates say of them and of midpoints.
    func facts(for claim: Statement, _ angleSum: Expr) -> [Statement] {
        var found = between.isEmpty && bisectors.isEmpty ? [] : angleFacts(for: claim, angleSum)
        var reach = Triangles.Names(claim).sides
        if !reach.isEmpty, !equations.isEmpty {
            var rest = equations
            while let index = rest.firstIndex(where: { !reach.isDisjoint(with: Triangles.Names($0).sides) }), found.count < Figures.largestNumber {
                found.append(rest.remove(at: index))
                reach.formUnion(Triangles.Names(found[found.count - 1]).sides)
            }
        }
        for (corner, foot, arms) in bisectors where reach.contains(Figures.distance(corner, arms[0])) && between.contains(where: { $0.point == foot && Set($0.ends) == Set(arms) }) {
            let ratios = arms.map { Expr.quotient(Figures.distance(corner, $0), Figures.distance(foot, $0)) }
            found.append(Statement(ratios[0], .equal, ratios[1]))
        }
        guard !coordinates.isEmpty else { return found }
        for side in reach.sorted(by: { $0.description < $1.description }) {
            let places = side.symbols.compactMap { $0.name.first.flatMap(place) }
            guard places.count == 2, places[0].count == places[1].count else { continue }
            let squares = zip(places[0], places[1]).map { Expr.power(.difference($0, $1), .number(2)) }
            found.append(Statement(side, .equal, .squareRoot(.sum(squares))))
        }
        for (point, ends) in midpoints {
            let places = ([point] + ends).compactMap { place(of: $0) }
            guard places.count == 3, Set(places.map(\.count)).count == 1 else { continue }
            found += places[0].indices.map { Statement(.quotient(.sum([places[1][$0], places[2][$0]]), .number(2)), .equal, places[0][$0]) }
                .filter { !$0.isGround && !Set($0.symbols).isDisjoint(with: claim.symbols) }
        }
        return found
    }
}
