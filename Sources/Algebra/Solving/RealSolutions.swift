import Arithmetic
import Certificates
import Expressions

/// The exact set of real solutions of a formula in one unknown: points and intervals in increasing order.
public struct RealSolutions: Sendable {
    public struct Piece: Sendable {
        /// nil for −∞ and ∞.
        public let lower: RealPoint?
        public let upper: RealPoint?
        public let includesLower: Bool
        public let includesUpper: Bool

        public var isPoint: Bool { includesLower && lower != nil && lower == upper }
    }

    public let unknown: Symbol
    public let pieces: [Piece]

    public var isEmpty: Bool { pieces.isEmpty }
    public var isWholeLine: Bool { pieces.count == 1 && pieces[0].lower == nil && pieces[0].upper == nil }

    /// The solutions, proved complete by the decomposition of the line.
    /// - Throws: a failure for formulas that are not algebraic in one unknown.
    public init(of formula: Formula, unknown: Symbol, domain: Domain = .real, budget: Budget = Budget()) throws(CheckFailure) {
        guard domain == .real || domain == .positive else { throw .wrongForm("real numbers") }
        guard formula.symbols.allSatisfy({ $0 == unknown }) else { throw .wrongForm("one unknown") }
        let cells = try RealCells(formula, domain: domain, budget: budget)
        var pieces: [Piece] = []
        var start: (RealPoint?, Bool)? = cells.holdsBetween[0] ? (nil, false) : nil
        for (index, point) in cells.points.enumerated() {
            let (at, after) = (cells.holdsAtPoints[index], cells.holdsBetween[index + 1])
            if let open = start, !at || !after {
                pieces.append(Piece(lower: open.0, upper: point, includesLower: open.1, includesUpper: at))
                start = after ? (point, false) : nil
            } else if start == nil, at, !after {
                pieces.append(Piece(lower: point, upper: point, includesLower: true, includesUpper: true))
            } else if start == nil, after {
                start = (point, at)
            }
        }
        if let open = start { pieces.append(Piece(lower: open.0, upper: nil, includesLower: open.1, includesUpper: false)) }
        self.pieces = pieces
        self.unknown = unknown
    }
}

extension RealSolutions: CustomStringConvertible {
    /// For people: `x = 2 or x > 5`, `none`, `all`.
    public var description: String {
        if isEmpty { return "none" }
        if isWholeLine { return "all" }
        return pieces.map { piece in
            if piece.isPoint, let value = piece.lower { return "\(unknown) = \(text(value))" }
            var parts: [String] = []
            switch (piece.lower, piece.upper) {
            case (let low?, let high?):
                parts = [text(low), piece.includesLower ? "<=" : "<", "\(unknown)", piece.includesUpper ? "<=" : "<", text(high)]
            case (let low?, nil): parts = ["\(unknown)", piece.includesLower ? ">=" : ">", text(low)]
            case (nil, let high?): parts = ["\(unknown)", piece.includesUpper ? "<=" : "<", text(high)]
            case (nil, nil): parts = ["all"]
            }
            return parts.joined(separator: " ")
        }.joined(separator: " or ")
    }

    private func text(_ point: RealPoint) -> String {
        var closedForms = AlgebraicNumber.ClosedForms()
        if let value = closedForms.expression(point) { return "\(value)" }
        guard case .root(let polynomial, let lower, let upper) = point else { return "\(point.lower)" }
        let terms = polynomial.coefficients.enumerated().map { Expr.product([.number($1), .power(.symbol("t"), .number($0))]) }
        return "root of \(Expr.sum(terms)) in (\(lower), \(upper))"
    }
}
