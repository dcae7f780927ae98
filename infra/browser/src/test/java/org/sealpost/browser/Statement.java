package org.sealpost.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Properties;
import java.util.Random;
import javax.imageio.ImageIO;

/// The mail that Alice writes: text, HTML with an inline image, an attachment, a hidden recipient,
/// and what a hostile author would try to put in.
final class Statement {
  static final String ALICE = "alice@contoso.example";
  static final String BOB = "bob@partner.example";

  /// Gets the mail as well, and nobody else may ever see that.
  static final String CAROL = "carol@partner.example";

  static final String READ_SUBJECT = "Statement of the third quarter – Zoë & Søn";
  static final String SUBJECT = "[encrypt] " + READ_SUBJECT;
  static final String FILE_NAME = "Übersicht Q3.pdf";

  /// Something of the text that is nowhere but in the message.
  static final String FIGURE = "1,208.50 €";

  static final int IMAGE_WIDTH = 480;
  private static final int IMAGE_HEIGHT = 160;
  private static final int ATTACHMENT_BYTES = 300_000;

  private static final String PLAIN =
      """
      Dear Bob,

      the balance of the third quarter is %s. The figures are attached.

      Kind regards, Alice
      """
          .formatted(FIGURE);

  private static final String HTML =
      """
      <html><body>
      <h2>Statement of the third quarter</h2>
      <p>Dear Bob,</p>
      <p>the balance of the third quarter is <b>%s</b>. You find the course of the quarter below and
      the figures attached; please look through them <i>before Friday</i>.</p>
      <p><img src="cid:course" width="480" alt="Course of the quarter"></p>
      <table border="1" cellpadding="6"><tr><th>Month</th><th>In</th><th>Out</th></tr>
      <tr><td>July</td><td>2,310.00 €</td><td>1,904.20 €</td></tr>
      <tr><td>August</td><td>2,310.00 €</td><td>2,009.75 €</td></tr>
      <tr><td>September</td><td>2,310.00 €</td><td>1,807.55 €</td></tr></table>
      <p>Questions? <a href="https://contoso.example/questions">Ask us</a>.</p>
      <p>Kind regards<br>Alice Archer</p>
      <img src="https://tracker.example/opened.gif" width="1" height="1">
      <script>document.title = "taken over"; fetch("https://tracker.example/script")</script>
      <img src="x" onerror="document.title = 'taken over'">
      </body></html>
      """
          .formatted(FIGURE);

  private final byte[] attachment = new byte[ATTACHMENT_BYTES];

  Statement() {
    new Random(7).nextBytes(attachment);
  }

  byte[] attachment() {
    return attachment.clone();
  }

  /// Returns when the listener has accepted it.
  void send(int smtpPort) throws MessagingException, IOException {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", Integer.toString(smtpPort));
    properties.setProperty("mail.smtp.timeout", "60000");
    properties.setProperty("mail.smtp.connectiontimeout", "60000");
    MimeMessage message = message(Session.getInstance(properties));
    Transport.send(
        message, new InternetAddress[] {new InternetAddress(BOB), new InternetAddress(CAROL)});
  }

  private MimeMessage message(Session session) throws MessagingException, IOException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(ALICE, "Alice Archer", UTF_8.name()));
    message.setRecipient(RecipientType.TO, new InternetAddress(BOB, "Bob Barker", UTF_8.name()));
    message.setSubject(SUBJECT, UTF_8.name());
    message.setHeader("Date", "Sun, 22 Nov 2026 09:30:00 +0000");

    MimeMultipart either = new MimeMultipart("alternative");
    either.addBodyPart(text(PLAIN, "plain"));
    either.addBodyPart(text(HTML, "html"));
    MimeMultipart related = new MimeMultipart("related");
    related.addBodyPart(wrapped(either));
    related.addBodyPart(inlineImage());
    MimeMultipart mixed = new MimeMultipart("mixed");
    mixed.addBodyPart(wrapped(related));
    mixed.addBodyPart(attached());
    message.setContent(mixed);
    return message;
  }

  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8.name(), subtype);
    return part;
  }

  private static MimeBodyPart wrapped(MimeMultipart parts) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(parts);
    return part;
  }

  private static MimeBodyPart inlineImage() throws MessagingException, IOException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(chart(), "image/png")));
    part.setContentID("<course>");
    part.setDisposition(Part.INLINE);
    part.setFileName("course.png");
    return part;
  }

  private MimeBodyPart attached() throws MessagingException, IOException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment, "application/pdf")));
    part.setDisposition(Part.ATTACHMENT);
    part.setFileName(jakarta.mail.internet.MimeUtility.encodeText(FILE_NAME, UTF_8.name(), "B"));
    return part;
  }

  private static byte[] chart() throws IOException {
    BufferedImage image = new BufferedImage(IMAGE_WIDTH, IMAGE_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0xF2F6FA));
    pen.fillRect(0, 0, IMAGE_WIDTH, IMAGE_HEIGHT);
    pen.setColor(new Color(0x17608F));
    for (int bar = 0; bar < 12; bar++) {
      int height = 30 + (bar * 37) % 110;
      pen.fillRect(12 + bar * 39, IMAGE_HEIGHT - 10 - height, 28, height);
    }
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }
}
