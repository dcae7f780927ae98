package org.sealpost.mailflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.Unavailable;
import org.sealpost.delivery.TransportSecurity;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.edit.MessageEdit.DisclaimerFallback;
import org.sealpost.mail.edit.MessageEdit.DisclaimerLocation;
import org.sealpost.organization.Scope;
import org.sealpost.protection.PortalLink;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.EditAction.ApplyHtmlDisclaimer;
import org.sealpost.rules.action.EditAction.PrependSubject;
import org.sealpost.rules.action.EditAction.RemoveHeader;
import org.sealpost.rules.action.EditAction.SetHeader;
import org.sealpost.rules.action.EndingAction.DeleteMessage;
import org.sealpost.rules.action.EndingAction.Quarantine;
import org.sealpost.rules.action.Notice.ReportedContent;
import org.sealpost.rules.action.NoticeAction.GenerateIncidentReport;
import org.sealpost.rules.action.NoticeAction.GenerateNotification;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.RemoveOMEv2;
import org.sealpost.rules.action.RoutingAction.AddToRecipients;
import org.sealpost.rules.action.RoutingAction.BlindCopyTo;
import org.sealpost.rules.action.RoutingAction.RedirectMessageTo;
import org.sealpost.rules.action.RoutingAction.RouteMessageOutboundRequireTls;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderContainsWords;
import org.sealpost.rules.predicate.RecipientPredicate.SentTo;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.testing.Port;
import org.sealpost.testing.Story;
import org.sealpost.wiring.Doors;

