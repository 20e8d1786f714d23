import Foundation
import PluginHost
import Records
import Testing

@Suite struct PluginSessionTests {
    private func fault(_ plugin: PluginManifest, _ launch: PluginLaunch = TestPlugins.launch) -> PluginError? {
        do throws(PluginError) {
            let session = try PluginSession(plugin, launch: launch)
            _ = try session.call("work")
            return nil
        } catch {
            return error
        }
    }

    // Programs of the system, which speak no JSON-RPC at all.

    @Test func aProgramThatIsNotThere() {
        guard case .start(_, let message) = fault(TestPlugins.command("./no-such-program")) else {
            Issue.record("expected a start error")
            return
        }
        #expect(message == "./no-such-program: No such file or directory")
    }

    @Test func aChildThatDiesAtOnce() {
        #expect(fault(TestPlugins.command("true")) == .died(plugin: "test", status: .exited(0), output: ""))
        #expect(fault(TestPlugins.command("false")) == .died(plugin: "test", status: .exited(1), output: ""))
    }

    @Test func aChildThatExplainsItsDeath() {
        guard case .died(_, .exited, let output) = fault(TestPlugins.command("cat", "/no/such/file")) else {
            Issue.record("expected a death")
            return
        }
        #expect(output.contains("/no/such/file"))
    }

    @Test func aSilentChild() {
        #expect(
            fault(TestPlugins.command("sleep", "1000"), TestPlugins.impatient)
                == .silent(plugin: "test", milliseconds: 100))
    }

    @Test func aChildThatWritesGarbage() {
        guard case .malformed(_, let message) = fault(TestPlugins.command("yes")) else {
            Issue.record("expected a protocol error")
            return
        }
        #expect(message.hasPrefix("a line is not JSON"))
    }

    @Test func aChildThatWritesNoLineEnd() {
        var launch = TestPlugins.launch
        launch.maximumMessageLength = 100_000
        #expect(
            fault(TestPlugins.command("cat", "/dev/zero"), launch)
                == .malformed(plugin: "test", message: "more than 100000 bytes without a message"))
    }

    @Test func aChildThatEchoes() {
        // It returns our request as its own and our refusal as an answer.
        guard case .remote(_, let error) = fault(TestPlugins.command("cat")) else {
            Issue.record("expected a remote error")
            return
        }
        #expect(error.code == RPCError.methodNotFound)
    }

    @Test func tablesAreNoProcess() {
        var plugin = TestPlugins.command("true")
        plugin.implementation = .tables(["t"])
        #expect(fault(plugin) == .start(plugin: "test", message: "it is not a process"))
    }

    // Children that answer the handshake and then go wrong.

    @Test(
        .enabled(if: TestPlugins.python != nil),
        arguments: [
            ("os._exit(3)", "plugin 'test' ended before it answered (exit status 3)"),
            ("os.kill(os.getpid(), 9)", "plugin 'test' ended before it answered (signal 9)"),
            (
                "sys.stdout.write('{\"jsonrpc\": \"2.0\", \"id\"'); sys.exit(0)",
                "plugin 'test' ended before it answered (exit status 0)"
            ),
            ("raise ValueError('the reason')", "its last words: Traceback"),
            ("send({'id': 99, 'result': {}})", "an answer to request 99, expected 2"),
            ("send({'result': {}})", "a message with neither method nor id"),
            ("send({'id': request['id']})", "must have either a result or an error"),
            ("send({'id': request['id'], 'error': 'bad'})", "an error without code and message"),
            ("print('{}', flush=True)", "a message without \"jsonrpc\""),
            ("print('[1]', flush=True)", "a message without \"jsonrpc\""),
            ("send({'method': 3})", "a method that is a number"),
            ("send({'id': request['id'], 'error': {'code': 7, 'message': 'no'}})", "plugin 'test': no (error 7)"),
        ])
    func aChildThatGoesWrong(body: String, message: String) {
        let fault = fault(TestPlugins.python(body))
        #expect(fault?.description.contains(message) == true, "\(fault?.description ?? "no error")")
    }

    @Test(.enabled(if: TestPlugins.python != nil)) func aFloodOfNotificationsEnds() {
        var launch = TestPlugins.launch
        launch.maximumNotifications = 50
        let fault = fault(TestPlugins.python("for i in range(1000): send({'method': 'progress'})"), launch)
        #expect(fault?.description.contains("more than 50 messages without an answer") == true)
    }

    @Test(.enabled(if: TestPlugins.python != nil)) func anotherNameThanTheManifests() {
        var plugin = TestPlugins.python("reply({})")
        plugin.name = "other"
        #expect(fault(plugin)?.description.contains("answers name \"test\", the manifest says \"other\"") == true)
    }

    // Children that behave.

    @Test(.enabled(if: TestPlugins.python != nil)) func notificationsComeBeforeTheAnswer() throws {
        let session = try PluginSession(
            TestPlugins.python(
                "for i in range(3): send({'method': 'progress', 'params': {'step': i}})\nreply({'ok': True})"),
            launch: TestPlugins.launch)
        for _ in 0..<2 {
            var steps: [Int?] = []
            let answer = try session.call("work") { steps.append($0.parameters["step"]?.int) }
            #expect(answer == ["ok": true])
            #expect(steps == [0, 1, 2])
        }
    }

    @Test(.enabled(if: TestPlugins.python != nil)) func messagesLargerThanAnyPipe() throws {
        // The child writes noise on both outputs before it has read the whole request: neither side may block the other.
        let body = "sys.stderr.write('x' * 300000)\nreply({'echo': request['params']['text']})"
        let session = try PluginSession(TestPlugins.python(body), launch: TestPlugins.launch)
        let text = String(repeating: "0123456789", count: 100_000)
        #expect(try session.call("work", ["text": .string(text)])["echo"]?.string == text)
    }

    @Test(.enabled(if: TestPlugins.python != nil)) func aSessionThatIsOverSaysSo() throws {
        let session = try PluginSession(TestPlugins.python("os._exit(0)"), launch: TestPlugins.launch)
        #expect(throws: PluginError.self) { try session.call("work") }
        let fault = #expect(throws: PluginError.self) { try session.call("work") }
        #expect(fault == .died(plugin: "test", status: nil, output: "the session is over"))
    }

    @Test(.enabled(if: TestPlugins.python != nil)) func aRemoteErrorEndsNothing() throws {
        let body = "send({'id': request['id'], 'error': {'code': 7, 'message': 'no'}}) if method == 'a' else reply({})"
        let session = try PluginSession(TestPlugins.python(body), launch: TestPlugins.launch)
        #expect(throws: PluginError.self) { try session.call("a") }
        #expect(try session.call("b") == [:])
    }

    @Test(
        .enabled(if: TestPlugins.python != nil),
        arguments: [("reply({}); sys.exit(0)", true), ("reply({}); sys.exit(4)", false), ("os._exit(0)", false)])
    func shutdown(body: String, isOrderly: Bool) throws {
        let session = try PluginSession(TestPlugins.python(body), launch: TestPlugins.launch)
        if isOrderly {
            try session.shutdown()
        } else {
            #expect(throws: PluginError.self) { try session.shutdown() }
        }
    }
}
