import Foundation
import Testing

@testable import LanguageModel

@Suite struct ModelConfigurationTests {
    static let minimal =
        #""vocab_size":8,"hidden_size":8,"intermediate_size":8,"num_hidden_layers":1,"num_attention_heads":2"#

    private func read(_ more: String) throws -> ModelConfiguration {
        try ModelConfiguration(json: Data("{\(ModelConfigurationTests.minimal)\(more)}".utf8))
    }

    @Test func writtenFilesAreReadBack() throws {
        let original = tinyConfiguration(tied: false)
        let again = try ModelConfiguration(json: original.json())
        #expect(again == original)
    }

    @Test func ropeBaseIsReadFromBothPlaces() throws {
        #expect(try read(#","rope_theta":500.0"#).ropeBase == 500)
        #expect(try read(#","rope_parameters":{"rope_type":"default","rope_theta":700.0}"#).ropeBase == 700)
        #expect(try read(#","rope_scaling":null,"eos_token_id":[5,6]"#).endToken == 5)
        #expect(try read("").keyValueHeadCount == 2)
    }

    @Test(arguments: [
        #","model_type":"gpt2""#, #","hidden_act":"gelu""#, #","attention_bias":true"#,
        #","rope_scaling":{"rope_type":"llama3"}"#, #","num_key_value_heads":3"#, #","head_dim":3"#,
        #","vocab_size":0"#,
        #","hidden_size":"8""#, #","num_hidden_layers":16777216,"intermediate_size":16777216"#,
        #","max_position_embeddings":16777216,"head_dim":1024"#,
    ])
    func whatIsNotComputedIsRefused(more: String) {
        #expect(throws: ModelConfigurationError.self) { try read(more) }
    }
}
