// A text → the formula it states, for commands that compare formulas.
import Elaboration
import Expressions
import LatexSyntax

/// Reads one formula in LaTeX or in plain text: statements joined by "and" and "or", `±`, membership in listed sets and
/// intervals, and the words true, false, all, none.
struct FormulaReader: Sendable {
    /// What was read: something true or false at each point, or a value.
    enum Meaning {
        case formula(Formula)
        case value(Expr)
    }

    private let parser: MathParser
    private let names: NameScope

    init(notation: Notation) {
        parser = MathParser(notation: notation)
        var names = NameScope(notation: notation)
        // Between two formulas nothing says that f, g or h is a function.
        names.functions = []
        self.names = names
    }

    /// - Throws: `FormulaFault` with what could not be read.
    func read(_ text: String) throws(FormulaFault) -> Meaning { try reading(text).meaning }

    /// The meaning, and whether dots in it may stand for something else.
    func reading(_ text: String) throws(FormulaFault) -> (meaning: Meaning, hasOpenDots: Bool) {
        if text.utf8.count <= FormulaReader.longestWord {
            let bare = text.split(whereSeparator: \.isWhitespace).joined()
            if FormulaReader.whole.contains(bare) { return (.formula(.true), false) }
            if FormulaReader.empty.contains(bare) { return (.formula(.false), false) }
        }
        let source = SourceText(FormulaReader.withoutTruthWords(text))
        let parsed = parser.parse(source, in: source.formulaSpan, mode: .latex)
        if parsed.hasErrors {
            throw FormulaFault(text, parsed.diagnostics.first?.message ?? "it cannot be read")
        }
        let meaning: Elaboration
        do throws(ElaborationError) {
            meaning = try Elaborator.elaborate(parsed.root, scope: names)
        } catch {
            throw FormulaFault(text, error.code.rawValue + ": " + error.detail)
        }
        let hasOpenDots = meaning.notes.cautions.contains("dots")
        if let value = meaning.denotation.expression { return (.value(value), hasOpenDots) }
        guard let formula = FormulaReader.formula(meaning.denotation) else {
            throw FormulaFault(text, "it states nothing that is true or false")
        }
        return (.formula(formula), hasOpenDots)
    }

    /// In bytes, with some room for spaces.
    private static let longestWord = 40
    private static let whole: Set<String> = ["true", "all", "\\top", "\\mathbb{R}", "\\text{true}", "\\text{all}"]
    private static let empty: Set<String> = [
        "false", "none", "\\bot", "\\emptyset", "\\varnothing", "{}", "\\{\\}", "∅", "\\text{false}", "\\text{none}",
    ]

    /// The words true and false inside a formula, as statements that are so: the reader takes unknown words for products.
    private static func withoutTruthWords(_ text: String) -> String {
        var result = text
        for (word, statement) in [("true", "0=0"), ("false", "0=1")] where holds(result, word) {
            result = result.replacing("\\text{\(word)}", with: word)
            var place = result.startIndex
            while let range = result[place...].firstRange(of: word) {
                let before = range.lowerBound > result.startIndex ? result[result.index(before: range.lowerBound)] : " "
                let after = range.upperBound < result.endIndex ? result[range.upperBound] : " "
                if before.isLetter || before == "\\" || after.isLetter {
                    place = range.upperBound
                    continue
                }
                let offset = result.distance(from: result.startIndex, to: range.lowerBound)
                result.replaceSubrange(range, with: statement)
                place = result.index(result.startIndex, offsetBy: offset + statement.count)
            }
        }
        return result
    }

    /// Whether the bytes of the word stand one after the other: most formulas need no more than this look.
    private static func holds(_ text: String, _ word: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.indices.contains { place in bytes[place...].starts(with: word.utf8) }
        }
    }

    private static func formula(_ denotation: Denotation) -> Formula? {
        switch denotation {
        case .formula(let formula): return formula
        case .setRelation(.element, .expression(let value), let set): return membership(value, set)
        case .setRelation(.notElement, .expression(let value), let set): return membership(value, set).map { .not($0) }
        default: return nil
        }
    }

    private static func membership(_ value: Expr, _ set: Denotation) -> Formula? {
        switch set {
        case .set(let items):
            let values = items.compactMap(\.expression)
            guard values.count == items.count else { return nil }
            return .or(values.map { .statement(Statement(value, .equal, $0)) })
        case .interval(let interval):
            var parts: [Formula] = []
            let infinity = Expr.constant(.infinity)
            if interval.lower != infinity.negated {
                parts.append(.statement(Statement(value, interval.includesLower ? .greaterOrEqual : .greater, interval.lower)))
            }
            if interval.upper != infinity {
                parts.append(.statement(Statement(value, interval.includesUpper ? .lessOrEqual : .less, interval.upper)))
            }
            return .and(parts)
        case .union(let parts):
            let formulas = parts.compactMap { membership(value, $0) }
            return formulas.count == parts.count ? .or(formulas) : nil
        case .intersection(let parts):
            let formulas = parts.compactMap { membership(value, $0) }
            return formulas.count == parts.count ? .and(formulas) : nil
        case .difference(let whole, let part):
            guard let inside = membership(value, whole), let outside = membership(value, part) else { return nil }
            return .and([inside, .not(outside)])
        case .namedSet("Reals"): return .true
        case .namedSet("EmptySet"), .namedSet("emptySet"): return .false
        default: return nil
        }
    }
}

/// Why a text is no formula.
struct FormulaFault: Error {
    let message: String

    init(_ text: String, _ reason: String) { message = "'\(text)': \(reason)" }
}
