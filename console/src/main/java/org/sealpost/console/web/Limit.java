package org.sealpost.console.web;

import io.micronaut.http.HttpStatus;

/// Numbers that a request may ask for.
public final class Limit {
  private Limit() {}

  /// @throws RefusedException unless it lies between them, both included
  public static int between(int least, int most, int asked, String what) {
    if (asked < least || asked > most) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST,
          "bad-limit",
          "%s is a number from %d to %d.".formatted(what, least, most));
    }
    return asked;
  }
}
