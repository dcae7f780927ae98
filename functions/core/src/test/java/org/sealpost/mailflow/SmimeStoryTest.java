package org.sealpost.mailflow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.Unavailable;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Scope;
import org.sealpost.portal.ReadResult;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.MethodReason;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.EditAction.PrependSubject;
import org.sealpost.rules.action.Notice.ReportedContent;
import org.sealpost.rules.action.NoticeAction.GenerateIncidentReport;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionCustomizationTemplate;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.ForcePortal;
import org.sealpost.rules.action.ProtectionAction.OpenSmime;
import org.sealpost.rules.action.RoutingAction.BlindCopyTo;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyContainsWords;
import org.sealpost.smime.CertificateStanding;
import org.sealpost.smime.Correspondent;
import org.sealpost.smime.RecipientCertificate;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Settings;
import org.sealpost.testing.Story;

/// An organization that protects mail with S/MIME where it can, and through the portal where it
/// cannot.
final class SmimeStoryTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final String CANARY = "CANARY-7f3a";
  private static final Correspondent BOBS_PROGRAM = new Correspondent(BOB);

  private static final String MAIL =
      """
      From: Alice <alice@contoso.example>\r
      To: bob@partner.example\r
      Subject: Figures of CANARY-7f3a\r
      Message-ID: <first@contoso.example>\r
      \r
      The result is CANARY-7f3a.\r
      """;

  private final Story story = new Story();
  private SmimeSettings settings = SmimeSettings.NONE;

  @BeforeEach
  void trustBob() {
    settings = Correspondent.organization(story.platform.smimeKeys);
    story.protection(Settings.smime(settings));
    rules(rule("Encrypt", out(), new ApplyRightsProtectionTemplate("Encrypt")));
    story.platform.recipientCertificates.add(BOBS_PROGRAM.certificate(CertificateStanding.TRUSTED));
  }

  @Test
  void whoHasATrustedCertificateShouldGetAMailThatDecryptsAndVerifiesAndOthersAWrapper()
      throws Exception {
    story.send(MAIL, ALICE, BOB, CAROL);

    MailContent shown = shownTo(BOBS_PROGRAM, BOB);
    assertThat(shown.subject()).isEqualTo("Figures of CANARY-7f3a");
    assertThat(shown.from().address()).isEqualTo(ALICE);
    assertThat(shown.text()).hasValue("The result is CANARY-7f3a.\r\n");
    assertThat(story.lastTo(BOB).reversePath()).contains(ALICE);
    var session = story.signIn(story.linkOf(CAROL), CAROL);
    assertThat(
            story
                .portal
                .reading()
                .read(Story.visit(story.linkOf(CAROL), Optional.of(session)))
                .toString())
        .contains(CANARY);
    assertThat(recipients())
        .extracting(
            one -> one.recipient().address(), MessageRecipient::method, MessageRecipient::reason)
        .containsExactlyInAnyOrder(
            Tuple.tuple(BOB, DeliveryMethod.SMIME, MethodReason.TRUSTED_CERTIFICATE),
            Tuple.tuple(CAROL, DeliveryMethod.LINK, MethodReason.NO_TRUSTED_CERTIFICATE));
    assertThat(story.everythingSent()).doesNotContain(CANARY);
    assertThat(story.platform.rawInbox.ids()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void portalShouldWinWhereOnlyItCanKeepWhatIsAsked(
      MethodReason reason, String subject, List<RuleAction> actions) {
    rules(rule("Protect", out(), actions.toArray(RuleAction[]::new)));

    story.send(MAIL.replace("Figures", subject), ALICE, BOB);

    assertThat(recipients())
        .extracting(MessageRecipient::method, MessageRecipient::reason)
        .containsExactly(Tuple.tuple(DeliveryMethod.LINK, reason));
    assertThat(story.linkOf(BOB)).isNotEmpty();
    assertThat(story.everythingSent()).doesNotContain(CANARY, "smime.p7m");
  }

  static Stream<Arguments> portalShouldWinWhereOnlyItCanKeepWhatIsAsked() {
    RuleAction encrypt = new ApplyRightsProtectionTemplate("Encrypt");
    return Stream.of(
        Arguments.of(
            MethodReason.RULE_FORCES_PORTAL, "Figures", List.of(encrypt, new ForcePortal())),
        Arguments.of(
            MethodReason.BRANDING_FORCES_PORTAL,
            "Figures",
            List.of(encrypt, new ApplyRightsProtectionCustomizationTemplate("Board"))),
        Arguments.of(
            MethodReason.RIGHTS_NEED_PORTAL,
            "Figures",
            List.of(new ApplyRightsProtectionTemplate("Do Not Forward"))),
        Arguments.of(MethodReason.RIGHTS_NEED_PORTAL, "[do not forward]", List.of(encrypt)),
        Arguments.of(MethodReason.RIGHTS_NEED_PORTAL, "[no-forward]", List.of(encrypt)),
        Arguments.of(MethodReason.OPTIONS_NEED_PORTAL, "[expires 3d]", List.of(encrypt)),
        Arguments.of(MethodReason.OPTIONS_NEED_PORTAL, "[passcode-only]", List.of(encrypt)),
        Arguments.of(MethodReason.OPTIONS_NEED_PORTAL, "[notify]", List.of(encrypt)));
  }

  /// Threat 41.
  @ParameterizedTest
  @EnumSource(
      value = Port.class,
      names = {"SIGNING_KEY", "RECIPIENT_CERTIFICATES", "RAW_INBOX"})
  void mailShouldWaitWhenWhatSmimeNeedsIsDown(Port port) {
    Intake intake = story.arrived(MAIL, ALICE, BOB);
    story.platform.fail(port);

    assertThatThrownBy(() -> story.mailFlow.accept(intake)).isInstanceOf(Unavailable.class);

    story.settle();
    assertThat(story.platform.outboundMail.sent()).isEmpty();
    assertThat(story.platform.rawInbox.find(intake.id())).isPresent();

    story.platform.heal();
    story.mailFlow.accept(intake);
    story.settle();

    assertThat(story.platform.outboundMail.sent()).hasSize(1);
    assertThat(BOBS_PROGRAM.shown(bytes(BOB), settings)).isPresent();
    assertThat(story.platform.rawInbox.ids()).isEmpty();
  }

  @Test
  void recordOfWhatAllGetBySmimeShouldHoldNothingToOpen() {
    story.send(MAIL, ALICE, BOB);

    ProtectedMessage message = only();
    assertThat(message.sealedSha256()).isEmpty();
    assertThat(message.summary()).isEmpty();
    assertThat(story.platform.records.wrappedKeys().find(message.id())).isEmpty();
    assertThat(story.platform.vault.find(message.id())).isEmpty();
    String link = new PortalLink(message.id(), recipients().getFirst().key()).toString();
    var session = story.signIn(link, BOB);
    assertThat(story.portal.reading().read(Story.visit(link, session)))
        .isInstanceOf(ReadResult.Refused.class);
    assertThat(story.portal.reading().open(Story.visit(link, session)))
        .isInstanceOf(ReadResult.Refused.class);
    story.portal.receive(link, Samples.bytes(1000));
    assertThat(story.platform.postedSeals.find(message.id())).isEmpty();
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  @Test
  void answerByMailShouldBeProtectedLikeTheThread() {
    story.send(MAIL, ALICE, BOB);

    inbound(
        BOB,
        """
        From: bob@partner.example
        To: alice@contoso.example
        Subject: Re: Figures
        Message-ID: <second@partner.example>
        In-Reply-To: <first@contoso.example>

        You wrote: CANARY-7f3a.
        """
            .replace("\n", "\r\n")
            .getBytes(UTF_8));

    assertThat(story.linkOf(ALICE)).isNotEmpty();
    assertThat(story.everythingSent()).doesNotContain(CANARY);
    assertThat(recipients())
        .extracting(MessageRecipient::reason)
        .contains(MethodReason.AUTHOR_IS_OUTSIDE);
  }

  /// Threat 46: rules see what was hidden from them.
  @Test
  void mailToTheOrganizationsKeyShouldBeOpenedAndReadByRulesAndGoInsideInClear() throws Exception {
    rules(
        rule("Open", List.of(new SentToScope(Scope.INSIDE)), new OpenSmime()),
        rule(
            "Look",
            List.of(new SubjectOrBodyContainsWords(List.of(CANARY))),
            new PrependSubject("[Seen] ")));

    inbound(BOB, BOBS_PROGRAM.encrypted(fromBob(), settings, ALICE));

    assertThat(story.platform.outboundMail.sent()).hasSize(1);
    MailContent delivered = Story.read(story.lastTo(ALICE));
    assertThat(delivered.subject()).startsWith("[Seen] Offer");
    assertThat(Story.texts(story.lastTo(ALICE))).contains("The price is CANARY-7f3a.");
    assertThat(story.platform.records.trace().recentlyPassed(10)).isEmpty();
    assertThat(story.platform.rawInbox.ids()).isEmpty();
  }

  @Test
  void whatWasOpenedShouldNotBeCopiedInClearToSomebodyOutside() throws Exception {
    rules(
        rule("Open", List.of(new SentToScope(Scope.INSIDE)), new OpenSmime()),
        rule(
            "Copy",
            List.of(new SubjectOrBodyContainsWords(List.of(CANARY))),
            new BlindCopyTo(Set.of(CAROL))));

    inbound(BOB, BOBS_PROGRAM.encrypted(fromBob(), settings, ALICE));

    assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(1);
    assertThat(Story.texts(story.lastTo(CAROL))).contains("/m/").doesNotContain(CANARY, "Offer");
  }

  @Test
  void whatWasOpenedShouldNotBeReportedInClearToSomebodyOutside() throws Exception {
    rules(
        rule("Open", List.of(new SentToScope(Scope.INSIDE)), new OpenSmime()),
        rule(
            "Report",
            List.of(new SubjectOrBodyContainsWords(List.of(CANARY))),
            new GenerateIncidentReport(
                CAROL, Set.of(ReportedContent.SUBJECT, ReportedContent.ATTACH_ORIGINAL_MAIL))));

    inbound(BOB, BOBS_PROGRAM.encrypted(fromBob(), settings, ALICE));

    assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(1);
    assertThat(Story.texts(story.lastTo(CAROL))).contains("/m/").doesNotContain(CANARY, "Offer");
  }

  /// Threats 2 and 41: whatever is not opened goes on as it came, and nobody is told that it was
  /// fine.
  @ParameterizedTest
  @MethodSource
  void mailThatCannotBeOpenedShouldPassAsItCame(String reason, boolean isForUs) {
    rules(rule("Open", List.of(new SentToScope(Scope.INSIDE)), new OpenSmime()));
    byte[] encrypted =
        BOBS_PROGRAM.encrypted(
            fromBob(),
            isForUs ? settings : Correspondent.organization(new Story().platform.smimeKeys),
            ALICE);
    byte[] changed = isForUs ? changed(encrypted) : encrypted;

    inbound(BOB, changed);

    String came = new String(changed, ISO_8859_1);
    String body = came.substring(came.indexOf("\r\n\r\n"));
    assertThat(story.lastTo(ALICE).text()).endsWith(body).contains("pkcs7-mime");
    assertThat(story.platform.records.trace().recentlyPassed(10))
        .singleElement()
        .satisfies(
            passed -> {
              assertThat(passed.reason()).contains("A rule asks to open it").contains(reason);
              assertThat(passed.rules()).containsExactly("Open");
            });
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  static Stream<Arguments> mailThatCannotBeOpenedShouldPassAsItCame() {
    return Stream.of(
        Arguments.of("it is not encrypted to the organization", false),
        Arguments.of("it was changed on its way", true));
  }

  /// Threat 41: no key, no decision.
  @Test
  void mailToBeOpenedShouldWaitForTheKey() {
    rules(rule("Open", List.of(new SentToScope(Scope.INSIDE)), new OpenSmime()));
    Intake intake = arrivedFrom(BOB, BOBS_PROGRAM.encrypted(fromBob(), settings, ALICE));
    story.platform.fail(Port.OPENING_KEY);

    assertThatThrownBy(() -> story.mailFlow.accept(intake)).isInstanceOf(Unavailable.class);
    story.settle();

    assertThat(story.platform.outboundMail.sent()).isEmpty();
    story.platform.heal();
    story.mailFlow.accept(intake);
    story.settle();
    assertThat(Story.texts(story.lastTo(ALICE))).contains(CANARY);
  }

  /// Threat 10: whoever signs is proposed to the admins, and nobody encrypts to them before that.
  @Test
  void certificateOfSignedMailShouldBeProposedAndNeverUsed() {
    Correspondent carolsProgram = new Correspondent(CAROL);

    inbound(CAROL, carolsProgram.signed(fromCarol()));
    story.send(MAIL, ALICE, CAROL);

    assertThat(story.platform.recipientCertificates.of(CAROL))
        .singleElement()
        .extracting(RecipientCertificate::base64, RecipientCertificate::standing)
        .containsExactly(
            carolsProgram.signingCertificate(CertificateStanding.PROPOSED).base64(),
            CertificateStanding.PROPOSED);
    assertThat(recipients())
        .extracting(MessageRecipient::reason)
        .containsExactly(MethodReason.NO_TRUSTED_CERTIFICATE);
    assertThat(story.linkOf(CAROL)).isNotEmpty();
  }

  /// Threat 10: an attacker who signs as Bob does not get Bob's mail.
  @Test
  void certificateOfSignedMailShouldNotReplaceATrustedOne() {
    Correspondent mallory = new Correspondent(BOB);

    inbound(BOB, mallory.signed(fromBob()));
    story.send(MAIL, ALICE, BOB);

    assertThat(story.platform.recipientCertificates.of(BOB)).hasSize(2);
    assertThat(BOBS_PROGRAM.shown(bytes(BOB), settings)).isPresent();
    assertThat(mallory.shown(bytes(BOB), settings)).isEmpty();
  }

  /// Threat 44: nothing in what Bob decrypts names who got it blindly, by the sender or by a rule.
  @Test
  void copyShouldNotNameBlindRecipients() {
    rules(
        rule(
            "Encrypt",
            out(),
            new ApplyRightsProtectionTemplate("Encrypt"),
            new BlindCopyTo(Set.of(EmailAddress.of("archive@elsewhere.example")))));

    story.send(
        MAIL.replace("Subject:", "Bcc: carol@elsewhere.example\r\nSubject:"), ALICE, BOB, CAROL);

    byte[] shown = BOBS_PROGRAM.shown(bytes(BOB), settings).orElseThrow();
    assertThat(new String(shown, UTF_8) + story.lastTo(BOB).text())
        .doesNotContainIgnoringCase("carol")
        .doesNotContainIgnoringCase("archive@");
  }

  private MailContent shownTo(Correspondent program, EmailAddress address) throws Exception {
    return MimeReader.read(program.shown(bytes(address), settings).orElseThrow());
  }

  private byte[] bytes(EmailAddress recipient) {
    return story.lastTo(recipient).text().getBytes(UTF_8);
  }

  private static byte[] fromBob() {
    return from("bob@partner.example");
  }

  private static byte[] fromCarol() {
    return from("carol@elsewhere.example");
  }

  private static byte[] from(String author) {
    return """
    From: %s
    To: alice@contoso.example
    Subject: Offer
    Message-ID: <offer@partner.example>
    MIME-Version: 1.0
    Content-Type: text/plain; charset=us-ascii

    The price is CANARY-7f3a.
    """
        .formatted(author)
        .replace("\n", "\r\n")
        .getBytes(UTF_8);
  }

  /// Another digit in the middle of the base64.
  private static byte[] changed(byte[] encrypted) {
    byte[] changed = encrypted.clone();
    int at = changed.length - 400;
    while (changed[at] == '\r' || changed[at] == '\n') {
      at++;
    }
    changed[at] = (byte) (changed[at] == 'A' ? 'B' : 'A');
    return changed;
  }

  private void inbound(EmailAddress sender, byte[] message) {
    story.mailFlow.accept(arrivedFrom(sender, message));
    story.settle();
  }

  private Intake arrivedFrom(EmailAddress sender, byte[] message) {
    return story.arrived(message, new Envelope(Optional.of(sender), List.of(ALICE)), false);
  }

  private ProtectedMessage only() {
    List<ProtectedMessage> all = story.platform.records.protectedMessages().recent(10);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private List<MessageRecipient> recipients() {
    return story.platform.records.protectedMessages().recent(10).stream()
        .flatMap(
            message -> story.platform.records.protectedMessages().recipients(message.id()).stream())
        .toList();
  }

  private void rules(MailFlowRule... rules) {
    story.rules(new RuleSet(List.of(rules)));
  }

  private static List<RulePredicate> out() {
    return List.of(new SentToScope(Scope.OUTSIDE));
  }

  private static MailFlowRule rule(
      String name, List<RulePredicate> conditions, RuleAction... actions) {
    return new MailFlowRule(
        RuleId.of(UUID.nameUUIDFromBytes(name.getBytes(UTF_8))),
        new RuleName(name),
        true,
        RuleProperties.DEFAULT,
        conditions,
        List.of(),
        List.of(actions),
        List.of());
  }
}
