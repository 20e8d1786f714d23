// Expressions of small integers, evaluated one operation at a time.

enum ArithmeticProblems {
    /// a*(b+c)-d and a*b+c*d with operands 2…9 (d from 1 in the first form).
    static func all() -> [Problem] {
        var problems: [Problem] = []
        for a in 2...9 {
            for b in 2...9 {
                for c in 2...9 {
                    for d in 1...9 { problems.append(bracket(a, b, c, d)) }
                    for d in 2...9 { problems.append(products(a, b, c, d)) }
                }
            }
        }
        return problems
    }

    static func bracket(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Problem {
        let sum = b + c
        let product = a * sum
        let start = "\(a)*(\(b)+\(c))-\(d)"
        return Problem(
            id: "arithmetic-bracket-\(a)-\(b)-\(c)-\(d)", family: .arithmetic, prompt: "Compute \(start)\n",
            steps: [
                // multiplied only the first summand; slip in the sum; copied the last number wrongly
                Problem.Line(
                    "\(start)=\(a)*\(sum)-\(d)",
                    slips: [
                        "\(start)=\(a * b)+\(c)-\(d)", "\(start)=\(a)*\(sum + 1)-\(d)", "\(start)=\(a)*\(sum)-\(d + 1)",
                    ]),
                Problem.Line(
                    "\(a)*\(sum)-\(d)=\(product)-\(d)",
                    slips: ["\(a)*\(sum)-\(d)=\(product + a)-\(d)", "\(a)*\(sum)-\(d)=\(product)+\(d)"]),
                Problem.Line("\(product)-\(d)=\(product - d)"),
            ], answer: "\(product - d)")
    }

    static func products(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Problem {
        let start = "\(a)*\(b)+\(c)*\(d)"
        let first = a * b
        let second = c * d
        return Problem(
            id: "arithmetic-products-\(a)-\(b)-\(c)-\(d)", family: .arithmetic, prompt: "Compute \(start)\n",
            steps: [
                Problem.Line(
                    "\(start)=\(first)+\(c)*\(d)",
                    slips: [
                        "\(start)=\(first + a)+\(c)*\(d)", "\(start)=\(first)+\(c)*\(d + 1)",
                        "\(start)=\(first)-\(c)*\(d)",
                    ]),
                Problem.Line(
                    "\(first)+\(c)*\(d)=\(first)+\(second)",
                    // worked from left to right
                    slips: ["\(first)+\(c)*\(d)=\(first + c)*\(d)", "\(first)+\(c)*\(d)=\(first)+\(second - c)"]),
                Problem.Line("\(first)+\(second)=\(first + second)"),
            ], answer: "\(first + second)")
    }
}
