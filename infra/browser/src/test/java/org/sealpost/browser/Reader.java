package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.browser.Outbox.Mail;

/// A recipient with a mailbox: the mails to one address in the outbox, and nobody else's.
final class Reader {
  private static final Pattern LINK =
      Pattern.compile("http://(?:127\\.0\\.0\\.1|localhost):\\d+/m/[a-z2-7.]+");

  private final String address;
  private final Visitor visitor;
  private final Outbox outbox;
  private final String outboxPage;
  private final List<String> seen = new ArrayList<>();
  private long lastMail;

  Reader(String address, Visitor visitor, Outbox outbox, String outboxPage) {
    this.address = address;
    this.visitor = visitor;
    this.outbox = outbox;
    this.outboxPage = outboxPage;
  }

  String address() {
    return address;
  }

  Visitor visitor() {
    return visitor;
  }

  /// Everything that was this reader's to see so far: sources of mails, pages, frames.
  List<String> seen() {
    return List.copyOf(seen);
  }

  /// The next mail that comes to this mailbox.
  Mail nextMail() throws IOException, InterruptedException, MessagingException {
    Mail mail = outbox.awaitMailTo(address, lastMail);
    lastMail = mail.number();
    seen.add(mail.source());
    seen.add(mail.plainText());
    return mail;
  }

  /// Opens what the next wrapper message links to.
  Page receive() throws IOException, InterruptedException, MessagingException {
    Matcher link = LINK.matcher(nextMail().plainText());
    assertThat(link.find()).isTrue();
    Page page = visitor.page();
    page.navigate(link.group());
    return page;
  }

  /// Receives a message and signs in to it by passcode.
  Page open() throws IOException, InterruptedException, MessagingException {
    Page page = receive();
    signIn(page, askPasscode(page));
    return page;
  }

  /// The mail as the outbox page shows it, found in the list there.
  Page show(Mail mail) {
    Page page = visitor.page();
    page.navigate(outboxPage);
    page.locator("a[href='/mails/%d']".formatted(mail.number())).click();
    assertThat(Find.title(page)).isVisible();
    return page;
  }

  /// What the button of a wrapper that is shown leads to, in a tab of its own.
  Page followWrapper(Page shown) {
    Page portal =
        shown.waitForPopup(
            () -> Find.link(shown.frameLocator("iframe.letter"), "Read the message").click());
    see(portal);
    return portal;
  }

  /// Asks for a passcode on the sign-in page and takes the mail that brings it.
  Mail askPasscode(Page portal) throws IOException, InterruptedException, MessagingException {
    Find.button(portal, "Send me a passcode").click();
    assertThat(Find.field(portal, "Passcode")).isVisible();
    see(portal);
    return nextMail();
  }

  /// Types the passcode and comes to the message.
  void signIn(Page portal, Mail passcode) throws IOException, MessagingException {
    Find.field(portal, "Passcode").fill(passcode.passcode());
    Find.button(portal, "Open the message").click();
    assertThat(portal.locator("iframe.body")).isVisible();
    see(portal);
  }

  /// Notes what the page shows now, frames included.
  void see(Page page) {
    page.frames().forEach(frame -> seen.add(frame.content()));
  }
}
