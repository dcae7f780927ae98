package org.sealpost.console.messages;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protection.RecipientKey;
import org.sealpost.trace.NetworkPrefix;
import org.sealpost.trace.TraceEvent;

/// One thing that happened to a message.
///
/// @param kind stable; the page has a sentence for each
/// @param who the recipient's address, where somebody did it or it went to somebody
/// @param by the admin, where one did it
/// @param rules names of the rules that matched, for `protected` only
/// @param keyId of the key-encryption key, for `protected` and `key-used` only
/// @param access where a reader did something, or tried to
@Serdeable
record TraceStep(
    Instant at,
    String kind,
    Optional<String> who,
    Optional<String> by,
    List<String> rules,
    Optional<String> keyId,
    Optional<AccessView> access) {

  static TraceStep of(TraceEvent event, Map<RecipientKey, String> addresses) {
    return switch (event) {
      case TraceEvent.Protected(var at, _, _, var keyId, var rules) ->
          new TraceStep(
              at, "protected", Optional.empty(), Optional.empty(), rules, keyId, Optional.empty());
      case TraceEvent.Delivered(var at, _, var recipient) ->
          about("delivered", at, address(recipient, addresses), Optional.empty());
      case TraceEvent.Undeliverable(var at, _, var recipient) ->
          about("undeliverable", at, address(recipient, addresses), Optional.empty());
      case TraceEvent.KeyUsed(var at, _, var keyId) ->
          new TraceStep(
              at,
              "key-used",
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Optional.of(keyId),
              Optional.empty());
      case TraceEvent.ReadNotified(var at, _, var recipient) ->
          about("read-notified", at, address(recipient, addresses), Optional.empty());
      case TraceEvent.Access access -> of(access, addresses);
      case TraceEvent.SignedOut(var at, _, var recipient, var admin) ->
          about("signed-out", at, address(recipient, addresses), Optional.of(admin));
      case TraceEvent.PasskeysRemoved(var at, _, var recipient, var admin) ->
          about("passkeys-removed", at, address(recipient, addresses), Optional.of(admin));
      case TraceEvent.Revoked(var at, _, var admin) ->
          about("revoked", at, Optional.empty(), Optional.of(admin));
    };
  }

  private static TraceStep of(TraceEvent.Access access, Map<RecipientKey, String> addresses) {
    return new TraceStep(
        access.at(),
        MessageView.word(access.operation()),
        address(access.recipient(), addresses),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.of(
            new AccessView(
                MessageView.word(access.result()),
                access.method(),
                access.visitor().network().map(NetworkPrefix::text),
                MessageView.word(access.visitor().agent()),
                access.part())));
  }

  /// What is known of somebody's access.
  ///
  /// @param result `done`, or why not
  /// @param method how they had signed in, or tried to
  /// @param network as `203.0.113.0/24`
  /// @param agent what kind of program it was, as it said itself
  /// @param part number of the attachment, where it is about one
  @Serdeable
  record AccessView(
      String result,
      Optional<String> method,
      Optional<String> network,
      String agent,
      Optional<Integer> part) {}

  private static TraceStep about(
      String kind, Instant at, Optional<String> who, Optional<String> by) {
    return new TraceStep(at, kind, who, by, List.of(), Optional.empty(), Optional.empty());
  }

  /// Never the key itself: it is half of a portal link.
  private static Optional<String> address(
      RecipientKey recipient, Map<RecipientKey, String> addresses) {
    return Optional.ofNullable(addresses.get(recipient));
  }
}
