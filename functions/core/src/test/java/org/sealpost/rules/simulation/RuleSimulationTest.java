package org.sealpost.rules.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.rules.simulation.Trial.compiled;
import static org.sealpost.rules.simulation.Trial.explanation;
import static org.sealpost.rules.simulation.Trial.mail;
import static org.sealpost.rules.simulation.Trial.properties;
import static org.sealpost.rules.simulation.Trial.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.MessageClass;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ThreadProtection;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.rules.Answer;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleWatch.Effect;
import org.sealpost.rules.action.EditAction.PrependSubject;
import org.sealpost.rules.action.EndingAction.DeleteMessage;
import org.sealpost.rules.action.EndingAction.RejectMessage;
import org.sealpost.rules.action.EndingAction.StopRuleProcessing;
import org.sealpost.rules.action.Notice.ReportedContent;
import org.sealpost.rules.action.NoticeAction.GenerateIncidentReport;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.OpenSmime;
import org.sealpost.rules.action.RoutingAction.BlindCopyTo;
import org.sealpost.rules.action.RoutingAction.RedirectMessageTo;
import org.sealpost.rules.action.RoutingAction.RouteMessageOutboundRequireTls;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentContainsWords;
import org.sealpost.rules.predicate.ContentPredicate.Combination;
import org.sealpost.rules.predicate.ContentPredicate.MessageContainsDataClassifications;
import org.sealpost.rules.predicate.DataClassification;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyMatchesPatterns;
import org.sealpost.rules.simulation.Explanation.Conclusion;
import org.sealpost.rules.simulation.RuleRun.Acted;
import org.sealpost.rules.simulation.RuleRun.Answered;
import org.sealpost.rules.simulation.RuleRun.Ran;
import org.sealpost.rules.simulation.RuleRun.Reason;
import org.sealpost.rules.simulation.RuleRun.Skipped;
import org.sealpost.testing.Samples;

class RuleSimulationTest {
  private static final Recipient BOB = new Recipient(Samples.BOB, Scope.OUTSIDE);
  private static final Recipient CAROL =
      new Recipient(EmailAddress.of("carol@contoso.example"), Scope.INSIDE);
  private static final SubjectContainsWords SECRET = new SubjectContainsWords(List.of("secret"));
  private static final SentToScope OUTSIDE = new SentToScope(Scope.OUTSIDE);
  private static final ApplyRightsProtectionTemplate ENCRYPT =
      new ApplyRightsProtectionTemplate("Encrypt");
  private static final MessageContainsDataClassifications UNKNOWABLE =
      new MessageContainsDataClassifications(
          List.of(
              new DataClassification(
                  "Credit Card Number",
                  1,
                  java.util.OptionalInt.empty(),
                  java.util.OptionalInt.empty(),
                  java.util.OptionalInt.empty())),
          Combination.ANY);

  @Test
  void ofShouldAnswerEveryConditionForEveryRecipient() {
    Explanation explanation =
        explanation(
            compiled(rule("Encrypt", List.of(OUTSIDE, SECRET), List.of(ENCRYPT))),
            mail("Top secret", "Hello"));

    assertThat(runs(explanation, 0))
        .containsExactly(
            new Ran(
                List.of(BOB),
                new Answer.Yes(),
                List.of(
                    new Answered(OUTSIDE, new Answer.Yes(), Optional.empty()),
                    new Answered(
                        SECRET,
                        new Answer.Yes(),
                        Optional.of(new Evidence("subject", new Masked("s••••t"))))),
                List.of(),
                List.of(new Acted(ENCRYPT, Effect.DONE)),
                List.of()),
            new Ran(
                List.of(CAROL),
                new Answer.No(),
                List.of(
                    new Answered(OUTSIDE, new Answer.No(), Optional.empty()),
                    new Answered(
                        SECRET,
                        new Answer.Yes(),
                        Optional.of(new Evidence("subject", new Masked("s••••t"))))),
                List.of(),
                List.of(),
                List.of()));
    assertThat(decided(explanation).recipients())
        .extracting(RecipientOutcome::outcome)
        .extracting(Outcome::fate)
        .containsExactly(
            new Outcome.Fate.Protected(Protection.ENCRYPT, "OME Configuration", false),
            new Outcome.Fate.Unprotected(false, Optional.empty()));
  }

