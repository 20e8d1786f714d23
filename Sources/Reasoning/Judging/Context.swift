import Arithmetic
import Expressions
import LatexSyntax

extension Statement {
    /// The symbols, and the names of functions as symbols `f()`: what connects statements.
    var topics: [Symbol] {
        var names: Set<Symbol> = []
        left.collectFunctionNames(into: &names)
        right.collectFunctionNames(into: &names)
        return symbols + names.sorted()
    }

    /// The same, read from the right.
    var converse: Statement { Statement(right, relation.converse, left) }
}

extension Expr {
    fileprivate func collectFunctionNames(into found: inout Set<Symbol>) {
        if isGround { return }
        if case .function(.named(let name)) = head { found.insert(Symbol(name + "()")) }
        for argument in arguments { argument.collectFunctionNames(into: &found) }
    }
}

/// What may be used when a claim is judged: Γ of the problem and of the steps so far.
struct Context {
    struct Fact {
        let statement: Statement
        /// From the problem statement: given, not claimed.
        let isGiven: Bool
        /// Holds only inside this step (an assumption of one sentence).
        var onlyInStep: Int?
        /// Proved from the facts before it.
        let isDerived: Bool
        /// Stated exactly, and under no supposition but the facts of its sentence.
        var isBinding: Bool
        /// The sentence that states it.
        let sentence: Int
        let topics: Set<Symbol>

        init(
            statement: Statement, isGiven: Bool = false, onlyInStep: Int?, isDerived: Bool = false, isBinding: Bool = false,
            sentence: Int
        ) {
            self.statement = statement
            self.isGiven = isGiven
            self.onlyInStep = onlyInStep
            self.isDerived = isDerived
            self.isBinding = isBinding
            self.sentence = sentence
            topics = Set(statement.topics)
        }
    }

    struct Chain {
        let head: Expr
        /// Whether all its links hold for all values.
        let isIdentity: Bool
        /// Where the last side stands: the next link begins there.
        let end: SourceSpan
        /// What the links said so far, once one of them stayed open: no proof of the links after it.
        let open: [Statement]
        var result: Statement?
    }

    /// `f(x) = body`.
    struct FunctionDefinition: Hashable {
        let parameters: [Symbol]
        let body: Expr

        var hasIndefiniteIntegral: Bool { body.hasIntegral }
    }

    /// Consecutive terms of an arithmetic or geometric sequence.
    struct Progression {
        let isGeometric: Bool
        let terms: [Expr]
    }

    /// A line that the next one may go on from.
    struct Line {
        let statement: Statement
        var isTainted = false
        var isCase = false
        var sentence = 0
    }

    private(set) var facts: [Fact] = []
    /// The equation that the text stated last, and whether it was derived from a wrong one: what the next line goes on from.
    private(set) var latest: Line?
    /// The comparison with unknowns that the text stated last, unless an equation came after it.
    var latestComparison: Statement?
    /// The links of the last chain of comparisons, and those of the one before it: what the last one may be made from.
    private var order: [Statement] = []
    private(set) var orderBefore: [Statement] = []
    /// `X = 25 · 14 · 4`, the equation that the text stated last: a calculation whose result may come next.
    var calculation: ClaimInput? {
        didSet {
            guard let old = oldValue?.statement, let symbol = old.left.symbol else { return }
            calculated.append((symbol, old.right))
            if calculated.count > Context.capacity { calculated.removeFirst() }
        }
    }
    /// The calculations before it, each with the name of its result.
    private(set) var calculated: [(name: Symbol, value: Expr)] = []
    /// Names with exactly one definition in the text.
    var functions: [String: FunctionDefinition] = [:]
    /// Names of functions that the text defines piece by piece.
    var pieces: [String: PiecewiseFunction] = [:]
    /// Equations that are said to hold for all values of their variables.
    var universalEquations: Set<Statement> = []
    /// Equations that are said to hold for some values of their variables.
    var existentialEquations: Set<Statement> = []
    /// Equations f(x) = x that say nothing of other arguments: of the problem, or of a function of which more is known.
    private(set) var equationsToSolve: Set<Statement> = []
    /// Equations between terms of sequences that hold for all indices of a range.
    var laws: [SequenceLaw] = []
    /// The equations with unknowns that the text stated last, wherever it got them from.
    var lastEquations: [Statement] = []
    /// The sequence that was spoken of last.
    var progression: Progression?
    /// The names with an index that the whole text speaks of.
    var indexedNames: Set<Symbol> = []
    /// Names whose definition the text has stated so far.
    var introducedFunctions: Set<String> = []
    /// Which letters stand for vectors.
    var vectorLetters = VectorLetters()
    /// Which letters stand for complex numbers.
    var complexLetters = ComplexLetters()
    /// Capital letters that words introduce as matrices.
    var matrixLetters: Set<String> = []
    /// The one modulus that the text speaks of.
    var modulus: SyntaxNode?
    /// What the text has said of unknowns by sets and alternatives, the latest last.
    var solutionSets: [SolutionSet] = []
    /// What the problem asks to be solved, or where what it asks for is defined.
    var condition: SolutionSet?
    /// dy/dx and the like, where the text defines y as an expression in x.
    var quotients: [Symbol: Expr] = [:]
    /// Written forms of ground claims that were found valid, for the step rule on repetition.
    var statedClaims: Set<String> = []
    /// Written forms of equations with unknowns, given or claimed.
    private var statedEquations: Set<String> = []
    private(set) var recentEquations: [Statement] = []
    /// The comparisons in one unknown that the text has stated, those of cases included.
    private(set) var recentComparisons: [Statement] = []
    private var provenComparisons: [Statement] = []
    private var refutedEquations: Set<String> = []
    /// The first side of the chain a = b = c … that is being read, and what follows from its links so far.
    var chain: Chain?
    /// What the open links before the one that is judged say.
    var openLinks: [Statement] = []
    /// What "or" joins to what is judged: no alternative proves another.
    var alternatives: [Statement] = []
    /// The values that an unknown was found to have, where they are several.
    var solutions: [Symbol: [Expr]] = [:]
    private(set) var congruences: [Statement] = []
    /// Texts of whole steps.
    var statedSteps: Set<String> = []

