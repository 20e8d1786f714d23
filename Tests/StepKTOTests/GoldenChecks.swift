// Everything that a golden folder pins, checked one by one; returns the deviations for a report.
import Foundation
import LanguageModel
import Tensors
import Testing

@testable import StepKTO

/// Deviations by name, and what exceeded its tolerance.
struct GoldenReport {
    var lines: [String] = []

    mutating func compare(_ name: String, _ ours: Double, _ golden: Double, tolerance: Double) {
        note(name, abs(ours - golden), tolerance: tolerance)
    }

    mutating func note(_ name: String, _ deviation: Double, tolerance: Double) {
        lines.append("\(name): \(deviation)")
        #expect(deviation <= tolerance, "\(name) deviates by \(deviation)")
    }
}

extension GoldenFolder {
    func checkForward(_ report: inout GoldenReport) throws {
        let golden = try tensors("forward.f64")
        for name in ["policy", "reference"] {
            let scored = ParallelDecoder(model: try model(name), workers: 2).score(examples.map(\.sequence))
            guard let tensor = golden[name + "_logps"] else { throw TrainingError.data("no \(name)_logps") }
            let values = try tensor.doubles()
            let columns = tensor.shape[1]
            var worst = 0.0
            for (row, example) in examples.enumerated() {
                for (offset, ours) in scored[row].enumerated() {
                    worst = max(worst, abs(Double(ours) - values[row * columns + example.promptCount - 1 + offset]))
                }
            }
            report.note("log-probabilities of \(name)", worst, tolerance: 2e-5)
        }
    }

    func checkLosses(_ report: inout GoldenReport) throws {
        let fixed = StepKTOConfiguration.ReferencePoint.fixed(hyper.z0_fixed_kto)
        let cases: [(String, StepKTOConfiguration)] = [
            ("kto/loss_fixed_z0", configuration(.kto, weighted: false, outcome: fixed)),
            ("kto/loss_fixed_z0_weighted", configuration(.kto, outcome: fixed)),
            ("kto/loss_batch_z0", configuration(.kto, weighted: false, outcome: .ownEstimate)),
            ("kto/loss_batch_z0_weighted", configuration(.kto, outcome: .ownEstimate)),
            (
                "kto/loss_apo_zero_unpaired",
                configuration(.kto, weighted: false, outcome: .ownEstimate, variant: .apoZeroUnpaired)
            ),
            ("step_kto/per_example/loss", configuration(.stepKTO, outcome: .ownEstimate, step: .ownEstimate)),
            (
                "step_kto/flat/loss",
                configuration(.stepKTO, outcome: .ownEstimate, step: .ownEstimate, reduction: .flatMean)
            ),
            ("step_kto/sum/loss", configuration(.stepKTO, outcome: .ownEstimate, step: .ownEstimate, reduction: .sum)),
            ("step_kto/per_example_zs0/loss", configuration(.stepKTO, outcome: .ownEstimate, step: .none)),
            ("step_kto/per_example_zs_is_zo/loss", configuration(.stepKTO, outcome: .ownEstimate, step: .shared)),
        ]
        for (path, configuration) in cases {
            let objective = try trainer(configuration).objective
            let result = objective.evaluate(objective.collator.batch(indices: Array(examples.indices)), gradient: false)
            report.compare(path, result.loss, number(path), tolerance: 1e-5)
            if path == "step_kto/per_example/loss" {
                report.compare("z_o", result.points.outcome, number("z0_outcome"), tolerance: 2e-5)
                report.compare("z_s", result.points.step, number("z0_step"), tolerance: 2e-5)
                let ratios = zip(result.examples.map(\.outcomeLogRatio), numbers("outcome_log_ratios")).map {
                    abs($0 - $1)
                }
                report.note("log-ratios", ratios.count == examples.count ? ratios.max() ?? 1 : 1, tolerance: 5e-5)
            }
        }
    }

