package org.sealpost.portal.pages;

import java.util.Optional;
import org.sealpost.opening.DeliveryProblem;
import org.sealpost.opening.PasscodeChallenge;
import org.sealpost.portal.AwaitedAccount;
import org.sealpost.protection.MessageReference;

/// The page on which a passcode is typed.
///
/// @param letters by which people tell the mail with this browser's passcode from others; empty
///     when this browser has asked for none, or too long ago
/// @param problem why the passcode does not arrive, as far as it is known
/// @param refused whether a passcode was typed that opened nothing
/// @param early whether another one was asked for too soon, and nothing was sent
/// @param pause seconds until another one may be asked for
/// @param mayBeKept whether the reader may stay signed in
/// @param phrase the reader's own, which proves the page to be ours
/// @param awaited the account that the passcode binds to the mailbox
record CodeView(
    Look look,
    String link,
    Optional<String> letters,
    Optional<DeliveryProblem> problem,
    boolean refused,
    boolean early,
    long pause,
    boolean mayBeKept,
    Optional<AwaitedAccount> awaited,
    Optional<TrustPhrase> phrase) {
  Words words() {
    return look.words();
  }

  String reference() {
    return MessageReference.ofLink(link);
  }

  int tries() {
    return PasscodeChallenge.TRIES;
  }

  /// What the passcode does besides opening the message; empty when nothing.
  Optional<String> binding() {
    return awaited.map(
        one ->
            one.account().isPresent()
                ? words().say("account.binding", one.account().get(), one.provider())
                : words().say("account.binding-unnamed", one.provider()));
  }

  /// What the delivery problem means, and what to do.
  Optional<String> undelivered() {
    return problem.map(
        known ->
            words()
                .say(
                    switch (known.kind()) {
                      case REFUSED -> "signIn.undelivered.refused";
                      case BOUNCED -> "signIn.undelivered.bounced";
                      case SUPPRESSED -> "signIn.undelivered.suppressed";
                      case COMPLAINED -> "signIn.undelivered.complained";
                    },
                    look.noticeAddress()));
  }
}
