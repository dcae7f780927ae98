package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Internet addresses, IPv4 or IPv6: one, `first-last`, or CIDR (RFC 4632, RFC 4291 2.3), of which
/// the bits behind the prefix do not matter. IPv4 mapped into IPv6 is IPv4 (RFC 4291 2.5.5.2).
public final class IpRange {
  /// Four decimal numbers: neither the short nor the octal forms, which others read otherwise.
  private static final Pattern IPV4 =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  /// Without zone and brackets.
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final int IPV4_BITS = 32;
  private static final int MAPPED_BITS = 96;

  private final String text;
  private final byte[] first;
  private final byte[] last;

  /// @throws IllegalArgumentException if it is none of these
  public IpRange(String text) {
    this.text = text.strip();
    int slash = this.text.indexOf('/');
    int hyphen = this.text.indexOf('-');
    if (slash >= 0) {
      String network = this.text.substring(0, slash);
      byte[] address = required(network);
      int bits = prefix(this.text.substring(slash + 1), network, address);
      first = masked(address, bits, false);
      last = masked(address, bits, true);
    } else if (hyphen >= 0) {
      first = required(this.text.substring(0, hyphen));
      last = required(this.text.substring(hyphen + 1));
      require(first.length == last.length, "an IP range: both addresses IPv4, or both IPv6");
      require(Arrays.compareUnsigned(first, last) <= 0, "an IP range: the lower address first");
    } else {
      first = required(this.text);
      last = first;
    }
  }

  /// False for what is no address.
  ///
  /// @param address a literal
  boolean contains(String address) {
    return address(address)
        .filter(bytes -> bytes.length == first.length)
        .filter(bytes -> Arrays.compareUnsigned(first, bytes) <= 0)
        .filter(bytes -> Arrays.compareUnsigned(bytes, last) <= 0)
        .isPresent();
  }

  private static byte[] required(String literal) {
    return address(literal.strip())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "an IP address, a range such as 192.0.2.1-192.0.2.9, or a network such as"
                        + " 192.0.2.0/24 or 2001:db8::/32"));
  }

  /// Never asks the network: what is not a literal does not get there.
  private static Optional<byte[]> address(String literal) {
    boolean isLiteral =
        IPV4.matcher(literal).matches()
            || (literal.indexOf(':') >= 0 && IPV6.matcher(literal).matches());
    try {
      return isLiteral
          ? Optional.of(InetAddress.ofLiteral(literal).getAddress())
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /// Of a network that is written as IPv6 and is IPv4, less what the mapping takes.
  private static int prefix(String digits, String network, byte[] address) {
    require(
        PREFIX.matcher(digits.strip()).matches(),
        "a network: an IP address, / and a prefix length");
    int bits = Integer.parseInt(digits.strip());
    boolean isMapped = address.length * Byte.SIZE == IPV4_BITS && network.indexOf(':') >= 0;
    int bitsOfAddress = isMapped ? bits - MAPPED_BITS : bits;
    require(
        bitsOfAddress >= 0 && bitsOfAddress <= address.length * Byte.SIZE,
        "a network: its prefix is at most 32 bits of IPv4 or 128 bits of IPv6");
    return bitsOfAddress;
  }

  private static byte[] masked(byte[] address, int prefix, boolean ones) {
    byte[] masked = address.clone();
    for (int bit = prefix; bit < masked.length * Byte.SIZE; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      int index = bit / Byte.SIZE;
      masked[index] = (byte) (ones ? masked[index] | mask : masked[index] & ~mask);
    }
    return masked;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpRange that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// As given.
  @Override
  public String toString() {
    return text;
  }
}
