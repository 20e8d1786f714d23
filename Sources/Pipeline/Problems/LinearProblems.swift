// Equations a(x + b) + c = e with an integer solution: distribute, collect, move the constant, divide.

enum LinearProblems {
    /// a in 2…4; b, c and x in ±1…±6; without the cases in which collecting leaves no constant.
    static func all() -> [Problem] {
        let signed = Array(-6 ... -1) + Array(1...6)
        var problems: [Problem] = []
        for a in 2...4 {
            for b in signed {
                for c in signed where a * b + c != 0 {
                    for x in signed { problems.append(problem(a: a, b: b, c: c, x: x)) }
                }
            }
        }
        return problems
    }

    static func problem(a: Int, b: Int, c: Int, x: Int) -> Problem {
        let right = a * (x + b) + c
        let constant = a * b + c
        let equation = "\(a)(x\(signed(b)))\(signed(c))=\(right)"
        return Problem(
            id: "linear-\(a)-\(b)-\(c)-\(x)", family: .linear, prompt: "Solve \(equation)\n",
            steps: [
                Problem.Line(
                    "\(a)x\(signed(a * b))\(signed(c))=\(right)",
                    slips: [
                        // forgot to distribute; sign of the constant; sign of the product; copied the right side wrongly
                        "\(a)x\(signed(b))\(signed(c))=\(right)", "\(a)x\(signed(a * b))\(signed(-c))=\(right)",
                        "\(a)x\(signed(-a * b))\(signed(c))=\(right)", "\(a)x\(signed(a * b))\(signed(c))=\(right + 1)",
                    ]),
                Problem.Line(
                    "\(a)x\(signed(constant))=\(right)",
                    slips: [
                        "\(a)x\(signed(-constant))=\(right)",
                        "\(a)x\(signed(constant == -1 ? -2 : constant + 1))=\(right)",
                        "\(a)x\(signed(constant))=\(right - 1)",
                    ]),
                Problem.Line(
                    "\(a)x=\(right - constant)", slips: ["\(a)x=\(right + constant)", "\(a)x=\(right - constant + 1)"]),
                Problem.Line("x=\(x)"),
            ], answer: "\(x)")
    }

    /// "+3" or "-3".
    static func signed(_ value: Int) -> String { value < 0 ? "\(value)" : "+\(value)" }
}
