package org.sealpost.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.BOB;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.RecentBrandingTemplates;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.account.Account;
import org.sealpost.opening.account.AccountAttempt;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.opening.account.AccountProvider.Kind;
import org.sealpost.opening.account.AccountRefusedException;
import org.sealpost.opening.account.Accounts;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.ProtectionAction;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;
import org.sealpost.trace.AgentClass;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;

/// How long a session opens what, and who ends it (threat 22).
class SessionStoryTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final SignInMethod GOOGLE = new SignInMethod("google");
  private static final Visitor MACHINE = new Visitor(Optional.empty(), AgentClass.MACHINE);

  private final Story story = new Story(new Google(), AttachmentPreviews.NONE);
  private final MessagePortal portal = story.portal;

  @Test
  void readShouldAskToSignInAgainWhenTheTemplateTakesAWayBack() {
    PortalLink link = send(BOB);
    SecretToken passcode = started(link, SignInMethod.PASSCODE);
    SecretToken google = started(link, GOOGLE);
    assertOpens(link, passcode);
    assertOpens(link, google);

    template(false, true);
    assertAsksAgain(link, passcode);
    assertOpens(link, google);

    template(true, false);
    assertOpens(link, passcode);
    assertAsksAgain(link, google);
  }

  @Test
  void readShouldTakeNoAccountForAMessageThatIsReadByPasscodeOnly() {
    PortalLink link = send(BOB, AttachmentAccess.DOWNLOAD, true);

    assertAsksAgain(link, started(link, GOOGLE));
    assertAsksAgain(link, started(link, new SignInMethod("nobody-knows-it")));
    assertOpens(link, started(link, SignInMethod.PASSCODE));
  }

  /// Neither locked out nor let in: the way that every recipient has stays, and the one that the
  /// template may have ruled out goes.
  @Test
  void readShouldTakePasscodesButNoAccountsOfReadersOwnWhenTheTemplateIsGone() {
    template("Gone tomorrow", true, true);
    story.rules(applying("Gone tomorrow"));
    story.send(new String(Mails.plain(), UTF_8), Samples.ALICE, BOB);
    PortalLink link = PortalLink.parse(story.linkOf(BOB)).orElseThrow();
    SecretToken google = started(link, GOOGLE);
    SecretToken passcode = started(link, SignInMethod.PASSCODE);
    assertOpens(link, google);

    story.platform.brandingTemplates.remove("Gone tomorrow");
    template(false, true);

    assertAsksAgain(link, google);
    assertOpens(link, passcode);
  }

  private static RuleSet applying(String template) {
    return new RuleSet(
        List.of(
            new MailFlowRule(
                RuleId.of(new UUID(0, 1)),
                new RuleName("All"),
                true,
                RuleProperties.DEFAULT,
                List.of(),
                List.of(),
                List.of(
                    new ProtectionAction.ApplyRightsProtectionTemplate("Encrypt"),
                    new ProtectionAction.ApplyRightsProtectionCustomizationTemplate(template)),
                List.of())));
  }

  @Test
  void readShouldAskToSignInAgainAfterAnHourForAMessageOfHighRiskOnly() {
    PortalLink risky = send(BOB, AttachmentAccess.VIEW_ONLY, false);
    PortalLink ordinary = send(BOB);
    SecretToken session = keptSession(ordinary);

    story.platform.clock.advance(Duration.ofHours(1).minusNanos(1));
    assertOpens(risky, session);

    story.platform.clock.advance(Duration.ofNanos(1));
    assertAsksAgain(risky, session);
    assertOpens(ordinary, session);
  }

  @Test
  void readShouldTellWhoIsSignedInAndHintForWhomTheMessageIs() {
    PortalLink bobs = send(BOB);
    PortalLink carols = send(CAROL);

    assertThat(read(bobs, story.signIn(carols.toString(), CAROL)))
        .isEqualTo(
            new ReadResult.Refused(
                new Refusal.OtherMailbox("carol@elsewhere.example", "b•••@partner.example")));
  }

  /// Gone at once, not at the next click: it opens nothing, is not listed, and only tells its owner
  /// why, again and again.
  @Test
  void revokeShouldEndTheSessionsThatWereUsedForNothingElse() {
    PortalLink link = send(BOB);
    PortalLink other = send(BOB);
    SecretToken session = story.signIn(link.toString(), BOB);

    story.administration.revoke(link.message(), "admin");

    assertThat(read(other, session)).isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
    assertThat(portal.sessions().list(Optional.of(session))).isEmpty();
    assertThat(read(link, session).toString()).contains("Revoked");
    assertThat(read(link, session).toString()).contains("Revoked");
  }

  @Test
  void revokeShouldEndASessionWithTheLastOpenMessageOnly() {
    PortalLink first = send(BOB);
    PortalLink second = send(BOB);
    PortalLink third = send(BOB);
    SecretToken session = story.signIn(first.toString(), BOB);
    assertOpens(second, session);

    story.administration.revoke(first.message(), "admin");
    assertThat(read(first, session).toString()).contains("Revoked");
    assertOpens(second, session);

    story.administration.revoke(second.message(), "admin");
    assertThat(read(third, session)).isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
    assertThat(read(second, session).toString()).contains("Revoked");
  }

  /// Whoever is signed in elsewhere sees the sessions that are good for something.
  @Test
  void listShouldLeaveOutSessionsThatOpenNothing() {
    PortalLink link = send(BOB);
    PortalLink other = send(BOB);
    story.signIn(link.toString(), BOB);
    SecretToken session = story.signIn(other.toString(), BOB);

    story.administration.revoke(link.message(), "admin");

    assertThat(portal.sessions().list(Optional.of(session)))
        .hasValueSatisfying(list -> assertThat(list.sessions()).hasSize(1));
  }

  @Test
  void readShouldEndTheSessionOfWhatHasExpired() {
    PortalLink link = send(BOB);
    story.platform.clock.advance(Duration.ofDays(30).minusNanos(1));
    SecretToken session = story.signIn(link.toString(), BOB);
    story.platform.clock.advance(Duration.ofNanos(1));
    PortalLink newer = send(BOB);

    assertThat(read(link, session).toString()).contains("Expired");
    assertThat(read(newer, session)).isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
  }

  @Test
  void adminShouldSignARecipientOutEverywhereAndBeNamed() {
    PortalLink link = send(BOB);
    PortalLink other = send(BOB);
    SecretToken one = story.signIn(link.toString(), BOB);
    SecretToken two = story.signIn(other.toString(), BOB);
    SecretToken carols = story.signIn(send(CAROL).toString(), CAROL);

    OptionalInt ended = story.administration.endSessions(link.message(), link.recipient(), "admin");

    assertThat(ended).hasValue(2);
    assertThat(read(link, one)).isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
    assertThat(read(other, two)).isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
    assertThat(find(carols)).isPresent();
    assertThat(story.platform.records.trace().of(link.message()))
        .contains(
            new TraceEvent.SignedOut(
                story.platform.clock.instant(), link.message(), link.recipient(), "admin"));
    assertOpens(link, story.signIn(link.toString(), BOB));
  }

  @Test
  void adminShouldSignOutNobodyWhoIsNoRecipient() {
    PortalLink link = send(BOB);
    SecretToken session = story.signIn(link.toString(), BOB);

    assertThat(story.administration.endSessions(link.message(), Samples.recipientKey(), "admin"))
        .isEmpty();
    assertThat(story.administration.endSessions(Samples.messageId(), link.recipient(), "admin"))
        .isEmpty();
    assertThat(find(session)).isPresent();
  }

  @Test
  void useShouldKeepASessionAliveUntilItsAbsoluteEnd() {
    PortalLink link = send(BOB);
    SecretToken session = story.signIn(link.toString(), BOB);

    for (int quarter = 1; quarter < 8; quarter++) {
      story.platform.clock.advance(Duration.ofMinutes(15));
      assertOpens(link, session);
    }
    story.platform.clock.advance(Duration.ofMinutes(15));

    assertThat(read(link, session)).isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
  }

  /// A tab that asks by itself is nobody's use.
  @Test
  void idleSessionShouldEndAlthoughAProgramAsksAllTheTime() {
    PortalLink link = send(BOB);
    SecretToken session = story.signIn(link.toString(), BOB);
    Visit poll = new Visit(link.toString(), Optional.of(session), MACHINE, Locale.ENGLISH);

    for (int minute = 0; minute < 29; minute++) {
      story.platform.clock.advance(Duration.ofMinutes(1));
      assertThat(portal.reading().read(poll))
          .isEqualTo(new ReadResult.Refused(new Refusal.NotForMachines()));
      assertThat(portal.reading().open(poll))
          .isEqualTo(new ReadResult.Refused(new Refusal.NotForMachines()));
    }
    story.platform.clock.advance(Duration.ofMinutes(1));

    assertThat(portal.reading().read(poll))
        .isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
    assertThat(read(link, session)).isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
  }

  @Test
  void useShouldBeWrittenAtMostEveryFiveMinutes() {
    PortalLink link = send(BOB);
    SecretToken session = story.signIn(link.toString(), BOB);
    story.platform.clock.advance(PortalSession.TOUCH.minusNanos(1));
    assertOpens(link, session);
    Instant started = story.platform.clock.instant().minus(PortalSession.TOUCH).plusNanos(1);
    assertThat(find(session)).map(PortalSession::lastUsedAt).contains(started);

    story.platform.clock.advance(Duration.ofNanos(1));
    assertOpens(link, session);

    assertThat(find(session))
        .map(PortalSession::lastUsedAt)
        .contains(story.platform.clock.instant());
  }

  @Test
  void readShouldNotNeedTheStoreToWrite() {
    PortalLink link = send(BOB);
    SecretToken session = story.signIn(link.toString(), BOB);
    story.platform.clock.advance(PortalSession.TOUCH);

    story.platform.fail(Port.PORTAL_SESSIONS, 1, 1);
    assertOpens(link, session);
    story.platform.loseAnswers(Port.PORTAL_SESSIONS, 1, 1);
    assertOpens(link, session);

    assertThat(find(session))
        .map(PortalSession::lastUsedAt)
        .contains(story.platform.clock.instant());
  }

  /// Threat 41.
  @Test
  void nothingShouldBeServedWhenTheStoreOfSessionsDoesNotAnswer() {
    PortalLink link = send(BOB);
    SecretToken session = story.signIn(link.toString(), BOB);
    story.platform.fail(Port.PORTAL_SESSIONS);

    assertThatThrownBy(() -> read(link, session)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> portal.sessions().list(Optional.of(session)))
        .isInstanceOf(Unavailable.class);
    assertThatThrownBy(
            () -> story.administration.endSessions(link.message(), link.recipient(), "admin"))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void listShouldShowTheReadersOwnSessionsTheNewestFirst() {
    PortalLink link = send(BOB);
    SecretToken first = story.signIn(link.toString(), BOB);
    story.platform.clock.advance(Duration.ofMinutes(1));
    SecretToken second = story.signIn(link.toString(), BOB);
    story.signIn(send(CAROL).toString(), CAROL);

    SessionList list = portal.sessions().list(Optional.of(first)).orElseThrow();

    assertThat(list.reader()).isEqualTo("bob@partner.example");
    assertThat(list.sessions())
        .extracting(OpenSession::id)
        .containsExactly(second.digest(), first.digest());
    assertThat(list.sessions()).extracting(OpenSession::current).containsExactly(false, true);
    assertThat(portal.sessions().list(Optional.empty())).isEmpty();
    assertThat(portal.sessions().list(Optional.of(SecretToken.random(story.platform.random))))
        .isEmpty();
  }

  @Test
  void readersShouldEndTheirOwnSessionsAndNobodyElses() {
    PortalLink link = send(BOB);
    SecretToken one = story.signIn(link.toString(), BOB);
    SecretToken two = story.signIn(link.toString(), BOB);
    SecretToken three = story.signIn(link.toString(), BOB);
    SecretToken carols = story.signIn(send(CAROL).toString(), CAROL);

    portal.sessions().end(Optional.of(carols), one.digest());
    portal.sessions().end(Optional.empty(), one.digest());
    portal.sessions().end(Optional.of(two), "nonsense");
    portal.sessions().end(Optional.of(two), one.value());
    assertThat(List.of(find(one), find(two), find(three))).allMatch(Optional::isPresent);

    portal.sessions().end(Optional.of(two), one.digest());
    assertThat(find(one)).isEmpty();
    assertThat(find(three)).isPresent();

    portal.sessions().endOthers(Optional.of(two));
    assertThat(find(three)).isEmpty();
    assertThat(find(two)).isPresent();
    assertThat(find(carols)).isPresent();
  }

  private PortalLink send(EmailAddress reader) {
    return send(reader, AttachmentAccess.DOWNLOAD, false);
  }

  private PortalLink send(EmailAddress reader, AttachmentAccess attachments, boolean passcodeOnly) {
    return WrapperMails.send(
            story.platform,
            Mails.plain(),
            Carrier.LINK,
            Locale.ENGLISH,
            usual ->
                new ProtectionTerms(
                    usual.template(),
                    usual.rights(),
                    attachments,
                    usual.expiry(),
                    usual.protectedBy(),
                    passcodeOnly,
                    usual.notifyWhenRead()),
            reader)
        .getFirst();
  }

  private SecretToken started(PortalLink link, SignInMethod method) {
    return started(link, method, false);
  }

  private SecretToken keptSession(PortalLink link) {
    return started(link, SignInMethod.PASSCODE, true);
  }

  private SecretToken started(PortalLink link, SignInMethod method, boolean kept) {
    SecretToken token = SecretToken.random(story.platform.random);
    story.platform.portalSessions.start(
        PortalSession.start(
            token, BOB, method, Visitor.UNKNOWN, kept, link, story.platform.clock.instant()));
    return token;
  }

  private void template(boolean otp, boolean social) {
    template(BrandingTemplate.DEFAULT_NAME, otp, social);
  }

  private void template(String name, boolean otp, boolean social) {
    story.platform.brandingTemplates.put(
        new BrandingTemplate(
            name,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            otp,
            social,
            0));
    // As long as templates are known without being asked for.
    story.platform.clock.advance(RecentBrandingTemplates.KEPT);
  }

  private Optional<PortalSession> find(SecretToken token) {
    return story.platform.portalSessions.find(token, story.platform.clock.instant());
  }

  private ReadResult read(PortalLink link, SecretToken session) {
    return portal.reading().read(Story.visit(link.toString(), session));
  }

  private void assertOpens(PortalLink link, SecretToken session) {
    assertThat(read(link, session)).isInstanceOf(ReadResult.Opened.class);
  }

  private void assertAsksAgain(PortalLink link, SecretToken session) {
    assertThat(read(link, session)).isEqualTo(new ReadResult.Refused(new Refusal.SignInAgain()));
  }

  /// Google's accounts, whom nobody asks here.
  private static final class Google implements Accounts {
    @Override
    public List<AccountProvider> providers() {
      return List.of(new AccountProvider(GOOGLE.id(), "Google", Kind.SOCIAL));
    }

    @Override
    public URI authorizationAddress(String provider, AccountAttempt attempt) {
      throw new AssertionError("asked");
    }

    @Override
    public Account redeem(String provider, String code, AccountAttempt attempt)
        throws AccountRefusedException {
      throw new AccountRefusedException("asked");
    }
  }
}
