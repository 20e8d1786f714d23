// Random sentences of an EBNF grammar, table references filled with rows of the tables.
import Foundation
import Grammars
import TestSupport

@testable import LatexSyntax

/// A sentence with the pieces it was made of.
struct Sentence {
    struct Piece: Hashable {
        var text: String
        /// Whether the production allows no space before the piece.
        var isTight: Bool
    }

    var mode: Mode
    var pieces: [Piece] = []
    /// Codes of the warnings with which the sentence is read.
    var warnings: Set<String> = []

    /// The pieces in a row, a space wherever one must stand and, in LaTeX, where the choice says so.
    func text(spaced: (Int) -> Bool) -> String {
        var text = ""
        for (index, piece) in pieces.enumerated() {
            if index > 0, !piece.isTight, needsSpace(pieces[index - 1].text, piece.text) || spaced(index) {
                text += " "
            }
            text += piece.text
        }
        return text
    }

    /// Commands end where letters end; words, line breaks, points and the signs of typed text stand apart.
    private func needsSpace(_ left: String, _ right: String) -> Bool {
        if left == "\\\\" || (left.last == "." && right.first == ".") { return true }
        if mode == .plain { return !"([{^_$".contains(left.last!) && !")]},;^_!%'".contains(right.first!) }
        guard let next = right.first, next.isLetter || next == "*", left.last!.isLetter else { return false }
        return left.count > 1 || right.count > 1
    }
}

/// Walks the productions from the start symbol. New alternatives and rows come first, so that few sentences cover much.
struct SentenceGenerator {
    let grammar: Ebnf
    let start: String
    let mode: Mode
    var random: RepeatableRandom
    /// Alternatives taken so far, by production and index.
    private(set) var uses: [String: [Int]] = [:]
    private var rows: [TableReference: [TableRow]] = [:]
    private let spellings: [String: [String]]
    /// Rows written so far, by reference.
    private(set) var written: [TableReference: Int] = [:]
    private let costs: [String: Int]
    /// References without a row for the mode.
    private let closed: Set<TableReference>
    /// Names of productions that may hold themselves, and so have a use for a large budget.
    private let growing: Set<String>
    private var alternatives: [String: [Alternative]] = [:]
    /// Productions being expanded, and how many of them within themselves.
    private var active: [String: Int] = [:]
    private var recursion = 0
    private var sentence: Sentence

    /// One way to go on at a production.
    private struct Alternative {
        let expression: EbnfExpression
        let cost: Int
        let isGrowing: Bool
        /// References that stand in it or a little below.
        let references: [TableReference]
    }

    static let recursionLimit = 5
    static let budgetLimit = 40

    /// Fails on references to tables, columns or rows that do not exist.
    init(grammar: Ebnf, start: String? = nil, mode: Mode, seed: UInt64) throws {
        self.grammar = grammar
        self.start = start ?? grammar.start
        self.mode = mode
        random = RepeatableRandom(seed: seed)
        sentence = Sentence(mode: mode)
        spellings = try SentenceGenerator.spellings()
        var closed: Set<TableReference> = []
        for reference in grammar.references where try SentenceGenerator.rows(of: reference, mode).isEmpty {
            closed.insert(reference)
        }
        self.closed = closed
        costs = SentenceGenerator.costs(of: grammar, mode, closed)
        growing = Set(
            grammar.productions.keys.filter { name in
                grammar.productions[name]!.names.contains { grammar.reached(from: $0).contains(name) }
            })
        try reach(self.start)
        for name in uses.keys {
            alternatives[name] = grammar.productions[name]!.alternatives.map { part in
                Alternative(
                    expression: part, cost: cost(part) ?? Int.max, isGrowing: !part.names.isDisjoint(with: growing),
                    references: references(in: part, depth: 2).filter { rows[$0] != nil })
            }
        }
    }

    private func references(in expression: EbnfExpression, depth: Int) -> [TableReference] {
        switch expression {
        case .cell(let reference): [reference]
        case .name(let name): depth > 0 ? references(in: grammar.productions[name]!, depth: depth - 1) : []
        case .sequence(let parts), .choice(let parts): parts.flatMap { references(in: $0, depth: depth) }
        case .optional(let inner), .repetition(let inner): references(in: inner, depth: depth)
        case .terminal, .mode, .warns: []
        }
    }

    /// Counts the alternatives of a production, and of those that it leads to in this mode, and finds their rows.
    private mutating func reach(_ name: String) throws {
        guard uses[name] == nil, costs[name] != nil, let body = grammar.productions[name] else { return }
        uses[name] = Array(repeating: 0, count: body.alternatives.count)
        try resolve(body)
    }

    // MARK: Rows

    private mutating func resolve(_ expression: EbnfExpression) throws {
        guard cost(expression) != nil else { return }
        switch expression {
        case .cell(let reference):
            if !reference.isSame { rows[reference] = try SentenceGenerator.rows(of: reference, mode) }
        case .sequence(let parts), .choice(let parts): for part in parts { try resolve(part) }
        case .optional(let inner), .repetition(let inner): try resolve(inner)
        case .name(let name): try reach(name)
        case .terminal, .mode, .warns: break
        }
    }

