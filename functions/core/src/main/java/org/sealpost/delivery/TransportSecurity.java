package org.sealpost.delivery;

/// How a mail may travel from us to its recipient's server.
public enum TransportSecurity {
  /// Over TLS where the other side offers it.
  OPPORTUNISTIC,
  /// Over TLS or not at all.
  REQUIRE_TLS
}
