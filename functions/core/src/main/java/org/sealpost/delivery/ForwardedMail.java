package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.Set;
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

  /// Characters of the line before its value.
  private static final int FROM = "From: ".length();

  private final Letters letters;

  ForwardedMail(Letters letters) {
    this.letters = letters;
  }

  static byte[] unchanged(byte[] raw) {
    return SevenBit.of(RawMessage.withoutTransportFields(raw));
  }

  /// From our own address in the author's name, answers to the author.
  byte[] onBehalf(byte[] raw) {
    try {
      Mailbox author = MimeReader.read(raw).from();
      Mailbox from = letters.authorOf(author, Scope.OUTSIDE);
      String fields =
          "From: "
              + MimeUtility.fold(FROM, text(from))
              + "\r\nReply-To: "
              + author.address()
              + "\r\n";
      byte[] others =
          RawMessage.withoutFields(RawMessage.withoutTransportFields(raw), AUTHOR_FIELDS);
      // Encoded before it gets a From of ours: a fallback must not attach that.
      return RawMessage.withFieldsBefore(SevenBit.of(others), fields.getBytes(US_ASCII));
    } catch (MalformedMailException changedSinceItWasAccepted) {
      throw new IllegalStateException(
          "accepted mail that cannot be parsed", changedSinceItWasAccepted);
    }
  }

  private static String text(Mailbox mailbox) {
    try {
      return new InternetAddress(mailbox.address().toString(), mailbox.label(), "UTF-8").toString();
    } catch (UnsupportedEncodingException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
