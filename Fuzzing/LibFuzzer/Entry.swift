// The reader as libFuzzer's target: the same promises as in `fuzz-reader`, with texts that coverage guides.
import ReaderChecks

private let check = try! ReaderCheck()

/// Reads one text; traps when a promise is broken.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let outcome = check.read(Array(UnsafeBufferPointer(start: start, count: count)))
    precondition(outcome.faults.isEmpty, outcome.faults.joined(separator: "; "))
    return 0
}

/// libFuzzer's own loop over the arguments of the program.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutableRawPointer,
    _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The package manager links `main` to this name, so libFuzzer's own `main` stays in its library.
@_cdecl("libfuzzer_reader_main")
public func main(_ count: CInt, _ arguments: UnsafeMutableRawPointer) -> CInt {
    var count = count
    var arguments = arguments
    return withUnsafeMutablePointer(to: &arguments) { runDriver(&count, $0, readOne) }
}
