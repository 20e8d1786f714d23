import LatexSyntax

/// Joins values of one unknown that a text lists: "x = 7 or x = −2", "x = 7 and x = −2", "x = 7, x = −2".
enum AlternativeGrouping {
    /// An utterance with what stands between it and the one before.
    struct Item<Place> {
        let utterance: Utterance
        var place: Place
        /// Words since the utterance before in the step; nil when a sentence ended between.
        var connector: [String]?
    }

    /// Runs of links that give one unknown different values become alternatives; the place is that of the first.
    static func grouped<Place>(_ items: [Item<Place>]) -> [Item<Place>] {
        var result: [Item<Place>] = []
        var index = 0
        while index < items.count {
            guard let first = value(items[index].utterance) else {
                result.append(items[index])
                index += 1
                continue
            }
            var links = [first]
            var next = index + 1
            while next < items.count, joins(items[next].connector), let link = value(items[next].utterance),
                link.left.isSame(as: first.left), !links.contains(where: { $0.right.isSame(as: link.right) })
            {
                links.append(link)
                next += 1
            }
            if links.count == 1 {
                result.append(items[index])
            } else {
                let span = SourceSpan(start: first.span.start, end: links[links.count - 1].span.end)
                result.append(
                    Item(
                        utterance: .alternatives(links, span: span), place: items[index].place,
                        connector: items[index].connector))
            }
            index = next
        }
        return result
    }

    /// `x = number` standing alone, or `x = π/6 + 2kπ`, `x = 30° + 360°k`.
    private static func value(_ utterance: Utterance) -> Link? {
        guard case .link(let link) = utterance, link.chainLength == 2, link.relation.name == "Equal",
            link.left.shape == .symbol || link.left.shape == .subscriptNode,
            !link.right.contains(where: { $0.shape == .symbol && !StepJudge.integerLetters.contains($0.name) }),
            !link.right.contains(where: { $0.shape == .symbol })
                || link.right.contains(where: { $0.shape == .constant && $0.name == "pi" || $0.shape == .postfix && $0.name == "Degree" })
        else { return nil }
        return link
    }

    /// The words between two places; nil when a sentence or a line ends there.
    static func connector(_ source: SourceText, _ start: Int, _ end: Int) -> [String]? {
        guard start < end else { return [] }
        if source.bytes[start..<end].contains(where: { $0 == 10 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ";") })
        {
            return nil
        }
        return DiscourseReader.words(source, start, end)
    }

    private static func joins(_ connector: [String]?) -> Bool {
        guard let connector else { return false }
        return connector.isEmpty || connector == ["or"] || connector == ["and"]
    }
}
