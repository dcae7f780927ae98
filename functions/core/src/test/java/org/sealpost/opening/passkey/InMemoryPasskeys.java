package org.sealpost.opening.passkey;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sealpost.opening.MailboxKey;
import org.sealpost.opening.SecretToken;

public final class InMemoryPasskeys implements Passkeys {
  private final Map<MailboxKey, MailboxPasskeys> mailboxes = new ConcurrentHashMap<>();
  private final Map<PasskeyId, MailboxKey> holders = new ConcurrentHashMap<>();
  private final Map<String, PasskeyChallenge> challenges = new ConcurrentHashMap<>();

  @Override
  public Optional<MailboxPasskeys> of(MailboxKey mailbox) {
    return Optional.ofNullable(mailboxes.get(mailbox));
  }

  @Override
  public Optional<MailboxKey> holder(PasskeyId id) {
    return Optional.ofNullable(holders.get(id));
  }

  @Override
  public boolean claim(PasskeyId id, MailboxKey mailbox) {
    return holders.computeIfAbsent(id, _ -> mailbox).equals(mailbox);
  }

  @Override
  public void release(PasskeyId id) {
    holders.remove(id);
  }

  @Override
  public boolean put(MailboxPasskeys changed) {
    AtomicBoolean done = new AtomicBoolean();
    mailboxes.compute(
        changed.mailbox(),
        (_, present) -> {
          long version = present == null ? 0 : present.version();
          done.set(
              version == changed.version()
                  && (present == null || present.handle().equals(changed.handle())));
          return done.get()
              ? new MailboxPasskeys(
                  changed.mailbox(), changed.handle(), changed.passkeys(), version + 1)
              : present;
        });
    return done.get();
  }

  @Override
  public boolean remove(MailboxPasskeys all) {
    return mailboxes.remove(all.mailbox(), all);
  }

  @Override
  public void ask(PasskeyChallenge challenge) {
    challenges.put(challenge.browserDigest(), challenge);
  }

  @Override
  public Optional<PasskeyChallenge> take(SecretToken browser, Instant now) {
    return Optional.ofNullable(challenges.remove(browser.digest()))
        .filter(challenge -> now.isBefore(challenge.expiresAt()));
  }

  /// Whatever is kept, for tests that look for what should not be.
  @Override
  public String toString() {
    return mailboxes + " " + holders + " " + challenges;
  }
}
