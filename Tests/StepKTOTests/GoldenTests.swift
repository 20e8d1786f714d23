// Parity with independent implementations, down to weights after three updates.
import Foundation
import Testing

@testable import StepKTO

@Suite struct GoldenTests {
    static let external = ProcessInfo.processInfo.environment["STEPKTO_GOLDEN"]

    /// The committed values, made by `Scripts/make-golden` with numpy in double precision.
    @Test func committedGolden() throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        try check(tests.deletingLastPathComponent().appendingPathComponent("Corpora/Cases/Training/Golden"))
    }

    /// STEPKTO_GOLDEN names a folder made with torch; its subfolder `untied`, when there, is checked too.
    @Test(.enabled(if: GoldenTests.external != nil), arguments: ["", "untied"])
    func externalGolden(subfolder: String) throws {
        let root = URL(fileURLWithPath: GoldenTests.external ?? "")
        let url = subfolder.isEmpty ? root : root.appendingPathComponent(subfolder)
        guard FileManager.default.fileExists(atPath: url.appendingPathComponent("batch.json").path) else { return }
        try check(url)
    }

    private func check(_ url: URL) throws {
        let golden = try GoldenFolder(url)
        var report = GoldenReport()
        try golden.checkForward(&report)
        try golden.checkLosses(&report)
        try golden.checkGradients(&report)
        try golden.checkUpdates(&report)
        print("golden \(url.lastPathComponent)\n  " + report.lines.joined(separator: "\n  "))
    }
}
