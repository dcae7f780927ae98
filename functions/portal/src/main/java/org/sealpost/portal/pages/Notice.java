package org.sealpost.portal.pages;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.withdrawal.Withdrawal;

/// A page that says one thing, mostly that something cannot be had.
///
/// @param code stable, for programs and for whoever is asked for help
/// @param text for people: what it means and what to do
/// @param since when it happened
record Notice(int status, String code, String title, String text, Optional<Instant> since) {

  private static final int GONE = 410;

  static final Notice NOT_FOUND =
      refusal(
          404,
          "not-found",
          "There is no such page",
          "Please open the link in the notice that you received once more.");
  static final Notice METHOD_NOT_ALLOWED =
      refusal(
          405,
          "method-not-allowed",
          "This page cannot be used like that",
          "Please open the link in the notice that you received once more.");
  static final Notice CROSS_SITE =
      refusal(
          403,
          "cross-site",
          "This request came from another site",
          "For your safety nothing was done. Please open the link in the notice that you received.");
  static final Notice NOT_A_FORM =
      refusal(
          415,
          "not-a-form",
          "We could not read what was sent",
          "Please go back and try once more.");
  static final Notice REQUEST_TOO_LARGE =
      refusal(
          413,
          "request-too-large",
          "That is too long to be sent at once",
          "Nothing was sent. Please go back and shorten your text, or send it in several parts.");
  static final Notice SEALED_TOO_LARGE =
      refusal(
          413,
          "message-too-large",
          "This file is larger than any that we have sent",
          "Nothing was opened. Please open message.html in the e-mail itself once more. If that leads"
              + " here again, ask the sender to send the message again.");
  static final Notice SEALED_BYTES_NEEDED =
      refusal(
          409,
          "open-attachment-again",
          "Please open message.html in the e-mail once more",
          "The message is in that file, in your mailbox, and we keep no copy for longer than a day."
              + " Go back to the e-mail, open its attachment message.html in this browser and press"
              + " the button there. If you are still signed in, the message opens at once.");
  static final Notice VIEW_ONLY =
      refusal(
          403,
          "view-only",
          "This attachment cannot be downloaded",
          "The sender allows it to be looked at only. It cannot be shown here yet: please ask the"
              + " sender if you need what is in it.");
  static final Notice ANSWER_TOO_LARGE =
      refusal(
          503,
          "too-large-to-deliver",
          "This is too large to be delivered here",
          "Please ask the sender to send it in smaller parts.");
  static final Notice REPLY_NOT_ALLOWED =
      refusal(
          403,
          "reply-not-allowed",
          "The sender has not allowed answers",
          "Your answer was not sent.");
  static final Notice NO_SUCH_ATTACHMENT =
      refusal(
          404,
          "no-such-attachment",
          "This message has no such attachment",
          "Please go back to the message and choose an attachment from its list.");
  static final Notice UNOPENABLE =
      refusal(
          GONE,
          "message-unopenable",
          "This message cannot be opened any more",
          "If you still need it, please ask the sender to send it again.");
  static final Notice SIGN_IN_NEEDED =
      refusal(
          403,
          "sign-in-needed",
          "Please sign in again",
          "Your session has ended. Nothing is shown until you have signed in once more.");
  static final Notice UNAVAILABLE =
      new Notice(
          503,
          "try-again",
          "Please try again in a few minutes",
          "Something that we need did not answer. Nothing was lost, and the message is safe.",
          Optional.empty());

  static Notice of(Withdrawal withdrawal) {
    return switch (withdrawal) {
      case Withdrawal.Revoked(Instant since) ->
          new Notice(
              GONE,
              "message-withdrawn",
              "The sender has withdrawn this message",
              "It cannot be opened any more. If you still need it, please ask the sender.",
              Optional.of(since));
      case Withdrawal.Expired(Instant since) ->
          new Notice(
              GONE,
              "message-expired",
              "This message has expired",
              "It could be read for a limited time only. If you still need it, please ask the"
                  + " sender to send it again.",
              Optional.of(since));
    };
  }

  private static Notice refusal(int status, String code, String title, String text) {
    return new Notice(status, code, title, text, Optional.empty());
  }

  /// Whether trying again, or signing in again, changes nothing.
  boolean isFinal() {
    return status == GONE;
  }
}
