// JSON Lines of labelled solutions: what fitting reads.
import Foundation
import Records

/// A line of a labelled file that is none, with its place.
public struct LabelledFileError: Error, CustomStringConvertible {
    public let description: String
}

public enum LabelledFile {
    /// All solutions of a file.
    /// - Throws: `LabelledFileError` naming file and line of the first bad one: training on a part would go unnoticed.
    public static func read(_ path: String) throws -> [LabelledSolution] {
        let reader = try LineReader(path: path)
        let decoder = JSONDecoder()
        var solutions: [LabelledSolution] = []
        while let line = try reader.next() {
            do {
                solutions.append(try decoder.decode(LabelledSolution.self, from: Data(line.bytes)))
            } catch {
                throw LabelledFileError(
                    description: "\(path):\(line.number): not a labelled solution: \(reason(error))")
            }
        }
        return solutions
    }

    /// What is wrong with the line, in words for its author.
    private static func reason(_ error: any Error) -> String {
        func place(_ path: [any CodingKey]) -> String {
            path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        }
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            return "'\(place(context.codingPath + [key]))' is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            return context.codingPath.isEmpty
                ? "it is no JSON object" : "'\(place(context.codingPath))' has another type"
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            return "'\(place(context.codingPath))' has no known value"
        default: return "it is no JSON"
        }
    }

    public static func write(_ solutions: [LabelledSolution], to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var data = Data()
        for solution in solutions {
            data.append(try encoder.encode(solution))
            data.append(10)
        }
        try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
