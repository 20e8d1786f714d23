// What one trigger can be, as the rows of all tables together say.

/// How an infix operator takes its operands.
enum Associativity: String, Sendable, CaseIterable {
    case left, right, flat, sum, product
}

/// What a command does with its look or argument; see Decorations.tbl.
enum DecorationEffect: String, Sendable, CaseIterable {
    case ignore, space, wideSpace, ignoreArgument, transparent, alphabet, face, text, name, box, words, above, below,
        brace,
        decorate,
        colour,
        struck
}

/// Commands with a shape of their own; see Structures.tbl.
enum StructureShape: String, Sendable, CaseIterable {
    case fraction, binomial, root, rootOf, left, right, middle, begin, end, over, modulusMark, negation, quantifier,
        define, lineBreak
}

enum BigOperatorShape: String, Sendable, CaseIterable {
    case sum, integral, limit
}

enum EnvironmentShape: String, Sendable, CaseIterable {
    case matrix, aligned, cases
}

/// The roles of one trigger. A trigger may have several: `-` is prefix and infix, `|` is delimiter and relation.
///
/// A class, because the parser's frames must stay small and a row is read far more often than made.
final class GrammarRow: Sendable {
    struct Operator: Sendable {
        let name: String
        let level: Level
    }
    struct Infix: Sendable {
        let name: String
        let level: Level
        let associativity: Associativity
    }
    struct Relation: Sendable {
        let name: String
        let negated: String
        let level: Level
    }
    struct Function: Sendable {
        let name: String
        /// Takes a fence as its argument, nothing else.
        let isFencedOnly: Bool
        /// Takes several arguments: commas in its fence part them.
        let isListed: Bool
    }
    struct Delimiter: Sendable {
        let character: String
        let opens: Bool
        let closes: Bool
    }
    struct Macro: Sendable {
        let arity: Int
        let replacement: [UInt8]
    }

    let trigger: String
    let bytes: [UInt8]
    /// Whether LaTeX reads the trigger; some ASCII spellings belong to plain text only.
    let isPlainOnly: Bool
    /// Whether the trigger is a word of prose rather than a command or sign.
    let isWord: Bool
    /// Whether running text reads the word, not only \text.
    let isProseWord: Bool
    let prefix: Operator?
    let infix: Infix?
    let postfix: Operator?
    let relation: Relation?
    let leaf: (shape: Shape, name: String)?
    let function: Function?
    let delimiter: Delimiter?
    let bigOperator: (name: String, shape: BigOperatorShape)?
    let decoration: (effect: DecorationEffect, name: String)?
    let structure: (shape: StructureShape, name: String)?
    let macro: Macro?
    let unit: String?

    init(_ draft: RowDraft) {
        trigger = draft.trigger
        bytes = draft.bytes
        isPlainOnly = draft.isPlainOnly
        isWord = draft.isWord
        isProseWord = draft.isProseWord
        prefix = draft.prefix
        infix = draft.infix
        postfix = draft.postfix
        relation = draft.relation
        leaf = draft.leaf
        function = draft.function
        delimiter = draft.delimiter
        bigOperator = draft.bigOperator
        decoration = draft.decoration
        structure = draft.structure
        macro = draft.macro
        unit = draft.unit
    }
}

/// The roles of one trigger while tables are read.
struct RowDraft: Sendable {
    let trigger: String
    let bytes: [UInt8]
    /// Whether LaTeX reads the trigger; some ASCII spellings belong to plain text only.
    var isPlainOnly = false
    /// Whether the trigger is a word of prose rather than a command or sign.
    var isWord = false
    /// Whether running text reads the word, not only \text.
    var isProseWord = false
    var prefix: GrammarRow.Operator?
    var infix: GrammarRow.Infix?
    var postfix: GrammarRow.Operator?
    var relation: GrammarRow.Relation?
    var leaf: (shape: Shape, name: String)?
    var function: GrammarRow.Function?
    var delimiter: GrammarRow.Delimiter?
    var bigOperator: (name: String, shape: BigOperatorShape)?
    var decoration: (effect: DecorationEffect, name: String)?
    var structure: (shape: StructureShape, name: String)?
    var macro: GrammarRow.Macro?
    var unit: String?

    init(trigger: String) {
        self.trigger = trigger
        bytes = Array(trigger.utf8)
    }
}
