package org.sealpost.opening.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.BOB;
import static org.sealpost.testing.Samples.NOW;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.testing.Samples;

/// What every [AccountBindings] does.
public interface AccountBindingsContract {
  String ISSUER = "https://login.contoso.example/tenant";
  String SUBJECT = "s|ubject #1";

  AccountBindings bindings();

  private static AccountBinding binding(String issuer, String subject) {
    return new AccountBinding(
        issuer, subject, BOB, NOW, NOW.plus(AccountBinding.LIFETIME).plusNanos(5));
  }

  private static SecretToken token() {
    return SecretToken.random(new SecureRandom());
  }

  private static UnprovenAccount unproven(SecretToken browser, String subject) {
    return new UnprovenAccount(
        browser.digest(),
        Samples.link(),
        new SignInMethod("google"),
        ISSUER,
        subject,
        Optional.of(EmailAddress.of("bob@gmail.example")),
        NOW.plus(UnprovenAccount.LIFETIME).plusNanos(5));
  }

  @Test
  default void isBoundShouldHoldForThisAccountAndMailbox() {
    bindings().bind(binding(ISSUER, SUBJECT));

    assertThat(bindings().isBound(ISSUER, SUBJECT, BOB, NOW)).isTrue();
    assertThat(bindings().isBound(ISSUER, SUBJECT, EmailAddress.of("BOB@Partner.Example"), NOW))
        .isTrue();
  }

  /// Threat 18: neither the subject alone nor the issuer alone says who somebody is.
  @Test
  default void isBoundShouldNotHoldForAnotherIssuerSubjectOrMailbox() {
    bindings().bind(binding(ISSUER, SUBJECT));

    assertThat(bindings().isBound(ISSUER + "2", SUBJECT, BOB, NOW)).isFalse();
    assertThat(bindings().isBound(ISSUER, SUBJECT.toUpperCase(Locale.ROOT), BOB, NOW)).isFalse();
    assertThat(bindings().isBound(ISSUER, "", BOB, NOW)).isFalse();
    assertThat(bindings().isBound(ISSUER, SUBJECT, Samples.ALICE, NOW)).isFalse();
  }

  /// What stands behind the border of one part must not count as part of the next one.
  @Test
  default void isBoundShouldNotMixUpWhereIssuersEndAndSubjectsBegin() {
    bindings().bind(binding("https://a.example", "b c"));
    bindings().bind(binding("https://b.example#", "1"));

    assertThat(bindings().isBound("https://a.example b", "c", BOB, NOW)).isFalse();
    assertThat(bindings().isBound("https://a.example", "b", BOB, NOW)).isFalse();
    assertThat(bindings().isBound("https://b.example", "#1", BOB, NOW)).isFalse();
  }

  @Test
  default void isBoundShouldEndAtTheInstantOfExpiryAlthoughNothingWasDeleted() {
    AccountBinding binding = binding(ISSUER, SUBJECT);
    bindings().bind(binding);

    assertThat(bindings().isBound(ISSUER, SUBJECT, BOB, binding.expiresAt().minusNanos(1)))
        .isTrue();
    assertThat(bindings().isBound(ISSUER, SUBJECT, BOB, binding.expiresAt())).isFalse();
  }

  @Test
  default void bindShouldTakeTheOlderOnesPlace() {
    bindings().bind(binding(ISSUER, SUBJECT));
    AccountBinding later =
        new AccountBinding(ISSUER, SUBJECT, BOB, NOW, NOW.plus(Duration.ofDays(900)));

    bindings().bind(later);

    assertThat(bindings().isBound(ISSUER, SUBJECT, BOB, NOW.plus(Duration.ofDays(899)))).isTrue();
  }

  @Test
  default void unprovenShouldGiveWhatThisBrowserHasSignedInWith() {
    SecretToken browser = token();
    UnprovenAccount account = unproven(browser, SUBJECT);

    bindings().put(account);

    assertThat(bindings().unproven(browser, NOW)).contains(account);
    assertThat(bindings().unproven(token(), NOW)).isEmpty();
  }

  @Test
  default void unprovenShouldKeepAnAccountThatClaimsNoAddress() {
    SecretToken browser = token();
    UnprovenAccount account =
        new UnprovenAccount(
            browser.digest(),
            Samples.link(),
            new SignInMethod("work"),
            ISSUER,
            SUBJECT,
            Optional.empty(),
            NOW.plusSeconds(1));

    bindings().put(account);

    assertThat(bindings().unproven(browser, NOW)).contains(account);
  }

  @Test
  default void unprovenShouldGiveTheNewestOnly() {
    SecretToken browser = token();
    bindings().put(unproven(browser, "first"));
    UnprovenAccount second = unproven(browser, "second");

    bindings().put(second);

    assertThat(bindings().unproven(browser, NOW)).contains(second);
  }

  @Test
  default void unprovenShouldEndAtTheInstantOfExpiryAlthoughNothingWasDeleted() {
    SecretToken browser = token();
    UnprovenAccount account = unproven(browser, SUBJECT);
    bindings().put(account);

    assertThat(bindings().unproven(browser, account.expiresAt().minusNanos(1))).isPresent();
    assertThat(bindings().unproven(browser, account.expiresAt())).isEmpty();
  }

  @Test
  default void removeShouldBeIdempotentAndLeaveOthersAlone() {
    SecretToken browser = token();
    SecretToken other = token();
    UnprovenAccount account = unproven(browser, SUBJECT);
    bindings().put(account);
    bindings().put(unproven(other, SUBJECT));

    bindings().remove(account);
    bindings().remove(account);

    assertThat(bindings().unproven(browser, NOW)).isEmpty();
    assertThat(bindings().unproven(other, NOW)).isPresent();
  }
}
