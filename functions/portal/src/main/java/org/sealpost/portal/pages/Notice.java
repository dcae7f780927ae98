package org.sealpost.portal.pages;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.withdrawal.Withdrawal;

/// A page that says one thing, mostly that something cannot be had. What it says is in the bundle
/// `notices`, by the code: `.title`, `.text` (what it means) and `.next` (what to do).
///
/// @param code stable, for programs and for whoever is asked for help
/// @param since when it happened
record Notice(int status, String code, Optional<Instant> since) {

  private static final int GONE = 410;

  static final Notice NOT_FOUND = refusal(404, "not-found");
  static final Notice METHOD_NOT_ALLOWED = refusal(405, "method-not-allowed");
  static final Notice CROSS_SITE = refusal(403, "cross-site");
  static final Notice NOT_A_FORM = refusal(415, "not-a-form");
  static final Notice REQUEST_TOO_LARGE = refusal(413, "request-too-large");
  static final Notice SEALED_TOO_LARGE = refusal(413, "message-too-large");
  static final Notice SEALED_BYTES_NEEDED = refusal(409, "open-attachment-again");
  static final Notice VIEW_ONLY = refusal(403, "view-only");
  static final Notice ANSWER_TOO_LARGE = refusal(503, "too-large-to-deliver");
  static final Notice NOT_ALLOWED = refusal(403, "not-allowed");
  static final Notice REPLY_NOT_ALLOWED = refusal(403, "reply-not-allowed");
  static final Notice FORWARD_NOT_ALLOWED = refusal(403, "forward-not-allowed");
  static final Notice DRAFT_GONE = refusal(404, "draft-gone");
  static final Notice NOT_FOR_MACHINES = refusal(403, "not-for-machines");
  static final Notice NO_SUCH_ATTACHMENT = refusal(404, "no-such-attachment");
  static final Notice UNOPENABLE = refusal(GONE, "message-unopenable");
  static final Notice SIGN_IN_NEEDED = refusal(403, "sign-in-needed");
  static final Notice SIGN_IN_AGAIN = refusal(403, "sign-in-again");
  static final Notice OTHER_MAILBOX = refusal(403, "other-mailbox");
  static final Notice PASSKEY_NEEDED = refusal(403, "passkey-needed");
  static final Notice NOT_SIGNED_IN = refusal(403, "not-signed-in");
  static final Notice NO_SUCH_ACCOUNT = refusal(404, "no-such-account");
  static final Notice ACCOUNT_REFUSED = refusal(403, "account-refused");
  static final Notice UNAVAILABLE = refusal(503, "try-again");

  static Notice of(Withdrawal withdrawal) {
    return switch (withdrawal) {
      case Withdrawal.Revoked(Instant since) ->
          new Notice(GONE, "message-withdrawn", Optional.of(since));
      case Withdrawal.Expired(Instant since) ->
          new Notice(GONE, "message-expired", Optional.of(since));
    };
  }

  private static Notice refusal(int status, String code) {
    return new Notice(status, code, Optional.empty());
  }

  String title(Words words) {
    return words.say("notices." + code + ".title");
  }

  /// What it means.
  String text(Words words) {
    return words.say("notices." + code + ".text");
  }

  /// What to do.
  String next(Words words) {
    return words.say("notices." + code + ".next");
  }

  /// Whether trying again, or signing in again, changes nothing.
  boolean isFinal() {
    return status == GONE;
  }
}
