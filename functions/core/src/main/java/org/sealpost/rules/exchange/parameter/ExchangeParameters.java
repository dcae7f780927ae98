package org.sealpost.rules.exchange.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.exchange.parameter.ExchangeParameter.Kind;
import org.sealpost.rules.exchange.parameter.ExchangeParameter.Status;
import org.sealpost.rules.predicate.RulePredicate;

/// The catalogue of all parameters of mail flow rules (ome.md 2.2 to 2.5): those that we carry out,
/// those that we keep and report, and those few of our own. The table in the documentation is
/// written from it.
public final class ExchangeParameters {
  static final String EXCEPT_IF = "ExceptIf";
  static final String NAME = "Name";
  static final String PRIORITY = "Priority";
  static final String ENABLED = "Enabled";
  static final String USE_LEGACY_REGEX = "UseLegacyRegex";
  static final String APPLY_OME = "ApplyOME";

  private static final Map<String, ExchangeParameter> ALL = all();
  private static final Map<String, Use> USES = uses();
  private static final Map<String, String> ALIASES =
      Map.of("sendernotificationtype", "NotifySender");

  private ExchangeParameters() {}

  /// Properties, conditions, exceptions, actions; each name once.
  public static List<ExchangeParameter> list() {
    return List.copyOf(ALL.values());
  }

