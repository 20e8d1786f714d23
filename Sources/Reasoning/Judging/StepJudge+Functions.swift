import Algebra
import Arithmetic
import Elaboration
import Expressions
import LatexSyntax

/// Which letters name functions, and what the text defines them to be.
extension StepJudge {
    /// A letter that is applied to a variable, `P(x)`, and never stands alone names a function.
    mutating func learnFunctionLetters(from texts: [ReadText]) {
        var applied: Set<String> = []
        var alone: Set<String> = []
        // P(0) and P(1): a name that is usual for functions, applied to several numbers.
        var numbers: [String: Set<String>] = [:]
        func visit(_ node: SyntaxNode, isHead: Bool = false) {
            if node.shape == .symbol, !isHead { alone.insert(node.name) }
            for (index, child) in node.children.enumerated() {
                let argument = node.shape == .juxtaposition && index + 1 < node.children.count ? node.children[index + 1] : nil
                let isHead = child.shape == .symbol && argument?.shape == .fence && argument?.name == "()"
                if isHead, let inner = argument?.children.first {
                    if inner.isPlainVariable { applied.insert(child.name) }
                    if StepJudge.usualFunctionNames.contains(child.name), inner.isIntegerLiteral { numbers[child.name, default: []].insert(inner.writtenForm) }
                }
                visit(child, isHead: isHead)
            }
        }
        for text in texts { for piece in text.pieces where !piece.root.isPlainVariable { visit(piece.root) } }
        let named = Set(texts.lazy.flatMap(\.pieces).map(\.root).filter(\.isPlainVariable).map(\.name))
        scope.functions.formUnion(applied.subtracting(named).union(numbers.keys.filter { numbers[$0]!.count > 1 }).subtracting(alone))
    }

    private static let usualFunctionNames: Set<String> = ["f", "g", "h", "p", "q", "P", "Q", "R", "F", "G", "H"]

    /// Functions with exactly one definition in the text: by an equation for f(x), or for f(ax + b) where there is none.
    /// - Returns: all definitions that the text gives a name.
    mutating func learnFunctions(from texts: [ReadText]) -> [String: Set<Context.FunctionDefinition>] {
        var definitions: [String: Set<Context.FunctionDefinition>] = [:]
        var composites: [String: Set<Context.FunctionDefinition>] = [:]
        var conditional: Set<String> = []
        // Names that the problem gives expressions, and those that it gives by other functions: p(x) = f(x) + g(x).
        var (givenItself, givenByOthers) = (Set<String>(), Set<String>())
        for text in texts {
            let isProblem = text.source === problem?.source
            let goals = isProblem ? StepJudge.goals(in: text) : []
            for (index, piece) in text.pieces.enumerated() {
                for case .link(let link) in piece.utterances {
                    if let (name, definition) = functionDefinition(link) {
                        if definition.body.hasNamedFunction {
                            if isProblem { givenByOthers.insert(name) }
                            continue
                        }
                        if isProblem { givenItself.insert(name) }
                        definitions[name, default: []].insert(definition)
                        // "If a ★ b = a + 2b, what is 3 ★ 4?" defines.
                        if !link.left.isFreeOperation, isSupposed(index, text) || goals.contains(index) { conditional.insert(name) }
                    } else if let (name, definition) = compositeDefinition(link) {
                        composites[name, default: []].insert(definition)
                        if isSupposed(index, text) || goals.contains(index) { conditional.insert(name) }
                    }
                }
            }
        }
        definitions.merge(composites) { direct, _ in direct }
        // An indefinite integral is fixed up to a constant: it stays a fact, so that later steps share the constant. "If x ≤ 0, then
        // f(x) = 3 − x" tells one part of a function. What the solution says of one that the problem gives by others is a claim.
        for (name, found) in definitions
        where found.count == 1 && !found.contains(where: \.hasIndefiniteIntegral) && !conditional.contains(name)
            && !givenByOthers.subtracting(givenItself).contains(name)
        {
            context.functions[name] = found.first
        }
        return definitions
    }

