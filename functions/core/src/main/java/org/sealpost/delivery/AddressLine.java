package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import org.sealpost.mail.Mailbox;

/// A header field of one address, as it is put before a mail that is written already.
final class AddressLine {
  /// Names are what anybody calls themselves; a line has at most 998 characters (RFC 5322 2.1.1).
  private static final int LONGEST_NAME = 250;

  private AddressLine() {}

  /// A complete line, CRLF included. Control characters in the name become spaces, so that no name
  /// can begin a field of its own (threat 33).
  ///
  /// @param name of the field
  static byte[] of(String name, Mailbox mailbox) {
    return (name + ": " + MimeUtility.fold(name.length() + 2, text(mailbox)) + "\r\n")
        .getBytes(US_ASCII);
  }

  private static String text(Mailbox mailbox) {
    String address = mailbox.address().toString();
    String label = oneLine(mailbox.name().orElse(""));
    try {
      return label.isEmpty() ? address : new InternetAddress(address, label, "UTF-8").toString();
    } catch (UnsupportedEncodingException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String oneLine(String name) {
    String line = name.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    int end =
        line.offsetByCodePoints(0, Math.min(LONGEST_NAME, line.codePointCount(0, line.length())));
    return line.substring(0, end);
  }
}
