// Where mathematics stands in a running text.

/// A stretch of mathematics in a text.
public struct MathSpan: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// `$…$`
        case inlineDollar
        /// `$$…$$`
        case displayDollar
        /// `\(…\)`
        case inlineParen
        /// `\[…\]`
        case displayBracket
        /// `\begin{align*}…\end{align*}` in running text, by name.
        case environment(String)
        /// Mathematics typed in running text without delimiters.
        case plain
        /// `<<84/7=12>>`
        case calculator
    }

    public let kind: Kind
    /// With delimiters.
    public let outer: SourceSpan
    /// What the parser is to read.
    public let inner: SourceSpan
    /// Parts of a plain span that belong to it no more than a space does: calculator annotations.
    public let holes: [SourceSpan]

    public init(kind: Kind, outer: SourceSpan, inner: SourceSpan, holes: [SourceSpan] = []) {
        self.kind = kind
        self.outer = outer
        self.inner = inner
        self.holes = holes
    }

    /// Whether it is a calculator annotation `<<48/2=24>>`: complete in itself, whatever stands before.
    public var isAnnotation: Bool { kind == .calculator }

    /// A display that the text ends in before it is closed.
    public var isUnclosed: Bool {
        (kind == .displayDollar || kind == .displayBracket) && inner.end == outer.end
    }

    /// How the parser reads the span.
    public var mode: Mode { kind == .plain || isAnnotation ? .plain : .latex }
}

extension MathParser {
    /// Reads a span that the scanner found.
    public func parse(_ source: SourceText, _ span: MathSpan) -> ParsedMath {
        let parsed = parse(source, in: span.inner, mode: span.mode, holes: span.holes)
        guard span.isUnclosed else { return parsed }
        let end = SourceSpan(start: span.inner.end, end: span.inner.end)
        return ParsedMath(
            root: parsed.root,
            diagnostics: [
                Diagnostic(
                    code: "missing-delimiter", severity: .warning, span: end,
                    message: "a display that is never closed; closed at the end of the text")
            ] + parsed.diagnostics)
    }
}
