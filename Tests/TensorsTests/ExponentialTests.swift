import Foundation
import TestSupport
import Testing

@testable import Tensors

func exponentialReference(_ x: Double) -> Double { exp(x) }

@Suite struct ExponentialTests {
    @Test func relativeErrorIsBelowTheStatedBound() {
        var random = RepeatableRandom(seed: 7)
        for _ in 0..<2000 {
            let x = Float.random(in: -86...87, using: &random)
            let exact = exponentialReference(Double(x))
            #expect(abs(Double(exponential(x)) - exact) <= 2e-7 * exact, "x = \(x)")
        }
        #expect(exponential(0) == 1)
        #expect(exponential(-1000) < 1e-37)
    }
}
