import Arithmetic
import Elaboration
import Expressions
import LatexSyntax

/// What the text's names denote: functions, and letters that are variables though they look like constants.
extension StepJudge {
    /// Looks through all math for `f(x) = …` and for `e` or `i` used as a variable.
    mutating func learnNames(from texts: [ReadText]) {
        learnFunctionLetters(from: texts)
        learnMatrixLetters(from: texts)
        for text in texts {
            for piece in text.pieces {
                learn(piece.root)
                piece.root.collectIndexedNames(into: &context.indexedNames)
                piece.root.collectIntegrationVariables(into: &scope.integrationVariables)
                scope.namesInTwoFaces.formUnion(piece.root.namesInTwoFaces)
                for case .link(let link) in piece.utterances { learnOperator(link, text.source) }
            }
        }
        learnFace(from: texts)
        let alone = Set(texts.lazy.flatMap(\.pieces).map(\.root).filter(\.isPlainVariable).map(\.plainName))
        if alone.isSuperset(of: ["d", "e"]) { learnVariable("e") }
        for piece in texts.lazy.flatMap(\.pieces) {
            context.vectorLetters.collect(piece.root, except: scope.boldNumbers, inTwoFaces: scope.namesInTwoFaces)
        }
        context.curvesMeet = texts.contains { text in
            DiscourseReader.words(text.source, 0, text.source.bytes.count).contains(where: StepJudge.meetingWords.contains)
        }
        learnAngleUnit(from: texts)
        learnTriangles(from: texts)
        learnFigures(from: texts)
        learnValues(from: texts)
        learnComplexLetters(from: texts)
        learnModulus(from: texts)
        learnIntegerFunctions(from: texts)
        learnIdentity(from: texts)
        learnCoordinates(from: texts)
        let definitions = learnFunctions(from: texts)
        learnPieces(from: texts)
        learnPrimes(of: definitions)
        learnQuotients(from: texts)
    }

    /// Looks through all math for `x = 3`, `y = \pm 2`.
    private mutating func learnValues(from texts: [ReadText]) {
        func add(_ link: Link) {
            guard link.relation.name == "Equal" || link.relation.name == "Approx" else { return }
            for (name, other) in [(link.left, link.right), (link.right, link.left)] where name.isPlainVariable {
                guard let value = try? Elaborator.elaborate(other, scope: scope) else { continue }
                var found: [Expr] = []
                if case .plusMinus(let upper, let lower) = value.denotation {
                    found = [upper, lower]
                } else if let expression = value.expression {
                    found = [expression]
                }
                context.valuesAnywhere[Symbol(name.plainName), default: []] += found.filter(\.isGround).prefix(8)
            }
        }
        for text in texts {
            for utterance in text.pieces.lazy.flatMap(\.utterances) {
                switch utterance {
                case .link(let link): add(link)
                case .alternatives(let links, _): for link in links { add(link) }
                case .choices, .mention, .unread: break
                }
            }
        }
    }

    /// `a * b = a² + b` gives an ordinary sign another meaning.
    private mutating func learnOperator(_ link: Link, _ source: SourceText) {
        guard link.relation.name == "Equal" || link.relation.name == "Define", link.position == 0,
            link.left.shape == .product,
            link.left.children.count == 2, link.left.children.allSatisfy({ $0.shape == .symbol }),
            link.right.shape != .product
        else { return }
        let names = link.left.children.map(\.name)
        guard names.allSatisfy({ name in link.right.contains { $0.shape == .symbol && $0.name == name } }) else {
            return
        }
        let sign = source.string(
            SourceSpan(start: link.left.children[0].span.end, end: link.left.children[1].span.start))
        redefinedOperators.insert(sign.trimmingPrefix(while: \.isWhitespace).split(separator: " ").joined())
    }

