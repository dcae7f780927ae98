package org.sealpost.protection;

/// A message whose sealed bytes are in the vault, and what has to be recorded for it to be opened
/// again.
///
/// @param sha256 hex digest of the sealed bytes
public record SealedMessage(
    ProtectedMessageId id, WrappedDataKey key, SealedSummary summary, String sha256) {}
