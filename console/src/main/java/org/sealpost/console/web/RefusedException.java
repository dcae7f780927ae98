package org.sealpost.console.web;

import io.micronaut.http.HttpStatus;

/// Ends a request with a problem, from wherever it is found.
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;
  private final String sentence;

  /// @param code for programs
  /// @param sentence for people: what is wrong, and what to do
  public RefusedException(HttpStatus status, String code, String sentence) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.sentence = sentence;
  }

  HttpStatus status() {
    return status;
  }

  String code() {
    return code;
  }

  String sentence() {
    return sentence;
  }
}
