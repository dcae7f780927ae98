package org.sealpost.submission;

/// A mail that the API does not take. Its message is for whoever submitted it: what is wrong, and
/// what to do.
public final class SubmissionRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  SubmissionRefusedException(String why) {
    super(why);
  }

  SubmissionRefusedException(String why, Throwable cause) {
    super(why, cause);
  }
}
