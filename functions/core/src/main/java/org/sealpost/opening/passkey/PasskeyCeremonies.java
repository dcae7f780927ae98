package org.sealpost.opening.passkey;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sealpost.Unavailable;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.MailboxKey;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.passkey.PasskeyChallenge.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What passkeys are good for: signing in, confirming, and making further ones (threat 25). Every
/// answer is taken once, from the browser that was asked, for what it was asked for; every reason
/// to refuse is one answer.
///
/// The first passkey of a mailbox is made by whoever has just proved to own it in another way. From
/// then on passkeys vouch for passkeys: who has read a passcode, and nothing else, neither adds one
/// nor removes one.
public final class PasskeyCeremonies {
  /// How lately somebody must have proved who they are, to change what will prove it from then on.
  public static final Duration RECENT = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(PasskeyCeremonies.class);
  private static final int TRIES = 3;

  private final Passkeys passkeys;
  private final PasskeyVerifier verifier;
  private final SecureRandom random;
  private final Clock clock;

  public PasskeyCeremonies(
      Passkeys passkeys, PasskeyVerifier verifier, SecureRandom random, Clock clock) {
    this.passkeys = passkeys;
    this.verifier = verifier;
    this.random = random;
    this.clock = clock;
  }

  /// Whether there are passkeys here at all.
  public boolean isPossible() {
    return verifier.isPossible();
  }

  /// Asks a browser for whichever passkey its user has here. The same for everybody: nothing is
  /// looked up. Empty where there are no passkeys at all.
  public Optional<Question> askToSignIn() {
    return verifier.isPossible()
        ? Optional.of(
            ask(
                Purpose.SIGN_IN,
                Optional.empty(),
                challenge -> verifier.toUse(challenge, List.of())))
        : Optional.empty();
  }

  /// Whose passkey has answered, and which; empty for every reason not to know.
  public Optional<Known> signIn(SecretToken browser, String answer) {
    Instant now = clock.instant();
    return passkeys
        .take(browser, now)
        .filter(asked -> asked.purpose() == Purpose.SIGN_IN)
        .flatMap(_ -> verifier.claimed(answer).flatMap(passkeys::holder).flatMap(passkeys::of))
        .flatMap(
            of ->
                use(of, browser, answer, false, now)
                    .filter(passkey -> passkey.isProved(now))
                    .map(passkey -> new Known(of.mailbox(), passkey)));
  }

  /// Asks for a passkey of the session's mailbox; empty when it has none.
  public Optional<Question> askToConfirm(PortalSession session) {
    return of(session)
        .filter(of -> verifier.isPossible() && !of.passkeys().isEmpty())
        .map(
            of ->
                ask(
                    Purpose.CONFIRM,
                    Optional.of(session.tokenDigest()),
                    challenge -> verifier.toUse(challenge, ids(of))));
  }

  /// The passkey of the session's mailbox that has answered; empty for every reason not to.
  public Optional<Passkey> confirm(PortalSession session, SecretToken browser, String answer) {
    Instant now = clock.instant();
    boolean proved = !session.method().equals(SignInMethod.PASSKEY);
    return take(session, browser, Purpose.CONFIRM, now)
        .flatMap(_ -> of(session))
        .flatMap(of -> use(of, browser, answer, proved, now));
  }

  /// Asks the session's browser to make one more; empty when the session [#mayAdd] none.
  public Optional<Question> askToMake(PortalSession session) {
    Optional<MailboxPasskeys> present = of(session);
    if (!verifier.isPossible() || !mayAdd(session, present)) {
      return Optional.empty();
    }
    return present
        .or(() -> begun(session))
        .map(
            of ->
                ask(
                    Purpose.MAKE,
                    Optional.of(session.tokenDigest()),
                    challenge ->
                        verifier.toMake(
                            challenge, of.handle(), session.reader().toString(), ids(of))));
  }

  /// The passkey that was made; empty for every reason not to. Of several that make the first one
  /// at the same time, one does.
  public Optional<Passkey> make(PortalSession session, SecretToken browser, String answer) {
    Instant now = clock.instant();
    Optional<PasskeyChallenge> asked = take(session, browser, Purpose.MAKE, now);
    Optional<MailboxPasskeys> present = of(session);
    if (asked.isEmpty() || present.isEmpty() || !mayAdd(session, present)) {
      return Optional.empty();
    }
    try {
      PasskeyVerifier.NewPasskey made = verifier.made(PasskeyChallenge.of(browser), answer);
      Passkey passkey =
          new Passkey(
              made.id(),
              made.publicKey(),
              made.signCount(),
              made.backedUp(),
              worth(session),
              now,
              now,
              Optional.empty());
      return present
          .filter(of -> of.find(made.id()).isEmpty())
          .filter(of -> passkeys.claim(made.id(), of.mailbox()))
          .filter(of -> passkeys.put(of.with(passkey)))
          .map(_ -> passkey);
    } catch (PasskeyRefusedException refused) {
      LOG.info("a new passkey was refused: {}", refused.getMessage());
      return Optional.empty();
    }
  }

  /// What there is for the session's owner to see.
  public List<Passkey> list(PortalSession session) {
    return of(session).map(MailboxPasskeys::passkeys).orElse(List.of());
  }

  /// Whether the session may make a passkey now: the first where its owner has just signed in,
  /// further ones where one of them has just confirmed it.
  public boolean mayAdd(PortalSession session) {
    return verifier.isPossible() && mayAdd(session, of(session));
  }

