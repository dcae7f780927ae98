package org.sealpost.opening.account;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.Unavailable;

/// Providers that sign in whomever a test says, and keep to the protocol: a code works once, at its
/// own provider, and together with the verifier and nonce of its own attempt.
public final class InMemoryAccounts implements Accounts {
  private final List<AccountProvider> providers = new ArrayList<>();
  private final Map<String, AccountAttempt> attempts = new ConcurrentHashMap<>();
  private final Map<String, Granted> codes = new ConcurrentHashMap<>();
  private boolean silent;

  public InMemoryAccounts(AccountProvider... providers) {
    this.providers.addAll(List.of(providers));
  }

  /// From now on this one is no longer set up.
  public void remove(AccountProvider provider) {
    providers.remove(provider);
  }

  /// From now on no provider answers.
  public void fallSilent() {
    silent = true;
  }

  /// Somebody signs in at the provider where `address` has led them.
  ///
  /// @return what comes back through the browser
  public ProviderAnswer signIn(URI address, Account account) {
    String state = address.getQuery().substring("state=".length());
    String code = "code " + codes.size();
    codes.put(code, new Granted(provider(address), state, account));
    return new ProviderAnswer(
        Optional.of(state), Optional.of(code), Optional.empty(), Optional.empty());
  }

  /// As RFC 9207 has it.
  public static String issuer(String provider) {
    return "https://" + provider + ".example";
  }

  public static AccountProvider social(String id) {
    return new AccountProvider(id, "Provider " + id, AccountProvider.Kind.SOCIAL);
  }

  public static AccountProvider work(String id) {
    return new AccountProvider(id, "Provider " + id, AccountProvider.Kind.WORK);
  }

  @Override
  public List<AccountProvider> providers() {
    return List.copyOf(providers);
  }

  @Override
  public URI authorizationAddress(String provider, AccountAttempt attempt) {
    attempts.put(attempt.state(), attempt);
    return URI.create("https://" + provider + ".example/authorize?state=" + attempt.state());
  }

  @Override
  public boolean mayAnswer(String provider, Optional<String> issuer) {
    return issuer.isEmpty() || issuer.get().equals(issuer(provider));
  }

  @Override
  public Account redeem(String provider, String code, AccountAttempt attempt)
      throws AccountRefusedException {
    if (silent) {
      throw new Unavailable("provider", new IOException("silent"));
    }
    Granted granted = codes.remove(code);
    if (granted == null
        || !granted.provider().equals(provider)
        || !attempt.equals(attempts.get(granted.state()))) {
      throw new AccountRefusedException("code");
    }
    return granted.account();
  }

  private static String provider(URI address) {
    return address.getHost().replace(".example", "");
  }

  private record Granted(String provider, String state, Account account) {}
}
