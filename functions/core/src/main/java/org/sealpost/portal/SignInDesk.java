package org.sealpost.portal;

import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.opening.DeliveryProblem;
import org.sealpost.opening.Passcode;
import org.sealpost.opening.PasscodeRequests;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignIn;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.SignInPolicy;
import org.sealpost.opening.account.AccountBindings;
import org.sealpost.opening.account.AccountSignIn;
import org.sealpost.opening.account.ProviderAnswer;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.trace.Visitor;

/// How recipients prove who they are. Nothing that is said before tells whether there is a message
/// behind a link; what only the message knows (which ways its template allows) shows to whoever has
/// its link, as links are not to be guessed (ADR 0015).
public final class SignInDesk {
  private final ProtectedMessages messages;
  private final BrandingTemplates brandings;
  private final SignInPolicy policy;
  private final PasscodeRequests requests;
  private final SignIn signIn;
  private final AccountSignIn accountSignIn;
  private final AccountBindings bindings;

  public SignInDesk(
      ProtectedMessages messages,
      BrandingTemplates brandings,
      SignInPolicy policy,
      PasscodeRequests requests,
      SignIn signIn,
      AccountSignIn accountSignIn,
      AccountBindings bindings) {
    this.messages = messages;
    this.brandings = brandings;
    this.policy = policy;
    this.requests = requests;
    this.signIn = signIn;
    this.accountSignIn = accountSignIn;
    this.bindings = bindings;
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

  /// Sends a passcode to the recipient of this link, if there is one and the message is known, and
  /// takes passcodes (or the reader has signed in with an account that has to be proved).
  ///
  /// @param earlier what the browser keeps of its last request for this link
  /// @return what it has to keep: the code works only together with it
  public PasscodeTicket requestPasscode(Visit visit, Optional<PasscodeTicket> earlier) {
    return requests.request(visit.known(), earlier, visit.visitor());
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
  /// mailbox from now on.
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
        .<SignInResult>map(
            message ->
                new SignInResult.SignedIn(
                    signIn.start(
                        message,
                        SignInMethod.PASSCODE,
                        keep && mayBeKept(message),
                        visit.visitor())))
        .orElseGet(SignInResult.Refused::new);
  }

  /// Begins a sign-in with an account. Stores nothing, and looks nothing up.
  public Optional<AccountSignIn.Start> startAccount(String link, String provider) {
    return accountSignIn.start(link, provider);
  }

  /// Takes the provider's answer.
  ///
  /// @param browser what the browser keeps since [#startAccount]
  public AccountResult finishAccount(
      Optional<SecretToken> browser, ProviderAnswer answer, Visitor visitor) {
    throw new UnsupportedOperationException(bindings + " " + browser + answer + visitor);
  }

  private boolean mayBeKept(AddressedMessage message) {
    return policy
        .of(brandings.findOrDefault(message.message().branding()), message.message().terms())
        .mayBeKept();
  }
}
