package org.sealpost.mailflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.MessageId;
import org.sealpost.organization.Scope;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryJson;
import org.sealpost.organization.directory.Group;
import org.sealpost.portal.Refusal;
import org.sealpost.portal.SendResult;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.MethodReason;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ReaderList;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.protection.settings.CarrierSettings;
import org.sealpost.protection.settings.Limits;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.Notice.ReportedContent;
import org.sealpost.rules.action.NoticeAction.GenerateIncidentReport;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.ForcePortal;
import org.sealpost.rules.action.ProtectionAction.RemoveOMEv2;
import org.sealpost.rules.action.RoutingAction.BlindCopyTo;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.OriginPredicate.FromScope;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Settings;
import org.sealpost.testing.Story;
import org.sealpost.trace.PassedMail;

/// What happens to a mail once somebody says "protect".
final class ProtectionStoryTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final EmailAddress DAVE = EmailAddress.of("dave@contoso.example");
  private static final String CANARY = "CANARY-7f3a";

  private final Story story = new Story();

  private static String mail(String subject, String... fields) {
    return """
    From: Alice <alice@contoso.example>
    To: bob@partner.example
    Subject: %s
    Message-ID: <first@contoso.example>
    %s
    The result is CANARY-7f3a.
    """
        .formatted(subject, fields.length == 0 ? "" : String.join("\n", fields) + "\n")
        .replace("\n", "\r\n");
  }

  private static String from(EmailAddress author, String messageId, String references) {
    return """
    From: %s
    To: alice@contoso.example
    Subject: Re: The result
    Message-ID: %s
    References: %s

    You wrote: CANARY-7f3a.
    """
        .formatted(author, messageId, references)
        .replace("\n", "\r\n");
  }

  @Test
  void protectShouldFixTheTermsAtAcceptance() {
    story.protection(
        Settings.templates(
            Settings.template(
                "Board",
                UsageRights.of(UsageRight.VIEW, UsageRight.PRINT),
                Optional.empty(),
                ContentExpiry.afterDays(10))));
    rules(rule("Board only", new ApplyRightsProtectionTemplate("board")));
    story.send(mail("x"), ALICE, BOB);

    story.protection(Settings.limits(Limits.DEFAULTS));

    ProtectedMessage message = only();
    assertThat(message.terms().template()).isEqualTo("Board");
    assertThat(message.terms().rights().rights())
        .containsExactlyInAnyOrder(UsageRight.VIEW, UsageRight.PRINT);
    assertThat(message.terms().attachments()).isEqualTo(AttachmentAccess.DOWNLOAD);
    assertThat(message.terms().expiry().at(Scope.INSIDE))
        .contains(message.acceptedAt().plus(Duration.ofDays(10)));
    assertThat(message.terms().protectedBy()).isEqualTo(Scope.INSIDE);
  }

  @Test
  void replyShouldBeRefusedWhereTheTemplateDoesNotGrantIt() {
    story.protection(
        Settings.templates(
            Settings.template(
                "Read", UsageRights.of(UsageRight.VIEW), Optional.empty(), ContentExpiry.NEVER)));
    rules(rule("Read", new ApplyRightsProtectionTemplate("Read")));

    story.send(mail("x"), ALICE, BOB);

    var session = story.signIn(story.linkOf(BOB), BOB);
    assertThat(story.reply(Story.visit(story.linkOf(BOB), Optional.of(session)), "hello"))
        .isEqualTo(new SendResult.Refused(new Refusal.NotAllowed()));
  }

  @Test
  void expiryOfTheTemplateShouldEndItForReadersInsideAsWell() {
    story.protection(
        Settings.templates(
            Settings.template(
                "Short", UsageRights.ENCRYPT_ONLY, Optional.empty(), ContentExpiry.afterDays(1))));
    rules(rule("Short", new ApplyRightsProtectionTemplate("Short")));
    story.send(mail("x"), ALICE, DAVE);
    var session = story.signIn(story.linkOf(DAVE), DAVE);

    story.platform.clock.advance(Duration.ofDays(1).minusNanos(1));
    var before = story.signIn(story.linkOf(DAVE), DAVE);
    assertThat(
            story
                .portal
                .reading()
                .read(Story.visit(story.linkOf(DAVE), Optional.of(before)))
                .toString())
        .contains(CANARY);
    story.platform.clock.advance(Duration.ofNanos(1));

    assertThat(
            story
                .portal
                .reading()
                .read(Story.visit(story.linkOf(DAVE), Optional.of(before)))
                .toString())
        .contains("Expired")
        .doesNotContain(CANARY);
    assertThat(session).isNotEqualTo(before);
  }

  @Test
  void protectShouldReturnTheMailForWhomTheTemplateDoesNotLetRead() {
    story.protection(
        Settings.templates(
            Settings.template(
                "Partners",
                UsageRights.ENCRYPT_ONLY,
                Optional.of(
                    new ReaderList(
                        Set.of(),
                        Set.of(EmailAddress.of("board@contoso.example")),
                        Set.of(new Domain("partner.example")))),
                ContentExpiry.NEVER)));
    directory(
        new Directory(
            List.of(),
            List.of(new Group(EmailAddress.of("board@contoso.example"), "Board", Set.of(DAVE)))));
    rules(rule("Partners", new ApplyRightsProtectionTemplate("Partners")));

    story.send(mail("x"), ALICE, BOB, CAROL, DAVE);

    assertThat(recipients()).extracting(one -> one.recipient().address()).contains(BOB, DAVE);
    assertThat(story.platform.outboundMail.sentTo(CAROL)).isEmpty();
    assertThat(Story.texts(story.lastTo(ALICE)))
        .contains("carol@elsewhere.example", "“Partners” does not let")
        .doesNotContain(CANARY, "bob@");
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  @Test
  void strictestShouldWinWhateverTheOrder() {
    rules(
        rule("Encrypt", new ApplyRightsProtectionTemplate("Encrypt")),
        rule("Hold tight", new ApplyRightsProtectionTemplate("Do Not Forward")),
        rule("Encrypt again", new ApplyRightsProtectionTemplate("Encrypt")));

    story.send(mail("x"), ALICE, BOB);

    assertThat(only().terms().template()).isEqualTo("Do Not Forward");
    assertThat(only().terms().rights().mayForward()).isFalse();
  }

  @Test
  void ruleShouldNotWeakenWhatTheSenderChose() {
    rules(
        rule("Encrypt", new ApplyRightsProtectionTemplate("Encrypt")),
        rule("Remove", new RemoveOMEv2()));

    story.send(mail("[Do Not Forward] Figures"), ALICE, BOB);

    assertThat(only().terms().template()).isEqualTo("Do Not Forward");
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  @Test
  void tokensShouldBeGoneBeforeSealing() {
    rules();

    story.send(mail("[Encrypt] Figures [expires 3d]"), ALICE, BOB);

    var session = story.signIn(story.linkOf(BOB), BOB);
    assertThat(
            story
                .portal
                .reading()
                .read(Story.visit(story.linkOf(BOB), Optional.of(session)))
                .toString())
        .contains("subject=Figures,");
    assertThat(only().terms().expiry().at(Scope.OUTSIDE))
        .contains(only().acceptedAt().plus(Duration.ofDays(3)));
  }

  @Test
  void senderOutsideShouldNotBeAsked() {
    rules();

    Intake intake =
        story.arrived(
            from(BOB, "<b@partner.example>", "").replace("Re:", "[encrypt]").getBytes(UTF_8),
            new Envelope(Optional.of(BOB), List.of(ALICE)),
            false);
    story.mailFlow.accept(intake);
    story.settle();

    assertThat(Story.texts(story.lastTo(ALICE))).contains(CANARY);
  }

  @Test
  void protectShouldReturnWhatIsTooLarge() {
    story.protection(Settings.limits(new Limits(1024 * 1024, 500, 11_980)));
    rules(rule("Encrypt", new ApplyRightsProtectionTemplate("Encrypt")));

    story.send(mail("x") + "y".repeat(70).concat("\r\n").repeat(15_000), ALICE, BOB);

    assertThat(story.platform.records.protectedMessages().recent(10)).isEmpty();
    assertThat(story.platform.outboundMail.sentTo(BOB)).isEmpty();
    assertThat(Story.texts(story.lastTo(ALICE))).contains("1 MB").doesNotContain(CANARY);
  }

  @Test
  void limitsShouldNotHoldUpWhatNobodyProtects() {
    story.protection(Settings.limits(new Limits(1024 * 1024, 1, 1)));
    rules();

    story.send(mail("x") + "y".repeat(70).concat("\r\n").repeat(15_000), ALICE, BOB, CAROL);

    assertThat(story.platform.outboundMail.sent()).hasSize(2);
  }

  @Test
  void answersByMailShouldBeProtectedLikeTheThread() {
    rules(rule("Hold tight", out(), new ApplyRightsProtectionTemplate("Do Not Forward")));
    story.send(mail("x"), ALICE, BOB);

    inbound(from(BOB, "<second@partner.example>", "<first@contoso.example>"));
    story.send(from(ALICE, "<third@contoso.example>", "<second@partner.example>"), ALICE, DAVE);

    assertThat(story.everythingSent()).doesNotContain(CANARY);
    assertThat(story.platform.records.protectedMessages().recent(10))
        .hasSize(3)
        .allMatch(message -> message.terms().template().equals("Do Not Forward"));
  }

  @ParameterizedTest
  @CsvSource({"Encrypt", "Do Not Forward"})
  void ruleShouldTakeTheProtectionOfOurThreadOffOnTheWayIn(String template) {
    rules(
        rule("Protect", out(), new ApplyRightsProtectionTemplate(template)),
        rule(
            "Open",
            List.of(new FromScope(Scope.OUTSIDE), new SentToScope(Scope.INSIDE)),
            new RemoveOMEv2()));
    story.send(mail("x"), ALICE, BOB);

    inbound(from(BOB, "<second@partner.example>", "<first@contoso.example>"));

    assertThat(Story.texts(story.lastTo(ALICE))).contains(CANARY);
  }

  @Test
  void whatIsTakenOffForSomebodyInsideShouldNotBeReportedInClearToSomebodyOutside() {
    rules(
        rule("Protect", out(), new ApplyRightsProtectionTemplate("Encrypt")),
        rule(
            "Open",
            List.of(new FromScope(Scope.OUTSIDE), new SentToScope(Scope.INSIDE)),
            new RemoveOMEv2(),
            new GenerateIncidentReport(CAROL, Set.of(ReportedContent.ATTACH_ORIGINAL_MAIL))));
    story.send(mail("x"), ALICE, BOB);

    inbound(from(BOB, "<second@partner.example>", "<first@contoso.example>"));

    assertThat(Story.texts(story.lastTo(ALICE))).contains(CANARY);
    assertThat(Story.texts(story.lastTo(CAROL))).contains("/m/").doesNotContain(CANARY);
  }

  @Test
  void whatIsTakenOffForSomebodyInsideShouldNotBeCopiedInClearToSomebodyOutside() {
    rules(
        rule("Protect", out(), new ApplyRightsProtectionTemplate("Encrypt")),
        rule(
            "Open",
            List.of(new FromScope(Scope.OUTSIDE), new SentToScope(Scope.INSIDE)),
            new RemoveOMEv2(),
            new BlindCopyTo(Set.of(CAROL))));
    story.send(mail("x"), ALICE, BOB);
    rules(
        rule(
            "Open",
            List.of(new FromScope(Scope.OUTSIDE), new SentToScope(Scope.INSIDE)),
            new RemoveOMEv2(),
            new BlindCopyTo(Set.of(CAROL))));

    inbound(from(BOB, "<second@partner.example>", "<first@contoso.example>"));

    assertThat(Story.texts(story.lastTo(ALICE))).contains(CANARY);
    assertThat(Story.texts(story.lastTo(CAROL))).contains("/m/").doesNotContain(CANARY);
  }

  @Test
  void ruleShouldNotTakeTheProtectionOfTheThreadOffOnTheWayOut() {
    rules(rule("Remove", new RemoveOMEv2()));
    story.rules(
        new RuleSet(List.of(rule("Protect", new ApplyRightsProtectionTemplate("Encrypt")))));
    story.send(mail("x"), ALICE, BOB);
    rules(rule("Remove", new RemoveOMEv2()));

    story.send(from(ALICE, "<second@contoso.example>", "<first@contoso.example>"), ALICE, CAROL);

    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  @Test
  void messageThatIsNotKnownAnyMoreShouldStillProtectItsThread() {
    rules();
    story
        .platform
        .records
        .threads()
        .note(new MessageId("<gone@contoso.example>"), Samples.messageId());

    story.send(from(ALICE, "<x@contoso.example>", "<gone@contoso.example>"), ALICE, BOB);

    assertThat(only().terms().template()).isEqualTo("Do Not Forward");
  }

  @Test
  void attachmentShouldBeTheCarrierWhereItFits() {
    story.protection(Settings.carrier(new CarrierSettings(Carrier.ATTACHMENT, 2048)));
    rules(rule("Encrypt", new ApplyRightsProtectionTemplate("Encrypt")));

    story.mailFlow.accept(story.arrived(mail("x"), ALICE, BOB));
    story.mailFlow.accept(story.arrived(mail("x") + "y".repeat(900) + "\r\n", ALICE, CAROL));

    assertThat(recipients())
        .extracting(MessageRecipient::method, MessageRecipient::reason)
        .containsExactlyInAnyOrder(
            Tuple.tuple(DeliveryMethod.ATTACHMENT, MethodReason.ORGANIZATION_SETTING),
            Tuple.tuple(DeliveryMethod.LINK, MethodReason.TOO_LARGE_TO_ATTACH));
  }

  @Test
  void methodShouldBeThePortalWhereARuleForcesIt() {
    story.protection(Settings.smime(SmimeSettings.NONE));
    rules(
        rule("Encrypt", new ApplyRightsProtectionTemplate("Encrypt")),
        rule("Portal", new ForcePortal()));

    story.send(mail("x"), ALICE, BOB);

    assertThat(recipients())
        .extracting(MessageRecipient::reason)
        .containsExactly(MethodReason.RULE_FORCES_PORTAL);
  }

  @Test
  void methodShouldBeThePortalWithoutACertificateOfOurs() {
    story.protection(Settings.smime(SmimeSettings.NONE));
    rules(rule("Encrypt", new ApplyRightsProtectionTemplate("Encrypt")));

    story.send(mail("x"), ALICE, BOB);

    assertThat(recipients())
        .extracting(MessageRecipient::method, MessageRecipient::reason)
        .containsExactly(Tuple.tuple(DeliveryMethod.LINK, MethodReason.NO_SIGNING_CERTIFICATE));
  }

  @Test
  void mailThatIsNotOrdinaryShouldPassAndSayWhy() {
    rules(rule("Encrypt", new ApplyRightsProtectionTemplate("Encrypt")));

    story.send(
        """
        From: Alice <alice@contoso.example>
        To: bob@partner.example
        Subject: Lunch
        Message-ID: <invitation@contoso.example>
        MIME-Version: 1.0
        Content-Type: text/calendar; method=REQUEST; charset=utf-8

        BEGIN:VCALENDAR
        VERSION:2.0
        METHOD:REQUEST
        BEGIN:VEVENT
        UID:1
        SUMMARY:Lunch
        END:VEVENT
        END:VCALENDAR
        """
            .replace("\n", "\r\n"),
        ALICE,
        BOB);

    assertThat(Story.texts(story.lastTo(BOB))).contains("VCALENDAR");
    assertThat(story.platform.records.trace().recentlyPassed(10))
        .singleElement()
        .satisfies(
            passed -> {
              assertThat(passed.reason()).isEqualTo("It is a calendar item, which is not sealed.");
              assertThat(passed.rules()).containsExactly("Encrypt");
            });
  }

  @Test
  void mailThatNobodyProtectsShouldNotBeRemarkable() {
    rules();

    story.send(mail("x"), ALICE, BOB);

    assertThat(story.platform.records.trace().recentlyPassed(10)).isEqualTo(List.<PassedMail>of());
  }

  private void inbound(String message) {
    Intake intake =
        story.arrived(
            message.getBytes(UTF_8), new Envelope(Optional.of(BOB), List.of(ALICE)), false);
    story.mailFlow.accept(intake);
    story.settle();
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

  private void directory(Directory directory) {
    story.platform.configurations.append(
        ConfigurationDocument.DIRECTORY,
        new ConfigurationVersion(1, story.platform.clock.instant(), "admin", "by a test"),
        DirectoryJson.write(directory));
  }

  private void rules(MailFlowRule... rules) {
    story.rules(new RuleSet(List.of(rules)));
  }

  private static List<RulePredicate> out() {
    return List.of(new SentToScope(Scope.OUTSIDE));
  }

  private static MailFlowRule rule(String name, RuleAction... actions) {
    return rule(name, List.of(), actions);
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
