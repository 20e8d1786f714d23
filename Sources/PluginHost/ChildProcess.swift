// A child process that is spoken to in lines. All three pipes are served by one poll loop, so that neither side can block
// the other, and every wait has a limit that the caller gives.
internal import CSpawn
import Foundation

/// How a process ended.
public enum ExitStatus: Hashable, Sendable, CustomStringConvertible {
    case exited(Int32)
    case killed(signal: Int32)

    public var description: String {
        switch self {
        case .exited(let code): "exit status \(code)"
        case .killed(let signal): "signal \(signal)"
        }
    }
}

/// A running child process with its standard input, output and error.
final class ChildProcess {
    /// What can happen instead of a line.
    enum Fault: Error {
        case start(String)
        case ended
        case silent
        case lineTooLong(limit: Int)
    }

    private static let outputTailLength = 2000

    private let process: pid_t
    private var input: Int32
    private let output: Int32
    private let errors: Int32
    private var outgoing: [UInt8] = []
    private var incoming: [UInt8] = []
    private var searched = 0
    private var outputEnded = false
    private var errorsEnded = false
    private var errorTail: [UInt8] = []
    private var errorBytes = 0
    private var status: ExitStatus?
    private let maximumLineLength: Int

    /// Starts `command` in `folder`. A program name with a slash is taken relative to that folder, others are searched for.
    init(command: [String], folder: String, environment: [String: String], maximumLineLength: Int) throws(Fault) {
        self.maximumLineLength = maximumLineLength
        var descriptors: [Int32] = []
        func pipe() throws(Fault) -> (reading: Int32, writing: Int32) {
            var ends: [Int32] = [0, 0]
            guard spawn_pipe(&ends) == 0 else {
                let message = String(cString: strerror(errno))
                for descriptor in descriptors { close(descriptor) }
                throw .start(message)
            }
            descriptors += ends
            return (ends[0], ends[1])
        }
        let toChild = try pipe()
        let fromChild = try pipe()
        let errorsOfChild = try pipe()

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild.reading, 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild.writing, 1)
        posix_spawn_file_actions_adddup2(&actions, errorsOfChild.writing, 2)
        spawn_set_folder(&actions, folder)
        // A group of its own, so that ending the child ends what it has started.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)

        let arguments = command.map { strdup($0) } + [nil]
        let variables = environment.sorted { $0.key < $1.key }.map { strdup($0.key + "=" + $0.value) } + [nil]
        defer { for pointer in arguments + variables { free(pointer) } }
        var process = pid_t()
        let failure = posix_spawnp(&process, command[0], &actions, &attributes, arguments, variables)
        for descriptor in [toChild.reading, fromChild.writing, errorsOfChild.writing] { close(descriptor) }
        let ours = [toChild.writing, fromChild.reading, errorsOfChild.reading]
        guard failure == 0 else {
            for descriptor in ours { close(descriptor) }
            throw .start("\(command[0]): \(String(cString: strerror(failure)))")
        }
        for descriptor in ours { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
        self.process = process
        (input, output, errors) = (ours[0], ours[1], ours[2])
    }

    deinit {
        terminate()
        closeInput()
        close(output)
        close(errors)
    }

    /// Queues bytes for the child's standard input; `receive` delivers them.
    func send(_ bytes: [UInt8]) { outgoing += bytes }

    /// The next line of the child's standard output, without its end.
    ///
    /// Throws `.silent` when nothing at all moves for `milliseconds`, `.ended` when the output ends before a line is complete.
    func receive(silenceLimit milliseconds: Int32) throws(Fault) -> [UInt8] {
        errorBytes = 0
        while true {
            if let line = takeLine() { return line }
            guard incoming.count <= maximumLineLength, errorBytes <= maximumLineLength else {
                throw .lineTooLong(limit: maximumLineLength)
            }
            guard !outputEnded else { throw .ended }
            guard pump(milliseconds) else { throw .silent }
        }
    }

