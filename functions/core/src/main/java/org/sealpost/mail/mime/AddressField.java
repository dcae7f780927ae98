package org.sealpost.mail.mime;

import static java.util.Locale.ROOT;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;

/// Fields that hold addresses (RFC 5322 3.4).
final class AddressField {
  /// Jakarta Mail takes time in the square of its length, and [MimeReader] reads no longer one.
  private static final int LONGEST_PARSED = 65_536;

  private AddressField() {}

  /// Whether the address stands in the field, in a group or alone.
  static boolean names(RawField field, EmailAddress address) {
    String value = HeaderText.unfolded(field.rawValue());
    if (value.length() > LONGEST_PARSED) {
      return value.toLowerCase(ROOT).contains(address.toString().toLowerCase(ROOT));
    }
    return addresses(value)
        .flatMap(AddressField::members)
        .flatMap(member -> Optional.ofNullable(member.getAddress()).stream())
        .anyMatch(member -> EmailAddress.parse(member).equals(Optional.of(address)));
  }

  /// The field with one more address, on a line of its own. What cannot be continued, because a
  /// quote or comment is left open in it, becomes the name of an empty group before the address: it
  /// can still be read, and names nobody, as before.
  static RawField with(RawField field, EmailAddress address) {
    String value = field.rawValue().stripTrailing();
    if (value.isBlank()) {
      return new RawField(FieldText.fieldOf(field.writtenName(), address.toString()));
    }
    RawField continued =
        new RawField(
            field.writtenName()
                + ":"
                + value
                + (value.endsWith(",") ? "" : ",")
                + FieldText.CRLF
                + " "
                + address
                + FieldText.CRLF);
    if (field.hasValue() && names(continued, address)) {
      return continued;
    }
    return new RawField(
        FieldText.fieldOf(
            field.writtenName(), FieldText.encodedWords(field.value()) + ":;, " + address));
  }

  private static Stream<InternetAddress> addresses(String value) {
    try {
      return Stream.of(InternetAddress.parseHeader(value, false));
    } catch (MessagingException unreadable) {
      return Stream.empty();
    }
  }

  private static Stream<InternetAddress> members(InternetAddress address) {
    if (!address.isGroup()) {
      return Stream.of(address);
    }
    try {
      return Optional.ofNullable(address.getGroup(false)).stream().flatMap(Stream::of);
    } catch (MessagingException unreadable) {
      return Stream.empty();
    }
  }
}
