package org.sealpost.opening.passkey;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.opening.MailboxKey;
import org.sealpost.opening.SecretToken;

/// The passkeys of all mailboxes, and what browsers were asked. All reads are strongly consistent.
/// All calls throw [org.sealpost.Unavailable] when the store does not answer: then nobody is signed
/// in, and nothing is known to be changed.
public interface Passkeys {
  /// Empty when the mailbox never had any.
  Optional<MailboxPasskeys> of(MailboxKey mailbox);

  /// Whose passkey that is; [#of] says whether it still is. Empty when nobody has claimed it.
  Optional<MailboxKey> holder(PasskeyId id);

  /// Says that this id is the mailbox's, before it stands in [#of]. Authenticators choose their
  /// ids, and nobody may take another one's.
  ///
  /// @return false when it is another mailbox's
  boolean claim(PasskeyId id, MailboxKey mailbox);

  /// Idempotent. Only for what stands in [#of] no more.
  void release(PasskeyId id);

  /// Stores them as one version more, by one conditional write.
  ///
  /// @return false when they are not of the newest version any more; nothing is changed then
  boolean put(MailboxPasskeys changed);

  /// Takes all of a mailbox away with its handle, by one conditional delete: an admin's power to
  /// delete is none to write.
  ///
  /// @return false when they are not of the newest version any more; nothing is changed then
  boolean remove(MailboxPasskeys all);

  /// In place of an earlier one of the same browser.
  void ask(PasskeyChallenge challenge);

  /// Takes the challenge away, so that it is answered once; of many at the same time, one gets it.
  /// A lost answer costs the challenge.
  ///
  /// @return empty when there is none, or it has expired by `now`
  Optional<PasskeyChallenge> take(SecretToken browser, Instant now);
}
