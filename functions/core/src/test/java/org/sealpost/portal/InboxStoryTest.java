package org.sealpost.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.opening.SecretToken;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.MessageSummary;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Port;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.AgentClass;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;

/// What readers see of what else came to them.
/// Threat 6.
class InboxStoryTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final EmailAddress EVE = EmailAddress.of("eve@evil.example");
  private static final Visitor MACHINE = new Visitor(Optional.empty(), AgentClass.MACHINE);

  private final Story story = new Story();
  private final InboxDesk inbox = story.portal.inbox();

  private static String mail(String from, String subject, String id, String references) {
    return Mails.crlf(
        """
        From: %s
        To: somebody@partner.example
        Subject: [encrypt] %s
        Message-ID: %s
        References: %s

        Between us.
        """
            .formatted(from, subject, id, references));
  }

  /// By Alice; each mail a second after the one before.
  private PortalLink send(String subject, String id, String references, EmailAddress... readers) {
    story.platform.clock.advance(Duration.ofSeconds(1));
    story.send(mail("Alice <alice@contoso.example>", subject, id, references), ALICE, readers);
    return PortalLink.parse(story.linkOf(readers[0])).orElseThrow();
  }

  private PortalLink send(String subject, EmailAddress... readers) {
    return send(subject, "<" + subject.hashCode() + "@contoso.example>", "", readers);
  }

  private SecretToken signIn(PortalLink link, EmailAddress reader) {
    return story.signIn(link.toString(), reader);
  }

  private InboxResult list(SecretToken session, Optional<String> after) {
    return inbox.list(Optional.of(session), after, Visitor.UNKNOWN);
  }

  private InboxResult.Listed listed(SecretToken session) {
    return listed(list(session, Optional.empty()));
  }

  private InboxResult.Listed conversation(PortalLink link, SecretToken session) {
    return listed(inbox.conversation(Story.visit(link.toString(), session)));
  }

  private static InboxResult.Listed listed(InboxResult result) {
    assertThat(result).isInstanceOf(InboxResult.Listed.class);
    return (InboxResult.Listed) result;
  }

  private static List<String> subjects(InboxResult.Listed listed) {
    return listed.entries().stream()
        .map(entry -> entry.summary().map(MessageSummary::subject).orElse("?"))
        .toList();
  }

  private static List<PortalLink> links(InboxResult.Listed listed) {
    return listed.entries().stream().map(InboxEntry::link).toList();
  }

  private ProtectedMessage record(PortalLink link) {
    return story.platform.records.protectedMessages().find(link.message()).orElseThrow();
  }

  @Test
  void listShouldShowWhatCameToTheMailboxTheNewestFirst() {
    PortalLink first = send("First", BOB);
    Instant received = story.platform.clock.instant();
    send("Carol's own", CAROL);
    PortalLink second = send("Second", BOB, CAROL);
    SecretToken session = signIn(first, BOB);

    InboxResult.Listed listed = listed(session);

    assertThat(listed.reader()).isEqualTo("bob@partner.example");
    assertThat(links(listed)).containsExactly(second, first);
    assertThat(subjects(listed)).containsExactly("Second", "First");
    assertThat(listed.next()).isEmpty();
    InboxEntry entry = listed.entries().getLast();
    assertThat(entry.from().label()).isEqualTo("Alice");
    assertThat(entry.receivedAt()).isEqualTo(received);
    assertThat(entry.expiresAt()).isEqualTo(Optional.empty());
    assertThat(entry.opened()).isTrue();
    assertThat(listed.entries().getFirst().opened()).isFalse();
  }

  @Test
  void listShouldLeadToMessagesThatTheSameSessionOpens() {
    SecretToken session = signIn(send("First", BOB), BOB);
    send("Second", BOB);

    for (PortalLink link : links(listed(session))) {
      assertThat(story.portal.reading().read(Story.visit(link.toString(), session)))
          .isInstanceOf(ReadResult.Opened.class);
    }
    assertThat(listed(session).entries()).allMatch(InboxEntry::opened);
  }

  @Test
  void listShouldCountAttachments() {
    story.platform.clock.advance(Duration.ofSeconds(1));
    story.send(
        Mails.crlf(
            """
            From: Alice <alice@contoso.example>
            To: bob@partner.example
            Subject: [encrypt] Files
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            Two files.
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment; filename="a.pdf"

            x
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment; filename="b.pdf"

            x
            --b--
            """),
        ALICE,
        BOB);
    PortalLink link = PortalLink.parse(story.linkOf(BOB)).orElseThrow();

    assertThat(listed(signIn(link, BOB)).entries())
        .extracting(InboxEntry::summary)
        .containsExactly(Optional.of(new MessageSummary("Files", 2)));
  }

  @Test
  void revokedMessageShouldDisappearAtOnce() {
    PortalLink first = send("First", BOB);
    PortalLink second =
        send("Second", "<2@contoso.example>", "<" + "First".hashCode() + "@contoso.example>", BOB);
    SecretToken session = signIn(first, BOB);
    assertThat(links(conversation(first, session))).containsExactly(first, second);

    story.administration.revoke(second.message(), "admin");

    assertThat(links(listed(session))).containsExactly(first);
    assertThat(links(conversation(first, session))).containsExactly(first);
  }

  @Test
  void expiredMessageShouldDisappearAtTheInstant() {
    PortalLink lasting = send("Lasting", BOB);
    PortalLink ending =
        WrapperMails.send(
                story.platform,
                mail("Alice <alice@contoso.example>", "Ending", "<e@c.example>", "")
                    .getBytes(UTF_8),
                Carrier.LINK,
                Locale.ENGLISH,
                usual -> usual,
                BOB)
            .getFirst();
    story.platform.clock.advance(Duration.ofDays(30).minusNanos(1));
    SecretToken session = signIn(lasting, BOB);
    assertThat(links(listed(session))).containsExactly(ending, lasting);

    story.platform.clock.advance(Duration.ofNanos(1));

    assertThat(links(listed(session))).containsExactly(lasting);
  }

  @Test
  void pagesShouldFollowOneAnother() {
    List<PortalLink> sent =
        IntStream.range(0, 45).mapToObj(number -> send("Number " + number, BOB)).toList();
    SecretToken session = signIn(sent.getLast(), BOB);

    List<PortalLink> seen = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      InboxResult.Listed page = listed(list(session, after));
      seen.addAll(links(page));
      sizes.add(page.entries().size());
      after = page.next();
    } while (after.isPresent());

    assertThat(sizes).containsExactly(20, 20, 5);
    assertThat(seen).containsExactlyElementsOf(sent.reversed());
  }

  @Test
  void pageShouldBeFullAlthoughMessagesWereRevoked() {
    List<PortalLink> sent =
        IntStream.range(0, 50).mapToObj(number -> send("Number " + number, BOB)).toList();
    for (int number = 0; number < 50; number += 2) {
      story.administration.revoke(sent.get(number).message(), "admin");
    }
    SecretToken session = signIn(sent.getLast(), BOB);

    InboxResult.Listed first = listed(session);
    InboxResult.Listed second = listed(list(session, first.next()));

    assertThat(first.entries()).hasSize(20);
    assertThat(second.entries()).hasSize(5);
    assertThat(second.next()).isEmpty();
  }

  /// So that nobody has a hundred requests made by one.
  @Test
  void pageShouldEndAfterAHundredRevokedMessages() {
    List<PortalLink> sent =
        IntStream.range(0, 108).mapToObj(number -> send("Number " + number, BOB)).toList();
    sent.subList(1, 107).forEach(link -> story.administration.revoke(link.message(), "admin"));
    SecretToken session = signIn(sent.getLast(), BOB);
    int before = story.platform.calls(Port.READER_MESSAGES);

    InboxResult.Listed first = listed(session);

    assertThat(story.platform.calls(Port.READER_MESSAGES)).isEqualTo(before + 5);
    assertThat(links(first)).containsExactly(sent.getLast());
    assertThat(links(listed(list(session, first.next())))).containsExactly(sent.getFirst());
  }

  /// A place that somebody made up leads into the same mailbox, or to its beginning.
  @ParameterizedTest
  @ValueSource(strings = {"", "x", "INBOX#contoso#", "../..", "0-0-a.b", "%00"})
  void malformedPlaceShouldBeginWithTheNewest(String after) {
    PortalLink link = send("First", BOB);

    assertThat(links(listed(list(signIn(link, BOB), Optional.of(after))))).containsExactly(link);
  }

  @Test
  void placeOfAnotherMailboxShouldShowNothingOfIt() {
    PortalLink link = send("First", BOB);
    IntStream.range(0, 25).forEach(number -> send("Carol's " + number, CAROL));
    PortalLink carols = send("Carol's last", CAROL);
    Optional<String> place = listed(signIn(carols, CAROL)).next();

    assertThat(place).isPresent();
    assertThat(links(listed(list(signIn(link, BOB), place)))).containsExactly(link);
  }

  @Test
  void strangersAndMachinesShouldGetNothing() {
    PortalLink link = send("First", BOB);
    SecretToken session = signIn(link, BOB);
    int keys = story.platform.calls(Port.WRAPPED_KEYS);

    assertThat(inbox.list(Optional.empty(), Optional.empty(), Visitor.UNKNOWN))
        .isEqualTo(new InboxResult.Refused(new Refusal.SignInNeeded()));
    assertThat(list(SecretToken.random(story.platform.random), Optional.empty()))
        .isEqualTo(new InboxResult.Refused(new Refusal.SignInNeeded()));
    assertThat(inbox.list(Optional.of(session), Optional.empty(), MACHINE))
        .isEqualTo(new InboxResult.Refused(new Refusal.NotForMachines()));
    assertThat(
            inbox.conversation(
                new Visit(link.toString(), Optional.of(session), MACHINE, Locale.ENGLISH)))
        .isEqualTo(new InboxResult.Refused(new Refusal.NotForMachines()));
    assertThat(inbox.conversation(Story.visit(link.toString())))
        .isEqualTo(new InboxResult.Refused(new Refusal.SignInNeeded()));
    assertThat(story.platform.calls(Port.WRAPPED_KEYS)).isEqualTo(keys);
  }

  /// As with everything else: what a session was used for is what it lives by.
  @Test
  void sessionThatOpensNothingMoreShouldListNothing() {
    PortalLink first = send("First", BOB);
    send("Second", BOB);
    SecretToken session = signIn(first, BOB);

    story.administration.revoke(first.message(), "admin");

    assertThat(list(session, Optional.empty()))
        .isEqualTo(new InboxResult.Refused(new Refusal.SignInNeeded()));
    assertThat(inbox.conversation(Story.visit(first.toString(), session)))
        .isInstanceOfSatisfying(
            InboxResult.Refused.class,
            refused -> assertThat(refused.why()).isInstanceOf(Refusal.Withdrawn.class));
  }

  @Test
  void idleSessionShouldListNothing() {
    PortalLink link = send("First", BOB);
    SecretToken session = signIn(link, BOB);
    story.platform.clock.advance(Duration.ofMinutes(29));
    assertThat(links(listed(session))).hasSize(1);
    story.platform.clock.advance(Duration.ofMinutes(1));

    assertThat(list(session, Optional.empty()))
        .isEqualTo(new InboxResult.Refused(new Refusal.SignInNeeded()));
  }

  private PortalLink sensitive(EmailAddress reader) {
    return WrapperMails.send(
            story.platform,
            mail("Alice <alice@contoso.example>", "Sensitive", "<s@c.example>", "").getBytes(UTF_8),
            Carrier.ATTACHMENT,
            Locale.ENGLISH,
            usual ->
                new ProtectionTerms(
                    usual.template(),
                    usual.rights(),
                    AttachmentAccess.VIEW_ONLY,
                    usual.expiry(),
                    usual.protectedBy(),
                    usual.passcodeOnly(),
                    usual.notifyWhenRead()),
            reader)
        .getFirst();
  }

  /// Threats 19 and 22: a list shows no more than the message would.
  @Test
  void messageThatAsksForAnotherSignInShouldHideItsSubject() {
    PortalLink link = send("First", BOB);
    PortalLink sensitive = sensitive(BOB);
    SecretToken session = signIn(link, BOB);
    assertThat(subjects(listed(session))).containsExactlyInAnyOrder("First", "Wrapped");
    assertThat(listed(session).entries()).noneMatch(InboxEntry::signInAgain);

    for (int quarter = 0; quarter < 4; quarter++) {
      story.platform.clock.advance(Duration.ofMinutes(15));
      story.portal.reading().read(Story.visit(link.toString(), session));
    }
    int unwrapped = story.platform.calls(Port.KEY_SERVICE);
    InboxResult.Listed later = listed(session);

    assertThat(later.entries())
        .filteredOn(InboxEntry::signInAgain)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.link()).isEqualTo(sensitive);
              assertThat(entry.summary()).isEmpty();
              assertThat(entry.inMail()).isTrue();
            });
    assertThat(story.platform.calls(Port.KEY_SERVICE)).isEqualTo(unwrapped + 1);
  }

  @Test
  void shreddedMessageShouldBeListedWithoutItsSubject() {
    PortalLink first = send("First", BOB);
    PortalLink second = send("Second", BOB);
    SecretToken session = signIn(first, BOB);

    story.platform.records.wrappedKeys().shred(second.message());

    assertThat(subjects(listed(session))).containsExactly("?", "First");
  }

  @Test
  void keyServiceThatDoesNotAnswerShouldCostTheSubjectsOnly() {
    PortalLink link = send("First", BOB);
    SecretToken session = signIn(link, BOB);

    story.platform.fail(Port.KEY_SERVICE);
    assertThat(subjects(listed(session))).containsExactly("?");
    story.platform.heal();
    story.platform.fail(Port.WRAPPED_KEYS);

    assertThat(subjects(conversation(link, session))).containsExactly("?");
  }

  /// Threat 41.
  @ParameterizedTest
  @ValueSource(strings = {"READER_MESSAGES", "PORTAL_SESSIONS", "PROTECTED_MESSAGES"})
  void nothingShouldBeListedWhenAStoreDoesNotAnswer(String port) {
    PortalLink link = send("First", BOB);
    SecretToken session = signIn(link, BOB);

    story.platform.fail(Port.valueOf(port));

    assertThatThrownBy(() -> list(session, Optional.empty())).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> conversation(link, session)).isInstanceOf(Unavailable.class);
  }

  @Test
  void conversationShouldNotBeShownWhenItCannotBeNoted() {
    PortalLink link = send("First", BOB);
    SecretToken session = signIn(link, BOB);

    story.platform.fail(Port.TRACE);

    assertThatThrownBy(() -> conversation(link, session)).isInstanceOf(Unavailable.class);
  }

  @Test
  void conversationShouldBeNotedOnceAndTheListOfAllNowhere() {
    PortalLink link = send("First", "<1@contoso.example>", "", BOB);
    PortalLink second = send("Re: First", "<2@contoso.example>", "<1@contoso.example>", BOB);
    SecretToken session = signIn(link, BOB);
    int before = story.platform.records.events().size();

    listed(session);
    conversation(link, session);

    assertThat(story.platform.records.events())
        .hasSize(before + 1)
        .last()
        .isInstanceOfSatisfying(
            TraceEvent.Access.class,
            event -> {
              assertThat(event.message()).isEqualTo(link.message());
              assertThat(event.operation()).isEqualTo(AccessOperation.LIST);
              assertThat(event.result()).isEqualTo(AccessResult.DONE);
            });
    assertThat(second).isNotNull();
  }

  @Test
  void threadShouldBeOneConversationTheOldestFirst() {
    PortalLink first = send("Offer", "<1@contoso.example>", "", BOB);
    PortalLink second = send("Re: Offer", "<2@contoso.example>", "<1@contoso.example>", BOB);
    PortalLink other = send("Other", "<o@contoso.example>", "", BOB);
    PortalLink third = send("Re: Offer", "<3@contoso.example>", "<2@contoso.example>", BOB);
    SecretToken session = signIn(first, BOB);

    assertThat(record(third).place().conversation()).isEqualTo(first.message());
    assertThat(record(other).place().conversation()).isEqualTo(other.message());
    assertThat(links(conversation(second, session))).containsExactly(first, second, third);
    assertThat(subjects(conversation(third, session)))
        .containsExactly("Offer", "Re: Offer", "Re: Offer");
    assertThat(links(conversation(other, session))).containsExactly(other);
  }

  /// The earliest says which conversation it is; the others stay what they are.
  @Test
  void mailThatNamesTwoConversationsShouldGoOnWithTheEarlier() {
    PortalLink one = send("One", "<1@contoso.example>", "", BOB);
    PortalLink two = send("Two", "<2@contoso.example>", "", BOB);
    PortalLink both = send("Both", "<3@c.example>", "<2@contoso.example> <1@contoso.example>", BOB);

    assertThat(record(both).place().conversation()).isEqualTo(one.message());
    assertThat(record(two).place().conversation()).isEqualTo(two.message());
  }

  @Test
  void mailboxesOfOneConversationShouldNeverSeeEachOthersMessages() {
    PortalLink bobs = send("To Bob", "<1@contoso.example>", "", BOB);
    PortalLink carols = send("To Carol", "<2@contoso.example>", "<1@contoso.example>", CAROL);
    send("To both", "<3@contoso.example>", "<2@contoso.example>", BOB, CAROL);
    ProtectedMessageId conversation = bobs.message();
    assertThat(record(carols).place().conversation()).isEqualTo(conversation);
    SecretToken ofBob = signIn(bobs, BOB);
    SecretToken ofCarol = signIn(carols, CAROL);

    assertThat(subjects(conversation(bobs, ofBob))).containsExactly("To Bob", "To both");
    assertThat(subjects(conversation(carols, ofCarol))).containsExactly("To Carol", "To both");
    assertThat(subjects(listed(ofBob))).containsExactly("To both", "To Bob");
    assertThat(subjects(listed(ofCarol))).containsExactly("To both", "To Carol");
    assertThat(inbox.conversation(Story.visit(carols.toString(), ofBob)))
        .isInstanceOfSatisfying(
            InboxResult.Refused.class,
            refused -> assertThat(refused.why()).isInstanceOf(Refusal.OtherMailbox.class));
  }

  /// Threat “foreign thread id”: who writes the Message-ID of others into their own mail gives away
  /// their own, and gets nothing.
  @Test
  void foreignThreadIdShouldGiveNobodyAnything() {
    PortalLink bobs = send("Secret", "<1@contoso.example>", "", BOB);
    story.platform.clock.advance(Duration.ofSeconds(1));
    story.mailFlow.accept(
        story.arrived(
            mail("Eve <eve@evil.example>", "Re: Secret", "<e@evil.example>", "<1@contoso.example>")
                .getBytes(UTF_8),
            new Envelope(Optional.of(EVE), List.of(ALICE)),
            false));
    story.settle();
    PortalLink alices = PortalLink.parse(story.linkOf(ALICE)).orElseThrow();
    // Alice answers Eve, who is a reader of the conversation then.
    PortalLink eves = send("Re: Secret", "<3@contoso.example>", "<e@evil.example>", EVE);
    assertThat(record(alices).place().conversation()).isEqualTo(bobs.message());
    assertThat(record(eves).place().conversation()).isEqualTo(bobs.message());

    SecretToken ofEve = signIn(eves, EVE);
    SecretToken ofBob = signIn(bobs, BOB);

    assertThat(links(conversation(eves, ofEve))).containsExactly(eves);
    assertThat(links(listed(ofEve))).containsExactly(eves);
    assertThat(links(conversation(bobs, ofBob))).containsExactly(bobs);
    assertThat(links(listed(ofBob))).containsExactly(bobs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "=?utf-8?Q?a=0D=0AX-Injected:_1?=",
        "=?utf-8?B?4oCucmV2ZXJzZWQ=?=",
        "=?utf-16?Q?=D8=00?=",
        "\"\\\u0007",
      })
  void hostileSubjectShouldBeSealedAndListedInOneLine(String subject) {
    PortalLink link = send(subject, "<h@contoso.example>", "", BOB);

    assertThat(subjects(listed(signIn(link, BOB))))
        .singleElement()
        .satisfies(shown -> assertThat(shown).doesNotContainPattern("[\\r\\n\\x00-\\x1f]"));
  }

  @Test
  void recordShouldNotShowTheSubject() {
    PortalLink link = send("Aurora", BOB);

    assertThat(record(link).summary()).isPresent();
    assertThat(record(link).toString()).doesNotContain("Aurora");
    assertThat(listed(signIn(link, BOB)).toString()).doesNotContain("Aurora");
  }
}
