package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.portal.InboxEntry;
import org.sealpost.portal.InboxResult;
import org.sealpost.protection.MessageSummary;
import org.sealpost.protection.PortalLink;

class InboxPagesTest {
  private static final String OTHER = link('x');
  private static final String CONVERSATION = "/m/" + ScriptedDoor.VALID + "/conversation";

  private final Visitor visitor = new Visitor();

  private static String link(char letter) {
    String half = String.valueOf(letter).repeat(26);
    return half + "." + half;
  }

  private void listing(InboxEntry... entries) {
    visitor.door.inbox =
        new InboxResult.Listed("bob@partner.example", List.of(entries), Optional.empty());
  }

  private static InboxEntry entry(String link, String subject) {
    return ScriptedDoor.entry(link, "Alice", Optional.of(subject));
  }

  private String page(String path) {
    Response answer = visitor.signedIn().get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    return Visitor.text(answer);
  }

  @Test
  void pageShouldListMessagesEachOneALink() {
    listing(entry(ScriptedDoor.VALID, "Draft settlement"), entry(OTHER, "Lunch"));

    assertThat(page("/inbox"))
        .contains(
            "<h1>Your protected messages</h1>",
            "These messages from Contoso to bob@partner.example can be read now.",
            "<a href=\"/m/" + ScriptedDoor.VALID + "\">",
            "<a href=\"/m/" + OTHER + "\">",
            "Draft settlement",
            "Lunch",
            "<bdi class=\"who\">Alice</bdi>",
            "datetime=\"2026-11-20T09:12:00Z\"",
            "Only messages to bob@partner.example are listed.")
        .doesNotContain("aria-current", "Older messages", "Newer messages", "attachment");
  }

  @Test
  void titleShouldNotNameASubject() {
    assertThat(page("/inbox")).contains("<title>Your protected messages · Contoso</title>");
    assertThat(page(CONVERSATION)).contains("<title>Conversation · Contoso</title>");
  }

  @Test
  void entryShouldSayInWordsWhatThereIsToKnow() {
    InboxEntry plain = entry(ScriptedDoor.VALID, "Draft settlement");
    listing(
        new InboxEntry(
            plain.link(),
            plain.from(),
            Optional.of(new MessageSummary("Draft settlement", 2)),
            plain.receivedAt(),
            Optional.of(ScriptedDoor.SINCE),
            true,
            false,
            true));

    assertThat(page("/inbox"))
        .contains(
            "2 attachments",
            "Read</span>",
            "In your mail: open its attachment message.html",
            "Until <time datetime=\"2026-11-20T09:12:00Z\">");
  }

  @Test
  void entryWithoutASubjectShouldSayWhy() {
    InboxEntry plain = entry(ScriptedDoor.VALID, "Draft settlement");
    listing(
        new InboxEntry(
            plain.link(),
            plain.from(),
            Optional.empty(),
            plain.receivedAt(),
            Optional.empty(),
            false,
            true,
            false),
        ScriptedDoor.entry(OTHER, "Alice", Optional.empty()),
        entry(link('y'), ""));

    assertThat(page("/inbox"))
        .contains(
            "Subject is shown after you sign in once more",
            "Sign in once more to open it",
            "<bdi class=\"what\">Protected message</bdi>",
            "<bdi class=\"what\">(no subject)</bdi>");
  }

  @Test
  void emptyListShouldSayWhy() {
    listing();

    assertThat(page("/inbox"))
        .contains(
            "There is no message that you could read at the moment.",
            "Messages that their senders have withdrawn, or that have expired, are not listed.")
        .doesNotContain("<ol");
  }

  @Test
  void pagesShouldLeadToOneAnother() {
    visitor.door.inbox =
        new InboxResult.Listed(
            "bob@partner.example",
            List.of(entry(ScriptedDoor.VALID, "Draft settlement")),
            Optional.of("17-0-" + OTHER));

    assertThat(page("/inbox"))
        .contains("<a class=\"button\" href=\"/inbox?after=17-0-" + OTHER + "\">Older messages</a>")
        .doesNotContain("Newer messages");
    assertThat(visitor.door.askedAfter).isEmpty();
    assertThat(page("/inbox?after=17-0-" + OTHER))
        .contains("<a class=\"button\" href=\"/inbox\">Newer messages</a>");
    assertThat(visitor.door.askedAfter).contains("17-0-" + OTHER);
  }

