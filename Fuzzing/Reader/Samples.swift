// The texts that are mutated.
import ArgumentParser
import Foundation

enum Samples {
    /// The strings under a member of every line of a file, given as `FILE:MEMBER`; of a list, each string.
    static func read(_ argument: String) throws -> [[UInt8]] {
        guard let colon = argument.lastIndex(of: ":") else {
            throw ValidationError("\(argument): expected FILE:MEMBER")
        }
        let text = try String(contentsOfFile: String(argument[..<colon]), encoding: .utf8)
        let member = String(argument[argument.index(after: colon)...])
        return try text.split(separator: "\n").flatMap { line -> [[UInt8]] in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let strings = object?[member] as? [String] ?? (object?[member] as? String).map { [$0] } ?? []
            return strings.map { Array($0.utf8) }
        }
    }

    /// Writes each text into a file of its own.
    static func write(_ samples: [[UInt8]], to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (number, sample) in samples.enumerated() {
            try Data(sample).write(to: URL(fileURLWithPath: folder).appendingPathComponent("\(number)"))
        }
    }
}
