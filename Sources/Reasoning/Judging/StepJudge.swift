import Algebra
import Elaboration
import Expressions
import LatexSyntax

/// Judges the steps of one solution in order, carrying Γ from step to step.
struct StepJudge {
    let configuration: Configuration
    var prover: Prover
    var context = Context()
    var scope: NameScope
    /// Operator signs that the text defines anew: `a * b = a² + b`.
    var redefinedOperators: Set<String> = []
    /// The last step broke off inside of a sentence.
    private var isMidSentence = false
    /// The last ground equation was a trial, not a result.
    private var isTrying = false
    /// The link judged last: its left side, and where its right side stands.
    private var chain: (left: Expr, right: SourceSpan)?
    /// Equations of the step with a variable index, and whether its words say that they are laws.
    var openLaws: [(law: SequenceLaw, isLaw: Bool)] = []
    /// The problem statement.
    var problem: ReadText?
    /// How many sentences have begun.
    private var sentencesBegun = 0
    /// What the last sentence of the step before announces to come next.
    private(set) var announced: DiscourseRoles = []
    /// The end found last, which holds for all places before it: a sentence is looked through once, however many spans it has.
    var sentenceEnd: (from: Int, end: Int, isQuestion: Bool)?

    init(configuration: Configuration, prover: Prover) {
        self.configuration = configuration
        self.prover = prover
        scope = configuration.names
        scope.readsDots = false
    }

    mutating func judge(step: Int, _ text: ReadText, _ span: SourceSpan, roles given: DiscourseRoles = []) -> StepReport
    {
        let source = text.source
        var claims: [ClaimReport] = []
        var previousEnd = span.start
        var previous: Place?
        var items: [AlternativeGrouping.Item<Place>] = []
        var lastClaim = span.start
        sentenceEnd = nil
        if !isMidSentence { sentencesBegun += 1 }
        for piece in text.pieces(in: span) {
            let math = piece.span
            var place = place(of: math, source, span, previousEnd: previousEnd, previous: previous)
            if place.beginsSentence { sentencesBegun += 1 }
            let subject = previous
            previous = place
            place.roles.formUnion(given)
            place.step = step
            place.sentence = sentencesBegun
            place.isAnnotation = piece.span.isAnnotation
            place.repairs = piece.repairs
            var connector = AlternativeGrouping.connector(source, previousEnd, math.outer.start)
            for utterance in piece.utterances {
                var own = place
                if let subject, utterance.isWorded { own.takeWords(from: subject) }
                items.append(AlternativeGrouping.Item(utterance: utterance, place: own, connector: connector))
                place.isCut = false
                connector = []
                if case .mention = utterance { continue }
                lastClaim = math.outer.end
            }
            previousEnd = max(previousEnd, math.outer.end)
        }
        var facts = statedFacts(text, span)[...]
        openLaws = laws(in: text, span, isGiven: false)
        let statedItems = joiningChoices(readingCases(sayingAgain(AlternativeGrouping.grouped(items))), source)
        var cases: (end: Int, report: ClaimReport, firstClaim: Int)?
        var judgedUpTo = 0
        for (index, item) in statedItems.enumerated() where index >= judgedUpTo {
            while let fact = facts.first, fact.end <= item.utterance.start {
                facts.removeFirst()
                if let report = refutedRoots(fact, source, span, roles: given) { claims.append(report) } else { enter(fact, step: step) }
            }
            context.sentence = item.place.sentence
            if item.connector?.last != "or" { context.alternatives = [] }
            // "For the coefficients of x, I have" supposes nothing.
            if item.place.roles.isHypothetical, item.place.supposesBesideFor || !item.utterance.isMention && !item.place.roles.contains(.consequence) {
                context.supposing.insert(item.place.sentence)
            }
            if item.place.roles.contains(.turn) { context.lastCase = item.place.sentence }
            if let (end, report) = judgeAtPoints(from: index, statedItems, source) {
                claims.append(report)
                judgedUpTo = end
                continue
            }
            if cases == nil, let (end, report) = judgeCases(from: index, statedItems, source) { cases = (end, report, claims.count) }
            judge(item.utterance, item.place, source, into: &claims)
            if let (end, report, firstClaim) = cases, end == index + 1 {
                // Each holds in its case; that there are no others is the claim.
                if claims[firstClaim...].allSatisfy({ ["assumption", "restated", "not-implied"].contains($0.reason) }) { claims[firstClaim...] = [report] }
                cases = nil
            }
        }
        for fact in facts {
            if let report = refutedRoots(fact, source, span, roles: given) { claims.append(report) } else { enter(fact, step: step) }
        }
        claims += judgeIntegerClaims(text, span, roles: given)
        announced = announcement(source, span, lastClaim: lastClaim)
        // "If x = 2, then" before a display: the sentence goes on.
        isMidSentence = StepJudge.isUnfinished(source, span)
        if isMidSentence { context.carryOn(from: step) } else { context.leave(step: step) }
        let key = StepJudge.compact(source, span)
        let isRepeatedStep = !context.statedSteps.insert(key).inserted
        let (verdict, reason) = summarize(claims, isRepeatedStep: isRepeatedStep)
        return StepReport(index: step, span: span, verdict: verdict, reason: reason, claims: claims)
    }

