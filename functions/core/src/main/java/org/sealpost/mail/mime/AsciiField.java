package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A header field in 7-bit octets and lines of at most 998 of them, that says to a reader what the
/// field said before. Octets above ASCII are UTF-8 or else ISO-8859-1, as [HeaderText] takes them.
final class AsciiField {
  private static final Set<String> OF_ADDRESSES =
      Set.of(
          "from",
          "sender",
          "reply-to",
          "to",
          "cc",
          "bcc",
          "resent-from",
          "resent-sender",
          "resent-to",
          "resent-cc",
          "resent-bcc",
          "disposition-notification-to",
          "return-receipt-to",
          "errors-to");
  private static final Set<String> OF_PARAMETERS = Set.of("content-type", "content-disposition");

  /// Their syntax is read by machines: words between its marks are encoded, the marks stay.
  private static final Set<String> STRUCTURED =
      Set.of(
          "received",
          "references",
          "in-reply-to",
          "message-id",
          "date",
          "return-path",
          "mime-version",
          "content-id",
          "content-transfer-encoding",
          "authentication-results",
          "received-spf",
          "list-id",
          "list-unsubscribe",
          "auto-submitted");
  private static final Pattern RUN = Pattern.compile("[^\\s\"();,<>=:\\\\]++");

  private AsciiField() {}

  static boolean isClean(RawField field) {
    return SevenBit.isClean(field.line());
  }

  /// The field itself when it is clean.
  static RawField of(RawField field) {
    if (isClean(field)) {
      return field;
    }
    String name = HeaderName.ascii(field.writtenName());
    if (!field.hasValue()) {
      return new RawField(name + FieldText.CRLF);
    }
    RawField written = new RawField(FieldText.fieldOf(name, written(field)));
    return isClean(written) ? written : new RawField(FieldText.field(name, field.value()));
  }

  private static String written(RawField field) {
    String value = HeaderText.unfolded(field.rawValue()).strip();
    if (OF_ADDRESSES.contains(field.name())) {
      return AsciiAddresses.of(value);
    }
    if (OF_PARAMETERS.contains(field.name())) {
      return withParameters(value);
    }
    if (STRUCTURED.contains(field.name()) || isAscii(value)) {
      return withWords(value);
    }
    return FieldText.encodedWords(field.value());
  }

  /// Parameters as RFC 2231 writes them; where they cannot be read, in encoded-words, which many
  /// mail programs understand there and none may write.
  private static String withParameters(String value) {
    int semicolon = value.indexOf(';');
    if (semicolon < 0 || !isAscii(value.substring(0, semicolon))) {
      return withWords(value);
    }
    try {
      ParameterList read = new ParameterList(value.substring(semicolon));
      ParameterList written = new ParameterList();
      for (String name : names(read)) {
        String text = read.get(name);
        written.set(name, isAscii(text) ? text : HeaderText.unfolded(text), UTF_8.name());
      }
      return value.substring(0, semicolon) + written.toString().replace("\r\n\t", " ");
    } catch (ParseException malformed) {
      return withWords(value);
    }
  }

  private static List<String> names(ParameterList parameters) {
    return Collections.list(parameters.getNames());
  }

  private static String withWords(String value) {
    return RUN.matcher(value)
        .replaceAll(
            run ->
                Matcher.quoteReplacement(
                    isAscii(run.group()) ? run.group() : FieldText.encodedWords(run.group())));
  }

  /// Whether the field holds addresses.
  ///
  /// @param name in lower case
  static boolean isOfAddresses(String name) {
    return OF_ADDRESSES.contains(name);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 0x7f && character != 0);
  }
}
