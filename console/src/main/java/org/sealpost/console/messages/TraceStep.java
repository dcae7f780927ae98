package org.sealpost.console.messages;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protection.RecipientKey;
import org.sealpost.trace.TraceEvent;

/// One thing that happened to a message.
///
/// @param kind stable; the page has a sentence for each
/// @param who the recipient's address or the admin, where somebody did it or it went to somebody
/// @param rules names of the rules that matched, for `protected` only
/// @param keyId of the key-encryption key, for `protected` and `key-used` only
/// @param part number of the attachment, for `attachment-downloaded` only
@Serdeable
record TraceStep(
    Instant at,
    String kind,
    Optional<String> who,
    List<String> rules,
    Optional<Integer> part,
    Optional<String> keyId) {

  static TraceStep of(TraceEvent event, Map<RecipientKey, String> addresses) {
    return switch (event) {
      case TraceEvent.Protected(var at, _, _, var keyId, var rules) ->
          new TraceStep(at, "protected", Optional.empty(), rules, Optional.empty(), keyId);
      case TraceEvent.Delivered(var at, _, var recipient) ->
          by("delivered", at, recipient, addresses);
      case TraceEvent.Undeliverable(var at, _, var recipient) ->
          by("undeliverable", at, recipient, addresses);
      case TraceEvent.KeyUsed(var at, _, var keyId) ->
          new TraceStep(
              at, "key-used", Optional.empty(), List.of(), Optional.empty(), Optional.of(keyId));
      case TraceEvent.ReadNotified(var at, _, var recipient) ->
          by("read-notified", at, recipient, addresses);
      case TraceEvent.PasscodeSent(var at, _, var recipient) ->
          by("passcode-sent", at, recipient, addresses);
      case TraceEvent.SignInRefused(var at, _, var recipient) ->
          by("sign-in-refused", at, recipient, addresses);
      case TraceEvent.SignedIn(var at, _, var recipient) ->
          by("signed-in", at, recipient, addresses);
      case TraceEvent.Read(var at, _, var recipient) -> by("read", at, recipient, addresses);
      case TraceEvent.AttachmentDownloaded(var at, _, var recipient, var part) ->
          new TraceStep(
              at,
              "attachment-downloaded",
              address(recipient, addresses),
              List.of(),
              Optional.of(part),
              Optional.empty());
      case TraceEvent.Replied(var at, _, var recipient) -> by("replied", at, recipient, addresses);
      case TraceEvent.Revoked(var at, _, var admin) ->
          new TraceStep(
              at, "revoked", Optional.of(admin), List.of(), Optional.empty(), Optional.empty());
    };
  }

  private static TraceStep by(
      String kind, Instant at, RecipientKey recipient, Map<RecipientKey, String> addresses) {
    return new TraceStep(
        at, kind, address(recipient, addresses), List.of(), Optional.empty(), Optional.empty());
  }

  /// Never the key itself: it is half of a portal link.
  private static Optional<String> address(
      RecipientKey recipient, Map<RecipientKey, String> addresses) {
    return Optional.ofNullable(addresses.get(recipient));
  }
}
