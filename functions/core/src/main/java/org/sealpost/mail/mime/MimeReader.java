package org.sealpost.mail.mime;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import java.text.ParsePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.MessageId;
import org.sealpost.mail.OtherReadings;

/// Reads a message (RFC 5322, RFC 2045-2049), forgiving where nothing can be misunderstood: unknown
/// charsets, broken encodings and missing boundaries still give what a reader would see. Where a
/// message can be read in several ways, rules get to see all of them (threat 38; ADR 14).
public final class MimeReader {
  static final Session SESSION = Session.getInstance(properties());
  private static final int LARGEST_HEADER = 1_000_000;

  /// Embeddings, overrides and isolates: a name must not reorder the text around it.
  private static final String DIRECTIONS = "[\\u202A-\\u202E\\u2066-\\u2069]";

  /// Code points of a display name; no person has more.
  private static final int LONGEST_NAME = 250;

  private static final int LONGEST_ADDRESS_FIELD = 65_536;

  private static final Set<String> SINGLE =
      Set.of(
          "sender",
          "reply-to",
          "to",
          "cc",
          "subject",
          "date",
          "message-id",
          "in-reply-to",
          "references",
          "importance",
          "sensitivity",
          "content-type",
          "content-transfer-encoding",
          "content-disposition");

  private MimeReader() {}

  /// @param message kept by the result, whose parts are decoded from it when they are opened: do
  ///     not change it
  /// @throws MalformedMailException without exactly one From field that holds exactly one address,
  ///     or when nested, split or ambiguous beyond any sense
  public static MailContent read(byte[] message) throws MalformedMailException {
    if (headerBytes(message) > LARGEST_HEADER) {
      throw new MalformedMailException("The header of the message is larger than 1 MB.");
    }
    try {
      MimeMessage mime = new MimeMessage(SESSION, new PlacedStream(message, 0, message.length));
      PartWalk walk = PartWalk.of(mime, message);
      List<HeaderField> headers = headers(mime);
      return new MailContent(
          headers,
          author(headers, mime),
          mailboxes(mime, "To"),
          mailboxes(mime, "Cc"),
          first(headers, "Subject").orElse(""),
          first(headers, "Message-ID").flatMap(MimeReader::messageId),
          first(headers, "Date").flatMap(MimeReader::date),
          walk.text(),
          walk.html(),
          walk.searchableTexts(),
          walk.charsets(),
          walk.parts(),
          walk.structure(),
          otherReadings(headers, walk));
    } catch (MessagingException malformed) {
      throw new MalformedMailException("The message cannot be parsed.", malformed);
    }
  }

  /// Everybody whom To, Cc and Bcc name; none where the message cannot be parsed.
  public static List<EmailAddress> addressees(byte[] message) {
    try {
      MimeMessage mime = new MimeMessage(SESSION, new PlacedStream(message, 0, message.length));
      List<EmailAddress> all = new ArrayList<>();
      for (String name : List.of("To", "Cc", "Bcc")) {
        mailboxes(mime, name).forEach(mailbox -> all.add(mailbox.address()));
      }
      return all;
    } catch (MessagingException malformed) {
      return List.of();
    }
  }

  /// Fields that there may be one of (RFC 5322 3.6, RFC 2045): where there are several that say
  /// different things, programs differ in which of them they show.
  private static OtherReadings otherReadings(List<HeaderField> headers, PartWalk walk) {
    Map<String, String> single = new HashMap<>();
    boolean differ = walk.otherReadings().differ();
    for (HeaderField field : headers) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (SINGLE.contains(name)) {
        String before = single.putIfAbsent(name, field.value());
        differ |= before != null && !before.equals(field.value());
      }
    }
    return new OtherReadings(
        differ, walk.otherReadings().attachmentNames(), walk.otherReadings().hasAttachments());
  }

  /// Up to the first empty line.
  private static int headerBytes(byte[] message) {
    int lineStart = 0;
    for (int at = 0; at < message.length; at++) {
      if (message[at] == '\n') {
        if (at - lineStart <= (at > 0 && message[at - 1] == '\r' ? 1 : 0)) {
          return at;
        }
        lineStart = at + 1;
      }
    }
    return message.length;
  }

  private static Mailbox author(List<HeaderField> headers, MimeMessage mime)
      throws MessagingException, MalformedMailException {
    if (headers.stream().filter(field -> field.isNamed("From")).count() != 1) {
      throw new MalformedMailException("The message needs exactly one From field.");
    }
    List<Mailbox> authors = mailboxes(mime, "From");
    if (authors.stream().map(Mailbox::address).distinct().count() > 1) {
      // Each program shows another of them, and the large mail services refuse such mail.
      throw new MalformedMailException("The From field holds several addresses.");
    }
    return authors.stream()
        .findFirst()
        .orElseThrow(() -> new MalformedMailException("The From field holds no valid address."));
  }

  private static List<HeaderField> headers(MimeMessage mime) throws MessagingException {
    List<HeaderField> fields = new ArrayList<>();
    for (Header header : Collections.list(mime.getAllHeaders())) {
      fields.add(new HeaderField(header.getName(), HeaderText.decoded(header.getValue())));
    }
    return fields;
  }

  private static Optional<String> first(List<HeaderField> headers, String name) {
    return headers.stream()
        .filter(field -> field.isNamed(name))
        .map(HeaderField::value)
        .findFirst();
  }

  /// Too long a field names nobody: Jakarta Mail takes time in the square of its length.
  private static List<Mailbox> mailboxes(MimeMessage mime, String name) throws MessagingException {
    String value = mime.getHeader(name, ",");
    return value == null || value.length() > LONGEST_ADDRESS_FIELD
        ? List.of()
        : addresses(HeaderText.unfolded(value)).flatMap(MimeReader::mailbox).toList();
  }

  private static Stream<InternetAddress> addresses(String value) {
    try {
      return Stream.of(InternetAddress.parseHeader(value, false));
    } catch (MessagingException unreadable) {
      return Stream.empty();
    }
  }

  private static Stream<Mailbox> mailbox(InternetAddress address) {
    Optional<String> name =
        Optional.ofNullable(address.getPersonal())
            .map(
                text -> text.replaceAll(DIRECTIONS, "").replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " "))
            .map(
                text ->
                    text.codePoints()
                        .limit(LONGEST_NAME)
                        .collect(
                            StringBuilder::new,
                            StringBuilder::appendCodePoint,
                            StringBuilder::append)
                        .toString())
            .map(String::strip);
    return Optional.ofNullable(address.getAddress()).flatMap(EmailAddress::parse).stream()
        .map(parsed -> new Mailbox(name.filter(text -> !text.isEmpty()), parsed));
  }

  private static Optional<MessageId> messageId(String value) {
    try {
      return Optional.of(new MessageId(value));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> date(String value) {
    Date parsed = new MailDateFormat().parse(value, new ParsePosition(0));
    return Optional.ofNullable(parsed).map(Date::toInstant);
  }

  private static Properties properties() {
    Properties properties = new Properties();
    // Each octet as one character: HeaderText knows what to make of them.
    properties.setProperty("mail.mime.allowutf8", "false");
    properties.setProperty("mail.mime.address.strict", "false");
    return properties;
  }
}
