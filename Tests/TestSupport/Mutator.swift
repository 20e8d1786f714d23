// Texts that nobody would write, made from texts that somebody did.

/// Seeded mutations of sample texts. A mutant depends on the seed and its number alone, so any one can be made again.
public struct Mutator: Sendable {
    private let samples: [[UInt8]]
    private let seed: UInt64
    private let nasty: [[UInt8]]

    /// Most mutants are no longer than this; a few are made long by repetition.
    static let usualLength = 400
    /// The length of the longest mutants.
    public static let greatestLength = 40_000
    /// One mutant of so many is a long one.
    static let longOneIn = 500

    /// - Parameter samples: at least one, none empty.
    public init(samples: [[UInt8]], seed: UInt64) {
        precondition(!samples.isEmpty && samples.allSatisfy { !$0.isEmpty })
        self.samples = samples
        self.seed = seed
        nasty = (Mutator.fragments + Mutator.closings).map { Array($0.utf8) } + Mutator.brokenBytes
    }

    /// The mutant of a number.
    public func mutant(_ number: Int) -> [UInt8] {
        var random = RepeatableRandom(seed: seed &* 0x2545_F491_4F6C_DD1D ^ UInt64(truncatingIfNeeded: number))
        if random.int(in: 1...Mutator.longOneIn) == 1 { return long(&random) }
        var bytes = piece(of: random.pick(samples), &random)
        for _ in 0..<random.int(in: 1...4) { mutate(&bytes, &random) }
        return Array(bytes.prefix(Mutator.usualLength))
    }

    /// The whole of a short sample, or a stretch of a long one.
    private func piece(of sample: [UInt8], _ random: inout RepeatableRandom) -> [UInt8] {
        let length = random.int(in: 20...Mutator.usualLength / 2)
        guard sample.count > length else { return sample }
        let start = random.int(in: 0...sample.count - length)
        return Array(sample[start..<start + length])
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout RepeatableRandom) {
        let place = random.int(in: 0...bytes.count)
        let end = min(bytes.count, place + random.int(in: 1...12))
        switch random.int(in: 0...9) {
        case 0 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.int(in: 0...7))
        case 2 where place < bytes.count: bytes[place] = UInt8(random.int(in: 0x20...0x7E))
        case 3: bytes.removeSubrange(place..<end)
        case 4 where random.chance(0.4): bytes.removeSubrange(place..<bytes.count)
        case 5 where random.chance(0.4): bytes.removeSubrange(0..<place)
        case 6: bytes.insert(contentsOf: bytes[place..<end], at: random.int(in: 0...bytes.count))
        case 7:
            // A splice: the beginning of one text, the end of another.
            bytes.replaceSubrange(place..., with: piece(of: random.pick(samples), &random))
        case 8:
            let fragment = Array(bytes[place..<end])
            bytes.insert(contentsOf: repeatElement(fragment, count: random.int(in: 2...40)).joined(), at: place)
        default:
            let times = random.chance(0.1) ? random.int(in: 2...60) : 1
            bytes.insert(contentsOf: repeatElement(random.pick(nasty), count: times).joined(), at: place)
        }
    }

    /// A unit of a few fragments over and over, perhaps with something before and behind it.
    private func long(_ random: inout RepeatableRandom) -> [UInt8] {
        var unit: [UInt8] = []
        for _ in 0..<random.int(in: 1...4) {
            unit += random.chance(0.7) ? random.pick(nasty) : Array(random.pick(samples).prefix(random.int(in: 1...40)))
        }
        let length = random.int(in: 2_000...Mutator.greatestLength)
        var bytes = random.chance(0.3) ? random.pick(nasty) : []
        while bytes.count + unit.count <= length { bytes += unit }
        if random.chance(0.3) { bytes += random.pick(nasty) }
        return bytes
    }

    /// Fragments whose repetition nests, runs on or leaves something open.
    public static let fragments = [
        "{", "(", "[", "\\{", "|", "|x", "\\left(", "\\frac", "\\frac{1}{1+", "\\sqrt", "\\sqrt[", "√", "-", "+-", "x^",
        "x_", "x!", "x'", "\\sin", "\\sum", "\\int",
        "\\int x", "\\lim_{", "\\forall x ", "\\exists x:", "\\begin{matrix}", "\\begin{align}", "\\end{x}", "\\text{",
        "\\text{$", "\\mathrm{", "{x\\over ", "a\\pmod{",
        "(\\text{mod } ", "\\abs{", "\\overset{a}{", "f(x,", "\\{x:", "[1+(", "x+", "1 = ", "1,000,", "x,", ";", "\\\\",
        "x&", "²", "½", "\\not", "\\def\\a{\\a\\a}\\a", "$", "$1 ",
        "$x ", "<<1", "\\(", "\\[", "\\frac12", "4\\frac4", "{4\\frac4", "word ", "1 word ", "a word = ", "5 * ",
        "(1 + ", "20% of ", "half of ", "$5 * ",
        "**", "`", "```", "[asy]", "\u{301}",
    ]

    /// What ends or parts what the fragments open.
    public static let closings = [
        "}", ")", "]", "\\}", "\\right)", "\\right.", "\\end{matrix}", "\\end{align}", "=", "<", "\\in", "x", "7", " ",
        "\n", "\n\n",
        ".", ">>", "\\text{ or }", "dx", "%", "/", "&", ":", "\\)", "\\]", "$$", "\\", "9^9^9", "10^{99999}", "1e999",
        "!!",
        "\\sum_{k=1}^{100}", "\\binom{x}{y}", "\\pm", "\\cdots", "\\displaystyle", "\\left", "\\right", "\\over", "'",
    ]

    /// Bytes that are no UTF-8, and characters that are easily mistaken for others.
    static let brokenBytes: [[UInt8]] = [
        [0], [0x80], [0xC0], [0xC3], [0xE2, 0x88], [0xF0, 0x9F, 0x98], [0xFF, 0xFE], [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80],
        Array("−".utf8), Array("×".utf8), Array("\u{200B}".utf8), Array("\u{2028}".utf8), Array("\u{FE0F}".utf8),
        Array("𝑥".utf8),
        Array("٣".utf8), Array("∑".utf8), Array("⁻¹".utf8), Array("₂".utf8), [0x7F], [0x0D], [0x0B],
    ]
}
