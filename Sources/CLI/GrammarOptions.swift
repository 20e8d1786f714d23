// Further tables of notation, laid over ours.
import ArgumentParser
import Grammars
import Records

/// The files of tables that a command line names.
struct GrammarOptions: ParsableArguments {
    @Option(
        name: .customLong("grammar"),
        help: ArgumentHelp(
            "Lay the tables of this file over the built-in ones; may be repeated.",
            discussion: """
                The file's name says which table it is (Units.tbl), or lines '# table: Units' do, each above its table. Under a \
                line '# replaces', rows take over what the built-in ones say of the same triggers; else they may only add.
                """, valueName: "file"))
    var files: [String] = []

    /// The built-in tables with those of the files over them. What is wrong in the files is told by who reads the tables.
    func tables() throws -> GrammarTables {
        GrammarTables(
            files: try files.map { path in GrammarFile(path: path, text: try GrammarOptions.text(of: path)) })
    }

    /// The text of a file.
    static func text(of path: String) throws -> String {
        let reader = try LineReader(path: path)
        var lines: [String] = []
        while let line = try reader.next() {
            do throws(RecordError) {
                lines.append(try line.text())
            } catch {
                throw CommandFailure(.unreadable, "\(line.source):\(line.number): \(error.message)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
