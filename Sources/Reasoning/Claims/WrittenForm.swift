import Elaboration
import Expressions
import LatexSyntax

/// How a formula is written, up to what no reader counts as work: spaces and brackets of grouping, the order of terms and of
/// factors, the sign of a product or quotient, boxes, `1 ·` and `+ 0`. Equal forms denote equal things; the converse is false.
extension SyntaxNode {
    var writtenForm: String {
        switch shape {
        case .number: return SyntaxNode.withoutIdleZeros(name)
        case .boxed,
            .fence where isGrouping, .prefix where name == "Plus":
            return children[0].writtenForm
        case .prefix where name == "Negate" || name == "Subtract": return "-" + children[0].writtenForm
        case .sum:
            var terms: [String] = []
            collectTerms(into: &terms)
            return SyntaxNode.joined(terms, by: "+", neutral: "0")
        case .product, .juxtaposition, .fraction:
            var upper: [String] = []
            var lower: [String] = []
            collectFactors(&upper, &lower)
            let numerator = SyntaxNode.joined(upper, by: "*", neutral: "1")
            return lower.isEmpty ? numerator : numerator + "/" + SyntaxNode.joined(lower, by: "*", neutral: "1")
        case .prefix where isAngle: return Symbol(angle: children[0].plainName).name
        default:
            return "\(shape.rawValue)\(name)"
                + (children.isEmpty ? "" : "(" + children.map(\.writtenForm).joined(separator: ";") + ")")
        }
    }

    /// Brackets around one operand that only group.
    private var isGrouping: Bool {
        ["()", "[]", "{}"].contains(name) && children.count == 1 && children[0].shape != .list
    }

    private func collectTerms(into terms: inout [String]) {
        switch shape {
        case .sum: for child in children { child.collectTerms(into: &terms) }
        case .boxed,
            .fence where isGrouping, .prefix where name == "Plus":
            children[0].collectTerms(into: &terms)
        default: terms.append(writtenForm)
        }
    }

    private func collectFactors(_ upper: inout [String], _ lower: inout [String]) {
        switch shape {
        case .product, .juxtaposition: for child in children { child.collectFactors(&upper, &lower) }
        case .fraction:
            children[0].collectFactors(&upper, &lower)
            children[1].collectFactors(&lower, &upper)
        case .prefix where name == "Divide": children[0].collectFactors(&lower, &upper)
        case .boxed,
            .fence where isGrouping:
            children[0].collectFactors(&upper, &lower)
        default: upper.append(writtenForm)
        }
    }

    /// The parts in one order, the neutral element left out unless it is all there is.
    private static func joined(_ parts: [String], by sign: String, neutral: String) -> String {
        let kept = parts.filter { $0 != neutral }.sorted()
        if kept.isEmpty { return neutral }
        return kept.count == 1 ? kept[0] : "(" + kept.joined(separator: sign) + ")"
    }

    /// `007.50` as `7.5`.
    private static func withoutIdleZeros(_ digits: String) -> String {
        var text = Substring(digits)
        while text.count > 1, text.first == "0" { text.removeFirst() }
        if text.contains(".") {
            while text.last == "0" { text.removeLast() }
            if text.last == "." { text.removeLast() }
        }
        if text.isEmpty { return "0" }
        return text.first == "." ? "0" + text : String(text)
    }
}

extension Link {
    /// One text for a relation and its converse: `3 + x = 5`, `5 = x + 3`; `a < b`, `b > a`.
    var writtenForm: String {
        let (a, b) = (left.writtenForm, right.writtenForm)
        switch relation.name {
        case "Greater": return b + " Less " + a
        case "GreaterEqual": return b + " LessEqual " + a
        case "Less", "LessEqual": return a + " " + relation.name + " " + b
        case "Divides", "NotDivides": return a + " " + relation.name + " " + b
        default:
            let form = min(a, b) + " " + relation.name + " " + max(a, b)
            return modulus.map { form + " Modulus " + $0.writtenForm } ?? form
        }
    }

    /// Both sides are written alike: nothing was done.
    var isIdle: Bool { left.isSame(as: right) || left.writtenForm == right.writtenForm }
}
