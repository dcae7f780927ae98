package org.sealpost.rules.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Scope;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ThreadProtection;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.rules.Answer;
import org.sealpost.rules.BeforeRules;
import org.sealpost.rules.CompiledRules;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.action.EditAction.PrependSubject;
import org.sealpost.rules.action.EditAction.SetHeader;
import org.sealpost.rules.action.EndingAction.DeleteMessage;
import org.sealpost.rules.action.EndingAction.Quarantine;
import org.sealpost.rules.action.EndingAction.StopRuleProcessing;
import org.sealpost.rules.action.NoticeAction.GenerateIncidentReport;
import org.sealpost.rules.action.NoticeAction.GenerateNotification;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.RemoveOMEv2;
import org.sealpost.rules.action.RoutingAction.AddToRecipients;
import org.sealpost.rules.action.RoutingAction.BlindCopyTo;
import org.sealpost.rules.action.RoutingAction.RedirectMessageTo;
import org.sealpost.rules.action.RoutingAction.RouteMessageOutboundRequireTls;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.ContentPredicate.Combination;
import org.sealpost.rules.predicate.ContentPredicate.MessageContainsDataClassifications;
import org.sealpost.rules.predicate.DataClassification;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderContainsWords;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.OriginPredicate.FromScope;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientAddressMatchesPatterns;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientDomainIs;
import org.sealpost.rules.predicate.RecipientPredicate.SentTo;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.SenderPredicate.FromAddressContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyContainsWords;
import org.sealpost.rules.simulation.Explanation.Conclusion;
import org.sealpost.rules.simulation.RuleRun.Answered;
import org.sealpost.rules.simulation.RuleRun.Ran;
import org.sealpost.testing.Samples;
import org.sealpost.testing.SeededRandom;

/// What is explained is what is decided, whatever the rules and the mail.
class RuleSimulationPropertyTest {
  private static final List<String> WORDS = List.of("secret", "offer", "ext", "card", "hello");
  private static final List<String> ADDRESSES =
      List.of(
          "bob@partner.example",
          "dave@partner.example",
          "eve@mail.partner.example",
          "carol@contoso.example",
          "frank@contoso.example");

