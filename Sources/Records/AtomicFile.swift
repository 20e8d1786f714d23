// Files that appear whole or not at all: written beside their place, flushed to disk, then renamed.
import Foundation

/// A file under construction. Until `commit()` the target is as it was; without a commit nothing remains.
///
/// A target that is no regular file (`/dev/null`, a named pipe) is written in place, since renaming would replace it.
public final class AtomicFile {
    public let path: String
    private let temporaryPath: String?
    private let descriptor: Int32
    private let writer: DescriptorWriter
    private var isOpen = true

    public init(path: String) throws(FileError) {
        self.path = path
        let target = try ReplacementTarget(path)
        if target.isReplaceable {
            let suffix = String(UInt64.random(in: 0 ... .max), radix: 36)
            temporaryPath = target.path + "." + suffix + ".tmp"
        } else {
            temporaryPath = nil
        }
        let flags = temporaryPath == nil ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
        descriptor = open(temporaryPath ?? path, flags, target.mode)
        guard descriptor >= 0 else { throw FileError.system(path, "cannot be created") }
        writer = DescriptorWriter(descriptor: descriptor, name: path)
    }

    deinit {
        guard isOpen else { return }
        close(descriptor)
        if let temporaryPath { unlink(temporaryPath) }
    }

    public func write(_ bytes: some Collection<UInt8>) throws(FileError) { try writer.write(bytes) }

    /// Puts the file in its place, on disk. Nothing can be written afterwards.
    public func commit() throws(FileError) {
        precondition(isOpen, "a file is committed once")
        try writer.flush()
        if let temporaryPath {
            guard fsync(descriptor) == 0 else { throw FileError.system(path, "cannot be written") }
            try ReplacementTarget(path).replace(with: temporaryPath)
        }
        isOpen = false
        close(descriptor)
    }
}

/// The place where a finished file goes: behind symbolic links, with the permissions of the file that it replaces.
struct ReplacementTarget {
    let path: String
    let isReplaceable: Bool
    let mode: mode_t

    init(_ path: String) throws(FileError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            self.path = path
            isReplaceable = true
            mode = 0o666
            return
        }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(path, "is a directory", number: EISDIR) }
        if let resolved = realpath(path, nil) {
            self.path = String(cString: resolved)
            free(resolved)
        } else {
            self.path = path
        }
        isReplaceable = status.st_mode & S_IFMT == S_IFREG
        mode = status.st_mode & 0o7777
    }

    /// Renames `temporary` to this place and makes the rename durable.
    func replace(with temporary: String) throws(FileError) {
        guard rename(temporary, path) == 0 else { throw FileError.system(path, "cannot be replaced") }
        let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
