package org.sealpost.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.sealpost.rules.RuleSamples.BOB;
import static org.sealpost.rules.RuleSamples.CAROL;
import static org.sealpost.rules.RuleSamples.DAN;
import static org.sealpost.rules.RuleSamples.mail;
import static org.sealpost.rules.RuleSamples.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ProtectionTemplate;
import org.sealpost.rules.RuleAction.ApplyRightsProtectionCustomizationTemplate;
import org.sealpost.rules.RuleAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.RuleAction.RejectMessage;
import org.sealpost.rules.RuleAction.RemoveOMEv2;
import org.sealpost.rules.RuleAction.StopRuleProcessing;
import org.sealpost.rules.predicate.AttachmentPredicate.HasAttachment;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientDomainIs;
import org.sealpost.rules.predicate.RecipientPredicate.SentTo;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RuleEvaluationException;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.SenderPredicate.FromScope;
import org.sealpost.rules.predicate.TextPattern;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyMatchesPatterns;

class RuleSetTest {
  private static final RuleAction ENCRYPT = new ApplyRightsProtectionTemplate("Encrypt");
  private static final RuleAction DO_NOT_FORWARD =
      new ApplyRightsProtectionTemplate("Do Not Forward");
  private static final RuleAction STOP = new StopRuleProcessing();
  private static final RuleAction REMOVE = new RemoveOMEv2();
  private static final RuleAction REJECT = new RejectMessage("Not so.", "5.7.1");
  private static final RulePredicate OUTSIDE = new SentToScope(Scope.OUTSIDE);
  private static final RulePredicate SECRET = new SubjectContainsWords(List.of("secret"));

  private static List<Decision> decide(
      Mail mail, List<Recipient> recipients, MailFlowRule... rules) {
    return new RuleSet(List.of(rules)).decide(mail, recipients, Optional.empty());
  }

  private static Decision decideForBob(Mail mail, MailFlowRule... rules) {
    return decide(mail, List.of(BOB), rules).getFirst();
  }

  private static Optional<String> template(Decision decision) {
    return switch (decision) {
      case Decision.Protect protect -> Optional.of(protect.template().name());
      case Decision.Pass _, Decision.Reject _ -> Optional.empty();
    };
  }

  @Nested
  class Matching {
    @Test
    void decideShouldPassWithoutRules() {
      assertThat(decide(mail("secret"), List.of(BOB, DAN)))
          .containsExactly(new Decision.Pass(List.of(BOB, DAN), List.of()));
    }

    @Test
    void decideShouldMatchEverythingWithoutConditions() {
      List<Decision> decisions =
          decide(mail("x"), List.of(BOB, DAN), rule("all", List.of(), List.of(), ENCRYPT));

      assertThat(decisions)
          .containsExactly(
              new Decision.Protect(
                  List.of(BOB, DAN),
                  List.of(new RuleName("all")),
                  ProtectionTemplate.ENCRYPT,
                  Optional.empty()));
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
    void decideShouldDoNothingForDisabledAndAuditRules() {
      MailFlowRule enforced = rule("r", List.of(), List.of(), REJECT);
      MailFlowRule disabled = with(enforced, false, RuleMode.ENFORCE);
      MailFlowRule audit = with(enforced, true, RuleMode.AUDIT);

      assertThat(decideForBob(mail("x"), disabled))
          .isEqualTo(new Decision.Pass(List.of(BOB), List.of()));
      assertThat(decideForBob(mail("x"), audit))
          .isEqualTo(new Decision.Pass(List.of(BOB), List.of()));
    }

    @Test
    void decideShouldNotEvaluateDisabledAndAuditRules() {
      MailFlowRule unable = rule("r", failing(), ENCRYPT);

      assertThat(decideForBob(longMail(), with(unable, false, RuleMode.ENFORCE)))
          .isInstanceOf(Decision.Pass.class);
      assertThat(decideForBob(longMail(), with(unable, true, RuleMode.AUDIT)))
          .isInstanceOf(Decision.Pass.class);
    }

    private MailFlowRule with(MailFlowRule rule, boolean enabled, RuleMode mode) {
      return new MailFlowRule(
          rule.name(),
          enabled,
          mode,
          rule.errorAction(),
          rule.conditions(),
          rule.exceptions(),
          rule.actions());
    }
  }

  @Nested
  class Actions {
    private final List<RulePredicate> always = List.of();

    @Test
    void decideShouldKeepTheFirstProtection() {
      Decision decision =
          decideForBob(
              mail("x"),
              rule("1", always, always, ENCRYPT),
              rule("2", always, always, DO_NOT_FORWARD));

      assertThat(template(decision)).contains("Encrypt");
      assertThat(decision.rules()).containsExactly(new RuleName("1"), new RuleName("2"));
    }

