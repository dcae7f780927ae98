package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;
import org.sealpost.mail.mime.Letter.Attachment;
import org.sealpost.mail.mime.Letter.InlineImage;

/// Writes messages (RFC 5322): CRLF lines, 7-bit clean, a Message-ID of our own under the author's
/// domain.
public final class MimeWriter {
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final int MESSAGE_ID_BYTES = 18;
  private static final int LONGEST_NAME = 250;
  private static final int LONGEST_SUBJECT = 900;

  private final SecureRandom random;
  private final Clock clock;

  public MimeWriter(SecureRandom random, Clock clock) {
    this.random = random;
    this.clock = clock;
  }

  public byte[] write(Letter letter) {
    return write(letter, newMessageId(letter.from()));
  }

  /// The letter under this id: written twice, mail programs take it for one.
  public byte[] write(Letter letter, MessageId id) {
    try {
      return bytes(message(letter, id, body(letter)));
    } catch (MessagingException | IOException bug) {
      throw new IllegalStateException("a letter that cannot be written", bug);
    }
  }

  /// The letter with a message attached to it.
  ///
  /// @param attached RFC 5322, CRLF lines, 7-bit clean (RFC 2046 5.2.1 leaves no other way)
  public byte[] writeAround(Letter letter, byte[] attached) {
    try {
      MimeMultipart mixed = new MimeMultipart("mixed");
      MimeBodyPart body = new MimeBodyPart();
      body.setContent(body(letter));
      mixed.addBodyPart(body);
      MimeBodyPart message = new MimeBodyPart();
      message.setDataHandler(new DataHandler(new ByteArrayDataSource(attached, "message/rfc822")));
      message.setDisposition(Part.ATTACHMENT);
      mixed.addBodyPart(message);
      return bytes(message(letter, newMessageId(letter.from()), mixed));
    } catch (MessagingException | IOException bug) {
      throw new IllegalStateException("a letter that cannot be written", bug);
    }
  }

  /// A delivery status notification (RFC 3464): `letter`'s text for people, `status` for machines.
  ///
  /// @param status the fields of message/delivery-status, CRLF lines
  public byte[] writeReport(Letter letter, String status) {
    try {
      MimeMultipart report = new MimeMultipart("report; report-type=delivery-status");
      report.addBodyPart(textPart(letter.text(), "plain"));
      MimeBodyPart fields = new MimeBodyPart();
      fields.setDataHandler(
          new DataHandler(
              new ByteArrayDataSource(status.getBytes(UTF_8), "message/delivery-status")));
      report.addBodyPart(fields);
      return bytes(message(letter, newMessageId(letter.from()), report));
    } catch (MessagingException | IOException bug) {
      throw new IllegalStateException("a report that cannot be written", bug);
    }
  }

  private MimeMessage message(Letter letter, MessageId id, MimeMultipart body)
      throws MessagingException, IOException {
    MimeMessage message = new WithOwnMessageId(id.value());
    message.setFrom(internetAddress(letter.from()));
    message.setRecipients(RecipientType.TO, internetAddresses(letter.to()));
    message.setRecipients(RecipientType.CC, internetAddresses(letter.cc()));
    message.setSubject(oneLine(letter.subject(), LONGEST_SUBJECT), UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    converse(letter.conversation(), message);
    switch (letter.writer()) {
      case PERSON -> {
        // A mail like any other.
      }
      case MACHINE -> submitted("auto-generated", message);
      case ANSWERING_MACHINE -> submitted("auto-replied", message);
    }
    message.setContent(body);
    message.saveChanges();
    return message;
  }

  private static void converse(Letter.Conversation conversation, MimeMessage message)
      throws MessagingException {
    String references =
        Stream.concat(conversation.before().stream(), conversation.inReplyTo().stream())
            .map(MessageId::value)
            .distinct()
            .collect(Collectors.joining("\r\n "));
    if (conversation.inReplyTo().isPresent()) {
      message.setHeader("In-Reply-To", conversation.inReplyTo().get().value());
    }
    if (!references.isEmpty()) {
      message.setHeader("References", references);
    }
  }

  /// RFC 3834 5, and what Exchange heeds instead.
  private static void submitted(String how, MimeMessage message) throws MessagingException {
    message.setHeader("Auto-Submitted", how);
    message.setHeader("X-Auto-Response-Suppress", "All");
  }

  private static MimeMultipart body(Letter letter) throws MessagingException {
    if (letter.attachments().isEmpty()) {
      return text(letter);
    }
    MimeMultipart mixed = new MimeMultipart("mixed");
    MimeBodyPart body = new MimeBodyPart();
    body.setContent(text(letter));
    mixed.addBodyPart(body);
    for (Attachment attachment : letter.attachments()) {
      mixed.addBodyPart(attached(attachment));
    }
    return mixed;
  }

  private static MimeBodyPart attached(Attachment attachment) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
    // Nothing on the way can find a line in it to fold.
    part.setHeader("Content-Transfer-Encoding", "base64");
    part.setFileName(oneLine(attachment.fileName(), LONGEST_NAME));
    part.setDisposition(Part.ATTACHMENT);
    return part;
  }

