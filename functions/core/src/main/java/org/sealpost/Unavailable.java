package org.sealpost;

/// Something outside the process did not answer, or not in time. Nothing is known about the
/// outcome; the same call may be made again. Never used for a refusal: a refusal is final and has a
/// type of its own.
public class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param what the thing that did not answer, in our words and without content of a mail
  public Unavailable(String what, Throwable cause) {
    super(what, cause);
  }
}
