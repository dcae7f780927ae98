package org.sealpost.trace;

import static org.sealpost.Require.require;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The network that a request came from, not the machine: the first 24 bits of an IPv4 address, the
/// first 48 of an IPv6 one. Enough to tell an attacker from the recipient, too little to follow
/// anybody.
///
/// @param text as `203.0.113.0/24` or `2001:db8:7::/48`
public record NetworkPrefix(String text) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3}\\.){3}0/24|([0-9a-f]{1,4}:){3}:/48");
  private static final Pattern LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(?=.{2,45}$)[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
  private static final int IPV4_BYTES = 4;

  public NetworkPrefix {
    require(FORM.matcher(text).matches(), "a network prefix");
  }

  /// Of an address literal as a front door gives it; empty for anything else. No name is ever
  /// looked up.
  public static Optional<NetworkPrefix> of(String address) {
    if (!LITERAL.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(InetAddress.ofLiteral(address).getAddress()));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static NetworkPrefix of(byte[] address) {
    if (address.length == IPV4_BYTES) {
      return new NetworkPrefix(
          "%d.%d.%d.0/24".formatted(address[0] & 0xff, address[1] & 0xff, address[2] & 0xff));
    }
    HexFormat hex = HexFormat.of();
    String groups =
        Arrays.stream(new int[] {0, 2, 4})
            .mapToObj(
                at -> Integer.toHexString(Integer.parseInt(hex.formatHex(address, at, at + 2), 16)))
            .reduce((one, other) -> one + ":" + other)
            .orElseThrow();
    return new NetworkPrefix(groups + "::/48");
  }

  @Override
  public String toString() {
    return text;
  }
}
