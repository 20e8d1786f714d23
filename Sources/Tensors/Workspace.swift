// The one activation buffer of a worker: sized once per batch, handed out front to back, reused for the next batch.

/// Scratch memory that only grows. `begin` opens a batch that needs `count` values; `take` hands out consecutive pieces.
public final class Workspace {
    private var buffer = FloatBuffer(count: 0)
    private var used = 0

    public init() {}

    /// Every piece starts on a multiple of 16 values (one cache line).
    public static func rounded(_ count: Int) -> Int { (count + 15) & ~15 }

    /// Forgets all pieces and makes room for `count` values (the sum of `rounded` sizes). The content is not cleared.
    public func begin(count: Int) {
        if count > buffer.count { buffer = FloatBuffer(count: count + count / 4) }
        used = 0
    }

    /// The next `count` values.
    public func take(_ count: Int) -> FloatPointer {
        let start = used
        used += Workspace.rounded(count)
        precondition(used <= buffer.count, "the workspace was opened for fewer values")
        return buffer.pointer + start
    }
}