    @Test
    void decideShouldTakeTheLastBranding() {
      Decision decision =
          decideForBob(
              mail("x"),
              rule(
                  "1",
                  always,
                  always,
                  new ApplyRightsProtectionCustomizationTemplate("A"),
                  ENCRYPT),
              rule("2", always, always, new ApplyRightsProtectionCustomizationTemplate("B")));

      assertThat(decision)
          .isInstanceOfSatisfying(
              Decision.Protect.class, protect -> assertThat(protect.branding()).contains("B"));
    }

    @Test
    void decideShouldNotProtectByBrandingAlone() {
      assertThat(
              decideForBob(
                  mail("x"),
                  rule("1", always, always, new ApplyRightsProtectionCustomizationTemplate("A"))))
          .isInstanceOf(Decision.Pass.class);
    }

    @Test
    void decideShouldSkipLaterRulesAfterStop() {
      assertThat(
              template(
                  decideForBob(
                      mail("x"),
                      rule("1", always, always, STOP),
                      rule("2", always, always, ENCRYPT))))
          .isEmpty();
    }

    @Test
    void decideShouldDoAllActionsOfTheRuleThatStops() {
      assertThat(template(decideForBob(mail("x"), rule("1", always, always, STOP, ENCRYPT))))
          .contains("Encrypt");
    }

    @Test
    void decideShouldStopForTheMatchingRecipientsOnly() {
      List<Decision> decisions =
          decide(
              mail("x"),
              List.of(BOB, CAROL),
              rule("1", new SentTo(Set.of(BOB.address())), STOP),
              rule("2", always, always, ENCRYPT));

      assertThat(decisions).hasSize(2);
      assertThat(decisions.get(0)).isInstanceOf(Decision.Pass.class);
      assertThat(decisions.get(0).recipients()).containsExactly(BOB);
      assertThat(template(decisions.get(1))).contains("Encrypt");
    }

    @Test
    void decideShouldEndWithRejection() {
      assertThat(
              decideForBob(
                  mail("x"),
                  rule("1", always, always, ENCRYPT),
                  rule("2", always, always, REJECT),
                  rule("3", always, always, new RejectMessage("Other.", "5.7.999"))))
          .isEqualTo(
              new Decision.Reject(
                  List.of(BOB),
                  List.of(new RuleName("1"), new RuleName("2")),
                  new Rejection("5.7.1", "Not so.")));
    }

    @Test
    void decideShouldTakeEncryptOffButNotDoNotForward() {
      MailFlowRule remove = rule("2", always, always, REMOVE);

      assertThat(template(decideForBob(mail("x"), rule("1", always, always, ENCRYPT), remove)))
          .isEmpty();
      assertThat(
              template(decideForBob(mail("x"), rule("1", always, always, DO_NOT_FORWARD), remove)))
          .contains("Do Not Forward");
    }

    @Test
    void decideShouldProtectAgainAfterRemoval() {
      assertThat(
              template(
                  decideForBob(
                      mail("x"),
                      rule("1", always, always, ENCRYPT),
                      rule("2", always, always, REMOVE),
                      rule("3", always, always, DO_NOT_FORWARD))))
          .contains("Do Not Forward");
    }

    @Test
    void decideShouldKeepWhatTheThreadWasProtectedWith() {
      RuleSet rules = new RuleSet(List.of(rule("1", always, always, ENCRYPT)));
      RuleSet removing = new RuleSet(List.of(rule("1", always, always, REMOVE)));
      Optional<ProtectionTemplate> encrypt = Optional.of(ProtectionTemplate.ENCRYPT);
      Optional<ProtectionTemplate> noForward = Optional.of(ProtectionTemplate.DO_NOT_FORWARD);

      assertThat(template(rules.decide(mail("x"), List.of(BOB), noForward).getFirst()))
          .contains("Do Not Forward");
      assertThat(template(removing.decide(mail("x"), List.of(BOB), noForward).getFirst()))
          .contains("Do Not Forward");
      assertThat(template(removing.decide(mail("x"), List.of(BOB), encrypt).getFirst())).isEmpty();
      assertThat(
              template(new RuleSet(List.of()).decide(mail("x"), List.of(BOB), encrypt).getFirst()))
          .contains("Encrypt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypt", " ENCRYPT ", "do not forward"})
    void decideShouldFindTemplatesWithoutCase(String name) {
      assertThat(
              template(
                  decideForBob(
                      mail("x"),
                      rule("1", always, always, new ApplyRightsProtectionTemplate(name)))))
          .isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void decideShouldDeferAnUnknownTemplateWhateverTheErrorAction(RuleErrorAction errorAction) {
      MailFlowRule rule =
          rule("1", errorAction, always, always, new ApplyRightsProtectionTemplate("Unheard Of"));

      assertThatExceptionOfType(RuleEvaluationException.class)
          .isThrownBy(() -> decideForBob(mail("x"), rule));
    }
  }

