import Foundation
import Scoring
import Synchronization
import TestSupport
import Testing

@Suite struct OrderedWorkerPoolTests {
    private struct Stop: Error, Equatable { let at: Int }

    private func run(
        _ pool: OrderedWorkerPool, count: Int, transform: @escaping @Sendable (inout Int, Int) -> Int = { $1 }
    ) -> [Int] {
        var items = (0..<count).makeIterator()
        var results: [Int] = []
        pool.run(next: { items.next() }, makeState: { 0 }, transform: transform, emit: { results.append($0) })
        return results
    }

    @Test func orderIsKeptUnderRandomDelays() {
        for workers in [1, 2, 5] {
            for chunk in [1, 3, 64] {
                let results = run(OrderedWorkerPool(workers: workers, chunkItems: chunk), count: 200) { _, item in
                    var random = RepeatableRandom(seed: UInt64(item))
                    if random.chance(0.2) { usleep(UInt32(random.int(in: 0...300))) }
                    return item
                }
                #expect(results == Array(0..<200), "workers \(workers) chunk \(chunk)")
            }
        }
    }

    @Test func anyNumberOfItems() {
        for count in [0, 1, 2, 255, 256, 257, 5000] {
            #expect(run(OrderedWorkerPool(workers: 2), count: count) == Array(0..<count))
        }
    }

    @Test func eachThreadBuildsOneState() {
        let states = Mutex(0)
        var items = (0..<1000).makeIterator()
        OrderedWorkerPool(workers: 3, chunkItems: 10).run(
            next: { items.next() },
            makeState: {
                states.withLock { $0 += 1 }
                return 0
            }, transform: { (state: inout Int, item: Int) in state += item }, emit: { _ in })
        // A thread that starts after the last item builds one too.
        #expect(states.withLock { $0 } <= 3)
    }

    @Test func itemsUnderWayAreBounded() {
        let pool = OrderedWorkerPool(workers: 2, chunkItems: 4)
        var taken = 0
        var emitted = 0
        var widest = 0
        pool.run(
            next: {
                taken += 1
                widest = max(widest, taken - emitted)
                return taken <= 2000 ? taken : nil
            }, makeState: {}, transform: { $1 }, emit: { _ in emitted += 1 })
        #expect(emitted == 2000)
        #expect(widest <= 4 * 6 + 4)
    }

    @Test func heavyItemsTravelAlone() {
        let pool = OrderedWorkerPool(workers: 2, chunkWeight: 10)
        var taken = 0
        var emitted = 0
        var heaviest = 0
        pool.run(
            next: {
                taken += 1
                return taken <= 50 ? taken : nil
            },
            weight: { _ in
                heaviest = max(heaviest, taken - emitted)
                return 100
            }, makeState: {}, transform: { $1 }, emit: { _ in emitted += 1 })
        #expect(emitted == 50)
        #expect(heaviest <= 2)
    }

    @Test func immediateAnswersBeforeAskingAgain() {
        var taken = 0
        var emitted = 0
        OrderedWorkerPool.immediate.run(
            next: {
                #expect(emitted == taken)
                taken += 1
                return taken <= 20 ? taken : nil
            }, makeState: {}, transform: { $1 }, emit: { _ in emitted += 1 })
        #expect(emitted == 20)
    }

    @Test func aFailingInputLosesNoResultBeforeIt() {
        for failing in [0, 1, 7, 100] {
            var taken = 0
            var results: [Int] = []
            #expect(throws: Stop(at: failing)) {
                try OrderedWorkerPool(workers: 2, chunkItems: 4).run(
                    next: { () throws(Stop) in
                        if taken == failing { throw Stop(at: taken) }
                        taken += 1
                        return taken
                    }, makeState: {}, transform: { $1 }, emit: { (item) throws(Stop) in results.append(item) })
            }
            #expect(results == Array(1..<failing + 1))
        }
    }

    @Test func aFailingOutputEndsTheRun() {
        let ended = Mutex(0)
        final class State {
            let ended: () -> Void
            init(_ ended: @escaping () -> Void) { self.ended = ended }
            deinit { ended() }
        }
        var taken = 0
        #expect(throws: Stop(at: 10)) {
            try OrderedWorkerPool(workers: 2, chunkItems: 4).run(
                next: { () throws(Stop) in
                    taken += 1
                    return taken
                }, makeState: { State { ended.withLock { $0 += 1 } } }, transform: { $1 },
                emit: { (item) throws(Stop) in if item == 10 { throw Stop(at: 10) } })
        }
        #expect(taken < 60)
        // Every thread has let go of its state when the call returns.
        #expect(ended.withLock { $0 } <= 2)
    }

    @Test func deepRecursionFits() {
        @Sendable func depth(_ left: Int) -> Int { left == 0 ? 0 : 1 + depth(left - 1) }
        #expect(run(OrderedWorkerPool(workers: 1), count: 1) { _, _ in depth(200_000) } == [200_000])
    }
}
