package org.sealpost.portal;

import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.AccessLog;
import org.sealpost.opening.DeliveryProblem;
import org.sealpost.opening.Passcode;
import org.sealpost.opening.PasscodeRequests;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignIn;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.SignInPolicy;
import org.sealpost.opening.SignInWays;
import org.sealpost.opening.account.AccountProof;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.opening.account.AccountRefusedException;
import org.sealpost.opening.account.AccountSignIn;
import org.sealpost.opening.account.ProviderAnswer;
import org.sealpost.opening.account.UnprovenAccount;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.Visitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How recipients prove who they are. Nothing that is said before tells whether there is a message
/// behind a link; what only the message knows (which ways its template allows) shows to whoever has
/// its link, as links are not to be guessed (ADR 0015).
public final class SignInDesk {
  private static final Logger LOG = LoggerFactory.getLogger(SignInDesk.class);

  private final ProtectedMessages messages;
  private final BrandingTemplates brandings;
  private final SignInPolicy policy;
  private final PasscodeRequests requests;
  private final SignIn signIn;
  private final AccountSignIn accountSignIn;
  private final AccountProof proof;
  private final AccessLog log;

  public SignInDesk(
      ProtectedMessages messages,
      BrandingTemplates brandings,
      SignInPolicy policy,
      PasscodeRequests requests,
      SignIn signIn,
      AccountSignIn accountSignIn,
      AccountProof proof,
      AccessLog log) {
    this.messages = messages;
    this.brandings = brandings;
    this.policy = policy;
    this.requests = requests;
    this.signIn = signIn;
    this.accountSignIn = accountSignIn;
    this.proof = proof;
    this.log = log;
  }

  /// What the page before sign-in offers.
  public SignInOffer offer(String link) {
    Optional<AddressedMessage> message = PortalLink.parse(link).flatMap(messages::find);
    BrandingTemplate branding =
        brandings.findOrDefault(
            message.map(found -> found.message().branding()).orElse(BrandingTemplate.DEFAULT_NAME));
    return new SignInOffer(
        message
            .map(found -> policy.of(branding, found.message().terms()))
            .orElseGet(() -> policy.usual(branding)),
        branding);
  }

  /// Sends a passcode to the recipient of this link, if there is one and the message takes
  /// passcodes, or the reader has signed in with an account that a passcode has to prove.
  ///
  /// @param earlier what the browser keeps of its last request for this link
  /// @param account what the browser keeps of its sign-in with an account
  /// @return what it has to keep: the code works only together with it
  public PasscodeTicket requestPasscode(
      Visit visit, Optional<PasscodeTicket> earlier, Optional<SecretToken> account) {
    Optional<PortalLink> answered =
        visit
            .known()
            .flatMap(messages::find)
            .filter(message -> takesPasscode(message, account))
            .map(AddressedMessage::link);
    return requests.request(answered, earlier, visit.visitor(), visit.language());
  }

  /// The account that becomes good for this mailbox when this browser redeems a passcode at this
  /// link: on a shared computer it may be somebody else's, so people are told before. Told to
  /// nobody but the browser that has signed in with it.
  ///
  /// @param account what the browser keeps of its sign-in with an account
  public Optional<AwaitedAccount> awaited(String link, Optional<SecretToken> account) {
    return PortalLink.parse(link)
        .flatMap(known -> proof.awaited(account, known))
        .flatMap(
            unproven ->
                messages
                    .find(unproven.link())
                    .flatMap(message -> provider(message, unproven))
                    .map(
                        provider ->
                            new AwaitedAccount(
                                unproven.claimed().map(EmailAddress::toString), provider.name())));
  }

  /// Why the passcode does not arrive, as far as it is known.
  public Optional<DeliveryProblem> problem(String link, Optional<PasscodeTicket> ticket) {
    Optional<PortalLink> known = PortalLink.parse(link);
    return known.isEmpty() || ticket.isEmpty()
        ? Optional.empty()
        : requests.problem(known.get(), ticket.get());
  }

