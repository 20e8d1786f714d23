// Keys and values of the positions that some sequences have read so far.
internal import Tensors

/// Room for `slots` sequences of at most `capacity` positions; per layer and slot, keys and values (K, capacity, D).
final class DecodingCache {
    let shape: AttentionShape
    let slots: Int
    let capacity: Int
    private let keys: FloatBuffer
    private let values: FloatBuffer
    private var perSlot: Int { shape.keyValueWidth * capacity }

    init(shape: AttentionShape, layers: Int, slots: Int, capacity: Int) {
        self.shape = shape
        self.slots = slots
        self.capacity = capacity
        keys = FloatBuffer(count: layers * slots * shape.keyValueWidth * capacity)
        values = FloatBuffer(count: layers * slots * shape.keyValueWidth * capacity)
    }

    func keys(layer: Int, slot: Int) -> FloatPointer { keys.pointer + (layer * slots + slot) * perSlot }
    func values(layer: Int, slot: Int) -> FloatPointer { values.pointer + (layer * slots + slot) * perSlot }

    /// Stores the keys and values of a row of `AttentionShape.rowWidth` values as `position` of a slot.
    func store(row: FloatPointer, layer: Int, slot: Int, position: Int) {
        let key = row + shape.queryWidth
        let value = key + shape.keyValueWidth
        let dimension = shape.headDimension
        for head in 0..<shape.keyValueHeads {
            let offset = (head * capacity + position) * dimension
            (keys(layer: layer, slot: slot) + offset).update(from: key + head * dimension, count: dimension)
            (values(layer: layer, slot: slot) + offset).update(from: value + head * dimension, count: dimension)
        }
    }

    /// Copies the first `length` positions of one slot to another, in every layer.
    func copy(layers: Int, from source: Int, to target: Int, length: Int) {
        if source == target { return }
        let dimension = shape.headDimension
        for layer in 0..<layers {
            for head in 0..<shape.keyValueHeads {
                let offset = head * capacity * dimension
                (keys(layer: layer, slot: target) + offset).update(
                    from: keys(layer: layer, slot: source) + offset, count: length * dimension)
                (values(layer: layer, slot: target) + offset).update(
                    from: values(layer: layer, slot: source) + offset, count: length * dimension)
            }
        }
    }
}
