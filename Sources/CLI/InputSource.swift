// The lines of a command's input: a file, several one after the other, or standard input.
import ArgumentParser
import Foundation
import Records

/// The inputs that a command line names.
struct InputOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("JSON Lines to read; - is standard input.", valueName: "file"))
    var files: [String] = []

    @Option(
        name: .customLong("field"),
        help: ArgumentHelp(
            "Take a role (id, problem, solution, steps, answer, prediction, labels, first_error) from this member.",
            valueName: "role=name"))
    var fields: [String] = []

    @Option(help: "Longer lines are passed over and reported.")
    var maximumLineBytes = LineReader.defaultMaximumLength

    mutating func validate() throws {
        guard maximumLineBytes > 0 else { throw ValidationError("--maximum-line-bytes must be positive") }
        guard files.filter({ $0 == "-" }).count <= 1 else {
            throw ValidationError("standard input can be read once only")
        }
        _ = try names()
    }

    /// The recognised member names, with the mappings that were given.
    func names() throws -> FieldNames {
        var names = FieldNames.recognised
        for field in fields {
            let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let role = FieldNames.Role(rawValue: parts[0]) else {
                let roles = FieldNames.Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--field \(field): expected ROLE=NAME with one of the roles \(roles)")
            }
            names.map(role, to: parts[1])
        }
        return names
    }

    /// Opens the inputs; without files, standard input unless a person sits at it.
    func open() throws -> InputSource {
        if files.isEmpty, isatty(0) == 1 { throw ValidationError("no input: name a file, or - for standard input") }
        return try InputSource(paths: files.isEmpty ? ["-"] : files, maximumLineLength: maximumLineBytes)
    }
}

/// Lines of several inputs as one stream.
final class InputSource {
    private var readers: ArraySlice<LineReader>
    private var finishedBytes = 0
    /// Bytes of all inputs; nil when one of them is no regular file.
    let totalBytes: Int?

    /// Opens every input at once: a wrong name is told before hours of work, not after.
    init(paths: [String], maximumLineLength: Int = LineReader.defaultMaximumLength) throws(FileError) {
        var readers: [LineReader] = []
        var total: Int? = 0
        for path in paths {
            if path == "-" {
                readers.append(LineReader(descriptor: 0, name: "stdin", maximumLength: maximumLineLength))
                total = nil
            } else {
                readers.append(try LineReader(path: path, maximumLength: maximumLineLength))
                var status = stat()
                let isRegular = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
                total = isRegular ? total.map { $0 + Int(status.st_size) } : nil
            }
        }
        self.readers = readers[...]
        totalBytes = total
    }

    var bytesRead: Int { finishedBytes + (readers.first?.bytesRead ?? 0) }

    func next() throws(FileError) -> InputLine? {
        while let reader = readers.first {
            if let line = try reader.next() { return line }
            finishedBytes += reader.bytesRead
            readers.removeFirst()
        }
        return nil
    }
}
