package org.sealpost.protection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.function.Consumer;
import org.sealpost.protection.seal.ForgedSealException;
import org.sealpost.protection.seal.MalformedSealException;
import org.sealpost.protection.seal.MessageSeal;

/// Opens sealed messages.
public final class Unprotector {
  private final WrappedKeys wrappedKeys;
  private final KeyService keys;
  private final MessageVault vault;
  private final MessageSeal seal;

  public Unprotector(
      WrappedKeys wrappedKeys, KeyService keys, MessageVault vault, SecureRandom random) {
    this.wrappedKeys = wrappedKeys;
    this.keys = keys;
    this.vault = vault;
    this.seal = new MessageSeal(random);
  }

  /// Opens the message. Does not ask whether it may be opened: whoever calls has asked the record.
  ///
  /// @param keyUsed told the id of the key-encryption key as soon as the data key is unwrapped, and
  ///     before anything is opened with it; what it throws ends the opening
  /// @return the content, byte for byte as it was sealed; the caller wipes it
  /// @throws UnopenableException when its key was shredded, or the sealed bytes are missing or not
  ///     the recorded ones
  /// @throws org.sealpost.Unavailable when the key service, the keys table or the vault does not
  ///     answer
  public byte[] open(ProtectedMessage message, Consumer<String> keyUsed)
      throws UnopenableException {
    WrappedDataKey wrapped =
        wrappedKeys
            .find(message.id())
            .orElseThrow(() -> new UnopenableException("the key was shredded"));
    byte[] sealed = vault.find(message.id()).orElseThrow(SealedBytesMissingException::new);
    if (!isRecorded(sealed, message)) {
      throw new UnopenableException("the sealed bytes are not the recorded ones");
    }
    try (DataKey key = keys.unwrap(wrapped, message.keyContext())) {
      keyUsed.accept(wrapped.keyId());
      return seal.open(sealed, key, message.id());
    } catch (KeyRefusedException | MalformedSealException | ForgedSealException refused) {
      throw new UnopenableException("the key and the sealed bytes do not belong together", refused);
    }
  }

  private static boolean isRecorded(byte[] sealed, ProtectedMessage message) {
    return MessageDigest.isEqual(
        Sha256.hex(sealed).getBytes(US_ASCII),
        message.sealedSha256().orElse("").getBytes(US_ASCII));
  }
}
