// The index of all rows by trigger: the one value that lexer, parser, scanner and serializer share.
import Grammars

/// All notation the reader knows. Built once from tables, immutable, passed in.
///
/// A class, because every stage holds it and the parser's frames must stay small.
public final class Notation: Sendable {
    let precedence: Precedence
    let rows: [GrammarRow]
    /// `\name` → row.
    let commands: ByteIndex
    /// Words and phrases, lower case, single spaces → row.
    let phrases: ByteIndex
    /// Spellings of units → row.
    let units: ByteIndex
    /// Letters in another face, as `\mathbb{R}` → row.
    let alphabetLetters: ByteIndex
    /// Signs that are no commands, by first byte, longest first.
    let signs: [[Int32]]
    /// Environments by name.
    let environments: [String: EnvironmentShape]
    let displayEnvironments: Set<String>
    let environmentsWithArgument: Set<String>
    /// Pairs of delimiters by opening and closing character.
    let fences: [String: String]
    let fencePairs: [String: (open: String, close: String)]
    /// Characters outside ASCII.
    let characters: [UInt32: CharacterRow]
    let prose: ProseWords
    let spelling: Spelling
    /// Rows that the lexer names by itself: `x` between numbers, money signs, bare percent signs.
    let timesRow, dollarRow, percentRow, modulusRow, leftRow, rightRow: Int32

    init(builder: NotationBuilder) {
        precedence = builder.precedence
        rows = builder.rows.map(GrammarRow.init)
        commands = builder.commands
        phrases = builder.phrases
        units = builder.units
        alphabetLetters = builder.alphabetLetters
        var signs = [[Int32]](repeating: [], count: 256)
        for index in builder.signRows { signs[Int(builder.rows[index].bytes[0])].append(Int32(index)) }
        for byte in signs.indices {
            signs[byte].sort { builder.rows[Int($0)].bytes.count > builder.rows[Int($1)].bytes.count }
        }
        self.signs = signs
        environments = builder.environments
        displayEnvironments = builder.displayEnvironments
        environmentsWithArgument = builder.environmentsWithArgument
        timesRow = builder.commands["times".utf8] ?? -1
        dollarRow = builder.commands["$".utf8] ?? -1
        percentRow = builder.commands["%".utf8] ?? -1
        modulusRow = builder.commands["pmod".utf8] ?? -1
        leftRow = builder.commands["left".utf8] ?? -1
        rightRow = builder.commands["right".utf8] ?? -1
        countUnits = builder.countUnits
        fences = builder.fences
        fencePairs = builder.fencePairs
        characters = builder.characters
        prose = builder.prose
        spelling = Spelling(builder: builder)
    }

    /// The notation of the built-in tables.
    public static func standard() throws(GrammarError) -> Notation { try Notation(tables: GrammarTables()) }

    /// The built-in tables with further tables laid over them.
    /// - Throws: every fault of the tables.
    public convenience init(tables: GrammarTables) throws(GrammarError) {
        let builder = try NotationBuilder(tables: tables)
        guard builder.faults.isEmpty else { throw GrammarError(builder.faults) }
        self.init(builder: builder)
    }

    /// Numbers that words of counting stand for: dozen, hundred, million.
    public let countUnits: [String: Int]

    /// Units that one letter stands for, by that letter.
    public var letterUnits: [String: String] {
        var result: [String: String] = [:]
        for byte in UInt8(ascii: "A")...UInt8(ascii: "z") where byte.isLetter {
            if let row = units[[byte]], let unit = rows[Int(row)].unit {
                result[String(decoding: [byte], as: UTF8.self)] = unit
            }
        }
        return result
    }

    /// The longest sign that begins at an offset, if any.
    func sign<Bytes: RandomAccessCollection>(at offset: Int, in bytes: Bytes, end: Int, isPlain: Bool) -> Int32?
    where Bytes.Element == UInt8, Bytes.Index == Int {
        candidates: for index in signs[Int(bytes[offset])] {
            let trigger = rows[Int(index)].bytes
            if offset + trigger.count > end || (rows[Int(index)].isPlainOnly && !isPlain) { continue }
            for position in 1..<max(1, trigger.count) where bytes[offset + position] != trigger[position] {
                continue candidates
            }
            return index
        }
        return nil
    }
}

/// What a character outside ASCII stands for.
enum CharacterRow: Sendable {
    case text([UInt8])
    case superscript(UInt8)
    case subscripted(UInt8)
    case space
}

/// A dictionary keyed by bytes that can be asked with a slice of the text, without making a String of it.
struct ByteIndex: Sendable {
    private var table: [UInt64: [(key: [UInt8], row: Int32)]] = [:]
    private(set) var longest = 0

    /// Sets the row of a key.
    mutating func insert(_ key: [UInt8], row: Int32) {
        var slot = table[ByteIndex.hash(key)] ?? []
        slot.removeAll { $0.key == key }
        table[ByteIndex.hash(key)] = slot + [(key, row)]
        longest = max(longest, key.count)
    }

    subscript<Bytes: Collection>(_ key: Bytes) -> Int32? where Bytes.Element == UInt8 {
        guard key.count <= longest else { return nil }
        return table[ByteIndex.hash(key)]?.first { $0.key.elementsEqual(key) }?.row
    }

    private static func hash<Bytes: Collection>(_ bytes: Bytes) -> UInt64 where Bytes.Element == UInt8 {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return value
    }
}
