// Faults of reading and writing files, with the path and the system's reason in words.
import Foundation

/// A file that could not be opened, read or written.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    public var path: String
    public var message: String
    /// The system's error number; 0 where the fault is ours.
    public var number: Int32

    public init(_ path: String, _ message: String, number: Int32 = 0) {
        self.path = path
        self.message = message
        self.number = number
    }

    /// The system call that failed last, in this thread, on `path`.
    static func system(_ path: String, _ action: String) -> FileError {
        let number = errno
        return FileError(path, "\(action): \(String(cString: strerror(number)))", number: number)
    }

    /// The reader of our output has gone away; a program in a pipeline then ends without complaint.
    public var isBrokenPipe: Bool { number == EPIPE }

    public var description: String { "\(path): \(message)" }
}
