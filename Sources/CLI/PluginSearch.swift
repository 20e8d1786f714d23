// Where plugins are looked for, from the command line and the environment: the only place that reads them.
import ArgumentParser
import Foundation
import PluginHost
import Records

/// The plugins that a command line can reach.
struct PluginOptions: ParsableArguments {
    @Option(
        name: .customLong("plugin-path"),
        help: ArgumentHelp("A folder that is a plugin or holds plugins.", valueName: "folder"))
    var paths: [String] = []

    @Option(help: "Seconds that a plugin may be silent while an answer is due.")
    var pluginTimeout = 600

    mutating func validate() throws {
        guard (1...1_000_000).contains(pluginTimeout) else {
            throw ValidationError("--plugin-timeout must be between 1 and 1000000 seconds")
        }
    }

    func registry(environment: [String: String] = ProcessInfo.processInfo.environment) throws -> PluginRegistry {
        for path in paths where !FileManager.default.fileExists(atPath: path) {
            throw FileError(path, "cannot be read: No such file or directory")
        }
        return PluginRegistry(
            builtin: BuiltinPlugins.manifests, searchPath: PluginSearch.folders(given: paths, environment: environment))
    }

    var launch: PluginLaunch {
        PluginLaunch(
            environment: ProcessInfo.processInfo.environment, silenceLimit: pluginTimeout * 1000,
            startLimit: min(pluginTimeout, 60) * 1000)
    }
}

enum PluginSearch {
    /// `--plugin-path`, `STEPKTO_PLUGINS`, the user's configuration folder, `Plugins` beside the package.
    static func folders(given: [String], environment: [String: String]) -> [String] {
        var folders = given
        folders += environment["STEPKTO_PLUGINS", default: ""].split(separator: ":").map(String.init)
        if let configuration = environment["XDG_CONFIG_HOME"], configuration.hasPrefix("/") {
            folders.append(configuration + "/stepkto/plugins")
        } else if let home = environment["HOME"], !home.isEmpty {
            folders.append(home + "/.config/stepkto/plugins")
        }
        return folders + packageFolders()
    }

    /// `Plugins` beside the executable, or beside the package it was built in: `.build/…/stepkto`.
    private static func packageFolders() -> [String] {
        guard let executable = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return [] }
        var folder = executable.deletingLastPathComponent()
        var found: [String] = []
        for level in 0..<5 {
            let plugins = folder.appendingPathComponent("Plugins").path
            let isPackage = FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path)
            if level == 0 || isPackage { found.append(plugins) }
            if isPackage { break }
            folder = folder.deletingLastPathComponent()
        }
        return found
    }
}