  @Test
  void ofShouldPutRecipientsTogetherForWhomAllIsAlike() {
    String recipients =
        IntStream.range(0, 300)
            .mapToObj("r%d@partner.example"::formatted)
            .collect(Collectors.joining(",\n "));
    Mail mail =
        Trial.read(
            "From: anna@contoso.example\nTo: %s\nSubject: secret\n\nHello\n".formatted(recipients));

    Explanation explanation =
        explanation(compiled(rule("Encrypt", List.of(OUTSIDE, SECRET), List.of(ENCRYPT))), mail);

    assertThat(runs(explanation, 0))
        .singleElement()
        .satisfies(run -> assertThat(run.recipients()).hasSize(300));
  }

  @Test
  void ofShouldSayWhyARuleIsNotRun() {
    MailFlowRule disabled = rule("Disabled", List.of(), List.of(ENCRYPT)).withEnabled(false);
    Instant now = Samples.NOW;

    Explanation explanation =
        explanation(
            compiled(
                disabled,
                dated("Later", Optional.of(now.plusSeconds(1)), Optional.empty()),
                dated("Over", Optional.empty(), Optional.of(now)),
                dated("In time", Optional.of(now), Optional.of(now.plus(Duration.ofDays(1)))),
                rule("Stop", List.of(OUTSIDE), List.of(new StopRuleProcessing())),
                rule("Last", List.of(), List.of(ENCRYPT))),
            mail("Hello", "Hello"));

    List<Recipient> both = List.of(BOB, CAROL);
    assertThat(runs(explanation, 0)).containsExactly(new Skipped(both, Reason.DISABLED));
    assertThat(runs(explanation, 1)).containsExactly(new Skipped(both, Reason.NOT_YET_ACTIVE));
    assertThat(runs(explanation, 2)).containsExactly(new Skipped(both, Reason.EXPIRED));
    assertThat(runs(explanation, 3)).singleElement().isInstanceOf(Ran.class);
    assertThat(runs(explanation, 5)).first().isEqualTo(new Skipped(List.of(BOB), Reason.STOPPED));
    assertThat(runs(explanation, 5)).last().isInstanceOf(Ran.class);
  }

  @Test
  void ofShouldSayThatTheMailWaits() {
    Explanation explanation =
        explanation(
            compiled(
                rule("Cards", List.of(OUTSIDE, UNKNOWABLE), List.of(ENCRYPT)),
                rule("Next", List.of(), List.of(ENCRYPT))),
            mail("Hello", "Hello"));

    assertThat(explanation.conclusion())
        .isEqualTo(
            new Conclusion.Waits(
                Optional.of(new RuleName("Cards")),
                "there is no detector for sensitive information yet"));
    assertThat(runs(explanation, 0))
        .anySatisfy(
            run ->
                assertThat(run)
                    .isInstanceOfSatisfying(
                        Ran.class,
                        ran -> assertThat(ran.matches()).isInstanceOf(Answer.CannotTell.class)));
    assertThat(runs(explanation, 1))
        .containsExactly(new Skipped(List.of(BOB, CAROL), Reason.NOT_REACHED));
  }

  @Test
  void ofShouldSayThatAnUnknownTemplateMakesTheMailWait() {
    Explanation explanation =
        explanation(
            compiled(rule("Odd", List.of(), List.of(new ApplyRightsProtectionTemplate("Nothing")))),
            mail("Hello", "Hello"));

    assertThat(explanation.conclusion())
        .isEqualTo(
            new Conclusion.Waits(Optional.of(new RuleName("Odd")), "unknown protection template"));
  }

  @Test
  void ofShouldLeaveARuleAsideThatIgnoresErrors() {
    Explanation explanation =
        explanation(
            compiled(
                rule(
                    "Cards",
                    properties(RuleMode.ENFORCE, RuleErrorAction.IGNORE),
                    List.of(UNKNOWABLE),
                    List.of(),
                    List.of(ENCRYPT))),
            mail("Hello", "Hello"));

    assertThat(decided(explanation).recipients())
        .allMatch(
            one ->
                one.outcome().fate().equals(new Outcome.Fate.Unprotected(false, Optional.empty())));
    assertThat(ran(explanation, 0).matches()).isInstanceOf(Answer.CannotTell.class);
  }