  /// Whether the session may remove passkeys now: as further ones are added.
  public boolean mayRemove(PortalSession session) {
    return isRecentlyConfirmed(session);
  }

  /// Removes one of the session's mailbox; ids of others change nothing.
  ///
  /// @return whether there was one to remove, and the session [#mayRemove] it
  public boolean remove(PortalSession session, PasskeyId id) {
    if (!mayRemove(session)) {
      return false;
    }
    for (int tried = 0; tried < TRIES; tried++) {
      Optional<MailboxPasskeys> of = of(session).filter(present -> present.find(id).isPresent());
      if (of.isEmpty()) {
        return false;
      }
      if (passkeys.put(of.get().without(id))) {
        passkeys.release(id);
        return true;
      }
    }
    return false;
  }

  /// Removes all of a mailbox, for an admin: its owner may make a first one again.
  ///
  /// @return how many there were
  /// @throws org.sealpost.Unavailable as well when others go on changing them
  public int removeAll(EmailAddress reader) {
    for (int tried = 0; tried < TRIES; tried++) {
      Optional<MailboxPasskeys> of =
          passkeys.of(MailboxKey.of(reader)).filter(present -> !present.passkeys().isEmpty());
      if (of.isEmpty()) {
        return 0;
      }
      if (passkeys.remove(of.get())) {
        of.get().passkeys().forEach(one -> passkeys.release(one.id()));
        return of.get().passkeys().size();
      }
    }
    throw new Unavailable(
        "the passkeys of a mailbox", new IllegalStateException("they are being changed"));
  }

  private Question ask(
      Purpose purpose, Optional<String> sessionDigest, UnaryOperator<String> question) {
    SecretToken browser = SecretToken.random(random);
    passkeys.ask(
        new PasskeyChallenge(
            browser.digest(),
            purpose,
            sessionDigest,
            clock.instant().plus(PasskeyChallenge.LIFETIME)));
    return new Question(browser, question.apply(PasskeyChallenge.of(browser)));
  }

  private Optional<PasskeyChallenge> take(
      PortalSession session, SecretToken browser, Purpose purpose, Instant now) {
    return passkeys
        .take(browser, now)
        .filter(asked -> asked.purpose() == purpose)
        .filter(asked -> asked.sessionDigest().equals(Optional.of(session.tokenDigest())));
  }

  private Optional<Passkey> use(
      MailboxPasskeys of, SecretToken browser, String answer, boolean proved, Instant now) {
    Optional<Passkey> known = verifier.claimed(answer).flatMap(of::find);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    try {
      PasskeyVerifier.Proof proof =
          verifier.proved(PasskeyChallenge.of(browser), known.get(), answer);
      if (proof.handle().filter(handle -> !handle.equals(of.handle())).isPresent()) {
        throw new PasskeyRefusedException("another mailbox's handle");
      }
      if (!known.get().mayCount(proof.signCount())) {
        LOG.warn(
            "a passkey counts {} after {}: there may be a copy of it",
            proof.signCount(),
            known.get().signCount());
        return Optional.empty();
      }
      Passkey used = known.get().used(proof, proved, now);
      return passkeys.put(of.used(used)) ? Optional.of(used) : Optional.empty();
    } catch (PasskeyRefusedException refused) {
      LOG.info("a passkey was refused: {}", refused.getMessage());
      return Optional.empty();
    }
  }

  private boolean mayAdd(PortalSession session, Optional<MailboxPasskeys> present) {
    if (present.filter(MailboxPasskeys::isFull).isPresent()) {
      return false;
    }
    boolean isFirst = present.filter(of -> !of.passkeys().isEmpty()).isEmpty();
    return isFirst
        ? !session.method().equals(SignInMethod.PASSKEY) && isRecent(session.startedAt())
        : isRecentlyConfirmed(session);
  }

  private boolean isRecentlyConfirmed(PortalSession session) {
    return session.confirmation().filter(by -> isRecent(by.at())).isPresent();
  }

  private boolean isRecent(Instant at) {
    return clock.instant().isBefore(at.plus(RECENT));
  }

  /// A passkey that a passkey vouches for is worth what that one is.
  private static SignInMethod worth(PortalSession session) {
    return session.method().equals(SignInMethod.PASSKEY)
        ? session.confirmation().map(PortalSession.Confirmation::madeBy).orElse(session.method())
        : session.method();
  }

  private Optional<MailboxPasskeys> of(PortalSession session) {
    return passkeys.of(MailboxKey.of(session.reader()));
  }

  /// The first question makes the mailbox's handle, which is never changed again.
  private Optional<MailboxPasskeys> begun(PortalSession session) {
    passkeys.put(
        new MailboxPasskeys(
            MailboxKey.of(session.reader()), SecretToken.random(random).value(), List.of(), 0));
    return of(session);
  }

  private static List<PasskeyId> ids(MailboxPasskeys of) {
    return of.passkeys().stream().map(Passkey::id).toList();
  }

  /// @param browser what it keeps meanwhile
  /// @param options for the browser's authenticators
  public record Question(SecretToken browser, String options) {
    @Override
    public String toString() {
      return "Question[******]";
    }
  }

  /// @param mailbox whose passkey it is
  public record Known(MailboxKey mailbox, Passkey passkey) {}
}
