package org.sealpost.rules.simulation;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.rules.Answer;
import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleWatch.Effect;
import org.sealpost.rules.simulation.Explanation.Conclusion;
import org.sealpost.rules.simulation.RuleRun.Acted;
import org.sealpost.rules.simulation.RuleRun.Answered;

/// An explanation for people: what would happen for whom, then every rule with its conditions.
public final class ExplanationText {
  private static final int MOST_NAMED = 5;

  private final StringBuilder text = new StringBuilder();

  private ExplanationText() {}

  public static String of(Explanation explanation) {
    ExplanationText written = new ExplanationText();
    written.add(explanation.before());
    written.add(explanation.conclusion());
    explanation.rules().forEach(written::add);
    return written.text.toString();
  }

  private void add(KnownBefore before) {
    List<String> lines = before.words();
    if (!lines.isEmpty()) {
      text.append("Before any rule\n");
      lines.forEach(words -> line(1, words));
      text.append('\n');
    }
  }

  private void add(Conclusion conclusion) {
    switch (conclusion) {
      case Conclusion.Decided decided -> add(decided);
      case Conclusion.Waits(var rule, String why) -> {
        text.append("The mail would wait and be tried again: ").append(why).append('\n');
        rule.ifPresent(
            name ->
                text.append("  (rule ").append(OutcomeWording.quoted(name.value())).append(")\n"));
      }
    }
    text.append('\n');
  }

  private void add(Conclusion.Decided decided) {
    text.append("What would happen\n");
    TextTable table = new TextTable();
    for (RecipientOutcome one : decided.recipients()) {
      String words = OutcomeWording.of(one.outcome());
      table.row(
          one.recipient().address().toString(),
          one.recipient().scope() == Scope.INSIDE ? "inside" : "outside",
          one.added() ? words + " (added by a rule)" : words);
    }
    decided
        .reports()
        .forEach(
            report ->
                table.row(
                    report.recipient().toString(),
                    "",
                    "incident report of rule " + OutcomeWording.quoted(report.rule())));
    text.append(table.indented("  "));
  }

  private void add(ExplainedRule rule) {
    text.append(
        "Rule %d %s, %s\n"
            .formatted(
                rule.priority(),
                OutcomeWording.quoted(rule.name().value()),
                OutcomeWording.label(rule.mode())));
    rule.runs().forEach(run -> add(rule, run));
  }

  private void add(ExplainedRule rule, RuleRun run) {
    switch (run) {
      case RuleRun.Skipped(var recipients, var why) ->
          line(1, "skipped: %s, for %s".formatted(why.label(), named(recipients)));
      case RuleRun.Ran ran -> {
        line(1, verdict(rule, ran.matches()) + ", for " + named(ran.recipients()));
        TextTable answers = new TextTable();
        ran.conditions().forEach(answered -> add(answers, "condition", answered));
        ran.exceptions().forEach(answered -> add(answers, "exception", answered));
        text.append(answers.indented("    "));
        for (KeptParameter kept : ran.unsupported()) {
          line(2, "not supported: " + kept.name());
        }
        TextTable actions = new TextTable();
        ran.actions().forEach(action -> add(actions, action));
        text.append(actions.indented("    "));
      }
    }
  }

  private static String verdict(ExplainedRule rule, Answer answer) {
    return switch (answer) {
      case Answer.Yes() ->
          rule.mode() == RuleMode.ENFORCE ? "matches" : "matches, and only looks on";
      case Answer.No() -> "does not match";
      case Answer.CannotTell(String why) ->
          "cannot tell (%s): %s".formatted(why, consequence(rule));
    };
  }

  private static String consequence(ExplainedRule rule) {
    return rule.mode() == RuleMode.ENFORCE && rule.errorAction() == RuleErrorAction.DEFER
        ? "the mail waits"
        : "left aside";
  }

  private static void add(TextTable answers, String kind, Answered answered) {
    answers.row(
        answer(answered.answer()),
        kind,
        RuleWording.of(answered.predicate()).toString(),
        answered
            .evidence()
            .map(found -> "found in " + found.place() + ": " + found.text())
            .orElse(""));
  }

  private static String answer(Answer answer) {
    return switch (answer) {
      case Answer.Yes() -> "yes";
      case Answer.No() -> "no";
      case Answer.CannotTell(String why) -> "? (" + why + ")";
    };
  }

  private static void add(TextTable actions, Acted acted) {
    actions.row(effect(acted.effect()), "action", RuleWording.of(acted.action()).toString());
  }

  private static String effect(Effect effect) {
    return switch (effect) {
      case DONE -> "done";
      case CHANGED_NOTHING -> "changed nothing";
      case NOT_IN_THIS_MODE -> "not in this mode";
    };
  }

  private static String named(List<Recipient> recipients) {
    String first =
        recipients.stream()
            .limit(MOST_NAMED)
            .map(recipient -> recipient.address().toString())
            .collect(joining(", "));
    return recipients.size() > MOST_NAMED
        ? first + " and " + (recipients.size() - MOST_NAMED) + " more"
        : first;
  }

  private void line(int depth, String words) {
    text.repeat("  ", depth).append(words).append('\n');
  }
}