  /// By its name or an alias, in any case.
  public static Optional<ExchangeParameter> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(ALL.get(lower))
        .or(
            () ->
                Optional.ofNullable(ALIASES.get(lower))
                    .map(alias -> alias.toLowerCase(Locale.ROOT))
                    .map(ALL::get));
  }

  /// All whose names begin so, in any case: PowerShell takes the beginning of a name for the name
  /// when one only begins so.
  public static List<ExchangeParameter> beginningWith(String prefix) {
    return ALL.values().stream()
        .filter(one -> one.name().regionMatches(true, 0, prefix, 0, prefix.length()))
        .toList();
  }

  /// The names of the parameters that a predicate is made of, as conditions have them.
  public static List<String> namesOf(RulePredicate predicate) {
    return term(predicate).slots().stream().map(Slot::name).toList();
  }

  /// What the documentation lists: a Markdown table for each kind. An exception is what its
  /// condition is, and stands in its line.
  public static String table() {
    return Stream.of(
            section("Properties", Kind.PROPERTY),
            section("Conditions and exceptions", Kind.CONDITION),
            section("Actions", Kind.ACTION))
        .collect(Collectors.joining("\n"));
  }

  private static String section(String title, Kind kind) {
    StringBuilder table = new StringBuilder("### " + title + "\n\n");
    table.append("| Parameter | Group | Value | Status | Note |\n|---|---|---|---|---|\n");
    list().stream().filter(one -> one.kind() == kind).forEach(one -> table.append(row(one)));
    return table.toString();
  }

  private static String row(ExchangeParameter one) {
    String names =
        one.kind() == Kind.CONDITION
            ? "`" + one.name() + "`, `" + EXCEPT_IF + one.name() + "`"
            : "`" + one.name() + "`";
    return "| %s | %s | %s | %s | %s |%n"
        .formatted(
            names,
            one.group(),
            one.type(),
            one.status().name().toLowerCase(Locale.ROOT),
            one.note())
        .replace("\r", "");
  }

  static Use use(ExchangeParameter parameter) {
    return Optional.ofNullable(USES.get(parameter.name().toLowerCase(Locale.ROOT)))
        .orElseThrow(() -> new IllegalStateException("no use of " + parameter.name()));
  }

  static Term<?> term(Object made) {
    return Stream.concat(ConditionTerms.ALL.stream(), ActionTerms.ALL.stream())
        .filter(term -> term.type().isInstance(made))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no parameter for " + made.getClass()));
  }

  private static Map<String, ExchangeParameter> all() {
    List<ExchangeParameter> all = new ArrayList<>();
    all.add(property(NAME, "text", "1 to 64 characters, unique; the first value without a name."));
    all.add(property(PRIORITY, "number", "From 0; last unless given. Others move."));
    all.add(property(ENABLED, "bool", "New-TransportRule only."));
    for (PropertyTerm<?> term : PropertyTerm.ALL) {
      all.add(property(term.slot().name(), term.slot().kind().label(), term.note()));
    }
    all.add(
        property(USE_LEGACY_REGEX, "bool", "Patterns of Exchange 2010 are translated when read."));
    for (Term<?> term : ConditionTerms.ALL) {
      term.slots().forEach(slot -> all.add(supported(Kind.CONDITION, "", term, slot)));
      term.slots().forEach(slot -> all.add(supported(Kind.EXCEPTION, EXCEPT_IF, term, slot)));
    }
    for (Term<?> term : ActionTerms.ALL) {
      term.slots().forEach(slot -> all.add(supported(Kind.ACTION, "", term, slot)));
    }
    all.add(
        new ExchangeParameter(
            APPLY_OME,
            Kind.ACTION,
            "Protection",
            "bool",
            Status.SUPPORTED,
            "Becomes ApplyRightsProtectionTemplate Encrypt."));
    Unsupported.ALL.forEach(one -> addUnsupported(one, all));
    Map<String, ExchangeParameter> byName = new LinkedHashMap<>();
    all.forEach(one -> byName.put(one.name().toLowerCase(Locale.ROOT), one));
    return byName;
  }

  private static void addUnsupported(Unsupported one, List<ExchangeParameter> all) {
    all.add(unsupported(one, one.name(), kind(one.kind())));
    if (one.kind() == KeptParameter.Kind.CONDITION) {
      all.add(unsupported(one, EXCEPT_IF + one.name(), Kind.EXCEPTION));
    }
  }

  private static Kind kind(KeptParameter.Kind kind) {
    return switch (kind) {
      case CONDITION -> Kind.CONDITION;
      case EXCEPTION -> Kind.EXCEPTION;
      case ACTION -> Kind.ACTION;
      case REMARK -> Kind.PROPERTY;
    };
  }

  private static ExchangeParameter property(String name, String type, String note) {
    return new ExchangeParameter(name, Kind.PROPERTY, "Properties", type, Status.SUPPORTED, note);
  }

  private static ExchangeParameter supported(Kind kind, String prefix, Term<?> term, Slot<?> slot) {
    return new ExchangeParameter(
        prefix + slot.name(),
        kind,
        term.group(),
        slot.kind().label(),
        Status.SUPPORTED,
        term.note());
  }

  private static ExchangeParameter unsupported(Unsupported one, String name, Kind kind) {
    return new ExchangeParameter(name, kind, one.group(), one.type(), Status.RECOGNISED, one.why());
  }

  private static Map<String, Use> uses() {
    Map<String, Use> uses = new LinkedHashMap<>();
    for (var term : ConditionTerms.ALL) {
      for (Slot<?> slot : term.slots()) {
        put(uses, slot.name(), new Use.Condition(term));
        put(uses, EXCEPT_IF + slot.name(), new Use.ExceptIf(term));
      }
    }
    for (var term : ActionTerms.ALL) {
      term.slots().forEach(slot -> put(uses, slot.name(), new Use.Action(term)));
    }
    PropertyTerm.ALL.forEach(term -> put(uses, term.slot().name(), new Use.Property(term)));
    for (Unsupported one : Unsupported.ALL) {
      put(uses, one.name(), new Use.Kept(one.kind(), one.type()));
      if (one.kind() == KeptParameter.Kind.CONDITION) {
        put(uses, EXCEPT_IF + one.name(), new Use.Kept(KeptParameter.Kind.EXCEPTION, one.type()));
      }
    }
    Stream.of(NAME, PRIORITY, ENABLED, USE_LEGACY_REGEX, APPLY_OME)
        .forEach(name -> put(uses, name, new Use.Own()));
    return uses;
  }

  private static void put(Map<String, Use> uses, String name, Use use) {
    uses.put(name.toLowerCase(Locale.ROOT), use);
  }
}
