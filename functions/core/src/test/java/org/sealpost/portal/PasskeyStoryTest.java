package org.sealpost.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.MailboxKey;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.StartedSession;
import org.sealpost.opening.account.Accounts;
import org.sealpost.opening.passkey.InMemoryPasskeyVerifier;
import org.sealpost.opening.passkey.InMemoryPasskeyVerifier.Device;
import org.sealpost.opening.passkey.MailboxPasskeys;
import org.sealpost.opening.passkey.Passkey;
import org.sealpost.opening.passkey.PasskeyCeremonies.Question;
import org.sealpost.opening.passkey.PasskeyVerifier;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Port;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;

/// Threat 25: passkeys as a convenience, and as what a message asks for besides. Threats 19 and 22
/// where a passkey could go around something.
class PasskeyStoryTest {
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  private static final EmailAddress CAROL = EmailAddress.of("carol@partner.example");

  private final Story story =
      new Story(Accounts.NONE, AttachmentPreviews.NONE, new InMemoryPasskeyVerifier());
  private final PasskeyDesk desk = story.portal.passkeys();
  private final Device phone = new Device("phone");

  @Test
  void passkeyShouldSignInAtASecondVisit() {
    make(started(ordinary(BOB)), phone);
    PortalLink second = ordinary(BOB);

    PasskeyResult result = signIn(second, phone);

    StartedSession session = accepted(result);
    assertThat(session.session().reader()).isEqualTo(BOB);
    assertThat(session.session().method()).isEqualTo(SignInMethod.PASSKEY);
    assertThat(session.session().kept()).isFalse();
    assertOpens(second, session.token());
  }

  @Test
  void passkeyShouldBeForItsOwnMailboxOnly() {
    make(started(ordinary(BOB)), phone);

    assertThat(signIn(ordinary(CAROL), phone)).isEqualTo(new PasskeyResult.OtherMailbox());
  }

  /// Threat 17: nothing tells what there is.
  @Test
  void everythingThatIsWrongShouldGetOneAnswer() {
    make(started(ordinary(BOB)), phone);
    PortalLink link = ordinary(BOB);
    Question asked = desk.askToSignIn().orElseThrow();

    assertRefused(signIn(link, new Device("unknown")));
    assertRefused(
        desk.signIn(link.toString(), Optional.empty(), phone.use(asked.options()), who()));
    assertRefused(answer(link, asked, "nonsense"));
    assertRefused(answer(link, desk.askToSignIn().orElseThrow(), phone.use(asked.options())));
    Question elsewhere = desk.askToSignIn().orElseThrow();
    assertRefused(answer(Samples.link(), elsewhere, phone.use(elsewhere.options())));
    Question again = desk.askToSignIn().orElseThrow();
    assertRefused(
        desk.signIn("no link", Optional.of(again.browser()), phone.use(again.options()), who()));
  }

  @Test
  void answerShouldCountOnce() {
    make(started(ordinary(BOB)), phone);
    PortalLink link = ordinary(BOB);
    Question asked = desk.askToSignIn().orElseThrow();
    String answer = phone.use(asked.options());

    assertThat(answer(link, asked, answer)).isInstanceOf(PasskeyResult.Accepted.class);
    assertRefused(answer(link, asked, answer));
  }

  @Test
  void answerShouldCountOnceAmongMany() throws Exception {
    make(started(ordinary(BOB)), phone);
    PortalLink link = ordinary(BOB);
    Question asked = desk.askToSignIn().orElseThrow();
    String answer = phone.use(asked.options());

    List<Boolean> accepted =
        Race.among(12, () -> answer(link, asked, answer) instanceof PasskeyResult.Accepted);

    assertThat(accepted).containsOnlyOnce(true);
  }

  @Test
  void answerShouldComeInTime() {
    make(started(ordinary(BOB)), phone);
    PortalLink link = ordinary(BOB);
    Question asked = desk.askToSignIn().orElseThrow();
    story.platform.clock.advance(Duration.ofMinutes(5));

    assertRefused(answer(link, asked, phone.use(asked.options())));
  }

  @Test
  void answersShouldBeForWhatWasAsked() {
    SecretToken session = make(started(ordinary(BOB)), phone);
    PortalLink link = ordinary(BOB);
    Question toConfirm = desk.askToConfirm(Optional.of(session)).orElseThrow();
    Question toSignIn = desk.askToSignIn().orElseThrow();

    assertRefused(answer(link, toConfirm, phone.use(toConfirm.options())));
    assertRefused(confirm(session, toSignIn, phone));
  }

