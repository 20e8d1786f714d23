// The rules that the compiler does not enforce. Each returns its violations as lines for a person.

enum LayeringRules {
    static let longestFile = 600
    /// The trusted kernel must stay small enough to be read: whole lines, comments and blank lines included.
    static let longestKernel = 2500

    /// Modules of the toolchain that any layer may use.
    private static let toolchain: Set<String> = ["Foundation", "Synchronization", "Dispatch", "Glibc"]
    /// Programs at the edge: they may import every module, and read arguments and the environment.
    private static let edge: Set<String> = ["CLI", "embed-tables", "EmbedTables"]

    /// A module imports only what the table says.
    static func undeclaredImports(_ files: [SourceFile], _ table: ModuleTable) -> [String] {
        let grammars = ModuleTable.grammarsName
        return files.filter { !edge.contains($0.module) }.flatMap { file -> [String] in
            guard let allowed = file.module == grammars ? [] : table.imports(of: file.module) else {
                return ["\(file.path): module \(file.module) is not in the table of Package.swift"]
            }
            return file.imports.filter { !toolchain.contains($0) && !allowed.contains($0) }
                .map { "\(file.path): \(file.module) must not import \($0)" }
        }
    }

    /// The table itself goes upward: a module is named below those that import it.
    static func tableOutOfOrder(_ table: ModuleTable) -> [String] {
        let names = table.modules.map(\.name)
        return table.modules.enumerated().flatMap { index, module in
            module.imports.filter { names[index...].contains($0) }.map {
                "\(module.name) imports \($0), which is not below it"
            }
        }
    }

    static func longFiles(_ files: [SourceFile]) -> [String] {
        files.filter { $0.lineCount > longestFile }.map {
            "\($0.path): \($0.lineCount) lines, more than \(longestFile)"
        }
    }

    static func largeKernel(_ files: [SourceFile]) -> [String] {
        let lines = files.filter { $0.module == "Certificates" }.map(\.lineCount).reduce(0, +)
        return lines > longestKernel ? ["Certificates: \(lines) lines in all, more than \(longestKernel)"] : []
    }

    static func untestedModules(_ sources: [SourceFile], _ tests: [SourceFile], _ table: ModuleTable) -> [String] {
        let tested = Set(tests.map(\.module))
        let present = Set(sources.map(\.module))
        return (table.modules.map(\.name) + ["CLI", ModuleTable.grammarsName])
            .filter { present.contains($0) && !tested.contains($0 + "Tests") }
            .map { "Sources/\($0): no Tests/\($0)Tests" }
    }

    /// Below the command line nothing reads the clock, the environment or the arguments.
    static func outsideInfluence(_ files: [SourceFile]) -> [String] {
        let pattern =
            /\b(ProcessInfo|getenv|setenv|environ|CommandLine|DispatchTime|DispatchWallTime|ContinuousClock|SuspendingClock|clock_gettime|gettimeofday)\b|\bDate\(\)|\bDate\.now\b/
            // The default boundaries are those of natural language, where `a.b` is one word.
            .wordBoundaryKind(.simple)
        return find(
            pattern, in: files.filter { !edge.contains($0.module) }, "reads the clock, the environment or arguments")
    }

    /// No unfinished code, and no trap that a text could reach.
    static func unfinishedCode(_ files: [SourceFile]) -> [String] {
        files.flatMap { file in
            file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                .filter { $0.element.contains(/\b(TODO|FIXME|XXX)\b|\bfatalError\(/.wordBoundaryKind(.simple)) }
                .map { "\(file.path):\($0.offset + 1): unfinished code or fatalError" }
        }
    }

    private static func find(_ pattern: some RegexComponent, in files: [SourceFile], _ message: String) -> [String] {
        files.flatMap { file in
            file.code.enumerated().filter { $0.element.contains(pattern) }
                .map { "\(file.path):\($0.offset + 1): \(message)" }
        }
    }
}

extension ModuleTable {
    /// The one module that lives outside `Sources`.
    static let grammarsName = "Grammars"
}

extension SourceFile {
    var lineCount: Int {
        text.split(separator: "\n", omittingEmptySubsequences: false).count - (text.hasSuffix("\n") ? 1 : 0)
    }
}
