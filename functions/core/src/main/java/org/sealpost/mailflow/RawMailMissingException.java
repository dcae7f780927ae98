package org.sealpost.mailflow;

import org.sealpost.mail.IntakeId;

/// An open intake without its raw mail: somebody else emptied the inbox. Tried again, and at last
/// reported to the sender.
final class RawMailMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RawMailMissingException(IntakeId id) {
    super("no raw mail for intake " + id);
  }
}
