// `fuzz-reader`: many mutants through the reader, with what they cost. `Scripts/fuzz` builds and runs it.
import ArgumentParser
import Foundation
import ReaderChecks
import Reasoning
import TestSupport

@main
struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz-reader",
        abstract: "Reads seeded mutations of texts; tells what they cost and which broke a promise of the reader.")

    @Option(help: "The seed of the mutations.") var seed: UInt64 = 1
    @Option(help: "The number of the first mutant.") var from = 0
    @Option(help: "The number behind the last mutant.") var to = 100_000
    @Option(help: "The file that always holds the mutant being read, for when it ends the process.") var current:
        String?
    @Option(help: "The folder for mutants that broke a promise.") var faults = "."
    @Option(help: "Seconds after which a mutant counts as a hang and ends the process.") var limit: UInt32 = 20
    @Option(help: "One mutant of so many is also judged as a solution; 0 judges none.") var judgeOneIn = 8
    @Option(help: "Read this file unmutated, and nothing else.") var replay: [String] = []
    @Option(help: "Only write the sample texts into this folder, one file each.") var export: String?
    @Argument(help: "Further sample texts: FILE:MEMBER of JSON Lines.") var samples: [String] = []

    func run() throws {
        var samples = try CorpusFile.samples()
        for argument in self.samples { samples += try Samples.read(argument) }
        samples = samples.filter { !$0.isEmpty }
        if let export { return try Samples.write(samples, to: export) }
        var reading = try Reading(limit: limit, current: current)
        if !replay.isEmpty {
            for path in replay {
                let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
                print("\(path): \(bytes.count) bytes")
                reading.read(bytes, number: 0, judges: judgeOneIn > 0).forEach { print("  " + $0) }
                print(reading.summary)
            }
            return
        }
        let mutator = Mutator(samples: samples, seed: seed)
        for number in from..<max(from, to) {
            let mutant = mutator.mutant(number)
            let found = reading.read(mutant, number: number, judges: judgeOneIn > 0 && number % judgeOneIn == 0)
            guard !found.isEmpty else { continue }
            let path = "\(faults)/seed-\(seed)-mutant-\(number)"
            try Data(mutant).write(to: URL(fileURLWithPath: path))
            print("fault: \(path): \(found.joined(separator: "; "))")
        }
        print("seed \(seed), \(samples.count) samples\n\(reading.summary)")
    }
}
