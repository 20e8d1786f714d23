// What a piece of mathematics denotes as MathJSON, the prefix form that other programs read: ["Add", "x", 1].
import Arithmetic
import Expressions
import Records

extension Denotation: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .expression(let value): writer.value(value)
        case .formula(let formula): writer.value(formula)
        case .tuple(let items): writer.call("Tuple", items)
        case .set(let items): writer.call("Set", items)
        case .list(let items): writer.call("Sequence", items)
        case .interval(let interval):
            writer.call("Interval") { writer in
                Denotation.end(interval.lower, isOpen: !interval.includesLower, to: &writer)
                Denotation.end(interval.upper, isOpen: !interval.includesUpper, to: &writer)
            }
        case .union(let parts): writer.call("Union", parts)
        case .intersection(let parts): writer.call("Intersection", parts)
        case .difference(let left, let right): writer.call("SetMinus", [left, right])
        case .matrix(let rows):
            writer.call("Matrix") { writer in
                writer.call("List") { writer in for row in rows { writer.call("List", row) } }
            }
        case .setRelation(let relation, let left, let right): writer.call(relation.mathJSONName, [left, right])
        case .assignment(let left, let right): writer.call("Equal", [left, right])
        case .plusMinus(let upper, let lower): writer.call("Or", [upper, lower])
        case .namedSet(let name): writer.value(name)
        case .ratio(let parts): writer.call("Ratio", parts)
        case .text(let text): writer.call("Text") { $0.value("'\(text)'") }
        }
    }

    private static func end(_ value: Expr, isOpen: Bool, to writer: inout JSONWriter) {
        if isOpen { writer.call("Open", [value]) } else { writer.value(value) }
    }
}

extension Formula: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .statement(let statement):
            writer.call(statement.relation.mathJSONName, [statement.left, statement.right])
        case .and(let parts): writer.call("And", parts)
        case .or(let parts): writer.call("Or", parts)
        case .not(let part): writer.call("Not", [part])
        case .implies(let left, let right): writer.call("Implies", [left, right])
        case .equivalent(let left, let right): writer.call("Equivalent", [left, right])
        }
    }
}

extension Denotation.SetRelation {
    fileprivate var mathJSONName: String {
        switch self {
        case .element: "Element"
        case .notElement: "NotElement"
        case .subset: "SubsetEqual"
        case .notSubset: "NotSubset"
        case .properSubset: "Subset"
        }
    }
}

extension Relation {
    fileprivate var mathJSONName: String {
        switch self {
        case .equal: "Equal"
        case .notEqual: "NotEqual"
        case .less: "Less"
        case .lessOrEqual: "LessEqual"
        case .greater: "Greater"
        case .greaterOrEqual: "GreaterEqual"
        case .approximately: "TildeFullEqual"
        }
    }
}

extension Expr: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        switch head {
        case .number(let value):
            if value.isInteger {
                writer.integer(value.numerator)
            } else {
                writer.call("Rational") { writer in
                    writer.integer(value.numerator)
                    writer.integer(value.denominator)
                }
            }
        case .symbol(let symbol): writer.value(symbol.name)
        case .constant(.pi): writer.value("Pi")
        case .constant(.e): writer.value("ExponentialE")
        case .constant(.i): writer.value("ImaginaryUnit")
        case .constant(.infinity): writer.value("PositiveInfinity")
        case .sum: writer.call("Add", arguments)
        case .product: writer.call("Multiply", arguments)
        case .power: writer.call("Power", arguments)
        case .function(.binder): writeBinder(to: &writer)
        case .function(let name): writer.call(name.mathJSONName, arguments)
        }
    }

    /// The bound variable is written by a letter that the expression does not use.
    private func writeBinder(to writer: inout JSONWriter) {
        guard let (binder, body, variable, further) = openedForPeople else { return }
        let rest = Array(further)
        switch binder {
        case .sum, .product, .integral:
            let name = binder == .sum ? "Sum" : binder == .product ? "Product" : "Integrate"
            writer.call(name) { writer in
                writer.value(body)
                writer.call("Limits", [.symbol(variable)] + rest)
            }
        case .derivative: writer.call("D", [body, .symbol(variable)] + rest)
        case .antiderivative: writer.call("Integrate", [body, .symbol(variable)] + rest)
        case .limit: writer.call("Limit", [body, .symbol(variable)] + rest)
        case .limitFromBelow: writer.call("Limit", [body, .symbol(variable)] + rest + [.number(-1)])
        case .limitFromAbove: writer.call("Limit", [body, .symbol(variable)] + rest + [.number(1)])
        }
    }
}

extension FunctionName {
    fileprivate var mathJSONName: String {
        switch self {
        case .elementary(let function):
            switch function {
            case .ln: "Ln"
            case .floor: "Floor"
            case .ceiling: "Ceil"
            case .realPart: "Real"
            case .imaginaryPart: "Imaginary"
            default: function.rawValue.prefix(1).uppercased() + function.rawValue.dropFirst()
            }
        case .oddRoot: "Root"
        case .factorial: "Factorial"
        case .binomial: "Binomial"
        case .greatestCommonDivisor: "GCD"
        case .leastCommonMultiple: "LCM"
        case .minimum: "Min"
        case .maximum: "Max"
        case .remainder: "Mod"
        case .integer(.divisorCount): "Sigma0"
        case .integer(.divisorSum): "Sigma1"
        case .integer(.totient): "Totient"
        case .integer(.digitSum): "DigitSum"
        case .binder(let binder): binder.rawValue
        case .named(let name): name
        }
    }
}

extension JSONWriter {
    fileprivate mutating func call(_ name: String, _ arguments: [some JSONWritable]) {
        call(name) { writer in for argument in arguments { writer.value(argument) } }
    }

    /// `[name, argument, …]`
    fileprivate mutating func call(_ name: String, _ arguments: (inout JSONWriter) -> Void) {
        array(CollectionOfOne(name)) { name, writer in
            writer.value(name)
            arguments(&writer)
        }
    }

    /// An integer that JSON readers keep exactly; a longer one as `{"num": "…"}`.
    fileprivate mutating func integer(_ value: Integer) {
        if let word = value.int, word.magnitude < 1 << 53 {
            self.value(word)
        } else {
            object { writer in writer.member("num", "\(value)") }
        }
    }
}