  /// Redeems a passcode. Each call that reaches a challenge consumes one of its tries, before
  /// anything is compared. An account that this browser has signed in with before is bound to the
  /// mailbox from now on, and the session is the account's: a template that takes accounts only
  /// opens to it.
  ///
  /// @param keep the reader wants to stay signed in on this device
  /// @param account what the browser keeps of its sign-in with an account
  public SignInResult signIn(
      Visit visit,
      Optional<PasscodeTicket> ticket,
      String typedCode,
      boolean keep,
      Optional<SecretToken> account) {
    Optional<PortalLink> known = visit.known();
    Optional<Passcode> passcode = Passcode.parse(typedCode);
    if (known.isEmpty() || ticket.isEmpty() || passcode.isEmpty()) {
      return new SignInResult.Refused();
    }
    return signIn
        .redeem(known.get(), ticket.get().token(), passcode.get(), visit.visitor())
        .filter(message -> takesPasscode(message, account))
        .<SignInResult>map(
            message ->
                new SignInResult.SignedIn(
                    signIn.start(
                        message,
                        method(message, account),
                        keep && ways(message).mayBeKept(),
                        visit.visitor())))
        .orElseGet(SignInResult.Refused::new);
  }

  /// Begins a sign-in with an account. Stores nothing, and looks nothing up.
  public Optional<AccountSignIn.Start> startAccount(String link, String provider) {
    return accountSignIn.start(link, provider);
  }

  /// Takes the provider's answer. The provider is asked first, whatever the link is; a link that
  /// leads nowhere, an account that the message does not take and an answer that proves nothing are
  /// refused alike. Whom a message is for, masked, is told to somebody who has its link and has
  /// signed in, and the sender's log says so (ADR 0015).
  ///
  /// @param browser what the browser keeps since [#startAccount]
  public AccountResult finishAccount(
      Optional<SecretToken> browser, ProviderAnswer answer, Visitor visitor) {
    Optional<AccountSignIn.Begun> begun =
        browser.flatMap(token -> accountSignIn.begun(token, answer));
    if (browser.isEmpty() || begun.isEmpty()) {
      return new AccountResult.Refused(Optional.empty());
    }
    Optional<String> link = begun.get().link().map(PortalLink::toString);
    AccountSignIn.Answered answered;
    try {
      answered = accountSignIn.finish(begun.get(), answer);
    } catch (AccountRefusedException refused) {
      LOG.info("sign-in with an account refused: {}", refused.getMessage());
      return new AccountResult.Refused(link);
    }
    return answered
        .link()
        .flatMap(messages::find)
        .filter(message -> ways(message).accounts().contains(answered.provider()))
        .map(message -> result(browser.get(), message, answered, visitor))
        .orElseGet(() -> new AccountResult.Refused(link));
  }

  private AccountResult result(
      SecretToken browser,
      AddressedMessage message,
      AccountSignIn.Answered answered,
      Visitor visitor) {
    SignInMethod method = new SignInMethod(answered.provider().id());
    if (proof.isOwner(answered.account(), message.readerAddress())) {
      return new AccountResult.SignedIn(
          message.link(), signIn.start(message, method, false, visitor));
    }
    proof.await(browser, message.link(), answered.provider(), answered.account());
    log.record(message, AccessOperation.SIGN_IN, AccessResult.WRONG_ACCOUNT, method, visitor);
    return new AccountResult.ProofNeeded(
        message.link(),
        answered.provider(),
        answered.account().claimed().map(EmailAddress::toString),
        message.readerAddress().masked());
  }

  private SignInMethod method(AddressedMessage message, Optional<SecretToken> account) {
    Optional<UnprovenAccount> proved = awaited(message, account);
    proved.ifPresent(one -> proof.proved(one, message.readerAddress()));
    return proved.map(UnprovenAccount::method).orElse(SignInMethod.PASSCODE);
  }

  /// A template without passcodes still takes one as the proof of an account.
  private boolean takesPasscode(AddressedMessage message, Optional<SecretToken> account) {
    return ways(message).passcode() || awaited(message, account).isPresent();
  }

  /// None that the message has ceased to take meanwhile: a session of its way would open nothing.
  private Optional<UnprovenAccount> awaited(
      AddressedMessage message, Optional<SecretToken> account) {
    return proof
        .awaited(account, message.link())
        .filter(unproven -> provider(message, unproven).isPresent());
  }

  private Optional<AccountProvider> provider(AddressedMessage message, UnprovenAccount account) {
    return ways(message).accounts().stream()
        .filter(one -> one.id().equals(account.method().id()))
        .findFirst();
  }

  private SignInWays ways(AddressedMessage message) {
    return policy.of(
        brandings.findOrDefault(message.message().branding()), message.message().terms());
  }
}