    /// Whether the words before an earlier piece of the same sentence suppose something, or those behind it restrict it.
    private func isSupposed(_ index: Int, _ text: ReadText) -> Bool {
        if isRestricted(text.pieces[index], text) { return true }
        func end(before index: Int) -> Int { index > 0 ? text.pieces[index - 1].span.outer.end : 0 }
        var index = index
        while index > 0,
            DiscourseReader.sentenceStart(text.source, from: end(before: index), to: text.pieces[index].span.outer.start) == nil
        {
            index -= 1
            let words = DiscourseReader.words(text.source, end(before: index), text.pieces[index].span.outer.start)
            if configuration.discourse.roles(in: words).contains(.assumption) { return true }
        }
        return false
    }

    /// "g(n) = 3n + 1 if n is odd": it is said of some arguments only.
    func isRestricted(_ piece: ReadText.Piece, _ text: ReadText) -> Bool {
        if isBounded(piece, text) { return true }
        let behind = piece.span.outer.end
        let following = DiscourseReader.words(text.source, behind, behind + 40).prefix(6)
        // Nothing ends between.
        guard let first = following.first, let next = text.source.bytes[behind...].first(where: { $0 > 32 }), 97...122 ~= next,
            let last = piece.span.lastByte(in: text.source), !".,;:?!".utf8.contains(last)
        else { return false }
        return ["if", "when", "whenever", "unless"].contains(first) || first == "for" && following.contains { ["odd", "even"].contains($0) }
    }

    /// "p(n) = 1/n for n = 1, 2, …, 9", "f(x) = x² for 0 ≤ x < 1": it is said of the arguments in a list or a range.
    private func isBounded(_ piece: ReadText.Piece, _ text: ReadText) -> Bool {
        let behind = piece.span.outer.end
        guard let next = text.pieces.first(where: { $0.span.outer.start >= behind }) else { return false }
        let words = DiscourseReader.words(text.source, behind, next.span.outer.start)
        guard words.first == "for", words.count <= 6,
            DiscourseReader.sentenceStart(text.source, from: behind, to: next.span.outer.start) == nil
        else { return false }
        let root = next.root.shape == .list ? next.root.children.first ?? next.root : next.root
        guard root.shape == .chain, root.children.count >= 3, root.children.contains(where: \.isPlainVariable) else { return false }
        let relations = root.children.filter { $0.shape == .relation }.map(\.name)
        if relations == ["Equal"] { return root.children[0].isPlainVariable && root.children[2].shape != .symbol }
        // "for x > 0": where it is defined at all.
        return relations.count == 2 && relations.allSatisfy { ["Less", "LessEqual"].contains($0) }
    }

    /// `f(x)`, `f(x, y)` or `x ★ y` with plain variables: the name, the parameters, and the letter that is a function's name.
    static func definedFunction(_ node: SyntaxNode) -> (name: String, parameters: [Symbol], letter: String?)? {
        if node.isFreeOperation {
            guard node.children.allSatisfy(\.isPlainVariable) else { return nil }
            return (node.name, node.children.map { Symbol($0.plainName) }, node.name)
        }
        guard let (head, letter, inner) = application(node) else { return nil }
        let parts = inner.shape == .list ? inner.children : [inner]
        guard parts.allSatisfy(\.isPlainVariable) else { return nil }
        return (head.plainName, parts.map { Symbol($0.plainName) }, letter)
    }

