package org.sealpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.testing.Samples;

/// What every [DeliveryQueue] does. Each test starts with an empty queue.
public interface DeliveryQueueContract {
  DeliveryQueue deliveryQueue();

  /// Takes what arrives, in any order, until there are `atLeast` or nothing comes any more.
  List<DeliveryId> received(int atLeast);

  @Test
  default void enqueueShouldQueueEveryDelivery() {
    List<DeliveryId> all = Stream.generate(Samples::deliveryId).limit(501).toList();

    deliveryQueue().enqueue(all);

    assertThat(received(all.size())).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  default void enqueueShouldTakeTheLongestIds() {
    List<DeliveryId> all =
        Stream.generate(() -> new DeliveryId(Samples.messageId() + ".".repeat(230)))
            .limit(20)
            .toList();

    deliveryQueue().enqueue(all);

    assertThat(received(all.size())).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  default void enqueueShouldAcceptNothing() {
    DeliveryId marker = Samples.deliveryId();

    deliveryQueue().enqueue(List.of());
    deliveryQueue().enqueue(List.of(marker));

    assertThat(received(1)).containsExactly(marker);
  }

  @Test
  default void enqueueShouldTakeTheSameDeliveryAgain() {
    DeliveryId id = Samples.deliveryId();

    deliveryQueue().enqueue(List.of(id, id));

    assertThat(received(2)).containsOnly(id);
  }
}
