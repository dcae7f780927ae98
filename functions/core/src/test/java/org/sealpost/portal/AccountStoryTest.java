package org.sealpost.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.sealpost.testing.Samples.BOB;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.RecentBrandingTemplates;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.StartedSession;
import org.sealpost.opening.account.Account;
import org.sealpost.opening.account.AccountBinding;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.opening.account.AccountSignIn.Start;
import org.sealpost.opening.account.InMemoryAccounts;
import org.sealpost.opening.account.ProviderAnswer;
import org.sealpost.opening.account.UnprovenAccount;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.UsageRights;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;

class AccountStoryTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final String MAIL =
      """
      From: Alice <alice@contoso.example>\r
      To: bob@partner.example\r
      Subject: Results\r
      Message-ID: <1@contoso.example>\r
      \r
      All well.\r
      """;
  private static final AccountProvider GOOGLE = InMemoryAccounts.social("google");
  private static final AccountProvider CONTOSO = InMemoryAccounts.work("contoso");

  private static final Account BOBS =
      new Account("https://google.example", "bob-1", Optional.of(BOB), Optional.of(BOB));
  private static final Account CLAIMS_TO_BE_BOB =
      new Account("https://google.example", "mallory-1", Optional.empty(), Optional.of(BOB));

  private final InMemoryAccounts accounts = new InMemoryAccounts(GOOGLE, CONTOSO);
  private final Story story = new Story(accounts, AttachmentPreviews.NONE);
  private final SignInDesk desk = story.portal.signIn();
  private String link = "";

  @BeforeEach
  void sendAMail() {
    link = send(terms -> terms);
  }

  @Test
  void finishAccountShouldStartASessionWhenTheProviderVouchesForTheAddress() {
    AccountResult result = signInWith(link, "google", BOBS);

    assertThat(result)
        .isInstanceOfSatisfying(
            AccountResult.SignedIn.class,
            in -> {
              assertThat(in.link().toString()).isEqualTo(link);
              assertThat(in.session().session().method()).isEqualTo(new SignInMethod("google"));
              assertThat(in.session().session().reader()).isEqualTo(BOB);
              assertThat(in.session().keptFor()).isEmpty();
              assertThat(read(link, in.session().token())).isInstanceOf(ReadResult.Opened.class);
            });
    assertThat(accesses())
        .extracting(TraceEvent.Access::operation, TraceEvent.Access::result)
        .startsWith(tuple(AccessOperation.SIGN_IN, AccessResult.DONE));
  }

  @Test
  void finishAccountShouldTakeTheAddressInWhateverCase() {
    Account upper =
        new Account(
            "https://google.example",
            "bob-1",
            Optional.of(EmailAddress.of("BOB@PARTNER.EXAMPLE")),
            Optional.empty());

    assertThat(signInWith(link, "google", upper)).isInstanceOf(AccountResult.SignedIn.class);
  }

  /// Threat 18: what an account claims proves nothing, even if it is the right address.
  @Test
  void finishAccountShouldAskForProofWhenTheProviderVouchesForNothing() {
    AccountResult result = signInWith(link, "google", CLAIMS_TO_BE_BOB);

    assertThat(result)
        .isEqualTo(
            new AccountResult.ProofNeeded(
                PortalLink.parse(link).orElseThrow(),
                GOOGLE,
                Optional.of("bob@partner.example"),
                "b•••@partner.example"));
    assertThat(accesses())
        .extracting(TraceEvent.Access::result)
        .containsExactly(AccessResult.WRONG_ACCOUNT);
  }

  @Test
  void finishAccountShouldAskForProofWhenItIsSomebodyElse() {
    assertThat(signInWith(link, "google", owner(CAROL)))
        .isInstanceOf(AccountResult.ProofNeeded.class);
  }

  @Test
  void signInByPasscodeShouldBindTheAccountAndItIsGoodFromThenOn() {
    Start start = start(link, "google");
    finish(start, CLAIMS_TO_BE_BOB);

    SignInResult proved = typeRightPasscode(link, Optional.of(start.browser()));
    AccountResult later = signInWith(link, "google", CLAIMS_TO_BE_BOB);
    story.platform.clock.advance(AccountBinding.LIFETIME);
    AccountResult muchLater = signInWith(link, "google", CLAIMS_TO_BE_BOB);

    assertThat(session(proved).session().method()).isEqualTo(new SignInMethod("google"));
    assertThat(later).isInstanceOf(AccountResult.SignedIn.class);
    assertThat(muchLater).isInstanceOf(AccountResult.ProofNeeded.class);
  }

  /// Threat 18: the binding is of issuer and subject, not of what the account claims.
  @Test
  void signInByPasscodeShouldBindNoOtherAccount() {
    Start start = start(link, "google");
    finish(start, CLAIMS_TO_BE_BOB);
    typeRightPasscode(link, Optional.of(start.browser()));

    Account otherSubject =
        new Account("https://google.example", "mallory-2", Optional.empty(), Optional.of(BOB));
    Account otherIssuer =
        new Account("https://contoso.example", "mallory-1", Optional.empty(), Optional.of(BOB));

    assertThat(signInWith(link, "google", otherSubject))
        .isInstanceOf(AccountResult.ProofNeeded.class);
    assertThat(signInWith(link, "contoso", otherIssuer))
        .isInstanceOf(AccountResult.ProofNeeded.class);
  }

  @Test
  void signInByPasscodeShouldBindNothingForAnotherBrowserLinkOrTime() {
    String second = send(terms -> terms);
    Start otherBrowser = start(link, "google");
    finish(otherBrowser, CLAIMS_TO_BE_BOB);
    typeRightPasscode(link, Optional.of(SecretToken.random(story.platform.random)));
    typeRightPasscode(link, Optional.empty());
    typeRightPasscode(second, Optional.of(otherBrowser.browser()));
    story.platform.clock.advance(UnprovenAccount.LIFETIME);
    SignInResult late = typeRightPasscode(link, Optional.of(otherBrowser.browser()));

    assertThat(session(late).session().method()).isEqualTo(SignInMethod.PASSCODE);
    assertThat(signInWith(link, "google", CLAIMS_TO_BE_BOB))
        .isInstanceOf(AccountResult.ProofNeeded.class);
  }

  @Test
  void signInByPasscodeShouldBindAnAccountOnce() {
    Start start = start(link, "google");
    finish(start, CLAIMS_TO_BE_BOB);
    typeRightPasscode(link, Optional.of(start.browser()));

    SignInResult again = typeRightPasscode(link, Optional.of(start.browser()));

    assertThat(session(again).session().method()).isEqualTo(SignInMethod.PASSCODE);
  }

  @Test
  void signInByWrongPasscodeShouldBindNothing() {
    Start start = start(link, "google");
    finish(start, CLAIMS_TO_BE_BOB);
    PasscodeTicket ticket =
        desk.requestPasscode(Story.visit(link), Optional.empty(), Optional.of(start.browser()));
    String right = story.passcodeOf(BOB);
    String wrong = (right.startsWith("1") ? "2" : "1") + right.substring(1);

    SignInResult refused =
        desk.signIn(
            Story.visit(link), Optional.of(ticket), wrong, false, Optional.of(start.browser()));

    assertThat(refused).isEqualTo(new SignInResult.Refused());
    assertThat(signInWith(link, "google", CLAIMS_TO_BE_BOB))
        .isInstanceOf(AccountResult.ProofNeeded.class);
  }

  /// Threat 17: with an account of their own nobody learns whether a link that they made up leads
  /// anywhere: it looks like a sign-in that was broken off.
  @Test
  void finishAccountShouldRefuseUnknownLinksLikeEverythingElse() {
    PortalLink known = PortalLink.parse(link).orElseThrow();
    int written = story.platform.calls(Port.ACCOUNT_BINDINGS);

    for (PortalLink madeUp :
        List.of(
            Samples.link(),
            new PortalLink(known.message(), Samples.recipientKey()),
            new PortalLink(Samples.messageId(), known.recipient()))) {
      assertThat(signInWith(madeUp.toString(), "google", BOBS))
          .isEqualTo(new AccountResult.Refused(Optional.of(madeUp.toString())));
    }
    assertThat(story.platform.calls(Port.ACCOUNT_BINDINGS)).isEqualTo(written);
    assertThat(brokenOff(link)).isEqualTo(new AccountResult.Refused(Optional.of(link)));
  }

  /// Threat 23, open redirects.
  @ParameterizedTest
  @ValueSource(strings = {"/\\evil.example", "//evil.example", "%2f%2fevil", "a\r\nb: c", "..", ""})
  void finishAccountShouldLeadNowhereButToOurLinks(String hostile) {
    assertThat(signInWith(hostile, "google", BOBS))
        .isEqualTo(new AccountResult.Refused(Optional.empty()));
    assertThat(brokenOff(hostile)).isEqualTo(new AccountResult.Refused(Optional.empty()));
  }

  /// Threat 23: somebody else's answer signs nobody in here.
  @Test
  void finishAccountShouldRefuseAnswersThatThisBrowserDidNotBegin() {
    Start start = start(link, "google");
    ProviderAnswer answer = accounts.signIn(start.address(), BOBS);

    assertThat(desk.finishAccount(Optional.empty(), answer, Visitor.UNKNOWN))
        .isEqualTo(new AccountResult.Refused(Optional.empty()));
    assertThat(
            desk.finishAccount(
                Optional.of(start(link, "google").browser()), answer, Visitor.UNKNOWN))
        .isEqualTo(new AccountResult.Refused(Optional.empty()));
    assertThat(desk.finishAccount(Optional.of(start.browser()), answer, Visitor.UNKNOWN))
        .isInstanceOf(AccountResult.SignedIn.class);
  }

  /// Threat 52: strangers make us write nothing.
  @Test
  void startAccountShouldStoreNothingAndLookNothingUp() {
    int stored = story.platform.calls(Port.ACCOUNT_BINDINGS);
    int read = story.platform.calls(Port.PROTECTED_MESSAGES);

    for (int time = 0; time < 100; time++) {
      desk.startAccount(link, "google");
    }
    brokenOff(link);

    assertThat(story.platform.calls(Port.ACCOUNT_BINDINGS)).isEqualTo(stored);
    assertThat(story.platform.calls(Port.PROTECTED_MESSAGES)).isEqualTo(read);
    assertThat(accesses()).isEmpty();
  }

  /// Threat 19: SocialIdSignIn decides what is offered and what is taken.
  @Test
  void socialIdSignInShouldDecideWhatIsOfferedAndWhatIsTaken() {
    template(true, false);

    assertThat(desk.offer(link).ways().accounts()).containsExactly(CONTOSO);
    assertThat(signInWith(link, "google", BOBS))
        .isEqualTo(new AccountResult.Refused(Optional.of(link)));
    assertThat(signInWith(link, "contoso", BOBS)).isInstanceOf(AccountResult.SignedIn.class);

    template(true, true);
    assertThat(desk.offer(link).ways().accounts()).containsExactly(GOOGLE, CONTOSO);
    assertThat(signInWith(link, "google", BOBS)).isInstanceOf(AccountResult.SignedIn.class);
  }

  /// Threat 19: OTPEnabled decides what is offered, what is sent and what is taken.
  @Test
  void otpEnabledShouldDecideWhatIsOfferedSentAndTaken() {
    PasscodeTicket ticket = story.requestPasscode(link);
    String code = story.passcodeOf(BOB);
    int sent = story.platform.outboundMail.sent().size();
    template(false, true);

    assertThat(desk.offer(link).ways().passcode()).isFalse();
    assertThat(story.type(link, ticket, code)).isEqualTo(new SignInResult.Refused());
    story.requestPasscode(link);
    assertThat(story.platform.outboundMail.sent()).hasSize(sent);

    template(true, true);
    assertThat(desk.offer(link).ways().passcode()).isTrue();
    assertThat(story.signIn(link, BOB)).isNotNull();
  }

  /// A template without passcodes still takes one as the proof of an account, and of no other.
  @Test
  void passcodesShouldProveAccountsWhereTheyDoNotSignIn() {
    template(false, true);
    Start start = start(link, "google");
    finish(start, CLAIMS_TO_BE_BOB);
    int sent = story.platform.outboundMail.sent().size();
    desk.requestPasscode(
        Story.visit(link),
        Optional.empty(),
        Optional.of(SecretToken.random(story.platform.random)));
    assertThat(story.platform.outboundMail.sent()).hasSize(sent);

    SignInResult proved = typeRightPasscode(link, Optional.of(start.browser()));

    assertThat(read(link, session(proved).token())).isInstanceOf(ReadResult.Opened.class);
  }

  /// Threat 18: whose account a passcode binds is told to the browser that has signed in with it,
  /// for the link that it did so for, and to nobody else.
  @Test
  void awaitedAccountShouldBeToldToItsOwnBrowserOnly() {
    String second = send(terms -> terms);
    Start start = start(link, "google");
    finish(start, CLAIMS_TO_BE_BOB);
    Optional<SecretToken> browser = Optional.of(start.browser());

    assertThat(desk.awaited(link, browser))
        .contains(new AwaitedAccount(Optional.of("bob@partner.example"), "Provider google"));
    assertThat(desk.awaited(link, Optional.empty())).isEmpty();
    assertThat(desk.awaited(link, Optional.of(SecretToken.random(story.platform.random))))
        .isEmpty();
    assertThat(desk.awaited(second, browser)).isEmpty();
    assertThat(desk.awaited(Samples.link().toString(), browser)).isEmpty();
    assertThat(desk.awaited("nonsense", browser)).isEmpty();

    story.platform.clock.advance(UnprovenAccount.LIFETIME);
    assertThat(desk.awaited(link, browser)).isEmpty();
  }

  /// Threat 17: it costs the same to ask, whatever is behind a link.
  @Test
  void awaitedAccountShouldCostTheSameForEveryLink() {
    Optional<SecretToken> madeUp = Optional.of(SecretToken.random(story.platform.random));

    assertThat(calls(() -> desk.awaited(Samples.link().toString(), madeUp)))
        .isEqualTo(calls(() -> desk.awaited(link, madeUp)));
  }

  /// Who shares a computer with Anna goes on without her account, and it stays unbound.
  @Test
  void passcodeWithoutTheAccountShouldBindNothing() {
    Start start = start(link, "google");
    finish(start, CLAIMS_TO_BE_BOB);
    PasscodeTicket ticket =
        desk.requestPasscode(Story.visit(link), Optional.empty(), Optional.of(start.browser()));

    SignInResult result = story.type(link, ticket, story.passcodeOf(BOB));

    assertThat(session(result).session().method()).isEqualTo(SignInMethod.PASSCODE);
    assertThat(signInWith(link, "google", CLAIMS_TO_BE_BOB))
        .isInstanceOf(AccountResult.ProofNeeded.class);
  }

  /// A template of accounts only, all the way: nobody is asked to sign in again and again.
  @Test
  void accountOnlyTemplateShouldOpenToAProvedAccountNowAndLater() {
    template(false, true);
    Start start = start(link, "google");
    assertThat(finish(start, CLAIMS_TO_BE_BOB)).isInstanceOf(AccountResult.ProofNeeded.class);

    StartedSession proved = session(typeRightPasscode(link, Optional.of(start.browser())));
    SecretToken later = session(signInWith(link, "google", CLAIMS_TO_BE_BOB));
    String second = send(terms -> terms);

    assertThat(proved.session().method()).isEqualTo(new SignInMethod("google"));
    for (SecretToken session : List.of(proved.token(), later)) {
      assertThat(story.portal.reading().open(Story.visit(link, session)))
          .isInstanceOf(ReadResult.Opened.class);
      assertThat(read(link, session)).isInstanceOf(ReadResult.Opened.class);
      assertThat(read(second, session)).isInstanceOf(ReadResult.Opened.class);
    }
  }

  /// A session of a way that the message does not take would open nothing: the passcode counts as
  /// one then, where the message takes it.
  @Test
  void accountThatIsNotTakenAnyMoreShouldNotBeBound() {
    Start start = start(link, "google");
    finish(start, CLAIMS_TO_BE_BOB);
    template(true, false);

    assertThat(desk.awaited(link, Optional.of(start.browser()))).isEmpty();
    StartedSession session = session(typeRightPasscode(link, Optional.of(start.browser())));

    assertThat(session.session().method()).isEqualTo(SignInMethod.PASSCODE);
    assertThat(read(link, session.token())).isInstanceOf(ReadResult.Opened.class);
  }

  /// Threat 17: what the page before sign-in looks up is the same for every link.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void offerShouldCostTheSameForEveryLink(boolean revoked) {
    PortalLink known = PortalLink.parse(link).orElseThrow();
    if (revoked) {
      story.administration.revoke(known.message(), "admin");
    }
    desk.offer(link);
    Map<Port, Integer> costs = calls(() -> desk.offer(link));

    assertThat(costs).containsEntry(Port.PROTECTED_MESSAGES, 1);
    for (PortalLink madeUp :
        List.of(
            Samples.link(),
            new PortalLink(known.message(), Samples.recipientKey()),
            new PortalLink(Samples.messageId(), known.recipient()))) {
      assertThat(calls(() -> desk.offer(madeUp.toString()))).isEqualTo(costs);
      assertThat(calls(() -> desk.problem(madeUp.toString(), Optional.of(ticket()))))
          .isEqualTo(calls(() -> desk.problem(link, Optional.of(ticket()))));
    }
  }

  private PasscodeTicket ticket() {
    return new PasscodeTicket(
        SecretToken.random(story.platform.random), story.platform.clock.instant());
  }

  /// How often each port is called by this.
  private Map<Port, Integer> calls(Runnable asking) {
    Map<Port, Integer> before = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      before.put(port, story.platform.calls(port));
    }
    asking.run();
    Map<Port, Integer> calls = new EnumMap<>(Port.class);
    before.forEach((port, count) -> calls.put(port, story.platform.calls(port) - count));
    return calls;
  }

  /// Threat 19: a message for passcodes only takes no account, whatever the template says.
  @Test
  void passcodeOnlyShouldDecideWhatIsOfferedAndWhatIsTaken() {
    String only = send(AccountStoryTest::passcodeOnly);
    template(false, true);

    assertThat(desk.offer(only).ways().accounts()).isEmpty();
    assertThat(desk.offer(only).ways().passcode()).isTrue();
    assertThat(signInWith(only, "contoso", BOBS))
        .isEqualTo(new AccountResult.Refused(Optional.of(only)));
    assertThat(story.signIn(only, BOB)).isNotNull();
  }

  /// Threat 22: accounts that anybody may open are not taken for what is of high risk.
  @Test
  void highRiskShouldTakeNoSocialAccounts() {
    String risky = send(AccountStoryTest::viewOnly);

    assertThat(desk.offer(risky).ways().accounts()).containsExactly(CONTOSO);
    assertThat(signInWith(risky, "google", BOBS))
        .isEqualTo(new AccountResult.Refused(Optional.of(risky)));
    assertThat(signInWith(risky, "contoso", BOBS)).isInstanceOf(AccountResult.SignedIn.class);
  }

  /// Threat 19: a session of the same mailbox does not go around what a message asks for.
  @Test
  void sessionsShouldOpenOnlyWhatTakesTheirWayOfSigningIn() {
    String only = send(AccountStoryTest::passcodeOnly);
    String risky = send(AccountStoryTest::viewOnly);
    SecretToken byGoogle = session(signInWith(link, "google", BOBS));
    SecretToken byContoso = session(signInWith(link, "contoso", BOBS));
    SecretToken byPasscode = story.signIn(link, BOB);
    ReadResult again = new ReadResult.Refused(new Refusal.SignInAgain());

    assertThat(read(link, byGoogle)).isInstanceOf(ReadResult.Opened.class);
    assertThat(read(risky, byGoogle)).isEqualTo(again);
    assertThat(read(risky, byContoso)).isInstanceOf(ReadResult.Opened.class);
    assertThat(read(only, byContoso)).isEqualTo(again);
    assertThat(read(only, byPasscode)).isInstanceOf(ReadResult.Opened.class);

    template(false, true);
    assertThat(read(link, byPasscode)).isEqualTo(again);
    accounts.remove(GOOGLE);
    assertThat(read(link, byGoogle)).isEqualTo(again);
  }

  @Test
  void finishAccountShouldSignInForAMessageThatWasWithdrawnAndTellThenOnly() {
    story.administration.revoke(PortalLink.parse(link).orElseThrow().message(), "admin");

    SecretToken session = session(signInWith(link, "google", BOBS));

    assertThat(read(link, session).toString()).contains("Revoked");
  }

  @Test
  void finishAccountShouldBeUnavailableWhenTheProviderIs() {
    Start start = start(link, "google");
    ProviderAnswer answer = accounts.signIn(start.address(), BOBS);
    accounts.fallSilent();

    assertThatThrownBy(
            () -> desk.finishAccount(Optional.of(start.browser()), answer, Visitor.UNKNOWN))
        .isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Port.class,
      names = {"PROTECTED_MESSAGES", "PORTAL_SESSIONS", "ACCOUNT_BINDINGS", "TRACE"})
  void finishAccountShouldSignNobodyInWhenAPortFails(Port port) {
    Account unproven = CLAIMS_TO_BE_BOB;
    Start start = start(link, "google");
    finish(start, unproven);
    typeRightPasscode(link, Optional.of(start.browser()));
    Start next = start(link, "google");
    ProviderAnswer answer = accounts.signIn(next.address(), unproven);
    story.platform.fail(port, 1);

    assertThatThrownBy(
            () -> desk.finishAccount(Optional.of(next.browser()), answer, Visitor.UNKNOWN))
        .isInstanceOf(Unavailable.class);

    assertThat(signInWith(link, "google", unproven)).isInstanceOf(AccountResult.SignedIn.class);
  }

  private String send(WrapperMails.Terms terms) {
    return WrapperMails.send(
            story.platform, MAIL.getBytes(UTF_8), Carrier.LINK, Locale.ENGLISH, terms, BOB)
        .getFirst()
        .toString();
  }

  private Start start(String at, String provider) {
    return desk.startAccount(at, provider).orElseThrow();
  }

  private AccountResult finish(Start start, Account account) {
    return desk.finishAccount(
        Optional.of(start.browser()), accounts.signIn(start.address(), account), Visitor.UNKNOWN);
  }

  private AccountResult signInWith(String at, String provider, Account account) {
    return finish(start(at, provider), account);
  }

  private AccountResult brokenOff(String at) {
    Start start = start(at, "google");
    ProviderAnswer answer = accounts.signIn(start.address(), BOBS);
    return desk.finishAccount(
        Optional.of(start.browser()),
        new ProviderAnswer(
            answer.state(), Optional.empty(), Optional.of("access_denied"), Optional.empty()),
        Visitor.UNKNOWN);
  }

  private SignInResult typeRightPasscode(String at, Optional<SecretToken> account) {
    PasscodeTicket ticket = desk.requestPasscode(Story.visit(at), Optional.empty(), account);
    return desk.signIn(Story.visit(at), Optional.of(ticket), story.passcodeOf(BOB), false, account);
  }

  private ReadResult read(String at, SecretToken session) {
    return story.portal.reading().read(Story.visit(at, session));
  }

  private void template(boolean otpEnabled, boolean socialIdSignIn) {
    story.platform.brandingTemplates.put(
        new BrandingTemplate(
            BrandingTemplate.DEFAULT_NAME,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            otpEnabled,
            socialIdSignIn,
            0));
    // As long as templates are known without being asked for.
    story.platform.clock.advance(RecentBrandingTemplates.KEPT);
  }

  private List<TraceEvent.Access> accesses() {
    return story
        .administration
        .message(PortalLink.parse(link).orElseThrow().message())
        .orElseThrow()
        .trace()
        .stream()
        .filter(TraceEvent.Access.class::isInstance)
        .map(TraceEvent.Access.class::cast)
        .toList();
  }

  private static Account owner(EmailAddress address) {
    return new Account(
        "https://google.example", address.toString(), Optional.of(address), Optional.of(address));
  }

  private static ProtectionTerms passcodeOnly(ProtectionTerms usual) {
    return new ProtectionTerms(
        usual.template(),
        usual.rights(),
        usual.attachments(),
        usual.expiry(),
        usual.protectedBy(),
        true,
        usual.notifyWhenRead());
  }

  private static ProtectionTerms viewOnly(ProtectionTerms usual) {
    return new ProtectionTerms(
        usual.template(),
        UsageRights.ENCRYPT_ONLY,
        AttachmentAccess.VIEW_ONLY,
        usual.expiry(),
        usual.protectedBy(),
        false,
        usual.notifyWhenRead());
  }

  private static StartedSession session(SignInResult result) {
    return switch (result) {
      case SignInResult.SignedIn(StartedSession session) -> session;
      case SignInResult.Refused() -> throw new AssertionError("refused");
    };
  }

  private static SecretToken session(AccountResult result) {
    return switch (result) {
      case AccountResult.SignedIn(PortalLink _, StartedSession session) -> session.token();
      case AccountResult.ProofNeeded _, AccountResult.Refused _ ->
          throw new AssertionError("refused");
    };
  }
}
