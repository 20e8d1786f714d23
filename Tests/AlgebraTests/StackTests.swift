import Algebra
import Arithmetic
import ExpressionNotation
import Expressions
import Foundation
import Testing

@Suite struct StackTests {
    /// Runs the body on a thread with the smallest stack that a host is likely to give to a worker.
    private func onSmallStack(_ body: @escaping @Sendable () -> String) async -> String {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: body()) }
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    @Test("Nesting as deep as a text may have fits a worker's stack, deeper nesting is refused")
    func nesting() async {
        func nested(_ depth: Int, _ grow: (Expr) -> Expr) -> Expr { (0..<depth).reduce(x) { value, _ in grow(value) } }
        let growths: [(Int, @Sendable (Expr) -> Expr)] = [
            (250, { apply(.sin, $0 + 1) }), (250, { root($0 + 1) }), (250, { 1 / (1 + $0) }),
            (250, { apply(.ln, $0 * 2) }),
            (60, { ($0 + y) ** (y + 1) }), (250, { apply(.abs, 1 - $0) }),
        ]
        for (depth, grow) in growths {
            let statement = nested(depth, grow) === nested(depth - 1, grow)
            let found = await onSmallStack { decide(statement, .rewriting) }
            #expect(found != "holds")
            let deep = nested(2_000, grow) === 1
            let refused = await onSmallStack { decide(deep) }
            #expect(refused.hasPrefix("budget") || refused == "no-proof", "\(refused)")
        }
    }
}
