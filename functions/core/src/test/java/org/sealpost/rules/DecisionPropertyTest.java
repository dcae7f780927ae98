package org.sealpost.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.rules.RuleSamples.ANNA;
import static org.sealpost.rules.RuleSamples.BOB;
import static org.sealpost.rules.RuleSamples.CAROL;
import static org.sealpost.rules.RuleSamples.CONTOSO;
import static org.sealpost.rules.RuleSamples.DAN;
import static org.sealpost.rules.RuleSamples.EVERYBODY;
import static org.sealpost.rules.RuleSamples.MIA;
import static org.sealpost.rules.RuleSamples.PEOPLE;
import static org.sealpost.rules.RuleSamples.SALES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.action.EditAction.SetHeader;
import org.sealpost.rules.action.EndingAction.DeleteMessage;
import org.sealpost.rules.action.EndingAction.Quarantine;
import org.sealpost.rules.action.EndingAction.RejectMessage;
import org.sealpost.rules.action.EndingAction.StopRuleProcessing;
import org.sealpost.rules.action.NoticeAction.GenerateNotification;
import org.sealpost.rules.action.PriorProtection;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionCustomizationTemplate;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.RemoveOMEv2;
import org.sealpost.rules.action.RoutingAction.RouteMessageOutboundRequireTls;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfRecipientAddressContainsWords;
import org.sealpost.rules.predicate.AttachmentPredicate.HasAttachment;
import org.sealpost.rules.predicate.ContentPredicate.Combination;
import org.sealpost.rules.predicate.ContentPredicate.MessageContainsDataClassifications;
import org.sealpost.rules.predicate.DataClassification;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderContainsWords;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.OriginPredicate.FromScope;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientDomainIs;
import org.sealpost.rules.predicate.RecipientPredicate.SentTo;
import org.sealpost.rules.predicate.RecipientPredicate.SentToMemberOf;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.SenderPredicate.FromMemberOf;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyContainsWords;
import org.sealpost.testing.SeededRandom;

