package org.sealpost.accounts;

import java.net.URI;
import java.util.Set;

/// Which addresses codes, secrets and browsers are sent to.
final class Addresses {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private Addresses() {}

  /// HTTPS, of a host, and nothing hidden in it.
  static boolean isSafe(URI address) {
    return "https".equals(address.getScheme()) && isPlain(address);
  }

  /// HTTP of this machine.
  static boolean isLoopback(URI address) {
    return "http".equals(address.getScheme())
        && isPlain(address)
        && LOOPBACK.contains(address.getHost());
  }

  private static boolean isPlain(URI address) {
    return address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawFragment() == null;
  }
}
