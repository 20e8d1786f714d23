// Why training cannot begin or go on.
public import Foundation

public enum TrainingError: Error, Equatable, CustomStringConvertible {
    case configuration(String)
    case data(String)
    case checkpoint(String)
    /// The loss or the gradient is NaN or infinite at an update; the batch was written to the file, if there is one.
    case notFinite(what: String, update: Int, batch: URL?)

    public var description: String {
        switch self {
        case .configuration(let message): "training configuration: " + message
        case .data(let message): "training data: " + message
        case .checkpoint(let message): "checkpoint: " + message
        case .notFinite(let what, let update, let batch):
            "the \(what) of update \(update) is not finite; the weights are those before it"
                + (batch.map { ", its batch is in \($0.path)" } ?? "")
        }
    }
}