  /// A copy of an authenticator shows by its count.
  @Test
  void countThatDoesNotGrowShouldBeRefused() {
    make(started(ordinary(BOB)), phone.counting(7));
    PortalLink link = ordinary(BOB);
    assertThat(signIn(link, phone)).isInstanceOf(PasskeyResult.Accepted.class);

    assertRefused(signIn(link, phone.counting(7)));
    assertRefused(signIn(link, phone.counting(3)));
    assertRefused(signIn(link, phone.counting(0)));
    assertThat(signIn(link, phone.counting(8))).isInstanceOf(PasskeyResult.Accepted.class);
  }

  /// Mailboxes get new owners.
  @Test
  void passkeyShouldBeProvedAnewAfterHalfAYear() {
    make(started(ordinary(BOB)), phone);
    story.platform.clock.advance(Passkey.PROVED_FOR);
    PortalLink link = ordinary(BOB);
    assertRefused(signIn(link, phone));

    SecretToken session = started(link);
    confirm(session, desk.askToConfirm(Optional.of(session)).orElseThrow(), phone);

    assertThat(signIn(link, phone)).isInstanceOf(PasskeyResult.Accepted.class);
  }

  /// Threat 19: what a passcode has made is worth a passcode.
  @Test
  void passkeyShouldNotGoAroundATemplateWithoutPasscodes() {
    make(started(ordinary(BOB)), phone);
    PortalLink link = ordinary(BOB);
    SecretToken byPasskey = accepted(signIn(link, phone)).token();
    takeAccountsOnly();

    assertThat(story.portal.signIn().offer(link.toString()).ways().passkey()).isFalse();
    assertRefused(signIn(link, phone));
    assertThat(read(link, byPasskey)).isEqualTo(refused(new Refusal.SignInAgain()));
  }

  @Test
  void passkeyShouldNotGoAroundPasscodeOnly() {
    make(started(ordinary(BOB)), phone);
    PortalLink link = send(BOB, true, false);

    assertThat(story.portal.signIn().offer(link.toString()).ways().passkey()).isFalse();
    assertRefused(signIn(link, phone));
    assertThat(read(link, accepted(signIn(ordinary(BOB), phone)).token()))
        .isEqualTo(refused(new Refusal.SignInAgain()));
  }

  @Test
  void offerShouldBeTheSameForEveryLink() {
    make(started(ordinary(BOB)), phone);

    assertThat(story.portal.signIn().offer(ordinary(BOB).toString()).ways())
        .isEqualTo(story.portal.signIn().offer(ordinary(CAROL).toString()).ways())
        .isEqualTo(story.portal.signIn().offer("nonsense").ways());
    assertThat(story.portal.signIn().offer("nonsense").ways().passkey()).isTrue();
  }

  @Test
  void makingShouldNeedAFreshSignIn() {
    SecretToken session = started(ordinary(BOB));
    Question early = desk.askToMake(Optional.of(session)).orElseThrow();
    story.platform.clock.advance(Duration.ofMinutes(10));

    assertThat(desk.askToMake(Optional.of(session))).isEmpty();
    assertRefused(makeResult(session, early, phone));
    assertThat(desk.askToMake(Optional.empty())).isEmpty();
  }

  /// Recovery downgrade: who only reads the mailbox does not add one to those that there are.
  @Test
  void furtherOnesShouldNeedOneThatConfirms() {
    make(started(ordinary(BOB)), phone);
    SecretToken fresh = started(ordinary(BOB));
    assertThat(desk.askToMake(Optional.of(fresh))).isEmpty();
    assertThat(desk.list(Optional.of(fresh)).orElseThrow().mayAdd()).isFalse();

    SecretToken confirmed =
        accepted(confirm(fresh, desk.askToConfirm(Optional.of(fresh)).orElseThrow(), phone))
            .token();
    make(confirmed, new Device("laptop"));

    assertThat(of(BOB).passkeys()).hasSize(2);
  }

  @Test
  void firstOneShouldBeMadeOnce() {
    SecretToken one = started(ordinary(BOB));
    SecretToken two = started(ordinary(BOB));
    Question first = desk.askToMake(Optional.of(one)).orElseThrow();
    Question second = desk.askToMake(Optional.of(two)).orElseThrow();

    assertThat(makeResult(one, first, phone)).isInstanceOf(PasskeyResult.Accepted.class);
    assertRefused(makeResult(two, second, new Device("stranger")));
  }

  @Test
  void questionsOfAnotherSessionShouldNotBeAnswered() {
    SecretToken mine = started(ordinary(BOB));
    SecretToken other = started(ordinary(BOB));
    Question asked = desk.askToMake(Optional.of(other)).orElseThrow();

    assertRefused(makeResult(mine, asked, phone));
  }

