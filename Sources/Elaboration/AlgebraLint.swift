// Notation that is read but means nothing to the algebra: statements with it stay undecided.
import Expressions
import Grammars
import LatexSyntax

/// Elaborates a specimen of every role and notes those that leave no algebra.
public enum AlgebraLint {
    /// Sets that comparing answers tells apart by their names.
    private static let knownSets: Set<String> = [
        "Reals", "Integers", "Naturals", "Rationals", "Complexes", "emptySet",
    ]

    /// Notes for roles of which no sentence means anything, or only the application of a function that has but a name.
    public static func findings(_ lint: NotationLint) -> [Finding] {
        let parser = MathParser(notation: lint.notation)
        var seen: Set<String> = []
        return lint.specimens.compactMap { specimen in
            let claim = specimen.claim
            // A delimiter means what its fences mean, and the lines of a display are read one by one.
            if claim.role == .delimiter || claim.row["shape"] == "aligned" { return nil }
            let reasons = specimen.trees(by: parser).map(reason)
            guard let first = reasons.first, let reason = first, !reasons.contains(nil),
                seen.insert("\(claim.row.place) \(claim.role)").inserted
            else { return nil }
            return Finding(claim.row, .note, "no-algebra", "\(claim.trigger) as \(claim.role.rawValue): \(reason)")
        }
    }

    private static func reason(_ tree: SyntaxNode) -> String? {
        do throws(ElaborationError) {
            let denotation = try Elaborator.elaborate(tree, scope: NameScope()).denotation
            if case .namedSet(let name) = denotation {
                return knownSets.contains(name) ? nil : "\(name) is taken for a set, of which only the name is known"
            }
            guard let name = denotation.expression.flatMap(uninterpreted) else { return nil }
            return "\(name) is a name without a definition"
        } catch {
            return error.code == .unsupported ? "\(error.detail) has no algebra" : nil
        }
    }

    /// The name of a function of which nothing but the name is known.
    private static func uninterpreted(_ expression: Expr) -> String? {
        if case .function(.named(let name)) = expression.head { return name }
        for argument in expression.arguments {
            if let name = uninterpreted(argument) { return name }
        }
        return nil
    }
}
