package org.sealpost.rules.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Recipient;
import org.sealpost.protection.ThreadProtection;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.rules.Answer;
import org.sealpost.rules.BeforeRules;
import org.sealpost.rules.CompiledRules;
import org.sealpost.rules.Decisions;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleQuestions;
import org.sealpost.rules.action.PriorProtection;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.simulation.Explanation.Conclusion;
import org.sealpost.rules.simulation.RuleRun.Answered;
import org.sealpost.rules.simulation.RuleRun.Reason;
import org.sealpost.rules.simulation.RunProtocol.Entry;

/// Decides about a mail as the gateway would, and says why. Sends nothing and stores nothing.
public final class RuleSimulation {
  private final CompiledRules rules;
  private final RuleQuestions questions;
  private final RunProtocol protocol = new RunProtocol();
  private final Instant now;

  private RuleSimulation(CompiledRules rules, Mail mail, Instant now) {
    this.rules = rules;
    this.questions = rules.questions(mail);
    this.now = now;
  }

  /// Never throws what [CompiledRules#decide] may: that the mail would wait is an answer as well.
  ///
  /// @param settings with which the rules were compiled
  /// @param thread what the mail's thread is protected with; empty where that is not known
  /// @param now the time at which the mail is taken to come
  public static Explanation of(
      CompiledRules rules,
      Mail mail,
      ProtectionSettings settings,
      Optional<ThreadProtection> thread,
      Organization organization,
      Instant now) {
    Mail lookedIntoOnce = InspectedOnce.of(mail);
    return new RuleSimulation(rules, lookedIntoOnce, now)
        .explanation(
            lookedIntoOnce, BeforeRules.of(lookedIntoOnce, settings, thread), organization);
  }

  private Explanation explanation(Mail mail, BeforeRules before, Organization organization) {
    Conclusion conclusion = conclusion(mail, before.prior(), organization);
    List<Recipient> recipients =
        switch (conclusion) {
          case Conclusion.Decided decided ->
              decided.recipients().stream().map(RecipientOutcome::recipient).toList();
          case Conclusion.Waits _ -> mail.recipients();
        };
    List<MailFlowRule> all = rules.rules().rules();
    return new Explanation(
        KnownBefore.of(before, mail),
        IntStream.range(0, all.size())
            .mapToObj(
                priority ->
                    ExplainedRule.of(
                        priority,
                        all.get(priority),
                        runs(all.get(priority), recipients, conclusion)))
            .toList(),
        conclusion);
  }

  private Conclusion conclusion(Mail mail, PriorProtection prior, Organization organization) {
    try {
      Decisions decisions = rules.decide(mail, prior, organization, now, protocol);
      return new Conclusion.Decided(decisions, RecipientOutcome.of(decisions, mail));
    } catch (RuleEvaluationException unable) {
      return new Conclusion.Waits(
          protocol.last().map(MailFlowRule::name),
          Optional.ofNullable(unable.getMessage()).orElse("no reason is known"));
    }
  }

  /// Recipients for whom the rule went alike are together.
  private List<RuleRun> runs(MailFlowRule rule, List<Recipient> recipients, Conclusion conclusion) {
    Map<RuleRun, List<Recipient>> groups = new LinkedHashMap<>();
    for (Recipient recipient : recipients) {
      groups
          .computeIfAbsent(run(rule, recipient, conclusion), _ -> new ArrayList<>())
          .add(recipient);
    }
    return groups.entrySet().stream().map(group -> group.getKey().of(group.getValue())).toList();
  }

  private RuleRun run(MailFlowRule rule, Recipient recipient, Conclusion conclusion) {
    return protocol
        .entry(rule, recipient)
        .map(entry -> ran(rule, recipient, entry))
        .orElseGet(() -> new RuleRun.Skipped(List.of(), reason(rule, conclusion)));
  }

  private RuleRun ran(MailFlowRule rule, Recipient recipient, Entry entry) {
    return new RuleRun.Ran(
        List.of(),
        entry.answer(),
        answered(rule.conditions(), rule, recipient, entry),
        answered(rule.exceptions(), rule, recipient, entry),
        entry.actions(),
        rule.kept());
  }

  private List<Answered> answered(
      List<RulePredicate> predicates, MailFlowRule rule, Recipient recipient, Entry entry) {
    return predicates.stream()
        .map(predicate -> answered(predicate, rule, recipient, entry))
        .toList();
  }

  private Answered answered(
      RulePredicate predicate, MailFlowRule rule, Recipient recipient, Entry entry) {
    Answer answer = questions.answer(predicate, rule, recipient, entry.edits());
    return new Answered(
        predicate,
        answer,
        answer instanceof Answer.Yes
            ? Evidence.of(
                predicate,
                questions.senders(rule),
                questions.addressSeenBy(rule, recipient),
                questions.view(entry.edits()))
            : Optional.empty());
  }

  private Reason reason(MailFlowRule rule, Conclusion conclusion) {
    if (!rule.enabled()) {
      return Reason.DISABLED;
    }
    if (rule.properties().activation().filter(now::isBefore).isPresent()) {
      return Reason.NOT_YET_ACTIVE;
    }
    if (rule.properties().expiry().filter(date -> !now.isBefore(date)).isPresent()) {
      return Reason.EXPIRED;
    }
    return switch (conclusion) {
      case Conclusion.Decided _ -> Reason.STOPPED;
      case Conclusion.Waits _ -> Reason.NOT_REACHED;
    };
  }
}
