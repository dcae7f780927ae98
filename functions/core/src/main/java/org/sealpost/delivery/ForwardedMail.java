package org.sealpost.delivery;

import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.mail.mime.SevenBit;
import org.sealpost.organization.Scope;

/// Mail that no rule protects, on its way on; 7-bit clean, because the outbound mail service takes
/// no other.
final class ForwardedMail {
  /// A signature of the author's domain cannot survive another From.
  private static final Set<String> AUTHOR_FIELDS =
      Set.of("from", "sender", "reply-to", "dkim-signature", "arc-");

  private final Letters letters;

  ForwardedMail(Letters letters) {
    this.letters = letters;
  }

  static byte[] unchanged(byte[] raw) {
    return SevenBit.of(RawMessage.withoutTransportFields(raw));
  }

  /// From our own address in the author's name, answers to the author.
  ///
  /// @param replyTo the address that leads to the author; empty for the author's own
  byte[] onBehalf(byte[] raw, Optional<EmailAddress> replyTo) {
    try {
      Mailbox author = MimeReader.read(raw).from();
      Mailbox answered =
          replyTo
              .map(address -> new Mailbox(Optional.of(author.label()), address))
              .orElseGet(() -> Mailbox.of(author.address()));
      byte[] others =
          RawMessage.withoutFields(RawMessage.withoutTransportFields(raw), AUTHOR_FIELDS);
      // Encoded before it gets a From of ours: a fallback must not attach that.
      byte[] addressed =
          RawMessage.withFieldsBefore(SevenBit.of(others), AddressLine.of("Reply-To", answered));
      return RawMessage.withFieldsBefore(
          addressed, AddressLine.of("From", letters.authorOf(author, Scope.OUTSIDE)));
    } catch (MalformedMailException changedSinceItWasAccepted) {
      throw new IllegalStateException(
          "accepted mail that cannot be parsed", changedSinceItWasAccepted);
    }
  }
}
