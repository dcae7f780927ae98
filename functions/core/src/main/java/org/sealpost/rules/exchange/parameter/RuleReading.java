package org.sealpost.rules.exchange.parameter;

import static org.sealpost.Require.require;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sealpost.protection.Protection;
import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.exchange.shell.ShellText;
import org.sealpost.rules.predicate.ContentPredicate.MessageContainsDataClassifications;
import org.sealpost.rules.predicate.RulePredicate;

/// Makes rules of parameters. Conditions, exceptions and actions come in the order of the
/// parameters.
public final class RuleReading {
  private final Arguments arguments;
  private final Predicate<String> mayBeKept;
  private final Reading reading;
  private final Set<Object> done = new HashSet<>();
  private final List<RulePredicate> conditions = new ArrayList<>();
  private final List<RulePredicate> exceptions = new ArrayList<>();
  private final List<RuleAction> actions = new ArrayList<>();
  private final List<KeptParameter> kept = new ArrayList<>();
  private RuleProperties properties = RuleProperties.DEFAULT;

  private RuleReading(Arguments arguments, Surroundings surroundings, Predicate<String> mayBeKept)
      throws RefusedParameterException {
    this.arguments = arguments;
    this.mayBeKept = mayBeKept;
    this.reading =
        new Reading(surroundings, bool(ExchangeParameters.USE_LEGACY_REGEX, arguments, false));
  }

  /// @param mayBeKept names of parameters of which a value that is not understood yet, such as a
  ///     person whom the directory does not know, is kept for later; others refuse it
  /// @throws RefusedParameterException naming the first parameter that cannot be as it is
  public static RuleDraft read(
      Arguments arguments, Surroundings surroundings, Predicate<String> mayBeKept)
      throws RefusedParameterException {
    return new RuleReading(arguments, surroundings, mayBeKept).draft();
  }

  /// Where the rule shall stand among the others; empty where it is not said.
  ///
  /// @throws RefusedParameterException if it is no number from 0 on
  public static OptionalInt priority(Arguments arguments) throws RefusedParameterException {
    Optional<Given> given =
        arguments.find(ExchangeParameters.PRIORITY).filter(one -> !Plain.isNothing(one.value()));
    if (given.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      String text = Plain.text(given.get().value()).strip();
      require(text.matches("[0-9]{1,6}"), "A number from 0 on is needed");
      return OptionalInt.of(Integer.parseInt(text));
    } catch (IllegalArgumentException refused) {
      throw refused(ExchangeParameters.PRIORITY, given.get(), refused);
    }
  }

  /// @throws RefusedParameterException if it is none
  public static RuleMode mode(Given given) throws RefusedParameterException {
    try {
      String text = Plain.text(given.value());
      return Stream.of(RuleMode.values())
          .filter(mode -> ValueKinds.camelCase(mode).equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("Audit, AuditAndNotify or Enforce is needed"));
    } catch (IllegalArgumentException refused) {
      throw refused("Mode", given, refused);
    }
  }

  /// The one text that a parameter was given; empty where it was given none.
  ///
  /// @throws RefusedParameterException if it is something else
  public static Optional<String> text(Arguments arguments, String name)
      throws RefusedParameterException {
    Optional<Given> given = arguments.find(name).filter(one -> !Plain.isNothing(one.value()));
    try {
      return given.map(one -> Plain.text(one.value()));
    } catch (IllegalArgumentException refused) {
      throw refused(name, given.orElseThrow(), refused);
    }
  }

  private RuleDraft draft() throws RefusedParameterException {
    RuleName name = name();
    boolean enabled = bool(ExchangeParameters.ENABLED, arguments, true);
    for (String parameter : arguments.given().keySet()) {
      read(parameter);
    }
    remarkOnProperties();
    return new RuleDraft(
        name,
        enabled,
        properties,
        isThere("RuleErrorAction"),
        conditions,
        exceptions,
        actions,
        kept,
        reading.remarks(),
        reading.missingProtectionTemplates(),
        reading.missingBrandingTemplates());
  }

  private RuleName name() throws RefusedParameterException {
    Given given =
        arguments
            .find(ExchangeParameters.NAME)
            .filter(one -> !Plain.isNothing(one.value()))
            .orElseThrow(
                () ->
                    new RefusedParameterException(
                        ExchangeParameters.NAME,
                        Optional.empty(),
                        "Cannot process command because of one or more missing mandatory"
                            + " parameters: Name."));
    try {
      return new RuleName(Plain.text(given.value()));
    } catch (IllegalArgumentException refused) {
      throw refused(ExchangeParameters.NAME, given, refused);
    }
  }

  private static boolean bool(String name, Arguments arguments, boolean otherwise)
      throws RefusedParameterException {
    Optional<Given> given = arguments.find(name).filter(one -> !Plain.isNothing(one.value()));
    try {
      return given.map(one -> Plain.bool(one.value())).orElse(otherwise);
    } catch (IllegalArgumentException refused) {
      throw refused(name, given.orElseThrow(), refused);
    }
  }

  private void read(String parameter) throws RefusedParameterException {
    if (!isThere(parameter)) {
      return;
    }
    ExchangeParameter known =
        ExchangeParameters.named(parameter)
            .orElseThrow(
                () ->
                    new RefusedParameterException(
                        parameter,
                        at(parameter),
                        "A parameter cannot be found that matches parameter name '"
                            + parameter
                            + "'."));
    switch (ExchangeParameters.use(known)) {
      case Use.Condition(var term) ->
          read(term, "", KeptParameter.Kind.CONDITION).ifPresent(conditions::add);
      case Use.ExceptIf(var term) ->
          read(term, ExchangeParameters.EXCEPT_IF, KeptParameter.Kind.EXCEPTION)
              .ifPresent(exceptions::add);
      case Use.Action(var term) ->
          read(term, "", KeptParameter.Kind.ACTION).ifPresent(actions::add);
      case Use.Property(var term) -> read(term);
      case Use.Kept(KeptParameter.Kind kind, String type) -> keep(known, kind, type);
      case Use.Own() -> {
        if (known.name().equals(ExchangeParameters.APPLY_OME)) {
          applyOme();
        }
      }
    }
  }

