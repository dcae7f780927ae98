package org.sealpost.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.mail.IntakeId;

final class InMemoryPlatformTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final IntakeId id = new IntakeId("one");

  @Test
  void failShouldDisturbThisPortOnlyAndSoOften() {
    platform.fail(Port.RAW_INBOX, 1, 2);

    platform.rawInbox().find(id);
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> platform.rawInbox().find(id));
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> platform.rawInbox().find(id));
    assertThat(platform.rawInbox().find(id)).isEmpty();
    assertThat(platform.vault().find(Samples.messageId())).isEmpty();
    assertThat(platform.calls(Port.RAW_INBOX)).isEqualTo(4);
  }

  @Test
  void failShouldChangeNothing() {
    platform.fail(Port.RAW_INBOX);

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> platform.rawInbox().put(id, new byte[1]));

    assertThat(platform.rawInbox.ids()).isEmpty();
  }

  @Test
  void loseAnswersShouldCarryTheCallOut() {
    platform.loseAnswers(Port.RAW_INBOX, 1);

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> platform.rawInbox().put(id, new byte[1]));

    assertThat(platform.rawInbox().find(id)).isPresent();
  }

  @Test
  void healShouldEndEveryDisturbance() {
    platform.fail(Port.RAW_INBOX);

    platform.heal();

    assertThat(platform.rawInbox().find(id)).isEmpty();
  }

  @Test
  void randomShouldBeTheSameInEveryRun() {
    assertThat(platform.random().nextLong()).isEqualTo(new InMemoryPlatform().random().nextLong());
    assertThat(platform.random().nextLong()).isNotEqualTo(platform.random().nextLong());
  }
}