    /// Decimals that the problem gives, or that are results of exact calculations.
    var exactDecimals: Set<Rational> = []
    /// Values that some line of the whole text gives to a name, whatever for.
    var valuesAnywhere: [Symbol: [Expr]] = [:]
    /// Sides of relations and single expressions of the problem and of the lines so far.
    private var expressions: Set<Expr> = []
    /// The unknowns of the problem.
    var problemSymbols: Set<Symbol> = []
    /// Letters that stand alone in the problem: it may ask for them.
    var askedNames: Set<Symbol> = []
    /// The problem asks for an expression in another form.
    var asksForForm = false

    /// The number of the sentence that is being judged.
    var sentence = 0
    /// The sentences that suppose something.
    var supposing: Set<Int> = []
    /// The equations of the sentence that stated one last.
    private(set) var said: (sentence: Int, equations: [Statement]) = (0, [])
    /// Letters of equations of the problem that are not understood.
    var unreadNames: Set<String> = []
    /// Calculations that the problem sets equal to a letter.
    var givenCalculations: [Symbol: [Expr]] = [:]
    /// Sentences that suppose what cannot hold beside Γ: values that are tried in vain.
    var clashing: Set<Int> = []
    /// Values of which the text says that they solve an equation, perhaps beside others.
    var oneOfSolutions: Set<Statement> = []
    /// The last sentence that turns to another case.
    var lastCase = 0
    /// The unknowns that stand for the points of curves.
    var coordinates: Set<Symbol> = []
    /// Whether the text speaks of points that several curves have in common.
    var curvesMeet = false
    /// The triangles that the text names.
    var triangles = Triangles()
    /// What words say of points and distances.
    var figures = Figures()
    /// The equations of circles and spheres of which words give center and radius.
    var circles: [Statement] = []
    /// The points that the one curve of the problem passes through.
    var passedPoints: [[Expr]] = []
    /// What that curve is called.
    var passing: String?
    /// Whether the text gives angles in degrees and in radians.
    var mixesAngleUnits = false

    /// Equations and comparisons that came from words.
    var inWords: Set<Statement> = []
    var orders: Set<Statement> = []
    /// What the problem says of all terms of sequences, by their letters.
    var sequences: [String: SequenceOrder] = [:]
    /// Names that the problem says in words to be positive (true) or not negative.
    private var declaredSigns: [Symbol: Bool] = [:]
    /// The equations that names of roots solve, and the step that alone they hold in. They are kept apart: most claims about roots need
    /// no more than the sums and products.
    var rootEquations: [Symbol: (statement: Statement, onlyInStep: Int?)] = [:]
    /// Names that the text has given more than one value.
    private(set) var revalued: Set<Symbol> = []

