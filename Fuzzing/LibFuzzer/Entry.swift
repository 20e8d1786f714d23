// The reader as libFuzzer's target: the same promises as in `fuzz-reader`, with texts that coverage guides.
import ReaderChecks

private let check = try! ReaderCheck()

@_cdecl("LLVMFuzzerTestOneInput")
public func readOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let outcome = check.read(Array(UnsafeBufferPointer(start: start, count: count)))
    precondition(outcome.faults.isEmpty, outcome.faults.joined(separator: "; "))
    return 0
}
