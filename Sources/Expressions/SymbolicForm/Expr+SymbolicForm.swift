import Arithmetic

/// Numbers and symbols are atoms, constants `:pi`; an operation is a list with its name first. A binder names its variable:
/// `(sum k (^ k 2) 1 n)`. What is read goes through the constructors, so every text gives a canonical expression.
extension Expr: SExpressible {
    public func write(to writer: inout SExpressionWriter) {
        if writer.isTooLong { return }
        switch head {
        case .number(let value): value.write(to: &writer)
        case .symbol(let symbol): symbol.write(to: &writer)
        case .constant(let constant): writer.atom(":" + constant.rawValue)
        case .sum: writeOperation("+", to: &writer)
        case .product: writeOperation("*", to: &writer)
        case .power: writeOperation("^", to: &writer)
        case .function(.named(let name)):
            writer.list { writer in
                writer.atom(Expr.applied)
                writer.name(name)
                for argument in arguments { argument.write(to: &writer) }
            }
        case .function(.binder):
            guard let (binder, body, variable, further) = openedForPeople else { return }
            writer.list { writer in
                writer.atom(binder.rawValue)
                variable.write(to: &writer)
                body.write(to: &writer)
                for argument in further { argument.write(to: &writer) }
            }
        case .function(let name): writeOperation(name.name, to: &writer)
        }
    }

    private func writeOperation(_ name: String, to writer: inout SExpressionWriter) {
        writer.list { writer in
            writer.atom(name)
            for argument in arguments { argument.write(to: &writer) }
        }
    }

    /// Before the name of a function that the text names: `(apply f x)`.
    private static let applied = "apply"

    public init(_ form: SExpression) throws(SExpressionError) {
        switch form.content {
        case .list: self = try Expr.operation(form)
        case .quoted: self = .symbol(try Symbol(form))
        case .atom(let text):
            if text.hasPrefix(":") {
                guard let constant = Constant(rawValue: String(text.dropFirst())) else {
                    throw form.error("no constant has this name")
                }
                self = .constant(constant)
            } else if let first = text.utf8.first, first == UInt8(ascii: "-") || 48...57 ~= first {
                self = .number(try Rational(form))
            } else {
                self = .symbol(try Symbol(form))
            }
        }
    }

    private static func operation(_ form: SExpression) throws(SExpressionError) -> Expr {
        var parts = try form.parts()
        let name = try parts.atom()
        var function = FunctionName(builtin: name)
        if name == applied { function = .named(try parts.next(Symbol.self).name) }
        let variable: Symbol? = if case .binder = function { try parts.next() } else { nil }
        var arguments: [Expr] = []
        while !parts.isEmpty { arguments.append(try parts.next()) }
        switch (name, function) {
        case ("+", _), ("*", _):
            guard arguments.count >= 2 else { throw form.error("a sum or product has at least two parts") }
            return name == "+" ? .sum(arguments) : .product(arguments)
        case ("^", _):
            guard arguments.count == 2 else { throw form.error("a power has a base and an exponent") }
            return .power(arguments[0], arguments[1])
        case (_, let function?):
            guard function.accepts(count: arguments.count) else { throw form.error("wrong number of arguments") }
            if case .binder(let binder) = function, let variable {
                return .binding(binder, variable, in: arguments[0], Array(arguments.dropFirst()))
            }
            return .function(function, arguments)
        default: throw form.error("no operation has this name")
        }
    }
}

extension FunctionName {
    /// The functions with a fixed meaning, by the name that `name` gives them.
    init?(builtin name: String) {
        let others: [FunctionName] = [
            .oddRoot, .factorial, .binomial, .greatestCommonDivisor, .leastCommonMultiple, .minimum, .maximum,
            .remainder,
        ]
        if let function = Elementary(rawValue: name) {
            self = .elementary(function)
        } else if let binder = Binder(rawValue: name) {
            self = .binder(binder)
        } else if let function = OfInteger(rawValue: name) {
            self = .integer(function)
        } else if let function = others.first(where: { $0.name == name }) {
            self = function
        } else {
            return nil
        }
    }
}

extension Statement: SExpressible {
    public func write(to writer: inout SExpressionWriter) { writer.list(relation.rawValue, left, right) }

    public init(_ form: SExpression) throws(SExpressionError) {
        var parts = try form.parts()
        guard let relation = Relation(rawValue: try parts.atom()) else { throw form.error("no relation has this name") }
        self.init(try parts.next(), relation, try parts.next())
        try parts.end()
    }
}
