// Maps a stream of items on several threads and hands the results on in the order of the items. Bounded memory, no clocks:
// what comes out depends on the items alone.
import Foundation

/// A parallel map over a stream that keeps its order.
///
/// Items travel in chunks, so that handing over costs little per item; a window bounds the chunks under way, so that memory
/// stays flat however long the stream is and however slowly one item is done. Each thread builds one state (a session with its
/// caches) and never shares it.
public struct OrderedWorkerPool: Sendable {
    /// Enough for recursion over deeply nested input, which the thread's default would not hold.
    public static let stackSize = 64 << 20

    public let workers: Int
    private let chunkItems: Int
    private let chunkWeight: Int
    private let window: Int

    /// `workers` threads. A chunk closes at `chunkItems` items or at the weight `chunkWeight`, by default 1 MiB of input; so many chunks
    /// are under way, by default three for each worker, and never more weight than that of three full ones. With more chunks an item
    /// that takes long holds up nobody.
    public init(workers: Int, chunkItems: Int = 256, chunkWeight: Int = 1 << 20, chunksUnderWay: Int? = nil) {
        self.init(workers: workers, chunkItems: chunkItems, chunkWeight: chunkWeight, window: chunksUnderWay ?? 3 * workers)
    }

    /// One thread that answers each item before the next one is asked for: for callers that wait for the answer.
    public static let immediate = OrderedWorkerPool(workers: 1, chunkItems: 1, chunkWeight: .max, window: 1)

    private init(workers: Int, chunkItems: Int, chunkWeight: Int, window: Int) {
        precondition(workers > 0 && chunkItems > 0 && chunkWeight > 0)
        self.workers = workers
        self.chunkItems = chunkItems
        self.chunkWeight = chunkWeight
        self.window = window
    }

    /// Calls `emit` with `transform` of every item of `next`, in order.
    ///
    /// `next` and `emit` run on the calling thread. When one of them throws, no further item is begun and the error is thrown
    /// once all threads have ended; results of items before a failing `next` are still emitted.
    public func run<Item: Sendable, Result: Sendable, State, Failure: Error>(
        next: () throws(Failure) -> Item?, weight: (Item) -> Int = { _ in 1 },
        makeState: @escaping @Sendable () -> State, transform: @escaping @Sendable (inout State, Item) -> Result,
        emit: (Result) throws(Failure) -> Void
    ) throws(Failure) {
        let exchange = Exchange<Item, Result>(threads: workers)
        for _ in 0..<workers {
            let thread = Thread { exchange.work(makeState: makeState, transform: transform) }
            thread.stackSize = Self.stackSize
            thread.start()
        }
        defer { exchange.close() }

        var underWay = ArraySlice<Chunk<Item, Result>>()
        var weightUnderWay = 0
        func emitOldest() throws(Failure) {
            guard let oldest = underWay.popFirst() else { return }
            weightUnderWay -= oldest.weight
            for result in exchange.results(of: oldest) { try emit(result) }
        }

        var failure: Failure?
        while failure == nil {
            var items: [Item] = []
            var chunkWeight = 0
            do throws(Failure) {
                while items.count < chunkItems, chunkWeight < self.chunkWeight, let item = try next() {
                    chunkWeight += max(1, weight(item))
                    items.append(item)
                }
            } catch {
                failure = error
            }
            guard !items.isEmpty else { break }
            // One chunk of very long lines may weigh as much as a window of ordinary ones.
            let (limit, overflow) = self.chunkWeight.multipliedReportingOverflow(by: 3 * workers)
            while !underWay.isEmpty, !overflow, weightUnderWay + chunkWeight > limit { try emitOldest() }
            let chunk = Chunk<Item, Result>(items: items, weight: chunkWeight)
            exchange.submit(chunk)
            underWay.append(chunk)
            weightUnderWay += chunkWeight
            while underWay.count >= window { try emitOldest() }
        }
        while !underWay.isEmpty { try emitOldest() }
        if let failure { throw failure }
    }
}

/// Items that travel together. The exchange's lock guards the mutable parts.
private final class Chunk<Item: Sendable, Result: Sendable>: @unchecked Sendable {
    let weight: Int
    var items: [Item]
    var results: [Result]?

    init(items: [Item], weight: Int) {
        self.items = items
        self.weight = weight
    }
}

/// Where the calling thread and the workers meet. Everything mutable is guarded by `condition`.
private final class Exchange<Item: Sendable, Result: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var waiting = ArraySlice<Chunk<Item, Result>>()
    private var isClosed = false
    private var liveThreads: Int

    init(threads: Int) { liveThreads = threads }

    func submit(_ chunk: Chunk<Item, Result>) {
        condition.withLock {
            waiting.append(chunk)
            condition.broadcast()
        }
    }

    /// Waits until `chunk` is done.
    func results(of chunk: Chunk<Item, Result>) -> [Result] {
        condition.withLock {
            while true {
                if let results = chunk.results {
                    chunk.results = nil
                    return results
                }
                condition.wait()
            }
        }
    }

    /// Lets the workers finish what they have begun and waits until the last one has ended.
    func close() {
        condition.withLock {
            isClosed = true
            waiting = []
            condition.broadcast()
            while liveThreads > 0 { condition.wait() }
        }
    }

    /// The life of a worker thread.
    func work<State>(makeState: () -> State, transform: (inout State, Item) -> Result) {
        do {
            var state = makeState()
            while let (chunk, items) = take() {
                let results = items.map { transform(&state, $0) }
                condition.withLock {
                    chunk.results = results
                    condition.broadcast()
                }
            }
        }
        condition.withLock {
            liveThreads -= 1
            condition.broadcast()
        }
    }

    private func take() -> (Chunk<Item, Result>, [Item])? {
        condition.withLock {
            while true {
                if isClosed { return nil }
                if let chunk = waiting.popFirst() {
                    let items = chunk.items
                    chunk.items = []
                    return (chunk, items)
                }
                condition.wait()
            }
        }
    }
}
