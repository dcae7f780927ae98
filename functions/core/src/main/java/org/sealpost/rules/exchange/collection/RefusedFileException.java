package org.sealpost.rules.exchange.collection;

/// Nothing of the file is read. The message says why, and what to do.
public final class RefusedFileException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedFileException(String why) {
    super(why);
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
