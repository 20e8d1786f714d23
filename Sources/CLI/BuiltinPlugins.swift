// The plugins that are part of this program, passed to the registry as values.
import PluginHost

enum BuiltinPlugins {
    static let manifests: [PluginManifest] = []
}

extension PluginRegistry {
    /// The running generator or trainer `name`.
    func generator(named name: String, launch: PluginLaunch) throws -> any CompletionGenerator {
        try ExternalTrainer(plugin(named: name), launch: launch)
    }
}
