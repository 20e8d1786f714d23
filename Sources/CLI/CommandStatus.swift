// What the exit status of every command means.
import Records

enum CommandStatus: Int32 {
    case done = 0
    /// The command found what it looks for: an invalid step, a plugin that breaks the protocol.
    case found = 1
    case usage = 2
    case unreadable = 3
}

/// Ends a command early.
struct CommandFailure: Error {
    let status: CommandStatus
    /// Nil when everything has been said.
    let message: String?

    init(_ status: CommandStatus, _ message: String? = nil) {
        self.status = status
        self.message = message
    }
}
