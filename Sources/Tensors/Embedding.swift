// Token embedding: a row of the table per token.

public enum Embedding {
    /// out (N, C) ← table (V, C) at `tokens` (N).
    public static func forward(
        table: FloatPointer, tokens: UnsafePointer<Int32>, output: FloatPointer, rows: Int, width: Int
    ) {
        for row in 0..<rows { (output + row * width).update(from: table + Int(tokens[row]) * width, count: width) }
    }

    /// dTable (V, C) += dOut (N, C), row by row in the order of the tokens.
    public static func backward(
        outputGradient: FloatPointer, tokens: UnsafePointer<Int32>, tableGradient: FloatPointer, rows: Int, width: Int
    ) {
        for row in 0..<rows {
            Rows.add(outputGradient + row * width, to: tableGradient + Int(tokens[row]) * width, count: width)
        }
    }
}
