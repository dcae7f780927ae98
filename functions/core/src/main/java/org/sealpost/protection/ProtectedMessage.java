package org.sealpost.protection;

import static org.sealpost.Require.require;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;
import org.sealpost.organization.OrganizationId;
import org.sealpost.organization.Scope;
import org.sealpost.withdrawal.Revocation;
import org.sealpost.withdrawal.Withdrawal;

/// The record of one protected message. Rights, expiry and branding come from here, never from the
/// sealed bytes or the link.
///
/// @param author who the message is from, as the gateway accepted it
/// @param messageId the author's own Message-ID
/// @param summary for the reader's list; empty when nothing was sealed
/// @param sealedSha256 hex digest of the sealed bytes; what the vault or a browser gives is opened
///     only if it has this digest. Empty when all recipients got it by S/MIME: there is nothing to
///     open here
public record ProtectedMessage(
    ProtectedMessageId id,
    OrganizationId organization,
    Mailbox author,
    Scope authorScope,
    Optional<MessageId> messageId,
    Instant acceptedAt,
    ProtectionTerms terms,
    String branding,
    ConversationPlace place,
    Optional<SealedSummary> summary,
    Optional<String> sealedSha256,
    Optional<Revocation> revocation) {
  public ProtectedMessage {
    require(
        sealedSha256.isEmpty() || sealedSha256.get().matches("[0-9a-f]{64}"),
        "sealed digest: 64 hex digits");
  }

  public KeyContext keyContext() {
    return new KeyContext(organization, id);
  }

  /// The same, revoked; the first revocation stays.
  public ProtectedMessage revoked(Revocation by) {
    return new ProtectedMessage(
        id,
        organization,
        author,
        authorScope,
        messageId,
        acceptedAt,
        terms,
        branding,
        place,
        summary,
        sealedSha256,
        revocation.or(() -> Optional.of(by)));
  }

  /// Why a reader of this side may not open it at `now`; empty when it is open. An expired message
  /// is withdrawn from the very instant of its expiry on, whether anything has been deleted or not.
  public Optional<Withdrawal> withdrawal(Scope reader, Instant now) {
    if (revocation.isPresent()) {
      return Optional.of(new Withdrawal.Revoked(revocation.get().at()));
    }
    return terms.expiry().at(reader).filter(end -> !now.isBefore(end)).map(Withdrawal.Expired::new);
  }
}
