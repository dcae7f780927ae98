package org.sealpost.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a test finds in the outbox folder.
record Outbox(Path folder) {
  /// Waits until there are so many mails to this recipient.
  List<Path> await(String recipient, int count) throws Exception {
    Await.until(count + " mails to " + recipient, () -> to(recipient).size() >= count);
    return to(recipient);
  }

  List<Path> to(String recipient) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-" + recipient + ".eml"))
          .sorted()
          .toList();
    }
  }

  /// The mail's plain text.
  static String text(Path mail) throws Exception {
    return text(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(Files.readAllBytes(mail))));
  }

  /// The first piece of the mail's text that matches.
  static String find(Path mail, String pattern) throws Exception {
    String text = text(mail);
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new AssertionError(pattern + " is not in:\n" + text);
    }
    return found.group();
  }

  private static String text(Part part) throws Exception {
    if (part.getContent() instanceof Multipart parts) {
      StringBuilder all = new StringBuilder();
      for (int number = 0; number < parts.getCount(); number++) {
        BodyPart child = parts.getBodyPart(number);
        all.append(text(child));
      }
      return all.toString();
    }
    return part.isMimeType("text/plain")
        ? new String(part.getInputStream().readAllBytes(), UTF_8)
        : "";
  }
}
