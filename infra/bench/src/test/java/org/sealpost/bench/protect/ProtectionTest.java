package org.sealpost.bench.protect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.bench.AuthoredMail;
import org.sealpost.protection.ProtectedMessageId;

final class ProtectionTest {
  private final byte[] mail = AuthoredMail.of(75 * 1024, 0);
  private final Protection protection = new Protection(mail);

  @Test
  void protectShouldSealTheWholeMail() {
    protection.protect();

    assertThat(protection.sealedBytes()).isBetween((long) mail.length, mail.length + 1024L);
  }

  @Test
  void protectShouldComposeTheWrapper() {
    byte[] wrapper = protection.protect();

    assertThat(new String(wrapper, US_ASCII))
        .contains("To: ", AuthoredMail.RECIPIENT)
        .doesNotContain("Statement");
  }

  @Test
  void protectShouldDoAllOfItEachTime() {
    protection.protect();
    Optional<ProtectedMessageId> sealedBefore = protection.sealedId();

    byte[] wrapper = protection.protect();

    assertThat(wrapper).isNotEmpty();
    assertThat(protection.sealedId()).isPresent().isNotEqualTo(sealedBefore);
  }
}