  /// Nothing of the address stands in the page.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/inbox?after=%3Cscript%3Ealert(1)%3C/script%3E",
        "/inbox?after=",
        "/inbox?after=1&after=2",
        "/inbox?after=%",
        "/inbox?x=y",
      })
  void hostilePlaceShouldBeAPage(String path) {
    assertThat(page(path)).contains("Draft settlement").doesNotContain("alert(1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "</bdi></a><img src=https://evil.example/>",
        "${7*7}",
        "javascript:alert(1)",
      })
  void hostileSubjectsAndNamesShouldBeText(String hostile) {
    listing(ScriptedDoor.entry(OTHER, hostile, Optional.of(hostile)));

    for (String path : List.of("/inbox", CONVERSATION)) {
      assertThat(page(path))
          .doesNotContain("<script>alert", "<img src=https", "<bdi class=\"what\">49")
          .doesNotContainPattern("<[a-z]+[^>]* onmouseover=");
    }
  }

  /// What turns the direction of text around stays inside its own element.
  @Test
  void reversedSubjectShouldBeIsolated() {
    listing(entry(OTHER, "\u202egnp.exe"));

    assertThat(page("/inbox")).contains("<bdi class=\"what\">\u202egnp.exe</bdi>");
  }

  @Test
  void strangerShouldBeToldToSignInAndNothingElse() {
    for (String path : List.of("/inbox", CONVERSATION)) {
      Response answer = visitor.get(path);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(Visitor.text(answer)).doesNotContain("Draft settlement", "bob@partner.example");
    }
    assertThat(visitor.door.reads).isZero();
    assertThat(Visitor.text(visitor.get("/inbox"))).contains("You are not signed in");
  }

  @Test
  void programShouldGetNothing() {
    visitor.withHeader("user-agent", "curl/8.5.0").signedIn();

    assertThat(visitor.get("/inbox").status()).isEqualTo(403);
    assertThat(Visitor.text(visitor.get("/inbox"))).doesNotContain("Draft settlement");
  }

  @Test
  void conversationShouldMarkTheMessageItself() {
    listing(entry(ScriptedDoor.VALID, "Offer"), entry(OTHER, "Re: Offer"));

    assertThat(page(CONVERSATION))
        .contains(
            "<h1>Conversation</h1>",
            "1 more message in this conversation",
            "<a href=\"/m/" + ScriptedDoor.VALID + "\" aria-current=\"true\">",
            "This message",
            "<a href=\"/m/" + OTHER + "\">",
            "<a href=\"/m/" + ScriptedDoor.VALID + "\">Back to the message</a>",
            "<a href=\"/inbox\">All your messages</a>");
  }

  @Test
  void refusedConversationShouldBeANotice() {
    for (String link : List.of(ScriptedDoor.OTHER_MAILBOX, ScriptedDoor.REVOKED)) {
      Response answer = visitor.signedIn().get("/m/" + link + "/conversation");

      assertThat(answer.status()).isGreaterThanOrEqualTo(400);
      assertThat(Visitor.text(answer)).doesNotContain("Draft settlement");
    }
  }

  @Test
  void messageShouldLeadToItsConversationAndToAllMessages() {
    assertThat(page("/m/" + ScriptedDoor.VALID))
        .contains(
            "<a href=\"" + CONVERSATION + "\">Conversation</a>",
            "<a href=\"/inbox\">All your messages</a>");
  }

  @Test
  void rightToLeftPageShouldKeepTheOrderOfAddressesAndSubjects() {
    listing(
        new InboxEntry(
            PortalLink.parse(OTHER).orElseThrow(),
            Mailbox.of(EmailAddress.of("alice@contoso.example")),
            Optional.of(new MessageSummary("Offer (1)", 1)),
            ScriptedDoor.SINCE,
            Optional.empty(),
            false,
            false,
            false));
    visitor.withHeader("accept-language", "ar");

    assertThat(page("/inbox"))
        .contains(
            "dir=\"rtl\"",
            "<bdi class=\"who\">alice@contoso.example</bdi>",
            "<bdi class=\"what\">Offer (1)</bdi>");
  }
}