    private mutating func judge(
        _ utterance: Utterance, _ place: Place, _ source: SourceText, into claims: inout [ClaimReport]
    ) {
        switch utterance {
        case .link(let link): claims.append(judge(link, place, source))
        case .alternatives(let links, let span):
            if let report = judgeAlternatives(links, span, place, source) { claims.append(report) }
        case .choices(let chains, let span):
            if let report = judgeChoices(chains, span, place, source) { claims.append(report) }
        case .mention(let node):
            if let report = judgeMentionedSet(node, place, source) { claims.append(report) }
        case .unread(let node): claims.append(unreadable(node.span, source, "unread"))
        }
    }

    func unreadable(_ span: SourceSpan, _ source: SourceText, _ reason: String) -> ClaimReport {
        ClaimReport(
            span: span, text: source.string(span), kind: .unread, verdict: .undecided, reason: reason, evidence: nil)
    }

    /// The verdict on a link as it is read in the present scope.
    mutating func judgeAsRead(_ link: Link, _ place: Place, _ source: SourceText) -> (
        report: ClaimReport, ambiguities: [Ambiguity]
    ) {
        var ambiguities: [Ambiguity] = []
        guard link.left.hasDots || link.right.hasDots else {
            return (judgeAsRead(link, place, source, &ambiguities), ambiguities)
        }
        // What dots leave out is read where that decides the claim; nothing else is built on it.
        let before = context
        scope.readsDots = true
        defer { scope.readsDots = false }
        let report = judgeAsRead(link, place, source, &ambiguities)
        if report.verdict != .undecided { return (report, ambiguities) }
        context = before
        context.chain = nil
        return (unreadable(link.span, source, "incomplete"), [])
    }

