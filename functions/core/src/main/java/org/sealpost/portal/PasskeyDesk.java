package org.sealpost.portal;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.opening.AccessLog;
import org.sealpost.opening.MailboxKey;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.PortalSession.Confirmation;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignIn;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.SignInPolicy;
import org.sealpost.opening.StartedSession;
import org.sealpost.opening.passkey.Passkey;
import org.sealpost.opening.passkey.PasskeyCeremonies;
import org.sealpost.opening.passkey.PasskeyCeremonies.Known;
import org.sealpost.opening.passkey.PasskeyCeremonies.Question;
import org.sealpost.opening.passkey.PasskeyId;
import org.sealpost.portal.PasskeyList.OwnPasskey;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.Visitor;

/// Where readers use, make and remove passkeys. Before sign-in nothing tells whether a mailbox has
/// one: whoever asks is asked the same, and looks nothing up.
public final class PasskeyDesk {
  private final ProtectedMessages messages;
  private final PortalSessions sessions;
  private final PasskeyCeremonies ceremonies;
  private final SignIn signIn;
  private final SignInPolicy policy;
  private final BrandingTemplates brandings;
  private final AccessLog log;
  private final SecureRandom random;
  private final Clock clock;

  public PasskeyDesk(
      ProtectedMessages messages,
      PortalSessions sessions,
      PasskeyCeremonies ceremonies,
      SignIn signIn,
      SignInPolicy policy,
      BrandingTemplates brandings,
      AccessLog log,
      SecureRandom random,
      Clock clock) {
    this.messages = messages;
    this.sessions = sessions;
    this.ceremonies = ceremonies;
    this.signIn = signIn;
    this.policy = policy;
    this.brandings = brandings;
    this.log = log;
    this.random = random;
    this.clock = clock;
  }

  /// What a browser asks its user before sign-in; empty where there are no passkeys at all.
  public Optional<Question> askToSignIn() {
    return ceremonies.askToSignIn();
  }

  /// Starts a session for the mailbox that the passkey belongs to, if the message at this link was
  /// sent there and takes such a passkey. The passkey is checked first, whatever the link is.
  ///
  /// @param browser what the browser keeps since [#askToSignIn]
  public PasskeyResult signIn(
      String link, Optional<SecretToken> browser, String answer, Visitor visitor) {
    Optional<Known> known = browser.flatMap(token -> ceremonies.signIn(token, answer));
    Optional<AddressedMessage> message = PortalLink.parse(link).flatMap(messages::find);
    if (known.isEmpty() || message.isEmpty()) {
      return new PasskeyResult.Refused();
    }
    if (!known.get().mailbox().equals(MailboxKey.of(message.get().readerAddress()))) {
      log.record(
          message.get(),
          AccessOperation.SIGN_IN,
          AccessResult.WRONG_ACCOUNT,
          SignInMethod.PASSKEY,
          visitor);
      return new PasskeyResult.OtherMailbox();
    }
    return takes(message.get(), known.get().passkey())
        ? new PasskeyResult.Accepted(
            signIn.start(message.get(), confirmation(known.get().passkey()), visitor))
        : new PasskeyResult.Refused();
  }

  /// Empty for whoever is not signed in, or has no passkey to confirm with.
  public Optional<Question> askToConfirm(Optional<SecretToken> session) {
    return current(session).flatMap(ceremonies::askToConfirm);
  }

  /// Confirms who has signed in. Their session goes on under another token.
  public PasskeyResult confirm(
      Optional<SecretToken> session, Optional<SecretToken> browser, String answer) {
    return confirmed(
        session, current -> browser.flatMap(token -> ceremonies.confirm(current, token, answer)));
  }

  /// Empty for whoever is not signed in, or not lately enough to make one.
  public Optional<Question> askToMake(Optional<SecretToken> session) {
    return current(session).flatMap(ceremonies::askToMake);
  }

  /// Keeps the passkey that was made; to make it was to confirm with it.
  public PasskeyResult make(
      Optional<SecretToken> session, Optional<SecretToken> browser, String answer) {
    return confirmed(
        session, current -> browser.flatMap(token -> ceremonies.make(current, token, answer)));
  }

  /// Empty for whoever is not signed in.
  public Optional<PasskeyList> list(Optional<SecretToken> session) {
    return current(session)
        .map(
            current ->
                new PasskeyList(
                    ceremonies.isPossible(),
                    ceremonies.list(current).stream().map(PasskeyDesk::shown).toList(),
                    ceremonies.mayAdd(current),
                    ceremonies.mayRemove(current)));
  }

  /// Removes one of the same mailbox, and ends all other sessions that it has started or confirmed.
  ///
  /// @return false when nothing was removed: there is no such passkey, or the session may not
  public boolean remove(Optional<SecretToken> session, String id) {
    Optional<PortalSession> current = current(session);
    Optional<PasskeyId> passkey = PasskeyId.parse(id);
    if (current.isEmpty()
        || passkey.isEmpty()
        || !ceremonies.remove(current.get(), passkey.get())) {
      return false;
    }
    sessions.of(current.get().reader(), clock.instant()).stream()
        .filter(one -> one.confirmation().filter(by -> by.passkey().equals(id)).isPresent())
        .filter(one -> !one.tokenDigest().equals(current.get().tokenDigest()))
        .forEach(sessions::end);
    return true;
  }

  private PasskeyResult confirmed(
      Optional<SecretToken> session, Function<PortalSession, Optional<Passkey>> ceremony) {
    Optional<PortalSession> current = current(session);
    return current
        .flatMap(ceremony)
        .<PasskeyResult>map(passkey -> new PasskeyResult.Accepted(renewed(current.get(), passkey)))
        .orElseGet(PasskeyResult.Refused::new);
  }

  /// The confirmed one is there before the other is gone: who is interrupted between has both, and
  /// signs out of both.
  private StartedSession renewed(PortalSession session, Passkey passkey) {
    SecretToken token = SecretToken.random(random);
    PortalSession confirmed = session.confirmed(token, confirmation(passkey));
    sessions.start(confirmed);
    sessions.end(session);
    return new StartedSession(token, confirmed);
  }

  private Confirmation confirmation(Passkey passkey) {
    return new Confirmation(passkey.id().value(), passkey.madeBy(), clock.instant());
  }

  private boolean takes(AddressedMessage message, Passkey passkey) {
    return policy.takesPasskey(
        Optional.of(passkey.madeBy()),
        brandings.findOrDefault(message.message().branding()),
        message.message().terms());
  }

  private Optional<PortalSession> current(Optional<SecretToken> session) {
    return session.flatMap(token -> sessions.find(token, clock.instant()));
  }

  private static OwnPasskey shown(Passkey passkey) {
    return new OwnPasskey(
        passkey.id().value(), passkey.backedUp(), passkey.madeAt(), passkey.usedAt());
  }
}
