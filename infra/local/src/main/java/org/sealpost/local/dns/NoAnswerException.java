package org.sealpost.local.dns;

/// The DNS says neither what a name has nor that it has nothing.
final class NoAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  NoAnswerException(String name, String why) {
    super("the DNS gave no answer for " + name + " (" + why + ")");
  }
}
