// A model folder as Hugging Face writes it: config.json and safetensors.
public import Foundation
internal import Tensors

extension LanguageModel {
    /// Reads config.json and the weights (f64, f32, f16 or bf16; one file or shards).
    ///
    /// Throws `ModelConfigurationError` or `WeightsError` when a tensor is missing or has another shape.
    public convenience init(folder: URL) throws {
        let file = folder.appendingPathComponent("config.json")
        guard let json = try? Data(contentsOf: file) else { throw WeightsError("\(file.path) could not be read") }
        var configuration = try ModelConfiguration(json: json)
        let tensors = try Safetensors.readFolder(folder)
        // Some checkpoints are tied without saying so: they simply have no output embedding.
        if tensors["lm_head.weight"] == nil { configuration.tiesEmbeddings = true }
        try self.init(configuration: configuration)
        try load(tensors)
    }

    /// Takes the weights from named tensors.
    public func load(_ tensors: [String: StoredTensor]) throws {
        for view in layout.views {
            guard let tensor = tensors[view.name] else { throw WeightsError("the weights have no tensor \(view.name)") }
            guard tensor.shape == view.shape else {
                throw WeightsError("\(view.name) has shape \(tensor.shape), the configuration says \(view.shape)")
            }
            try tensor.copy(to: weights.pointer + view.offset)
        }
    }

    /// Writes config.json and model.safetensors (f32) into an existing folder.
    public func save(to folder: URL) throws {
        try configuration.json().write(to: folder.appendingPathComponent("config.json"), options: .atomic)
        try Safetensors.write(
            layout.views.map { ($0.name, $0.shape, UnsafePointer(weights.pointer + $0.offset)) },
            to: folder.appendingPathComponent("model.safetensors"))
    }
}