    /// In calculus without any sign of vectors a bold letter is a number in another face: nothing is said of vectors or matrices, none is
    /// written out, and no two bold letters have a product with a sign.
    private mutating func learnFace(from texts: [ReadText]) {
        let roots = texts.flatMap { $0.pieces.map(\.root) }
        guard roots.contains(where: { $0.contains(where: \.isBold) }) else { return }
        func showsVectors(_ node: SyntaxNode) -> Bool {
            switch node.shape {
            case .environment: node.name.hasSuffix("matrix") || node.name == "array"
            case .fence: node.name == "norm" || node.name == "||" && node.children.contains(where: \.isBold)
            case .product: node.children.count { $0.contains(where: \.isBold) } > 1
            case .decorated: node.isBold
            case .symbol: node.isBold && ["0", "i", "j", "k"].contains(node.name)
            case .number: node.span.end - node.span.start > node.name.utf8.count + 7
            default: false
            }
        }
        let speaks = texts.contains { text in
            DiscourseReader.words(text.source, 0, text.source.bytes.count).contains(where: StepJudge.wordsAboutVectors.contains)
        }
        func showsCalculus(_ node: SyntaxNode) -> Bool {
            switch node.shape {
            case .derivative: true
            case .bigOperator: node.name == "Integral"
            // g(u, v) for a bold g.
            case .juxtaposition, .apply: node.children.count == 2 && node.children[0].isBold && node.children[1].children.first?.shape == .list
            default: false
            }
        }
        guard !speaks, roots.contains(where: { $0.contains(where: showsCalculus) }), !roots.contains(where: { $0.contains(where: showsVectors) }) else { return }
        func visit(_ node: SyntaxNode) {
            if node.isBold, let name = node.arrayName { scope.boldNumbers.insert(name) }
            for child in node.children { visit(child) }
        }
        for root in roots { visit(root) }
    }

    private static let wordsAboutVectors: Set<String> = [
        "vector", "vectors", "matrix", "matrices", "orthogonal", "perpendicular", "projection", "collinear", "coplanar", "plane", "planes", "line", "lines", "dot",
        "cross", "scalar", "scalars", "linear", "norm", "magnitude", "point", "points", "velocity", "force", "triangle", "rotation", "reflection", "transformation",
    ]

    /// Bold letters in arguments of functions, in exponents, below a fraction bar, after the d of an integral or derivative and in sums
    /// with numbers are numbers, and so are values of bold functions with a formula in numbers.
    private mutating func learnNumbers(_ node: SyntaxNode) {
        var places: [SyntaxNode] = []
        if node.shape == .apply, node.children[0].shape == .function { places.append(node.children[1]) }
        if node.shape == .power { places.append(node.children[1]) }
        if node.shape == .derivative, node.children[0].isBold { places.append(node.children[0]) }
        if node.shape == .fraction {
            let bold = node.children[1].factors.filter { $0.contains { $0.isBold } }
            if bold.count == 1, bold[0].isBold { places.append(bold[0]) }
        }
        if node.shape == .chain, node.children.count == 3, node.children[1].name == "Equal",
            case let sides = [node.children[0], node.children[2]], let index = sides.firstIndex(where: \.isBoldValue),
            sides[1 - index].isNumericFormula
        {
            places.append(sides[index].children[0])
        }
        if node.shape == .bigOperator, node.name == "Integral" { places.append(node.children[node.children.count - 1]) }
        if node.shape == .sum, node.children.contains(where: \.isNumberTerm) {
            for term in node.children {
                let factors = term.factors.filter { $0.contains { $0.isBold } }
                if factors.count == 1, factors[0].isBold { places.append(factors[0]) }
            }
        }
        func visit(_ node: SyntaxNode) {
            if node.isBold, let name = node.arrayName { scope.boldNumbers.insert(name) }
            for child in node.children { visit(child) }
        }
        for place in places { visit(place) }
    }

