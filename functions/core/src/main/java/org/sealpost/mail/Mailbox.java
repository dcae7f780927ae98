package org.sealpost.mail;

import java.util.Optional;

/// An address with the display name that its author gave it. The name proves nothing.
public record Mailbox(Optional<String> name, EmailAddress address) {
  public static Mailbox of(EmailAddress address) {
    return new Mailbox(Optional.empty(), address);
  }

  /// What a person would call it: the name, or else the address.
  public String label() {
    return name.orElseGet(address::toString);
  }
}
