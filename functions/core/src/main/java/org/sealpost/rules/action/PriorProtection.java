package org.sealpost.rules.action;

import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.organization.Scope;
import org.sealpost.protection.MessageClass;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ThreadProtection;

/// What is known of a mail's protection before any rule is asked.
///
/// @param kind other than ordinary mail, no rule protects it
/// @param chosen what its sender asked for; no rule weakens it
/// @param chosenForInside whether that holds for recipients inside as well
/// @param thread what the thread that it belongs to is protected with; no rule makes it weaker, but
///     for RemoveOMEv2 on the way in
public record PriorProtection(
    MessageClass kind,
    Optional<Protection> chosen,
    boolean chosenForInside,
    Optional<ThreadProtection> thread) {
  public static final PriorProtection NONE =
      new PriorProtection(MessageClass.ORDINARY, Optional.empty(), false, Optional.empty());

  /// For ordinary mail.
  public static PriorProtection ofThread(Protection protection) {
    return new PriorProtection(
        MessageClass.ORDINARY,
        Optional.empty(),
        false,
        Optional.of(new ThreadProtection(protection, Scope.INSIDE)));
  }

  /// The same for what came encrypted and was opened: nobody outside gets it in clear.
  public PriorProtection withProtectionOutside(Protection atLeast) {
    return new PriorProtection(
        kind, both(chosen, Optional.of(atLeast)), chosenForInside && chosen.isPresent(), thread);
  }

  /// What the sender asked for, for a recipient on this side.
  public Optional<Protection> chosenFor(Scope recipient) {
    return recipient == Scope.OUTSIDE || chosenForInside ? chosen : Optional.empty();
  }

  static Optional<Protection> both(Optional<Protection> one, Optional<Protection> other) {
    return Stream.concat(one.stream(), other.stream()).reduce(Protection::and);
  }
}
