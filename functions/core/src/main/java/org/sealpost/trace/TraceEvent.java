package org.sealpost.trace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.RecipientKey;

/// One thing that happened to a protected message. Carries ids and names of rules only: no address,
/// subject or content.
public sealed interface TraceEvent {
  Instant at();

  ProtectedMessageId message();

  /// The gateway sealed it.
  ///
  /// @param keyId of the key-encryption key that its data key was wrapped under; empty when nothing
  ///     was sealed
  /// @param rules names of the rules that matched, in order
  record Protected(
      Instant at,
      ProtectedMessageId message,
      String template,
      Optional<String> keyId,
      List<String> rules)
      implements TraceEvent {
    public Protected {
      rules = List.copyOf(rules);
    }
  }

  /// The wrapper message was handed to the outbound mail service.
  record Delivered(Instant at, ProtectedMessageId message, RecipientKey recipient)
      implements TraceEvent {}

  /// The wrapper message was refused for good; the author was told.
  record Undeliverable(Instant at, ProtectedMessageId message, RecipientKey recipient)
      implements TraceEvent {}

  /// Its data key was to be unwrapped; nothing was opened before this was written. Whether the key
  /// service did it, its own log says.
  ///
  /// @param keyId of the key-encryption key
  record KeyUsed(Instant at, ProtectedMessageId message, String keyId) implements TraceEvent {}

  /// Its author was told that this recipient has read it.
  record ReadNotified(Instant at, ProtectedMessageId message, RecipientKey recipient)
      implements TraceEvent {}

  /// A recipient did something in the portal, or tried to: one event each.
  ///
  /// @param method how they had signed in, or tried to; empty where nobody had
  /// @param part number of the attachment, where it is about one
  record Access(
      Instant at,
      ProtectedMessageId message,
      RecipientKey recipient,
      AccessOperation operation,
      AccessResult result,
      Optional<String> method,
      Visitor visitor,
      Optional<Integer> part)
      implements TraceEvent {}

  /// An admin ended all sessions of this recipient's mailbox.
  record SignedOut(Instant at, ProtectedMessageId message, RecipientKey recipient, String by)
      implements TraceEvent {}

  /// An admin removed all passkeys of this recipient's mailbox, and ended all its sessions.
  record PasskeysRemoved(Instant at, ProtectedMessageId message, RecipientKey recipient, String by)
      implements TraceEvent {}

  record Revoked(Instant at, ProtectedMessageId message, String by) implements TraceEvent {}
}
