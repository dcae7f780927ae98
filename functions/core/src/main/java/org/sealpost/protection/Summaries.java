package org.sealpost.protection;

import java.security.SecureRandom;
import java.util.Optional;

/// Opens the summaries of messages, and nothing else of them: neither are sealed bytes fetched, nor
/// is a use of the key noted with the message, which somebody who sees a list has not opened. The
/// key service's own log has each use.
public final class Summaries {
  private final WrappedKeys wrappedKeys;
  private final KeyService keys;
  private final SecureRandom random;

  public Summaries(WrappedKeys wrappedKeys, KeyService keys, SecureRandom random) {
    this.wrappedKeys = wrappedKeys;
    this.keys = keys;
    this.random = random;
  }

  /// Does not ask whether the reader may have it: whoever calls has asked the record.
  ///
  /// @return empty when there is none, when the message was shredded, or when it is not the one
  ///     that was sealed for this message
  /// @throws org.sealpost.Unavailable when the keys table or the key service does not answer
  public Optional<MessageSummary> of(ProtectedMessage message) {
    Optional<SealedSummary> sealed = message.summary();
    Optional<WrappedDataKey> wrapped = sealed.flatMap(_ -> wrappedKeys.find(message.id()));
    if (sealed.isEmpty() || wrapped.isEmpty()) {
      return Optional.empty();
    }
    try (DataKey key = keys.unwrap(wrapped.get(), message.keyContext())) {
      return MessageSummary.opened(sealed.get(), new DerivedKeys(key, random), message.id());
    } catch (KeyRefusedException refused) {
      return Optional.empty();
    }
  }
}
