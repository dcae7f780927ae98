package org.sealpost.rules;

import static org.sealpost.Require.require;

import java.time.Instant;
import java.util.Optional;

/// How a rule is run (ome.md 2.2).
///
/// @param activation before it the rule is not run
/// @param expiry from it on the rule is not run any more
/// @param auditSeverity empty where none was set
/// @param comments at most 1,024 characters, may have several lines
public record RuleProperties(
    RuleMode mode,
    RuleErrorAction errorAction,
    Optional<Instant> activation,
    Optional<Instant> expiry,
    SenderAddressLocation senderAddressLocation,
    RecipientAddressType recipientAddressType,
    Optional<AuditSeverity> auditSeverity,
    String comments) {
  public static final RuleProperties DEFAULT =
      new RuleProperties(
          RuleMode.ENFORCE,
          RuleErrorAction.DEFER,
          Optional.empty(),
          Optional.empty(),
          SenderAddressLocation.HEADER,
          RecipientAddressType.RESOLVED,
          Optional.empty(),
          "");

  public RuleProperties {
    require(comments.length() <= 1024, "comments: at most 1,024 characters");
    require(
        activation.isEmpty() || expiry.isEmpty() || activation.get().isBefore(expiry.get()),
        "the activation date lies before the expiry date");
  }

  /// Whether the rule is run at this time, as far as its dates go.
  boolean areInForceAt(Instant now) {
    return (activation.isEmpty() || !now.isBefore(activation.get()))
        && (expiry.isEmpty() || now.isBefore(expiry.get()));
  }

  public RuleProperties withMode(RuleMode other) {
    return new RuleProperties(
        other,
        errorAction,
        activation,
        expiry,
        senderAddressLocation,
        recipientAddressType,
        auditSeverity,
        comments);
  }

  public RuleProperties withErrorAction(RuleErrorAction other) {
    return new RuleProperties(
        mode,
        other,
        activation,
        expiry,
        senderAddressLocation,
        recipientAddressType,
        auditSeverity,
        comments);
  }
}
