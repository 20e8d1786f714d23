import Foundation
import Testing

@testable import Tensors

@Suite struct RandomSourceTests {
    @Test func stateSurvivesSaving() throws {
        var random = RandomSource(seed: 42, 7)
        _ = random.next()
        var copy = try JSONDecoder().decode(RandomSource.self, from: JSONEncoder().encode(random))
        #expect((0..<20).allSatisfy { _ in random.next() == copy.next() })
    }

    @Test func streamsDiffer() {
        var seen = Set<UInt64>()
        for a in 0..<20 as Range<UInt64> {
            for b in 0..<20 as Range<UInt64> {
                var random = RandomSource(seed: 1, a, b)
                seen.insert(random.next())
            }
        }
        #expect(seen.count == 400)
    }

    @Test func momentsAreThoseOfTheDistributions() {
        var random = RandomSource(seed: 3)
        let uniform = (0..<4000).map { _ in random.uniform() }
        let normal = (0..<4000).map { _ in random.normal() }
        #expect(uniform.allSatisfy { (0..<1).contains($0) })
        #expect(abs(uniform.reduce(0, +) / 4000 - 0.5) < 0.03)
        #expect(abs(normal.reduce(0, +) / 4000) < 0.08)
        #expect(abs(normal.reduce(0) { $0 + $1 * $1 } / 4000 - 1) < 0.1)
        #expect(random.permutation(30).sorted() == Array(0..<30))
    }
}
