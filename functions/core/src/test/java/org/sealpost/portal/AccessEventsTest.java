package org.sealpost.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.account.Accounts;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.AgentClass;
import org.sealpost.trace.NetworkPrefix;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;

/// One event for each request that is known to be about somebody's message, and none for others.
class AccessEventsTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final Visitor PHONE =
      new Visitor(NetworkPrefix.of("203.0.113.77"), AgentClass.PHONE_BROWSER);
  private static final Visitor MACHINE =
      new Visitor(NetworkPrefix.of("203.0.113.77"), AgentClass.MACHINE);

  private static final String MAIL =
      """
      From: Alice Adams <alice@contoso.example>\r
      To: Bob Brown <bob@partner.example>\r
      Subject: Results\r
      Message-ID: <original@contoso.example>\r
      MIME-Version: 1.0\r
      Content-Type: multipart/mixed; boundary=b\r
      \r
      --b\r
      Content-Type: text/plain\r
      \r
      All well.\r
      --b\r
      Content-Type: application/pdf\r
      Content-Disposition: attachment; filename="report.pdf"\r
      \r
      %PDF\r
      --b--\r
      """;

  private final Story story = new Story(Accounts.NONE, new OnePagePreviews());
  private final MessagePortal portal = story.portal;
  private final PortalLink link = send(Protection.ENCRYPT, BOB);

  @Test
  void eventsShouldSayWhoDidWhatHowAndFromWhere() {
    PasscodeTicket ticket =
        portal
            .signIn()
            .requestPasscode(
                new Visit(link.toString(), Optional.empty(), PHONE, Locale.ENGLISH),
                Optional.empty(),
                Optional.empty());

    assertThat(events())
        .containsExactly(
            new TraceEvent.Access(
                story.platform.clock.instant(),
                link.message(),
                link.recipient(),
                AccessOperation.PASSCODE,
                AccessResult.DONE,
                Optional.of("passcode"),
                PHONE,
                Optional.empty()));
    assertThat(ticket.toString()).doesNotContain(ticket.token().value());
  }

  /// Everything that a reader can do, as it goes well and as it does not.
  @Test
  void everyRequestShouldBeOneEventThatSaysHowAndFromWhere() {
    PortalLink all = send(UsageRights.of(UsageRight.values()), AttachmentAccess.DOWNLOAD, BOB);
    Visit stranger = new Visit(all.toString(), Optional.empty(), PHONE, Locale.ENGLISH);
    PasscodeTicket ticket =
        event(
            all,
            "PASSCODE DONE",
            () -> portal.signIn().requestPasscode(stranger, Optional.empty(), Optional.empty()));
    String code = story.passcodeOf(BOB);
    event(all, "SIGN_IN WRONG_PASSCODE", () -> type(stranger, ticket, other(code)));
    SignInResult signedIn = event(all, "SIGN_IN DONE", () -> type(stranger, ticket, code));
    SecretToken session = ((SignInResult.SignedIn) signedIn).session().token();
    Visit visit = new Visit(all.toString(), Optional.of(session), PHONE, Locale.ENGLISH);

    event(all, "OPEN DONE", () -> portal.reading().read(visit));
    event(all, "PRINT DONE", () -> portal.reading().print(visit));
    event(all, "EXPORT DONE", () -> portal.reading().export(visit));
    event(all, "PREVIEW DONE 0", () -> portal.attachments().preview(visit, 0));
    event(all, "PREVIEW UNOPENABLE 7", () -> portal.attachments().preview(visit, 7));
    event(all, "DOWNLOAD DONE 0", () -> portal.attachments().download(visit, 0));
    event(all, "DOWNLOAD UNOPENABLE 7", () -> portal.attachments().download(visit, 7));
    event(all, "REPLY DONE", () -> story.reply(visit, "x"));

    PortalLink little = send(UsageRights.of(UsageRight.VIEW), AttachmentAccess.VIEW_ONLY, BOB);
    Visit held = new Visit(little.toString(), Optional.of(session), PHONE, Locale.ENGLISH);
    event(little, "OPEN DONE", () -> portal.reading().read(held));
    event(little, "PRINT NOT_ALLOWED", () -> portal.reading().print(held));
    event(little, "EXPORT NOT_ALLOWED", () -> portal.reading().export(held));
    event(little, "EXPORT NOT_ALLOWED", () -> portal.reading().exportPiece(held, 0));
    event(little, "PREVIEW DONE 0", () -> portal.attachments().preview(held, 0));
    event(little, "DOWNLOAD NOT_ALLOWED 0", () -> portal.attachments().download(held, 0));
    event(little, "DOWNLOAD NOT_ALLOWED 0", () -> portal.attachments().piece(held, 0, 0));
    event(little, "REPLY NOT_ALLOWED", () -> story.reply(held, "x"));

    PortalLink carols = send(Protection.ENCRYPT, CAROL);
    Visit elsewhere = new Visit(carols.toString(), Optional.of(session), PHONE, Locale.ENGLISH);
    assertEachRefusalIsOneEvent(carols, elsewhere, "WRONG_ACCOUNT");
    assertEachRefusalIsOneEvent(
        all, new Visit(visit.link(), visit.session(), MACHINE, Locale.ENGLISH), "MACHINE");
    story.administration.revoke(all.message(), "admin");
    assertEachRefusalIsOneEvent(all, visit, "WITHDRAWN");
  }

  /// Threat 13: what was too often is seen, and is one event as well.
  @Test
  void passcodeThatIsNotSentShouldBeOneEvent() {
    Visit stranger = new Visit(link.toString(), Optional.empty(), PHONE, Locale.ENGLISH);
    int sent = 0;
    do {
      sent = story.platform.outboundMail.sent().size();
      portal.signIn().requestPasscode(stranger, Optional.empty(), Optional.empty());
    } while (story.platform.outboundMail.sent().size() > sent);

    event(
        link,
        "PASSCODE THROTTLED",
        () -> portal.signIn().requestPasscode(stranger, Optional.empty(), Optional.empty()));
  }

  private void assertEachRefusalIsOneEvent(PortalLink at, Visit visit, String result) {
    ReadingDesk reading = portal.reading();
    AttachmentDesk attachments = portal.attachments();
    event(at, visit, "OPEN " + result, () -> reading.open(visit));
    event(at, visit, "OPEN " + result, () -> reading.read(visit));
    event(at, visit, "PRINT " + result, () -> reading.print(visit));
    event(at, visit, "EXPORT " + result, () -> reading.export(visit));
    event(at, visit, "EXPORT " + result, () -> reading.exportPiece(visit, 0));
    event(at, visit, "PREVIEW " + result + " 0", () -> attachments.preview(visit, 0));
    event(at, visit, "PREVIEW " + result + " 1", () -> attachments.page(visit, 1, 0));
    event(at, visit, "DOWNLOAD " + result + " 2", () -> attachments.download(visit, 2));
    event(at, visit, "DOWNLOAD " + result + " 3", () -> attachments.piece(visit, 3, 0));
    event(at, visit, "REPLY " + result, () -> story.reply(visit, "x"));
  }

  private <T> T event(PortalLink at, String expected, Supplier<T> request) {
    return event(at, new Visit("", Optional.empty(), PHONE, Locale.ENGLISH), expected, request);
  }

  /// @param expected operation, result, and the attachment's number if it is about one
  private <T> T event(PortalLink at, Visit visit, String expected, Supplier<T> request) {
    int before = events().size();

    T answer = request.get();

    assertThat(events().stream().skip(before))
        .as(expected)
        .singleElement()
        .satisfies(
            event -> {
              String part = event.part().map(number -> " " + number).orElse("");
              assertThat(event.operation() + " " + event.result() + part).isEqualTo(expected);
              assertThat(event.method()).contains("passcode");
              assertThat(event.visitor()).isEqualTo(visit.visitor());
              assertThat(event.message()).isEqualTo(at.message());
              assertThat(event.recipient()).isEqualTo(at.recipient());
            });
    return answer;
  }

  private SignInResult type(Visit visit, PasscodeTicket ticket, String code) {
    return portal.signIn().signIn(visit, Optional.of(ticket), code, false, Optional.empty());
  }

  private static String other(String code) {
    return (code.startsWith("1") ? "2" : "1") + code.substring(1);
  }

  @Test
  void readingShouldBeOneOpeningHoweverManyRequestsThePageMakes() {
    Visit visit = signedIn(link);
    int before = events().size();

    portal.reading().open(visit);
    assertThat(events()).hasSize(before);
    portal.reading().read(visit);

    assertThat(since(before)).containsExactly("OPEN DONE");
  }

  @Test
  void eachDoingShouldBeOneEvent() {
    Visit visit = signedIn(link);
    int before = events().size();

    portal.reading().print(visit);
    portal.attachments().download(visit, 0);
    story.reply(visit, "x");

    assertThat(since(before)).containsExactly("PRINT DONE", "DOWNLOAD DONE", "REPLY DONE");
    assertThat(events().get(before + 1).part()).contains(0);
  }

  @Test
  void whatTheMessageDoesNotAllowShouldBeNoted() {
    PortalLink strict = send(Protection.DO_NOT_FORWARD, BOB);
    Visit visit = signedIn(strict);
    int before = events().size();

    portal.reading().print(visit);
    portal.attachments().download(visit, 0);

    assertThat(since(before)).containsExactly("PRINT NOT_ALLOWED", "DOWNLOAD NOT_ALLOWED");
  }

  @Test
  void whatCannotBeOpenedShouldBeNotedOnceAndNotAsDone() {
    Visit visit = signedIn(link);
    story.platform.records.wrappedKeys().shred(link.message());
    int before = events().size();

    portal.reading().open(visit);
    portal.reading().read(visit);
    portal.reading().print(visit);
    story.reply(visit, "x");

    assertThat(since(before))
        .containsExactly(
            "OPEN UNOPENABLE", "OPEN UNOPENABLE", "PRINT UNOPENABLE", "REPLY UNOPENABLE");
  }

  @Test
  void withdrawnMessagesShouldBeNoted() {
    PortalLink open = send(Protection.ENCRYPT, BOB);
    Visit visit = signedIn(link);
    portal.reading().read(new Visit(open.toString(), visit.session(), PHONE, Locale.ENGLISH));
    story.administration.revoke(link.message(), "admin");
    int before = events().size();

    portal.reading().open(visit);
    portal.attachments().download(visit, 0);

    assertThat(since(before)).containsExactly("OPEN WITHDRAWN", "DOWNLOAD WITHDRAWN");
  }

  @Test
  void sessionsThatAreTooOldForTheMessageShouldBeNoted() {
    PortalLink strict = send(Protection.DO_NOT_FORWARD, BOB);
    Visit visit = signedIn(strict);
    for (int quarter = 0; quarter < 4; quarter++) {
      story.platform.clock.advance(Duration.ofMinutes(15));
      portal.reading().open(new Visit(link.toString(), visit.session(), PHONE, Locale.ENGLISH));
    }
    int before = events().size();

    portal.reading().open(visit);

    assertThat(since(before)).containsExactly("OPEN SIGN_IN_TOO_WEAK");
  }

  /// Threat 21: that somebody came with a forwarded link shows at the message it is of.
  @Test
  void somebodyElsesSessionShouldBeNotedAtTheMessage() {
    Visit carols = signedIn(send(Protection.ENCRYPT, CAROL), CAROL);
    int before = events().size();

    portal.reading().open(new Visit(link.toString(), carols.session(), PHONE, Locale.ENGLISH));

    assertThat(since(before)).containsExactly("OPEN WRONG_ACCOUNT");
    assertThat(events().getLast().message()).isEqualTo(link.message());
    assertThat(events().getLast().recipient()).isEqualTo(link.recipient());
  }

  /// Threat 11: seen, and not as an opening; nobody is told that it was read.
  @Test
  void machinesShouldBeNotedAsMachinesAndOpenNothing() {
    PortalLink notified =
        WrapperMails.send(
                story.platform,
                Mails.plain(),
                Carrier.LINK,
                Locale.ENGLISH,
                WrapperMails::viewOnlyAndNotified,
                BOB)
            .getFirst();
    Visit visit = signedIn(notified);
    Visit machine = new Visit(visit.link(), visit.session(), MACHINE, Locale.ENGLISH);
    int before = events().size();

    assertThat(portal.reading().read(machine))
        .isEqualTo(new ReadResult.Refused(new Refusal.NotForMachines()));
    portal.attachments().download(machine, 0);
    story.settle();

    assertThat(since(before)).containsExactly("OPEN MACHINE", "DOWNLOAD MACHINE");
    assertThat(events().getLast().visitor()).isEqualTo(MACHINE);
    assertThat(story.platform.outboundMail.sentTo(ALICE)).isEmpty();

    portal.reading().read(visit);
    story.settle();
    assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(1);
  }

  /// Threat 52: nobody writes to the trace of a message without a session, and nothing is known of
  /// whoever has none.
  @Test
  void strangersShouldLeaveNoTrace() {
    Visit visit = signedIn(link);
    portal.sessions().signOut(visit.session());
    int before = story.platform.records.events().size();

    for (Visitor visitor : List.of(PHONE, MACHINE)) {
      for (Optional<SecretToken> session :
          List.of(
              Optional.<SecretToken>empty(),
              visit.session(),
              Optional.of(SecretToken.random(story.platform.random)))) {
        for (String path : List.of(link.toString(), Samples.link().toString(), "nonsense")) {
          Visit stranger = new Visit(path, session, visitor, Locale.ENGLISH);
          portal.reading().open(stranger);
          portal.reading().read(stranger);
          portal.reading().print(stranger);
          portal.attachments().download(stranger, 0);
          story.reply(stranger, "x");
        }
      }
    }

    assertThat(story.platform.records.events()).hasSize(before);
  }

  private PortalLink send(Protection protection, EmailAddress reader) {
    return send(protection.template(), protection.rights(), protection.attachments(), reader);
  }

  private PortalLink send(UsageRights rights, AttachmentAccess attachments, EmailAddress reader) {
    return send(Protection.ENCRYPT.template(), rights, attachments, reader);
  }

  private PortalLink send(
      String template, UsageRights rights, AttachmentAccess attachments, EmailAddress reader) {
    return WrapperMails.send(
            story.platform,
            MAIL.getBytes(UTF_8),
            Carrier.LINK,
            Locale.ENGLISH,
            usual ->
                new ProtectionTerms(
                    template,
                    rights,
                    attachments,
                    usual.expiry(),
                    usual.protectedBy(),
                    usual.passcodeOnly(),
                    usual.notifyWhenRead()),
            reader)
        .getFirst();
  }

  private Visit signedIn(PortalLink link) {
    return signedIn(link, BOB);
  }

  private Visit signedIn(PortalLink link, EmailAddress reader) {
    return new Visit(
        link.toString(), Optional.of(story.signIn(link.toString(), reader)), PHONE, Locale.ENGLISH);
  }

  private List<TraceEvent.Access> events() {
    return story.platform.records.events().stream()
        .filter(TraceEvent.Access.class::isInstance)
        .map(TraceEvent.Access.class::cast)
        .toList();
  }

  private List<String> since(int before) {
    return events().stream()
        .skip(before)
        .map(event -> event.operation() + " " + event.result())
        .toList();
  }
}
