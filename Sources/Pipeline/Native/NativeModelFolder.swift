// A model and its tokenizer in one folder, written atomically.
import Foundation
import LanguageModel

enum NativeModelFolder {
    static func read(_ path: String) throws -> (LanguageModel, any Tokenizer) {
        let folder = URL(fileURLWithPath: path)
        return (
            try LanguageModel(folder: folder), try TokenizerFile.read(folder.appendingPathComponent("tokenizer.json"))
        )
    }

    /// Writes beside the target and renames, so that a folder of that name is always complete.
    static func write(_ model: LanguageModel, _ tokenizer: any Tokenizer, to path: String) throws {
        let target = URL(fileURLWithPath: path)
        let temporary = URL(fileURLWithPath: path + ".writing")
        try? FileManager.default.removeItem(at: temporary)
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        try model.save(to: temporary)
        try tokenizer.json().write(to: temporary.appendingPathComponent("tokenizer.json"), options: .atomic)
        try? FileManager.default.removeItem(at: target)
        try FileManager.default.moveItem(at: temporary, to: target)
    }
}
