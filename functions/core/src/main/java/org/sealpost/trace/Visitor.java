package org.sealpost.trace;

import java.util.Optional;

/// Who asks, as far as a log needs it.
///
/// @param network empty when the front door did not say
public record Visitor(Optional<NetworkPrefix> network, AgentClass agent) {
  public static final Visitor UNKNOWN = new Visitor(Optional.empty(), AgentClass.UNKNOWN);

  /// Whether a program asks without a person. What it fetches was not opened by anybody.
  public boolean isMachine() {
    return agent == AgentClass.MACHINE;
  }
}
