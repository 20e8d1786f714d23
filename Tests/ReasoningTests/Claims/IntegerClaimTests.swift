import Reasoning
import Testing

/// Claims about integers in words: what is read, and what must not be.
@Suite struct IntegerClaimTests {
    @Test(
        arguments: [
            "Clearly 97 is prime.", "Since $7$ and $31$ are prime, we are done.", "26, 44, and 80 are not prime.",
            "$20 - (2 + 3) = 15$ is not prime.", "$49 - 4 = 45$, which is not a perfect square.", "So 1 is not prime, and 57 is composite.",
            "The prime factorization of $360$ is $2^3 \\cdot 3^2 \\cdot 5$.", "First we find the prime factorization of 90, which is $2 \\cdot 3^2\\cdot 5$.",
            "The greatest common divisor of 12 and 18 is 6.", "The least common multiple of 3, 4, and 5 is 60.", "72 has 12 positive divisors.",
            "24 has $(3+1)(1+1) = \\boxed{8}$ factors.", "Note that 91 is divisible by 7.", "91 is not a multiple of 11.", "12 and 35 are relatively prime.",
            "7 divides 91.", "8 does not divide 91.", "The sum of the digits of $84$ is 12.", "The units digit of $3^{100}$ is 1.",
            "Then 144 is a perfect square and 27 is a perfect cube.", "The number 30 is even.", "1,260 is a multiple of 9.", "4 and 6 are both factors of 12.",
            "The sum of the positive divisors of 6 is 12.", "0 is even, so we are done.", "9 is odd, 8 is even.",
        ])
    func holds(text: String) { #expect(Judge.verdict(text) == .valid, "\(text)") }

    @Test(
        arguments: [
            "51 is prime.", "We know that 1 is prime.", "$49 - 4 = 45$, which is a perfect square.", "The prime factorization of 360 is $2^3 \\cdot 3^2 \\cdot 7$.",
            "The prime factorization of 36 is $6^2$.", "The greatest common divisor of $12$ and $18$ is $3$.", "72 has 11 positive divisors.",
            "91 is not divisible by 7.", "7 divides 90.", "The sum of the digits of 84 is 13.", "10 and 35 are relatively prime.", "The number 31 is even.",
            "The least common multiple of 4 and 6 is 24.", "Clearly, 3 and 9 are both prime.",
        ])
    func fails(text: String) { #expect(Judge.verdict(text) == .invalid, "\(text)") }

    @Test(
        "Other subjects, other numbers, conditions, questions, other meanings",
        arguments: [
            "The sum of 3 and 4 is prime.", "Multiples of both 3 and 4 are also multiples of 12.", "The square of the number 3 is even.",
            "203, 210, ..., 259 are divisible by 9.", "In base 7, 12 is odd.", "If 9 is prime, then we win.", "Is it true that 9 is prime?",
            "1,260 is a multiple of 9 or 11.", "Only 2 of these 8 numbers are prime: 37 and 41.", "All but 3 and 4 are prime.",
            "The product of $a$, 3 and 5 is even.", "Player 3 is even.", "4.5 is divisible by 2.", "$n$ is divisible by 7.", "3 is a factor of $x + 1$.",
            "5 is a multiple of 2 more than 3.", "72 has 2 factors of 3.", "12 has 3 factors.", "Either 9 is prime or 7 is.", "We call 9 prime.",
            "9 is prime to 10.", "Half the sum of the digits of 84 is 6.", "Twice the greatest common divisor of 4 and 6 is 4.", "The greatest common divisor of 12 and $n$ is 5.",
            "The prime factorization of 11 is $11 \\cdot 1$.", "The function $f(x) = x^3$ is even.", "Numbers such as 4 and 6 are prime powers.",
            "The number of divisors of 12 is not 6.", "The smallest of 5 and 6 is even.", "The multiples of 3 and 4 are odd.", "x9 is even.",
            "It is not true that 9 is prime.", "3/4 is odd.", "The digit 4 in 345 is a multiple of 5 in disguise.", "Neither 9 nor 8 is prime.",
        ])
    func isLeftAlone(text: String) { #expect(Judge.verdict(text) == .undecided, "\(text)") }

    @Test("A claim in words earns once, and does not hide a wrong or open one")
    func beside() {
        #expect(Judge.verdicts(["97 is prime.", "So 97 is prime!", "Again, 97 is prime."]).map(\.verdict) == [.valid, .undecided, .undecided])
        #expect(Judge.verdict("Since 7 is prime, $2 + 2 = 5$.") == .invalid)
        #expect(Judge.verdict("Since 7 is prime, $p + q = r$.") == .undecided)
    }
}
