package org.sealpost.browser;

import com.microsoft.playwright.BrowserContext;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Sealpost that is up, its outbox, and the people around it.
final class Stage implements AutoCloseable {
  private final Chromium chromium;
  private final RunningSealpost sealpost;
  private final Outbox outbox;
  private final List<String> elsewhere;
  private final List<Visitor> visitors = new ArrayList<>();

  private Stage(
      Chromium chromium, RunningSealpost sealpost, Outbox outbox, List<String> elsewhere) {
    this.chromium = chromium;
    this.sealpost = sealpost;
    this.outbox = outbox;
    this.elsewhere = elsewhere;
  }

  /// @param data where Sealpost keeps everything
  static Stage open(Path data) throws IOException {
    return open(data, List.of());
  }

  /// @param elsewhere origins that browsers may be led to
  /// @param options of `./sealpost up`
  static Stage open(Path data, List<String> elsewhere, String... options) throws IOException {
    Chromium chromium = Chromium.start();
    try {
      RunningSealpost sealpost = RunningSealpost.up(data, options);
      try {
        return new Stage(chromium, sealpost, new Outbox(sealpost.outboxFolder()), elsewhere);
      } catch (IOException | RuntimeException failed) {
        sealpost.close();
        throw failed;
      }
    } catch (IOException | RuntimeException failed) {
      chromium.close();
      throw failed;
    }
  }

  RunningSealpost sealpost() {
    return sealpost;
  }

  Outbox outbox() {
    return outbox;
  }

  Visitor visitor(String name) {
    return visitor(name, Device.DESK);
  }

  Visitor visitor(String name, Device device) {
    Visitor visitor = chromium.visitor(name, device, sealpost.origins(), elsewhere);
    visitors.add(visitor);
    return visitor;
  }

  /// Somebody at a portal that this Sealpost knows nothing of.
  Visitor visitor(String name, Device device, String origin) {
    return chromium.visitor(name, device, List.of(origin), List.of());
  }

  /// A program that has somebody's cookies.
  ///
  /// @param agent what it says it is
  BrowserContext program(Device device, String agent, Visitor owner) {
    BrowserContext program = chromium.context(device.options().setUserAgent(agent));
    program.addCookies(owner.browser().cookies());
    return program;
  }

  Reader reader(String address) {
    return reader(address, Device.DESK);
  }

  Reader reader(String address, Device device) {
    return new Reader(address, visitor(address, device), outbox, sealpost.outboxPage());
  }

  /// Sends the letter, and comes back with its reader, to whom nothing else was sent.
  Reader send(Letter letter, Device device) throws MessagingException {
    letter.send(sealpost.smtpPort());
    return reader(letter.recipient(), device);
  }

  void assertNoComplaints() {
    visitors.forEach(Visitor::assertNoComplaints);
  }

  /// Everybody goes home, whoever complained before; the stage stays.
  void clear() {
    visitors.forEach(Visitor::close);
    visitors.clear();
  }

  @Override
  public void close() throws IOException {
    try (outbox;
        sealpost;
        chromium) {
      clear();
    }
  }
}