    private mutating func judgeAsRead(
        _ link: Link, _ place: Place, _ source: SourceText, _ ambiguities: inout [Ambiguity]
    ) -> ClaimReport {
        var link = link
        if link.modulus == nil, link.relation.name == "Equiv" { link.sharedModulus = context.modulus }
        let span = link.span
        let text = source.string(span)
        // A link that is not judged breaks the chain.
        let links = link.position > 0 && context.chain?.end == link.left.span ? context.chain : nil
        context.chain = nil
        context.openLinks = links?.open ?? []
        let relation = Relation(syntaxName: link.relation.name)
        if let report = judgeMembership(link, place, source) ?? judgeQuotientWithRemainder(link, place, source) { return report }
        guard relation != nil || link.isCongruence else { return unreadable(span, source, "unsupported-relation") }
        if link.isIdle {
            // An annotation such as <<8=8>> is decided for the record, and counts as known: it earns its step nothing.
            context.statedClaims.insert(link.writtenForm)
        }
        if link.isIdle, !place.isAnnotation {
            return ClaimReport(
                span: span, text: text, kind: .equation, verdict: .undecided, reason: "vacuous", evidence: nil)
        }
        let left: Elaboration
        let right: Elaboration
        do throws(ElaborationError) {
            left = try Elaborator.elaborate(link.left, scope: scope)
            right = try Elaborator.elaborate(link.right, scope: scope)
        } catch {
            return unreadable(span, source, error.code.rawValue)
        }
        for ambiguity in left.notes.ambiguities + right.notes.ambiguities where !ambiguities.contains(ambiguity) {
            ambiguities.append(ambiguity)
        }
        if let report = judgeArrays(link, left, right, place, source) { return report }
        if holdsUnknownMatrix(link.left) || holdsUnknownMatrix(link.right) { return unreadable(span, source, "unsupported") }
        guard let leftValue = left.expression else { return unreadable(span, source, "unsupported") }
        func input(_ statement: Statement, caution: String?) -> ClaimInput {
            ClaimInput(
                link: link, left: left, right: right, statement: statement,
                roles: place.isAnnotation ? [] : place.roles, step: place.step,
                span: span, text: text, writtenForm: link.writtenForm, goesOn: place.goesOn || link.continuesRow,
                caution: caution,
                countsNoun: StepJudge.isFollowedByWord(source, span.end))
        }
        // x < ±3 says nothing of values.
        if case .plusMinus = right.denotation, relation != .equal, relation != .approximately {
            return unreadable(span, source, "unsupported-relation")
        }
        if case .plusMinus(let upper, let lower) = right.denotation {
            return judgeValues([upper, lower], input(Statement(leftValue, .equal, upper), caution: nil), source)
        }
        guard let rightValue = right.expression else { return unreadable(span, source, "unsupported") }
        if link.isCongruence {
            guard let statement = congruence(link, leftValue, rightValue) else {
                return unreadable(span, source, "unsupported-relation")
            }
            var input = input(statement, caution: caution(text, place, isUnfolded: false, link))
            input.isDenied = place.isDenied
            input.isOneOfSeveral = place.isOneOfSeveral
            return judgeCongruence(input)
        }
        guard let relation else { return unreadable(span, source, "unsupported-relation") }
        let asWritten = Statement(leftValue, relation, rightValue)
        if link.position == 0, let (name, _, _) = StepJudge.definedFunction(link.left),
            let definition = context.functions[name], definition.body == rightValue
        {
            if place.roles.isDisjoint(with: .assumption) { context.introducedFunctions.insert(name) }
            return input(asWritten, caution: nil).report(.definition, .undecided, "definition")
        }
        let statement = Statement(context.unfolding(leftValue), relation, context.unfolding(rightValue))
        let caution = caution(text, place, isUnfolded: statement != asWritten && !context.knowsFunctions(of: asWritten), link)
        if statement.isGround {
            var input = input(statement, caution: caution)
            input.hasChosenAngleUnit = scope.angleUnit != nil
            input.isAnnotation = place.isAnnotation
            input.isDenied = (place.isDenied || place.denial == .before) && !place.isAnnotation
            if isTrying { input.roles.insert(.trial) }
            let report = groundJudge.judge(input, prover: &prover)
            if report.verdict == .valid, isRejected(place) { return input.report(.arithmetic, .undecided, "not-asserted", report.evidence) }
            // Decimals calculated from rounded ones are no more exact than these.
            if report.verdict == .valid, report.reason == "exact", let result = right.notes.literal, result.isDecimal,
                Elaborator.roundingReach(of: link.left, exact: context.exactDecimals)?.isZero == true
            {
                context.exactDecimals.insert(result.value)
            }
            // What follows a trial simplifies it.
            isTrying = report.reason == "trial"
            symbolicJudge.close(links, link, statement, report, step: place.step, &context, &prover)
            return report
        }
        if let report = judgeFamilies([statement.right], input(statement, caution: caution), source) {
            context.breakOff()
            return report
        }
        var symbolic = input(statement, caution: caution)
        // "3 = x" gives x a value as "x = 3" does.
        if relation == .equal, link.chainLength == 2, statement.left.isGround { symbolic = symbolic.converse }
        symbolic.isOneOfSeveral = place.isOneOfSeveral
        symbolic.isUniversal = place.isUniversal
        symbolic.isOneSolution = place.isOneSolution
        symbolic.isEnumerated = place.isEnumerated
        symbolic.isSaidToWork = place.isSaidToWork
        symbolic.tellsSolutions = place.namesSolutions && !place.isTentative
        if place.denial != nil { return judgeDenied(symbolic, place) }
        if let chain, link.position > 0, chain.right == link.left.span { symbolic.before = chain.left }
        symbolic.behind = link.next.flatMap { try? Elaborator.elaborate($0, scope: scope).expression }
        chain = (leftValue, link.right.span)
        defer {
            context.calculation = symbolic.isCalculation ? symbolic : nil
            context.remember([statement.left, statement.right])
        }
        let report = symbolicJudge.judge(symbolic, context: &context, prover: &prover)
        symbolicJudge.close(links, link, statement, report, step: place.step, &context, &prover)
        if relation == .equal { context.remember(equation: statement) }
        if let result = context.chain?.result { context.remember(equation: result) }
        if !openLaws.isEmpty { learnLaw(asWritten, report, place.roles) }
        if report.verdict != .invalid, let result = judgeResult(symbolic) { return result }
        if report.reason == "not-implied" {
            // "2. $2x - 23 = -1$": the next of several cases.
            if place.isListItem, link.chainLength == 2, statement.left.symbol == nil { return symbolic.report(.assumption, .undecided, "assumption") }
            // "where $c = 3 \cdot 10^8$ m/s": a value for a letter of a formula.
            if link.wording == .value { return symbolic.report(.definition, .undecided, "definition") }
            if link.chainLength == 2, statement.left.symbol != nil, tellsData(place, source), right.notes.literal != nil || statement.right.rational != nil && link.right.isInPowersOfTen {
                return symbolic.report(.definition, .undecided, "definition")
            }
            // "(number of boys) / (number of rows) = 180/5": numbers in the place of words.
            if statement.left.isOfWords && statement.right.isGround || statement.right.isOfWords && statement.left.isGround {
                return symbolic.report(.equation, .undecided, "words")
            }
        }
        if report.verdict == .undecided, let result = judgeMeasured(symbolic) { return result }
        return report
    }

