package org.sealpost.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.MailboxKey;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.account.AccountBinding;
import org.sealpost.opening.account.AccountBindings;
import org.sealpost.opening.account.UnprovenAccount;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item per account and mailbox, named by digests: issuers choose what subjects look like. One
/// per browser that has an account to prove.
final class DynamoAccountBindings implements AccountBindings {
  private final DynamoTable table;

  DynamoAccountBindings(DynamoTable table) {
    this.table = table;
  }

  @Override
  public void bind(AccountBinding binding) {
    Map<String, AttributeValue> item =
        Items.item(
            "I#" + MailboxKey.of(binding.mailbox()),
            "ACCOUNT#" + account(binding.issuer(), binding.subject()));
    item.put("issuer", Items.text(binding.issuer()));
    item.put("boundAt", Items.time(binding.boundAt()));
    item.put("expiresAt", Items.time(binding.expiresAt()));
    item.put(Items.EXPIRES_AT_SECONDS, Items.timeToLive(binding.expiresAt()));
    table.put(item);
  }

  @Override
  public boolean isBound(String issuer, String subject, EmailAddress mailbox, Instant now) {
    return table
        .get(Items.key("I#" + MailboxKey.of(mailbox), "ACCOUNT#" + account(issuer, subject)))
        .filter(item -> now.isBefore(Items.time(Items.needed(item, "expiresAt"))))
        .isPresent();
  }

  @Override
  public void put(UnprovenAccount account) {
    Map<String, AttributeValue> item = Items.item("U#" + account.browserDigest(), "UNPROVEN");
    item.put(Items.JSON, Items.json(account));
    item.put(Items.EXPIRES_AT_SECONDS, Items.timeToLive(account.expiresAt()));
    table.put(item);
  }

  @Override
  public Optional<UnprovenAccount> unproven(SecretToken browser, Instant now) {
    return table
        .get(unprovenKey(browser.digest()))
        .map(item -> Items.record(item, UnprovenAccount.class))
        .filter(account -> now.isBefore(account.expiresAt()));
  }

  @Override
  public void remove(UnprovenAccount account) {
    table.delete(unprovenKey(account.browserDigest()));
  }

  private static Map<String, AttributeValue> unprovenKey(String browserDigest) {
    return Items.key("U#" + browserDigest, "UNPROVEN");
  }

  /// The issuer's length tells where the subject begins.
  private static String account(String issuer, String subject) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest((issuer.length() + ":" + issuer + subject).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
