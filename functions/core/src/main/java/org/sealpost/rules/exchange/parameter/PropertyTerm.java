package org.sealpost.rules.exchange.parameter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.sealpost.rules.AuditSeverity;
import org.sealpost.rules.RecipientAddressType;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.SenderAddressLocation;

/// A property of a rule (ome.md 2.2).
///
/// @param isAlwaysWritten also when it has its default value
record PropertyTerm<T>(
    Slot<T> slot,
    Function<RuleProperties, T> value,
    BiFunction<RuleProperties, T, RuleProperties> with,
    boolean isAlwaysWritten,
    String note) {
  static final List<PropertyTerm<?>> ALL =
      List.of(
          of(
              Slot.or("Comments", ValueKinds.text(), ""),
              RuleProperties::comments,
              (old, comments) -> new Draft(old).comments(comments),
              false,
              "At most 1,024 characters."),
          of(
              Slot.or("Mode", ValueKinds.oneOf(RuleMode.class), RuleMode.ENFORCE),
              RuleProperties::mode,
              RuleProperties::withMode,
              true,
              "Enforce unless given."),
          of(
              Slot.or("ActivationDate", ValueKinds.date(), Optional.empty()),
              RuleProperties::activation,
              (old, date) -> new Draft(old).dates(date, old.expiry()),
              false,
              "ISO 8601; other dates where they have one meaning, or the culture is given."),
          of(
              Slot.or("ExpiryDate", ValueKinds.date(), Optional.empty()),
              RuleProperties::expiry,
              (old, date) -> new Draft(old).dates(old.activation(), date),
              false,
              "As ActivationDate."),
          of(
              Slot.or(
                  "RuleErrorAction",
                  ValueKinds.oneOf(RuleErrorAction.class),
                  RuleErrorAction.DEFER),
              RuleProperties::errorAction,
              RuleProperties::withErrorAction,
              true,
              "Defer unless given; Exchange's default is Ignore."),
          of(
              Slot.or(
                  "SenderAddressLocation",
                  ValueKinds.oneOf(SenderAddressLocation.class),
                  SenderAddressLocation.HEADER),
              RuleProperties::senderAddressLocation,
              (old, location) -> new Draft(old).sender(location),
              false,
              "Header is the From field alone."),
          of(
              Slot.or(
                  "RecipientAddressType",
                  ValueKinds.oneOf(RecipientAddressType.class),
                  RecipientAddressType.RESOLVED),
              RuleProperties::recipientAddressType,
              (old, type) -> new Draft(old).recipient(type),
              false,
              "Resolved unless given."),
          of(
              Slot.or(
                  "SetAuditSeverity",
                  ValueKinds.optional(ValueKinds.oneOf(AuditSeverity.class)),
                  Optional.empty()),
              RuleProperties::auditSeverity,
              (old, severity) -> new Draft(old).severity(severity),
              false,
              "Counts as the action of a rule that has no other."));

  private static <T> PropertyTerm<T> of(
      Slot<T> slot,
      Function<RuleProperties, T> value,
      BiFunction<RuleProperties, T, RuleProperties> with,
      boolean isAlwaysWritten,
      String note) {
    return new PropertyTerm<>(slot, value, with, isAlwaysWritten, note);
  }

  RuleProperties read(Term.Values values, RuleProperties old) throws RefusedParameterException {
    return with.apply(old, values.of(slot));
  }

  Optional<Slot.Written> written(RuleProperties properties) {
    return Optional.of(slot.written(value.apply(properties)))
        .filter(one -> isAlwaysWritten || !one.isDefault());
  }

  /// Properties, one of them changed.
  private record Draft(RuleProperties old) {
    RuleProperties comments(String comments) {
      return properties(
          old.activation(),
          old.expiry(),
          old.senderAddressLocation(),
          old.recipientAddressType(),
          old.auditSeverity(),
          comments);
    }

    RuleProperties dates(Optional<Instant> activation, Optional<Instant> expiry) {
      return properties(
          activation,
          expiry,
          old.senderAddressLocation(),
          old.recipientAddressType(),
          old.auditSeverity(),
          old.comments());
    }

    RuleProperties sender(SenderAddressLocation location) {
      return properties(
          old.activation(),
          old.expiry(),
          location,
          old.recipientAddressType(),
          old.auditSeverity(),
          old.comments());
    }

    RuleProperties recipient(RecipientAddressType type) {
      return properties(
          old.activation(),
          old.expiry(),
          old.senderAddressLocation(),
          type,
          old.auditSeverity(),
          old.comments());
    }

    RuleProperties severity(Optional<AuditSeverity> severity) {
      return properties(
          old.activation(),
          old.expiry(),
          old.senderAddressLocation(),
          old.recipientAddressType(),
          severity,
          old.comments());
    }

    private RuleProperties properties(
        Optional<Instant> activation,
        Optional<Instant> expiry,
        SenderAddressLocation location,
        RecipientAddressType type,
        Optional<AuditSeverity> severity,
        String comments) {
      return new RuleProperties(
          old.mode(), old.errorAction(), activation, expiry, location, type, severity, comments);
    }
  }
}
