// Where a command's records go: standard output, or a file that appears when it is complete.
import ArgumentParser
import Records

/// The output that a command line names.
struct OutputOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Write here instead of standard output; the file appears when it is complete.")
    var output: String?

    @Flag(help: "Continue an interrupted run: keep the lines that FILE.part already has.")
    var resume = false

    mutating func validate() throws {
        if resume, output == nil || output == "-" { throw ValidationError("--resume needs -o FILE") }
    }

    func open() throws(FileError) -> OutputSink { try OutputSink(path: output, continuing: resume) }
}

/// An open output.
enum OutputSink {
    case stream(DescriptorWriter)
    case file(ResumableFile)
    /// A device or named pipe, written in place.
    case special(AtomicFile)

    init(path: String?, continuing: Bool) throws(FileError) {
        guard let path, path != "-" else {
            self = .stream(DescriptorWriter(descriptor: 1, name: "standard output"))
            return
        }
        if continuing {
            self = .file(try ResumableFile(path: path, continuing: true))
        } else if try ResumableFile.isPossible(at: path) {
            self = .file(try ResumableFile(path: path, continuing: false))
        } else {
            self = .special(try AtomicFile(path: path))
        }
    }

    func write(_ bytes: [UInt8]) throws(FileError) {
        switch self {
        case .stream(let writer): try writer.write(bytes)
        case .file(let file): try file.write(bytes)
        case .special(let file): try file.write(bytes)
        }
    }

    /// Hands everything written so far to the reader; a file under construction has none.
    func flush() throws(FileError) {
        if case .stream(let writer) = self { try writer.flush() }
    }

    func finish() throws(FileError) {
        switch self {
        case .stream(let writer): try writer.flush()
        case .file(let file): try file.commit()
        case .special(let file): try file.commit()
        }
    }
}
