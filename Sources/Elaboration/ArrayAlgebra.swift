import Expressions

/// Matrices as rows of cells, with vectors as columns; calculations that are worked out cell by cell.
/// Each is nil where sizes do not fit or the result would be too large.
enum ArrayAlgebra {
    typealias Cells = [[Expr]]

    /// Largest number of products of cells that one product of matrices may take.
    private static let largestProduct = 400
    /// Largest number of nodes of all cells together.
    private static let largestSize = 4_000
    /// Largest exponent of a matrix that is worked out.
    private static let largestExponent = 32

    static func isVector(_ cells: Cells) -> Bool { cells.count > 1 && cells[0].count == 1 }
    static func isSquare(_ cells: Cells) -> Bool { cells.count == cells[0].count }
    static func column(_ items: [Expr]) -> Cells { items.map { [$0] } }

    static func sum(_ left: Cells, _ right: Cells) -> Cells? {
        guard left.count == right.count, left[0].count == right[0].count else { return nil }
        return bounded(zip(left, right).map { zip($0, $1).map { .sum([$0, $1]) } })
    }

    static func scaled(_ cells: Cells, by factor: Expr) -> Cells { cells.map { $0.map { .product([factor, $0]) } } }

    static func product(_ left: Cells, _ right: Cells) -> Cells? {
        guard left[0].count == right.count, left.count * right[0].count * right.count <= largestProduct else {
            return nil
        }
        return bounded(
            left.map { row in
                right[0].indices.map { column in .sum(row.indices.map { .product([row[$0], right[$0][column]]) }) }
            })
    }

    /// u · v for columns of real numbers of one length.
    static func dot(_ left: Cells, _ right: Cells) -> Expr? {
        guard isVector(left), isVector(right), left.count == right.count else { return nil }
        return .sum(zip(left, right).map { .product([$0[0], $1[0]]) })
    }

    /// u × v for columns of three.
    static func cross(_ left: Cells, _ right: Cells) -> Cells? {
        guard isVector(left), isVector(right), left.count == 3, right.count == 3 else { return nil }
        return column(
            (0..<3).map { index in
                let (next, last) = ((index + 1) % 3, (index + 2) % 3)
                return .difference(
                    .product([left[next][0], right[last][0]]), .product([left[last][0], right[next][0]]))
            })
    }

    /// √(Σ |vᵢ|²) of a column or row.
    static func norm(_ cells: Cells) -> Expr? {
        guard cells.count == 1 || cells[0].count == 1 else { return nil }
        return .squareRoot(
            .sum(cells.joined().map { .power($0.isReal ? $0 : .elementary(.abs, $0), .number(2)) }))
    }

    /// Laplace expansion along the first row, up to 4 × 4.
    static func determinant(_ rows: Cells) -> Expr? {
        guard 1...4 ~= rows.count, rows.allSatisfy({ $0.count == rows.count }) else { return nil }
        if rows.count == 1 { return rows[0][0] }
        var terms: [Expr] = []
        for column in rows.indices {
            guard let value = determinant(minor(rows, 0, column)) else { return nil }
            let term = Expr.product([rows[0][column], value])
            terms.append(column % 2 == 0 ? term : term.negated)
        }
        return .sum(terms)
    }

    /// Integer powers; the inverse is the adjugate over the determinant, up to 3 × 3 and where that is not 0 as written.
    static func power(_ base: Cells, _ exponent: Int) -> Cells? {
        guard isSquare(base), exponent != 0, exponent.magnitude <= largestExponent else { return nil }
        guard exponent > 0 else { return inverse(base).flatMap { exponent == -1 ? $0 : power($0, -exponent) } }
        var result = base
        for _ in 1..<exponent {
            guard let next = product(result, base) else { return nil }
            result = next
        }
        return result
    }

    private static func inverse(_ rows: Cells) -> Cells? {
        guard 2...3 ~= rows.count, let determinant = determinant(rows), !determinant.isZero else { return nil }
        let cofactors = rows.indices.map { row in
            rows.indices.compactMap { column in
                // Transposed: the cell takes the minor of its mirror image.
                self.determinant(minor(rows, column, row)).map { (row + column) % 2 == 0 ? $0 : $0.negated }
            }
        }
        return bounded(cofactors.map { $0.map { .quotient($0, determinant) } })
    }

    static func transpose(_ cells: Cells) -> Cells { cells[0].indices.map { column in cells.map { $0[column] } } }

    private static func minor(_ rows: Cells, _ row: Int, _ column: Int) -> Cells {
        rows.indices.filter { $0 != row }.map { index in
            rows.indices.filter { $0 != column }.map { rows[index][$0] }
        }
    }

    private static func bounded(_ cells: Cells) -> Cells? {
        var size = 0
        for cell in cells.joined() {
            if cell.size > largestSize { return nil }
            size += cell.size
        }
        return size <= largestSize ? cells : nil
    }
}
