// What is wrong with the tables of notation: refused rows, rows that can never do what they say, replacements of nothing.
import Grammars

/// Checks the tables of notation by reading specimens of their rows.
public struct NotationLint: Sendable {
    private let builder: NotationBuilder
    /// The notation of the rows that are in order.
    public let notation: Notation

    /// - Throws: when the levels of binding cannot be read, without which there is no notation.
    public init(tables: GrammarTables) throws(GrammarError) {
        builder = try NotationBuilder(tables: tables)
        notation = Notation(builder: builder)
    }

    /// Every role of every trigger.
    public var claims: [RoleClaim] { builder.claims }

    /// Specimens of all claims, for checks that go on from trees.
    public var specimens: [Specimen] { claims.flatMap { Specimen.all(of: $0, in: notation) } }

    /// All findings, in the order of the tables.
    public func findings() -> [Finding] {
        builder.faults.map(Finding.init) + builder.idleReplacements.map(idleReplacement) + claims.flatMap(findings)
    }

    private func idleReplacement(_ row: TableRow) -> Finding {
        Finding(row, .warning, "replaces-nothing", "stands under '# replaces', but no earlier row says anything of it")
    }

    private func findings(_ claim: RoleClaim) -> [Finding] {
        if let strange = unknownReplacement(claim) { return [strange] }
        if claim.row["mode"] == "plain", let index = claim.index, !notation.rows[Int(index)].isPlainOnly,
            !notation.rows[Int(index)].isWord
        {
            return [
                Finding(
                    claim.row, .warning, "mode-ignored",
                    "LaTeX reads \(claim.trigger) too, because another row of it says so")
            ]
        }
        let hidden = Specimen.all(of: claim, in: notation).first { !$0.isShown(by: notation) }
        return hidden.map { [unreachable($0)] } ?? []
    }

    /// Notation in a replacement that no row explains.
    private func unknownReplacement(_ claim: RoleClaim) -> Finding? {
        guard claim.role == .macro || claim.role == .character else { return nil }
        let tokens = Specimen.tokens(Specimen.expanded(claim.row), .latex, notation)
        guard let strange = tokens.first(where: { $0.kind == .unknownCommand || $0.kind == .invalid }) else {
            return nil
        }
        let name = strange.form.split(separator: " ").last ?? ""
        return Finding(
            claim.row, .error, "unknown-replacement",
            "\(claim.row["replacement"]) uses \(name), which is in no table")
    }

    private func unreachable(_ specimen: Specimen) -> Finding {
        let claim = specimen.claim
        let reason = reason(claim) ?? "another rule takes it"
        let tried = specimen.sentences.map { "'\($0.text)'" }.joined(separator: ", ")
        return Finding(
            claim.row, .error, "unreachable",
            "\(claim.trigger) is never read as \(claim.role.rawValue): \(reason)"
                + (tried.isEmpty ? "" : "; tried \(tried)"))
    }

    /// Why a trigger may be out of reach, where its spelling tells.
    private func reason(_ claim: RoleClaim) -> String? {
        let trigger = claim.trigger
        let isWord = claim.index.map { notation.rows[Int($0)].isWord } ?? false
        if let index = claim.index, claim.role.claim != "command" {
            let row = notation.rows[Int(index)]
            if row.macro != nil || row.decoration != nil || row.structure != nil {
                return "a row of Macros, Decorations or Structures takes the command first"
            }
        }
        if let other = claims.first(where: { $0.trigger == trigger && $0.role != claim.role && $0.index != nil }) {
            return "perhaps \(other.row.place) takes it as \(other.role.rawValue)"
        }
        if claim.role == .fence || claim.role == .delimiter {
            return claim.role == .fence
                ? "Delimiters has no row that opens or closes with such a character"
                : "no row of Fences has the delimiter \(claim.row["delimiter"]) on its side"
        }
        if trigger.hasPrefix("\\"), trigger.count > 2, trigger.last != "}",
            !trigger.dropFirst().allSatisfy({ $0.isASCII && $0.isLetter })
        {
            return "a command is a backslash and letters, or a backslash and one other character"
        }
        if isWord || TriggerRole.ofProse.contains(claim.role) {
            if trigger != trigger.lowercased(), claim.role != .function { return "phrases are looked up in lower case" }
            let reach = ProseWords.reach(of: claim.role)?.upperBound ?? Lexer.phraseWords
            return "only phrases of up to \(reach) words of letters, parted by single spaces, are looked up"
        }
        if claim.role == .unit || claim.role == .character || claim.role == .environment { return nil }
        if trigger.utf8.contains(where: { $0 >= 0x80 }) {
            return "a character outside ASCII has a row in Unicode, which names a command"
        }
        if trigger.first?.isLetter == true { return "letters without a backslash are words: mode plain, or Words" }
        return nil
    }
}
