package org.sealpost.rules.simulation;

import java.util.List;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.protection.MessageClass;
import org.sealpost.protection.Protection;
import org.sealpost.rules.Decision;
import org.sealpost.rules.action.Notice;
import org.sealpost.rules.action.Rejection;
import org.sealpost.rules.action.Treatment;

/// What happens to the mail for one recipient: equal when the recipient cannot see a difference.
///
/// @param requireTls it goes over TLS or not at all
/// @param edits in the order in which they are made
/// @param notices notifications to the recipient
public record Outcome(
    Fate fate, boolean requireTls, List<MessageEdit> edits, List<Notice> notices) {
  public Outcome {
    edits = List.copyOf(edits);
    notices = List.copyOf(notices);
  }

  /// What becomes of the mail itself.
  public sealed interface Fate {
    /// Nothing protects it on its way.
    ///
    /// @param encryptedBefore it came encrypted, and stays so
    /// @param passesAs the kind of mail that it is, because of which it is not protected, although
    ///     a rule or its thread says so
    record Unprotected(boolean encryptedBefore, Optional<MessageClass> passesAs) implements Fate {}

    /// @param protection the strictest of all that was asked for
    /// @param forcePortal through the portal, whatever other methods there are
    record Protected(Protection protection, String branding, boolean forcePortal) implements Fate {}

    /// S/MIME that a rule has opened at the gateway; rules are asked again about what is in it.
    record Opened() implements Fate {}

    /// It goes back to its sender.
    record Returned(Rejection why) implements Fate {}

    record Deleted() implements Fate {}

    /// Others get it instead.
    record Redirected() implements Fate {}

    /// It waits in quarantine.
    record Held() implements Fate {}
  }

  static Outcome of(Decision decision) {
    Treatment treatment = decision.treatment();
    return switch (decision) {
      case Decision.Pass _ -> sent(passed(treatment), treatment);
      case Decision.Protect protect ->
          sent(
              new Fate.Protected(
                  protect.protection(),
                  protect.branding().orElse(BrandingTemplate.DEFAULT_NAME),
                  treatment.forcePortal()),
              treatment);
      case Decision.Quarantine _ -> sent(new Fate.Held(), treatment);
      case Decision.Reject reject -> notSent(new Fate.Returned(reject.why()), treatment);
      case Decision.Drop _ ->
          notSent(
              treatment.ending().isPresent() ? new Fate.Deleted() : new Fate.Redirected(),
              treatment);
    };
  }

  private static Fate passed(Treatment treatment) {
    return treatment.openSmime() && treatment.kind() == MessageClass.SMIME_ENCRYPTED
        ? new Fate.Opened()
        : new Fate.Unprotected(
            treatment.protectedBefore(),
            Optional.of(treatment.kind()).filter(_ -> treatment.passesByKind()));
  }

  private static Outcome sent(Fate fate, Treatment treatment) {
    return new Outcome(fate, treatment.requireTls(), treatment.edits(), treatment.notices());
  }

  private static Outcome notSent(Fate fate, Treatment treatment) {
    return new Outcome(fate, false, List.of(), treatment.notices());
  }
}
