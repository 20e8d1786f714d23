import LatexSyntax

/// Why a tree denotes nothing that the algebra knows, and where.
public struct ElaborationError: Error, Hashable, Sendable {
    public enum Code: String, Sendable {
        /// The reader left an error node.
        case unread
        /// The notation is read but has no algebra yet.
        case unsupported
        /// A dot sequence, a blank, or another place where something is left out.
        case incomplete
        /// Words where a number belongs.
        case words
        /// A literal beyond the limits.
        case tooLarge = "too-large"
    }

    public let code: Code
    /// The shape or name that stopped it.
    public let detail: String
    public let span: SourceSpan

    /// For a tree with error nodes.
    public static func unread(_ span: SourceSpan) -> ElaborationError { ElaborationError(.unread, "error", span) }

    private init(_ code: Code, _ detail: String, _ span: SourceSpan) {
        self.code = code
        self.detail = detail
        self.span = span
    }

    init(_ code: Code, _ node: SyntaxNode, _ detail: String = "") {
        self.code = code
        self.detail = detail.isEmpty ? (node.name.isEmpty ? "\(node.shape)" : node.name) : detail
        span = node.span
    }
}
