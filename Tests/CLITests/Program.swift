// Runs the built program, and folders to run it in.
import Foundation
import Testing

enum Program {
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String
    }

    /// `stepkto` lies beside the test bundle.
    static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("stepkto").path

    /// Runs `stepkto arguments` to its end with `input` on standard input.
    static func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Outcome {
        try run(arguments: arguments, input: input, environment: environment)
    }

    static func run(arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""].merging(environment) { $1 }
        let folder = try Folder()
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder.write(input, to: "in")))
        for name in ["out", "err"] { _ = try folder.write("", to: name) }
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.file("out")))
        let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.file("err")))
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: folder.text("out"), errors: folder.text("err"))
    }
}

/// A folder that lives as long as one test.
final class Folder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("stepkto-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    func text(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: file(name)) ?? Data(), as: UTF8.self)
    }
}