  private <R> Optional<R> read(Term<R> term, String prefix, KeptParameter.Kind kind)
      throws RefusedParameterException {
    if (!done.add(prefix + term.type().getName())) {
      return Optional.empty();
    }
    List<String> names =
        term.slots().stream().map(slot -> prefix + slot.name()).filter(this::isThere).toList();
    Values values = new Values(prefix, names.getFirst());
    try {
      R made = term.reader().read(values);
      if (made instanceof MessageContainsDataClassifications) {
        reading.remark(
            names.getFirst()
                + ": there is no detector for sensitive information yet, so RuleErrorAction"
                + " decides");
      }
      return Optional.of(made);
    } catch (NeedsReviewException review) {
      keepForReview(review, values.current, names, kind);
      return Optional.empty();
    } catch (IllegalArgumentException | ArithmeticException refused) {
      throw refused(values.current, given(values.current), refused);
    }
  }

  private void read(PropertyTerm<?> term) throws RefusedParameterException {
    String name = term.slot().name();
    try {
      properties = term.read(new Values("", name), properties);
    } catch (NeedsReviewException review) {
      keepForReview(review, name, List.of(name), KeptParameter.Kind.CONDITION);
    } catch (IllegalArgumentException refused) {
      throw refused(name, given(name), refused);
    }
  }

  private void keepForReview(
      NeedsReviewException review, String current, List<String> names, KeptParameter.Kind kind)
      throws RefusedParameterException {
    if (!review.isOfExchange() && names.stream().noneMatch(mayBeKept)) {
      throw refused(current, given(current), review);
    }
    names.forEach(name -> kept.add(new KeptParameter(name, written(name), kind)));
    reading.remark(current + " was kept and needs review: " + review.why());
  }

  private void keep(ExchangeParameter known, KeptParameter.Kind kind, String type) {
    if (type.equals("bool") && isFalse(known.name())) {
      return;
    }
    kept.add(new KeptParameter(known.name(), written(known.name()), kind));
    reading.remark(known.name() + " is not supported and was kept: " + known.note());
  }

  private void applyOme() throws RefusedParameterException {
    if (!bool(ExchangeParameters.APPLY_OME, arguments, false)) {
      return;
    }
    if (isThere("ApplyRightsProtectionTemplate")) {
      reading.remark("ApplyOME was left out: ApplyRightsProtectionTemplate is there");
      return;
    }
    actions.add(new ApplyRightsProtectionTemplate(Protection.ENCRYPT.template()));
    reading.remark("ApplyOME became ApplyRightsProtectionTemplate Encrypt");
  }

  private void remarkOnProperties() {
    if (properties.errorAction() == RuleErrorAction.IGNORE) {
      reading.remark(
          "RuleErrorAction Ignore was kept: when the rule cannot be evaluated, mail goes on as if it"
              + " did not exist. Defer holds it");
    }
    if (isThere(ExchangeParameters.USE_LEGACY_REGEX)
        && !isFalse(ExchangeParameters.USE_LEGACY_REGEX)) {
      reading.remark("UseLegacyRegex: the patterns were translated");
    }
  }

  /// A flag that says no is as good as not there.
  private boolean isThere(String name) {
    Optional<Given> given = arguments.find(name).filter(one -> !Plain.isNothing(one.value()));
    boolean isFlag =
        ExchangeParameters.named(name)
            .filter(one -> one.kind() != ExchangeParameter.Kind.PROPERTY)
            .filter(one -> one.type().equals("bool"))
            .isPresent();
    return given.isPresent() && !(isFlag && isFalse(name));
  }

  private boolean isFalse(String name) {
    try {
      return arguments.find(name).filter(one -> !Plain.bool(one.value())).isPresent();
    } catch (IllegalArgumentException noFlag) {
      return false;
    }
  }

  private String written(String name) {
    return ShellText.write(given(name).value());
  }

  private Given given(String name) {
    return arguments.find(name).orElseThrow();
  }

  private Optional<Integer> at(String name) {
    return arguments.find(name).flatMap(Given::at);
  }

  private static RefusedParameterException refused(
      String parameter, Given given, RuntimeException why) {
    return new RefusedParameterException(
        parameter,
        given.at(),
        "Cannot process argument transformation on parameter '"
            + parameter
            + "'. "
            + Sentence.of(
                Optional.ofNullable(why.getMessage()).orElse("it cannot have this value")
                    + (why instanceof ArithmeticException ? ": the number is too large" : "")));
  }

  /// The parameters of one term.
  private final class Values implements Term.Values {
    private final String prefix;
    private String current;

    Values(String prefix, String first) {
      this.prefix = prefix;
      this.current = first;
    }

    @Override
    public <T> T of(Slot<T> slot) throws RefusedParameterException {
      String name = prefix + slot.name();
      if (isThere(name)) {
        current = name;
        return slot.kind().read().apply(given(name).value(), reading);
      }
      if (slot.otherwise().isPresent()) {
        return slot.otherwise().get();
      }
      throw new RefusedParameterException(
          current, at(current), "Parameter '" + current + "' needs parameter '" + name + "' too.");
    }
  }
}
