// Right working made at random, and ways to write it otherwise.
import TestSupport

/// A calculation over whole numbers, evaluated step by step.
struct RandomWorking {
    /// A sum or product of two operands inside larger ones.
    indirect enum Term {
        case number(Int)
        case sum(Term, Term)
        case difference(Term, Term)
        case product(Term, Term)

        var value: Int {
            switch self {
            case .number(let n): n
            case .sum(let a, let b): a.value + b.value
            case .difference(let a, let b): a.value - b.value
            case .product(let a, let b): a.value * b.value
            }
        }

        var isNumber: Bool { if case .number = self { true } else { false } }

        /// With every innermost operation carried out.
        var reduced: Term {
            switch self {
            case .number: self
            case .sum(let a, let b), .difference(let a, let b), .product(let a, let b):
                if a.isNumber && b.isNumber { .number(value) } else { with(a.reduced, b.reduced) }
            }
        }

        private func with(_ a: Term, _ b: Term) -> Term {
            switch self {
            case .number: self
            case .sum: .sum(a, b)
            case .difference: .difference(a, b)
            case .product: .product(a, b)
            }
        }

        func text(times: String, isFactor: Bool = false) -> String {
            switch self {
            case .number(let n): return n < 0 ? "(\(n))" : "\(n)"
            case .product(let a, let b):
                return a.text(times: times, isFactor: true) + " \(times) " + b.text(times: times, isFactor: true)
            case .sum(let a, let b):
                let text = a.text(times: times) + " + " + b.text(times: times)
                return isFactor ? "(\(text))" : text
            case .difference(let a, let b):
                let right = { if case .sum = b { true } else if case .difference = b { true } else { false } }()
                let text = a.text(times: times) + " - " + b.text(times: times, isFactor: right)
                return isFactor ? "(\(text))" : text
            }
        }
    }

    static func term(_ random: inout RepeatableRandom, depth: Int) -> Term {
        if depth == 0 || random.chance(0.15) { return .number(random.int(in: 2...30)) }
        let a = term(&random, depth: depth - 1)
        let b = term(&random, depth: depth - 1)
        switch random.int(in: 0...2) {
        case 0: return .sum(a, b)
        case 1: return .difference(a, b)
        default: return .product(a, b)
        }
    }

    /// At least one operation, and every way of carrying it out.
    static func chain(_ random: inout RepeatableRandom) -> [Term] {
        var current = term(&random, depth: 2)
        while current.isNumber { current = term(&random, depth: 2) }
        var rows = [current]
        while !current.isNumber {
            current = current.reduced
            rows.append(current)
        }
        return rows
    }

    enum Style: CaseIterable { case plain, latexInline, latexParen, display, aligned, calculator, withUnit, inProse }

    /// The chain as a text. All styles say the same.
    static func text(_ rows: [String], _ style: Style, _ random: inout RepeatableRandom) -> String {
        let line = rows.joined(separator: random.pick([" = ", "=", "  =  "]))
        switch style {
        case .plain: return line
        case .latexInline: return "$\(line)$"
        case .latexParen: return "\\(\(line)\\)"
        case .display: return "\\[ \(line) \\]"
        case .aligned:
            return "\\begin{align*} \(rows[0]) &= \(rows.dropFirst().joined(separator: " \\\\ &= ")) \\end{align*}"
        case .calculator: return "\(rows[0]) = <<\(rows[0])=\(rows[rows.count - 1])>>\(rows[rows.count - 1])"
        case .withUnit: return "\(line) " + random.pick(["apples", "dollars", "cm", "students"])
        case .inProse:
            return random.pick(["Therefore, the total is ", "So we get ", "Hence ", "Größe und Preis: ", "結果は "])
                + "$\(line)$"
                + random.pick([".", ", as wanted.", "!", ""])
        }
    }

    static func times(_ style: Style, _ random: inout RepeatableRandom) -> String {
        switch style {
        case .latexInline, .latexParen, .display, .aligned, .inProse: random.pick(["\\cdot", "\\times", "*"])
        case .plain, .calculator, .withUnit: random.pick(["*", "×", "·"])
        }
    }
}