    private mutating func learn(_ node: SyntaxNode) {
        learnNumbers(node)
        if node.shape == .chain, node.children.count >= 3,
            node.children[1].name == "Equal" || node.children[1].name == "Define"
        {
            let left = node.children[0]
            if let letter = StepJudge.definedFunction(left)?.letter { scope.functions.insert(letter) }
            if node.children.count == 3, let (_, parameters, letter) = StepJudge.definedFunction(node.children[2]), let letter,
                StepJudge.isBody(left, of: letter, parameters)
            {
                scope.functions.insert(letter)
            }
            if node.children[0].shape == .symbol { learnVariable(node.children[0].name) }
            // "−3 = e": no integer is Euler's number.
            if node.children.count == 3, node.children[0].isIntegerLiteral { learnVariable(node.children[2].name) }
        }
        if node.shape == .subscriptNode, node.children[1].contains(where: { $0.shape == .symbol && $0.name == "i" }) {
            learnVariable("i")
        }
        // a, b, c, d, e: the fifth of some letters.
        if [.list, .sum, .product, .juxtaposition].contains(node.shape), node.children.contains(where: { $0.isPlainVariable && $0.name == "d" }),
            node.children.contains(where: { $0.isPlainVariable && $0.name == "e" })
        {
            learnVariable("e")
        }
        scope.operatorVariables.formUnion(node.variablesOfBareDerivatives)
        let isIntegral = node.shape == .bigOperator && node.name == "Integral"
        if isIntegral || node.shape == .derivative, let variable = isIntegral ? node.children.last : node.children.first {
            if variable.shape == .constant { scope.variables.insert(variable.name) }
            learnVariable(variable.name)
        }
        if node.shape == .chain, node.children[0].shape == .symbol, node.children[1].name != "Equal" {
            learnVariable(node.children[0].name)
        }
        if node.shape == .bigOperator, let lower = node.children.first, lower.shape == .chain,
            lower.children[0].shape == .symbol
        {
            learnVariable(lower.children[0].name)
        }
        for child in node.children { learn(child) }
    }

    private mutating func learnVariable(_ name: String) {
        if name == "e" || name == "i" { scope.variables.insert(name) }
    }

    /// The decimals in a text, prose included, and its percentages as decimals.
    private static func decimals(in source: SourceText) -> Set<Rational> {
        var found: Set<Rational> = []
        let point = UInt8(ascii: ".")
        for digits in source.bytes.split(whereSeparator: { !(48...57 ~= $0 || $0 == point) }) {
            // A sentence may end with it.
            let run = digits.last == point ? digits.dropLast() : digits
            guard run.count <= 20, let literal = DecimalLiteral(String(decoding: run, as: UTF8.self)) else { continue }
            if let place = run.firstIndex(of: point), place + 1 < run.endIndex { found.insert(literal.value) }
            let next = source.bytes[run.endIndex...].prefix(9).split { $0 == 32 || $0 == UInt8(ascii: "\\") }.first
            if let next, next.first == UInt8(ascii: "%") || next.elementsEqual("percent".utf8) {
                found.insert(literal.value * Rational.hundredth)
            }
        }
        return found
    }

    /// Words of problems in which equations describe curves, each by an equation in the same coordinates.
    private static let curveWords: Set<String> = [
        "line", "lines", "curve", "curves", "plane", "planes", "parabola", "parabolas", "hyperbola", "hyperbolas", "circle",
        "circles", "ellipse", "ellipses", "graph", "graphs", "asymptote", "asymptotes", "region", "intersect", "intersection",
    ]

    private static let meetingWords: Set<String> = [
        "intersect", "intersects", "intersecting", "intersection", "intersections", "meet", "meets", "common", "system", "simultaneously",
        "equate", "equating", "cross", "crosses", "tangent", "concurrent", "enclosed", "bounded",
    ]

