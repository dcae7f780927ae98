package org.sealpost.browser;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What would have been sent to the world, as files. Each mail is taken out of it once, in order.
final class Outbox implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern FILE = Pattern.compile("(\\d+)(?:\\+tls)?-(.*)\\.eml");
  private static final Pattern PASSCODE = Pattern.compile("\\b(\\d{4}) ?(\\d{4})\\b");

  private final Path folder;
  private final WatchService watch;

  Outbox(Path folder) throws IOException {
    this.folder = folder;
    this.watch = folder.getFileSystem().newWatchService();
    folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
  }

  /// The number of the newest mail, 0 when there is none.
  long newest() throws IOException {
    return mails().stream().mapToLong(Mail::number).max().orElse(0);
  }

  /// Returns as soon as there is a mail to the recipient that is newer than mail number `after`.
  Mail awaitMailTo(String recipient, long after) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<Mail> mail =
          mails().stream()
              .filter(candidate -> candidate.number() > after)
              .filter(candidate -> candidate.recipient().equals(recipient))
              .findFirst();
      if (mail.isPresent()) {
        return mail.get();
      }
      @Nullable WatchKey key = watch.poll(end - System.nanoTime(), NANOSECONDS);
      if (key == null) {
        throw new AssertionError("no mail for " + recipient + " came within " + PATIENCE);
      }
      key.pollEvents();
      key.reset();
    }
  }

  List<Mail> mails() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted()
          .map(file -> new Named(file, FILE.matcher(String.valueOf(file.getFileName()))))
          .filter(named -> named.name().matches())
          .map(
              named ->
                  new Mail(
                      named.file(), Long.parseLong(named.name().group(1)), named.name().group(2)))
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }

  private record Named(Path file, Matcher name) {}

  /// One mail, by the recipient of its envelope.
  record Mail(Path file, long number, String recipient) {

    String source() throws IOException {
      return Files.readString(file);
    }

    String plainText() throws IOException, MessagingException {
      try (InputStream source = Files.newInputStream(file)) {
        return plainText(new MimeMessage(Session.getInstance(new Properties()), source));
      }
    }

    /// The digits that a passcode mail brings.
    String passcode() throws IOException, MessagingException {
      Matcher digits = PASSCODE.matcher(plainText());
      if (!digits.find()) {
        throw new AssertionError("mail " + number + " brings no passcode");
      }
      return digits.group(1) + digits.group(2);
    }

    private static String plainText(Part part) throws IOException, MessagingException {
      if (part.isMimeType("text/plain")) {
        return String.valueOf(part.getContent());
      }
      if (part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          String text = plainText(parts.getBodyPart(i));
          if (!text.isEmpty()) {
            return text;
          }
        }
      }
      return "";
    }
  }
}
