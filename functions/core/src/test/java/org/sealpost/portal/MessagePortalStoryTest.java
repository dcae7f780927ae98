package org.sealpost.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.PasscodeChallenge;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.organization.Scope;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.SealedBytes;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.ProtectionAction;
import org.sealpost.rules.predicate.RecipientPredicate;
import org.sealpost.testing.Port;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.trace.TraceEvent;
import org.sealpost.withdrawal.Withdrawal;

class MessagePortalStoryTest {
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
      Content-Type: text/html; charset=utf-8\r
      \r
      <p>All <b>well</b>.<script>alert(1)</script></p>\r
      --b\r
      Content-Type: application/pdf\r
      Content-Disposition: attachment; filename="report.pdf"\r
      \r
      %PDF-canary\r
      --b--\r
      """;

  private final Story story = new Story();
  private final MessagePortal portal = story.portal;
  private String link = "";

  @BeforeEach
  void sendAMail() {
    story.send(MAIL, ALICE, BOB);
    link = story.linkOf(BOB);
  }

  @Test
  void readShouldShowTheMessageAfterSignIn() {
    SecretToken session = story.signIn(link, BOB);

    ReadResult result = portal.reading().read(Story.visit(link, session));

    assertThat(result)
        .isInstanceOfSatisfying(
            ReadResult.Opened.class,
            opened -> {
              assertThat(opened.message().subject()).isEqualTo("Results");
              assertThat(opened.message().safeHtml())
                  .contains("All <b>well</b>.")
                  .doesNotContain("script");
              assertThat(opened.message().attachments())
                  .singleElement()
                  .satisfies(
                      attachment -> assertThat(attachment.fileName()).isEqualTo("report.pdf"));
              assertThat(opened.reader()).isEqualTo(BOB);
            });
  }

  @Test
  void downloadShouldGiveTheAttachmentByteForByte() {
    SecretToken session = story.signIn(link, BOB);

    DownloadResult result = portal.attachments().download(Story.visit(link, session), 0);

    assertThat(result)
        .isInstanceOfSatisfying(
            DownloadResult.Download.class,
            download -> {
              assertThat(download.fileName()).isEqualTo("report.pdf");
              assertThat(new String(download.content(), UTF_8)).isEqualTo("%PDF-canary");
            });
    assertThat(portal.attachments().download(Story.visit(link, session), 7))
        .isEqualTo(new DownloadResult.NoSuchAttachment());
  }

  @Test
  void replyShouldReachTheAuthorProtectedAndReadableByThem() {
    SecretToken session = story.signIn(link, BOB);

    SendResult result = story.reply(Story.visit(link, session), "SECRET-ANSWER, thanks");
    story.settle();

    assertThat(result).isInstanceOf(SendResult.Sent.class);
    assertThat(story.everythingSent()).doesNotContain("SECRET-ANSWER");
    var wrapper = Story.read(story.lastTo(ALICE));
    assertThat(wrapper.from().address()).isEqualTo(EmailAddress.of("notice@contoso.example"));
    assertThat(wrapper.from().name()).contains("Bob Brown via Contoso");
    String answerLink = story.linkOf(ALICE);
    ReadResult read =
        portal.reading().read(Story.visit(answerLink, story.signIn(answerLink, ALICE)));
    assertThat(read)
        .isInstanceOfSatisfying(
            ReadResult.Opened.class,
            opened -> {
              assertThat(opened.message().safeHtml()).contains("SECRET-ANSWER, thanks");
              assertThat(opened.message().subject()).isEqualTo("Re: Results");
              assertThat(opened.message().from().address()).isEqualTo(BOB);
            });
    assertThat(story.platform.rawInbox.ids()).isEmpty();
  }

  @Test
  void replyShouldGoBackAndForthAsLongAsTheThreadLives() {
    story.reply(Story.visit(link, story.signIn(link, BOB)), "first answer");
    story.settle();
    String answer = story.linkOf(ALICE);

    story.reply(Story.visit(answer, story.signIn(answer, ALICE)), "second answer");
    story.settle();

    String second = story.linkOf(BOB);
    assertThat(second).isNotEqualTo(link);
    assertThat(portal.reading().read(Story.visit(second, story.signIn(second, BOB))).toString())
        .contains("second answer");
    assertThat(story.everythingSent()).doesNotContain("second answer");
  }

  @Test
  void replyShouldArriveInClearOnlyWhenARuleTakesTheProtectionOff() {
    story.rules(
        new RuleSet(
            List.of(
                new MailFlowRule(
                    RuleId.of(UUID.randomUUID()),
                    new RuleName("Read answers inside"),
                    true,
                    RuleProperties.DEFAULT,
                    List.of(new RecipientPredicate.SentToScope(Scope.INSIDE)),
                    List.of(),
                    List.of(new ProtectionAction.RemoveOMEv2()),
                    List.of()))));

    story.reply(Story.visit(link, story.signIn(link, BOB)), "plain answer");
    story.settle();

    var mail = Story.read(story.lastTo(ALICE));
    assertThat(mail.text()).hasValueSatisfying(text -> assertThat(text).contains("plain answer"));
    assertThat(mail.from().address()).isEqualTo(EmailAddress.of("notice@contoso.example"));
    assertThat(mail.header("Reply-To"))
        .singleElement()
        .asString()
        .startsWith("Bob Brown <")
        .endsWith("@reply.contoso.example>");
    assertThat(mail.header("From")).hasSize(1);
  }

  /// Threats 17 and 21, P3.
  @Test
  void readShouldAskForSignInWhateverTheLinkIs() {
    SecretToken session = story.signIn(link, BOB);
    story.send(MAIL, ALICE, CAROL);
    String foreign = story.linkOf(CAROL);

    for (String other :
        List.of(Samples.link().toString(), "", "..", "x".repeat(9000), link + "a")) {
      assertThat(portal.reading().read(Story.visit(other, session)))
          .isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
      assertThat(portal.attachments().download(Story.visit(other, session), 0))
          .isEqualTo(new DownloadResult.Refused(new Refusal.SignInNeeded()));
      assertThat(story.reply(Story.visit(other, session), "x"))
          .isEqualTo(new SendResult.Refused(new Refusal.SignInNeeded()));
    }
    assertThat(portal.reading().read(Story.visit(link)))
        .isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
    assertThat(portal.reading().read(Story.visit(foreign, session)))
        .isEqualTo(
            new ReadResult.Refused(
                new Refusal.OtherMailbox("bob@partner.example", "c•••@elsewhere.example")));
  }

  @Test
  void requestPasscodeShouldSendNothingForALinkThatLeadsNowhere() {
    int before = story.platform.outboundMail.sent().size();

    story.requestPasscode(Samples.link().toString());
    story.requestPasscode("nonsense");

    assertThat(story.platform.outboundMail.sent()).hasSize(before);
  }

  @Test
  void requestPasscodeShouldWriteToTheRecipientOnlyWhoeverAsks() {
    story.requestPasscode(link);

    assertThat(story.platform.outboundMail.sent().getLast().recipient()).isEqualTo(BOB);
    assertThat(Story.texts(story.lastTo(BOB))).doesNotContain("Results", "/m/");
  }

  @Test
  void signInShouldRefuseTheRightCodeInAnotherBrowser() {
    PasscodeTicket browser = story.requestPasscode(link);
    PasscodeTicket other =
        new PasscodeTicket(
            SecretToken.random(story.platform.random), story.platform.clock.instant());

    assertThat(story.type(link, other, story.passcodeOf(BOB)))
        .isEqualTo(new SignInResult.Refused());
    assertThat(
            portal
                .signIn()
                .signIn(
                    Story.visit(link),
                    Optional.empty(),
                    story.passcodeOf(BOB),
                    false,
                    Optional.empty()))
        .isEqualTo(new SignInResult.Refused());
    assertThat(story.type(link, browser, story.passcodeOf(BOB)))
        .isInstanceOf(SignInResult.SignedIn.class);
  }

  @Test
  void signInShouldTakeTheNewestCodeOnly() {
    PasscodeTicket browser = story.requestPasscode(link);
    String older = story.passcodeOf(BOB);
    story.platform.clock.advance(PasscodeTicket.PAUSE);
    portal.signIn().requestPasscode(Story.visit(link), Optional.of(browser), Optional.empty());
    String newer = story.passcodeOf(BOB);

    assertThat(story.type(link, browser, older)).isEqualTo(new SignInResult.Refused());
    assertThat(story.type(link, browser, newer)).isInstanceOf(SignInResult.SignedIn.class);
  }

  /// Threat 13: five tries, and they destroy nothing but the code.
  @Test
  void signInShouldRefuseTheRightCodeAfterFiveWrongOnesAndTakeANewOne() {
    PasscodeTicket browser = story.requestPasscode(link);
    String right = story.passcodeOf(BOB);
    for (int time = 0; time < PasscodeChallenge.TRIES; time++) {
      story.type(link, browser, wrong(right));
    }

    assertThat(story.type(link, browser, right)).isEqualTo(new SignInResult.Refused());
    assertThat(story.signIn(link, BOB)).isNotNull();
  }

  @Test
  void signInShouldTakeAtMostFiveGuessesWhenManyComeAtOnce() throws Exception {
    PasscodeTicket browser = story.requestPasscode(link);
    String right = story.passcodeOf(BOB);
    Race.among(20, () -> story.type(link, browser, wrong(right)));

    assertThat(story.type(link, browser, right)).isEqualTo(new SignInResult.Refused());
  }

  /// Threat 12.
  @Test
  void signInShouldRedeemACodeOnceWhenManyTypeItAtOnce() throws Exception {
    PasscodeTicket browser = story.requestPasscode(link);
    String right = story.passcodeOf(BOB);

    var results = Race.among(20, () -> story.type(link, browser, right));

    assertThat(results).filteredOn(SignInResult.SignedIn.class::isInstance).hasSize(1);
  }

  /// Threat 15.
  @Test
  void signInShouldRefuseACodeOfFifteenMinutes() {
    PasscodeTicket browser = story.requestPasscode(link);
    String code = story.passcodeOf(BOB);

    story.platform.clock.advance(PasscodeChallenge.LIFETIME);

    assertThat(story.type(link, browser, code)).isEqualTo(new SignInResult.Refused());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234567", "123456789", "abcdefgh", "00000000'--"})
  void signInShouldRefuseWhatIsNoCodeWithoutCostingATry(String typed) {
    PasscodeTicket browser = story.requestPasscode(link);
    for (int time = 0; time < 6; time++) {
      assertThat(story.type(link, browser, typed)).isEqualTo(new SignInResult.Refused());
    }

    assertThat(story.type(link, browser, story.passcodeOf(BOB)))
        .isInstanceOf(SignInResult.SignedIn.class);
  }

  @Test
  void readShouldAskForSignInWhenTheSessionIsOver() {
    SecretToken session = story.signIn(link, BOB);

    story.platform.clock.advance(PortalSession.LIFETIME);

    assertThat(portal.reading().read(Story.visit(link, session)))
        .isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
  }

  @Test
  void signOutShouldEndTheSession() {
    SecretToken session = story.signIn(link, BOB);

    portal.sessions().signOut(Optional.of(session));

    assertThat(portal.reading().read(Story.visit(link, session)))
        .isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
  }

  @Test
  void readShouldOpenOtherMailToTheSameMailboxInTheSameSession() {
    SecretToken session = story.signIn(link, BOB);
    story.send(MAIL.replace("All <b>well", "Second <b>mail"), ALICE, BOB);

    assertThat(
            portal.reading().read(Story.visit(story.linkOf(BOB), Optional.of(session))).toString())
        .contains("Second");
  }

  /// P4.
  @Test
  void everyClickShouldBeRefusedAfterRevocation() {
    SecretToken session = story.signIn(link, BOB);
    portal.reading().read(Story.visit(link, session));

    boolean revoked = story.administration.revoke(id(), "admin");

    assertThat(revoked).isTrue();
    assertThat(portal.reading().read(Story.visit(link, session)))
        .isEqualTo(
            new ReadResult.Refused(
                new Refusal.Withdrawn(new Withdrawal.Revoked(story.platform.clock.instant()))));
    assertThat(portal.attachments().download(Story.visit(link, session), 0))
        .isInstanceOf(DownloadResult.Refused.class);
    assertThat(story.reply(Story.visit(link, session), "x")).isInstanceOf(SendResult.Refused.class);
  }

  @Test
  void readerWhoReadsAnotherMessageShouldBeToldOfTheRevocation() {
    SecretToken session = story.signIn(link, BOB);
    story.send(MAIL, ALICE, BOB);
    portal.reading().read(Story.visit(story.linkOf(BOB), session));
    story.administration.revoke(id(), "admin");

    assertThat(portal.reading().read(Story.visit(link, session)))
        .isEqualTo(
            new ReadResult.Refused(
                new Refusal.Withdrawn(new Withdrawal.Revoked(story.platform.clock.instant()))));
  }

  @Test
  void signInAfterRevocationShouldTellTheRecipientAndNobodyElse() {
    story.administration.revoke(id(), "admin");

    assertThat(portal.reading().read(Story.visit(link)))
        .isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
    SecretToken session = story.signIn(link, BOB);
    assertThat(portal.reading().read(Story.visit(link, session)).toString()).contains("Revoked");
  }

  @Test
  void revokeShouldLeaveOtherMessagesAlone() {
    ProtectedMessageId first = id();
    story.send(MAIL, ALICE, BOB);
    String second = story.linkOf(BOB);

    story.administration.revoke(first, "admin");

    assertThat(portal.reading().read(Story.visit(second, story.signIn(second, BOB))))
        .isInstanceOf(ReadResult.Opened.class);
    assertThat(story.administration.revoke(Samples.messageId(), "admin")).isFalse();
  }

  @Test
  void readShouldRefuseFromTheInstantOfExpiryOn() {
    story.platform.brandingTemplates.put(
        new BrandingTemplate(
            "Short",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            true,
            7));
    story.rules(
        new RuleSet(
            List.of(
                new MailFlowRule(
                    RuleId.of(UUID.randomUUID()),
                    new RuleName("All"),
                    true,
                    RuleProperties.DEFAULT,
                    List.of(),
                    List.of(),
                    List.of(
                        new ProtectionAction.ApplyRightsProtectionTemplate("Encrypt"),
                        new ProtectionAction.ApplyRightsProtectionCustomizationTemplate("Short")),
                    List.of()))));
    story.send(MAIL, ALICE, BOB);
    String expiring = story.linkOf(BOB);

    story.platform.clock.advance(Duration.ofDays(7).minusSeconds(1));
    ReadResult before = portal.reading().read(Story.visit(expiring, story.signIn(expiring, BOB)));
    story.platform.clock.advance(Duration.ofSeconds(1));
    ReadResult after = portal.reading().read(Story.visit(expiring, story.signIn(expiring, BOB)));

    assertThat(before).isInstanceOf(ReadResult.Opened.class);
    assertThat(after.toString()).contains("Expired");
    assertThat(portal.reading().read(Story.visit(link, story.signIn(link, BOB))))
        .isInstanceOf(ReadResult.Opened.class);
  }

  @Test
  void readShouldBeRefusedForGoodWhenTheKeyWasShredded() {
    SecretToken session = story.signIn(link, BOB);
    story.platform.wrappedKeys().shred(id());

    assertThat(portal.reading().read(Story.visit(link, session)))
        .isEqualTo(new ReadResult.Refused(new Refusal.Unopenable()));
    assertThat(portal.attachments().download(Story.visit(link, session), 0))
        .isEqualTo(new DownloadResult.Refused(new Refusal.Unopenable()));
  }

  @Test
  void readShouldBeRefusedWhenTheSealedBytesWereChanged() {
    SecretToken session = story.signIn(link, BOB);
    byte[] sealed = story.platform.vault.find(id()).orElseThrow();
    sealed[sealed.length / 2] ^= 1;
    story.platform.vault.delete(id());
    story.platform.vault.put(id(), new SealedBytes(sealed));

    assertThat(portal.reading().read(Story.visit(link, session)))
        .isEqualTo(new ReadResult.Refused(new Refusal.Unopenable()));
  }

  @Test
  void readShouldBeRefusedWhenAnotherMessagesSealedBytesLieInItsPlace() {
    story.send(MAIL.replace("All <b>well", "Other <b>mail"), ALICE, CAROL);
    ProtectedMessageId other = PortalLink.parse(story.linkOf(CAROL)).orElseThrow().message();
    byte[] foreign = story.platform.vault.find(other).orElseThrow();
    story.platform.vault.delete(id());
    story.platform.vault.put(id(), new SealedBytes(foreign));

    assertThat(portal.reading().read(Story.visit(link, story.signIn(link, BOB))))
        .isEqualTo(new ReadResult.Refused(new Refusal.Unopenable()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Port.class,
      names = {
        "WRAPPED_KEYS",
        "KEY_SERVICE",
        "VAULT",
        "PROTECTED_MESSAGES",
        "PORTAL_SESSIONS",
        "TRACE"
      })
  void readShouldShowNothingWhenAPortFailsAndEverythingLater(Port port) {
    SecretToken session = story.signIn(link, BOB);
    story.platform.fail(port, 1);

    assertThatThrownBy(() -> portal.reading().read(Story.visit(link, session)))
        .isInstanceOf(Unavailable.class);
    assertThat(portal.reading().read(Story.visit(link, session)))
        .isInstanceOf(ReadResult.Opened.class);
  }

  @Test
  void traceShouldTellTheWayOfTheMessageWithoutItsContent() {
    SecretToken session = story.signIn(link, BOB);
    portal.reading().open(Story.visit(link, session));
    portal.reading().read(Story.visit(link, session));
    portal.attachments().download(Story.visit(link, session), 0);
    story.reply(Story.visit(link, session), "x");
    story.administration.revoke(id(), "admin");

    List<TraceEvent> trace = story.administration.message(id()).orElseThrow().trace();

    assertThat(trace)
        .extracting(
            event ->
                event instanceof TraceEvent.Access access
                    ? access.operation().name()
                    : event.getClass().getSimpleName())
        .containsExactlyInAnyOrder(
            "Protected",
            "Delivered",
            "PASSCODE",
            "SIGN_IN",
            "KeyUsed",
            "OPEN",
            "KeyUsed",
            "DOWNLOAD",
            "KeyUsed",
            "REPLY",
            "Revoked");
    assertThat(trace.toString()).doesNotContain("Results", "@", "well");
  }

  private ProtectedMessageId id() {
    return PortalLink.parse(link).orElseThrow().message();
  }

  private static String wrong(String code) {
    return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
  }
}