/// Random rules and mails, against the plainest reading of ome.md 2.1.
class DecisionPropertyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final RulePredicate UNABLE =
      new MessageContainsDataClassifications(
          List.of(
              new DataClassification(
                  "Card", 1, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty())),
          Combination.ANY);

  @Test
  void decideShouldAgreeWithANaiveReading() {
    Random random = new SeededRandom(8);
    Map<String, Integer> outcomes = new HashMap<>();
    for (int round = 0; round < 4_000; round++) {
      List<MailFlowRule> rules = randomRules(random);
      List<Recipient> recipients = randomRecipients(random);
      boolean secret = random.nextBoolean();
      Mail mail =
          RuleSamples.to(RuleSamples.mail(secret ? "secret offer" : "public offer"), recipients);

      List<String> expected = new ArrayList<>();
      for (Recipient recipient : recipients) {
        expected.add(naive(rules, secret, recipients, recipient));
      }
      List<String> actual = decided(rules, mail, recipients);

      if (expected.contains("wait")) {
        assertThat(actual).as("%s", rules).containsOnly("wait");
      } else {
        assertThat(actual).as("%s", rules).isEqualTo(expected);
      }
      actual.forEach(outcome -> outcomes.merge(outcome.split(" ", 2)[0], 1, Integer::sum));
    }
    assertThat(outcomes).containsOnlyKeys("pass", "protect", "reject", "drop", "hold", "wait");
    assertThat(outcomes.values()).allMatch(count -> count > 100);
  }

  private static List<String> decided(
      List<MailFlowRule> rules, Mail mail, List<Recipient> recipients) {
    try {
      List<Decision> decisions =
          CompiledRules.of(new RuleSet(rules), PEOPLE, ProtectionTemplates.BUILT_IN)
              .decide(mail, PriorProtection.NONE, CONTOSO, NOW)
              .decisions();
      return recipients.stream().map(recipient -> summary(recipient, decisions)).toList();
    } catch (RuleEvaluationException unable) {
      return recipients.stream().map(_ -> "wait").toList();
    }
  }

  private static String summary(Recipient recipient, List<Decision> decisions) {
    List<Decision> about =
        decisions.stream().filter(one -> one.recipients().contains(recipient)).toList();
    assertThat(about).hasSize(1);
    Decision decision = about.getFirst();
    String what =
        switch (decision) {
          case Decision.Pass _ -> "pass";
          case Decision.Protect protect ->
              "protect " + protect.protection().template() + protect.branding().orElse("-");
          case Decision.Reject reject -> "reject " + reject.why().status();
          case Decision.Drop _ -> "drop";
          case Decision.Quarantine _ -> "hold";
        };
    return what
        + (decision.treatment().requireTls() ? " tls" : "")
        + " edits "
        + decision.treatment().edits().size()
        + " notices "
        + decision.treatment().notices().size();
  }

  private static String naive(
      List<MailFlowRule> rules, boolean secret, List<Recipient> all, Recipient recipient) {
    Map<String, String> state = new TreeMap<>();
    int edits = 0;
    int notices = 0;
    for (MailFlowRule rule : rules) {
      if (state.containsKey("stop") || !rule.enabled()) {
        continue;
      }
      RuleMode mode = rule.properties().mode();
      Optional<Boolean> matches = naiveMatch(rule, secret, all, recipient, state);
      if (matches.isEmpty()
          && mode == RuleMode.ENFORCE
          && rule.properties().errorAction() == RuleErrorAction.DEFER) {
        return "wait";
      }
      if (!matches.orElse(false)) {
        continue;
      }
      for (RuleAction action : rule.actions()) {
        if (action instanceof GenerateNotification && mode != RuleMode.AUDIT) {
          notices++;
        }
        if (mode != RuleMode.ENFORCE) {
          continue;
        }
        switch (action) {
          case ApplyRightsProtectionTemplate(String name) ->
              state.merge("template", name, DecisionPropertyTest::stricter);
          case ApplyRightsProtectionCustomizationTemplate(String name) ->
              state.put("branding", name);
          case RemoveOMEv2() -> state.remove("template", "Encrypt");
          case RejectMessage(_, String status) -> end(state, "reject " + status);
          case DeleteMessage() -> end(state, "drop");
          case Quarantine() -> end(state, "hold");
          case StopRuleProcessing() -> state.put("stop", "");
          case RouteMessageOutboundRequireTls() -> state.put("tls", " tls");
          case SetHeader(_, String value) -> {
            state.put("header", value);
            edits++;
          }
          case GenerateNotification _ -> {}
          default -> throw new AssertionError(action);
        }
      }
    }
    String sent =
        state.containsKey("template")
            ? "protect " + state.get("template") + state.getOrDefault("branding", "-")
            : "pass";
    return state.getOrDefault("end", sent)
        + state.getOrDefault("tls", "")
        + " edits "
        + edits
        + " notices "
        + notices;
  }

  private static String stricter(String one, String other) {
    return one.equals("Encrypt") ? other : one;
  }

  private static void end(Map<String, String> state, String how) {
    state.put("end", how);
    state.put("stop", "");
  }

  /// Empty when it depends on what cannot be told.
  private static Optional<Boolean> naiveMatch(
      MailFlowRule rule,
      boolean secret,
      List<Recipient> all,
      Recipient recipient,
      Map<String, String> state) {
    boolean unknown = false;
    for (RulePredicate condition : rule.conditions()) {
      Optional<Boolean> holds = naiveHolds(condition, secret, all, recipient, state);
      unknown |= holds.isEmpty();
      if (holds.isPresent() && !holds.get()) {
        return Optional.of(false);
      }
    }
    for (RulePredicate exception : rule.exceptions()) {
      Optional<Boolean> holds = naiveHolds(exception, secret, all, recipient, state);
      unknown |= holds.isEmpty();
      if (holds.orElse(false)) {
        return Optional.of(false);
      }
    }
    return unknown ? Optional.empty() : Optional.of(true);
  }

  private static Optional<Boolean> naiveHolds(
      RulePredicate predicate,
      boolean secret,
      List<Recipient> all,
      Recipient recipient,
      Map<String, String> state) {
    return switch (predicate) {
      case SentToScope(Scope scope) -> Optional.of(recipient.scope() == scope);
      case SubjectOrBodyContainsWords _ -> Optional.of(secret);
      case SentTo(Set<EmailAddress> named) -> Optional.of(named.contains(recipient.address()));
      case SentToMemberOf _ -> Optional.of(recipient.equals(DAN) || recipient.equals(BOB));
      case RecipientDomainIs _ -> Optional.of(recipient.equals(CAROL));
      case FromScope _, FromMemberOf _ -> Optional.of(true);
      case HasAttachment _ -> Optional.of(false);
      case AnyOfRecipientAddressContainsWords _ -> Optional.of(all.contains(BOB));
      case HeaderContainsWords(_, List<String> words) ->
          Optional.of(words.contains(state.getOrDefault("header", "none")));
      case MessageContainsDataClassifications _ -> Optional.empty();
      default -> throw new AssertionError(predicate);
    };
  }

  private static List<MailFlowRule> randomRules(Random random) {
    List<RulePredicate> predicates =
        List.of(
            new SentToScope(Scope.OUTSIDE),
            new SubjectOrBodyContainsWords(List.of("secret", "nothing")),
            new SentTo(Set.of(BOB.address(), MIA.address())),
            new SentToMemberOf(Set.of(EVERYBODY)),
            new RecipientDomainIs(Set.of(new Domain("elsewhere.example"))),
            new FromScope(Scope.INSIDE),
            new FromMemberOf(Set.of(SALES)),
            new AnyOfRecipientAddressContainsWords(List.of("bob")),
            new HeaderContainsWords("X-Step", List.of(random.nextBoolean() ? "one" : "two")),
            new HasAttachment());
    return IntStream.range(0, random.nextInt(8))
        .mapToObj(index -> randomRule(random, "r" + index, predicates))
        .toList();
  }

  private static MailFlowRule randomRule(
      Random random, String name, List<RulePredicate> predicates) {
    List<RulePredicate> unable = random.nextInt(15) == 0 ? List.of(UNABLE) : List.of();
    RuleProperties properties =
        RuleProperties.DEFAULT
            .withMode(
                List.of(RuleMode.ENFORCE, RuleMode.AUDIT, RuleMode.AUDIT_AND_NOTIFY)
                    .get(Math.max(0, random.nextInt(8) - 5)))
            .withErrorAction(
                random.nextInt(3) == 0 ? RuleErrorAction.IGNORE : RuleErrorAction.DEFER);
    return RuleSamples.rule(
            name,
            shuffled(random, some(random, predicates, 0.15), unable),
            shuffled(random, some(random, predicates, 0.07), unable),
            randomActions(random).toArray(RuleAction[]::new))
        .withProperties(properties)
        .withEnabled(random.nextInt(8) > 0);
  }

  private static List<RuleAction> randomActions(Random random) {
    List<RuleAction> actions =
        new ArrayList<>(
            some(
                random,
                List.of(
                    new ApplyRightsProtectionTemplate(
                        random.nextBoolean() ? "Encrypt" : "Do Not Forward"),
                    new ApplyRightsProtectionCustomizationTemplate("A" + random.nextInt(3)),
                    new RemoveOMEv2(),
                    new RouteMessageOutboundRequireTls(),
                    new SetHeader("X-Step", random.nextBoolean() ? "one" : "two"),
                    new GenerateNotification("Caught.")),
                0.3));
    if (random.nextInt(6) == 0) {
      actions.add(
          List.of(
                  new RejectMessage("Not so.", "5.7.90" + random.nextInt(10)),
                  new DeleteMessage(),
                  new Quarantine())
              .get(random.nextInt(3)));
    }
    if (actions.isEmpty() || random.nextInt(8) == 0) {
      actions.add(new StopRuleProcessing());
    }
    return actions;
  }

  private static <T> List<T> some(Random random, List<T> all, double share) {
    return all.stream().filter(_ -> random.nextDouble() < share).toList();
  }

  private static List<RulePredicate> shuffled(
      Random random, List<RulePredicate> some, List<RulePredicate> others) {
    Map<RulePredicate, Integer> places = new HashMap<>();
    return Stream.concat(some.stream(), others.stream())
        .sorted(
            Comparator.comparing(
                predicate -> places.computeIfAbsent(predicate, _ -> random.nextInt())))
        .toList();
  }

  private static List<Recipient> randomRecipients(Random random) {
    return IntStream.rangeClosed(0, random.nextInt(9))
        .mapToObj(_ -> List.of(BOB, CAROL, DAN, MIA).get(random.nextInt(4)))
        .distinct()
        .toList();
  }

  @Test
  void peopleShouldBeAsTheNaiveReadingTakesThem() {
    assertThat(PEOPLE.groupsOf(ANNA)).containsExactlyInAnyOrder(SALES, EVERYBODY);
    assertThat(PEOPLE.groupsOf(MIA.address())).isEmpty();
  }
}
