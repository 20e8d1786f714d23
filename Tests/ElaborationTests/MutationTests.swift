// Mutated texts through the whole reader, from bytes to meanings. `Scripts/fuzz` is the long run of the same.
import ReaderChecks
import TestSupport
import Testing

@Suite struct MutationTests {
    /// No mutant traps, breaks a promise or costs more than its length allows; and mutants still have meanings, so that the
    /// way to the end is really taken.
    @Test(arguments: [1, 2]) func mutantsAreRead(seed: UInt64) throws {
        let check = try ReaderCheck()
        let mutator = Mutator(samples: try CorpusFile.samples(), seed: seed)
        var meanings = 0
        for number in 0..<1_500 {
            let outcome = check.read(mutator.mutant(number))
            #expect(outcome.faults == [], "mutant \(number) of seed \(seed)")
            meanings += outcome.meanings
        }
        #expect(meanings > 1_500)
    }
}
