import Arithmetic

// Numbers, names, and collections of values with a text form.

extension LosslessStringConvertible where Self: SExpressible {
    public func write(to writer: inout SExpressionWriter) { writer.atom(description) }

    public init(_ form: SExpression) throws(SExpressionError) {
        guard case .atom(let text) = form.content, let value = Self(text) else {
            throw form.error("expected a value of type \(Self.self)")
        }
        self = value
    }
}

extension Int: SExpressible {}
extension Bool: SExpressible {}
extension Integer: SExpressible {}

extension Rational: SExpressible {
    public func write(to writer: inout SExpressionWriter) { writer.atom(description) }

    public init(_ form: SExpression) throws(SExpressionError) {
        guard case .atom(let text) = form.content, let value = Rational(text) else {
            throw form.error("expected a rational number")
        }
        self = value
    }
}

extension String: SExpressible {
    public func write(to writer: inout SExpressionWriter) { writer.quoted(self) }

    public init(_ form: SExpression) throws(SExpressionError) {
        guard case .quoted(let text) = form.content else { throw form.error("expected a text between bars") }
        self = text
    }
}

extension Symbol: SExpressible {
    /// The variable of a binder is written under a letter of its own where it is bound; alone it has no form.
    public func write(to writer: inout SExpressionWriter) {
        if isBound { writer.atom("#" + name) } else { writer.name(name) }
    }

    public init(_ form: SExpression) throws(SExpressionError) {
        switch form.content {
        case .quoted(let text): self.init(text)
        case .atom(let text) where !"0123456789+-:#".utf8.contains(text.utf8.first!): self.init(text)
        default: throw form.error("expected a symbol")
        }
    }
}

extension DecimalLiteral: SExpressible {
    public func write(to writer: inout SExpressionWriter) { writer.list("literal", value, scale) }

    public init(_ form: SExpression) throws(SExpressionError) {
        var parts = try form.parts()
        guard try parts.atom() == "literal" else { throw form.error("expected a decimal literal") }
        self.init(value: try parts.next(), scale: try parts.next())
        try parts.end()
    }
}

extension Array: SExpressible where Element: SExpressible {
    public func write(to writer: inout SExpressionWriter) {
        writer.list { writer in
            for element in self { element.write(to: &writer) }
        }
    }

    public init(_ form: SExpression) throws(SExpressionError) {
        var parts = try form.parts()
        self = []
        while !parts.isEmpty { append(try parts.next()) }
    }
}

/// `((x 2) (y 3/4))`, in the order of the names.
extension Dictionary: SExpressible where Key == Symbol, Value: SExpressible {
    public func write(to writer: inout SExpressionWriter) {
        writer.list { writer in
            for (key, value) in self.sorted(by: { $0.key < $1.key }) {
                writer.list { writer in
                    key.write(to: &writer)
                    value.write(to: &writer)
                }
            }
        }
    }

    public init(_ form: SExpression) throws(SExpressionError) {
        var parts = try form.parts()
        self = [:]
        while !parts.isEmpty {
            let pair = try parts.form()
            var entry = try pair.parts()
            let key = try entry.next(Symbol.self)
            guard self[key] == nil else { throw pair.error("the name occurs twice") }
            self[key] = try entry.next(Value.self)
            try entry.end()
        }
    }
}
