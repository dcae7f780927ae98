package org.sealpost.protection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sealpost.AtOnce;
import org.sealpost.protection.seal.ForgedSealException;
import org.sealpost.protection.seal.MalformedSealException;
import org.sealpost.protection.seal.MessageSeal;

/// Opens sealed messages.
public final class Unprotector {
  private final WrappedKeys wrappedKeys;
  private final KeyService keys;
  private final MessageVault vault;
  private final MessageSeal seal;
  private final SecureRandom random;

  public Unprotector(
      WrappedKeys wrappedKeys, KeyService keys, MessageVault vault, SecureRandom random) {
    this.wrappedKeys = wrappedKeys;
    this.keys = keys;
    this.vault = vault;
    this.seal = new MessageSeal(random);
    this.random = random;
  }

  /// The key of a message, which is of use only to whoever may have it unwrapped: to ask for it
  /// before it is known whether the message may be opened.
  ///
  /// @return empty when it was shredded
  /// @throws org.sealpost.Unavailable when the keys table does not answer
  public Optional<WrappedDataKey> wrappedKey(ProtectedMessageId message) {
    return wrappedKeys.find(message);
  }

  /// As [#open(ProtectedMessage, Supplier, Consumer)], for whoever has not asked for the wrapped
  /// key yet.
  public byte[] open(ProtectedMessage message, Consumer<String> keyUsed)
      throws UnopenableException {
    return open(message, () -> wrappedKey(message.id()), keyUsed);
  }

  /// Opens the message. Does not ask whether it may be opened: whoever calls has asked the record.
  /// Fetches the sealed bytes, has the key unwrapped and its use noted all at the same time; opens
  /// nothing before all three are done.
  ///
  /// @param wrappedKey answer of [#wrappedKey], which may still be on its way
  /// @param keyUsed told the id of the key-encryption key when the data key is about to be
  ///     unwrapped, from another thread; what it throws ends the opening
  /// @return the content, byte for byte as it was sealed; the caller wipes it
  /// @throws UnopenableException when its key was shredded, or the sealed bytes are missing or not
  ///     the recorded ones
  /// @throws org.sealpost.Unavailable when the key service, the keys table or the vault does not
  ///     answer
  public byte[] open(
      ProtectedMessage message,
      Supplier<Optional<WrappedDataKey>> wrappedKey,
      Consumer<String> keyUsed)
      throws UnopenableException {
    return whileOpen(message, wrappedKey, keyUsed, (content, _) -> content);
  }

  /// As [#open(ProtectedMessage, Supplier, Consumer)], and at the same time all that is sealed
  /// under keys derived from the message's.
  public <T> T whileOpen(
      ProtectedMessage message,
      Supplier<Optional<WrappedDataKey>> wrappedKey,
      Consumer<String> keyUsed,
      WhileOpen<T> then)
      throws UnopenableException {
    WrappedDataKey wrapped = present(wrappedKey.get());
    try (AtOnce atOnce = new AtOnce()) {
      Runnable noted = atOnce.begin(() -> keyUsed.accept(wrapped.keyId()));
      Supplier<Optional<byte[]>> fetched = atOnce.ask(() -> vault.find(message.id()));
      try (DataKey key = keys.unwrap(wrapped, message.keyContext())) {
        noted.run();
        byte[] sealed = fetched.get().orElseThrow(SealedBytesMissingException::new);
        if (!isRecorded(sealed, message)) {
          throw new UnopenableException("the sealed bytes are not the recorded ones");
        }
        return then.apply(seal.open(sealed, key, message.id()), new DerivedKeys(key, random));
      } catch (KeyRefusedException | MalformedSealException | ForgedSealException refused) {
        throw new UnopenableException(
            "the key and the sealed bytes do not belong together", refused);
      }
    }
  }

  /// For what is sealed under keys derived from the message's, without the message itself. Does not
  /// ask whether it may be had, either.
  ///
  /// @param keyUsed as for [#open(ProtectedMessage, Supplier, Consumer)]
  /// @throws UnopenableException when its key was shredded, or is none for this message
  public <T> T withKeys(
      ProtectedMessage message, Consumer<String> keyUsed, Function<DerivedKeys, T> then)
      throws UnopenableException {
    WrappedDataKey wrapped = present(wrappedKey(message.id()));
    try (AtOnce atOnce = new AtOnce()) {
      Runnable noted = atOnce.begin(() -> keyUsed.accept(wrapped.keyId()));
      try (DataKey key = keys.unwrap(wrapped, message.keyContext())) {
        noted.run();
        return then.apply(new DerivedKeys(key, random));
      } catch (KeyRefusedException refused) {
        throw new UnopenableException("the key and the message do not belong together", refused);
      }
    }
  }

  private static WrappedDataKey present(Optional<WrappedDataKey> wrapped)
      throws UnopenableException {
    return wrapped.orElseThrow(() -> new UnopenableException("the key was shredded"));
  }

  private static boolean isRecorded(byte[] sealed, ProtectedMessage message) {
    return MessageDigest.isEqual(
        Sha256.hex(sealed).getBytes(US_ASCII),
        message.sealedSha256().orElse("").getBytes(US_ASCII));
  }

  /// What is done while a message's key is at hand.
  @FunctionalInterface
  public interface WhileOpen<T> {
    /// @param content byte for byte as it was sealed; the callee's own, which wipes it
    /// @param keys of no use any more when this has returned
    T apply(byte[] content, DerivedKeys keys) throws UnopenableException;
  }
}
