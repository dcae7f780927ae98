package org.sealpost.rules.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.action.Notice.IncidentReport;
import org.sealpost.rules.simulation.ReplayedMail.Comparison;
import org.sealpost.rules.simulation.ReplayedMail.Difference;

/// A replay for people.
public final class ReplayText {
  private static final int LONGEST_NAME = 120;
  private static final String NOBODY = "not a recipient";

  private ReplayText() {}

  /// Lines for a mail about which there is something to say; empty where both decide alike.
  public static String of(ReplayedMail mail) {
    return switch (mail.comparison()) {
      case Comparison.Same() -> "";
      case Comparison.Undecided(String why) ->
          name(mail) + "\n  ! " + Printable.of(why, 200) + "\n";
      case Comparison.Different different -> name(mail) + "\n" + text(different);
    };
  }

  public static String of(ReplayTotals totals) {
    StringBuilder text =
        new StringBuilder(
            "%,d mails: %,d decided alike, %,d differently (%,d recipients), %,d not decided%n"
                .formatted(
                    totals.mails(),
                    totals.same(),
                    totals.different(),
                    totals.recipients(),
                    totals.undecided()));
    Set<String> names = new TreeSet<>();
    totals.matchedBefore().keySet().forEach(name -> names.add(name.value()));
    totals.matchedAfter().keySet().forEach(name -> names.add(name.value()));
    TextTable table = new TextTable().row("before", "after", "mails that the rule matches");
    for (String name : names) {
      table.row(
          String.valueOf(totals.matchedBefore().getOrDefault(new RuleName(name), 0L)),
          String.valueOf(totals.matchedAfter().getOrDefault(new RuleName(name), 0L)),
          Printable.of(name, LONGEST_NAME));
    }
    return names.isEmpty() ? text.toString() : text.append(table.indented("  ")).toString();
  }

  private static String name(ReplayedMail mail) {
    return Printable.of(mail.name(), LONGEST_NAME);
  }

  private static String text(Comparison.Different different) {
    List<String> lines = new ArrayList<>();
    TextTable table = new TextTable();
    for (Difference difference : different.recipients()) {
      String recipient = difference.recipient().toString();
      table.row(recipient, "before: " + difference.before().map(ReplayText::words).orElse(NOBODY));
      table.row("", "after:  " + difference.after().map(ReplayText::words).orElse(NOBODY));
    }
    different.reportsBefore().forEach(report -> lines.add("  - " + words(report)));
    different.reportsAfter().forEach(report -> lines.add("  + " + words(report)));
    return table.indented("  ") + String.join("", lines.stream().map(line -> line + "\n").toList());
  }

  private static String words(RecipientOutcome one) {
    return OutcomeWording.of(one.outcome());
  }

  private static String words(IncidentReport report) {
    return "incident report of rule %s to %s"
        .formatted(OutcomeWording.quoted(report.rule()), report.recipient());
  }
}
