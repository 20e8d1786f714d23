"""A generator plugin: JSON-RPC 2.0, one message a line, on stdin and stdout. See ../PROTOCOL.md.

`generate` answers deterministic text, so that pipelines can be tried without a model. Standard library only.
"""

import json
import sys

API = 1
METHODS = ["generate"]


class Fault(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def send(message):
    sys.stdout.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
    sys.stdout.flush()


def generate(parameters):
    prompts = parameters.get("prompts")
    samples = parameters.get("samples")
    options = parameters.get("options", {})
    if not isinstance(prompts, list) or not all(isinstance(prompt, str) for prompt in prompts):
        raise Fault(-32602, "'prompts' must be a list of texts")
    if not isinstance(samples, int) or isinstance(samples, bool) or samples < 1:
        raise Fault(-32602, "'samples' must be a positive integer")
    if not isinstance(options, dict):
        raise Fault(-32602, "'options' must be an object")
    prefix, seed = options.get("prefix", ""), options.get("seed", 0)
    completions = []
    for index, prompt in enumerate(prompts):
        completions.append([f"{prefix}{prompt} [{seed + sample}]" for sample in range(samples)])
        send({"method": "progress", "params": {"step": index + 1, "total": len(prompts)}})
    return {"completions": completions}


def answer(method, parameters):
    if method == "initialize":
        if parameters.get("api") != API:
            raise Fault(-32602, f"this plugin speaks api {API}")
        return {"name": "echo-generator", "version": "1.0.0", "kind": "generator", "api": API}
    if method == "describe":
        return {"description": "Answers every prompt with its own text", "methods": METHODS}
    if method == "generate":
        return generate(parameters)
    if method == "shutdown":
        return {}
    raise Fault(-32601, f"no method '{method}'")


def main():
    for line in sys.stdin:
        identifier = None
        try:
            try:
                request = json.loads(line)
            except ValueError as error:
                raise Fault(-32700, f"not JSON: {error}")
            if not isinstance(request, dict) or not isinstance(request.get("method"), str):
                raise Fault(-32600, "not a request")
            identifier = request.get("id")
            parameters = request.get("params") or {}
            if not isinstance(parameters, dict):
                raise Fault(-32602, "'params' must be an object")
            result = answer(request["method"], parameters)
        except Fault as fault:
            send({"id": identifier, "error": {"code": fault.code, "message": str(fault)}})
            continue
        if "id" in request:
            send({"id": identifier, "result": result})
        if request["method"] == "shutdown":
            return


if __name__ == "__main__":
    main()
