package org.sealpost.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpost.browser.Papers.Paper;

/// Somebody's ordinary mail program, with all that it has sent and got. It answers as programs do:
/// to Reply-To, with one `Re:`, with everything in References that the other mail has there.
final class MailClient {
  private static final Pattern ID = Pattern.compile("<[^<>\\s]+>");

  private final String owner;
  private final Reader mailbox;
  private final int smtpPort;
  private final Session session;
  private final List<MimeMessage> kept = new ArrayList<>();

  /// @param owner their name
  MailClient(String owner, Reader mailbox, int smtpPort) {
    this.owner = owner;
    this.mailbox = mailbox;
    this.smtpPort = smtpPort;
    this.session = Session.getInstance(settings());
  }

  String address() {
    return mailbox.address();
  }

  /// Returns when the listener has accepted it.
  MimeMessage write(String to, String subject, String text, Paper... papers)
      throws MessagingException, IOException {
    MimeMessage mail = new Identified(session, address());
    mail.setRecipients(RecipientType.TO, InternetAddress.parse(to));
    mail.setSubject(subject, UTF_8.name());
    return send(mail, text, papers);
  }

  /// Returns when the listener has accepted it.
  MimeMessage answer(MimeMessage answered, String text, Paper... papers)
      throws MessagingException, IOException {
    MimeMessage mail = new Identified(session, address());
    mail.setRecipients(RecipientType.TO, answered.getReplyTo());
    String subject = answered.getSubject();
    mail.setSubject(subject.startsWith("Re: ") ? subject : "Re: " + subject, UTF_8.name());
    mail.setHeader("In-Reply-To", answered.getMessageID());
    List<String> references = new ArrayList<>(references(answered));
    references.add(answered.getMessageID());
    mail.setHeader("References", String.join("\r\n ", references));
    return send(mail, text, papers);
  }

  /// The next mail that comes.
  MimeMessage receive() throws IOException, InterruptedException, MessagingException {
    MimeMessage mail = read(Files.readAllBytes(mailbox.nextMail().file()));
    kept.add(mail);
    return mail;
  }

  /// Into how many threads the program sorts all that it has: by what mails refer to, whether or
  /// not it has that (as J. Zawinski's algorithm does, without its guesses by subject).
  int threads() throws MessagingException {
    Map<String, String> parents = new HashMap<>();
    for (MimeMessage mail : kept) {
      for (String reference : references(mail)) {
        String one = root(parents, mail.getMessageID());
        String other = root(parents, reference);
        if (!one.equals(other)) {
          parents.put(one, other);
        }
      }
    }
    List<String> roots = new ArrayList<>();
    for (MimeMessage mail : kept) {
      roots.add(root(parents, mail.getMessageID()));
    }
    return (int) roots.stream().distinct().count();
  }

  List<MimeMessage> kept() {
    return List.copyOf(kept);
  }

  private static String root(Map<String, String> parents, String id) {
    String root = id;
    for (String above = parents.get(root); above != null; above = parents.get(root)) {
      root = above;
    }
    return root;
  }

  /// What the mail refers to, the oldest first, and last what it answers.
  static List<String> references(MimeMessage mail) throws MessagingException {
    return Stream.concat(ids(mail, "References"), ids(mail, "In-Reply-To")).distinct().toList();
  }

  static Stream<String> ids(MimeMessage mail, String field) throws MessagingException {
    String[] values = mail.getHeader(field);
    return values == null
        ? Stream.empty()
        : Stream.of(values).flatMap(value -> ID.matcher(value).results()).map(MatchResult::group);
  }

  /// All of its texts, decoded.
  static String texts(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/*")) {
      return String.valueOf(part.getContent());
    }
    StringBuilder texts = new StringBuilder();
    if (part.getContent() instanceof Multipart parts) {
      for (int at = 0; at < parts.getCount(); at++) {
        texts.append(texts(parts.getBodyPart(at))).append('\n');
      }
    }
    return texts.toString();
  }

  /// By name.
  static Map<String, byte[]> attachments(Part part) throws MessagingException, IOException {
    Map<String, byte[]> found = new LinkedHashMap<>();
    if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      found.put(part.getFileName(), part.getInputStream().readAllBytes());
    } else if (part.getContent() instanceof Multipart parts) {
      for (int at = 0; at < parts.getCount(); at++) {
        found.putAll(attachments(parts.getBodyPart(at)));
      }
    }
    return found;
  }

  private MimeMessage send(MimeMessage mail, String text, Paper... papers)
      throws MessagingException, IOException {
    mail.setFrom(new InternetAddress(address(), owner, UTF_8.name()));
    MimeMultipart mixed = new MimeMultipart("mixed");
    MimeBodyPart body = new MimeBodyPart();
    body.setText(text, UTF_8.name());
    mixed.addBodyPart(body);
    for (Paper paper : papers) {
      mixed.addBodyPart(part(paper));
    }
    mail.setContent(mixed);
    Transport.send(mail);
    kept.add(mail);
    return mail;
  }

  private static MimeBodyPart part(Paper paper) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(paper.content(), paper.mediaType())));
    part.setDisposition(Part.ATTACHMENT);
    part.setFileName(paper.name());
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private MimeMessage read(byte[] source) throws MessagingException {
    return new MimeMessage(session, new ByteArrayInputStream(source));
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("mail.smtp.host", "127.0.0.1");
    settings.setProperty("mail.smtp.port", Integer.toString(smtpPort));
    settings.setProperty("mail.smtp.timeout", "60000");
    settings.setProperty("mail.smtp.connectiontimeout", "60000");
    return settings;
  }

  /// With an id of its author's domain, as programs make them.
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String author) {
      super(session);
      id = "<" + UUID.randomUUID() + author.substring(author.indexOf('@')) + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
