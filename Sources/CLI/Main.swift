// The command line: parses, runs, and turns every way of ending into an exit code and, where due, one line on stderr.
import ArgumentParser
import Foundation
import Grammars
import Pipeline
import PluginHost
import Records
import StepKTO

@main
struct StepktoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stepkto",
        abstract: "Checks mathematical solutions step by step, exactly, and trains language models on the verdicts.",
        version: ProgramVersion.text,
        subcommands: [
            VerifyStep.self, Score.self, Match.self, RelateCommand.self, Audit.self, Certify.self, Train.self, Sample.self,
            Plugin.self, Parse.self, Grammar.self,
        ])

    static func main() {
        Foundation.exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    /// Runs the command that `arguments` name.
    static func run(_ arguments: [String]) -> CommandStatus {
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
            return .done
        } catch let failure as CommandFailure {
            if let message = failure.message { Terminal.standardError.print("stepkto: " + message) }
            return failure.status
        } catch let error as FileError {
            // A reader that has seen enough, as in `stepkto … | head`, is no failure worth a word.
            guard !error.isBrokenPipe else { return .done }
            Terminal.standardError.print("stepkto: \(error)")
            return .unreadable
        } catch let error as GrammarError {
            for fault in error.faults { Terminal.standardError.print("stepkto: \(fault)") }
            return .unreadable
        } catch let error as LabelledFileError {
            Terminal.standardError.print("stepkto: \(error)")
            return .unreadable
        } catch TrainingError.data(let message) {
            Terminal.standardError.print("stepkto: training data: \(message)")
            return .unreadable
        } catch let error as PluginError {
            Terminal.standardError.print("stepkto: \(error)")
            return .usage
        } catch {
            return report(error)
        }
    }

    /// Help and version go to stdout; faulty arguments to stderr, with the usage.
    private static func report(_ error: any Error) -> CommandStatus {
        let isUsage = exitCode(for: error) != .success
        var text = fullMessage(for: error)
        if text.hasPrefix("Error: ") {
            text.replaceSubrange(text.startIndex..<text.index(text.startIndex, offsetBy: 7), with: "stepkto: ")
        }
        (isUsage ? Terminal.standardError : Terminal.standardOutput).print(text)
        return isUsage ? .usage : .done
    }
}

/// The version of this program.
enum ProgramVersion {
    static let text = "0.1.0"
}
