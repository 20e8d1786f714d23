// Locates the corpora of cases, for tests and benchmarks only.
import Foundation

/// The cases as files.
public enum Corpora {
    /// Files below `Cases/<folder>` with a given extension, in alphabetical order.
    public static func files(in folder: String, withExtension suffix: String) throws -> [URL] {
        guard let root = Bundle.module.resourceURL else { return [] }
        let directory = root.appending(path: "Cases").appending(path: folder)
        return try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == suffix }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}
