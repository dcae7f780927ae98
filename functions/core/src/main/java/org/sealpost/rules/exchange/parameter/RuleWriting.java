package org.sealpost.rules.exchange.parameter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final String STAND_IN = "SetAuditSeverity";

  /// The names of all parameters that [#ours] can have.
  public static final Set<String> OURS =
      Stream.concat(
              Stream.of(STAND_IN),
              ActionTerms.ALL.stream()
                  .filter(term -> ActionTerms.OURS.contains(term.type()))
                  .flatMap(term -> term.slots().stream())
                  .map(Slot::name))
          .collect(Collectors.toUnmodifiableSet());

  private static final ShellValue DO_NOTHING = new ShellValue.Word("DoNotAudit");

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

  /// As Exchange takes them: without our own actions.
  public static Arguments forExchange(MailFlowRule rule) {
    Arguments all = arguments(rule);
    Map<String, Given> theirs = new LinkedHashMap<>(all.given());
    theirs.keySet().removeAll(ours(rule).given().keySet());
    return standsIn(rule)
        ? new Arguments(theirs).with(STAND_IN, DO_NOTHING)
        : new Arguments(theirs);
  }

  /// Our own actions, which make the rule of [#forExchange] the whole rule again when they are laid
  /// over it; empty for most rules.
  public static Arguments ours(MailFlowRule rule) {
    Map<String, Given> ours = new LinkedHashMap<>();
    rule.actions().stream()
        .filter(action -> ActionTerms.OURS.contains(action.getClass()))
        .forEach(action -> putTerm(ours, "", action));
    if (standsIn(rule)) {
      put(ours, STAND_IN, new ShellValue.Nothing());
    }
    return new Arguments(ours);
  }

  /// Exchange takes no rule without an action.
  private static boolean standsIn(MailFlowRule rule) {
    return !rule.actions().isEmpty()
        && rule.actions().stream().map(Object::getClass).allMatch(ActionTerms.OURS::contains)
        && rule.properties().auditSeverity().isEmpty()
        && rule.kept().stream().noneMatch(kept -> kept.kind() == KeptParameter.Kind.ACTION);
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
