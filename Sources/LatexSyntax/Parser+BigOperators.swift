// Sums, products, integrals, limits: limits above and below, then the body.

extension Parser {
    mutating func bigOperator() -> SyntaxNode {
        let token = current
        guard let (name, shape) = currentRow?.bigOperator else { return missing() }
        advance()
        var lower: SyntaxNode?
        var upper: SyntaxNode?
        while true {
            if current.kind == .subscripted, lower == nil {
                advance()
                lower = scriptArgument()
            } else if current.kind == .superscript, upper == nil {
                advance()
                upper = scriptArgument()
            } else {
                break
            }
        }
        divider = position - 1
        let limits = [lower ?? blank(at: Int(token.end)), upper ?? blank(at: Int(token.end))]
        if shape == .integral { return integral(name, limits, token) }
        guard beginsOperand() else { return node(.bigOperator, name, limits + [missing()], span: token.span) }
        let body = expression(precedence.multiplicative)
        return node(.bigOperator, name, limits + [body], span: token.span)
    }

    /// The body runs up to `dx`, sums included.
    private mutating func integral(_ name: String, _ limits: [SyntaxNode], _ token: Token) -> SyntaxNode {
        let outer = context
        context.isIntegrand = true
        var body = blank(at: previousEnd)
        if !isDifferential() { body = beginsOperand() ? expression(precedence.additive) : missing() }
        context = outer
        var variable = blank(at: previousEnd)
        if isDifferential() {
            advance()
            variable = factor()
            if body.shape == .blank { body = SyntaxNode(.number, "1", span: body.span) }
            if name == "DoubleIntegral", isDifferential() { return iterated(limits, body, variable, token) }
        }
        return node(
            .bigOperator, name, limits + [body, variable], span: SourceSpan(start: Int(token.start), end: previousEnd))
    }

    /// ∬ f dx dy without bounds is ∫ (∫ f dx) dy. Apart from `integral`, whose frame must stay small.
    @inline(never)
    private mutating func iterated(_ limits: [SyntaxNode], _ body: SyntaxNode, _ variable: SyntaxNode, _ token: Token) -> SyntaxNode {
        let start = Int(token.start)
        let span = SourceSpan(start: start, end: previousEnd)
        guard limits.allSatisfy({ $0.shape == .blank }) else {
            return node(.bigOperator, "DoubleIntegral", limits + [body, variable], span: span)
        }
        let inner = node(.bigOperator, "Integral", limits + [body, variable], span: span)
        advance()
        let outer = factor()
        return node(.bigOperator, "Integral", limits + [inner, outer], span: SourceSpan(start: start, end: previousEnd))
    }

    /// `\frac{d}{dx} f` and `\frac{\partial^2}{\partial x^2} f`; a fraction that is no such thing comes back as it is.
    mutating func derivative(_ fraction: SyntaxNode) -> SyntaxNode {
        guard let upper = differential(fraction.children[0]), upper.rest == nil else { return fraction }
        let variables = differentials(fraction.children[1], upper.name)
        guard !variables.isEmpty else { return fraction }
        guard beginsOperand(), currentRow?.infix == nil, currentRow?.relation == nil || opensFence() else {
            return fraction
        }
        divider = position - 1
        let order = upper.order ?? blank(at: previousEnd)
        let body = opensFence() ? factor() : expression(precedence.implicitProduct)
        if variables.count > 1 { return mixed(upper.name, variables, body, fraction.span) }
        return node(.derivative, upper.name, [variables[0], order, body], span: fraction.span)
    }

    /// ∂²f/∂x∂y is ∂/∂x (∂/∂y f).
    @inline(never)
    private mutating func mixed(_ sign: String, _ variables: [SyntaxNode], _ body: SyntaxNode, _ span: SourceSpan) -> SyntaxNode {
        var result = body
        for variable in variables.reversed() {
            result = node(.derivative, sign, [variable, blank(at: previousEnd), result], span: span)
        }
        return result
    }

    /// The variables of `dx`, `\partial x^2`, `\partial x \partial y`, none raised where there are several.
    private func differentials(_ node: SyntaxNode, _ sign: String) -> [SyntaxNode] {
        guard node.shape == .juxtaposition, node.children.count > 2, node.children.count.isMultiple(of: 2) else {
            guard let lower = differential(node), lower.name == sign, let variable = lower.rest else { return [] }
            return [variable]
        }
        var variables: [SyntaxNode] = []
        for index in stride(from: 0, to: node.children.count, by: 2) {
            let variable = node.children[index + 1]
            guard differential(node.children[index])?.name == sign, variable.shape != .power,
                [.symbol, .subscriptNode, .decorated, .postfix].contains(variable.shape)
            else { return [] }
            variables.append(variable)
        }
        return variables
    }

    /// `d`, `d^2`, `dx`, `\partial x^2` taken apart.
    private func differential(_ node: SyntaxNode) -> (name: String, order: SyntaxNode?, rest: SyntaxNode?)? {
        switch node.shape {
        case .symbol where node.name == "d" || node.name == "partial":
            return (node.name, nil, nil)
        case .power where node.children[0].shape == .symbol:
            guard let base = differential(node.children[0]) else { return nil }
            return (base.name, node.children[1], nil)
        case .juxtaposition where node.children.count == 2:
            guard let head = differential(node.children[0]), head.rest == nil else { return nil }
            let raised = node.children[1]
            let isPower = raised.shape == .power && raised.children[1].shape != .text
            var variable = isPower ? raised.children[0] : raised
            // `d(x')^2`: the brackets keep prime and exponent apart.
            if isPower, variable.shape == .fence, variable.name == "()", let inner = variable.children.first { variable = inner }
            let isPi = variable.shape == .constant && variable.name == "pi"
            guard isPi || [.symbol, .subscriptNode, .decorated, .power, .postfix].contains(variable.shape) else { return nil }
            return (head.name, head.order, variable)
        default:
            return nil
        }
    }
}
