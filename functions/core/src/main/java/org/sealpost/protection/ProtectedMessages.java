package org.sealpost.protection;

import java.util.List;
import java.util.Optional;
import org.sealpost.withdrawal.Revocation;

/// The records of protected messages and of their recipients. They are written by
/// [org.sealpost.mailflow.Intakes], all at once. All calls throw [org.sealpost.Unavailable] when
/// the store does not answer.
public interface ProtectedMessages {
  /// The message and the recipient of this link, read strongly consistently: a revocation that was
  /// answered before this call began is seen. Empty when either is unknown.
  Optional<AddressedMessage> find(PortalLink link);

  /// Strongly consistent as well.
  Optional<ProtectedMessage> find(ProtectedMessageId id);

  /// All recipients, in no particular order.
  List<MessageRecipient> recipients(ProtectedMessageId id);

  /// The newest messages first, at most `limit`. May lag a little behind: for lists, not for
  /// decisions.
  List<ProtectedMessage> recent(int limit);

  /// Ends all recipients' access before it returns. The first revocation stays; a second changes
  /// nothing.
  ///
  /// @return false when there is no such message
  boolean revoke(ProtectedMessageId id, Revocation revocation);
}