  private static MimeMultipart text(Letter letter) throws MessagingException {
    if (letter.html().isEmpty()) {
      MimeMultipart single = new MimeMultipart("mixed");
      single.addBodyPart(textPart(letter.text(), "plain"));
      return single;
    }
    MimeMultipart alternative = new MimeMultipart("alternative");
    alternative.addBodyPart(textPart(letter.text(), "plain"));
    alternative.addBodyPart(htmlWithImages(letter, letter.html().get()));
    return alternative;
  }

  private static MimeBodyPart htmlWithImages(Letter letter, String html) throws MessagingException {
    MimeBodyPart page = textPart(html, "html");
    if (letter.images().isEmpty()) {
      return page;
    }
    MimeMultipart related = new MimeMultipart("related");
    related.addBodyPart(page);
    for (InlineImage image : letter.images()) {
      related.addBodyPart(imagePart(image));
    }
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(related);
    return part;
  }

  private static MimeBodyPart imagePart(InlineImage image) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(image.content(), image.mediaType())));
    part.setContentID("<" + image.contentId() + ">");
    part.setDisposition(Part.INLINE);
    return part;
  }

  private static MimeBodyPart textPart(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(withCrlf(text), UTF_8.name(), subtype);
    return part;
  }

  private static InternetAddress[] internetAddresses(List<Mailbox> mailboxes)
      throws UnsupportedEncodingException {
    InternetAddress[] addresses = new InternetAddress[mailboxes.size()];
    for (int at = 0; at < addresses.length; at++) {
      addresses[at] = internetAddress(mailboxes.get(at));
    }
    return addresses;
  }

  private static InternetAddress internetAddress(Mailbox mailbox)
      throws UnsupportedEncodingException {
    Optional<String> name = mailbox.name().map(text -> oneLine(text, LONGEST_NAME));
    return new InternetAddress(mailbox.address().toString(), name.orElse(null), UTF_8.name());
  }

  /// A line has at most 998 characters (RFC 5322 2.1.1), and only white space can be folded.
  private static String oneLine(String text, int longest) {
    String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    if (line.length() <= longest) {
      return line;
    }
    return line.substring(
        0, Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest);
  }

  /// Jakarta Mail writes 7-bit text as it stands, bare line ends included.
  private static String withCrlf(String text) {
    return text.replace("\0", "").replaceAll("\r\n|\r|\n", "\r\n");
  }

  private MessageId newMessageId(Mailbox from) {
    byte[] bytes = new byte[MESSAGE_ID_BYTES];
    random.nextBytes(bytes);
    return new MessageId(
        "<"
            + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)
            + "@"
            + from.address().domain()
            + ">");
  }

  private static byte[] bytes(MimeMessage message) throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return bytes.toByteArray();
  }

  /// Jakarta Mail would write the host's name and the user's into the Message-ID.
  private static final class WithOwnMessageId extends MimeMessage {
    private final String messageId;

    WithOwnMessageId(String messageId) {
      super(SESSION);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
