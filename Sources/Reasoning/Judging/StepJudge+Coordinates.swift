import Elaboration
import Expressions
import LatexSyntax

/// Vectors and matrices of which a text gives nothing but the size: the cells of their names are unknowns.
extension StepJudge {
    /// Gives cells to bold letters where all columns and square matrices of the texts have one size: v = (v_1, v_2), and M = (M_11, …).
    mutating func learnCoordinates(from texts: [ReadText]) {
        guard context.vectorLetters.hasBasis || !context.vectorLetters.symbols.isEmpty else { return }
        var letters = BoldLetters()
        let roots = texts.lazy.flatMap(\.pieces).map(\.root)
        for root in roots { letters.collect(root) }
        guard !letters.names.isEmpty, let size = letters.size else { return }
        for (name, isMatrix) in letters.names where !scope.boldNumbers.contains(name) && scope.arrays[name] == nil {
            if let index = ["basis_i", "basis_j", "basis_k"].firstIndex(of: name) {
                if index < size { scope.arrays[name] = (0..<size).map { [$0 == index ? .one : .zero] } }
                continue
            }
            if letters.vectorCapitals.contains(name) && isMatrix || name == "bold I" { continue }
            let stem = name.hasPrefix("bold ") ? String(name.dropFirst(5)) : name
            let cells = (1...size).map { row in (1...(isMatrix ? size : 1)).map { Expr.symbol(isMatrix ? "\(stem)_\(row)\($0)" : "\(stem)_\(row)") } }
            scope.arrays[name] = cells
            scope.unknownCells.formUnion(cells.joined().compactMap(\.symbol))
        }
    }

    /// What a problem says of the cells of vectors and matrices of unknown value.
    mutating func learnCells(_ link: Link) {
        guard !scope.unknownCells.isEmpty, link.relation.name == "Equal", !link.isCongruence,
            let left = try? Elaborator.elaborate(link.left, scope: scope), let right = try? Elaborator.elaborate(link.right, scope: scope),
            (left.notes.cautions + right.notes.cautions).contains(NameScope.unknownCellsCaution), let statements = StepJudge.cellEquations(left.denotation, right.denotation, link)
        else { return }
        for (index, statement) in statements.enumerated() where !statement.isGround && statement.left != statement.right {
            context.add(statement, isGiven: true, isBinding: false)
            context.state(StepJudge.cellForm(link, index))
        }
    }

    /// What a text gives unknown cells for values joins Γ where it may hold beside it, and stands for them in other arrays.
    mutating func learnValues(_ statements: [Statement]) {
        let new = statements.filter { $0.left != $0.right && $0.left.symbol.map($0.right.contains) != true }
        let values = Dictionary(new.compactMap { fact in fact.left.symbol.map { ($0, fact.right) } }) { first, _ in first }
        if values.count == statements.count {
            scope.unknownCells.subtract(values.keys)
            scope.arrays = scope.arrays.mapValues { $0.map { $0.map { $0.substituting(values) } } }
        }
        guard !prover.areInconsistent(context.relevant(to: new.flatMap(\.topics)) + new) else { return }
        for statement in new { context.add(derived: statement, onlyInStep: nil) }
    }
}

/// The bold letters of a text and the sizes of the vectors and matrices that it writes out.
private struct BoldLetters {
    /// Whether they are matrices.
    private(set) var names: [String: Bool] = [:]
    /// Capitals that stand in products or lengths as vectors do.
    private(set) var vectorCapitals: Set<String> = []
    private var sizes: Set<Int> = []
    private var tuples: Set<Int> = []
    private var hasOtherSizes = false

    /// The one size of all; nil when there are none or several.
    var size: Int? {
        if hasOtherSizes { return nil }
        if names["basis_k"] != nil { return sizes.isSubset(of: [3]) ? 3 : nil }
        if sizes.isEmpty, names["basis_j"] != nil { return 2 }
        let known = sizes.isEmpty ? tuples : sizes
        return known.count == 1 && known.isSubset(of: [2, 3, 4]) ? known.first : nil
    }

    mutating func collect(_ node: SyntaxNode) {
        if let name = node.arrayName, node.isBold || name.hasPrefix("basis_") {
            names[name] = node.isBoldCapital
            return
        }
        switch node.shape {
        case .environment where node.isMatrix:
            let rows = node.children.count
            if node.name != "array", node.children.allSatisfy({ $0.shape == .row && ($0.children.count == 1 || $0.children.count == rows) }), rows > 1 {
                sizes.insert(rows)
            } else {
                hasOtherSizes = true
            }
        case .fence where node.isTuple: tuples.insert(node.children[0].children.count)
        case .product: vectorCapitals.formUnion(node.children.count > 1 ? node.children.compactMap { $0.isBoldCapital ? $0.arrayName : nil } : [])
        case .fence: if node.name == "norm", let name = node.children.first?.arrayName { vectorCapitals.insert(name) }
        default: break
        }
        for child in node.children { collect(child) }
    }
}
