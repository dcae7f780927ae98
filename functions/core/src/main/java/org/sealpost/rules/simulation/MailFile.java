package org.sealpost.rules.simulation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Organization;
import org.sealpost.rules.predicate.Mail;

/// A message from a file as if it came through the gateway. Lines may end in LF, and a line of mbox
/// (`From ...`) may stand before it, as mail programs leave them on a disk.
///
/// @param from reverse-path; empty for the address of the From field
/// @param to recipients; empty for those of the To, Cc and Bcc fields
/// @param authenticated whether the connection would have been: who writes one of our addresses on
///     it is inside
/// @param client address of the host that would have handed it over
public record MailFile(
    Optional<EmailAddress> from,
    List<EmailAddress> to,
    boolean authenticated,
    Optional<String> client) {
  /// What the gateway takes.
  public static final int LARGEST_BYTES = 40 * 1024 * 1024;

  private static final byte[] MBOX = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>,;:()\"]{1,64}@[^\\s<>,;:()\"]{1,253}");
  private static final int LONGEST_FIELD = 65_536;

  /// As the header fields say, from inside where they do.
  public static final MailFile AS_IT_SAYS =
      new MailFile(Optional.empty(), List.of(), true, Optional.empty());

  public MailFile {
    to = List.copyOf(to);
  }

  /// @throws MalformedMailException when it is no message, is larger than the gateway takes, or is
  ///     for nobody
  public Mail read(byte[] file, Organization organization, ContentInspector inspector)
      throws MalformedMailException {
    byte[] message = asTransmitted(file);
    if (message.length > LARGEST_BYTES) {
      throw new MalformedMailException("The message is larger than 40 MB.");
    }
    RawMessage.check(message);
    MailContent content = MimeReader.read(message);
    List<EmailAddress> recipients = to.isEmpty() ? named(content) : to;
    if (recipients.isEmpty()) {
      throw new MalformedMailException("The message names no recipient in To, Cc or Bcc.");
    }
    EmailAddress author = content.from().address();
    EmailAddress reversePath = from.orElse(author);
    return new Mail(
        content,
        organization.sender(author, Optional.of(reversePath), authenticated),
        Optional.of(reversePath),
        recipients.stream().distinct().map(organization::recipient).toList(),
        client,
        message.length,
        inspector);
  }

  private static List<EmailAddress> named(MailContent content) {
    return Stream.of(
            content.to().stream().map(Mailbox::address),
            content.cc().stream().map(Mailbox::address),
            content.headers().stream()
                .filter(field -> field.isNamed("Bcc"))
                .map(HeaderField::value)
                .filter(value -> value.length() <= LONGEST_FIELD)
                .flatMap(value -> ADDRESS.matcher(value).results())
                .flatMap(found -> EmailAddress.parse(found.group()).stream()))
        .flatMap(addresses -> addresses)
        .distinct()
        .toList();
  }

  /// With CRLF lines, and without what mbox puts before a message. Lone CR stays: it is no line end
  /// anywhere.
  private static byte[] asTransmitted(byte[] file) {
    int start = startsWith(file, MBOX) ? afterLine(file) : 0;
    ByteArrayOutputStream message = new ByteArrayOutputStream(file.length + file.length / 32 + 16);
    byte before = 0;
    for (int at = start; at < file.length; at++) {
      if (file[at] == '\n' && before != '\r') {
        message.write('\r');
      }
      before = file[at];
      message.write(before);
    }
    return message.toByteArray();
  }

  private static boolean startsWith(byte[] file, byte[] beginning) {
    for (int at = 0; at < beginning.length; at++) {
      if (at >= file.length || file[at] != beginning[at]) {
        return false;
      }
    }
    return true;
  }

  private static int afterLine(byte[] file) {
    int at = 0;
    while (at < file.length && file[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, file.length);
  }
}