    func checkGradients(_ report: inout GoldenReport) throws {
        let own = configuration(.stepKTO, outcome: .ownEstimate, step: .ownEstimate)
        let cases: [(String, String?, String, StepKTOConfiguration)] = [
            ("Step-KTO", "grad_step_kto.f64", "step_kto/per_example/grad_norm", own),
            (
                "KTO, fixed z", "grad_kto_fixed_z0.f64", "kto/grad_norm_fixed_z0",
                configuration(.kto, weighted: false, outcome: .fixed(hyper.z0_fixed_kto))
            ),
            (
                "Step-KTO flat", nil, "step_kto/flat/grad_norm",
                configuration(.stepKTO, outcome: .ownEstimate, step: .ownEstimate, reduction: .flatMean)
            ),
            (
                "Step-KTO sum", nil, "step_kto/sum/grad_norm",
                configuration(.stepKTO, outcome: .ownEstimate, step: .ownEstimate, reduction: .sum)
            ),
        ]
        for (name, file, norm, configuration) in cases {
            let trainer = try trainer(configuration, workers: 2, positionsPerPass: 50)
            let batch = trainer.objective.collator.batch(indices: Array(examples.indices))
            _ = trainer.objective.evaluate(batch, gradient: true)
            let gradient = trainer.objective.decoder.reducedGradient()
            if let file {
                report.note(
                    "gradient of \(name)", try deviation(trainer.model.layout, gradient, from: file), tolerance: 1e-5)
            }
            let ours = Rows.sumOfSquares(gradient.pointer, count: gradient.count).squareRoot()
            report.compare("gradient norm of \(name)", ours, number(norm), tolerance: 2e-5)
        }
    }

    /// Three updates; entries whose gradient is nearly 0 move by the sign of rounding and are compared with 2η.
    func checkUpdates(_ report: inout GoldenReport) throws {
        let plain = AdamWConfiguration(weightDecay: 0.01, decayTargets: .all, clipNorm: nil)
        let clipped = AdamWConfiguration(weightDecay: 0, decayTargets: .all, clipNorm: 0.05)
        let small = try smallGradients()
        let own = configuration(.stepKTO, outcome: .ownEstimate, step: .ownEstimate)
        for (name, list, optimizer) in [
            ("fixed_z0", "adamw_fixed_z0", plain), ("recomputed_z0", "adamw_recomputed_z0", plain),
            ("clip", "adamw_clip0.05_wd0", clipped),
        ] {
            let fixed =
                name == "recomputed_z0"
                ? nil : ReferencePoints(outcome: number("z0_outcome"), step: number("z0_step"))
            let trainer = try trainer(own, optimizer: optimizer)
            for update in 0..<3 {
                let metrics = try trainer.advance(points: fixed)
                let path = "\(list)/\(update)/"
                report.compare(
                    "\(name): loss \(update)", metrics["loss"] ?? .nan, number(path + "loss"), tolerance: 1e-5)
                let norm = number(path + (name == "clip" ? "grad_norm_before_clip" : "grad_norm"))
                report.compare("\(name): norm \(update)", metrics["grad_norm"] ?? .nan, norm, tolerance: 5e-4)
            }
            let file = "weights_after_3_adamw_\(name).f64"
            let layout = trainer.model.layout
            report.note(
                "\(name): weights", try deviation(layout, trainer.model.weights, from: file, skips: { small[$0] }),
                tolerance: 2e-5)
            report.note(
                "\(name): weights with gradients near 0", try deviation(layout, trainer.model.weights, from: file),
                tolerance: 4e-4)
        }
    }

    /// Entries of the first gradient below 10⁻⁶, by parameter number.
    private func smallGradients() throws -> [Bool] {
        let layout = ParameterLayout(try model("policy").configuration)
        let golden = try tensors("grad_step_kto.f64")
        var small = [Bool](repeating: false, count: layout.count)
        for view in layout.views {
            guard let tensor = golden[view.name] else { continue }
            for (index, value) in try tensor.doubles().enumerated() { small[view.offset + index] = abs(value) < 1e-6 }
        }
        return small
    }
}