    /// The rows that a reference names and the mode reads. Fails where no mode reads any.
    private static func rows(of reference: TableReference, _ mode: Mode) throws -> [TableRow] {
        let table = try Grammars.table(reference.table)
        for column in [reference.column] + reference.conditions.map(\.column) where !table.columns.contains(column) {
            throw TableError(table: table.name, line: 0, code: "no-such-column", detail: column)
        }
        let columns = Set(reference.conditions.filter { !$0.isNegated }.map(\.column))
        let matching = table.rows.filter { row in
            func value(_ column: String) -> String { row[column].isEmpty ? "none" : row[column] }
            func meets(_ condition: TableReference.Condition) -> Bool { value(condition.column) == condition.value }
            return !row[reference.column].isEmpty && !reference.conditions.contains { $0.isNegated && meets($0) }
                && columns.allSatisfy { column in
                    reference.conditions.contains { !$0.isNegated && $0.column == column && meets($0) }
                }
        }
        if matching.isEmpty {
            throw TableError(table: table.name, line: 0, code: "no-such-row", detail: "\(reference)")
        }
        return matching.filter { row in
            // Words of prose that no formula reads are left to the scanner.
            switch row["mode"] + row["where"] {
            case "", "both": true
            case "latex", "math": mode == .latex
            case "plain": mode == .plain
            default: false
            }
        }
    }

    /// What writes each delimiter, by its role.
    private static func spellings() throws -> [String: [String]] {
        var spellings: [String: [String]] = [:]
        for row in try Grammars.table("Delimiters").rows {
            for role in ["open", "close"] where row["role"] == role || row["role"] == "both" {
                spellings["\(role) \(row["delimiter"])", default: []].append(row["trigger"])
            }
        }
        return spellings
    }

    /// Rows that references name and no sentence has used.
    var unusedRows: [String] {
        rows.flatMap { reference, rows in
            rows.dropFirst(written[reference] ?? 0).map { "\($0.table).tbl:\($0.line) of \(reference)" }
        }
    }

    /// Alternatives that no sentence has used.
    var unusedAlternatives: [String] {
        uses.flatMap { name, counts in
            counts.indices.filter { counts[$0] == 0 && cost(grammar.productions[name]!.alternatives[$0]) != nil }
                .map { "\(name), alternative \($0 + 1)" }
        }
    }

    // MARK: Sentences

    mutating func next() -> (sentence: Sentence, text: String) {
        sentence = Sentence(mode: mode)
        active = [:]
        recursion = 0
        var chosen: [String: TableRow] = [:]
        expand(start, random.int(in: 1...SentenceGenerator.budgetLimit), &chosen)
        let gaps = sentence.pieces.map { _ in random.chance(0.5) }
        return (sentence, sentence.text { gaps[$0] })
    }

    /// Writes a production with about as many pieces as the budget allows.
    private mutating func expand(_ name: String, _ budget: Int, _ outer: inout [String: TableRow]) {
        guard let alternatives = alternatives[name] else { return }
        let wasActive = active[name, default: 0]
        active[name] = wasActive + 1
        if wasActive > 0 { recursion += 1 }
        let index = pick(alternatives, uses[name] ?? [], budget)
        uses[name]?[index] += 1
        var chosen = name == name.uppercased() ? outer : [:]
        let first = sentence.pieces.count
        write(alternatives[index].expression, budget, &chosen)
        // Names in capitals are written without spaces and share their rows with the production around them.
        if name == name.uppercased() {
            for index in sentence.pieces.indices.dropFirst(first + 1) { sentence.pieces[index].isTight = true }
            outer = chosen
        }
        if wasActive > 0 { recursion -= 1 }
        active[name] = wasActive
    }

    /// An alternative that is open in this mode and fits the budget, or else the cheapest. New ones and those with new rows come
    /// first, even a little above the budget; growing ones come often.
    private mutating func pick(_ alternatives: [Alternative], _ uses: [Int], _ budget: Int) -> Int {
        let isPending = alternatives.map { alternative in
            recursion < 2 && alternative.references.contains { written[$0, default: 0] < rows[$0]?.count ?? 0 }
        }
        let costs = alternatives.indices.map { index in
            alternatives[index].cost < Int.max && isPending[index]
                ? max(0, alternatives[index].cost - 12) : alternatives[index].cost
        }
        let candidates = affordable(costs, budget)
        let weights = candidates.map { index in
            (uses[index] == 0 ? 30.0 : isPending[index] ? 15 : 1)
                * (alternatives[index].isGrowing && budget > 4 ? 6 : 1)
        }
        var place = Double.random(in: 0..<weights.reduce(0, +), using: &random)
        for (index, weight) in zip(candidates, weights) {
            place -= weight
            if place < 0 { return index }
        }
        return candidates[candidates.count - 1]
    }

    /// Where the costs are within the budget, or least. What is closed in this mode costs `Int.max`.
    private func affordable(_ costs: [Int], _ budget: Int) -> [Int] {
        let cheapest = costs.min() ?? 0
        let limit = recursion >= SentenceGenerator.recursionLimit ? cheapest : max(budget, cheapest)
        return costs.indices.filter { costs[$0] <= limit && costs[$0] < Int.max }
    }

