// `stepkto plugin`: which plugins there are, what each says of itself, and whether it keeps the protocol.
import ArgumentParser
import PluginHost
import Records

struct Plugin: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugin",
        abstract: "Lists, describes and checks plugins.",
        subcommands: [PluginList.self, PluginDescribe.self, PluginCheck.self])
}

struct PluginList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the plugins that can be used, and those that are faulty.")

    @OptionGroup var plugins: PluginOptions
    @Flag(help: "One JSON object a line.") var json = false

    func run() throws {
        let registry = try plugins.registry()
        let terminal = Terminal.standardOutput
        if json {
            for plugin in registry.plugins { terminal.print(plugin.json.jsonText) }
        } else {
            var table = TextTable(header: ["name", "version", "kind", "where", "description"])
            for plugin in registry.plugins {
                table.add(
                    .init(plugin.name, .cyan), .init(plugin.version), .init(plugin.kind.rawValue),
                    .init(plugin.implementation == .builtin ? "builtin" : plugin.folder), .init(plugin.summary))
            }
            table.print(to: terminal)
        }
        for fault in registry.faults { Terminal.standardError.print("stepkto: \(fault)") }
        if !registry.faults.isEmpty { throw CommandFailure(.found) }
    }
}

struct PluginDescribe: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "Says what a plugin does and which options it takes.")

    @Argument(help: "The plugin's name.") var name: String
    @OptionGroup var plugins: PluginOptions
    @Flag(help: "The manifest as JSON.") var json = false

    func run() throws {
        let plugin = try plugins.registry().plugin(named: name)
        let terminal = Terminal.standardOutput
        guard !json else { return terminal.print(plugin.json.jsonText) }
        terminal.print(terminal.styled("\(plugin.name) \(plugin.version)", .bold) + "  (\(plugin.kind.rawValue))")
        if !plugin.summary.isEmpty { terminal.print(plugin.summary.printable) }
        switch plugin.implementation {
        case .builtin: terminal.print("builtin")
        case .command(let words):
            terminal.print("command: \(words.joined(separator: " ").printable)  in \(plugin.folder)")
        case .tables(let files):
            terminal.print("tables: \(files.joined(separator: ", ").printable)  in \(plugin.folder)")
        }
        guard !plugin.options.isEmpty else { return }
        terminal.print()
        var table = TextTable(header: ["option", "type", "default", "description"])
        for option in plugin.options {
            table.add(
                .init(option.name, .cyan), .init(option.typeText),
                .init(option.defaultValue?.jsonText ?? "(must be given)"),
                .init(option.summary))
        }
        table.print(to: terminal)
    }
}

struct PluginCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Tries every rule of the plugin protocol on a plugin.",
        discussion: "Exit status 1 when a rule is broken. The rules are in Plugins/PROTOCOL.md.")

    @Argument(help: "The plugin's name.") var name: String
    @OptionGroup var plugins: PluginOptions

    func run() throws {
        let plugin = try plugins.registry().plugin(named: name)
        let terminal = Terminal.standardOutput
        guard plugin.implementation != .builtin else {
            return terminal.print("\(plugin.name) is builtin: it speaks no protocol")
        }
        let checks = ConformanceSuite(plugin, launch: plugins.launch).run()
        var table = TextTable(header: ["", "rule", ""])
        for check in checks {
            table.add(
                check.isKept ? .init("kept", .green) : .init("broken", .red), .init(check.name),
                .init(check.fault ?? ""))
        }
        table.print(to: terminal)
        let broken = checks.count { !$0.isKept }
        terminal.print("\(plugin.name): \(checks.count - broken) rules kept, \(broken) broken")
        if broken > 0 { throw CommandFailure(.found) }
    }
}
