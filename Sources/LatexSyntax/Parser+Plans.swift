// What to do at a token, decided apart from doing it, so that recursion passes through small frames only.

/// How an operand begins.
enum OperandPlan {
    case factor, loneSign, misplacedNegation, missing
    case prefixed(String, Level)
}

/// How an expression goes on.
enum ExtensionPlan {
    case stop, juxtapose, bracketedModulus, modulusMark, over, sum, product, flat, binary
    case chain(Level)
}

/// How a statement begins.
enum StatementPlan {
    case empty, expression
    /// With a relation: the left side is what was said before.
    case relation(Level)
}

/// What an argument of a command is.
enum ArgumentPlan {
    case group, digit, literal, primary, sign, missing
}

extension Parser {
    func argumentPlan() -> ArgumentPlan {
        switch current.kind {
        case .groupOpen: return .group
        case .number: return current.textEnd - current.textStart > 1 ? .digit : .literal
        case .repeatingDecimal, .letter, .text, .word, .name, .operatorName: return .primary
        case .row:
            if isClosing(Int(current.row)) { return .missing }
            let row = notation.rows[Int(current.row)]
            if isOperandRow(row), row.delimiter == nil || row.delimiter?.opens == true { return .primary }
            return row.infix != nil || row.prefix != nil || row.relation != nil ? .sign : .missing
        default: return .missing
        }
    }

    func operandPlan() -> OperandPlan {
        guard let row = currentRow else { return beginsFactor() ? .factor : .missing }
        if row.delimiter?.opens == true { return .factor }
        if let prefix = row.prefix, row.infix != nil || row.relation != nil || prefix.level < precedence.implicitProduct
        {
            return .prefixed(prefix.name, prefix.level)
        }
        if row.structure?.shape == .negation, relationHere() == nil { return .misplacedNegation }
        if row.isWord, let infix = row.infix, infix.level < precedence.additive {
            return .prefixed(infix.name, infix.level)
        }
        if row.isWord, let relation = row.relation, relation.level < precedence.relation {
            return .prefixed(relation.name, relation.level)
        }
        if beginsFactor() { return .factor }
        guard let infix = row.infix, infix.level >= precedence.ratio else { return .missing }
        if !isOperandEnd(), endsAfterSign() { return .loneSign }
        // A newly defined operator may stand before its operand.
        let isOpen = infix.associativity == .left && infix.level == precedence.multiplicative
        return isOpen ? .prefixed(infix.name, precedence.implicitProduct) : .missing
    }

    /// Whether the group ends right behind the current token.
    private func endsAfterSign() -> Bool { ends(at: min(position + 1, tokens.count - 1)) }

    func extensionPlan(_ minimum: Level) -> ExtensionPlan {
        let index = Int(current.row)
        let row = notation.rows[index]
        if isClosing(index) { return .stop }
        if isIdleWord() { return minimum <= precedence.implicitProduct ? .juxtapose : .stop }
        if row.delimiter?.character == "(", self.row(of: peek())?.infix?.name == "Mod" {
            return minimum <= precedence.relation ? .bracketedModulus : .stop
        }
        if let shape = row.structure?.shape {
            guard minimum <= precedence.relation else { return .stop }
            switch shape {
            case .over: return .over
            case .modulusMark: return .modulusMark
            case .negation: return .chain(precedence.relation)
            default: return .stop
            }
        }
        if let relation = row.relation {
            if context.isSetElement, isSuchThat(index) || relation.name == "Divides" { return .stop }
            if row.delimiter != nil, opensBars() { return .stop }
            return relation.level >= minimum ? .chain(relation.level) : .stop
        }
        guard let infix = row.infix, infix.level >= minimum, !(context.isSetElement && isSuchThat(index)) else {
            return .stop
        }
        switch infix.associativity {
        case .sum: return .sum
        case .product: return .product
        case .flat: return .flat
        case .left, .right: return .binary
        }
    }

    func statementPlan() -> StatementPlan {
        if !opensBarHere(), let relation = relationHere(),
            relation.level == precedence.relation || currentRow?.prefix == nil && currentRow?.isWord != true
        {
            return .relation(relation.level)
        }
        if beginsOperand() { return .expression }
        switch current.kind {
        case .end, .groupClose, .lineBreak, .cellBreak, .alignment, .unknownCommand, .invalid: return .empty
        default: break
        }
        let shape = currentRow?.structure?.shape
        return currentRow?.delimiter != nil || shape == .end || shape == .right ? .empty : .expression
    }
}