  @Nested
  class Errors {
    @Test
    void decideShouldThrowWhenARuleThatDefersCannotTell() {
      MailFlowRule rule = rule("1", failing(), ENCRYPT);

      assertThatExceptionOfType(RuleEvaluationException.class)
          .isThrownBy(() -> decideForBob(longMail(), rule));
    }

    @Test
    void decideShouldSkipARuleThatIsToBeIgnoredWhenItCannotTell() {
      MailFlowRule unable =
          rule("1", RuleErrorAction.IGNORE, List.of(failing()), List.of(), REJECT);

      assertThat(
              template(decideForBob(longMail(), unable, rule("2", List.of(), List.of(), ENCRYPT))))
          .contains("Encrypt");
    }

    @Test
    void decideShouldSkipARuleThatIsToBeIgnoredWhenAnExceptionCannotTell() {
      MailFlowRule unable =
          rule("1", RuleErrorAction.IGNORE, List.of(), List.of(failing()), REJECT);

      assertThat(decideForBob(longMail(), unable)).isInstanceOf(Decision.Pass.class);
    }

    /// A pattern that runs into its budget does so once for a mail, not once for each recipient: it
    /// is the very same exception.
    @Test
    void matchesShouldAskOnceWhatCannotBeTold() {
      RuleMatching matching = new RuleMatching(longMail());
      MailFlowRule rule = rule("1", failing(), REJECT);

      Throwable first = catchThrowable(() -> matching.matches(rule, BOB));
      Throwable second = catchThrowable(() -> matching.matches(rule, CAROL));

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

      assertThat(decisions)
          .containsExactly(
              new Decision.Protect(
                  List.of(BOB, CAROL),
                  List.of(new RuleName("1")),
                  ProtectionTemplate.ENCRYPT,
                  Optional.empty()),
              new Decision.Pass(List.of(DAN), List.of()));
    }

    /// Asked for each recipient, 10 GB would be searched.
    @Test
    @Timeout(60)
    void decideShouldAskTheMessageOnceForAllRecipients() {
      RulePredicate absent = new SubjectOrBodyMatchesPatterns(List.of(new TextPattern("x{20}y")));

      List<Decision> decisions =
          decide(
              mail("x ".repeat(10_000_000)),
              manyRecipients(),
              rule("1", List.of(OUTSIDE), List.of(absent), ENCRYPT));

      assertThat(decisions)
          .singleElement()
          .satisfies(decision -> assertThat(decision.recipients()).hasSize(500));
    }

    /// Against the plainest reading of ome.md 2.1.
    @Test
    void decideShouldAgreeWithANaiveReading() {
      Random random = new Random(8);
      for (int round = 0; round < 3_000; round++) {
        List<MailFlowRule> rules = randomRules(random);
        List<Recipient> recipients = randomRecipients(random);
        Mail mail = mail(random.nextBoolean() ? "secret offer" : "public offer");

        List<Decision> decisions = new RuleSet(rules).decide(mail, recipients, Optional.empty());

        assertThat(decisions.stream().flatMap(decision -> decision.recipients().stream()))
            .containsExactlyInAnyOrderElementsOf(recipients);
        for (Decision decision : decisions) {
          for (Recipient recipient : decision.recipients()) {
            assertThat(summary(decision)).isEqualTo(naive(rules, mail, recipient));
          }
        }
      }
    }

    private String summary(Decision decision) {
      return switch (decision) {
        case Decision.Pass pass -> "pass " + pass.rules();
        case Decision.Protect protect ->
            "protect "
                + protect.rules()
                + protect.template().name()
                + protect.branding().orElse("-");
        case Decision.Reject reject -> "reject " + reject.rules() + reject.why().status();
      };
    }

