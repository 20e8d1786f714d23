// What running text is made of, as far as it matters for finding mathematics in it.

/// A token of running text.
struct ProseToken {
    enum Kind {
        case number
        /// One letter; perhaps a variable, perhaps an article.
        case letter
        case word
        /// A sign between or before operands.
        case sign
        case relation
        case power
        case subscripted
        case open, close
        case percent
        /// A mark behind an operand: `!`, `°`, `²`.
        case postfix
        case money
        /// A command with its arguments, a constant, dots: an operand as it stands.
        case operand
        /// A function's name, or `√`.
        case function
        /// Delimited mathematics, times of day, whatever belongs to no plain mathematics but might be part of a formula.
        case opaque
        /// A comma, full stop, line end: mathematics may end or begin here.
        case boundary
    }

    let kind: Kind
    let start: Int
    let end: Int
    let isSpaced: Bool
    /// For signs: whether it may stand before its operand (`-`, `+`, `±`).
    var isPrefix = false
}
