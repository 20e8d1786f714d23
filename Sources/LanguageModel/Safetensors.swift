// Reading and writing safetensors files: an 8-byte length, a JSON header, raw little-endian values.
public import Foundation

/// A file that is not what it claims to be, named with what is wrong.
public struct WeightsError: Error, Equatable, CustomStringConvertible {
    public let description: String
    init(_ description: String) { self.description = description }
}

/// One tensor of a file: its type, shape and bytes.
public struct StoredTensor: Sendable {
    public let type: String
    public let shape: [Int]
    let bytes: Data

    public var count: Int { shape.reduce(1, *) }

    /// The values in double precision (exact for every type that can be read).
    public func doubles() throws -> [Double] {
        try bytes.withUnsafeBytes { raw in
            switch type {
            case "F64": (0..<count).map { Double(bitPattern: word(raw, 8 * $0)) }
            case "F32": (0..<count).map { Double(Float(bitPattern: word(raw, 4 * $0))) }
            case "F16": (0..<count).map { Double(StoredTensor.half(word(raw, 2 * $0))) }
            case "BF16": (0..<count).map { Double(Float(bitPattern: UInt32(word(raw, 2 * $0) as UInt16) << 16)) }
            default: throw WeightsError("tensor type \(type) is not supported")
            }
        }
    }

    /// Writes the values to `target`, which has room for `count`.
    public func copy(to target: UnsafeMutablePointer<Float>) throws {
        try bytes.withUnsafeBytes { raw in
            switch type {
            case "F32": for i in 0..<count { target[i] = Float(bitPattern: word(raw, 4 * i)) }
            case "F64": for i in 0..<count { target[i] = Float(Double(bitPattern: word(raw, 8 * i))) }
            case "F16": for i in 0..<count { target[i] = StoredTensor.half(word(raw, 2 * i)) }
            case "BF16": for i in 0..<count { target[i] = Float(bitPattern: UInt32(word(raw, 2 * i) as UInt16) << 16) }
            default: throw WeightsError("tensor type \(type) is not supported")
            }
        }
    }

    @inline(__always)
    private func word<Word: FixedWidthInteger>(_ raw: UnsafeRawBufferPointer, _ offset: Int) -> Word {
        Word(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: Word.self))
    }

    /// IEEE 754 half precision, subnormal numbers included.
    static func half(_ bits: UInt16) -> Float {
        let sign = UInt32(bits & 0x8000) << 16
        let exponent = UInt32(bits >> 10) & 31
        let fraction = UInt32(bits & 0x3FF)
        switch exponent {
        case 0:
            let magnitude = Float(fraction) * 0x1p-24
            return sign == 0 ? magnitude : -magnitude
        case 31: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
        default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
        }
    }
}

public enum Safetensors {

    private static let widths = [
        "F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "U8": 1, "I8": 1, "BOOL": 1,
    ]

    /// All tensors of a file. Throws `WeightsError` when lengths, types or offsets do not fit the file.
    public static func read(_ url: URL) throws -> [String: StoredTensor] {
        let name = url.lastPathComponent
        let data: Data
        do { data = try Data(contentsOf: url, options: .mappedIfSafe) } catch {
            throw WeightsError("\(url.path) could not be read")
        }
        guard data.count >= 8 else { throw WeightsError("\(name) is too short for a safetensors file") }
        let length = data.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
        guard length <= UInt64(data.count - 8) else {
            throw WeightsError("\(name): the header is longer than the file")
        }
        let start = 8 + Int(length)
        guard var header = try? JSONSerialization.jsonObject(with: data[8..<start]) as? [String: Any] else {
            throw WeightsError("\(name): the header is not a JSON object")
        }
        header["__metadata__"] = nil
        var result: [String: StoredTensor] = [:]
        for (tensor, value) in header {
            guard
                let entry = value as? [String: Any], let type = entry["dtype"] as? String,
                let shape = entry["shape"] as? [Int], let offsets = entry["data_offsets"] as? [Int], offsets.count == 2,
                let width = widths[type], shape.allSatisfy({ (0...(1 << 32)).contains($0) })
            else { throw WeightsError("\(name): the entry of \(tensor) is malformed") }
            let count = shape.reduce((1, false)) { partial, size in
                let (product, overflow) = partial.0.multipliedReportingOverflow(by: size)
                return (product, partial.1 || overflow)
            }
            guard
                !count.1, offsets[0] >= 0, offsets[1] >= offsets[0], offsets[1] <= data.count - start,
                (offsets[1] - offsets[0]) / width == count.0, (offsets[1] - offsets[0]) % width == 0
            else { throw WeightsError("\(name): the bytes of \(tensor) do not fit its shape \(shape)") }
            result[tensor] = StoredTensor(
                type: type, shape: shape, bytes: data[start + offsets[0]..<start + offsets[1]])
        }
        return result
    }

    /// All tensors of a model folder: model.safetensors, or the shards that model.safetensors.index.json names.
    public static func readFolder(_ folder: URL) throws -> [String: StoredTensor] {
        let index = folder.appendingPathComponent("model.safetensors.index.json")
        guard let json = try? Data(contentsOf: index) else {
            return try read(folder.appendingPathComponent("model.safetensors"))
        }
        guard
            let fields = try? JSONSerialization.jsonObject(with: json) as? [String: Any],
            let map = fields["weight_map"] as? [String: String]
        else { throw WeightsError("model.safetensors.index.json has no weight_map") }
        var result: [String: StoredTensor] = [:]
        for shard in Set(map.values).sorted() {
            guard !shard.contains("/"), !shard.hasPrefix(".") else {
                throw WeightsError("shard name \(shard) leaves the folder")
            }
            result.merge(try read(folder.appendingPathComponent(shard))) { first, _ in first }
        }
        return result
    }

    /// Writes single-precision tensors in the given order.
    public static func write(_ tensors: [(name: String, shape: [Int], values: UnsafePointer<Float>)], to url: URL)
        throws
    {
        var header: [String: Any] = ["__metadata__": ["format": "pt"]]
        var offset = 0
        for tensor in tensors {
            let size = 4 * tensor.shape.reduce(1, *)
            header[tensor.name] =
                ["dtype": "F32", "shape": tensor.shape, "data_offsets": [offset, offset + size]] as [String: Any]
            offset += size
        }
        var json = try JSONSerialization.data(withJSONObject: header, options: .sortedKeys)
        while json.count % 8 != 0 { json.append(0x20) }
        var data = Data(capacity: 8 + json.count + offset)
        withUnsafeBytes(of: UInt64(json.count).littleEndian) { data.append(contentsOf: $0) }
        data.append(json)
        for tensor in tensors {
            let count = tensor.shape.reduce(1, *)
            data.append(contentsOf: UnsafeRawBufferPointer(start: UnsafeRawPointer(tensor.values), count: 4 * count))
        }
        try data.write(to: url, options: .atomic)
    }
}
