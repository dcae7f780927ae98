package org.sealpost.delivery;

import static org.sealpost.Require.require;

/// Names one delivery. Derived from what it delivers, so that the same delivery ordered twice is
/// one.
public record DeliveryId(String value) {
  public DeliveryId {
    require(value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,255}"), "malformed delivery id");
  }

  @Override
  public String toString() {
    return value;
  }
}
