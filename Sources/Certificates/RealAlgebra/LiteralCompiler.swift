import Arithmetic
import Expressions

/// Formulas as junctions of literals over one normaliser.
///
/// A statement becomes its domain conditions and then the sign condition on left − right; its negation lists the failing
/// conditions one after the other, each after those before it, so that every literal is met only where its generators are
/// defined. A fraction n/d on its domain has d ≠ 0, so that it is 0 with n and has the sign of n · d.
struct LiteralCompiler {
    var normalizer: Normalizer
    let domain: Domain

    mutating func compile(_ formula: Formula, negated: Bool = false) throws(CheckFailure) -> Junction {
        switch formula {
        case .statement(let statement): return try compile(statement, negated)
        case .and(let parts), .or(let parts):
            var result: [Junction] = []
            for part in parts { result.append(try compile(part, negated: negated)) }
            let isAll = if case .and = formula { !negated } else { negated }
            return isAll ? .all(result) : .any(result)
        case .not(let part): return try compile(part, negated: !negated)
        case .implies(let a, let b): return try compile(.or([.not(a), b]), negated: negated)
        case .equivalent(let a, let b):
            return try compile(.and([.implies(a, b), .implies(b, a)]), negated: negated)
        }
    }

    private mutating func compile(_ statement: Statement, _ negated: Bool) throws(CheckFailure) -> Junction {
        for side in [statement.left, statement.right] {
            guard side.depth <= Normalizer.largestDepth, side.hasKnownDomain(over: domain) else {
                throw .wrongForm("an expression that the rule does not read")
            }
        }
        var literals: [Literal] = []
        do throws(EvaluationError) {
            for condition in statement.left.domainConditions + statement.right.domainConditions {
                if domain == .complex {
                    // A principal value exists wherever no division by 0 occurs.
                    guard condition.statement.relation == .greater || condition.statement.relation == .notEqual else { continue }
                    literals.append(try literal(Statement(condition.statement.left, .notEqual, condition.statement.right)))
                } else {
                    literals.append(try literal(condition.statement))
                }
            }
            for value in statement.left.opaqueValues + statement.right.opaqueValues {
                var budget = normalizer.budget
                if value.isGround, (try? value.rationalValue(budget: &budget)) != nil { continue }
                literals.append(try literal(Statement(.function(.named(Expr.definedness), [value]), .notEqual, .zero)))
            }
            literals.append(try literal(statement))
            for (index, literal) in literals.enumerated() where literal.constant == nil {
                if let sign = knownSign(literal.polynomial) {
                    literals[index] = Literal(Polynomial(Rational(sign)), literal.relation)
                }
            }
        } catch {
            // A statement with a part that is defined nowhere is true nowhere. Over ℂ logarithms have more arguments.
            guard case .undefined(let reason) = error, domain != .complex || reason == .divisionByZero else {
                throw .evaluation(error)
            }
            return .constant(negated)
        }
        if domain == .complex, normalizer.usesRealLaw || !normalizer.assumedNonzero.isEmpty {
            throw .wrongForm("a law of real numbers")
        }
        let further = domain == .complex ? nil : negated ? statement.whereSineIsNot0 : statement.whereSineIs0
        let known = try further.map { (formula) throws(CheckFailure) in [try compile(formula)] } ?? []
        if !negated { return .all(literals.map { .literal($0) } + known) }
        let failures = literals.indices.map { index in
            Junction.all(literals[..<index].map { .literal($0) } + [.literal(literals[index].negated)])
        }
        return .all([.any(failures)] + known)
    }

    /// The sign of left − right as a literal, where both sides are defined.
    mutating func literal(_ statement: Statement) throws(EvaluationError) -> Literal {
        let form = try normalizer.normalize(statement.difference)
        let isOrder = statement.relation.isOrder
        if domain == .complex && isOrder || statement.relation == .approximately { throw .unable(.unsupported) }
        var polynomial = form.numerator
        if isOrder, form.denominator.constant?.sign != 1 { polynomial = try normalizer.product(polynomial, form.denominator) }
        switch statement.relation {
        case .equal, .approximately: return Literal(polynomial, .zero)
        case .notEqual: return Literal(polynomial, .nonzero)
        case .greater: return Literal(polynomial, .positive)
        case .greaterOrEqual: return Literal(polynomial, .nonnegative)
        case .less: return Literal(polynomial.scaled(by: -1), .positive)
        case .lessOrEqual: return Literal(polynomial.scaled(by: -1), .nonnegative)
        }
    }

    /// The sign of a number that is not 0, from an enclosure; 1 also for what is only known not to be 0 where signs do not count.
    /// Square roots of different primes and i are linearly independent over ℚ with all their products (Besicovitch 1940).
    func knownSign(_ polynomial: Polynomial) -> Int? {
        let generators = polynomial.generators.map { normalizer.generators[$0] }
        guard generators.allSatisfy(\.isGround) else { return nil }
        if domain == .complex, !generators.isEmpty, generators.allSatisfy(\.isIOrRootOfPrime) { return 1 }
        let expression = normalizer.expression(polynomial)
        for precision in [64, 256] {
            var budget = normalizer.budget
            if let sign = try? expression.enclosure(precision: precision, budget: &budget).sign, sign != 0 { return sign }
        }
        return nil
    }

    /// What is known of the generators that occur, what their powers equal and their signs; and these generators with those of
    /// their radicands, all defined where the literals are met.
    mutating func facts(about literals: [Literal]) throws(EvaluationError) -> ([Literal], generators: Set<Int>) {
        var result: [Literal] = []
        var seen: Set<Int> = []
        var pending = literals.flatMap(\.polynomial.generators)
        while let index = pending.popLast() {
            if !seen.insert(index).inserted { continue }
            let expression = normalizer.generators[index]
            let generator = Polynomial(generator: index)
            if let (base, degree) = expression.rootParts {
                let radicand = try normalizer.normalize(base)
                pending += radicand.numerator.generators + radicand.denominator.generators
                if radicand.polynomial == nil {
                    var power = radicand.denominator
                    for _ in 0..<degree { power = try normalizer.product(power, generator) }
                    result.append(Literal(power.adding(radicand.numerator, scaledBy: -1), .zero))
                }
            }
            let isPower = expression.head == .power && (domain == .complex || expression.isReal)
            if let sign = (expression.isGround ? knownSign(generator) : nil) ?? (isPower && expression.arguments[0].isPositiveConstant ? 1 : nil) {
                result.append(Literal(generator.scaled(by: Rational(sign)), domain == .complex ? .nonzero : .positive))
            } else if domain == .complex {
                continue
            } else if isPower, expression.rootParts != nil {
                let isPositive = domain == .positive && expression.arguments[0].isPositiveForPositiveSymbols
                result.append(Literal(generator, isPositive ? .positive : .nonnegative))
            } else if isPower && expression.arguments[1].rational == nil || domain == .positive && expression.symbol != nil {
                // A real power with a variable exponent has a positive base.
                result.append(Literal(generator, .positive))
            } else if expression.head == .function(.elementary(.abs)) {
                result.append(Literal(generator, .nonnegative))
            }
        }
        // By generators: the order of a hash table plays no part.
        result.sort { $0.polynomial.generators.lexicographicallyPrecedes($1.polynomial.generators) }
        return (result, seen)
    }
}

extension Expr {
    /// The name of what is not 0 exactly where its argument has a value (a real one over the reals); no text can write it.
    fileprivate static let definedness = " defined"
}
