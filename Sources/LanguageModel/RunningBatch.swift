// The schedule of one sampling worker: which rows the next decoding step reads.
internal import Tensors

/// Sequences in progress. New prompts enter as soon as slots are free; finished sequences leave at once.
final class RunningBatch {
    private struct Sequence {
        let request: Int
        let slot: Int
        var length: Int
        var tokens: [Int32]
        var random: RandomSource
    }

    /// Requests with one prompt whose reading has begun; all samples continue from the first slot's cache.
    private struct Prompt {
        let requests: Range<Int>
        let slots: [Int]
        var read: Int
    }

    private let pass: DecodingPass
    private let requests: [SamplingRequest]
    private let parameters: SamplingParameters
    private let endToken: Int32
    private var waiting: Range<Int>
    private var free: [Int]
    private var active: [Sequence] = []
    private var prompts: [Prompt] = []

    init(
        pass: DecodingPass, requests: [SamplingRequest], share: Range<Int>, parameters: SamplingParameters,
        endToken: Int32
    ) {
        self.pass = pass
        self.requests = requests
        self.parameters = parameters
        self.endToken = endToken
        waiting = share
        free = Array((0..<pass.slots).reversed())
    }

    /// Runs all requests of the share; `finish` receives each completion as it ends.
    func run(finish: (Int, SampledCompletion) -> Void) {
        var rows: [DecodingRow] = []
        while !waiting.isEmpty || !active.isEmpty || !prompts.isEmpty {
            admit()
            rows.removeAll(keepingCapacity: true)
            for sequence in active {
                rows.append(
                    DecodingRow(
                        slot: sequence.slot, position: sequence.length - 1,
                        token: sequence.tokens[sequence.tokens.count - 1],
                        wantsLogits: true))
            }
            for index in prompts.indices {
                let prompt = requests[prompts[index].requests.lowerBound].prompt
                while prompts[index].read < prompt.count, rows.count < pass.slots {
                    let position = prompts[index].read
                    rows.append(
                        DecodingRow(
                            slot: prompts[index].slots[0], position: position, token: prompt[position],
                            wantsLogits: position == prompt.count - 1))
                    prompts[index].read += 1
                }
            }
            pass.step(rows)
            advance(finish)
        }
    }

    /// Takes waiting requests with equal neighbouring prompts while slots are free.
    private func admit() {
        while !waiting.isEmpty, !free.isEmpty {
            let first = waiting.lowerBound
            var end = first + 1
            while end < waiting.upperBound, end - first < pass.slots, requests[end].prompt == requests[first].prompt {
                end += 1
            }
            // A group waits until all its samples fit, so that its prompt is read once.
            if end - first > free.count { return }
            let slots = (first..<end).map { _ in free.removeLast() }
            prompts.append(Prompt(requests: first..<end, slots: slots, read: 0))
            waiting = end..<waiting.upperBound
        }
    }

    /// Chooses the next token of every row that has logits, in the order in which `run` listed the rows.
    private func advance(_ finish: (Int, SampledCompletion) -> Void) {
        var remaining: [Sequence] = []
        let vocabulary = pass.model.configuration.vocabularySize
        var row = 0
        for var sequence in active {
            extend(&sequence, logits: pass.logits.pointer + row * vocabulary, &remaining, finish)
            row += 1
        }
        var reading: [Prompt] = []
        let copy = FloatBuffer(count: vocabulary)
        for prompt in prompts {
            let length = requests[prompt.requests.lowerBound].prompt.count
            if prompt.read < length {
                reading.append(prompt)
                continue
            }
            for (request, slot) in zip(prompt.requests, prompt.slots) {
                pass.cache.copy(
                    layers: pass.model.configuration.layerCount, from: prompt.slots[0], to: slot, length: length)
                copy.pointer.update(from: pass.logits.pointer + row * vocabulary, count: vocabulary)
                var sequence = Sequence(
                    request: request, slot: slot, length: length, tokens: [],
                    random: RandomSource(seed: requests[request].seed))
                extend(&sequence, logits: copy.pointer, &remaining, finish)
            }
            row += 1
        }
        active = remaining
        prompts = reading
    }

    private func extend(
        _ sequence: inout Sequence, logits: FloatPointer, _ remaining: inout [Sequence],
        _ finish: (Int, SampledCompletion) -> Void
    ) {
        let vocabulary = pass.model.configuration.vocabularySize
        let token = parameters.choose(logits, vocabulary: vocabulary, random: &sequence.random)
        let ended = token == endToken
        if !ended {
            sequence.tokens.append(token)
            sequence.length += 1
        }
        if ended || sequence.tokens.count >= parameters.maximumTokens || sequence.length >= pass.cache.capacity {
            finish(sequence.request, SampledCompletion(tokens: sequence.tokens, finished: ended))
            free.append(sequence.slot)
        } else {
            remaining.append(sequence)
        }
    }
}
