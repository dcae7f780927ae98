package org.sealpost.protection;

import java.net.URI;
import java.util.Optional;

/// The way in that a wrapper message shows: unguessable, one per recipient, and no key: whoever has
/// it may ask for a passcode to be sent to the recipient's mailbox, and nothing else.
public record PortalLink(ProtectedMessageId message, RecipientKey recipient) {
  /// Path prefix of everything that belongs to one link.
  public static final String PATH = "/m/";

  /// Reads the path segment behind [#PATH]; empty for anything that we did not write.
  public static Optional<PortalLink> parse(String segment) {
    int dot = segment.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String message = segment.substring(0, dot);
    String recipient = segment.substring(dot + 1);
    return RandomId.isOne(message) && RandomId.isOne(recipient)
        ? Optional.of(new PortalLink(new ProtectedMessageId(message), new RecipientKey(recipient)))
        : Optional.empty();
  }

  public URI under(URI origin) {
    return origin.resolve(PATH + this);
  }

  /// The path segment.
  @Override
  public String toString() {
    return message + "." + recipient;
  }
}
