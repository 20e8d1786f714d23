// Owned storage for every array of the trainer: parameters, moments, gradients, activations.

/// A pointer to single-precision values; every kernel states the shape of what it points to.
public typealias FloatPointer = UnsafeMutablePointer<Float>

/// A fixed number of single-precision values on a cache-line boundary, zero at the start.
///
/// Kernels take pointers into buffers, so that named views of one buffer (parameters, activations) cost nothing.
public final class FloatBuffer {
    public let count: Int
    public let pointer: FloatPointer

    /// `count` zeros.
    public init(count: Int) {
        precondition(count >= 0, "a buffer cannot hold \(count) values")
        self.count = count
        let raw = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
        pointer = raw.bindMemory(to: Float.self, capacity: max(count, 1))
        pointer.initialize(repeating: 0, count: max(count, 1))
    }

    public convenience init(_ values: [Float]) {
        self.init(count: values.count)
        values.withUnsafeBufferPointer { source in
            if let base = source.baseAddress { pointer.update(from: base, count: values.count) }
        }
    }

    deinit { pointer.deallocate() }

    public var values: [Float] { Array(UnsafeBufferPointer(start: pointer, count: count)) }

    public func fill(_ value: Float) { pointer.update(repeating: value, count: count) }

    /// Takes the values of a buffer of the same size.
    public func copy(from other: FloatBuffer) {
        precondition(other.count == count, "buffers of \(other.count) and \(count) values")
        pointer.update(from: other.pointer, count: count)
    }
}
