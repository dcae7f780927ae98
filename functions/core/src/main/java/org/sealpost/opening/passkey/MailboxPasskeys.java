package org.sealpost.opening.passkey;

import static org.sealpost.Require.require;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.opening.MailboxKey;

/// All passkeys of one mailbox, as one whole: whether there is any decides who may make another, so
/// that they change together or not at all.
///
/// @param handle by which authenticators know the mailbox (`user.id`): 32 random bytes as
///     base64url, which say nothing of its address
/// @param passkeys the oldest first
/// @param version one more at each change; 0 of what is not stored yet
public record MailboxPasskeys(
    MailboxKey mailbox, String handle, List<Passkey> passkeys, long version) {
  public static final int MOST = 10;

  public MailboxPasskeys {
    passkeys = List.copyOf(passkeys);
    require(passkeys.size() <= MOST, "at most ten passkeys");
  }

  Optional<Passkey> find(PasskeyId id) {
    return passkeys.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  boolean isFull() {
    return passkeys.size() == MOST;
  }

  MailboxPasskeys with(Passkey made) {
    return changed(Stream.concat(passkeys.stream(), Stream.of(made)).toList());
  }

  /// With this one in the place of what it was before.
  MailboxPasskeys used(Passkey changed) {
    return changed(
        passkeys.stream().map(one -> one.id().equals(changed.id()) ? changed : one).toList());
  }

  MailboxPasskeys without(PasskeyId id) {
    return changed(passkeys.stream().filter(one -> !one.id().equals(id)).toList());
  }

  private MailboxPasskeys changed(List<Passkey> all) {
    return new MailboxPasskeys(mailbox, handle, all, version);
  }
}
