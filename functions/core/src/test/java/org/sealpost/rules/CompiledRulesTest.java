package org.sealpost.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.sealpost.rules.RuleSamples.ANNA;
import static org.sealpost.rules.RuleSamples.BOB;
import static org.sealpost.rules.RuleSamples.CAROL;
import static org.sealpost.rules.RuleSamples.CONTOSO;
import static org.sealpost.rules.RuleSamples.DAN;
import static org.sealpost.rules.RuleSamples.DANNY;
import static org.sealpost.rules.RuleSamples.MIA;
import static org.sealpost.rules.RuleSamples.PEOPLE;
import static org.sealpost.rules.RuleSamples.mail;
import static org.sealpost.rules.RuleSamples.rule;
import static org.sealpost.rules.RuleSamples.to;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.organization.Sender;
import org.sealpost.protection.Protection;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.action.EditAction.PrependSubject;
import org.sealpost.rules.action.EditAction.RemoveHeader;
import org.sealpost.rules.action.EditAction.SetHeader;
import org.sealpost.rules.action.EndingAction.DeleteMessage;
import org.sealpost.rules.action.EndingAction.Quarantine;
import org.sealpost.rules.action.EndingAction.RejectMessage;
import org.sealpost.rules.action.EndingAction.StopRuleProcessing;
import org.sealpost.rules.action.Notice.IncidentReport;
import org.sealpost.rules.action.Notice.Notification;
import org.sealpost.rules.action.NoticeAction.GenerateIncidentReport;
import org.sealpost.rules.action.NoticeAction.GenerateNotification;
import org.sealpost.rules.action.PriorProtection;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionCustomizationTemplate;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.RemoveOMEv2;
import org.sealpost.rules.action.Rejection;
import org.sealpost.rules.action.RoutingAction.AddManagerAsRecipientType;
import org.sealpost.rules.action.RoutingAction.AddToRecipients;
import org.sealpost.rules.action.RoutingAction.BlindCopyTo;
import org.sealpost.rules.action.RoutingAction.CopyTo;
import org.sealpost.rules.action.RoutingAction.ManagerRecipient;
import org.sealpost.rules.action.RoutingAction.RedirectMessageTo;
import org.sealpost.rules.action.RoutingAction.RouteMessageOutboundRequireTls;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfRecipientAddressContainsWords;
import org.sealpost.rules.predicate.ContentPredicate.Combination;
import org.sealpost.rules.predicate.ContentPredicate.MessageContainsDataClassifications;
import org.sealpost.rules.predicate.DataClassification;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderContainsWords;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientAddressContainsWords;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientDomainIs;
import org.sealpost.rules.predicate.RecipientPredicate.SentTo;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.SenderPredicate.SenderDomainIs;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyMatchesPatterns;

class CompiledRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final List<RulePredicate> ALWAYS = List.of();
  private static final RuleAction ENCRYPT = new ApplyRightsProtectionTemplate("Encrypt");
  private static final RuleAction DO_NOT_FORWARD =
      new ApplyRightsProtectionTemplate("Do Not Forward");
  private static final RuleAction STOP = new StopRuleProcessing();
  private static final RuleAction REMOVE = new RemoveOMEv2();
  private static final RuleAction REJECT = new RejectMessage("Not so.", "5.7.1");
  private static final RulePredicate OUTSIDE = new SentToScope(Scope.OUTSIDE);
  private static final RulePredicate INSIDE = new SentToScope(Scope.INSIDE);
  private static final RulePredicate SECRET = new SubjectContainsWords(List.of("secret"));

  /// Cannot tell, of any mail.
  private static final RulePredicate UNABLE =
      new MessageContainsDataClassifications(
          List.of(
              new DataClassification(
                  "Card", 1, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty())),
          Combination.ANY);

  private static Decisions decideAll(Mail mail, MailFlowRule... rules) {
    return CompiledRules.of(new RuleSet(List.of(rules)), PEOPLE, ProtectionTemplates.BUILT_IN)
        .decide(mail, PriorProtection.NONE, CONTOSO, NOW);
  }

  private static List<Decision> decide(
      Mail mail, List<Recipient> recipients, MailFlowRule... rules) {
    return decideAll(to(mail, recipients), rules).decisions();
  }

  private static Decision decideForBob(Mail mail, MailFlowRule... rules) {
    return decide(mail, List.of(BOB), rules).getFirst();
  }

  /// What happens for somebody; empty when no decision is about them.
  private static Optional<Decision> decisionFor(EmailAddress address, List<Decision> decisions) {
    List<Decision> found =
        decisions.stream()
            .filter(
                decision ->
                    decision.recipients().stream().anyMatch(one -> one.address().equals(address)))
            .toList();
    assertThat(found).hasSizeLessThan(2);
    return found.stream().findFirst();
  }

  private static Optional<String> template(Decision decision) {
    return switch (decision) {
      case Decision.Protect protect -> Optional.of(protect.protection().template());
      case Decision.Pass _, Decision.Reject _, Decision.Drop _, Decision.Quarantine _ ->
          Optional.empty();
    };
  }

  private static List<String> names(Decision decision) {
    return decision.rules().stream().map(match -> match.name().value()).toList();
  }

  private static MailFlowRule in(RuleMode mode, MailFlowRule rule) {
    return rule.withProperties(rule.properties().withMode(mode));
  }

  private static MailFlowRule with(
      SenderAddressLocation location, RecipientAddressType type, MailFlowRule rule) {
    RuleProperties usual = RuleProperties.DEFAULT;
    return rule.withProperties(
        new RuleProperties(
            usual.mode(),
            usual.errorAction(),
            usual.activation(),
            usual.expiry(),
            location,
            type,
            Optional.empty(),
            ""));
  }

  private static MailFlowRule ignoring(MailFlowRule rule) {
    return rule.withProperties(rule.properties().withErrorAction(RuleErrorAction.IGNORE));
  }

  @Nested
  class Matching {
    @Test
    void decideShouldPassWithoutRules() {
      List<Decision> decisions = decide(mail("secret"), List.of(BOB, DAN));

      assertThat(decisions)
          .singleElement()
          .isInstanceOfSatisfying(
              Decision.Pass.class,
              pass -> {
                assertThat(pass.recipients()).containsExactly(BOB, DAN);
                assertThat(pass.rules()).isEmpty();
                assertThat(pass.treatment().edits()).isEmpty();
              });
    }

    @Test
    void decideShouldMatchEverythingWithoutConditions() {
      List<Decision> decisions =
          decide(mail("x"), List.of(BOB, DAN), rule("all", ALWAYS, ALWAYS, ENCRYPT));

      assertThat(decisions)
          .singleElement()
          .isInstanceOfSatisfying(
              Decision.Protect.class,
              protect -> {
                assertThat(protect.recipients()).containsExactly(BOB, DAN);
                assertThat(protect.protection()).isEqualTo(Protection.ENCRYPT);
                assertThat(protect.branding()).isEmpty();
                assertThat(names(protect)).containsExactly("all");
              });
    }

    @Test
    void decideShouldNeedAllConditions() {
      MailFlowRule rule = rule("r", List.of(OUTSIDE, SECRET), List.of(), ENCRYPT);

      assertThat(template(decideForBob(mail("secret"), rule))).contains("Encrypt");
      assertThat(template(decideForBob(mail("public"), rule))).isEmpty();
      assertThat(template(decide(mail("secret"), List.of(DAN), rule).getFirst())).isEmpty();
    }

    @Test
    void decideShouldNeedOneValueOfACondition() {
      MailFlowRule rule =
          rule("r", new SubjectContainsWords(List.of("secret", "private")), ENCRYPT);

      assertThat(template(decideForBob(mail("private"), rule))).contains("Encrypt");
    }

    @Test
    void decideShouldLetAnyExceptionCancel() {
      MailFlowRule rule =
          rule(
              "r",
              List.of(OUTSIDE),
              List.of(
                  new SubjectContainsWords(List.of("public", "press")),
                  new RecipientDomainIs(Set.of(new Domain("elsewhere.example")))),
              ENCRYPT);

      assertThat(template(decideForBob(mail("x"), rule))).contains("Encrypt");
      assertThat(template(decideForBob(mail("press"), rule))).isEmpty();
      assertThat(template(decide(mail("x"), List.of(CAROL), rule).getFirst())).isEmpty();
    }

    @Test
    void decideShouldDoNothingForDisabledRules() {
      MailFlowRule disabled = rule("r", List.of(UNABLE), List.of(), REJECT).withEnabled(false);

      Decision decision = decideForBob(mail("x"), disabled);

      assertThat(decision).isInstanceOf(Decision.Pass.class);
      assertThat(decision.rules()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "2026-11-22T12:00:00Z, , true",
      "2026-11-22T12:00:00.000000001Z, , false",
      ", 2026-11-22T12:00:00Z, false",
      ", 2026-11-22T12:00:00.000000001Z, true",
      "2026-11-22T11:00:00Z, 2026-11-22T13:00:00Z, true",
      "2026-11-22T10:00:00Z, 2026-11-22T11:00:00Z, false",
    })
    void decideShouldRunRulesFromActivationUntilExpiry(
        Instant activation, Instant expiry, boolean runs) {
      RuleProperties usual = RuleProperties.DEFAULT;
      RuleProperties dated =
          new RuleProperties(
              usual.mode(),
              usual.errorAction(),
              Optional.ofNullable(activation),
              Optional.ofNullable(expiry),
              usual.senderAddressLocation(),
              usual.recipientAddressType(),
              usual.auditSeverity(),
              "");

      Decision decision =
          decideForBob(mail("x"), rule("r", ALWAYS, ALWAYS, ENCRYPT).withProperties(dated));

      assertThat(template(decision).isPresent()).isEqualTo(runs);
    }

    @Test
    void decideShouldLookForTheSenderWhereTheRuleSays() {
      EmailAddress bounces = EmailAddress.of("bounces@lists.example");
      Mail relayed =
          new Mail(
              mail("x").content(),
              new Sender(ANNA, Scope.INSIDE),
              Optional.of(bounces),
              List.of(BOB),
              Optional.empty(),
              1000,
              mail("x").inspector());
      SenderDomainIs lists = new SenderDomainIs(Set.of(new Domain("lists.example")));
      SenderDomainIs ours = new SenderDomainIs(Set.of(new Domain("contoso.example")));

      Decisions decisions =
          decideAll(
              relayed,
              located("header lists", SenderAddressLocation.HEADER, lists),
              located("header ours", SenderAddressLocation.HEADER, ours),
              located("envelope lists", SenderAddressLocation.ENVELOPE, lists),
              located("envelope ours", SenderAddressLocation.ENVELOPE, ours),
              located("either lists", SenderAddressLocation.HEADER_OR_ENVELOPE, lists),
              located("either ours", SenderAddressLocation.HEADER_OR_ENVELOPE, ours));

      assertThat(names(decisions.decisions().getFirst()))
          .containsExactly("header ours", "envelope lists", "either lists", "either ours");
    }

    private MailFlowRule located(
        String name, SenderAddressLocation location, RulePredicate predicate) {
      return with(
          location, RecipientAddressType.RESOLVED, rule(name, predicate, new PrependSubject("x")));
    }

    @Test
    void decideShouldNotFindASenderInAnEmptyReversePath() {
      Mail bounce =
          new Mail(
              mail("x").content(),
              new Sender(ANNA, Scope.INSIDE),
              Optional.empty(),
              List.of(BOB),
              Optional.empty(),
              1000,
              mail("x").inspector());
      SenderDomainIs any = new SenderDomainIs(Set.of(new Domain("contoso.example")));

      assertThat(decideAll(bounce, located("r", SenderAddressLocation.ENVELOPE, any)).matched())
          .isEmpty();
      assertThat(
              decideAll(bounce, located("r", SenderAddressLocation.HEADER_OR_ENVELOPE, any))
                  .matched())
          .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
      "RESOLVED, danny, false",
      "RESOLVED, dan, true",
      "ORIGINAL, danny, true",
      "ORIGINAL, dan, false"
    })
    void decideShouldSeeRecipientsAsTheRuleSays(
        RecipientAddressType type, String word, boolean matches) {
      Mail mail = to(mail("x"), List.of(BOB, new Recipient(DANNY, Scope.INSIDE)));
      MailFlowRule one = rule("one", new RecipientAddressContainsWords(List.of(word)), ENCRYPT);
      MailFlowRule any =
          rule("any", new AnyOfRecipientAddressContainsWords(List.of(word)), ENCRYPT);

      Decisions ofOne = decideAll(mail, with(SenderAddressLocation.HEADER, type, one));
      Decisions ofAny = decideAll(mail, with(SenderAddressLocation.HEADER, type, any));

      assertThat(decisionFor(DANNY, ofOne.decisions()).flatMap(CompiledRulesTest::template))
          .isEqualTo(matches ? Optional.of("Encrypt") : Optional.empty());
      assertThat(decisionFor(BOB.address(), ofAny.decisions()).flatMap(CompiledRulesTest::template))
          .isEqualTo(matches ? Optional.of("Encrypt") : Optional.empty());
    }

    @Test
    void decideShouldFindSomebodyByAnyOfTheirAddresses() {
      Mail mail = to(mail("x"), List.of(new Recipient(DANNY, Scope.INSIDE)));

      assertThat(
              template(
                  decideAll(mail, rule("r", new SentTo(Set.of(DAN.address())), ENCRYPT))
                      .decisions()
                      .getFirst()))
          .contains("Encrypt");
    }
  }

  @Nested
  class Modes {
    private final GenerateIncidentReport report =
        new GenerateIncidentReport(MIA.address(), Set.of());
    private final GenerateNotification notification = new GenerateNotification("Caught.");

    @ParameterizedTest
    @CsvSource({"AUDIT, 0, 1", "AUDIT_AND_NOTIFY, 1, 1", "ENFORCE, 1, 1"})
    void decideShouldTellAsTheModeSays(RuleMode mode, int notifications, int reports) {
      MailFlowRule rule = in(mode, rule("r", ALWAYS, ALWAYS, report, notification, ENCRYPT));

      Decisions decisions = decideAll(mail("x"), rule);

      Decision decision = decisions.decisions().getFirst();
      assertThat(decision.treatment().notices())
          .isEqualTo(notifications == 1 ? List.of(new Notification("Caught.")) : List.of());
      assertThat(decisions.reports()).hasSize(reports);
      assertThat(template(decision).isPresent()).isEqualTo(mode == RuleMode.ENFORCE);
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDIT", "AUDIT_AND_NOTIFY"})
    void decideShouldOnlyNoteWhatAuditedRulesMatch(RuleMode mode) {
      MailFlowRule stop = in(mode, rule("1", ALWAYS, ALWAYS, STOP, REJECT));

      Decision decision = decideForBob(mail("x"), stop, rule("2", ALWAYS, ALWAYS, ENCRYPT));

      assertThat(template(decision)).contains("Encrypt");
      assertThat(decision.rules())
          .extracting(RuleMatch::mode)
          .containsExactly(mode, RuleMode.ENFORCE);
    }

    @Test
    void decideShouldReportEachRuleOnceForAMail() {
      MailFlowRule one = rule("1", ALWAYS, ALWAYS, report);
      MailFlowRule two = rule("2", OUTSIDE, report);

      Decisions decisions = decideAll(to(mail("x"), List.of(BOB, CAROL, DAN)), one, two);

      assertThat(decisions.reports())
          .extracting(IncidentReport::rule)
          .containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void decideShouldNotPartThoseWhoAreOnlyReported() {
      Decisions decisions = decideAll(to(mail("x"), List.of(BOB, DAN)), rule("1", OUTSIDE, report));

      assertThat(decisions.decisions()).hasSize(1);
      assertThat(decisions.reports()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDIT", "AUDIT_AND_NOTIFY"})
    void decideShouldNotHoldUpMailForAuditedRulesThatCannotTell(RuleMode mode) {
      Decisions decisions = decideAll(mail("x"), in(mode, rule("r", UNABLE, REJECT)));

      assertThat(decisions.decisions().getFirst()).isInstanceOf(Decision.Pass.class);
      assertThat(decisions.matched()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CONDITION", "EXCEPTION"})
    void decideShouldNeverMatchARuleWithConditionsNotSupported(KeptParameter.Kind kind) {
      MailFlowRule sample = in(RuleMode.AUDIT, rule("r", ALWAYS, ALWAYS, report));
      MailFlowRule kept =
          new MailFlowRule(
              sample.id(),
              sample.name(),
              true,
              sample.properties(),
              List.of(),
              List.of(),
              sample.actions(),
              List.of(new KeptParameter("HasSenderOverride", "$true", kind)));

      Decisions decisions = decideAll(mail("x"), kept);

      assertThat(decisions.matched()).isEmpty();
      assertThat(decisions.reports()).isEmpty();
    }

    @Test
    void decideShouldTellTheSeverityOfMatches() {
      RuleProperties usual = RuleProperties.DEFAULT;
      MailFlowRule high =
          rule("1", ALWAYS, ALWAYS, STOP)
              .withProperties(
                  new RuleProperties(
                      usual.mode(),
                      usual.errorAction(),
                      usual.activation(),
                      usual.expiry(),
                      usual.senderAddressLocation(),
                      usual.recipientAddressType(),
                      Optional.of(AuditSeverity.HIGH),
                      ""));

      assertThat(decideAll(mail("x"), high).matched())
          .extracting(RuleMatch::severity)
          .containsExactly(AuditSeverity.HIGH);
      assertThat(decideAll(mail("x"), rule("1", ALWAYS, ALWAYS, STOP)).matched())
          .extracting(RuleMatch::severity)
          .containsExactly(AuditSeverity.DO_NOT_AUDIT);
    }
  }

  @Nested
  class Actions {
    @Test
    void decideShouldTakeTheStrictestProtection() {
      MailFlowRule encrypting = rule("1", ALWAYS, ALWAYS, ENCRYPT);
      MailFlowRule restricting = rule("2", ALWAYS, ALWAYS, DO_NOT_FORWARD);

      Decision decision = decideForBob(mail("x"), encrypting, restricting);
      Decision turned = decideForBob(mail("x"), restricting, encrypting);

      assertThat(template(decision)).contains("Do Not Forward");
      assertThat(names(decision)).containsExactly("1", "2");
      assertThat(template(turned)).contains("Do Not Forward");
    }

    @Test
    void decideShouldTakeTheLastBranding() {
      Decision decision =
          decideForBob(
              mail("x"),
              rule(
                  "1",
                  ALWAYS,
                  ALWAYS,
                  new ApplyRightsProtectionCustomizationTemplate("A"),
                  ENCRYPT),
              rule("2", ALWAYS, ALWAYS, new ApplyRightsProtectionCustomizationTemplate("B")));

      assertThat(decision)
          .isInstanceOfSatisfying(
              Decision.Protect.class, protect -> assertThat(protect.branding()).contains("B"));
    }

    @Test
    void decideShouldNotProtectByBrandingAlone() {
      assertThat(
              decideForBob(
                  mail("x"),
                  rule("1", ALWAYS, ALWAYS, new ApplyRightsProtectionCustomizationTemplate("A"))))
          .isInstanceOf(Decision.Pass.class);
    }

    @Test
    void decideShouldSkipLaterRulesAfterStop() {
      assertThat(
              template(
                  decideForBob(
                      mail("x"),
                      rule("1", ALWAYS, ALWAYS, STOP),
                      rule("2", ALWAYS, ALWAYS, ENCRYPT))))
          .isEmpty();
    }

    @Test
    void decideShouldDoAllActionsOfTheRuleThatStops() {
      assertThat(template(decideForBob(mail("x"), rule("1", ALWAYS, ALWAYS, STOP, ENCRYPT))))
          .contains("Encrypt");
    }

    @Test
    void decideShouldStopForTheMatchingRecipientsOnly() {
      List<Decision> decisions =
          decide(
              mail("x"),
              List.of(BOB, CAROL),
              rule("1", new SentTo(Set.of(BOB.address())), STOP),
              rule("2", ALWAYS, ALWAYS, ENCRYPT));

      assertThat(decisions).hasSize(2);
      assertThat(decisions.get(0)).isInstanceOf(Decision.Pass.class);
      assertThat(decisions.get(0).recipients()).containsExactly(BOB);
      assertThat(template(decisions.get(1))).contains("Encrypt");
    }

    @Test
    void decideShouldEndWithRejection() {
      Decision decision =
          decideForBob(
              mail("x"),
              rule("1", ALWAYS, ALWAYS, ENCRYPT),
              rule("2", ALWAYS, ALWAYS, REJECT),
              rule("3", ALWAYS, ALWAYS, new RejectMessage("Other.", "5.7.999")));

      assertThat(decision)
          .isInstanceOfSatisfying(
              Decision.Reject.class,
              reject -> assertThat(reject.why()).isEqualTo(new Rejection("5.7.1", "Not so.")));
      assertThat(names(decision)).containsExactly("1", "2");
    }

    @Test
    void decideShouldEndWithDeletionAndQuarantine() {
      MailFlowRule never = rule("2", ALWAYS, ALWAYS, ENCRYPT);

      Decision deleted =
          decideForBob(mail("x"), rule("1", ALWAYS, ALWAYS, new DeleteMessage()), never);
      Decision held = decideForBob(mail("x"), rule("1", ALWAYS, ALWAYS, new Quarantine()), never);

      assertThat(deleted).isInstanceOf(Decision.Drop.class);
      assertThat(names(deleted)).containsExactly("1");
      assertThat(held).isInstanceOf(Decision.Quarantine.class);
      assertThat(names(held)).containsExactly("1");
    }

    @Test
    void decideShouldTakeEncryptOffButNotDoNotForward() {
      MailFlowRule remove = rule("2", ALWAYS, ALWAYS, REMOVE);

      assertThat(template(decideForBob(mail("x"), rule("1", ALWAYS, ALWAYS, ENCRYPT), remove)))
          .isEmpty();
      assertThat(
              template(decideForBob(mail("x"), rule("1", ALWAYS, ALWAYS, DO_NOT_FORWARD), remove)))
          .contains("Do Not Forward");
    }

    @Test
    void decideShouldProtectAgainAfterRemoval() {
      assertThat(
              template(
                  decideForBob(
                      mail("x"),
                      rule("1", ALWAYS, ALWAYS, ENCRYPT),
                      rule("2", ALWAYS, ALWAYS, REMOVE),
                      rule("3", ALWAYS, ALWAYS, DO_NOT_FORWARD))))
          .contains("Do Not Forward");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypt", " ENCRYPT ", "do not forward"})
    void decideShouldFindTemplatesWithoutCase(String name) {
      assertThat(
              template(
                  decideForBob(
                      mail("x"),
                      rule("1", ALWAYS, ALWAYS, new ApplyRightsProtectionTemplate(name)))))
          .isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void decideShouldDeferAnUnknownTemplateWhateverTheErrorAction(RuleErrorAction errorAction) {
      MailFlowRule rule =
          rule("1", ALWAYS, ALWAYS, new ApplyRightsProtectionTemplate("Unheard Of"));
      MailFlowRule acting = rule.withProperties(rule.properties().withErrorAction(errorAction));

      assertThatExceptionOfType(RuleEvaluationException.class)
          .isThrownBy(() -> decideForBob(mail("x"), acting));
      assertThat(decideForBob(mail("x"), in(RuleMode.AUDIT, acting)))
          .isInstanceOf(Decision.Pass.class);
    }

    @Test
    void decideShouldAskForTls() {
      Decision decision =
          decideForBob(mail("x"), rule("1", ALWAYS, ALWAYS, new RouteMessageOutboundRequireTls()));

      assertThat(decision.treatment().requireTls()).isTrue();
    }
  }

  @Nested
  class Edits {
    @Test
    void decideShouldShowEditsToLaterRulesForThatRecipient() {
      List<Decision> decisions =
          decide(
              mail("x"),
              List.of(BOB, DAN),
              rule("1", OUTSIDE, new SetHeader("X-Marked", "outside")),
              rule("2", new HeaderContainsWords("x-marked", List.of("outside")), ENCRYPT));

      assertThat(decisionFor(BOB.address(), decisions).flatMap(CompiledRulesTest::template))
          .contains("Encrypt");
      assertThat(decisionFor(DAN.address(), decisions)).containsInstanceOf(Decision.Pass.class);
    }

    @Test
    void decideShouldShowSubjectsAsRulesLeftThem() {
      Decision decision =
          decideForBob(
              mail("offer"),
              rule("1", ALWAYS, ALWAYS, new PrependSubject("[secret] ")),
              rule("2", SECRET, ENCRYPT));

      assertThat(template(decision)).contains("Encrypt");
      assertThat(decision.treatment().edits())
          .containsExactly(new MessageEdit.PrependSubject("[secret] "));
    }

    @Test
    void decideShouldNotFindWhatRulesRemoved() {
      Mail marked =
          mail(
              Optional.of("x"), Scope.INSIDE, List.of(new HeaderField("X-Mark", "red")), List.of());

      assertThat(
              template(
                  decideForBob(
                      marked,
                      rule("1", ALWAYS, ALWAYS, new RemoveHeader("x-mark")),
                      rule("2", new HeaderContainsWords("X-Mark", List.of("red")), ENCRYPT))))
          .isEmpty();
    }

    @Test
    void decideShouldKeepEditsInTheirOrder() {
      Decision decision =
          decideForBob(
              mail("x"),
              rule("1", ALWAYS, ALWAYS, new PrependSubject("1"), new SetHeader("X-A", "a")),
              rule("2", ALWAYS, ALWAYS, new PrependSubject("2")));

      assertThat(decision.treatment().edits())
          .containsExactly(
              new MessageEdit.PrependSubject("1"),
              new MessageEdit.SetHeader("X-A", "a"),
              new MessageEdit.PrependSubject("2"));
    }
  }

  @Nested
  class AddedRecipients {
    private final EmailAddress outsider = EmailAddress.of("archive@partner.example");
    private final RulePredicate toBob = new SentTo(Set.of(BOB.address()));
    private final RulePredicate toCarol = new SentTo(Set.of(CAROL.address()));

    private RuleAction blind(EmailAddress... addresses) {
      return new BlindCopyTo(Set.of(addresses));
    }

    @Test
    void decideShouldDecideAboutWhomRulesAdd() {
      List<Decision> decisions =
          decide(
              mail("x"),
              List.of(BOB),
              rule("1", toBob, blind(MIA.address())),
              rule("2", INSIDE, new PrependSubject("in: ")));

      assertThat(decisionFor(MIA.address(), decisions))
          .hasValueSatisfying(
              decision -> {
                assertThat(decision.recipients()).containsExactly(MIA);
                assertThat(decision.treatment().edits())
                    .containsExactly(new MessageEdit.PrependSubject("in: "));
              });
    }

    @Test
    void decideShouldProtectWhomRulesAddNoLess() {
      List<Decision> decisions =
          decide(mail("x"), List.of(BOB), rule("1", toBob, DO_NOT_FORWARD, blind(outsider)));

      assertThat(decisionFor(outsider, decisions).flatMap(CompiledRulesTest::template))
          .contains("Do Not Forward");
    }

    @Test
    void decideShouldProtectWhomRulesAddLikeTheStrictestOfThoseTheyWereAddedFor() {
      MailFlowRule addingToAll = rule("3", List.of(OUTSIDE), List.of(), blind(MIA.address()));

      for (List<Recipient> order : List.of(List.of(BOB, CAROL), List.of(CAROL, BOB))) {
        assertThat(
                decisionFor(
                        MIA.address(),
                        decide(mail("x"), order, rule("1", toCarol, ENCRYPT), addingToAll))
                    .flatMap(CompiledRulesTest::template))
            .contains("Encrypt");
        assertThat(
                decisionFor(
                        MIA.address(),
                        decide(
                            mail("x"),
                            order,
                            rule("1", toCarol, DO_NOT_FORWARD),
                            rule("2", toBob, ENCRYPT),
                            addingToAll))
                    .flatMap(CompiledRulesTest::template))
            .contains("Do Not Forward");
      }
    }

    @Test
    void decideShouldEncryptSomebodyOutsideWhomAnEarlierRuleAdded() {
      List<Decision> decisions =
          decide(
              mail("x"),
              List.of(DAN),
              rule("1", INSIDE, new CopyTo(Set.of(outsider))),
              rule("2", OUTSIDE, ENCRYPT));

      assertThat(decisionFor(DAN.address(), decisions)).containsInstanceOf(Decision.Pass.class);
      assertThat(decisionFor(outsider, decisions).flatMap(CompiledRulesTest::template))
          .contains("Encrypt");
    }

    @Test
    void decideShouldCountSomebodyAddedAmongAnyRecipients() {
      List<Decision> decisions =
          decide(
              mail("x"),
              List.of(DAN),
              rule("1", INSIDE, new CopyTo(Set.of(outsider))),
              rule(
                  "2",
                  new AnyOfRecipientAddressContainsWords(List.of(outsider.toString())),
                  ENCRYPT));

      assertThat(decisionFor(outsider, decisions).flatMap(CompiledRulesTest::template))
          .contains("Encrypt");
    }

    @Test
    void decideShouldShowVisibleRecipientsToThoseTheyWereAddedFor() {
      List<Decision> decisions =
          decide(
              mail("x"),
              List.of(BOB, DAN),
              rule("1", toBob, new AddToRecipients(Set.of(MIA.address()))));

      assertThat(decisionFor(BOB.address(), decisions).orElseThrow().treatment().edits())
          .containsExactly(
              new MessageEdit.AddVisibleRecipient(MessageEdit.VisibleField.TO, MIA.address()));
      assertThat(decisionFor(DAN.address(), decisions).orElseThrow().treatment().edits()).isEmpty();
    }

    @Test
    void decideShouldDropWhomItAddedAndRejectsWithoutAWord() {
      List<Decision> decisions =
          decide(
              mail("x"),
              List.of(BOB),
              rule("1", toBob, blind(MIA.address())),
              rule("2", INSIDE, REJECT));

      assertThat(decisionFor(MIA.address(), decisions)).containsInstanceOf(Decision.Drop.class);
      assertThat(decisionFor(BOB.address(), decisions)).containsInstanceOf(Decision.Pass.class);
    }

    @Test
    void decideShouldHoldTheMailForWhomWasAddedToAHeldOne() {
      List<Decision> decisions =
          decide(
              mail("x"),
              List.of(CAROL, BOB),
              rule("1", OUTSIDE, blind(MIA.address())),
              rule("2", toBob, new Quarantine()));

      assertThat(decisionFor(MIA.address(), decisions))
          .containsInstanceOf(Decision.Quarantine.class);
      assertThat(decisionFor(CAROL.address(), decisions)).containsInstanceOf(Decision.Pass.class);
    }

    @Test
    void decideShouldAddNobodyToWhatIsRejectedOrDeleted() {
      for (RuleAction ending : List.of(REJECT, new DeleteMessage())) {
        List<Decision> decisions =
            decide(mail("x"), List.of(BOB), rule("1", toBob, blind(MIA.address()), ending));

        assertThat(decisionFor(MIA.address(), decisions)).isEmpty();
      }
    }

    @Test
    void decideShouldRedirect() {
      List<Decision> decisions =
          decide(
              mail("x"),
              List.of(BOB, DAN),
              rule("1", toBob, new RedirectMessageTo(Set.of(MIA.address())), ENCRYPT));

      assertThat(decisionFor(BOB.address(), decisions)).containsInstanceOf(Decision.Drop.class);
      assertThat(decisionFor(MIA.address(), decisions).flatMap(CompiledRulesTest::template))
          .contains("Encrypt");
      assertThat(decisionFor(DAN.address(), decisions)).containsInstanceOf(Decision.Pass.class);
    }

    @Test
    void decideShouldNotRedirectSomebodyToThemselves() {
      List<Decision> decisions =
          decide(
              mail("x"),
              List.of(BOB),
              rule(
                  "1",
                  ALWAYS,
                  ALWAYS,
                  new RedirectMessageTo(Set.of(BOB.address(), MIA.address()))));

      assertThat(decisionFor(BOB.address(), decisions)).containsInstanceOf(Decision.Pass.class);
    }

    @Test
    void decideShouldRefuseToRedirectInACircle() {
      MailFlowRule there = rule("1", toBob, new RedirectMessageTo(Set.of(CAROL.address())));
      MailFlowRule back = rule("2", toCarol, new RedirectMessageTo(Set.of(BOB.address())));

      assertThatExceptionOfType(RuleEvaluationException.class)
          .isThrownBy(() -> decide(mail("x"), List.of(BOB), there, back))
          .withMessageContaining("circle");
      assertThat(decide(mail("x"), List.of(BOB), there)).isNotEmpty();
    }

    @Test
    void decideShouldEndWhenRulesAddEachOther() {
      List<Decision> decisions =
          decide(
              mail("x"),
              List.of(BOB),
              rule("1", toBob, blind(CAROL.address())),
              rule("2", toCarol, blind(BOB.address(), DAN.address())));

      assertThat(decisions.stream().flatMap(decision -> decision.recipients().stream()))
          .containsExactlyInAnyOrder(BOB, CAROL, DAN);
    }

    @Test
    void decideShouldRefuseToAddMoreThanAHundred() {
      EmailAddress[] hundred =
          IntStream.range(0, 100)
              .mapToObj(index -> EmailAddress.of("r" + index + "@partner.example"))
              .toArray(EmailAddress[]::new);
      MailFlowRule many = rule("1", toBob, blind(hundred));

      assertThat(
              decide(mail("x"), List.of(BOB), many).stream()
                  .mapToInt(decision -> decision.recipients().size())
                  .sum())
          .isEqualTo(101);
      assertThatExceptionOfType(RuleEvaluationException.class)
          .isThrownBy(
              () ->
                  decide(
                      mail("x"),
                      List.of(BOB),
                      many,
                      rule("2", toBob, new CopyTo(Set.of(MIA.address())))))
          .withMessageContaining("100");
    }

    @ParameterizedTest
    @EnumSource
    void decideShouldAddTheManagerOfTheAuthor(ManagerRecipient type) {
      List<Decision> decisions =
          decide(mail("x"), List.of(BOB), rule("1", toBob, new AddManagerAsRecipientType(type)));

      assertThat(decisionFor(MIA.address(), decisions)).isPresent();
      assertThat(decisionFor(BOB.address(), decisions).orElseThrow())
          .isInstanceOf(
              type == ManagerRecipient.REDIRECT ? Decision.Drop.class : Decision.Pass.class);
    }

    @Test
    void decideShouldAddNobodyWhereNoManagerIsKnown() {
      Mail byMia =
          new Mail(
              mail("x").content(),
              new Sender(MIA.address(), Scope.INSIDE),
              Optional.empty(),
              List.of(BOB),
              Optional.empty(),
              1000,
              mail("x").inspector());

      List<Decision> decisions =
          decideAll(
                  byMia,
                  rule(
                      "1",
                      ALWAYS,
                      ALWAYS,
                      new AddManagerAsRecipientType(ManagerRecipient.REDIRECT)))
              .decisions();

      assertThat(decisions).singleElement().isInstanceOf(Decision.Pass.class);
    }
  }

  @Nested
  class Errors {
    @Test
    void decideShouldThrowWhenARuleThatDefersCannotTell() {
      assertThatExceptionOfType(RuleEvaluationException.class)
          .isThrownBy(() -> decideForBob(mail("x"), rule("1", UNABLE, ENCRYPT)));
    }

    @Test
    void decideShouldSkipARuleThatIsToBeIgnoredWhenItCannotTell() {
      assertThat(
              template(
                  decideForBob(
                      mail("x"),
                      ignoring(rule("1", UNABLE, REJECT)),
                      rule("2", ALWAYS, ALWAYS, ENCRYPT))))
          .contains("Encrypt");
    }

    @Test
    void decideShouldSkipARuleThatIsToBeIgnoredWhenAnExceptionCannotTell() {
      assertThat(decideForBob(mail("x"), ignoring(rule("1", List.of(), List.of(UNABLE), REJECT))))
          .isInstanceOf(Decision.Pass.class);
    }

    @Test
    void decideShouldThrowForRecipientsWhomItMattersToOnly() {
      MailFlowRule rule = rule("1", List.of(UNABLE, OUTSIDE), List.of(), REJECT);

      assertThat(decide(mail("x"), List.of(DAN), rule).getFirst())
          .isInstanceOf(Decision.Pass.class);
      assertThatExceptionOfType(RuleEvaluationException.class)
          .isThrownBy(() -> decide(mail("x"), List.of(DAN, BOB), rule));
    }

    @Test
    void decideShouldNotMindWhatCannotBeToldWhenAnExceptionHolds() {
      assertThat(
              decideForBob(mail("x"), rule("1", List.of(UNABLE), List.of(UNABLE, OUTSIDE), REJECT)))
          .isInstanceOf(Decision.Pass.class);
      assertThatExceptionOfType(RuleEvaluationException.class)
          .isThrownBy(
              () ->
                  decideForBob(
                      mail("x"), rule("1", List.of(OUTSIDE), List.of(UNABLE, INSIDE), REJECT)));
    }

    /// A pattern that runs into its budget does so once for a mail, not once for each recipient: it
    /// is the very same exception.
    @Test
    void matchesShouldAskOnceWhatCannotBeTold() {
      MailFlowRule rule = rule("1", UNABLE, REJECT);
      RuleMatching matching =
          new RuleMatching(
              CompiledRules.of(new RuleSet(List.of(rule)), PEOPLE, ProtectionTemplates.BUILT_IN)
                  .view(to(mail("x"), List.of(BOB, CAROL))));

      Throwable first = catchThrowable(() -> matching.matches(rule, BOB, List.of()));
      Throwable second = catchThrowable(() -> matching.matches(rule, CAROL, List.of()));

      assertThat(first).isInstanceOf(RuleEvaluationException.class);
      assertThat(second).isSameAs(first);
    }
  }

  @Nested
  class Splitting {
    @Test
    void decideShouldSplitWhenOnlySomeRecipientsMatch() {
      List<Decision> decisions =
          decide(mail("x"), List.of(BOB, DAN, CAROL), rule("1", OUTSIDE, ENCRYPT));

      assertThat(decisions).hasSize(2);
      assertThat(template(decisions.get(0))).contains("Encrypt");
      assertThat(decisions.get(0).recipients()).containsExactly(BOB, CAROL);
      assertThat(decisions.get(1)).isInstanceOf(Decision.Pass.class);
      assertThat(decisions.get(1).recipients()).containsExactly(DAN);
    }

    @Test
    void decideShouldActOnAllRecipientsWhenAnyMatches() {
      List<Decision> decisions =
          decide(
              mail("x"),
              List.of(BOB, DAN),
              rule("1", new AnyOfRecipientAddressContainsWords(List.of("partner")), ENCRYPT));

      assertThat(decisions).singleElement().isInstanceOf(Decision.Protect.class);
      assertThat(decisions.getFirst().recipients()).containsExactly(BOB, DAN);
    }

    /// Asked for each recipient, 10 GB would be searched.
    @Test
    @Timeout(60)
    void decideShouldAskTheMessageOnceForAllRecipients() {
      RulePredicate absent = new SubjectOrBodyMatchesPatterns(List.of(new TextPattern("x{20}y")));
      List<Recipient> many =
          IntStream.range(0, 500)
              .mapToObj(
                  index ->
                      new Recipient(
                          EmailAddress.of("r" + index + "@partner.example"), Scope.OUTSIDE))
              .toList();

      List<Decision> decisions =
          decide(
              mail("x ".repeat(10_000_000)),
              many,
              rule("1", List.of(OUTSIDE), List.of(absent), ENCRYPT));

      assertThat(decisions)
          .singleElement()
          .satisfies(decision -> assertThat(decision.recipients()).hasSize(500));
    }
  }

  @Test
  void defaultsShouldProtectWhatTheSubjectAsksFor() {
    MailFlowRule defaults = RuleSet.defaults().rules().getFirst();

    assertThat(template(decideForBob(mail("x [Encrypt]"), defaults))).contains("Encrypt");
    assertThat(template(decideForBob(mail("encrypt"), defaults))).isEmpty();
    assertThat(decide(mail("[encrypt]"), List.of(DAN), defaults).getFirst())
        .isInstanceOf(Decision.Pass.class);
    assertThat(
            template(
                decideForBob(
                    mail(Optional.of("[encrypt]"), Scope.OUTSIDE, List.of(), List.<MailPart>of()),
                    defaults)))
        .isEmpty();
  }

  /// Whether there is a lexicon changes how long it takes, and nothing else.
  @Test
  void withoutLexiconShouldDecideTheSame() {
    RuleSet rules =
        new RuleSet(
            Arrays.stream(new String[] {"secret", "number 1234", "body,", "attached", "x"})
                .map(
                    word ->
                        rule(
                            word,
                            new SubjectOrBodyContainsWords(List.of(word)),
                            new PrependSubject(word)))
                .toList());

    for (String subject : List.of("secret", "x", "y")) {
      assertThat(
              CompiledRules.withoutLexicon(rules, PEOPLE)
                  .decide(mail(subject), PriorProtection.NONE, CONTOSO, NOW))
          .isEqualTo(
              CompiledRules.of(rules, PEOPLE, ProtectionTemplates.BUILT_IN)
                  .decide(mail(subject), PriorProtection.NONE, CONTOSO, NOW));
    }
  }
}
