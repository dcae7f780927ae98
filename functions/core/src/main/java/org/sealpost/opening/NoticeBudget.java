package org.sealpost.opening;

import java.time.Duration;
import java.time.Instant;
import org.sealpost.trace.NetworkPrefix;
import org.sealpost.trace.Visitor;

/// How often it may be asked whether a reference is ours. Of a million messages a year, one network
/// that asks all year long finds one with a chance of 1 in 12; all networks together one in three
/// months. They learn of it on which day it was sent.
public final class NoticeBudget {
  static final Duration WINDOW = Duration.ofHours(1);
  static final int PER_NETWORK = 10;

  /// For everybody whose network the front door does not name.
  static final int UNKNOWN_NETWORKS = 100;

  static final int ORGANIZATION = 500;

  private final Throttle throttle;

  public NoticeBudget(Throttle throttle) {
    this.throttle = throttle;
  }

  /// Counts one more question.
  public boolean admit(Visitor visitor, Instant now) {
    String network =
        visitor.network().map(NetworkPrefix::text).map(SecretToken::sha256).orElse("unknown");
    int limit = visitor.network().isPresent() ? PER_NETWORK : UNKNOWN_NETWORKS;
    return throttle.admit("notice:network:" + network, limit, WINDOW, now)
        && throttle.admit("notice:organization", ORGANIZATION, WINDOW, now);
  }
}
