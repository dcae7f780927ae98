package org.sealpost.accounts;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.Unavailable;
import org.sealpost.opening.account.Account;
import org.sealpost.opening.account.AccountAttempt;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.opening.account.AccountRefusedException;
import org.sealpost.opening.account.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The providers that the settings name. Nothing is asked before somebody wants to sign in.
public final class OidcAccounts implements Accounts {
  /// Where providers send browsers back to, below the portal's origin.
  public static final String CALLBACK = "/sign-in/callback";

  private static final Logger LOG = LoggerFactory.getLogger(OidcAccounts.class);

  /// Several questions fit into the 29 seconds that the portal has.
  private static final Duration TIMEOUT = Duration.ofSeconds(6);

  private final Supplier<AccountSettings> settings;
  private final URI redirect;
  private final ProviderHttp http;
  private final Clock clock;
  private Map<String, OidcProvider> providers = Map.of();

  /// @param settings as they are now; asked at each call
  /// @param portal the portal's origin
  public OidcAccounts(Supplier<AccountSettings> settings, URI portal, Clock clock) {
    this(settings, portal, TIMEOUT, clock);
  }

  OidcAccounts(Supplier<AccountSettings> settings, URI portal, Duration timeout, Clock clock) {
    this.settings = settings;
    this.redirect = portal.resolve(CALLBACK);
    this.http = new ProviderHttp(timeout);
    this.clock = clock;
  }

  /// None while the settings cannot be read: the other ways to sign in do not depend on them.
  @Override
  public List<AccountProvider> providers() {
    try {
      return settings.get().providers().stream().map(ProviderSettings::provider).toList();
    } catch (Unavailable notNow) {
      LOG.warn("settings for signing in with accounts cannot be read now");
      return List.of();
    }
  }

  @Override
  public URI authorizationAddress(String provider, AccountAttempt attempt) {
    return find(provider)
        .orElseThrow(() -> new IllegalArgumentException("no such provider"))
        .authorizationAddress(attempt);
  }

  @Override
  public boolean mayAnswer(String provider, Optional<String> issuer) {
    return find(provider).map(known -> known.mayAnswer(issuer)).orElse(false);
  }

  @Override
  public Account redeem(String provider, String code, AccountAttempt attempt)
      throws AccountRefusedException {
    return find(provider)
        .orElseThrow(() -> new AccountRefusedException("no such provider"))
        .redeem(code, attempt);
  }

  private synchronized Optional<OidcProvider> find(String id) {
    Map<String, OidcProvider> now = new LinkedHashMap<>();
    for (ProviderSettings one : settings.get().providers()) {
      OidcProvider known = providers.get(one.provider().id());
      now.put(
          one.provider().id(),
          known != null && known.settings().equals(one)
              ? known
              : new OidcProvider(one, redirect, http, clock));
    }
    providers = now;
    return Optional.ofNullable(now.get(id));
  }
}
