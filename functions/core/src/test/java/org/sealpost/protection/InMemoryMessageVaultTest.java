package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sealpost.testing.Samples;
import org.sealpost.testing.TestClock;

final class InMemoryMessageVaultTest implements MessageVaultContract {
  private final TestClock clock = new TestClock();
  private final InMemoryMessageVault vault = new InMemoryMessageVault(clock);

  @Override
  public MessageVault vault() {
    return vault;
  }

  @Test
  void deleteStoredBeforeShouldBeginWithTheOldest() {
    ProtectedMessageId oldest = Samples.messageId();
    ProtectedMessageId older = Samples.messageId();
    ProtectedMessageId young = Samples.messageId();
    for (ProtectedMessageId id : new ProtectedMessageId[] {oldest, older, young}) {
      vault.put(id, new SealedBytes(Samples.bytes(10)));
      clock.advance(Duration.ofSeconds(1));
    }

    vault.deleteStoredBefore(clock.instant(), 1);
    vault.deleteStoredBefore(clock.instant().minusSeconds(1), 10);

    assertThat(vault.ids()).containsExactly(young);
  }
}