/// What rules do to mail, from its acceptance to the mailboxes.
class RuleActionsStoryTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final EmailAddress ERIN = EmailAddress.of("erin@contoso.example");
  private static final EmailAddress DAVE = EmailAddress.of("dave@contoso.example");

  /// Must never leave in clear where a rule protects.
  private static final String CANARY = "CANARY-7f3a";

  private static final String MAIL =
      """
      From: Alice <alice@contoso.example>\r
      To: bob@partner.example\r
      Subject: Lunch CANARY-7f3a\r
      X-Mark: red\r
      Message-ID: <original@contoso.example>\r
      \r
      The result is CANARY-7f3a.\r
      """;

  private static final String SIGNED =
      """
      From: Alice <alice@contoso.example>\r
      To: bob@partner.example\r
      Subject: Signed\r
      MIME-Version: 1.0\r
      Content-Type: multipart/signed; boundary=b; protocol="application/pkcs7-signature"\r
      \r
      --b\r
      \r
      text\r
      --b\r
      Content-Type: application/pkcs7-signature; name=smime.p7s\r
      \r
      x\r
      --b--\r
      """;

  private final Story story = new Story();

  @Test
  void editsShouldBeInWhatIsForwardedAndLeaveNothingBehind() {
    rules(
        rule(
            "Mark",
            List.of(),
            new PrependSubject("[External] "),
            new SetHeader("X-Seen", "yes"),
            new RemoveHeader("X-Mark"),
            new ApplyHtmlDisclaimer(
                "<p>Handle with care</p>", DisclaimerLocation.APPEND, DisclaimerFallback.WRAP)));
    Intake intake = story.arrived(MAIL, ALICE, BOB);

    story.mailFlow.accept(intake);
    story.settle();

    var mail = Story.read(story.lastTo(BOB));
    assertThat(mail.subject()).isEqualTo("[External] Lunch CANARY-7f3a");
    assertThat(mail.header("X-Seen")).containsExactly("yes");
    assertThat(mail.header("X-Mark")).isEmpty();
    assertThat(Story.texts(story.lastTo(BOB))).contains("The result is", "Handle with care");
    assertThat(story.platform.rawInbox.ids()).isEmpty();
  }

  @Test
  void editsShouldBeInWhatIsSealed() {
    rules(
        rule("Mark", List.of(), new PrependSubject("[Mark] ")),
        rule("Encrypt", List.of(), new ApplyRightsProtectionTemplate("Encrypt")));

    story.send(MAIL, ALICE, BOB);

    String link = story.linkOf(BOB);
    var session = story.signIn(link, BOB);
    assertThat(story.portal.reading().read(Story.visit(link, session)).toString())
        .contains("[Mark] Lunch");
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  @Test
  void laterRulesShouldSeeWhatEarlierOnesDidForThatRecipientOnly() {
    rules(
        rule("Mark", List.of(new SentTo(Set.of(BOB))), new SetHeader("X-Encrypt", "please")),
        rule(
            "Encrypt",
            List.of(new HeaderContainsWords("X-Encrypt", List.of("please"))),
            new ApplyRightsProtectionTemplate("Encrypt")));

    story.send(MAIL, ALICE, BOB, DAVE);

    assertThat(Story.texts(story.lastTo(BOB))).doesNotContain(CANARY).contains("/m/");
    assertThat(Story.texts(story.lastTo(DAVE))).contains(CANARY).doesNotContain("X-Encrypt");
  }

  @Test
  void tlsShouldBeRequiredOfWrappersAndForwards() {
    rules(
        rule("TLS", List.of(), new RouteMessageOutboundRequireTls()),
        rule(
            "Encrypt",
            List.of(new SentToScope(Scope.OUTSIDE)),
            new ApplyRightsProtectionTemplate("Encrypt")));

    story.send(MAIL, ALICE, BOB, DAVE);

    assertThat(story.platform.outboundMail.sent())
        .hasSize(2)
        .allMatch(sent -> sent.security() == TransportSecurity.REQUIRE_TLS);
  }

  @Test
  void copiesToSomebodyOutsideShouldBeProtectedByTheRulesAboutThem() {
    rules(
        rule("Copy", List.of(new SentTo(Set.of(DAVE))), new BlindCopyTo(Set.of(CAROL))),
        rule(
            "Encrypt what leaves",
            List.of(new SentToScope(Scope.OUTSIDE)),
            new ApplyRightsProtectionTemplate("Encrypt")));

    story.send(MAIL, ALICE, DAVE);

    assertThat(Story.texts(story.lastTo(DAVE))).contains(CANARY).doesNotContain("carol");
    assertThat(Story.texts(story.lastTo(CAROL))).doesNotContain(CANARY).contains("/m/");
  }

  @Test
  void copiesShouldBeProtectedLikeWhatTheyWereMadeFor() {
    rules(
        rule(
            "Encrypt what leaves, with a copy",
            List.of(new SentToScope(Scope.OUTSIDE)),
            new ApplyRightsProtectionTemplate("Encrypt"),
            new AddToRecipients(Set.of(DAVE))));

    story.send(MAIL, ALICE, BOB);

    assertThat(story.platform.outboundMail.sentTo(DAVE)).hasSize(1);
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  @Test
  void redirectShouldGoToTheOthersOnly() {
    rules(rule("Redirect", List.of(new SentTo(Set.of(BOB))), new RedirectMessageTo(Set.of(DAVE))));

    story.send(MAIL, ALICE, BOB, CAROL);

    assertThat(story.platform.outboundMail.sentTo(BOB)).isEmpty();
    assertThat(story.platform.outboundMail.sentTo(DAVE)).hasSize(1);
    assertThat(story.platform.outboundMail.sentTo(CAROL)).hasSize(1);
  }

  @Test
  void redirectShouldTakeTheEditsOfItsRuleAlong() {
    rules(
        rule("All", List.of(), new PrependSubject("[Contoso] ")),
        rule(
            "Redirect",
            List.of(new SentTo(Set.of(BOB))),
            new PrependSubject("[For Bob] "),
            new RemoveHeader("X-Mark"),
            new RedirectMessageTo(Set.of(DAVE))));

    story.send(MAIL, ALICE, BOB);

    var mail = Story.read(story.lastTo(DAVE));
    assertThat(mail.subject()).isEqualTo("[For Bob] [Contoso] Lunch CANARY-7f3a");
    assertThat(mail.header("X-Mark")).isEmpty();
  }

  @Test
  void deleteShouldTellNobody() {
    rules(rule("Delete", List.of(), new DeleteMessage()));
    Intake intake = story.arrived(MAIL, ALICE, BOB);

    story.mailFlow.accept(intake);
    story.settle();

    assertThat(story.platform.outboundMail.sent()).isEmpty();
    assertThat(story.platform.rawInbox.find(intake.id())).isEmpty();
  }

  @Test
  void quarantineShouldHoldUntilReleased() {
    rules(rule("Hold", List.of(), new PrependSubject("[Held] "), new Quarantine()));
    story.send(MAIL, ALICE, BOB);
    assertThat(story.platform.outboundMail.sent()).isEmpty();
    assertThat(story.platform.rawInbox.ids()).isEmpty();
    QuarantinedMail held = held();
    assertThat(held.rules()).containsExactly("Hold");
    assertThat(story.platform.heldMail.find(held.id())).isPresent();

    decide(held, new QuarantineState.Released(story.platform.clock.instant(), "admin"));
    decide(held, new QuarantineState.Deleted(story.platform.clock.instant(), "late"));

    assertThat(story.platform.outboundMail.sent()).hasSize(1);
    assertThat(Story.read(story.lastTo(BOB)).subject()).startsWith("[Held] Lunch");
    assertThat(story.lastTo(BOB).reversePath()).contains(ALICE);
    assertThat(story.platform.heldMail.ids()).isEmpty();
    assertThat(story.platform.rawInbox.ids()).isEmpty();
  }

  @Test
  void quarantineShouldReleaseProtectedWhatARuleProtected() {
    rules(
        rule("Encrypt", List.of(), new ApplyRightsProtectionTemplate("Encrypt")),
        rule("Hold", List.of(new SentTo(Set.of(BOB))), new Quarantine()));
    story.send(MAIL, ALICE, BOB, CAROL);
    assertThat(story.platform.outboundMail.sentTo(CAROL)).hasSize(1);
    assertThat(story.platform.outboundMail.sentTo(BOB)).isEmpty();

    decide(held(), new QuarantineState.Released(story.platform.clock.instant(), "admin"));

    assertThat(Story.texts(story.lastTo(BOB))).contains("/m/");
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  @Test
  void quarantineShouldForgetWhatAnAdminDeletes() {
    rules(rule("Hold", List.of(), new Quarantine()));
    story.send(MAIL, ALICE, BOB);

    decide(held(), new QuarantineState.Deleted(story.platform.clock.instant(), "admin"));

    assertThat(story.platform.outboundMail.sent()).isEmpty();
    assertThat(story.platform.heldMail.ids()).isEmpty();
  }

  @Test
  void quarantineShouldEndAfterThirtyDaysAndTellTheSender() {
    rules(rule("Hold", List.of(), new Quarantine()));
    story.send(MAIL, ALICE, BOB);
    var expiry = Doors.quarantineExpiry(story.platform);

    story.platform.clock.advance(Duration.ofDays(30));
    int early = expiry.expire();
    story.platform.clock.advance(Duration.ofSeconds(1));
    int late = expiry.expire();
    story.settle();

    assertThat(early).isZero();
    assertThat(late).isEqualTo(1);
    assertThat(expiry.expire()).isZero();
    assertThat(story.platform.outboundMail.sentTo(BOB)).isEmpty();
    assertThat(Story.texts(story.lastTo(ALICE))).contains("held for inspection");
    assertThat(story.everythingSent()).doesNotContain(CANARY);
    assertThat(story.platform.heldMail.ids()).isEmpty();
  }

  @Test
  void releaseShouldWaitUntilTheDecisionIsWrittenDown() {
    rules(rule("Hold", List.of(), new Quarantine()));
    story.send(MAIL, ALICE, BOB);
    QuarantinedMail held = held();
    Intake queuedFirst = QuarantineExpiry.intake(held, story.platform.clock.instant());

    assertThatThrownBy(() -> story.mailFlow.accept(queuedFirst)).isInstanceOf(Unavailable.class);
    story.undeliverable.giveUp(queuedFirst);
    decide(held, new QuarantineState.Released(story.platform.clock.instant(), "admin"));

    assertThat(story.platform.outboundMail.sentTo(BOB)).hasSize(1);
    assertThat(story.platform.outboundMail.sentTo(ALICE)).isEmpty();
  }

  @Test
  void giveUpShouldTellNobodyOfMailThatAnAdminDeleted() {
    giveUpAfter(new QuarantineState.Deleted(story.platform.clock.instant(), "admin"));

    assertThat(story.platform.outboundMail.sent()).isEmpty();
    assertThat(story.platform.heldMail.ids()).isEmpty();
  }

  @Test
  void giveUpShouldTellTheSenderOfMailThatCouldNotBeReleased() {
    giveUpAfter(new QuarantineState.Released(story.platform.clock.instant(), "admin"));

    assertThat(story.platform.outboundMail.sentTo(BOB)).isEmpty();
    assertThat(Story.texts(story.lastTo(ALICE))).contains("not delivered", "5.3.0");
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  private void giveUpAfter(QuarantineState decision) {
    rules(rule("Hold", List.of(), new Quarantine()));
    story.send(MAIL, ALICE, BOB);
    QuarantinedMail held = held();
    story.platform.records.quarantinedMails().end(held.id(), decision);
    story.undeliverable.giveUp(QuarantineExpiry.intake(held, story.platform.clock.instant()));
    story.settle();
  }

  /// Threat 41, for everything that rules can do at once.
  @ParameterizedTest
  @EnumSource(value = Port.class, mode = EnumSource.Mode.EXCLUDE, names = "RULE_HITS")
  void actionsShouldSurviveEveryPort(Port port) {
    Story calm = everything();
    everythingSent(calm);
    int calls = calm.platform.calls(port);

    for (int failing = 0; failing < calls; failing++) {
      assertSurvives(port, failing, false);
      assertSurvives(port, failing, true);
    }
  }

  private static void assertSurvives(Port port, int failing, boolean answerLost) {
    Story story = everything();
    if (answerLost) {
      story.platform.loseAnswers(port, failing, 1);
    } else {
      story.platform.fail(port, failing, 1);
    }

    everythingSent(story);

    String what = "%s failing at call %s".formatted(port, failing);
    int most = port == Port.OUTBOUND_MAIL || port == Port.DELIVERIES ? 2 : 1;
    assertThat(story.platform.outboundMail.sentTo(BOB)).as(what).hasSizeBetween(1, most);
    assertThat(story.platform.outboundMail.sentTo(DAVE)).as(what).hasSizeBetween(1, most);
    assertThat(story.platform.outboundMail.sentTo(CAROL)).as(what).hasSizeBetween(1, most);
    assertThat(story.platform.outboundMail.sentTo(ERIN)).as(what).hasSizeBetween(1, most);
    assertThat(Story.texts(story.lastTo(ERIN))).as(what).doesNotContain(CANARY);
    assertThat(Story.texts(story.lastTo(BOB))).as(what).doesNotContain(CANARY);
    assertThat(Story.texts(story.lastTo(CAROL))).as(what).doesNotContain(CANARY);
    assertThat(story.platform.heldMail.ids()).as(what).isEmpty();
    assertThat(story.platform.rawInbox.ids()).as(what).isEmpty();
  }

  private static Story everything() {
    Story story = new Story();
    story.rules(
        new RuleSet(
            List.of(
                rule("Mark", List.of(), new PrependSubject("[Mark] ")),
                rule(
                    "Encrypt what leaves",
                    List.of(new SentToScope(Scope.OUTSIDE)),
                    new ApplyRightsProtectionTemplate("Encrypt"),
                    new GenerateIncidentReport(ERIN, Set.of(ReportedContent.ATTACH_ORIGINAL_MAIL))),
                rule("Hold", List.of(new SentTo(Set.of(CAROL))), new Quarantine()))));
    return story;
  }

  /// Whatever failed is tried again, as queues do.
  private static void everythingSent(Story story) {
    Intake intake = story.arrived(MAIL.getBytes(UTF_8), envelope(BOB, DAVE, CAROL), true);
    List<Intake> released = new ArrayList<>();
    for (int attempt = 0; attempt < 5; attempt++) {
      try {
        story.mailFlow.accept(intake);
        story.settle();
        for (QuarantinedMail held : story.platform.records.quarantinedMails().held(10)) {
          released.add(QuarantineExpiry.intake(held, story.platform.clock.instant()));
          story
              .platform
              .records
              .quarantinedMails()
              .end(
                  held.id(), new QuarantineState.Released(story.platform.clock.instant(), "admin"));
        }
        released.forEach(story.mailFlow::accept);
        story.settle();
      } catch (Unavailable retried) {
        assertThat(story.platform.outboundMail.sentTo(BOB))
            .allSatisfy(sent -> assertThat(Story.texts(sent)).doesNotContain(CANARY));
      }
      // Whoever lost the answer to a claim holds it until the lease is over.
      story.platform.clock.advance(Duration.ofMinutes(6));
    }
  }

  private static Envelope envelope(EmailAddress... recipients) {
    return new Envelope(Optional.of(ALICE), List.of(recipients));
  }

  @Test
  void incidentReportShouldGoToWhomTheRuleNamesAndInAuditModeToo() {
    rules(
        audited(
            rule(
                "Watch",
                List.of(),
                new GenerateIncidentReport(
                    DAVE, Set.of(ReportedContent.SENDER, ReportedContent.SUBJECT)),
                new DeleteMessage())));

    story.send(MAIL, ALICE, BOB);

    assertThat(story.platform.outboundMail.sentTo(BOB)).hasSize(1);
    assertThat(Story.texts(story.lastTo(DAVE)))
        .contains("Watch", "<original@contoso.example>", "alice@contoso.example", CANARY);
    assertThat(story.platform.rawInbox.ids()).isEmpty();
  }

  @Test
  void incidentReportShouldBeProtectedWhenTheMailIs() {
    rules(
        rule(
            "Encrypt and watch",
            List.of(),
            new ApplyRightsProtectionTemplate("Encrypt"),
            new GenerateIncidentReport(
                DAVE, Set.of(ReportedContent.SUBJECT, ReportedContent.ATTACH_ORIGINAL_MAIL))));

    story.send(MAIL, ALICE, BOB);

    assertThat(story.everythingSent()).doesNotContain(CANARY);
    String link = story.linkOf(DAVE);
    assertThat(story.portal.reading().read(Story.visit(link, story.signIn(link, DAVE))).toString())
        .contains(CANARY);
  }

  @Test
  void incidentReportOfAnAnswerShouldNotLeaveInClearWhereItWasOpenedForSomebodyInside() {
    rules(rule("Encrypt", List.of(), new ApplyRightsProtectionTemplate("Encrypt")));
    story.send(MAIL, ALICE, BOB);
    PortalLink answered = PortalLink.parse(story.linkOf(BOB)).orElseThrow();
    rules(
        rule(
            "Open and watch",
            List.of(new SentToScope(Scope.INSIDE)),
            new RemoveOMEv2(),
            new GenerateIncidentReport(CAROL, Set.of(ReportedContent.ATTACH_ORIGINAL_MAIL))));
    Intake answer = story.arrived(MAIL, ALICE, DAVE);

    story.mailFlow.accept(
        new Intake(
            answer.id(),
            answer.envelope(),
            answer.receivedAt(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Answered(answered, Answered.Way.REPLY))));
    story.settle();

    assertThat(Story.texts(story.lastTo(DAVE))).contains(CANARY);
    assertThat(Story.texts(story.lastTo(CAROL))).doesNotContain(CANARY).contains("/m/");
  }

  @Test
  void notificationShouldTellRecipientsWithoutContentOfProtectedMail() {
    rules(
        rule(
            "Notify",
            List.of(),
            new ApplyRightsProtectionTemplate("Encrypt"),
            new GenerateNotification("<p>Mail from %%From%%: %%Subject%%</p>")));

    story.send(MAIL, ALICE, BOB);

    assertThat(story.platform.outboundMail.sentTo(BOB)).hasSize(2);
    assertThat(story.everythingSent()).contains("Mail from").doesNotContain(CANARY);
  }

  @Test
  void senderShouldNotLearnOfBlindCopiesThatCannotBeChanged() {
    rules(
        rule(
            "Copy and disclaim",
            List.of(),
            new BlindCopyTo(Set.of(CAROL)),
            new ApplyHtmlDisclaimer(
                "<p>Handle with care</p>", DisclaimerLocation.APPEND, DisclaimerFallback.REJECT)));

    story.send(SIGNED, ALICE, BOB);

    assertThat(story.platform.outboundMail.sentTo(CAROL)).isEmpty();
    assertThat(Story.texts(story.lastTo(ALICE))).contains("bob@").doesNotContain("carol");
  }

  @Test
  void senderShouldBeToldWhenNobodyGetsWhatWasRedirected() {
    rules(
        rule("Redirect", List.of(new SentTo(Set.of(BOB))), new RedirectMessageTo(Set.of(CAROL))),
        rule(
            "Disclaim",
            List.of(),
            new ApplyHtmlDisclaimer(
                "<p>Handle with care</p>", DisclaimerLocation.APPEND, DisclaimerFallback.REJECT)));

    story.send(SIGNED, ALICE, BOB);

    assertThat(story.platform.outboundMail.sentTo(CAROL)).isEmpty();
    assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(1);
  }

  @Test
  void senderShouldNotLearnOfBlindCopiesThatNobodyReleases() {
    rules(rule("Copy and hold", List.of(), new BlindCopyTo(Set.of(CAROL)), new Quarantine()));
    story.send(MAIL, ALICE, BOB);

    story.platform.clock.advance(Duration.ofDays(31));
    int expired = Doors.quarantineExpiry(story.platform).expire();
    story.settle();

    assertThat(expired).isEqualTo(2);
    assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(1);
    assertThat(Story.texts(story.lastTo(ALICE))).contains("bob@").doesNotContain("carol");
  }

  @Test
  void blindCopiesShouldNeverBounceToTheSender() {
    rules(rule("Copy", List.of(), new BlindCopyTo(Set.of(CAROL))));

    story.send(MAIL, ALICE, BOB);

    assertThat(story.lastTo(BOB).reversePath()).contains(ALICE);
    assertThat(story.lastTo(CAROL).reversePath()).isEmpty();
  }

  @Test
  void noticesAndCopiesShouldGoOverTlsLikeTheMail() {
    rules(
        rule(
            "TLS",
            List.of(new SentTo(Set.of(BOB))),
            new RouteMessageOutboundRequireTls(),
            new BlindCopyTo(Set.of(CAROL)),
            new GenerateNotification("<p>%%Subject%%</p>"),
            new GenerateIncidentReport(DAVE, Set.of(ReportedContent.SUBJECT))));

    story.send(MAIL, ALICE, BOB);

    assertThat(story.platform.outboundMail.sent())
        .hasSize(4)
        .allMatch(sent -> sent.security() == TransportSecurity.REQUIRE_TLS);
  }

  @Test
  void notificationShouldNotTellWhatRulesRemoved() {
    rules(
        rule(
            "Clean and notify",
            List.of(),
            new RemoveHeader("X-Mark"),
            new GenerateNotification("<p>%%Headers%%</p>")));

    story.send(MAIL, ALICE, BOB);

    assertThat(story.everythingSent()).contains("Message-ID").doesNotContain("X-Mark");
  }

  private QuarantinedMail held() {
    return story.platform.records.quarantinedMails().held(10).getFirst();
  }

  private void decide(QuarantinedMail mail, QuarantineState decision) {
    story.platform.intakeQueue.enqueue(
        QuarantineExpiry.intake(mail, story.platform.clock.instant()));
    story.platform.records.quarantinedMails().end(mail.id(), decision);
    story.settle();
  }

  private void rules(MailFlowRule... rules) {
    story.rules(new RuleSet(List.of(rules)));
  }

  private static MailFlowRule audited(MailFlowRule rule) {
    return rule.withProperties(rule.properties().withMode(RuleMode.AUDIT));
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
