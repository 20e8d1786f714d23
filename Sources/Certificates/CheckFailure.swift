import Arithmetic

/// Why a certificate proves nothing.
public enum CheckFailure: Error, Hashable, Sendable {
    /// The rule does not apply to a judgement of this form.
    case wrongForm(String)
    /// The rule applies and its condition does not hold.
    case conditionFails(String)
    /// A part is undefined or above the budget.
    case evaluation(EvaluationError)
}

/// Turns evaluation errors into check failures.
func checking<T>(_ body: () throws(EvaluationError) -> T) throws(CheckFailure) -> T {
    do { return try body() } catch { throw .evaluation(error) }
}
