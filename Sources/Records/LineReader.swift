// Streams the lines of a file or pipe in constant memory, whatever the file holds.
import Foundation

/// A reader of lines: `\n` or `\r\n` ends a line, a last line without an end counts, a byte order mark at the start is dropped.
///
/// A line longer than the limit is passed over without being kept and comes as a fault. Memory: one buffer and one line.
public final class LineReader {
    public static let defaultMaximumLength = 16 << 20
    private static let bufferSize = 128 << 10

    public let name: String
    private let descriptor: Int32
    private let ownsDescriptor: Bool
    private let maximumLength: Int
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferSize, alignment: 16)
    private var filled = 0
    private var position = 0
    private var isAtEnd = false
    private var lineNumber = 0
    /// Bytes read before the next line.
    public private(set) var bytesRead = 0

    /// Opens the file at `path`.
    public init(path: String, maximumLength: Int = defaultMaximumLength) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError.system(path, "cannot be read") }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw FileError(path, "is a directory", number: EISDIR)
        }
        self.descriptor = descriptor
        self.name = path
        self.maximumLength = maximumLength
        ownsDescriptor = true
    }

    /// Reads from an open descriptor, which stays open: standard input is 0.
    public init(descriptor: Int32, name: String, maximumLength: Int = defaultMaximumLength) {
        self.descriptor = descriptor
        self.name = name
        self.maximumLength = maximumLength
        ownsDescriptor = false
    }

    deinit {
        buffer.deallocate()
        if ownsDescriptor { close(descriptor) }
    }

    /// The next line, or nil after the last. Throws when the file cannot be read further.
    public func next() throws(FileError) -> InputLine? {
        var kept: [UInt8] = []
        var length = 0
        while true {
            if position == filled {
                guard try fill() else {
                    guard length > 0 else { return nil }
                    bytesRead += length
                    return line(kept, length: length)
                }
            }
            let rest = UnsafeRawBufferPointer(rebasing: buffer[position..<filled])
            let end = memchr(rest.baseAddress!, 0x0A, rest.count).map {
                $0 - UnsafeMutableRawPointer(mutating: rest.baseAddress!)
            }
            let count = end ?? rest.count
            // The one byte more is a carriage return that may yet turn out to belong to the line end.
            if length + count <= maximumLength + 1 {
                kept.append(contentsOf: rest[..<count])
            } else {
                kept = []
            }
            length += count
            position += count
            if end != nil {
                position += 1
                bytesRead += length + 1
                return line(kept, length: length)
            }
        }
    }

    private func line(_ bytes: [UInt8], length: Int) -> InputLine {
        lineNumber += 1
        var bytes = bytes
        var length = length
        if bytes.last == UInt8(ascii: "\r") {
            bytes.removeLast()
            length -= 1
        }
        if lineNumber == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            bytes.removeFirst(3)
            length -= 3
        }
        guard length <= maximumLength else {
            let fault = RecordError(
                .lineTooLong, "the line has \(length) bytes, more than the limit of \(maximumLength)", line: lineNumber)
            return InputLine(source: name, number: lineNumber, bytes: [], fault: fault)
        }
        return InputLine(source: name, number: lineNumber, bytes: bytes)
    }

    /// Fills the empty buffer; false at the end of the input.
    private func fill() throws(FileError) -> Bool {
        guard !isAtEnd else { return false }
        while true {
            let count = read(descriptor, buffer.baseAddress!, buffer.count)
            if count > 0 {
                position = 0
                filled = count
                return true
            }
            if count == 0 {
                isAtEnd = true
                return false
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = poll(&wait, 1, -1)
            default: throw FileError.system(name, "cannot be read")
            }
        }
    }
}
