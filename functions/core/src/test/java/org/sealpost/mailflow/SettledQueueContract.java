package org.sealpost.mailflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpost.testing.Samples;

/// What every [SettledQueue] does. Each test starts with an empty queue.
public interface SettledQueueContract {
  SettledQueue settledQueue();

  /// Takes what arrives, in any order, until there are `atLeast` or nothing comes any more.
  List<IntakeKey> received(int atLeast);

  @Test
  default void enqueueShouldQueueTheKey() {
    IntakeKey key = Samples.intake().key();

    settledQueue().enqueue(key);

    assertThat(received(1)).containsExactly(key);
  }

  @Test
  default void enqueueShouldTakeTheSameKeyAgain() {
    IntakeKey key = Samples.intake().key();

    settledQueue().enqueue(key);
    settledQueue().enqueue(key);

    assertThat(received(2)).containsOnly(key);
  }
}
