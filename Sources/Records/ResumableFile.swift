// Output of long batches that can be continued: lines go to `TARGET.part`, which becomes the target when all are written.
import Foundation

/// A file of lines under construction that survives an interruption.
///
/// Lines are appended to `TARGET.part`. When a run is continued, a torn last line is cut off and the complete ones are
/// kept; `commit()` renames. Two runs cannot write the same file: the part is locked.
public final class ResumableFile {
    public let path: String
    public let partPath: String
    /// Complete lines that an earlier run left.
    public let completedLines: Int
    private let descriptor: Int32
    private let writer: DescriptorWriter

    /// Whether `path` is, or can become, a regular file; devices and pipes are written with `AtomicFile`.
    public static func isPossible(at path: String) throws(FileError) -> Bool {
        try ReplacementTarget(path).isReplaceable
    }

    /// Starts the file at `path` anew, or continues it. A finished file is continued too: its input may have grown.
    public init(path: String, continuing: Bool) throws(FileError) {
        self.path = path
        let target = try ReplacementTarget(path)
        guard target.isReplaceable else { throw FileError(path, "is not a regular file: it cannot be continued") }
        partPath = target.path + ".part"
        if continuing { try Self.adopt(finished: target.path, as: partPath) }
        descriptor = open(partPath, O_RDWR | O_CREAT | O_CLOEXEC, target.mode)
        guard descriptor >= 0 else { throw FileError.system(partPath, "cannot be created") }
        writer = DescriptorWriter(descriptor: descriptor, name: path)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw FileError(partPath, "is being written by another run")
        }
        do throws(FileError) {
            let complete = continuing ? try Self.completeLines(of: descriptor, partPath) : (lines: 0, bytes: 0)
            completedLines = complete.lines
            guard ftruncate(descriptor, off_t(complete.bytes)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
                throw FileError.system(partPath, "cannot be written")
            }
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// Reads the complete lines that an earlier run left. Call it before the first `write`.
    public func completed() throws(FileError) -> LineReader { try LineReader(path: partPath, maximumLength: .max >> 1) }

    public func write(_ bytes: some Collection<UInt8>) throws(FileError) { try writer.write(bytes) }

    /// Hands everything to the system, so that an interruption from here on loses nothing written.
    public func flush() throws(FileError) { try writer.flush() }

    /// Makes the part the target.
    public func commit() throws(FileError) {
        try writer.flush()
        guard fsync(descriptor) == 0 else { throw FileError.system(path, "cannot be written") }
        try ReplacementTarget(path).replace(with: partPath)
    }

    /// Copies a finished file to the part when there is none.
    private static func adopt(finished: String, as part: String) throws(FileError) {
        guard access(part, F_OK) != 0, access(finished, F_OK) == 0 else { return }
        do {
            let copy = try AtomicFile(path: part)
            let reader = try LineReader(path: finished, maximumLength: .max >> 1)
            while let line = try reader.next() {
                try copy.write(line.bytes)
                try copy.write([UInt8(ascii: "\n")])
            }
            try copy.commit()
        }
    }

    private static func completeLines(of descriptor: Int32, _ name: String) throws(FileError) -> (
        lines: Int, bytes: Int
    ) {
        var lines = 0
        var bytes = 0
        var read = 0
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 128 << 10, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = Foundation.read(descriptor, buffer.baseAddress!, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError.system(name, "cannot be read") }
            guard count > 0 else { return (lines, bytes) }
            for (index, byte) in buffer[..<count].enumerated() where byte == UInt8(ascii: "\n") {
                lines += 1
                bytes = read + index + 1
            }
            read += count
        }
    }
}

/// What `score --resume` checks: the lines already answered are answers to the same input.
public enum ResumeCheck {
    /// Passes over as many input lines as `file` has answered; returns their number. `id` tells the identifier that the answer
    /// to a line carries. Throws when an answer is to another line.
    public static func skipAnswered(
        in file: ResumableFile, input next: () throws(FileError) -> InputLine?, id: (InputLine) -> JSONValue
    ) throws(FileError) -> Int {
        guard file.completedLines > 0 else { return 0 }
        let answers = try file.completed()
        var count = 0
        while let answer = try answers.next() {
            guard let line = try next() else {
                throw FileError(file.partPath, "has more lines than the input: it does not continue this run")
            }
            guard let json = try? answer.json(), let answered = json["id"] else {
                throw FileError(file.partPath, "line \(answer.number) is not an answer: it cannot be continued")
            }
            let expected = id(line)
            guard answered == expected else {
                throw FileError(
                    file.partPath,
                    "line \(answer.number) answers id \(answered.jsonText) where \(line.source):\(line.number) has id \(expected.jsonText): "
                        + "it does not continue this run")
            }
            count += 1
        }
        return count
    }
}

extension InputLine {
    /// The identifier that the answer to this line carries.
    public func id(names: FieldNames = .recognised) -> JSONValue {
        FieldLookup.remains(of: (try? json()) ?? .null, names: names).id
    }
}
