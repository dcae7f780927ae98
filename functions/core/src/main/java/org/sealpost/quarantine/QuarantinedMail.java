package org.sealpost.quarantine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.MessageId;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.Protection;
import org.sealpost.protection.SenderOptions;

/// One mail that is held, for some or all of its recipients. Its bytes, edited by the rules that
/// were run, lie in the held mail under `id`; nothing here is content.
///
/// @param envelope for whom it is held
/// @param protection with what it goes when it is released; empty for none
/// @param options as its sender asked
/// @param branding as the rules said
/// @param rules why: names of the rules that matched, and before them what malware was found
/// @param passesOn the protected message that it passes on, as one of its recipients had it
public record QuarantinedMail(
    IntakeId id,
    Instant since,
    Envelope envelope,
    boolean authenticated,
    EmailAddress author,
    Optional<MessageId> messageId,
    long sizeBytes,
    List<String> rules,
    Optional<Protection> protection,
    SenderOptions options,
    Optional<String> branding,
    boolean requireTls,
    boolean forcePortal,
    Optional<PortalLink> passesOn,
    QuarantineState state) {
  public QuarantinedMail {
    rules = List.copyOf(rules);
  }

  /// The same mail, held once more.
  public QuarantinedMail again(IntakeId otherId, Instant from, List<String> reasons) {
    return new QuarantinedMail(
        otherId,
        from,
        envelope,
        authenticated,
        author,
        messageId,
        sizeBytes,
        reasons,
        protection,
        options,
        branding,
        requireTls,
        forcePortal,
        passesOn,
        new QuarantineState.Held());
  }

  public QuarantinedMail ended(QuarantineState end) {
    return new QuarantinedMail(
        id,
        since,
        envelope,
        authenticated,
        author,
        messageId,
        sizeBytes,
        rules,
        protection,
        options,
        branding,
        requireTls,
        forcePortal,
        passesOn,
        end);
  }
}
