package org.sealpost.rules.simulation;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Scope;
import org.sealpost.organization.directory.DirectoryAttribute;
import org.sealpost.rules.action.Notice.ReportedContent;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.ByteSize;
import org.sealpost.rules.predicate.IpRange;
import org.sealpost.rules.predicate.MessageType;
import org.sealpost.rules.predicate.RulePredicate;

/// Predicates and actions for people: the name that Exchange gives it, and its values.
///
/// @param value on one line; empty where it has none
record RuleWording(String name, String value) {
  private static final int LONGEST = 160;

  static RuleWording of(RulePredicate predicate) {
    return of((Record) predicate);
  }

  static RuleWording of(RuleAction action) {
    return of((Record) action);
  }

  private static RuleWording of(Record parameter) {
    return new RuleWording(
        parameter.getClass().getSimpleName(),
        Printable.of(
            components(parameter).filter(text -> !text.isEmpty()).collect(joining("; ")), LONGEST));
  }

  @Override
  public String toString() {
    return (name + " " + value).strip();
  }

  private static Stream<String> components(Record parameter) {
    return Stream.of(parameter.getClass().getRecordComponents())
        .map(component -> text(read(component, parameter)));
  }

  private static Object read(RecordComponent component, Record parameter) {
    try {
      return component.getAccessor().invoke(parameter);
    } catch (ReflectiveOperationException bug) {
      throw new IllegalStateException("a record that cannot be read", bug);
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case Scope scope ->
          switch (scope) {
            case INSIDE -> "InOrganization";
            case OUTSIDE -> "NotInOrganization";
          };
      case MessageType type -> type.label();
      case DirectoryAttribute attribute -> attribute.label();
      case ReportedContent content -> content.label();
      case String text -> "'" + text + "'";
      case TextPattern pattern -> "'" + pattern + "'";
      case EmailAddress address -> address.toString();
      case ByteSize size -> size.toString();
      case IpRange range -> range.toString();
      case Optional<?> optional -> optional.map(RuleWording::text).orElse("");
      case OptionalInt optional -> optional.isPresent() ? String.valueOf(optional.getAsInt()) : "";
      case List<?> several -> several.stream().map(RuleWording::text).collect(joining(", "));
      // Sets have no order of their own.
      case Collection<?> several ->
          several.stream().map(RuleWording::text).sorted().collect(joining(", "));
      case Map<?, ?> several ->
          several.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
              .sorted()
              .collect(joining(", "));
      case Record nested ->
          components(nested).filter(text -> !text.isEmpty()).collect(joining(": "));
      default -> value.toString();
    };
  }
}