    /// Facts beyond this number are forgotten, oldest claimed first.
    private static let capacity = 24
    /// At most this many facts are handed to one proof.
    static let relevantFacts = 10

    mutating func add(
        _ statement: Statement, isGiven: Bool = false, onlyInStep: Int? = nil, isDerived: Bool = false,
        isBinding: Bool = true
    ) {
        if statement.relation == .equal, statement.symbols.count == 1, statement.left.symbol == nil {
            recentEquations.append(statement)
        }
        if recentEquations.count > Context.capacity { recentEquations.removeFirst() }
        if statement.asksForFixedPoint, !universalEquations.contains(statement) {
            let names = Set(statement.topics).subtracting(statement.symbols)
            if isGiven || facts.contains(where: { !$0.topics.isDisjoint(with: names) }) { equationsToSolve.insert(statement) }
        }
        append(
            Fact(
                statement: statement, isGiven: isGiven, onlyInStep: onlyInStep, isDerived: isDerived,
                isBinding: isBinding, sentence: sentence))
        if !isGiven { goOn(from: statement, isCase: onlyInStep != nil) }
    }

    /// The words of the problem say that the name stands for a positive number, or one that is not negative.
    mutating func declareSign(of symbol: Symbol, isStrict: Bool) {
        if declaredSigns[symbol] != true { declaredSigns[symbol] = isStrict }
    }

    /// The comparisons in these symbols that were proved before.
    func provenComparisons(within symbols: [Symbol]) -> [Statement] {
        provenComparisons.filter { $0.symbols.allSatisfy(symbols.contains) }
    }

    /// What words say of the signs of these symbols.
    func declaredSigns(of symbols: [Symbol]) -> [Statement] {
        declaredSigns.isEmpty ? [] : symbols.compactMap { symbol in
            declaredSigns[symbol].map { Statement(.symbol(symbol), $0 ? .greater : .greaterOrEqual, .zero) }
        }
    }

    /// A comparison that was proved under no assumption: of use when those of the step, which may be the conditions of a case, do not do.
    mutating func prove(comparison: Statement) {
        if provenComparisons.contains(comparison) { return }
        provenComparisons.append(comparison)
        if provenComparisons.count > Context.relevantFacts { provenComparisons.removeFirst() }
    }

    /// A comparison joins the facts of one step. The next line goes on from the last equation as before.
    mutating func add(comparison: Statement, onlyInStep step: Int) {
        append(Fact(statement: comparison, onlyInStep: step, sentence: sentence))
    }

    /// The next link of a chain of comparisons, or the first link of a new one.
    mutating func addOrder(_ statement: Statement, goesOn: Bool) {
        if !goesOn { (orderBefore, order) = (order, []) }
        order.append(statement)
        if statement.symbols.count == 1 { recentComparisons.append(statement) }
        if recentComparisons.count > Context.capacity { recentComparisons.removeFirst() }
    }

    /// The last chains of comparisons in this unknown alone, the latest first.
    func orderChains(in unknown: Symbol) -> [Formula] {
        [order, orderBefore].filter { !$0.isEmpty && $0.allSatisfy { $0.symbols == [unknown] } }.map { .and($0.map { .statement($0) }) }
    }

    /// What comes next is made from no comparison before it.
    mutating func endOrder() { (order, orderBefore) = ([], []) }

    /// - Parameter first: whether it stands before all others.
    mutating func append(_ fact: Fact, first: Bool = false) {
        facts.insert(fact, at: first ? 0 : facts.endIndex)
        if facts.count > Context.capacity { facts.remove(at: facts.firstIndex { !$0.isGiven } ?? 0) }
    }

    /// Congruences are facts for other congruences only.
    mutating func add(congruence: Statement) {
        congruences.removeAll { $0 == congruence }
        congruences.append(congruence)
        if congruences.count > Context.capacity { congruences.removeFirst() }
    }

    /// Drops claimed facts about these symbols: the text now gives them another meaning.
    mutating func forget(_ symbols: [Symbol]) {
        let gone = Set(symbols)
        for symbol in symbols { rootEquations[symbol] = nil }
        drop { !gone.isDisjoint(with: $0.statement.symbols) }
    }

    /// Claimed facts about these symbols exclude nothing from here on.
    mutating func loosen(_ symbols: [Symbol]) {
        for index in facts.indices where !facts[index].isGiven && !facts[index].topics.isDisjoint(with: symbols) {
            facts[index].isBinding = false
        }
    }

