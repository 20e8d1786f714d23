// Rows that no case uses: what a change could break without a test saying so.
import Grammars

/// The triggers that the inputs of cases use.
///
/// Signs and commands count where they are written; words and units only as whole words; words of running text only in cases that
/// scan; a fence where the tree of a case has it.
public struct CaseCoverage: Sendable {
    private let inputs: String
    private let lowered: String
    private let scanned: String
    private let fences: Set<String>

    public init(cases: [ParsingCase], notation: Notation) {
        let parser = MathParser(notation: notation)
        // Spaces at the ends, so that every word stands between two characters.
        func text(_ cases: [ParsingCase]) -> String { " " + cases.map(\.input).joined(separator: " \n ") + " " }
        inputs = text(cases)
        lowered = inputs.lowercased()
        scanned = text(cases.filter(\.isScan)).lowercased()
        var fences: Set<String> = []
        for item in cases where !item.isScan { parser.parse(item.input, mode: item.mode).root.collectFences(&fences) }
        self.fences = fences
    }

    /// A warning for every claim that no case uses.
    public func findings(_ claims: [RoleClaim]) -> [Finding] {
        claims.filter { !isUsed($0) }.map {
            Finding($0.row, .warning, "no-case", "no case has \($0.trigger) as \($0.role.rawValue)")
        }
    }

    private func isUsed(_ claim: RoleClaim) -> Bool {
        let trigger = claim.trigger
        switch claim.role {
        case .fence: return fences.contains(claim.row["name"])
        case .unit: return CaseCoverage.hasWord(trigger, in: inputs)
        case .environment: return inputs.contains("{\(trigger)}")
        case .character: return inputs.contains(trigger)
        case _ where TriggerRole.ofProse.contains(claim.role): return CaseCoverage.hasWord(trigger, in: scanned)
        case _ where trigger.first?.isLetter == true:
            return CaseCoverage.hasWord(trigger, in: claim.role == .function ? inputs : lowered)
        case _ where trigger.hasPrefix("\\") && trigger.last?.isLetter == true:
            return CaseCoverage.hasWord(trigger, in: inputs)
        default: return inputs.contains(trigger)
        }
    }

    /// Whether a word or command stands in a text with no letter touching it.
    private static func hasWord(_ word: String, in text: String) -> Bool {
        text.ranges(of: word).contains { range in
            let isOpen = word.hasPrefix("\\") || !isLetter(text[text.index(before: range.lowerBound)])
            return isOpen && !isLetter(text[range.upperBound])
        }
    }

    private static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
}

extension SyntaxNode {
    fileprivate func collectFences(_ names: inout Set<String>) {
        if shape == .fence { names.insert(name) }
        for child in children { child.collectFences(&names) }
    }
}
