package org.sealpost.aws.dynamodb;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.account.AccountBinding;
import org.sealpost.opening.account.AccountBindings;
import org.sealpost.opening.account.UnprovenAccount;

final class DynamoAccountBindings implements AccountBindings {
  private final DynamoTable table;

  DynamoAccountBindings(DynamoTable table) {
    this.table = table;
  }

  @Override
  public void bind(AccountBinding binding) {
    throw new UnsupportedOperationException(table.name());
  }

  @Override
  public boolean isBound(String issuer, String subject, EmailAddress mailbox, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void put(UnprovenAccount account) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<UnprovenAccount> unproven(SecretToken browser, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void remove(UnprovenAccount account) {
    throw new UnsupportedOperationException();
  }
}
