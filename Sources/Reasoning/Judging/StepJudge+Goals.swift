import LatexSyntax

/// What a problem asks to be shown, which is no fact before it is.
extension StepJudge {
    private static let asking: Set<String> = ["prove", "show", "verify", "demonstrate", "justify", "disprove", "whether"]
    /// First words of a sentence that asks whether something holds.
    private static let questioning: Set<String> = ["is", "does", "do", "can"]
    /// What follows is supposed, up to the next comma or "then".
    private static let supposing: Set<String> = [
        "if", "where", "for", "when", "whenever", "given", "such", "with", "provided", "suppose", "assuming", "let", "satisfying",
    ]

    /// The places of the formulas that are to be shown: "prove that $x = 3$", "show that if $x > 2$, then $x^3 > 8$", where the first
    /// formula is not.
    static func goals(in text: ReadText) -> Set<Int> {
        var found: Set<Int> = []
        var previous = 0
        var (isAsked, isGoal, claimsExistence, isFirst) = (false, false, false, true)
        for (index, piece) in text.pieces.enumerated() {
            let start = max(previous, piece.span.outer.start)
            var low = previous
            if let sentence = DiscourseReader.sentenceStart(text.source, from: max(0, previous - 1), to: start) {
                (isAsked, isGoal, claimsExistence, isFirst) = (false, false, false, true)
                low = sentence
            }
            for part in text.source.bytes[low..<start].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).enumerated() {
                // What is supposed ends with the comma.
                if part.offset > 0 { isGoal = isAsked }
                for word in DiscourseReader.words(text.source, part.element.startIndex, part.element.endIndex) {
                    if asking.contains(word) { (isAsked, isGoal) = (true, true) }
                    if isFirst, questioning.contains(word), asksHere(piece, text.source) { isGoal = true }
                    if word == "exist" || word == "exists" { claimsExistence = true }
                    if supposing.contains(word), !claimsExistence || word == "if" { isGoal = false }
                    if word == "then" { isGoal = isAsked }
                    isFirst = false
                }
            }
            if isGoal { found.insert(index) }
            isFirst = false
            previous = max(previous, piece.span.outer.end)
            if !isAsked { isGoal = false }
            if piece.span.lastByte(in: text.source) == UInt8(ascii: ",") { isGoal = isAsked }
        }
        return found
    }

    /// "Is $a = 2b$?": the question ends with the formula.
    private static func asksHere(_ piece: ReadText.Piece, _ source: SourceText) -> Bool {
        piece.span.lastByte(in: source) == UInt8(ascii: "?") || source.bytes[piece.span.outer.end...].first == UInt8(ascii: "?")
    }
}