    /// A name applied to something in brackets: the name, its letter when it is one, and what stands in the brackets.
    private static func application(_ node: SyntaxNode) -> (head: SyntaxNode, letter: String?, inner: SyntaxNode)? {
        guard node.shape == .juxtaposition || node.shape == .apply, node.children.count == 2,
            node.children[1].shape == .fence, node.children[1].name == "()", let inner = node.children[1].children.first
        else { return nil }
        let head = node.children[0]
        var letter = head
        while letter.shape == .decorated || letter.shape == .subscriptNode || letter.shape == .postfix && letter.name == "Prime" {
            letter = letter.children[0]
        }
        // A function with a meaning of its own is not defined by an equation.
        let isName =
            node.shape == .apply && head.shape == .function && FunctionName.Elementary(rawValue: head.name) == nil
            && !["log", "lg", "exp", "sqrt", "cbrt", "ceil", "Re", "Im", "gcd", "lcm", "lcd", "min", "max", "nCr", "cis", "det"].contains(head.name)
        guard letter.shape == .symbol || isName else { return nil }
        return (head, letter.shape == .symbol ? letter.name : nil, inner)
    }

    /// `body = f(x)`: an expression in all the parameters and without the name; `A = l(w)` may be a product.
    static func isBody(_ node: SyntaxNode, of letter: String, _ parameters: [Symbol]) -> Bool {
        !node.isPlainVariable && !node.contains { $0.shape == .symbol && $0.name == letter }
            && parameters.allSatisfy { parameter in node.contains { $0.plainName == parameter.name } }
    }

    /// `f(x) = body` or `body = f(x)` with a body that depends on the parameters. f(x) = x is an equation to solve.
    func functionDefinition(_ link: Link) -> (String, Context.FunctionDefinition)? {
        guard link.relation.name == "Equal" || link.relation.name == "Define", link.position == 0,
            let (name, parameters, letter) = StepJudge.definedFunction(link.left) ?? StepJudge.definedFunction(link.right),
            case let isReversed = StepJudge.definedFunction(link.left) == nil,
            !isReversed || StepJudge.isBody(link.left, of: letter ?? "", parameters), Set(parameters).count == parameters.count,
            !parameters.contains(where: { scope.isConstant($0.name) }),
            let body = try? Elaborator.elaborate(isReversed ? link.left : link.right, scope: scope).expression, body.symbol == nil,
            parameters.allSatisfy({ body.contains($0) }),
            let value = try? Elaborator.elaborate(isReversed ? link.right : link.left, scope: scope).expression,
            case .function(.named(name)) = value.head, !body.functionNames.contains(name)
        else { return nil }
        return (name, Context.FunctionDefinition(parameters: parameters, body: body))
    }

    /// `f(ax + b) = body` says that f(x) is the body with (x − b)/a for x; f(4n + 1) is said of integers alone.
    private func compositeDefinition(_ link: Link) -> (String, Context.FunctionDefinition)? {
        guard link.relation.name == "Equal", link.position == 0, link.chainLength == 2,
            let (_, letter, _) = StepJudge.application(link.left), letter != nil,
            let value = try? Elaborator.elaborate(link.left, scope: scope).expression,
            case .function(.named(let name)) = value.head, value.arguments.count == 1,
            case let argument = value.arguments[0], argument.symbol == nil, argument.isTotal,
            let parameter = argument.symbols.first, argument.symbols.count == 1,
            !["i", "j", "k", "m", "n"].contains(parameter.name),
            let (slope, intercept) = LinearEquation.coefficients(of: argument, in: parameter), let inverse = try? slope.inverse(),
            let body = try? Elaborator.elaborate(link.right, scope: scope).expression, !body.hasNamedFunction, body.symbols == [parameter]
        else { return nil }
        let inner = Expr.product([.number(inverse), .difference(.symbol(parameter), .number(intercept))])
        return (name, Context.FunctionDefinition(parameters: [parameter], body: body.substituting([parameter: inner])))
    }
}

extension Expr {
    /// The names of the text's functions that occur.
    fileprivate var functionNames: Set<String> {
        let inner = arguments.reduce(into: Set<String>()) { $0.formUnion($1.functionNames) }
        if case .function(.named(let name)) = head { return inner.union([name]) }
        return inner
    }
}
