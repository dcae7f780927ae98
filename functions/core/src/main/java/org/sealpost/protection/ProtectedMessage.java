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

/// The record of one sealed message. Rights, expiry and branding come from here, never from the
/// sealed bytes or the link.
///
/// @param author who the message is from, as the gateway accepted it
/// @param messageId the author's own Message-ID
/// @param template the protection template's name when it was applied; `rights` are what it granted
///     then
/// @param sealedSha256 hex digest of the sealed bytes; what the vault gives is opened only if it
///     has this digest
/// @param expiresAt absolute, fixed at acceptance; recipients inside the organization are not
///     affected by it
public record ProtectedMessage(
    ProtectedMessageId id,
    OrganizationId organization,
    Mailbox author,
    Scope authorScope,
    Optional<MessageId> messageId,
    Instant acceptedAt,
    String template,
    UsageRights rights,
    String branding,
    String sealedSha256,
    Optional<Instant> expiresAt,
    Optional<Revocation> revocation) {
  public ProtectedMessage {
    require(sealedSha256.matches("[0-9a-f]{64}"), "sealed digest: 64 hex digits");
  }

  public KeyContext keyContext() {
    return new KeyContext(organization, id);
  }

  /// Why a reader of this side may not open it at `now`; empty when it is open. An expired message
  /// is withdrawn from the very instant of its expiry on, whether anything has been deleted or not.
  public Optional<Withdrawal> withdrawal(Scope reader, Instant now) {
    if (revocation.isPresent()) {
      return Optional.of(new Withdrawal.Revoked(revocation.get().at()));
    }
    if (reader == Scope.OUTSIDE && expiresAt.isPresent() && !now.isBefore(expiresAt.get())) {
      return Optional.of(new Withdrawal.Expired(expiresAt.get()));
    }
    return Optional.empty();
  }
}