    private String naive(List<MailFlowRule> rules, Mail mail, Recipient recipient) {
      List<RuleName> matched = new ArrayList<>();
      Map<String, String> state = new HashMap<>();
      for (MailFlowRule rule : rules) {
        if (state.containsKey("stop")
            || !rule.enabled()
            || rule.mode() == RuleMode.AUDIT
            || !rule.conditions().stream().allMatch(condition -> holds(condition, mail, recipient))
            || rule.exceptions().stream().anyMatch(except -> holds(except, mail, recipient))) {
          continue;
        }
        matched.add(rule.name());
        for (RuleAction action : rule.actions()) {
          switch (action) {
            case ApplyRightsProtectionTemplate(String name) -> state.putIfAbsent("template", name);
            case ApplyRightsProtectionCustomizationTemplate(String name) ->
                state.put("branding", name);
            case RemoveOMEv2() -> state.remove("template", "Encrypt");
            case RejectMessage(_, String status) -> {
              state.put("reject", status);
              state.put("stop", "");
            }
            case StopRuleProcessing() -> state.put("stop", "");
          }
        }
      }
      if (state.containsKey("reject")) {
        return "reject " + matched + state.get("reject");
      }
      return state.containsKey("template")
          ? "protect " + matched + state.get("template") + state.getOrDefault("branding", "-")
          : "pass " + matched;
    }

    private boolean holds(RulePredicate predicate, Mail mail, Recipient recipient) {
      return switch (predicate) {
        case RulePredicate.AboutMessage about -> about.holds(mail);
        case RulePredicate.AboutRecipient about -> about.holds(recipient);
      };
    }

    private List<MailFlowRule> randomRules(Random random) {
      List<RulePredicate> predicates =
          List.of(
              OUTSIDE,
              SECRET,
              new SentTo(Set.of(BOB.address(), DAN.address())),
              new RecipientDomainIs(Set.of(new Domain("elsewhere.example"))),
              new FromScope(Scope.INSIDE),
              new HasAttachment());
      List<RuleAction> actions =
          List.of(
              ENCRYPT,
              new ApplyRightsProtectionCustomizationTemplate("A" + random.nextInt(3)),
              REMOVE,
              REJECT,
              STOP);
      return IntStream.range(0, random.nextInt(7))
          .mapToObj(
              index ->
                  new MailFlowRule(
                      new RuleName("r" + index),
                      random.nextInt(8) > 0,
                      random.nextInt(8) > 0 ? RuleMode.ENFORCE : RuleMode.AUDIT,
                      RuleErrorAction.DEFER,
                      some(random, predicates, 0.3),
                      some(random, predicates, 0.1),
                      orElse(some(random, actions, 0.3), DO_NOT_FORWARD)))
          .toList();
    }

    private <T> List<T> some(Random random, List<T> all, double share) {
      return all.stream().filter(_ -> random.nextDouble() < share).toList();
    }

    private <T> List<T> orElse(List<T> items, T otherwise) {
      return items.isEmpty() ? List.of(otherwise) : items;
    }

    private List<Recipient> randomRecipients(Random random) {
      return IntStream.rangeClosed(0, random.nextInt(9))
          .mapToObj(index -> List.of(BOB, CAROL, DAN).get(random.nextInt(3)))
          .distinct()
          .toList();
    }
  }

  @Test
  void newShouldRefuseTwoRulesOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RuleSet(List.of(rule("Name", OUTSIDE, STOP), rule("nAME ", SECRET, ENCRYPT))));
  }

  @Test
  void defaultsShouldProtectWhatTheSubjectAsksFor() {
    RuleSet rules = RuleSet.defaults();

    assertThat(
            template(rules.decide(mail("x [Encrypt]"), List.of(BOB), Optional.empty()).getFirst()))
        .contains("Encrypt");
    assertThat(template(rules.decide(mail("encrypt"), List.of(BOB), Optional.empty()).getFirst()))
        .isEmpty();
    assertThat(template(rules.decide(mail("[encrypt]"), List.of(DAN), Optional.empty()).getFirst()))
        .isEmpty();
    assertThat(
            template(
                rules
                    .decide(
                        mail(Optional.of("[encrypt]"), Scope.OUTSIDE, List.of(), List.of()),
                        List.of(BOB),
                        Optional.empty())
                    .getFirst()))
        .isEmpty();
  }

  private static List<Recipient> manyRecipients() {
    return IntStream.range(0, 500)
        .mapToObj(
            index ->
                new Recipient(EmailAddress.of("r" + index + "@partner.example"), Scope.OUTSIDE))
        .toList();
  }

  /// Cannot tell about [#longMail]: a pattern that nests deeper than any stack.
  private static RulePredicate failing() {
    return new SubjectOrBodyMatchesPatterns(List.of(new TextPattern("(?:a|b)*c")));
  }

  private static Mail longMail() {
    return mail("ab".repeat(1_000_000));
  }
}
