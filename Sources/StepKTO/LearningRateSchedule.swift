// The learning rate of every update.
internal import Foundation

/// η(u) for update u = 0, 1, … of U: linear warm-up from 0 over the first updates, then one of three shapes.
public struct LearningRateSchedule: Codable, Equatable, Sendable {
    public enum Shape: String, Codable, CaseIterable, Sendable {
        case constant
        /// Straight to `final` at the last update.
        case linear
        /// Half a cosine to `final`.
        case cosine
    }

    public var shape: Shape
    public var peak: Double
    public var warmup: Int
    /// The rate at the end, as a share of the peak.
    public var final: Double

    public init(shape: Shape = .linear, peak: Double = 1e-5, warmup: Int = 0, final: Double = 0) {
        self.shape = shape
        self.peak = peak
        self.warmup = warmup
        self.final = final
    }

    public func validate() throws {
        guard peak.isFinite, peak >= 0, warmup >= 0, (0...1).contains(final) else {
            throw TrainingError.configuration(
                "the learning rate must be finite and not negative, its final share in 0…1")
        }
    }

    /// η of the update that follows `update` finished ones; the same as Hugging Face's linear and cosine schedulers.
    public func rate(update: Int, of updates: Int) -> Double {
        if update < warmup { return peak * Double(update) / Double(max(1, warmup)) }
        let progress = min(1, Double(update - warmup) / Double(max(1, updates - warmup)))
        switch shape {
        case .constant: return peak
        case .linear: return peak * (final + (1 - final) * (1 - progress))
        case .cosine: return peak * (final + (1 - final) * 0.5 * (1 + cos(Double.pi * progress)))
        }
    }
}
