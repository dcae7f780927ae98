package org.sealpost.opening.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.protection.PortalLink;

/// What makes an account good for a mailbox: its provider may vouch for the address, or its owner
/// has read a passcode there once (threat 18).
public final class AccountProof {
  private final AccountBindings bindings;
  private final Clock clock;

  public AccountProof(AccountBindings bindings, Clock clock) {
    this.bindings = bindings;
    this.clock = clock;
  }

  /// Whether whoever signed in with this account may read what is for this mailbox.
  public boolean isOwner(Account account, EmailAddress mailbox) {
    return account.owned().filter(mailbox::equals).isPresent()
        || bindings.isBound(account.issuer(), account.subject(), mailbox, clock.instant());
  }

  /// From now on this browser may prove the account by passcode, for this link.
  public void await(
      SecretToken browser, PortalLink link, AccountProvider provider, Account account) {
    bindings.put(
        new UnprovenAccount(
            browser.digest(),
            link,
            new SignInMethod(provider.id()),
            account.issuer(),
            account.subject(),
            account.claimed(),
            clock.instant().plus(UnprovenAccount.LIFETIME)));
  }

  /// The account that this browser may prove for this link, if there is one.
  public Optional<UnprovenAccount> awaited(Optional<SecretToken> browser, PortalLink link) {
    return browser
        .flatMap(token -> bindings.unproven(token, clock.instant()))
        .filter(account -> account.link().equals(link));
  }

  /// The account's owner has read a passcode in this mailbox.
  public void proved(UnprovenAccount account, EmailAddress mailbox) {
    Instant now = clock.instant();
    bindings.bind(
        new AccountBinding(
            account.issuer(), account.subject(), mailbox, now, now.plus(AccountBinding.LIFETIME)));
    bindings.remove(account);
  }
}
