package org.sealpost.rules.exchange;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.parameter.RuleWriting;
import org.sealpost.rules.exchange.shell.ShellText;
import org.sealpost.rules.exchange.shell.ShellValue;
import org.sealpost.rules.exchange.shell.ShellValue.Bool;
import org.sealpost.rules.exchange.shell.ShellValue.Many;
import org.sealpost.rules.exchange.shell.ShellValue.Text;
import org.sealpost.rules.exchange.shell.ShellValue.Word;

/// Rules as Get-TransportRule shows them.
final class RuleListing {
  private static final Set<String> SHOWN_FIRST = Set.of("Name", "Enabled", "Mode", "Comments");
  private static final int COMMENTS = 40;

  private RuleListing() {}

  static String table(RuleSet rules, List<MailFlowRule> shown) {
    return table(
        List.of("Name", "State", "Mode", "Priority", "Comments"),
        shown.stream()
            .map(
                rule ->
                    List.of(
                        rule.name().value(),
                        state(rule),
                        mode(rule.properties().mode()),
                        String.valueOf(rules.rules().indexOf(rule)),
                        shortened(rule.properties().comments())))
            .toList());
  }

  static String table(List<String> titles, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(titles);
    lines.add(titles.stream().map(title -> "-".repeat(title.length())).toList());
    rows.forEach(row -> lines.add(row.stream().map(Printable::line).toList()));
    int[] widths = new int[titles.size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    StringBuilder table = new StringBuilder("\n");
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String cell = line.get(column);
        row.append(cell).append(" ".repeat(widths[column] - cell.length() + 1));
      }
      table.append(row.toString().stripTrailing()).append('\n');
    }
    return table.append('\n').toString();
  }

  static String list(RuleSet rules, List<MailFlowRule> shown) {
    return shown.stream().map(rule -> list(rules, rule)).collect(joining());
  }

  private static String list(RuleSet rules, MailFlowRule rule) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("Priority", String.valueOf(rules.rules().indexOf(rule)));
    values.put("Name", rule.name().value());
    values.put("State", state(rule));
    values.put("Mode", mode(rule.properties().mode()));
    values.put("Comments", rule.properties().comments());
    RuleWriting.arguments(rule)
        .given()
        .forEach(
            (name, given) -> {
              if (!SHOWN_FIRST.contains(name)) {
                values.put(name, shown(given.value()));
              }
            });
    values.put("Conditions", names(rule.conditions()));
    values.put("Exceptions", names(rule.exceptions()));
    values.put("Actions", names(rule.actions()));
    values.put("Unsupported", braced(rule.kept().stream().map(KeptParameter::name)));
    values.put("Guid", rule.id().value());
    return lines(values);
  }

  private static String lines(Map<String, String> values) {
    int width = values.keySet().stream().mapToInt(String::length).max().orElse(0);
    String indent = "\n" + " ".repeat(width + 3);
    StringBuilder lines = new StringBuilder("\n");
    values.forEach(
        (name, value) ->
            lines
                .append(
                    (name
                            + " ".repeat(width - name.length())
                            + " : "
                            + value.lines().map(Printable::line).collect(joining(indent)))
                        .stripTrailing())
                .append('\n'));
    return lines.toString();
  }

  private static String shown(ShellValue value) {
    return switch (value) {
      case Text(String text) -> text;
      case Word(String text) -> text;
      case Bool(boolean bool) -> bool ? "True" : "False";
      case Many(List<ShellValue> items) -> braced(items.stream().map(RuleListing::shown));
      case ShellValue.Table _, ShellValue.Nothing _, ShellValue.Variable _ ->
          ShellText.write(value);
    };
  }

  private static String names(List<?> made) {
    return braced(made.stream().map(one -> one.getClass().getSimpleName()));
  }

  private static String braced(Stream<String> items) {
    return items.collect(joining(", ", "{", "}"));
  }

  static String state(MailFlowRule rule) {
    return rule.enabled() ? "Enabled" : "Disabled";
  }

  private static String mode(RuleMode mode) {
    return Stream.of(mode.name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(joining());
  }

  private static String shortened(String comments) {
    String line = comments.strip().lines().findFirst().orElse("");
    return line.length() <= COMMENTS ? line : line.substring(0, COMMENTS - 3) + "...";
  }
}
