// A text → its mathematics with trees and meanings, as `stepkto parse` shows it.
import Elaboration
import LatexSyntax
import Records

/// Reads whole formulas, or all mathematics of running text.
struct TextReader {
    /// One stretch of mathematics.
    struct Reading {
        let span: MathSpan
        let parsed: ParsedMath
    }

    let serializer: Serializer
    let plainWriter: PlainTextWriter
    private let parser: MathParser
    private let scanner: MathSpanScanner?
    private let mode: Mode
    private let names: NameScope

    init(notation: Notation, scans: Bool, mode: Mode) {
        serializer = Serializer(notation: notation)
        plainWriter = PlainTextWriter(notation: notation)
        parser = MathParser(notation: notation)
        scanner = scans ? MathSpanScanner(notation: notation) : nil
        self.mode = mode
        names = NameScope(notation: notation)
    }

    func readings(of source: SourceText) -> [Reading] {
        if let scanner { return scanner.scan(source).map { Reading(span: $0, parsed: parser.parse(source, $0)) } }
        let span = source.formulaSpan
        let parsed = parser.parse(source, in: span, mode: mode)
        return [Reading(span: MathSpan(kind: .plain, outer: source.span, inner: span), parsed: parsed)]
    }

    /// The reading as one JSON object.
    func write(_ reading: Reading, _ source: SourceText, to writer: inout JSONWriter) {
        let root = reading.parsed.root
        writer.object { writer in
            if scanner != nil { writer.member("kind", reading.span.kind.name) }
            writer.name("span")
            writer.array([reading.span.outer.start, reading.span.outer.end]) { $1.value($0) }
            writer.member("text", source.string(reading.span.inner))
            writer.member("tree", root.sExpression)
            writer.member("latex", serializer.latex(root))
            writer.member("plain", plainWriter.text(root))
            writeMeanings(of: reading.parsed, to: &writer)
            writer.name("diagnostics")
            writer.array(reading.parsed.diagnostics) { diagnostic, writer in
                writer.object { writer in
                    writer.member("code", diagnostic.code)
                    writer.member("severity", "\(diagnostic.severity)")
                    writer.name("span")
                    writer.array([diagnostic.span.start, diagnostic.span.end]) { $1.value($0) }
                    writer.member("message", diagnostic.message)
                    if !diagnostic.hint.isEmpty { writer.member("hint", diagnostic.hint) }
                }
            }
        }
    }
}

extension TextReader {
    /// What the tree denotes; where notation has several readings, all of them, the usual one first.
    private func writeMeanings(of parsed: ParsedMath, to writer: inout JSONWriter) {
        do throws(ElaborationError) {
            if parsed.hasErrors { throw ElaborationError.unread(parsed.root.span) }
            let meaning = try Elaborator.elaborate(parsed.root, scope: names)
            writer.member("denotes", meaning.denotation)
            let readings = names.readings(of: meaning.notes.ambiguities)
            if readings.isEmpty { return }
            writer.name("readings")
            writer.array(readings) { reading, writer in
                writer.object { writer in
                    writer.member("reading", reading.words)
                    let other = try? Elaborator.elaborate(parsed.root, scope: reading.scope)
                    if let other { writer.member("denotes", other.denotation) }
                }
            }
        } catch {
            writer.name("denotes")
            writer.null()
            writer.member("reason", error.code.rawValue + ": " + error.detail)
        }
    }
}

extension MathSpan.Kind {
    /// The delimiter's name, for people and records.
    var name: String {
        if case .environment(let name) = self { "environment \(name)" } else { "\(self)" }
    }
}
