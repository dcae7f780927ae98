package org.sealpost.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sealpost.testing.Samples.BOB;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.Unavailable;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.account.Accounts;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.Written;
import org.sealpost.testing.Port;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;
import org.sealpost.trace.AgentClass;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;

/// Threat 6: every way to have a key unwrapped, and everybody who might try. Another organization's
/// context is refused in ProtectionTest and KeyServiceContract.
class KeyReleaseTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final String MAIL =
      """
      From: Alice Adams <alice@contoso.example>\r
      To: Bob Brown <bob@partner.example>\r
      Subject: [encrypt] Results\r
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
  private final Map<Way, Consumer<Visit>> ways = new EnumMap<>(Way.class);
  private String link = "";
  private String carolsLink = "";

  enum Way {
    OPEN,
    READ,
    PRINT,
    EXPORT,
    EXPORTED_PIECE,
    PREVIEW,
    PAGE,
    DOWNLOAD,
    PIECE,
    REPLY,
    ANSWER_PAGE,
    DRAFT,
    FILE,
    REMOVED_FILE,
    UPLOAD,
    UPLOADED,
    DISCARDED,
    SENT
  }

  @BeforeEach
  void sendAMailToTwo() {
    ways.put(Way.OPEN, portal.reading()::open);
    ways.put(Way.READ, portal.reading()::read);
    ways.put(Way.PRINT, portal.reading()::print);
    ways.put(Way.EXPORT, portal.reading()::export);
    ways.put(Way.EXPORTED_PIECE, visit -> portal.reading().exportPiece(visit, 0));
    ways.put(Way.PREVIEW, visit -> portal.attachments().preview(visit, 0));
    ways.put(Way.PAGE, visit -> portal.attachments().page(visit, 0, 0));
    ways.put(Way.DOWNLOAD, visit -> portal.attachments().download(visit, 0));
    ways.put(Way.PIECE, visit -> portal.attachments().piece(visit, 0, 0));
    Written draft = Story.written("draft");
    AnswerDesk answers = portal.answers();
    ways.put(Way.ANSWER_PAGE, visit -> answers.open(visit, AnswerKind.REPLY));
    ways.put(Way.DRAFT, visit -> answers.keep(visit, AnswerKind.REPLY, draft, 0));
    ways.put(
        Way.FILE,
        visit ->
            answers.attach(
                visit,
                AnswerKind.REPLY,
                draft,
                0,
                List.of(new AnswerResult.Brought("a.txt", "text/plain", new byte[1]))));
    ways.put(Way.REMOVED_FILE, visit -> answers.remove(visit, AnswerKind.REPLY, draft, 0, "f0"));
    ways.put(
        Way.UPLOAD, visit -> answers.begin(visit, AnswerKind.REPLY, "a.txt", "text/plain", 1000));
    ways.put(Way.UPLOADED, visit -> answers.finish(visit, "f" + "0".repeat(32)));
    ways.put(Way.DISCARDED, answers::discard);
    ways.put(Way.SENT, answers::sent);
    ways.put(Way.REPLY, visit -> story.reply(visit, "x"));
    List<PortalLink> links = send(MAIL, BOB, CAROL);
    link = links.get(0).toString();
    carolsLink = links.get(1).toString();
  }

  /// With every right there is, so that nothing but access is asked about.
  private List<PortalLink> send(String mail, EmailAddress... readers) {
    return WrapperMails.send(
        story.platform,
        mail.getBytes(UTF_8),
        Carrier.LINK,
        Locale.ENGLISH,
        usual ->
            new ProtectionTerms(
                usual.template(),
                UsageRights.of(UsageRight.values()),
                usual.attachments(),
                usual.expiry(),
                usual.protectedBy(),
                usual.passcodeOnly(),
                usual.notifyWhenRead()),
        readers);
  }

  @ParameterizedTest
  @EnumSource
  void recipientShouldHaveItOnceForEachCall(Way way) {
    SecretToken session = story.signIn(link, BOB);
    int before = unwrapped();

    go(way, Story.visit(link, session));

    assertThat(unwrapped()).isEqualTo(before + 1);
    assertThat(keysUsed()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void nobodyShouldHaveItWithoutASession(Way way) {
    assertRefused(way, link, Optional.empty());
    assertRefused(way, link, Optional.of(SecretToken.random(story.platform.random)));
  }

  /// The browser's token before its passcode was redeemed is no session.
  @ParameterizedTest
  @EnumSource
  void halfASignInShouldNotHaveIt(Way way) {
    PasscodeTicket browser = story.requestPasscode(link);

    assertRefused(way, link, Optional.of(browser.token()));
  }

  /// Carol reads the same message under her own link, and not under Bob's.
  @ParameterizedTest
  @EnumSource
  void anotherRecipientShouldNotHaveItUnderThisLink(Way way) {
    SecretToken carols = story.signIn(carolsLink, CAROL);

    assertRefused(way, link, Optional.of(carols));
  }

  @ParameterizedTest
  @EnumSource
  void readerOfAnotherMessageShouldNotHaveIt(Way way) {
    EmailAddress dave = EmailAddress.of("dave@elsewhere.example");
    String other = send(MAIL.replace("original", "other"), dave).getFirst().toString();
    SecretToken daves = story.signIn(other, dave);

    assertRefused(way, link, Optional.of(daves));
  }

  @ParameterizedTest
  @EnumSource
  void forgedLinksShouldNotHaveIt(Way way) {
    SecretToken session = story.signIn(link, BOB);
    PortalLink known = PortalLink.parse(link).orElseThrow();
    PortalLink carols = PortalLink.parse(carolsLink).orElseThrow();

    assertRefused(way, known.message() + "." + "a".repeat(26), Optional.of(session));
    assertRefused(way, "a".repeat(26) + "." + known.recipient(), Optional.of(session));
    assertRefused(way, carols.toString(), Optional.of(session));
    assertRefused(way, known.message().value(), Optional.of(session));
    assertRefused(way, "", Optional.of(session));
  }

  /// Threats 22 and 48.
  @ParameterizedTest
  @EnumSource
  void sessionsThatAreOverShouldNotHaveIt(Way way) {
    SecretToken signedOut = story.signIn(link, BOB);
    portal.sessions().signOut(Optional.of(signedOut));
    SecretToken old = story.signIn(link, BOB);
    assertRefused(way, link, Optional.of(signedOut));

    story.platform.clock.advance(PortalSession.IDLE);
    assertRefused(way, link, Optional.of(old));

    story.platform.clock.advance(PortalSession.LIFETIME);
    assertRefused(way, link, Optional.of(old));
  }

  @ParameterizedTest
  @EnumSource
  void sessionsThatWereEndedByOthersShouldNotHaveIt(Way way) {
    SecretToken ended = story.signIn(link, BOB);
    SecretToken other = story.signIn(link, BOB);
    portal.sessions().endOthers(Optional.of(other));
    assertRefused(way, link, Optional.of(ended));

    PortalLink known = PortalLink.parse(link).orElseThrow();
    story.administration.endSessions(known.message(), known.recipient(), "admin");
    assertRefused(way, link, Optional.of(other));
  }

  @ParameterizedTest
  @EnumSource
  void sessionThatIsKeptShouldHaveItForTwelveHours(Way way) {
    PasscodeTicket ticket = story.requestPasscode(link);
    SecretToken kept =
        switch (portal
            .signIn()
            .signIn(
                Story.visit(link),
                Optional.of(ticket),
                story.passcodeOf(BOB),
                true,
                Optional.empty())) {
          case SignInResult.SignedIn(var session) -> session.token();
          case SignInResult.Refused() -> throw new AssertionError("sign-in was refused");
        };

    story.platform.clock.advance(PortalSession.KEPT_LIFETIME.minusNanos(1));
    int before = unwrapped();
    go(way, Story.visit(link, kept));
    assertThat(unwrapped()).isEqualTo(before + 1);

    story.platform.clock.advance(Duration.ofNanos(1));
    int after = unwrapped();
    go(way, Story.visit(link, kept));
    assertThat(unwrapped()).isEqualTo(after);
  }

  @ParameterizedTest
  @EnumSource
  void nobodyShouldHaveItOnceRevoked(Way way) {
    SecretToken session = story.signIn(link, BOB);
    story.administration.revoke(PortalLink.parse(link).orElseThrow().message(), "admin");

    assertRefused(way, link, Optional.of(session));
    assertRefused(way, link, Optional.of(story.signIn(link, BOB)));
  }

  /// Threat 48.
  @ParameterizedTest
  @EnumSource
  void nobodyShouldHaveItFromTheInstantOfExpiryOn(Way way) {
    Instant end =
        story
            .platform
            .records
            .protectedMessages()
            .find(PortalLink.parse(link).orElseThrow())
            .flatMap(AddressedMessage::expiresAt)
            .orElseThrow();
    story.platform.clock.set(end.minusNanos(1));
    SecretToken session = story.signIn(link, BOB);
    int before = unwrapped();

    go(way, Story.visit(link, session));
    assertThat(unwrapped()).isEqualTo(before + 1);

    story.platform.clock.set(end);
    go(way, Story.visit(link, session));
    assertThat(unwrapped()).isEqualTo(before + 1);
  }

  /// Threat 11: also with the recipient's cookie.
  @ParameterizedTest
  @EnumSource
  void machinesShouldNotHaveIt(Way way) {
    SecretToken session = story.signIn(link, BOB);
    int before = unwrapped();

    go(
        way,
        new Visit(
            link,
            Optional.of(session),
            new Visitor(Optional.empty(), AgentClass.MACHINE),
            Locale.ENGLISH));

    assertThat(unwrapped()).isEqualTo(before);
    assertThat(keysUsed()).isZero();
  }

  /// Threat 19: what the template says by now counts for those who have signed in before.
  @ParameterizedTest
  @EnumSource
  void sessionsOfAWayThatIsNotAcceptedAnyMoreShouldNotHaveIt(Way way) {
    SecretToken session = story.signIn(link, BOB);
    BrandingTemplate usual = BrandingTemplate.factoryDefault();
    story.platform.brandingTemplates.put(
        new BrandingTemplate(
            usual.name(),
            usual.backgroundColor(),
            usual.logo(),
            usual.introductionText(),
            usual.emailText(),
            usual.readButtonText(),
            usual.disclaimerText(),
            usual.portalText(),
            usual.privacyStatementUrl(),
            false,
            true,
            0));

    assertRefused(way, link, Optional.of(session));
  }

  /// Fail closed: what nobody can see afterwards does not happen.
  @ParameterizedTest
  @EnumSource
  void nothingShouldBeHandedOutWhenTheUseOfTheKeyCannotBeTraced(Way way) {
    SecretToken session = story.signIn(link, BOB);
    story.platform.fail(Port.TRACE, 1);

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> go(way, Story.visit(link, session)));
  }

  @Test
  void traceShouldNameTheKeyByItsId() {
    go(Way.READ, Story.visit(link, story.signIn(link, BOB)));

    assertThat(story.platform.records.trace().of(PortalLink.parse(link).orElseThrow().message()))
        .filteredOn(TraceEvent.KeyUsed.class::isInstance)
        .singleElement()
        .isEqualTo(
            new TraceEvent.KeyUsed(
                story.platform.clock.instant(),
                PortalLink.parse(link).orElseThrow().message(),
                "key-1"));
  }

  private void assertRefused(Way way, String link, Optional<SecretToken> session) {
    int before = unwrapped();

    go(way, Story.visit(link, session));

    assertThat(unwrapped()).isEqualTo(before);
    assertThat(keysUsed()).isZero();
  }

  private void go(Way way, Visit visit) {
    Optional.ofNullable(ways.get(way)).orElseThrow().accept(visit);
  }

  private int unwrapped() {
    return story.platform.calls(Port.KEY_SERVICE);
  }

  private long keysUsed() {
    return story
        .platform
        .records
        .trace()
        .of(PortalLink.parse(link).orElseThrow().message())
        .stream()
        .filter(TraceEvent.KeyUsed.class::isInstance)
        .count();
  }
}
