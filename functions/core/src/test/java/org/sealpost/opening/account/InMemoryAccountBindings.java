package org.sealpost.opening.account;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.SecretToken;

public final class InMemoryAccountBindings implements AccountBindings {
  private final Map<Key, AccountBinding> bindings = new ConcurrentHashMap<>();
  private final Map<String, UnprovenAccount> unproven = new ConcurrentHashMap<>();

  @Override
  public void bind(AccountBinding binding) {
    bindings.put(new Key(binding.issuer(), binding.subject(), binding.mailbox()), binding);
  }

  @Override
  public boolean isBound(String issuer, String subject, EmailAddress mailbox, Instant now) {
    return Optional.ofNullable(bindings.get(new Key(issuer, subject, mailbox)))
        .filter(binding -> now.isBefore(binding.expiresAt()))
        .isPresent();
  }

  @Override
  public void put(UnprovenAccount account) {
    unproven.put(account.browserDigest(), account);
  }

  @Override
  public Optional<UnprovenAccount> unproven(SecretToken browser, Instant now) {
    return Optional.ofNullable(unproven.get(browser.digest()))
        .filter(account -> now.isBefore(account.expiresAt()));
  }

  @Override
  public void remove(UnprovenAccount account) {
    unproven.remove(account.browserDigest());
  }

  private record Key(String issuer, String subject, EmailAddress mailbox) {}
}