    var symbolicJudge: SymbolicJudge { SymbolicJudge(profile: configuration.profile, letters: context.complexLetters, vectors: context.vectorLetters) }

    private var groundJudge: GroundJudge {
        GroundJudge(
            profile: configuration.profile, units: configuration.units, exactDecimals: context.exactDecimals)
    }

    /// `X = 2080` after `X = 25 · 14 · 4` says that 25 · 14 · 4 = 2080.
    private mutating func judgeResult(_ input: ClaimInput) -> ClaimReport? {
        guard let calculation = context.calculation, input.definedSymbol == calculation.statement.left.symbol,
            input.statement.relation == .equal, input.link.position == 0,
            input.right.notes.literal != nil || input.goesOn && input.link.right.isValue,
            !input.roles.isHypothetical,
            // b = 24/6, b = −28/6, "so b = 4": the result of another calculation.
            !context.calculated.contains(where: { $0.name == input.definedSymbol && prover.proves(Statement($0.value, .equal, input.statement.right)) }),
            // A word that is no unit may be an unknown: "2 Jerry's age − 10".
            calculation.right.notes.units.allSatisfy({ configuration.units[$0] != nil })
        else { return nil }
        let link = Link(
            left: calculation.link.right, relation: input.link.relation, right: input.link.right, position: 1,
            chainLength: 3, next: nil, continuesRow: true)
        let result = ClaimInput(
            link: link, left: calculation.right, right: input.right,
            statement: Statement(calculation.statement.right, .equal, input.statement.right), roles: input.roles,
            step: input.step, span: input.span, text: input.text, writtenForm: input.writtenForm, goesOn: input.goesOn,
            caution: calculation.doubt ?? input.doubt, countsNoun: input.countsNoun)
        let report = groundJudge.judge(result, prover: &prover)
        return report.verdict == .invalid ? report : nil
    }

    /// `x ≈ 19.3` after `x = 9 / tan 25°` says that 9 / tan 25° ≈ 19.3.
    private mutating func judgeMeasured(_ input: ClaimInput) -> ClaimReport? {
        guard input.statement.relation == .approximately, input.right.notes.literal != nil,
            let value = context.onlyValue(of: input.statement.left), value.rational == nil
        else { return nil }
        var result = input
        result.statement = Statement(value, .approximately, input.statement.right)
        return groundJudge.judge(result, prover: &prover)
    }

