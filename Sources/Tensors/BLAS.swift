// Matrix products: the one place that calls OpenBLAS.
internal import COpenBLAS

/// Row-major single-precision matrix products.
public enum BLAS {
    /// The number of threads OpenBLAS may use inside one product, for the whole process.
    ///
    /// With one thread the result does not depend on the machine's load; small models are faster with one thread
    /// here and several workers above (`Parallel`).
    public static func setThreads(_ count: Int) { setThreadCount(Int32(max(1, count))) }

    private static let sgemm = unsafeBitCast(blas_function("cblas_sgemm"), to: blas_sgemm_function.self)
    private static let setThreadCount = unsafeBitCast(blas_function("openblas_set_num_threads"), to: blas_set_threads_function.self)

    /// C ← α · op(A) · op(B) + β · C, with op(A) of shape (m, k), op(B) (k, n), C (m, n).
    ///
    /// `strideA` … are the distances between rows as stored, so that a head inside a wider row needs no copy.
    @inline(__always)
    public static func multiply(
        _ a: UnsafePointer<Float>, strideA: Int, transposeA: Bool = false,
        _ b: UnsafePointer<Float>, strideB: Int, transposeB: Bool = false,
        into c: FloatPointer, strideC: Int, m: Int, n: Int, k: Int, alpha: Float = 1, beta: Float = 0
    ) {
        if m == 0 || n == 0 { return }
        product(a, strideA, transposeA, b, strideB, transposeB, c, strideC, m, n, k, alpha, beta)
    }

    @usableFromInline
    static func product(
        _ a: UnsafePointer<Float>, _ strideA: Int, _ transposeA: Bool,
        _ b: UnsafePointer<Float>, _ strideB: Int, _ transposeB: Bool,
        _ c: FloatPointer, _ strideC: Int, _ m: Int, _ n: Int, _ k: Int, _ alpha: Float, _ beta: Float
    ) {
        let (plain, transposed) = (Int32(blas_no_transpose), Int32(blas_transpose))
        sgemm(
            Int32(blas_row_major), transposeA ? transposed : plain, transposeB ? transposed : plain,
            Int32(m), Int32(n), Int32(k), alpha, a, Int32(strideA), b, Int32(strideB), beta, c, Int32(strideC))
    }
}
