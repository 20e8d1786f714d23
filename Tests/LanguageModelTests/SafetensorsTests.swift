import Foundation
import TestSupport
import Testing

@testable import LanguageModel

func exponential(_ x: Double) -> Double { exp(x) }

/// A fresh folder that is removed when the test ends.
func withTemporaryFolder(_ name: String, _ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stepkto-\(name)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
}

@Suite struct SafetensorsTests {
    private func file(_ header: String, _ bytes: [UInt8]) -> Data {
        var data = Data()
        withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { data.append(contentsOf: $0) }
        return data + Data(header.utf8) + Data(bytes)
    }

    @Test(arguments: [true, false]) func modelFoldersRoundTrip(tied: Bool) throws {
        try withTemporaryFolder("model") { folder in
            let model = try tinyModel(seed: 1, tied: tied)
            try model.save(to: folder)
            let again = try LanguageModel(folder: folder)
            #expect(again.configuration == model.configuration)
            #expect(again.weights.values == model.weights.values)
        }
    }

    @Test func allTypesAreRead() throws {
        try withTemporaryFolder("types") { folder in
            let url = folder.appendingPathComponent("a.safetensors")
            let header =
                #"{"h":{"dtype":"F16","shape":[4],"data_offsets":[0,8]},"b":{"dtype":"BF16","shape":[2],"data_offsets":[8,12]},"d":{"dtype":"F64","shape":[1],"data_offsets":[12,20]}}"#
            let half: [UInt8] = [0x00, 0x3C, 0x00, 0xC0, 0x01, 0x00, 0x00, 0x7C]
            try file(header, half + [0x80, 0x3F, 0x20, 0xC0] + [0, 0, 0, 0, 0, 0, 0xF8, 0x3F]).write(to: url)
            let tensors = try Safetensors.read(url)
            let values = try tensors.mapValues { try $0.doubles() }
            #expect(values == ["h": [1, -2, 0x1p-24, .infinity], "b": [1, -2.5], "d": [1.5]])
        }
    }

    @Test func shardsAreJoined() throws {
        try withTemporaryFolder("shards") { folder in
            let model = try tinyModel(seed: 2)
            try model.save(to: folder)
            let views = model.layout.views
            var map: [String: String] = [:]
            for (name, part) in [("one.safetensors", views.prefix(5)), ("two.safetensors", views.dropFirst(5))] {
                try Safetensors.write(
                    part.map { ($0.name, $0.shape, UnsafePointer(model.weights.pointer + $0.offset)) },
                    to: folder.appendingPathComponent(name))
                for view in part { map[view.name] = name }
            }
            try FileManager.default.removeItem(at: folder.appendingPathComponent("model.safetensors"))
            try JSONSerialization.data(withJSONObject: ["weight_map": map]).write(
                to: folder.appendingPathComponent("model.safetensors.index.json"))
            let joined = try LanguageModel(folder: folder)
            #expect(joined.weights.values == model.weights.values)
        }
    }

    @Test(arguments: [
        "", "{", "[]", #"{"a":1}"#, #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#,
        #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
        #"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#,
        #"{"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,4]}}"#,
        #"{"a":{"dtype":"X","shape":[1],"data_offsets":[0,4]}}"#,
    ])
    func damagedFilesAreRefused(header: String) throws {
        try withTemporaryFolder("damaged") { folder in
            let url = folder.appendingPathComponent("a.safetensors")
            try file(header, [0, 0, 0, 0]).write(to: url)
            #expect(throws: WeightsError.self) { try Safetensors.read(url) }
            try Data([1, 2, 3]).write(to: url)
            #expect(throws: WeightsError.self) { try Safetensors.read(url) }
            try Data([UInt8](repeating: 255, count: 12)).write(to: url)
            #expect(throws: WeightsError.self) { try Safetensors.read(url) }
        }
    }

    @Test func missingAndMisshapenTensorsAreNamed() throws {
        let model = try tinyModel(seed: 3)
        #expect(throws: WeightsError("the weights have no tensor model.embed_tokens.weight")) { try model.load([:]) }
    }
}