  @Test
  void idOfAnotherMailboxShouldNotBeTaken() {
    make(started(ordinary(BOB)), phone);
    SecretToken carols = started(ordinary(CAROL));

    assertRefused(
        makeResult(carols, desk.askToMake(Optional.of(carols)).orElseThrow(), new Device("phone")));
    assertThat(signIn(ordinary(BOB), phone)).isInstanceOf(PasskeyResult.Accepted.class);
  }

  @Test
  void elevenShouldBeTooMany() {
    SecretToken session = started(ordinary(BOB));
    for (int number = 0; number < MailboxPasskeys.MOST; number++) {
      session = make(session, new Device("device" + number));
    }

    assertThat(desk.askToMake(Optional.of(session))).isEmpty();
  }

  /// A session that was known to somebody else before is not the one that is confirmed.
  @Test
  void confirmedSessionShouldHaveAnotherToken() {
    SecretToken before = started(ordinary(BOB));

    SecretToken after = make(before, phone);

    assertThat(after).isNotEqualTo(before);
    assertThat(find(before)).isEmpty();
    assertThat(find(after).orElseThrow().method()).isEqualTo(SignInMethod.PASSCODE);
  }

  @Test
  void messageThatAsksForAPasskeyShouldNeedOne() {
    PortalLink link = asking(BOB);
    SecretToken session = started(link);
    assertThat(read(link, session))
        .isEqualTo(refused(new Refusal.PasskeyNeeded(BOB.toString(), true)));

    SecretToken confirmed = make(session, phone);

    assertOpens(link, confirmed);
    assertOpens(link, accepted(signIn(link, phone)).token());
    assertThat(read(link, started(link)))
        .isEqualTo(refused(new Refusal.PasskeyNeeded(BOB.toString(), false)));
  }

  @Test
  void confirmationShouldCountForAnHour() {
    PortalLink link = asking(BOB);
    SecretToken session = make(started(link), phone);
    story.platform.clock.advance(Duration.ofMinutes(29));
    assertOpens(link, session);
    story.platform.clock.advance(Duration.ofMinutes(29));
    assertOpens(link, session);
    story.platform.clock.advance(Duration.ofMinutes(2));

    assertThat(read(link, session)).isEqualTo(refused(new Refusal.SignInAgain()));
  }

  @Test
  void firstPasskeyShouldNeedAFreshSignIn() {
    PortalLink link = asking(BOB);
    SecretToken session = started(link);
    story.platform.clock.advance(Duration.ofMinutes(10));

    assertThat(read(link, session)).isEqualTo(refused(new Refusal.SignInAgain()));
  }

  @Test
  void removingShouldNeedAPasskeyAndEndWhatItHasStarted() {
    SecretToken session = make(started(ordinary(BOB)), phone);
    SecretToken byPasskey = accepted(signIn(ordinary(BOB), phone)).token();
    SecretToken byPasscode = started(ordinary(BOB));
    assertThat(desk.remove(Optional.of(byPasscode), phone.id())).isFalse();
    assertThat(desk.remove(Optional.empty(), phone.id())).isFalse();
    assertThat(desk.remove(Optional.of(session), "laptop")).isFalse();
    assertThat(desk.remove(Optional.of(session), "no id!")).isFalse();

    assertThat(desk.remove(Optional.of(session), phone.id())).isTrue();

    assertThat(find(byPasskey)).isEmpty();
    assertThat(find(byPasscode)).isPresent();
    assertRefused(signIn(ordinary(BOB), phone));
    assertThat(desk.list(Optional.of(session)).orElseThrow().passkeys()).isEmpty();
  }

  @Test
  void removingShouldReachOwnOnesOnly() {
    make(started(ordinary(BOB)), phone);
    SecretToken carols = make(started(ordinary(CAROL)), new Device("carols"));

    assertThat(desk.remove(Optional.of(carols), phone.id())).isFalse();
    assertThat(of(BOB).passkeys()).hasSize(1);
  }

  @Test
  void adminShouldRemoveLostPasskeys() {
    PortalLink link = asking(BOB);
    SecretToken session = make(started(link), phone);

    assertThat(story.administration.removePasskeys(link.message(), link.recipient(), "admin"))
        .hasValue(1);

    assertThat(find(session)).isEmpty();
    assertRefused(signIn(link, phone));
    assertThat(story.platform.records.trace().of(link.message()))
        .contains(
            new TraceEvent.PasskeysRemoved(
                story.platform.clock.instant(), link.message(), link.recipient(), "admin"));
    assertOpens(link, make(started(link), new Device("new")));
    assertThat(story.administration.removePasskeys(Samples.messageId(), link.recipient(), "admin"))
        .isEmpty();
  }

