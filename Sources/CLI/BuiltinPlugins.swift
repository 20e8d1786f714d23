// The plugins that are part of this program, passed to the registry as values.
import Pipeline
import PluginHost

enum BuiltinPlugins {
    static let manifests: [PluginManifest] = [NativeTrainer.manifest]
}

extension PluginRegistry {
    /// The running generator or trainer `name`.
    func generator(named name: String, launch: PluginLaunch) throws -> any CompletionGenerator {
        let plugin = try plugin(named: name)
        return plugin.implementation == .builtin ? NativeTrainer() : try ExternalTrainer(plugin, launch: launch)
    }

    /// The running trainer `name`.
    func trainer(named name: String, launch: PluginLaunch) throws -> any ModelTrainer {
        let plugin = try plugin(named: name, kind: .trainer)
        return plugin.implementation == .builtin ? NativeTrainer() : try ExternalTrainer(plugin, launch: launch)
    }
}