    /// Equations of the problem statement enter Γ as given.
    mutating func learnGivens(_ text: ReadText) {
        let words = DiscourseReader.words(text.source, 0, text.source.bytes.count)
        context.asksForForm = !configuration.discourse.roles(in: words).isDisjoint(with: [.rewriting, .simplification])
        let speaksOfDigits = words.contains("digit") || words.contains("digits")
        if !StepJudge.curveWords.isDisjoint(with: words) {
            context.coordinates = Set(["x", "y", "z"].map { Symbol($0) })
        }
        context.exactDecimals = StepJudge.decimals(in: text.source)
        let goals = StepJudge.goals(in: text)
        for (index, piece) in text.pieces.enumerated() {
            if let (name, _) = pieces(of: piece.root) { context.introducedFunctions.insert(name) }
            // A box that is no answer: "let \boxed{n} be the sum of the divisors of n".
            if piece.root.contains(where: { $0.shape == .boxed }) { redefinedOperators.insert("\\boxed") }
            for case .mention(let node) in piece.utterances {
                if let expression = try? Elaborator.elaborate(node, scope: scope).expression {
                    context.problemSymbols.formUnion(expression.symbols)
                    if let name = expression.symbol { context.askedNames.insert(name) }
                    context.remember([context.unfolding(expression)])
                }
            }
            for case .link(let link) in piece.utterances where !link.left.hasLeadingZeros && !link.right.hasLeadingZeros {
                if link.left.arrayName != nil, let right = try? Elaborator.elaborate(link.right, scope: scope) {
                    learnArray(link, right)
                }
                if !goals.contains(index) { learnCells(link) }
                if link.isCongruence, !goals.contains(index) { learnCongruence(link) }
                if let (name, _) = functionDefinition(link) { context.introducedFunctions.insert(name) }
                guard let relation = Relation(syntaxName: link.relation.name), !link.isCongruence, !holdsUnknownMatrix(link.left),
                    !holdsUnknownMatrix(link.right), let left = try? Elaborator.elaborate(link.left, scope: scope).expression,
                    let right = try? Elaborator.elaborate(link.right, scope: scope).expression
                else {
                    context.unreadNames.formUnion(link.left.symbolNames + link.right.symbolNames)
                    continue
                }
                if StepJudge.definedFunction(link.left) != nil, isRestricted(piece, text) { continue }
                // AA may be a number of two digits.
                if speaksOfDigits, link.left.hasJoinedCapitals || link.right.hasJoinedCapitals { continue }
                let statement = Statement(context.unfolding(left), relation, context.unfolding(right))
                context.problemSymbols.formUnion(statement.symbols)
                let end = piece.span.outer.end
                let behind = DiscourseReader.words(text.source, end, end + 40)
                if DiscourseReader.isUniversal(behind) {
                    context.universalEquations.insert(statement)
                } else if behind.starts(with: ["for", "some"]) {
                    context.existentialEquations.insert(statement)
                }
                context.remember([statement.left, statement.right])
                if goals.contains(index) { continue }
                if !statement.isGround, statement.left != statement.right {
                    // "t = 0 at the one end", with t = 1 at the other: no value for good.
                    let isForGood = !statement.right.isGround || !link.right.isValue || statement.left.symbol.map(context.valueCount) ?? 0 <= 1
                    context.add(statement, isGiven: isForGood, isBinding: false)
                    if isForGood, statement.right.isGround, !link.right.isValue, let symbol = statement.left.symbol { context.givenCalculations[symbol, default: []].append(statement.right) }
                    context.state(link.writtenForm)
                    // Values that a question tries one after the other are no facts that hold together.
                    let facts = context.relevant(to: statement.topics)
                    if prover.areInconsistent(facts) { context.removeGivens(among: facts) }
                }
            }
        }
    }
}

extension SyntaxNode {
    /// The names of the letters in it.
    var symbolNames: [String] { shape == .symbol ? [name] : children.flatMap(\.symbolNames) }

    /// A term of a sum without its sign, taken apart into factors.
    fileprivate var factors: [SyntaxNode] {
        switch shape {
        case .prefix: children.flatMap(\.factors)
        case .product, .juxtaposition: children.flatMap(\.factors)
        default: [self]
        }
    }

    /// `AB`, `A7A`: capital letters beside each other or beside digits.
    fileprivate var hasJoinedCapitals: Bool {
        contains { node in
            node.shape == .juxtaposition && node.children.count { $0.shape == .symbol && $0.name.first?.isUppercase == true } > 1
        }
    }

    /// `3`, `-3`
    var isIntegerLiteral: Bool {
        shape == .prefix && name == "Negate" ? children[0].isIntegerLiteral : shape == .number && name.utf8.allSatisfy { 48...57 ~= $0 }
    }

    /// Whether the term can only be a number: a numeral or a letter that names no vector or matrix.
    fileprivate var isNumberTerm: Bool {
        factors.allSatisfy { factor in
            switch factor.shape {
            case .number: true
            case .power where !factor.isPlainVariable: factor.children.allSatisfy(\.isNumberTerm)
            case .fraction: factor.children.allSatisfy(\.isNumberTerm)
            default: factor.isPlainVariable && factor.arrayName == nil
            }
        }
    }

    /// `\mathbf{f}(x)`
    fileprivate var isBoldValue: Bool {
        StepJudge.definedFunction(self) != nil && children[0].contains { $0.isBold }
    }

    /// Whether it is built from a function or an operation that takes numbers to numbers, without bold letters.
    fileprivate var isNumericFormula: Bool {
        !contains { $0.isBold || $0.shape == .environment || $0.shape == .list }
            && contains { [.apply, .derivative, .bigOperator, .fraction, .power].contains($0.shape) && !$0.isPlainVariable }
    }
}