  @Test
  void nothingShouldOpenWhileTheStoreDoesNotAnswer() {
    PortalLink link = asking(BOB);
    SecretToken session = started(link);
    story.platform.fail(Port.PASSKEYS);

    assertThatThrownBy(() -> read(link, session)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(desk::askToSignIn).isInstanceOf(Unavailable.class);
    // What asks for no passkey, asks nobody for one.
    assertOpens(ordinary(BOB), started(ordinary(BOB)));
  }

  @Test
  void withoutPasskeysNothingShouldBeOffered() {
    Story without = new Story(Accounts.NONE, AttachmentPreviews.NONE, PasskeyVerifier.NONE);

    assertThat(without.portal.signIn().offer("nonsense").ways().passkey()).isFalse();
    assertThat(without.portal.passkeys().askToSignIn()).isEmpty();
  }

  /// The device learns a handle that says nothing of the mailbox.
  @Test
  void handleShouldNotBeTheAddress() {
    make(started(ordinary(BOB)), phone);

    assertThat(of(BOB).handle()).matches("[A-Za-z0-9_-]{43}").doesNotContain("bob");
    assertThat(story.platform.passkeys.toString()).doesNotContain("bob", "partner");
  }

  private PortalLink ordinary(EmailAddress reader) {
    return send(reader, false, false);
  }

  private PortalLink asking(EmailAddress reader) {
    return send(reader, false, true);
  }

  private PortalLink send(EmailAddress reader, boolean passcodeOnly, boolean requirePasskey) {
    return WrapperMails.send(
            story.platform,
            Mails.plain(),
            Carrier.LINK,
            Locale.ENGLISH,
            usual ->
                new ProtectionTerms(
                    usual.template(),
                    usual.rights(),
                    usual.attachments(),
                    usual.expiry(),
                    usual.protectedBy(),
                    passcodeOnly,
                    usual.notifyWhenRead(),
                    requirePasskey),
            reader)
        .getFirst();
  }

  /// Whose reader has just typed a passcode.
  private SecretToken started(PortalLink link) {
    SecretToken token = SecretToken.random(story.platform.random);
    EmailAddress reader =
        story.platform.protectedMessages().find(link).orElseThrow().readerAddress();
    story.platform.portalSessions.start(
        PortalSession.start(
            token,
            reader,
            SignInMethod.PASSCODE,
            who(),
            false,
            link,
            story.platform.clock.instant()));
    return token;
  }

  private SecretToken make(SecretToken session, Device device) {
    Question asked = desk.askToMake(Optional.of(session)).orElseThrow();
    return accepted(makeResult(session, asked, device)).token();
  }

  private PasskeyResult makeResult(SecretToken session, Question asked, Device device) {
    return desk.make(
        Optional.of(session), Optional.of(asked.browser()), device.make(asked.options()));
  }

  private PasskeyResult confirm(SecretToken session, Question asked, Device device) {
    return desk.confirm(
        Optional.of(session), Optional.of(asked.browser()), device.use(asked.options()));
  }

  private PasskeyResult signIn(PortalLink link, Device device) {
    Question asked = desk.askToSignIn().orElseThrow();
    return answer(link, asked, device.use(asked.options()));
  }

  private PasskeyResult answer(PortalLink link, Question asked, String answer) {
    return desk.signIn(link.toString(), Optional.of(asked.browser()), answer, who());
  }

  private ReadResult read(PortalLink link, SecretToken session) {
    return story.portal.reading().open(Story.visit(link.toString(), session));
  }

  private void assertOpens(PortalLink link, SecretToken session) {
    assertThat(read(link, session)).isInstanceOf(ReadResult.Opened.class);
  }

  private Optional<PortalSession> find(SecretToken session) {
    return story.platform.portalSessions.find(session, story.platform.clock.instant());
  }

  private MailboxPasskeys of(EmailAddress reader) {
    return story.platform.passkeys.of(MailboxKey.of(reader)).orElseThrow();
  }

  private void takeAccountsOnly() {
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
            false,
            0));
    story.platform.clock.advance(Duration.ofMinutes(5));
  }

  private static Visitor who() {
    return Visitor.UNKNOWN;
  }

  private static ReadResult refused(Refusal why) {
    return new ReadResult.Refused(why);
  }

  private static StartedSession accepted(PasskeyResult result) {
    assertThat(result).isInstanceOf(PasskeyResult.Accepted.class);
    return ((PasskeyResult.Accepted) result).session();
  }

  private static void assertRefused(PasskeyResult result) {
    assertThat(result).isEqualTo(new PasskeyResult.Refused());
  }
}
