package org.sealpost.inspection.clamd;

import static org.sealpost.Require.require;

import java.net.InetSocketAddress;

/// Where a clamd listens.
public record ClamdAddress(String host, int port) {
  public ClamdAddress {
    require(!host.isEmpty(), "clamd has a host");
    require(port > 0 && port < 65536, "a port is 1 to 65535");
  }

  /// @param text `HOST:PORT`; an IPv6 host in square brackets
  /// @throws IllegalArgumentException when it is not that
  public static ClamdAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    require(colon > 0 && text.substring(colon + 1).matches("[0-9]{1,5}"), "not HOST:PORT");
    return new ClamdAddress(
        text.substring(0, colon).replaceAll("^\\[|]$", ""),
        Integer.parseInt(text.substring(colon + 1)));
  }

  /// Looked up anew each time: it may move.
  InetSocketAddress resolved() {
    return new InetSocketAddress(host, port);
  }
}