    /// Tells the child that no more comes.
    func closeInput() {
        guard input >= 0 else { return }
        close(input)
        input = -1
        outgoing = []
    }

    /// How the child ended, or nil when it has not within about `milliseconds`.
    func waitForExit(milliseconds: Int32) -> ExitStatus? {
        let pause: Int32 = 5
        for _ in 0...max(1, milliseconds / pause) {
            if let status = collectStatus(blocking: false) { return status }
            if outputEnded && errorsEnded {
                _ = poll(nil, 0, pause)
            } else {
                // A child that cannot write its last words does not end.
                _ = pump(pause)
                incoming = []
                searched = 0
            }
        }
        return collectStatus(blocking: false)
    }

    /// Ends the child and everything in its group at once.
    func terminate() {
        guard status == nil else { return }
        kill(-process, SIGKILL)
        _ = collectStatus(blocking: true)
    }

    /// The end of what the child wrote to standard error, on one line.
    var lastWords: String {
        String(decoding: errorTail.suffix(Self.outputTailLength), as: UTF8.self)
            .split(whereSeparator: \.isNewline).suffix(5).joined(separator: " | ")
    }

    private func collectStatus(blocking: Bool) -> ExitStatus? {
        if let status { return status }
        var code: Int32 = 0
        var result: pid_t
        repeat { result = waitpid(process, &code, blocking ? 0 : WNOHANG) } while result < 0 && errno == EINTR
        guard result == process else { return nil }
        let signal = code & 0x7F
        status = signal == 0 ? .exited((code >> 8) & 0xFF) : .killed(signal: signal)
        return status
    }

    private func takeLine() -> [UInt8]? {
        guard let end = incoming[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = incoming.count
            return nil
        }
        let line = Array(incoming[..<end])
        incoming.removeFirst(end + 1)
        searched = 0
        return line
    }

    /// Waits until one of the pipes can move and moves it; false when none could within the time.
    private func pump(_ milliseconds: Int32) -> Bool {
        // Descriptors below zero are ignored by `poll`.
        var waits = [
            pollfd(fd: outgoing.isEmpty ? -1 : input, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: outputEnded ? -1 : output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errorsEnded ? -1 : errors, events: Int16(POLLIN), revents: 0),
        ]
        let ready = poll(&waits, nfds_t(waits.count), milliseconds)
        if ready == 0 { return false }
        guard ready > 0 else { return errno == EINTR }
        if waits[0].revents != 0 { writeOutgoing() }
        if waits[1].revents != 0, let bytes = readAll(output, &outputEnded) { incoming += bytes }
        if waits[2].revents != 0, let bytes = readAll(errors, &errorsEnded) {
            errorTail = Array((errorTail + bytes).suffix(Self.outputTailLength))
            errorBytes += bytes.count
        }
        return true
    }

    private func readAll(_ descriptor: Int32, _ ended: inout Bool) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = read(descriptor, &buffer, buffer.count)
        if count > 0 { return Array(buffer[..<count]) }
        if count == 0 || (errno != EINTR && errno != EAGAIN) { ended = true }
        return nil
    }

    private func writeOutgoing() {
        // Writing to a child that has gone raises SIGPIPE, whose default would end this program: it is held back for this
        // thread and taken off the queue.
        var pipeSignal = sigset_t()
        var former = sigset_t()
        sigemptyset(&pipeSignal)
        sigaddset(&pipeSignal, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &pipeSignal, &former)
        let count = write(input, outgoing, min(outgoing.count, 64 << 10))
        let failure = count < 0 ? errno : 0
        if failure == EPIPE, sigismember(&former, SIGPIPE) == 0 {
            var atOnce = timespec()
            _ = sigtimedwait(&pipeSignal, nil, &atOnce)
        }
        pthread_sigmask(SIG_SETMASK, &former, nil)
        if count > 0 {
            outgoing.removeFirst(count)
        } else if failure != EINTR, failure != EAGAIN {
            // The child reads no more. Its output may still hold an answer or end, which `receive` notices.
            closeInput()
        }
    }
}
