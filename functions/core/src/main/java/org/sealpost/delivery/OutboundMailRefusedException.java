package org.sealpost.delivery;

/// The outbound mail service will not take this message, now or later.
public final class OutboundMailRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public OutboundMailRefusedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
