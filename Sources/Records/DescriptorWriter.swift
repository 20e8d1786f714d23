// Buffered writing to an open file descriptor.
import Foundation

/// Collects bytes and hands them to the system in large pieces.
public final class DescriptorWriter {
    private static let bufferSize = 256 << 10

    public let name: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    /// Writes to an open descriptor, which stays open: standard output is 1.
    public init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    public func write(_ bytes: some Collection<UInt8>) throws(FileError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Hands everything to the system.
    public func flush() throws(FileError) {
        var start = 0
        while start < buffer.count {
            let count = buffer.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress! + start, $0.count - start)
            }
            if count >= 0 {
                start += count
            } else if errno == EAGAIN {
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&wait, 1, -1)
            } else if errno != EINTR {
                let error = FileError.system(name, "cannot be written")
                // What cannot be written now will not be written later: a second flush must not repeat the first half.
                buffer.removeAll()
                throw error
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
