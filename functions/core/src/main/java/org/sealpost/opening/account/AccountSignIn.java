package org.sealpost.opening.account;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.sealpost.opening.SecretToken;
import org.sealpost.protection.PortalLink;

/// One sign-in with an account, from the button to the provider's answer. Nothing is stored before
/// the provider has answered: the state is sealed with a token that only the browser keeps, nonce
/// and PKCE's verifier are derived from both (threats 23, 52).
public final class AccountSignIn {
  /// How long somebody may take at the provider.
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final int LONGEST_CODE = 4096;

  private final Accounts accounts;
  private final SecureRandom random;
  private final Clock clock;

  public AccountSignIn(Accounts accounts, SecureRandom random, Clock clock) {
    this.accounts = accounts;
    this.random = random;
    this.clock = clock;
  }

  /// @param link whatever stood in the address
  /// @return empty when no such provider is set up, and for what is too long to be a link of ours
  public Optional<Start> start(String link, String provider) {
    if (link.length() > AttemptState.LONGEST_LINK) {
      return Optional.empty();
    }
    return provider(provider).map(known -> start(link, known));
  }

  /// The attempt of this browser that the answer belongs to; empty when it belongs to none. It may
  /// have taken too long.
  ///
  /// @param answer the parameters of the provider's redirect
  public Optional<Begun> begun(SecretToken browser, ProviderAnswer answer) {
    return answer
        .state()
        .flatMap(
            state ->
                AttemptState.opened(state, browser)
                    .map(opened -> new Begun(opened, attempt(state, browser))));
  }

  /// Asks the provider who has signed in.
  ///
  /// @param answer as [#begun] had it
  /// @throws AccountRefusedException when the provider has not signed anybody in, or somebody else
  ///     answers in its place
  public Answered finish(Begun begun, ProviderAnswer answer) throws AccountRefusedException {
    if (!clock.instant().isBefore(begun.state.expiresAt())) {
      throw new AccountRefusedException("the provider's answer came too late");
    }
    AccountProvider provider =
        provider(begun.state.provider())
            .orElseThrow(() -> new AccountRefusedException("no such provider any more"));
    if (!accounts.mayAnswer(provider.id(), answer.issuer())) {
      throw new AccountRefusedException("another issuer's answer");
    }
    if (answer.error().isPresent()) {
      throw new AccountRefusedException("the provider signed nobody in");
    }
    String code =
        answer
            .code()
            .filter(text -> !text.isBlank() && text.length() <= LONGEST_CODE)
            .orElseThrow(() -> new AccountRefusedException("an answer without a code"));
    return new Answered(
        begun.link(), provider, accounts.redeem(provider.id(), code, begun.attempt));
  }

  private Start start(String link, AccountProvider provider) {
    SecretToken browser = SecretToken.random(random);
    Instant expiresAt = clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
    String state = new AttemptState(link, provider.id(), expiresAt).sealedBy(browser, random);
    return new Start(
        provider, accounts.authorizationAddress(provider.id(), attempt(state, browser)), browser);
  }

  private Optional<AccountProvider> provider(String id) {
    return accounts.providers().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private static AccountAttempt attempt(String state, SecretToken browser) {
    return new AccountAttempt(
        state,
        browser.derived("account nonce " + state),
        browser.derived("account verifier " + state));
  }

  /// @param address where the browser goes
  /// @param browser what it keeps meanwhile
  public record Start(AccountProvider provider, URI address, SecretToken browser) {
    @Override
    public String toString() {
      return "Start[" + provider.id() + "]";
    }
  }

  /// An attempt of the browser that brings the answer.
  public static final class Begun {
    private final AttemptState state;
    private final AccountAttempt attempt;

    private Begun(AttemptState state, AccountAttempt attempt) {
      this.state = state;
      this.attempt = attempt;
    }

    /// As [AccountSignIn#start] was given it; empty when it is none of ours.
    public Optional<PortalLink> link() {
      return PortalLink.parse(state.link());
    }
  }

  /// @param link as [AccountSignIn#start] was given it; empty when it is none of ours
  public record Answered(Optional<PortalLink> link, AccountProvider provider, Account account) {}
}