  static Stream<Long> seeds() {
    return IntStream.range(0, 300).mapToObj(seed -> 4_711L + seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void explanationShouldSayWhatIsDecided(long seed) {
    Random random = new SeededRandom(seed);
    CompiledRules rules = rules(random);
    Mail mail = mail(random);
    Optional<ThreadProtection> thread =
        random.nextInt(4) == 0
            ? Optional.of(
                new ThreadProtection(
                    random.nextBoolean() ? Protection.ENCRYPT : Protection.DO_NOT_FORWARD,
                    random.nextBoolean() ? Scope.INSIDE : Scope.OUTSIDE))
            : Optional.empty();

    Explanation explanation =
        RuleSimulation.of(
            rules, mail, ProtectionSettings.DEFAULTS, thread, Samples.contoso(), Samples.NOW);

    assertThat(explanation.conclusion()).isEqualTo(decided(rules, mail, thread));
    assertThat(explanation.rules()).hasSize(rules.rules().rules().size());
    for (ExplainedRule rule : explanation.rules()) {
      rule.runs().forEach(RuleSimulationPropertyTest::checkLogic);
      assertThat(rule.runs().stream().flatMap(run -> run.recipients().stream()))
          .doesNotHaveDuplicates()
          .containsAll(mail.recipients());
    }
  }

  private static Conclusion decided(
      CompiledRules rules, Mail mail, Optional<ThreadProtection> thread) {
    try {
      var decisions =
          rules.decide(
              mail,
              BeforeRules.of(mail, ProtectionSettings.DEFAULTS, thread).prior(),
              Samples.contoso(),
              Samples.NOW);
      return new Conclusion.Decided(decisions, RecipientOutcome.of(decisions, mail));
    } catch (RuleEvaluationException waits) {
      // Which rule it was only the explanation says.
      var explained =
          RuleSimulation.of(
                  rules, mail, ProtectionSettings.DEFAULTS, thread, Samples.contoso(), Samples.NOW)
              .conclusion();
      assertThat(explained)
          .isInstanceOfSatisfying(
              Conclusion.Waits.class, said -> assertThat(said.why()).isEqualTo(waits.getMessage()));
      return explained;
    }
  }

  /// All conditions, no exception; what cannot be told matters only where it was asked.
  private static void checkLogic(RuleRun run) {
    if (!(run instanceof Ran ran)) {
      return;
    }
    assertThat(ran.recipients()).isNotEmpty();
    switch (ran.matches()) {
      case Answer.Yes() -> {
        assertThat(ran.conditions()).allMatch(one -> one.answer() instanceof Answer.Yes);
        assertThat(ran.exceptions()).allMatch(one -> one.answer() instanceof Answer.No);
      }
      case Answer.No() ->
          assertThat(
                  ran.conditions().stream().anyMatch(one -> one.answer() instanceof Answer.No)
                      || ran.exceptions().stream()
                          .anyMatch(one -> one.answer() instanceof Answer.Yes))
              .isTrue();
      case Answer.CannotTell _ ->
          assertThat(Stream.concat(ran.conditions().stream(), ran.exceptions().stream()))
              .anyMatch(one -> one.answer() instanceof Answer.CannotTell);
    }
    assertThat(ran.matches() instanceof Answer.Yes || ran.actions().isEmpty()).isTrue();
    for (Answered answered : ran.conditions()) {
      assertThat(answered.evidence().isEmpty() || answered.answer() instanceof Answer.Yes).isTrue();
    }
  }

  private static CompiledRules rules(Random random) {
    List<MailFlowRule> rules = new ArrayList<>();
    int count = 1 + random.nextInt(8);
    for (int number = 0; number < count; number++) {
      MailFlowRule rule =
          Trial.rule(
              "Rule " + number,
              Trial.properties(
                  random.nextInt(4) == 0 ? pick(random, RuleMode.values()) : RuleMode.ENFORCE,
                  pick(random, RuleErrorAction.values())),
              predicates(random, 3),
              predicates(random, 2),
              actions(random));
      rules.add(rule.withEnabled(random.nextInt(6) > 0));
    }
    return Trial.compiled(rules.toArray(MailFlowRule[]::new));
  }

  private static List<RulePredicate> predicates(Random random, int most) {
    Map<Class<?>, RulePredicate> predicates = new LinkedHashMap<>();
    int count = random.nextInt(most + 1);
    for (int number = 0; number < count; number++) {
      RulePredicate predicate = predicate(random);
      predicates.putIfAbsent(predicate.getClass(), predicate);
    }
    return List.copyOf(predicates.values());
  }

  private static RulePredicate predicate(Random random) {
    List<Supplier<RulePredicate>> kinds =
        List.of(
            () -> new SubjectContainsWords(List.of(pick(random, WORDS), pick(random, WORDS))),
            () -> new SubjectOrBodyContainsWords(List.of(pick(random, WORDS))),
            () -> new SentToScope(pick(random, Scope.values())),
            () -> new FromScope(pick(random, Scope.values())),
            () -> new SentTo(Set.of(EmailAddress.of(pick(random, ADDRESSES)))),
            () -> new RecipientDomainIs(Set.of(new Domain("partner.example"))),
            () ->
                new RecipientAddressMatchesPatterns(
                    List.of(new TextPattern("^[" + pick(random, List.of("bd", "ce", "f")) + "]"))),
            () -> new FromAddressContainsWords(List.of(pick(random, List.of("anna", "zoe")))),
            () -> new HeaderContainsWords("X-Mark", List.of(pick(random, WORDS))),
            () ->
                new MessageContainsDataClassifications(
                    List.of(
                        new DataClassification(
                            "Credit Card Number",
                            1,
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            OptionalInt.empty())),
                    Combination.ANY));
    return pick(random, kinds).get();
  }

  private static List<RuleAction> actions(Random random) {
    Map<Class<?>, RuleAction> actions = new LinkedHashMap<>();
    boolean ends = false;
    int count = 1 + random.nextInt(3);
    for (int number = 0; number < count; number++) {
      RuleAction action = action(random);
      boolean ending = action instanceof DeleteMessage || action instanceof Quarantine;
      if (!ending || !ends) {
        actions.putIfAbsent(action.getClass(), action);
      }
      ends |= ending;
    }
    return List.copyOf(actions.values());
  }

  private static RuleAction action(Random random) {
    List<Supplier<RuleAction>> kinds =
        List.of(
            () ->
                new ApplyRightsProtectionTemplate(
                    pick(random, List.of("Encrypt", "Do Not Forward", "Encrypt", "unknown"))),
            () -> new ApplyRightsProtectionTemplate("Encrypt"),
            RemoveOMEv2::new,
            () -> new PrependSubject(pick(random, WORDS) + " "),
            () -> new SetHeader("X-Mark", pick(random, WORDS)),
            () -> new BlindCopyTo(Set.of(EmailAddress.of(pick(random, ADDRESSES)))),
            () -> new AddToRecipients(Set.of(EmailAddress.of(pick(random, ADDRESSES)))),
            () -> new RedirectMessageTo(Set.of(EmailAddress.of(pick(random, ADDRESSES)))),
            RouteMessageOutboundRequireTls::new,
            StopRuleProcessing::new,
            DeleteMessage::new,
            Quarantine::new,
            () -> new GenerateNotification("<p>Told</p>"),
            () -> new GenerateIncidentReport(Samples.ALICE, Set.of()));
    return pick(random, kinds).get();
  }

  private static Mail mail(Random random) {
    Set<String> recipients =
        Set.copyOf(
            IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(_ -> pick(random, ADDRESSES))
                .toList());
    return Trial.read(
        """
        From: %s
        To: %s
        Subject: %s %s

        %s
        """
            .formatted(
                pick(random, List.of("anna@contoso.example", "zoe@elsewhere.example")),
                String.join(", ", recipients),
                pick(random, WORDS),
                pick(random, WORDS),
                pick(random, WORDS)));
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }
}
