package org.sealpost.rules.exchange.parameter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.exchange.shell.Command;
import org.sealpost.rules.exchange.shell.CommandText;
import org.sealpost.rules.exchange.shell.Element;
import org.sealpost.rules.exchange.shell.ShellSyntaxException;
import org.sealpost.rules.exchange.shell.ShellValue;
import org.sealpost.rules.exchange.shell.ShellValue.Bool;
import org.sealpost.rules.exchange.shell.ShellValue.Text;

/// Makes parameters of rules: those that [RuleReading] makes the same rule of.
public final class RuleWriting {
  private RuleWriting() {}

  /// As Exchange exports them: without what holds its default value, but with Mode; and with
  /// RuleErrorAction, of which our default is another.
  public static Arguments arguments(MailFlowRule rule) {
    Map<String, Given> arguments = new LinkedHashMap<>();
    put(arguments, ExchangeParameters.NAME, new Text(rule.name().value()));
    if (!rule.enabled()) {
      put(arguments, ExchangeParameters.ENABLED, new Bool(false));
    }
    for (PropertyTerm<?> term : PropertyTerm.ALL) {
      term.written(rule.properties())
          .ifPresent(written -> put(arguments, written.name(), written.value()));
    }
    rule.conditions().forEach(condition -> putTerm(arguments, "", condition));
    rule.exceptions()
        .forEach(exception -> putTerm(arguments, ExchangeParameters.EXCEPT_IF, exception));
    rule.actions().forEach(action -> putTerm(arguments, "", action));
    for (KeptParameter kept : rule.kept()) {
      put(arguments, kept.name(), value(kept));
    }
    return new Arguments(arguments);
  }

  private static void putTerm(Map<String, Given> arguments, String prefix, Object made) {
    for (Slot.Written written : ExchangeParameters.term(made).written(made)) {
      put(arguments, prefix + written.name(), written.value());
    }
  }

  private static void put(Map<String, Given> arguments, String name, ShellValue value) {
    arguments.put(name, Given.of(value));
  }

  /// What was kept is text of a command; what is none, because it came from elsewhere, is a text.
  private static ShellValue value(KeptParameter kept) {
    try {
      for (Command command : CommandText.parse("Kept " + kept.value())) {
        if (command.elements().size() == 1
            && command.elements().getFirst() instanceof Element.Value(ShellValue value, int _)) {
          return value;
        }
      }
    } catch (ShellSyntaxException noValue) {
      return new Text(kept.value());
    }
    return new Text(kept.value());
  }
}