  @Test
  void ofShouldShowWhatARuleThatOnlyLooksOnWouldHaveDone() {
    GenerateIncidentReport report =
        new GenerateIncidentReport(Samples.ALICE, Set.of(ReportedContent.SENDER));

    Explanation explanation =
        explanation(
            compiled(
                rule(
                    "Watch",
                    properties(RuleMode.AUDIT, RuleErrorAction.DEFER),
                    List.of(SECRET),
                    List.of(),
                    List.of(ENCRYPT, report))),
            mail("secret", "Hello"));

    assertThat(ran(explanation, 0).matches()).isEqualTo(new Answer.Yes());
    assertThat(ran(explanation, 0).actions())
        .containsExactly(
            new Acted(ENCRYPT, Effect.NOT_IN_THIS_MODE), new Acted(report, Effect.DONE));
    assertThat(decided(explanation).reports()).hasSize(1);
    assertThat(decided(explanation).recipients())
        .allMatch(
            one ->
                one.outcome().fate().equals(new Outcome.Fate.Unprotected(false, Optional.empty())));
  }

  @Test
  void ofShouldSayWhenAnActionChangedNothing() {
    Explanation explanation =
        RuleSimulation.of(
            compiled(rule("Encrypt", List.of(), List.of(ENCRYPT))),
            mail("Hello", "Hello"),
            ProtectionSettings.DEFAULTS,
            Optional.of(new ThreadProtection(Protection.DO_NOT_FORWARD, Scope.INSIDE)),
            Samples.contoso(),
            Samples.NOW);

    assertThat(ran(explanation, 0).actions())
        .containsExactly(new Acted(ENCRYPT, Effect.CHANGED_NOTHING));
    assertThat(decided(explanation).recipients().getFirst().outcome().fate())
        .isEqualTo(
            new Outcome.Fate.Protected(Protection.DO_NOT_FORWARD, "OME Configuration", false));
  }

  /// What is already encrypted with S/MIME is told by its content.
  @Test
  void ofShouldSayThatMailPassesByItsKindOrIsOpened() {
    Mail enveloped =
        Trial.read(
            """
            From: anna@contoso.example
            To: bob@partner.example, carol@contoso.example
            Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m
            Content-Transfer-Encoding: base64

            MBUGCSqGSIb3DQEHA6AIMAYCAQAEAf8=
            """);

    Explanation passing =
        explanation(compiled(rule("Encrypt", List.of(), List.of(ENCRYPT))), enveloped);
    Explanation opening =
        explanation(compiled(rule("Open", List.of(), List.of(new OpenSmime()))), enveloped);
    Explanation sealing =
        RuleSimulation.of(
            compiled(rule("Encrypt", List.of(), List.of(ENCRYPT))),
            enveloped,
            withoutPassing(),
            Optional.empty(),
            Samples.contoso(),
            Samples.NOW);

    assertThat(passing.before().kind()).isEqualTo(MessageClass.SMIME_ENCRYPTED);
    assertThat(outcome(passing, BOB).fate())
        .isEqualTo(new Outcome.Fate.Unprotected(true, Optional.of(MessageClass.SMIME_ENCRYPTED)));
    assertThat(ran(passing, 0).actions()).extracting(Acted::effect).containsOnly(Effect.DONE);
    assertThat(outcome(opening, CAROL).fate()).isEqualTo(new Outcome.Fate.Opened());
    assertThat(outcome(opening, BOB).fate())
        .isEqualTo(new Outcome.Fate.Unprotected(true, Optional.empty()));
    assertThat(sealing.before().kind()).isEqualTo(MessageClass.SMIME_ENCRYPTED);
    assertThat(sealing.before().passes()).isFalse();
    assertThat(outcome(sealing, BOB).fate()).isInstanceOf(Outcome.Fate.Protected.class);
  }

  private static ProtectionSettings withoutPassing() {
    ProtectionSettings usual = ProtectionSettings.DEFAULTS;
    return new ProtectionSettings(
        usual.ownTemplates(),
        usual.decryptAttachmentForEncryptOnly(),
        usual.limits(),
        usual.carrier(),
        usual.wrapperSubject(),
        usual.method(),
        usual.senderControls(),
        Set.of(),
        usual.smime());
  }

  @Test
  void ofShouldShowWhoIsAddedAndWhatIsChanged() {
    EmailAddress archive = EmailAddress.of("archive@contoso.example");

    Explanation explanation =
        explanation(
            compiled(
                rule(
                    "Mark",
                    List.of(OUTSIDE),
                    List.of(
                        new PrependSubject("[ext] "),
                        new RouteMessageOutboundRequireTls(),
                        new BlindCopyTo(Set.of(archive)))),
                rule(
                    "See the mark",
                    List.of(new SubjectContainsWords(List.of("ext"))),
                    List.of(ENCRYPT))),
            mail("Hello", "Hello"));

    assertThat(decided(explanation).recipients())
        .extracting(RecipientOutcome::recipient)
        .extracting(Recipient::address)
        .containsExactlyInAnyOrder(BOB.address(), CAROL.address(), archive);
    assertThat(decided(explanation).recipients())
        .filteredOn(RecipientOutcome::added)
        .singleElement()
        .satisfies(one -> assertThat(one.recipient().address()).isEqualTo(archive));
    assertThat(outcome(explanation, BOB))
        .isEqualTo(
            new Outcome(
                new Outcome.Fate.Protected(Protection.ENCRYPT, "OME Configuration", false),
                true,
                List.of(new MessageEdit.PrependSubject("[ext] ")),
                List.of()));
    assertThat(runs(explanation, 1))
        .filteredOn(run -> run.recipients().contains(BOB))
        .singleElement()
        .isInstanceOfSatisfying(
            Ran.class, ran -> assertThat(ran.matches()).isEqualTo(new Answer.Yes()));
  }