    private mutating func write(_ expression: EbnfExpression, _ budget: Int, _ chosen: inout [String: TableRow]) {
        switch expression {
        case .terminal(let text): sentence.pieces.append(.init(text: text, isTight: false))
        case .name(let name): expand(name, budget, &chosen)
        case .cell(let reference): sentence.pieces.append(.init(text: cell(reference, &chosen), isTight: false))
        case .mode: break
        case .warns(let code): sentence.warnings.insert(code)
        case .choice(let parts):
            write(parts[random.pick(affordable(parts.map { cost($0) ?? Int.max }, budget))], budget, &chosen)
        case .sequence(let parts): writeParts(parts, budget, &chosen)
        case .optional, .repetition: writeParts([expression], budget, &chosen)
        }
    }

    /// Writes parts one after the other, the budget shared out among them at random.
    private mutating func writeParts(_ parts: [EbnfExpression], _ budget: Int, _ chosen: inout [String: TableRow]) {
        var rest = budget - parts.reduce(0) { $0 + (cost($1) ?? 0) }
        var taken: [EbnfExpression] = []
        for part in parts {
            switch part {
            case .optional(let inner):
                if takes(inner, &rest, 0.2) { taken.append(inner) }
            case .repetition(let inner):
                while takes(inner, &rest, 0.12) { taken.append(inner) }
            default: taken.append(part)
            }
        }
        let shares = taken.map { part in
            part.names.isDisjoint(with: growing) ? 0 : Double.random(in: 0.1...1, using: &random)
        }
        var whole = shares.reduce(0, +)
        rest = max(rest, 0)
        for (part, share) in zip(taken, shares) {
            let extra = share > 0 ? min(rest, Int((Double(rest) * share / max(whole, share)).rounded())) : 0
            whole -= share
            rest -= extra
            // What cannot grow costs little: it may take any form.
            write(part, share > 0 ? (cost(part) ?? 0) + extra : Int.max, &chosen)
        }
    }

    /// Whether an optional part is written, which then takes its cost off the budget.
    private mutating func takes(_ part: EbnfExpression, _ rest: inout Int, _ probability: Double) -> Bool {
        guard let cost = cost(part), cost <= rest, recursion < SentenceGenerator.recursionLimit,
            random.chance(probability)
        else { return false }
        rest -= cost
        return true
    }

    private mutating func cell(_ reference: TableReference, _ chosen: inout [String: TableRow]) -> String {
        if !reference.isSame, let all = rows[reference] {
            // Every row in turn, so that none waits for luck.
            let turn = written[reference, default: 0]
            written[reference] = turn + 1
            chosen[reference.table] = all[turn % all.count]
        }
        guard let row = chosen[reference.table] else { preconditionFailure("no row before \(reference)") }
        let value = row[reference.column]
        switch (reference.table, reference.column) {
        case ("Fences", "open"), ("Fences", "close"):
            return spellings["\(reference.column) \(value)"].map { random.pick($0) } ?? value
        case ("Words", "words"): return mode == .latex ? "\\text{ \(value) }" : value
        // One cell may hold several spellings.
        case ("Functions", "words"):
            let word = random.pick(row.words("words"))
            return mode == .latex ? "\\operatorname{\(word)}" : word
        case ("Units", "spellings"):
            let unit = String(random.pick(value.split(separator: "|")))
            return mode == .latex ? "\\text{ \(unit)}" : unit
        default: return value
        }
    }

    // MARK: Costs

    /// The fewest pieces of an expression, or nil where the mode closes it.
    private func cost(_ expression: EbnfExpression) -> Int? {
        SentenceGenerator.cost(expression, costs, mode, closed)
    }

    private static func cost(
        _ expression: EbnfExpression, _ costs: [String: Int], _ mode: Mode, _ closed: Set<TableReference>
    ) -> Int? {
        switch expression {
        case .terminal: return 1
        case .cell(let reference): return closed.contains(reference) ? nil : 1
        case .name(let name): return costs[name]
        case .mode(let name): return (name == "plain") == (mode == .plain) ? 0 : nil
        case .warns, .optional, .repetition: return 0
        case .choice(let parts): return parts.compactMap { cost($0, costs, mode, closed) }.min()
        case .sequence(let parts):
            var sum = 0
            for part in parts {
                guard let cost = cost(part, costs, mode, closed) else { return nil }
                sum += cost
            }
            return sum
        }
    }

    /// The fewest pieces of each production, from below until nothing changes.
    private static func costs(of grammar: Ebnf, _ mode: Mode, _ closed: Set<TableReference>) -> [String: Int] {
        var costs: [String: Int] = [:]
        var isChanging = true
        while isChanging {
            isChanging = false
            for (name, body) in grammar.productions {
                guard let cost = cost(body, costs, mode, closed), cost < costs[name] ?? Int.max else { continue }
                costs[name] = cost
                isChanging = true
            }
        }
        return costs
    }
}
