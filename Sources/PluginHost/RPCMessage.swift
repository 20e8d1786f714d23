// JSON-RPC 2.0, one message a line.
import Records

/// The error of a JSON-RPC answer.
public struct RPCError: Error, Hashable, Sendable {
    public static let parseError = -32700
    public static let invalidRequest = -32600
    public static let methodNotFound = -32601
    public static let invalidParameters = -32602

    public var code: Int
    public var message: String
    public var data: JSONValue?

    public init(code: Int, message: String, data: JSONValue? = nil) {
        self.code = code
        self.message = message
        self.data = data
    }
}

/// One message in either direction.
public enum RPCMessage: Hashable, Sendable {
    case request(id: JSONValue, method: String, parameters: JSONValue)
    case notification(method: String, parameters: JSONValue)
    case result(id: JSONValue, JSONValue)
    /// `id` is null when the request could not be read.
    case failure(id: JSONValue, RPCError)

    /// Why a line is no message.
    struct Fault: Error { let message: String }

    init(line: [UInt8]) throws(Fault) {
        let json: JSONValue
        do throws(JSONSyntaxError) {
            json = try JSONValue(parsing: line)
        } catch {
            throw Fault(message: "a line is not JSON: \(error)")
        }
        guard json["jsonrpc"] == "2.0" else { throw Fault(message: "a message without \"jsonrpc\": \"2.0\"") }
        if let method = json["method"] {
            guard let method = method.string else { throw Fault(message: "a method that is \(method.kindName)") }
            let parameters = json["params"] ?? .null
            if let id = json["id"] {
                self = .request(id: id, method: method, parameters: parameters)
            } else {
                self = .notification(method: method, parameters: parameters)
            }
            return
        }
        guard let id = json["id"] else { throw Fault(message: "a message with neither method nor id") }
        switch (json["result"], json["error"]) {
        case (.some(let result), nil): self = .result(id: id, result)
        case (nil, .some(let error)):
            guard let code = error["code"]?.int, let message = error["message"]?.string else {
                throw Fault(message: "an error without code and message")
            }
            self = .failure(id: id, RPCError(code: code, message: message, data: error["data"]))
        default: throw Fault(message: "an answer must have either a result or an error")
        }
    }

    /// The message with its line end.
    var line: [UInt8] {
        var object = JSONObject()
        object["jsonrpc"] = "2.0"
        switch self {
        case .request(let id, let method, let parameters):
            object["id"] = id
            object["method"] = .string(method)
            object["params"] = parameters
        case .notification(let method, let parameters):
            object["method"] = .string(method)
            object["params"] = parameters
        case .result(let id, let result):
            object["id"] = id
            object["result"] = result
        case .failure(let id, let error):
            object["id"] = id
            var fault: JSONObject = JSONObject()
            fault["code"] = JSONValue(error.code)
            fault["message"] = .string(error.message)
            fault["data"] = error.data
            object["error"] = .object(fault)
        }
        return object.jsonBytes + [UInt8(ascii: "\n")]
    }
}