    /// Drops what was said of the value of a symbol, not the equations that it solves.
    mutating func forgetValues(of symbol: Symbol?) {
        drop { fact in
            symbol.map {
                fact.statement.symbols.contains($0) && fact.statement.symbols.count > 1
                    || fact.statement.left.symbol == $0
            } == true
        }
    }

    /// Drops claimed facts, and remembers whose values went with them.
    private mutating func drop(where isGone: (Fact) -> Bool) {
        facts.removeAll { fact in
            guard !fact.isGiven, isGone(fact) else { return false }
            if let symbol = fact.statement.left.symbol { revalued.insert(symbol) }
            return true
        }
    }

    mutating func remove(_ statement: Statement) { facts.removeAll { !$0.isGiven && $0.statement == statement } }

    /// Drops givens that cannot hold together.
    mutating func removeGivens(among statements: [Statement]) {
        facts.removeAll { $0.isGiven && statements.contains($0.statement) }
    }

    mutating func leave(step: Int) {
        facts.removeAll { $0.onlyInStep == step }
        rootEquations = rootEquations.filter { $0.value.onlyInStep != step }
    }

    /// The sentence goes on in the next step, and with it what it assumes.
    mutating func carryOn(from step: Int) {
        for index in facts.indices where facts[index].onlyInStep == step { facts[index].onlyInStep = step + 1 }
        rootEquations = rootEquations.mapValues { $0.onlyInStep == step ? ($0.statement, step + 1) : $0 }
    }

    /// A fact that follows from others: the next line does not go on from it.
    mutating func add(derived statement: Statement, onlyInStep step: Int?) {
        append(Fact(statement: statement, onlyInStep: step, sentence: sentence))
    }

    /// Drops the values that the text has given a symbol; what else was said of it still holds.
    mutating func forgetNumbers(of symbol: Symbol?, except kept: Statement? = nil) {
        guard let symbol else { return }
        drop { $0.statement.left.symbol == symbol && $0.statement.right.isGround && $0.statement != kept }
    }

    /// Drops the claims among the statements one by one, the latest first, until the condition holds.
    mutating func forgetLatest(among statements: [Statement], except kept: Statement, until isEnough: (Context) -> Bool) {
        while let last = facts.lastIndex(where: { !$0.isGiven && $0.statement != kept && statements.contains($0.statement) }) {
            let gone = facts[last].statement
            drop { $0.statement == gone }
            if isEnough(self) { return }
        }
    }

    func holds(_ statement: Statement) -> Bool { facts.contains { $0.statement == statement } }

    func isDerived(_ statement: Statement) -> Bool { facts.contains { $0.statement == statement && $0.isDerived } }

    /// Makes an equation the one that the next line goes on from. A tainted one never joins the facts.
    /// One case of several refutes nothing: what follows may go on from another.
    mutating func goOn(from statement: Statement, isTainted: Bool = false, isCase: Bool = false) {
        latest = Line(statement: statement, isTainted: isTainted, isCase: isCase, sentence: sentence)
        if said.sentence != sentence { said = (sentence, []) }
        said.equations.append(statement)
        latestComparison = nil
        endOrder()
    }

    mutating func breakOff() { latest = nil }

    /// Equations found wrong, by written form: saying them again makes them no facts.
    mutating func refute(_ writtenForm: String) { refutedEquations.insert(writtenForm) }

    func isRefuted(_ writtenForm: String) -> Bool { refutedEquations.contains(writtenForm) }

    /// Whether the equation was stated before, in this or the other order.
    func isStated(_ writtenForm: String) -> Bool { statedEquations.contains(writtenForm) }

    mutating func state(_ writtenForm: String) { statedEquations.insert(writtenForm) }

    /// Whether the line before holds in a case only, which the present sentence need not be in.
    var goesOnFromCase: Bool { latest.map { $0.isCase && $0.sentence != sentence } ?? false }

    /// Whether some facts hold only inside the present step.
    var hasAssumptions: Bool { facts.contains { $0.onlyInStep != nil && !orders.contains($0.statement) } }

    /// Whether the expression stood in the problem, or in a line before this one, as a whole or as the side of a relation.
    func isKnown(_ expression: Expr) -> Bool { expressions.contains(expression) }

    mutating func remember(_ expressions: [Expr]) {
        self.expressions.formUnion(expressions.lazy.filter { !$0.isGround && $0.symbol == nil })
    }
}
