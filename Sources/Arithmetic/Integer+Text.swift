internal import CGMP

extension Integer: CustomStringConvertible, LosslessStringConvertible {
    /// Reads an optional sign and decimal digits; nil for anything else.
    public init?(_ text: String) {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard !digits.isEmpty, digits.allSatisfy({ 48...57 ~= $0 }) else { return nil }
        if let value = Int(text) {
            self.init(value)
        } else {
            self.init { big in _ = text.withCString { gmp_z_set_str(big, $0, 10) } }
        }
    }

    public var description: String {
        switch storage {
        case .small(let value): return String(value)
        case .big(let big):
            guard let text = gmp_z_get_str(nil, 10, big.pointer) else { return "" }
            defer { gmp_z_free_str(text) }
            return String(cString: text)
        }
    }
}
