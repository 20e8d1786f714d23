// One text through the whole reader, held to what the reader promises of any bytes.
import Elaboration
import LatexSyntax

/// Reads a text in every way there is. Serves the mutation tests and the long runs of `Scripts/fuzz`.
public struct ReaderCheck: Sendable {
    /// What reading one text cost, and where it broke a promise.
    public struct Outcome: Sendable {
        /// Steps of the dearest parse of the whole text.
        public var steps = 0
        /// Bytes of the longest text that was made from a tree.
        public var written = 0
        /// Trees for which a meaning was found.
        public var meanings = 0
        public var faults: [String] = []
    }

    /// A parse takes at most so many steps for each byte, and these for any text.
    public static let stepsPerByte = 16
    public static let stepsAtLeast = 64
    /// A tree written out has at most so many bytes for each byte that was read, and these for any text.
    public static let writtenPerByte = 64
    public static let writtenAtLeast = 1_024
    /// Definitions in a text are expanded to no more than this beyond that, in steps and bytes.
    public static let definitionAllowance = 1 << 20

    private let parser: MathParser
    private let scanner: MathSpanScanner
    private let serializer: Serializer
    private let plainWriter: PlainTextWriter
    private let scope: NameScope

    /// With the standard notation.
    public init() throws {
        let notation = try Notation.standard()
        parser = MathParser(notation: notation)
        scanner = MathSpanScanner(notation: notation)
        serializer = Serializer(notation: notation)
        plainWriter = PlainTextWriter(notation: notation)
        scope = NameScope(letterUnits: notation.letterUnits)
    }

    /// Reads the bytes as a formula in LaTeX, as a plain formula and as running text.
    public func read(_ bytes: [UInt8]) -> Outcome {
        var outcome = Outcome()
        let source = SourceText(bytes: bytes)
        for mode in [Mode.latex, .plain] {
            let (parsed, steps) = parser.parseCounting(source, in: source.span, mode: mode)
            outcome.steps = max(outcome.steps, steps)
            check(parsed, within: source.span, &outcome)
        }
        let holdsDefinition = ["\\def", "\\newcommand", "\\renewcommand", "\\DeclareMathOperator", "\\let"].contains {
            bytes.firstRange(of: Array($0.utf8)) != nil
        }
        let allowance = holdsDefinition ? ReaderCheck.definitionAllowance : 0
        if outcome.steps > ReaderCheck.stepsPerByte * bytes.count + ReaderCheck.stepsAtLeast + allowance {
            outcome.faults.append("\(outcome.steps) steps for \(bytes.count) bytes")
        }
        scan(source, &outcome)
        if outcome.written > ReaderCheck.writtenPerByte * bytes.count + ReaderCheck.writtenAtLeast + allowance {
            outcome.faults.append("\(outcome.written) bytes written for \(bytes.count)")
        }
        return outcome
    }

    private func scan(_ source: SourceText, _ outcome: inout Outcome) {
        var end = 0
        for span in scanner.scan(source) {
            if !span.outer.contains(span.inner) || !source.span.contains(span.outer) {
                outcome.faults.append("the span \(span.outer) reaches outside")
            }
            if !span.isAnnotation {
                if span.outer.start < end { outcome.faults.append("the span \(span.outer) overlaps the one before") }
                end = span.outer.end
            }
            check(parser.parse(source, span), within: span.inner, &outcome)
        }
    }

    /// Holds a tree to its promises, and writes and elaborates it.
    private func check(_ parsed: ParsedMath, within span: SourceSpan, _ outcome: inout Outcome) {
        let root = parsed.root
        if !span.contains(root.span) { outcome.faults.append("the root's span \(root.span) leaves \(span)") }
        if root.hasError, !parsed.hasErrors { outcome.faults.append("an error node, but no error") }
        for diagnostic in parsed.diagnostics where !span.contains(diagnostic.span) {
            outcome.faults.append("\(diagnostic.code) at \(diagnostic.span) outside \(span)")
        }
        outcome.written = max(
            outcome.written, root.sExpression.utf8.count, serializer.latex(root).utf8.count,
            plainWriter.text(root).utf8.count)
        elaborate(root, &outcome)
        // What elaboration refuses as a whole may have meaning in part, as a chain's sides do.
        if root.children.count <= 64 { for child in root.children { elaborate(child, &outcome) } }
    }

    private func elaborate(_ node: SyntaxNode, _ outcome: inout Outcome) {
        if (try? Elaborator.elaborate(node, scope: scope)) != nil { outcome.meanings += 1 }
        _ = Elaborator.roundingReach(of: node)
    }
}
