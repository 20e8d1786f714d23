import TestSupport
import Testing

@testable import Arithmetic

@Suite struct IntegerPrimesTests {
    private static let sieve: [Bool] = {
        var isPrime = [Bool](repeating: true, count: 20_001)
        (isPrime[0], isPrime[1]) = (false, false)
        for number in 2...141 where isPrime[number] {
            for multiple in stride(from: number * number, through: 20_000, by: number) { isPrime[multiple] = false }
        }
        return isPrime
    }()

    @Test func smallNumbersAgreeWithTheSieve() throws {
        var budget = Budget(steps: 10_000_000)
        for number in 0...20_000 { #expect(try Integer(number).isPrime(budget: &budget) == Self.sieve[number], "\(number)") }
        #expect(try !Integer(-7).isPrime(budget: &budget))
    }

    @Test(
        "Strong pseudoprimes to several bases and Carmichael numbers are composite",
        arguments: [
            "2047", "1373653", "25326001", "3215031751", "2152302898747", "3474749660383", "341550071728321", "561", "825265",
            "3825123056546413051", "318665857834031151167461",
        ])
    func pseudoprimes(text: String) throws {
        var budget = Budget()
        #expect(try !#require(Integer(text)).isPrime(budget: &budget))
    }

    @Test(arguments: ["1000003", "999999000001", "2305843009213693951", "618970019642690137449562111"])
    func largePrimes(text: String) throws {
        var budget = Budget()
        let number = try #require(Integer(text))
        // Above the proven bound nothing is said of a number that passes.
        if number.bitLength > 81 {
            #expect(throws: EvaluationError.unable(.digits)) { try number.isPrime(budget: &budget) }
        } else {
            #expect(try number.isPrime(budget: &budget))
        }
    }

    @Test("The factors are increasing primes with the number as their product", arguments: 0..<4 as Range<UInt64>)
    func products(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<60 {
            let number = Integer(random.int(in: 1...1_000_000)) * Integer(random.int(in: 1...1_000_000))
            var budget = Budget(steps: 1_000_000)
            let factors = try number.primeFactors(budget: &budget)
            #expect(factors.reduce(1) { $0 * $1.prime.power($1.exponent) } == number, "seed \(seed)")
            for (factor, next) in zip(factors, factors.dropFirst()) { #expect(factor.prime < next.prime) }
            for factor in factors { #expect(try factor.prime.isPrime(budget: &budget) && factor.exponent > 0) }
        }
    }

    @Test func divisorFunctionsAgreeWithCounting() throws {
        for number in 1...300 {
            var budget = Budget()
            let divisors = (1...number).filter { number % $0 == 0 }
            #expect(try Integer(number).divisorCount(budget: &budget) == Integer(divisors.count))
            #expect(try Integer(number).divisorSum(budget: &budget) == Integer(divisors.reduce(0, +)))
            let coprime = (1...number).count { Integer($0).greatestCommonDivisor(with: Integer(number)).isOne }
            #expect(try Integer(number).totient(budget: &budget) == Integer(coprime))
            #expect(try Integer(number).digitSum(budget: &budget) == Integer(String(number).utf8.reduce(0) { $0 + Int($1) - 48 }))
        }
    }

    @Test("Numbers without a value, and factors out of reach")
    func limits() throws {
        var budget = Budget()
        for number in [0, -6] {
            #expect(throws: EvaluationError.undefined(.outsideFunctionDomain)) { try Integer(number).primeFactors(budget: &budget) }
        }
        // A product of two primes of 50 bits needs millions of steps.
        let hard = try #require(Integer("1125899906842679")) * #require(Integer("1125899906842597"))
        #expect(throws: EvaluationError.unable(.steps)) { try hard.primeFactors(budget: &budget) }
        var poor = Budget(steps: 3)
        #expect(throws: EvaluationError.unable(.steps)) { try Integer(1_000_003).isPrime(budget: &poor) }
    }
}
