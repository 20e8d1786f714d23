// Sums and differences of two proper fractions: common denominator, numerator, lowest terms.

enum FractionProblems {
    /// Reduced proper fractions with denominators 2…9 that differ; differences are positive.
    static func all() -> [Problem] {
        let fractions = (2...9).flatMap { d in (1..<d).filter { gcd($0, d) == 1 }.map { ($0, d) } }
        var problems: [Problem] = []
        for (a, b) in fractions {
            for (c, d) in fractions where b != d {
                problems.append(problem(a, b, c, d, sign: 1))
                if a * d > c * b { problems.append(problem(a, b, c, d, sign: -1)) }
            }
        }
        return problems
    }

    static func problem(_ a: Int, _ b: Int, _ c: Int, _ d: Int, sign: Int) -> Problem {
        let operation = sign > 0 ? "+" : "-"
        let start = "\(a)/\(b)\(operation)\(c)/\(d)"
        let denominator = b * d / gcd(b, d)
        let left = a * (denominator / b)
        let right = c * (denominator / d)
        let numerator = left + sign * right
        let expanded = "\(left)/\(denominator)\(operation)\(right)/\(denominator)"
        let divisor = gcd(numerator, denominator)
        let answer =
            denominator == divisor
            ? "\(numerator / divisor)" : "\(numerator / divisor)/\(denominator / divisor)"
        var first = Problem.Line("\(start)=\(expanded)")
        // changed the denominator without the numerator
        if left != a { first.slips.append("\(start)=\(a)/\(denominator)\(operation)\(right)/\(denominator)") }
        if right != c { first.slips.append("\(start)=\(left)/\(denominator)\(operation)\(c)/\(denominator)") }
        var second = Problem.Line("\(expanded)=\(numerator)/\(denominator)")
        // added the denominators too; slip in the numerator
        second.slips.append("\(expanded)=\(numerator + 1)/\(denominator)")
        second.slips.append("\(expanded)=\(numerator)/\(2 * denominator)")
        let last = Problem.Line("\(numerator)/\(denominator)=\(answer)")
        let isReduced = divisor == 1
        if isReduced { second.slips = [] }
        return Problem(
            id: "fractions-\(a)-\(b)-\(operation == "+" ? "plus" : "minus")-\(c)-\(d)", family: .fractions,
            prompt: "Compute \(start)\n", steps: isReduced ? [first, second] : [first, second, last], answer: answer)
    }

    static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? abs(a) : gcd(b, a % b) }
}