    /// Why a refutation of this link would rest on an uncertain reading of the text around it.
    private func caution(_ text: String, _ place: Place, isUnfolded: Bool, _ link: Link) -> String? {
        if place.isCut && link.position == 0 { return "cut" }
        if link.isOfSystem { return "system" }
        // Malformed writing was read as if mended.
        if let repair = place.repairs.first(where: { $0.span.start < link.span.end && link.span.start < $0.span.end }) {
            return repair.code
        }
        // What the text says of a function may redefine it.
        if isUnfolded { return "function-value" }
        if redefinedOperators.contains(where: text.contains) { return "redefined-operator" }
        if StepJudge.hasProgrammingLiteral(text) { return "numeral-base" }
        // `2 *+ 3`: one of the signs is too many.
        if link.left.hasDoubledSign || link.right.hasDoubledSign { return "doubled-sign" }
        if link.left.hasLeadingZeros || link.right.hasLeadingZeros { return "leading-zeros" }
        if link.left.hasFractionBehindMixedNumber || link.right.hasFractionBehindMixedNumber {
            return "mixed-number-or-product"
        }
        // cos x is of x radians, beside x = 60°.
        if context.mixesAngleUnits, link.left.hasCircularFunction || link.right.hasCircularFunction { return "angle-unit" }
        // A row that begins with a sign goes on from the row above.
        if link.left.isContinuation || link.right.isContinuation { return "continued-row" }
        return nil
    }

    /// The verdict of a step: invalid if one claim is; valid if one claim is and none is undecided for a reason that matters.
    private mutating func summarize(_ claims: [ClaimReport], isRepeatedStep: Bool) -> (Verdict, String) {
        if let wrong = claims.first(where: { $0.verdict == .invalid }) { return (.invalid, wrong.reason) }
        var hasNew = false
        for claim in claims where claim.verdict == .valid {
            if context.statedClaims.insert(claim.writtenForm ?? claim.text).inserted { hasNew = true }
        }
        let valid = claims.first { $0.verdict == .valid }
        if let valid {
            if isRepeatedStep || !hasNew { return (.undecided, "restated") }
            if configuration.profile.requiresAllClaims,
                let open = claims.first(where: { $0.verdict == .undecided && StepJudge.matters($0.reason) })
            {
                return (.undecided, open.reason)
            }
            return (.valid, valid.reason)
        }
        return (.undecided, claims.first?.reason ?? "no-claim")
    }

    /// `0x1F`, `0b101`: a numeral of a programming language, where reading sees a product with zero.
    private static func hasProgrammingLiteral(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.dropFirst().dropLast().contains { index in
            guard [UInt8(ascii: "x"), UInt8(ascii: "b"), UInt8(ascii: "o")].contains(bytes[index]),
                bytes[index - 1] == UInt8(ascii: "0")
            else { return false }
            let startsNumber = index < 2 || !(48...57 ~= bytes[index - 2] || [44, 46].contains(bytes[index - 2]))
            return startsNumber && (48...57 ~= bytes[index + 1] || 65...70 ~= bytes[index + 1])
        }
    }

    /// Whether a step breaks off inside of a sentence: with a word, a comma or a colon.
    private static func isUnfinished(_ source: SourceText, _ span: SourceSpan) -> Bool {
        guard let last = source.bytes[span.start..<span.end].last(where: { $0 > 32 }) else { return false }
        return 65...90 ~= last || 97...122 ~= last || last == UInt8(ascii: ",") || last == UInt8(ascii: ":")
    }

    /// Whether a word stands behind a place, with nothing but spaces and a math delimiter between.
    private static func isFollowedByWord(_ source: SourceText, _ end: Int) -> Bool {
        var index = end
        while index < source.bytes.count, [32, 36, 41, 92].contains(source.bytes[index]) { index += 1 }
        return index > end && index < source.bytes.count
            && (65...90 ~= source.bytes[index] || 97...122 ~= source.bytes[index])
    }

    /// Reasons that leave a claim out of the count rather than open.
    private static func matters(_ reason: String) -> Bool {
        !["vacuous", "restated", "assumption", "definition", "correspondence", "incomplete", "words"]
            .contains(reason)
    }

    private static func compact(_ source: SourceText, _ span: SourceSpan) -> String {
        String(decoding: source.bytes[span.start..<span.end].filter { $0 > 32 }, as: UTF8.self)
    }
}

extension Expr {
    /// Whether all its names are words.
    fileprivate var isOfWords: Bool { !symbols.isEmpty && !hasNamedFunction && symbols.allSatisfy { $0.name.contains(" ") } }
}

extension SyntaxNode {
    /// `3 \times 10^8`
    fileprivate var isInPowersOfTen: Bool {
        contains { $0.shape == .power && $0.children[0].shape == .number && $0.children[0].name == "10" } && !contains { $0.shape == .sum || $0.shape == .fraction }
    }

    fileprivate var hasDots: Bool { contains { $0.shape == .ellipsis } }
}