  @Test
  void ofShouldShowEndings() {
    Mail mail = mail("Hello", "Hello");

    assertThat(fateBy(new DeleteMessage(), mail)).isEqualTo(new Outcome.Fate.Deleted());
    assertThat(fateBy(new RejectMessage("Not so", "5.7.1"), mail))
        .isInstanceOf(Outcome.Fate.Returned.class);
    assertThat(fateBy(new RedirectMessageTo(Set.of(Samples.ALICE)), mail))
        .isEqualTo(new Outcome.Fate.Redirected());
  }

  @Test
  void ofShouldShowNothingOfTheMailButMasked() {
    String card = "4111-1111-1111-1111";
    Explanation explanation =
        explanation(
            compiled(
                rule(
                    "Cards",
                    List.of(
                        new SubjectOrBodyMatchesPatterns(
                            List.of(new TextPattern("(\\d{4}-){3}\\d{4}")))),
                    List.of(ENCRYPT))),
            mail("Canary subject", "Canary body, card " + card + " and more"));

    assertThat(ran(explanation, 0).conditions().getFirst().evidence())
        .contains(new Evidence("body", new Masked("4•••-••••-••••-•••1")));
    assertThat(explanation.toString() + ExplanationText.of(explanation))
        .doesNotContainIgnoringCase("canary")
        .doesNotContain(card, "1111");
    assertThat(ExplanationJson.write(explanation))
        .doesNotContainIgnoringCase("canary")
        .doesNotContain(card, "1111");
  }

  @Test
  void ofShouldLookIntoAttachmentsOnce() {
    AtomicInteger looks = new AtomicInteger();
    Mail mail = mail("Hello", "Hello");
    Mail counting =
        new Mail(
            mail.content(),
            mail.sender(),
            mail.reversePath(),
            mail.recipients(),
            mail.client(),
            mail.sizeBytes(),
            _ -> {
              looks.incrementAndGet();
              return Inspection.NOTHING;
            });

    explanation(
        compiled(
            rule(
                "Attached",
                List.of(new AttachmentContainsWords(List.of("secret"))),
                List.of(ENCRYPT)),
            rule(
                "Attached as well",
                List.of(new AttachmentContainsWords(List.of("secret"))),
                List.of(ENCRYPT))),
        counting);

    assertThat(looks).hasValue(1);
  }

  private static Outcome.Fate fateBy(org.sealpost.rules.action.RuleAction action, Mail mail) {
    return outcome(explanation(compiled(rule("One", List.of(), List.of(action))), mail), BOB)
        .fate();
  }

  private static MailFlowRule dated(
      String name, Optional<Instant> activation, Optional<Instant> expiry) {
    RuleProperties usual = RuleProperties.DEFAULT;
    List<RulePredicate> none = List.of();
    return rule(
        name,
        new RuleProperties(
            usual.mode(),
            usual.errorAction(),
            activation,
            expiry,
            usual.senderAddressLocation(),
            usual.recipientAddressType(),
            usual.auditSeverity(),
            ""),
        none,
        none,
        List.of(new RouteMessageOutboundRequireTls()));
  }

  private static List<RuleRun> runs(Explanation explanation, int rule) {
    return explanation.rules().get(rule).runs();
  }

  private static Ran ran(Explanation explanation, int rule) {
    assertThat(runs(explanation, rule)).hasSize(1);
    return (Ran) runs(explanation, rule).getFirst();
  }

  private static Conclusion.Decided decided(Explanation explanation) {
    return (Conclusion.Decided) explanation.conclusion();
  }

  private static Outcome outcome(Explanation explanation, Recipient recipient) {
    return decided(explanation).recipients().stream()
        .filter(one -> one.recipient().equals(recipient))
        .findFirst()
        .orElseThrow()
        .outcome();
  }
}
