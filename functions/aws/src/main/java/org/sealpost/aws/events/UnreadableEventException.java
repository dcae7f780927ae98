package org.sealpost.aws.events;

/// An event or a queued body says something that we do not understand. Nothing has been done with
/// it: it must stay where it can be looked at.
public final class UnreadableEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param reason without any address
  public UnreadableEventException(String reason) {
    super(reason);
  }
}
