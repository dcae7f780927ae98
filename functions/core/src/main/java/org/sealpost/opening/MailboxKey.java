package org.sealpost.opening;

import java.util.Locale;
import org.sealpost.mail.EmailAddress;

/// A mailbox, as keys of the access table name it: hex SHA-256 of its address in lower case. Equal
/// when the addresses are; says nothing to whoever does not know the address already.
public record MailboxKey(String value) {
  public static MailboxKey of(EmailAddress address) {
    return new MailboxKey(SecretToken.sha256(address.toString().toLowerCase(Locale.ROOT)));
  }

  @Override
  public String toString() {
    return value;
  }
}
