// Problems by split and the corpus that the first model learns from.
public import Records
internal import Tensors

/// Deterministic choice of problems: the same families, split, count and seed give the same problems in the same order.
public struct ProblemSource: Sendable {
    public let families: [ProblemFamily]
    public let seed: UInt64

    public init(families: [ProblemFamily] = [.linear], seed: UInt64 = 0) {
        self.families = families
        self.seed = seed
    }

    /// `count` problems of a split (all of them when it has fewer), families mixed, in random order.
    public func problems(_ split: ProblemSplit, count: Int? = nil) -> [Problem] {
        let all = families.flatMap(ProblemSource.all).filter { ProblemSplit(prompt: $0.prompt) == split }
        var random = RandomSource(seed: seed, split == .sft ? 1 : split == .preference ? 2 : 3)
        let order = random.permutation(all.count)
        return order.prefix(count ?? all.count).map { all[$0] }
    }

    /// Every problem of a family, in a fixed order.
    public static func all(_ family: ProblemFamily) -> [Problem] {
        switch family {
        case .linear: LinearProblems.all()
        case .arithmetic: ArithmeticProblems.all()
        case .fractions: FractionProblems.all()
        }
    }

    /// `count` worked solutions of SFT problems that all end in the right answer, as a corpus filtered by final answers is:
    /// a share `slipRate` has one false line before the last that does not spread, a share `omissionRate` lacks one line.
    public func corpus(count: Int, slipRate: Double = 0.25, omissionRate: Double = 0.2) -> [LabelledSolution] {
        let problems = problems(.sft)
        var random = RandomSource(seed: seed, 4)
        if problems.isEmpty { return [] }
        return (0..<count).map { _ in
            let problem = problems[random.integer(in: 0...problems.count - 1)]
            var lines = problem.steps.map(\.text)
            if random.chance(slipRate) {
                let candidates = problem.steps.indices.filter { !problem.steps[$0].slips.isEmpty }
                if !candidates.isEmpty {
                    let line = candidates[random.integer(in: 0...candidates.count - 1)]
                    let slips = problem.steps[line].slips
                    lines[line] = slips[random.integer(in: 0...slips.count - 1)]
                }
            }
            if random.chance(omissionRate), lines.count > 2 {
                lines.remove(at: random.integer(in: 0...lines.count - 2))
            }
            return LabelledSolution(
                prompt: problem.prompt, completion: problem.completion(lines), steps: [], outcome: .desirable)
        }
    }
}
