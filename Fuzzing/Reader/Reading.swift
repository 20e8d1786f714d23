// Reads texts one after the other and keeps what they cost. The clock serves this program only; the reader has none.
import Foundation
import ReaderChecks
import Reasoning

struct Reading {
    /// The peak memory may grow by so many bytes for each byte of one text, and these for any text.
    static let memoryPerByte = 2_000
    static let memoryAtLeast = 16 << 20
    /// A text this long takes no longer than so many nanoseconds for each byte, the judge left out.
    static let longText = 1_500
    static let nanosecondsPerByte = 20_000.0

    private let check: ReaderCheck
    private var verifier: SolutionVerifier
    private let limit: UInt32
    private let current: CurrentText?

    private var texts = 0
    private var bytes = 0
    private var judged = 0
    private var meanings = 0
    private var stepsPerByte = 0.0
    private var writtenPerByte = 0.0
    private var slowest = 0.0
    private var slowestPerByte = (cost: 0.0, number: 0, count: 0)
    private var slowestJudged = (cost: 0.0, number: 0)
    private var longest = 0
    private let memoryBefore: Int
    private let start = ContinuousClock.now

    init(limit: UInt32, current: String?) throws {
        check = try ReaderCheck()
        verifier = SolutionVerifier(configuration: try Configuration())
        self.limit = limit
        self.current = try current.map { try CurrentText(path: $0) }
        _ = check.read(Array("$1+1=2$".utf8))
        memoryBefore = Reading.peakMemory()
    }

    /// Reads one text; gives the promises that it broke.
    mutating func read(_ text: [UInt8], number: Int, judges: Bool) -> [String] {
        current?.hold(text, number: number)
        // A text that hangs ends the process, which tells the script.
        alarm(limit)
        let memory = Reading.peakMemory()
        let before = Reading.processorTime()
        let outcome = check.read(text)
        let spent = Reading.processorTime() - before
        var faults = outcome.faults
        if judges {
            let before = Reading.processorTime()
            judge(text)
            let spent = Reading.processorTime() - before
            if spent > slowestJudged.cost { slowestJudged = (spent, number) }
            judged += 1
        }
        let growth = Reading.peakMemory() - memory
        if growth > Reading.memoryAtLeast + Reading.memoryPerByte * text.count {
            faults.append("peak memory grew by \(growth) bytes")
        }
        texts += 1
        bytes += text.count
        meanings += outcome.meanings
        longest = max(longest, text.count)
        slowest = max(slowest, spent)
        if text.count >= 100 {
            stepsPerByte = max(stepsPerByte, Double(outcome.steps) / Double(text.count))
            writtenPerByte = max(writtenPerByte, Double(outcome.written) / Double(text.count))
        }
        if text.count >= Reading.longText {
            let cost = spent / Double(text.count)
            if cost > slowestPerByte.cost { slowestPerByte = (cost, number, text.count) }
            if cost > Reading.nanosecondsPerByte { faults.append("\(Int(cost)) ns a byte") }
        }
        return faults
    }

    /// Judges the text as running text, and as a formula that follows its first half.
    private mutating func judge(_ text: [UInt8]) {
        let string = String(decoding: text, as: UTF8.self)
        _ = verifier.verify(problem: nil, solution: string)
        let half = String(decoding: text.prefix(text.count / 2), as: UTF8.self)
        _ = verifier.verify(problem: string, steps: ["$\(half)$", "$\(string)$"])
    }

    var summary: String {
        let seconds = (ContinuousClock.now - start).nanoseconds / 1e9
        let peak = Reading.peakMemory()
        func figure(_ value: Double, _ digits: Int = 1) -> String { String(format: "%.\(digits)f", value) }
        return """
            \(texts) texts of \(bytes) bytes in \(figure(seconds)) s, the longest \(longest) bytes, \(judged) of them judged, \(meanings) meanings
            most steps a byte \(figure(stepsPerByte)), most bytes written a byte \(figure(writtenPerByte)) (texts of 100 bytes and more)
            slowest text \(figure(slowest / 1e6)) ms; of texts of \(Reading.longText) bytes and more \(figure(slowestPerByte.cost / 1e3)) µs a byte \
            (mutant \(slowestPerByte.number), \(slowestPerByte.count) bytes); slowest judged \(figure(slowestJudged.cost / 1e6)) ms (mutant \(slowestJudged.number))
            peak memory \(figure(Double(peak) / 1_048_576)) MB, \(figure(Double(memoryBefore) / 1_048_576)) MB before the first text: \
            \(figure(Double(peak - memoryBefore) / Double(max(1, longest)), 0)) bytes for each byte of the longest text
            """
    }

    /// Nanoseconds that this process has computed; waiting for a busy machine does not count.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    private static func peakMemory() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }
}

/// A shared mapping that survives the process: a line with number and length, then the text.
private struct CurrentText {
    static let header = 64
    static let size = 1 << 20
    private let place: UnsafeMutableRawBufferPointer

    init(path: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0, ftruncate(descriptor, CurrentText.size) == 0,
            let address = mmap(nil, CurrentText.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
            address != MAP_FAILED
        else { throw POSIXError(.EIO) }
        close(descriptor)
        place = UnsafeMutableRawBufferPointer(start: address, count: CurrentText.size)
    }

    func hold(_ text: [UInt8], number: Int) {
        let line = Array("\(number) \(text.count) ".utf8)
        let header = line + [UInt8](repeating: 0x20, count: CurrentText.header - 1 - line.count) + [0x0A]
        place.copyBytes(from: header)
        UnsafeMutableRawBufferPointer(rebasing: place[CurrentText.header...])
            .copyBytes(from: text.prefix(CurrentText.size - CurrentText.header))
    }
}

extension Duration {
    fileprivate var nanoseconds: Double { Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9 }
}
