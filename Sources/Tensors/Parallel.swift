// Data parallelism over workers. Work is divided by rule, never by who is free, so results repeat.
internal import Dispatch

public enum Parallel {
    /// A body that several threads may call: its callers write to disjoint memory, one worker each.
    private struct Shared: @unchecked Sendable {
        let body: (Int) -> Void
    }

    /// Runs `body(0) … body(workers - 1)` at the same time and returns when all are done.
    public static func run(workers: Int, _ body: (Int) -> Void) {
        if workers <= 1 {
            body(0)
        } else {
            withoutActuallyEscaping(body) { body in
                let shared = Shared(body: body)
                DispatchQueue.concurrentPerform(iterations: workers) { shared.body($0) }
            }
        }
    }

    /// The `index`-th of `parts` nearly equal consecutive pieces of `0 ..< count`, cut at multiples of `unit`.
    public static func piece(_ index: Int, of parts: Int, count: Int, unit: Int = 16) -> Range<Int> {
        let units = (count + unit - 1) / unit
        let lower = min(count, units * index / parts * unit)
        let upper = min(count, units * (index + 1) / parts * unit)
        return lower..<upper
    }

    /// Cuts items of the given sizes into `parts` consecutive groups of nearly equal total size.
    public static func balanced(sizes: [Int], parts: Int) -> [Range<Int>] {
        let total = sizes.reduce(0, +)
        var groups: [Range<Int>] = []
        var start = 0
        var running = 0
        for part in 0..<parts {
            var end = start
            let goal = total * (part + 1) / parts
            while end < sizes.count, part == parts - 1 || running + sizes[end] / 2 < goal {
                running += sizes[end]
                end += 1
            }
            groups.append(start..<end)
            start = end
        }
        return groups
    }
}
