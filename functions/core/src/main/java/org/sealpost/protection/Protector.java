package org.sealpost.protection;

import java.security.SecureRandom;
import org.sealpost.mail.KeptBytes;
import org.sealpost.organization.OrganizationId;
import org.sealpost.protection.seal.FreshSeal;
import org.sealpost.protection.seal.MessageSeal;

/// Seals messages under data keys of their own. Makes keys and never unwraps one.
public final class Protector {
  private final KeyMaker keys;
  private final MessageVault vault;
  private final MessageSeal seal;
  private final SecureRandom random;

  public Protector(KeyMaker keys, MessageVault vault, SecureRandom random) {
    this.keys = keys;
    this.vault = vault;
    this.seal = new MessageSeal(random);
    this.random = random;
  }

  /// Seals the content under a fresh id and a fresh data key, and stores the sealed bytes durably.
  /// Until the result is recorded they are bytes that nobody can open. Never holds a copy of the
  /// content, nor the sealed bytes: they are made while the vault reads them.
  ///
  /// @param content not to be changed before this returns
  /// @param summary of it, sealed under the same data key
  /// @throws org.sealpost.Unavailable when the key service or the vault does not answer: nothing
  ///     came of it
  public SealedMessage seal(
      KeptBytes content, MessageSummary summary, OrganizationId organization) {
    ProtectedMessageId id = ProtectedMessageId.random(random);
    try (NewDataKey key = keys.newDataKey(new KeyContext(organization, id));
        FreshSeal sealed = seal.seal(content, key.key(), id)) {
      vault.put(id, sealed);
      return new SealedMessage(
          id,
          key.wrapped(),
          summary.sealed(new DerivedKeys(key.key(), random), id),
          sealed.sha256());
    }
  }
}
