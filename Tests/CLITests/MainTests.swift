import Foundation
import Testing

@Suite struct MainTests {
    @Test func helpAndVersionGoToStandardOutput() throws {
        for argument in ["--help", "--version"] {
            let outcome = try Program.run(argument)
            #expect(outcome.status == 0)
            #expect(!outcome.output.isEmpty)
            #expect(outcome.errors.isEmpty)
        }
    }

    @Test(arguments: [
        ["nonsense"], ["--nonsense"], ["plugin", "nonsense"], ["plugin", "check"], ["plugin", "list", "--nonsense"],
        ["sample"],
        ["sample", "--plugin", "x", "--samples", "many"], ["sample", "--plugin", "x", "--samples", "0"],
        ["plugin", "check", "no-such-plugin"],
        ["plugin", "list", "--plugin-timeout", "0"], ["sample", "--plugin", "echo-generator", "--field", "nonsense=x"],
        ["sample", "--plugin", "echo-generator", "--option", "nonsense=1"],
        ["sample", "--plugin", "echo-generator", "-", "-"],
    ])
    func faultyArgumentsAreStatus2(arguments: [String]) throws {
        let outcome = try Program.run(arguments: arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("stepkto: "), "\(outcome.errors)")
    }

    @Test(arguments: ["/no/such/file", "/"]) func unreadableInputIsStatus3(path: String) throws {
        let outcome = try Program.run("sample", "--plugin", "echo-generator", path)
        #expect(outcome.status == 3)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("stepkto: \(path): "), "\(outcome.errors)")
    }

    /// As in `stepkto … | head`: the reader has gone, and nothing is said about it.
    @Test func aClosedPipeIsNoComplaint() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["plugin", "list", "--json"]
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try output.fileHandleForReading.close()
        try process.run()
        try errors.fileHandleForWriting.close()
        #expect(try errors.fileHandleForReading.readToEnd() ?? Data() == Data())
        process.waitUntilExit()
    }
}
