// How the objective is minimised: batches, optimiser, schedule, checkpoints.

/// Settings of one training run.
public struct TrainingConfiguration: Codable, Equatable, Sendable {
    public var epochs: Int
    /// Stops earlier when set.
    public var maximumUpdates: Int?
    /// Examples per device batch; an update sees `batchSize · gradientAccumulation` examples, and its means and
    /// reference points are taken over all of them, so accumulation changes the memory and not the result.
    public var batchSize: Int
    public var gradientAccumulation: Int
    /// Positions per forward pass of one worker; bounds memory.
    public var positionsPerPass: Int
    public var optimizer: AdamWConfiguration
    public var schedule: LearningRateSchedule
    public var seed: UInt64
    /// Longer sequences are dropped and counted.
    public var maximumTokens: Int
    /// Data-parallel threads. With 1 worker and 1 BLAS thread, a run repeats bit for bit on any load.
    public var workers: Int
    /// Threads inside one matrix product.
    public var blasThreads: Int
    /// Updates between checkpoints; 0 writes only the last.
    public var checkpointInterval: Int

    public init(
        epochs: Int = 1, maximumUpdates: Int? = nil, batchSize: Int = 16, gradientAccumulation: Int = 1,
        positionsPerPass: Int = 1024, optimizer: AdamWConfiguration = AdamWConfiguration(),
        schedule: LearningRateSchedule = LearningRateSchedule(), seed: UInt64 = 0, maximumTokens: Int = 1024,
        workers: Int = 1, blasThreads: Int = 1, checkpointInterval: Int = 0
    ) {
        self.epochs = epochs
        self.maximumUpdates = maximumUpdates
        self.batchSize = batchSize
        self.gradientAccumulation = gradientAccumulation
        self.positionsPerPass = positionsPerPass
        self.optimizer = optimizer
        self.schedule = schedule
        self.seed = seed
        self.maximumTokens = maximumTokens
        self.workers = workers
        self.blasThreads = blasThreads
        self.checkpointInterval = checkpointInterval
    }

    public var examplesPerUpdate: Int { batchSize * gradientAccumulation }

    public func validate() throws {
        let positive = [
            ("epochs", epochs), ("batch size", batchSize), ("gradient accumulation", gradientAccumulation),
            ("positions per pass", positionsPerPass), ("maximum tokens", maximumTokens), ("workers", workers),
            ("BLAS threads", blasThreads),
        ]
        for (name, value) in positive where value < 1 || value > 1 << 30 {
            throw TrainingError.configuration("\(name) is \(value)")
        }
        try optimizer.validate()
        try schedule.validate()
    }
}
