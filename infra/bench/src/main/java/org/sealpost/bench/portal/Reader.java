package org.sealpost.bench.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpost.bench.AuthoredMail;
import org.sealpost.bench.stack.RunningSealpost;
import org.sealpost.bench.stack.SmtpConnection;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;

/// Somebody who has got several messages, and has signed in.
///
/// @param messages what the links lead to
record Reader(Browser browser, List<URI> messages) implements AutoCloseable {
  private static final String ADDRESS = "bob@partner.example";
  private static final Pattern LINK = Pattern.compile("https?://[^/\\s\"]+/m/[a-z2-7.]+");
  private static final Pattern PASSCODE = Pattern.compile("\\b(\\d{4}) (\\d{4})\\b");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /// Sends the messages, waits for them, and signs in.
  static Reader of(RunningSealpost sealpost, int messages)
      throws IOException, InterruptedException {
    try (SmtpConnection connection = SmtpConnection.open(sealpost.smtp())) {
      for (int serial = 1; serial <= messages; serial++) {
        connection.send(Newsletter.of(serial, AuthoredMail.SENDER, ADDRESS), ADDRESS);
      }
    }
    List<URI> links =
        found(sealpost.outbox(), LINK, messages).stream()
            .map(Matcher::group)
            .map(URI::create)
            .toList();
    Browser browser = new Browser();
    try {
      for (URI link : links) {
        signIn(browser, link, sealpost.outbox());
      }
      return new Reader(browser, links);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      browser.close();
      throw failed;
    }
  }

  /// A session opens all messages of a mailbox.
  private static void signIn(Browser browser, URI link, Path outbox)
      throws IOException, InterruptedException {
    if (isMessage(browser.get(link).body())) {
      return;
    }
    int before = mails(outbox, PASSCODE).size();
    browser.post(link, "");
    Matcher code = found(outbox, PASSCODE, before + 1).getLast();
    browser.post(URI.create(link + "/code"), "code=" + code.group(1) + code.group(2));
    if (!isMessage(browser.read(link))) {
      throw new IOException("signing in did not lead to the message");
    }
  }

  private static boolean isMessage(byte[] page) {
    return new String(page, UTF_8).contains("<iframe");
  }

  private static List<Matcher> found(Path outbox, Pattern pattern, int count)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      List<Matcher> found = mails(outbox, pattern);
      if (found.size() >= count) {
        return found;
      }
      Thread.sleep(LOOK_AGAIN);
    }
    throw new IOException("mails that should be in the outbox did not come");
  }

  private static List<Matcher> mails(Path outbox, Pattern pattern) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(outbox)) {
      files = listed.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    }
    List<Matcher> found = new ArrayList<>();
    for (Path file : files) {
      first(pattern, Files.readAllBytes(file)).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Matcher> first(Pattern pattern, byte[] mail) throws IOException {
    try {
      MailContent content = MimeReader.read(mail);
      return content.searchableTexts().stream()
          .map(text -> pattern.matcher(text))
          .filter(Matcher::find)
          .findFirst();
    } catch (MalformedMailException ours) {
      throw new IOException("a mail in the outbox cannot be read", ours);
    }
  }

  @Override
  public void close() {
    browser.close();
  }
}
