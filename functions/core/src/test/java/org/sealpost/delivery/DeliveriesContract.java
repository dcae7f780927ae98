package org.sealpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.delivery.Deliveries.Claim;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;

/// What every [Deliveries] does.
public interface DeliveriesContract {
  int CONTENDERS = 20;
  Duration LEASE = Duration.ofMinutes(5);

  Deliveries deliveries();

  private DeliveryId pending() {
    Delivery delivery = new Delivery(Samples.deliveryId(), Samples.report());
    deliveries().add(delivery);
    return delivery.id();
  }

  private static Claim claimed() {
    return new Claim.Claimed(Samples.report());
  }

  static Stream<DeliveryOrder> orders() {
    return Stream.of(
        Samples.report(),
        Samples.forward(Samples.intake()),
        Samples.wrapper(
            Samples.message(Samples.CONTOSO, NOW.plusNanos(1)), Samples.recipient(Samples.BOB)));
  }

  @ParameterizedTest
  @MethodSource("org.sealpost.delivery.DeliveriesContract#orders")
  default void claimShouldGiveTheOrderAsItWasAdded(DeliveryOrder order) {
    DeliveryId id = Samples.deliveryId();
    deliveries().add(new Delivery(id, order));

    assertThat(deliveries().claim(id, NOW, LEASE)).isEqualTo(new Claim.Claimed(order));
  }

  @Test
  default void claimShouldSayFinishedForADeliveryThatWasNeverOrdered() {
    assertThat(deliveries().claim(Samples.deliveryId(), NOW, LEASE))
        .isEqualTo(new Claim.Finished());
  }

  @Test
  default void claimShouldSayBusyUntilTheLeaseIsOver() {
    DeliveryId id = pending();
    deliveries().claim(id, NOW, LEASE);

    assertThat(deliveries().claim(id, NOW.plus(LEASE).minusNanos(1), LEASE))
        .isEqualTo(new Claim.Busy());
    assertThat(deliveries().claim(id, NOW.plus(LEASE), LEASE)).isEqualTo(claimed());
  }

  @Test
  default void claimShouldStartANewLeaseWhenTheOldOneIsOver() {
    DeliveryId id = pending();
    deliveries().claim(id, NOW, LEASE);
    deliveries().claim(id, NOW.plus(LEASE), LEASE);

    assertThat(deliveries().claim(id, NOW.plus(LEASE).plusSeconds(1), LEASE))
        .isEqualTo(new Claim.Busy());
  }

  @Test
  default void claimShouldGiveItToOneAmongManyAtTheSameTime() throws Exception {
    DeliveryId id = pending();

    var claims = Race.among(CONTENDERS, () -> deliveries().claim(id, NOW, LEASE));

    assertThat(claims).containsOnlyOnce(claimed()).containsOnly(claimed(), new Claim.Busy());
  }

  @Test
  default void claimShouldGiveADeadAttemptsDeliveryToOneAmongManyAtTheSameTime() throws Exception {
    DeliveryId id = pending();
    deliveries().claim(id, NOW, LEASE);

    var claims = Race.among(CONTENDERS, () -> deliveries().claim(id, NOW.plus(LEASE), LEASE));

    assertThat(claims).containsOnlyOnce(claimed()).containsOnly(claimed(), new Claim.Busy());
  }

  @Test
  default void releaseShouldLetTheNextClaimItAtOnce() {
    DeliveryId id = pending();
    deliveries().claim(id, NOW, LEASE);

    deliveries().release(id);

    assertThat(deliveries().claim(id, NOW, LEASE)).isEqualTo(claimed());
  }

  @Test
  default void releaseShouldNotReviveWhatIsFinished() {
    DeliveryId id = pending();
    deliveries().claim(id, NOW, LEASE);
    deliveries().sent(id, NOW);

    deliveries().release(id);

    assertThat(deliveries().claim(id, NOW, LEASE)).isEqualTo(new Claim.Finished());
  }

  @Test
  default void releaseShouldNotOrderWhatWasNeverOrdered() {
    DeliveryId id = Samples.deliveryId();

    deliveries().release(id);

    assertThat(deliveries().claim(id, NOW, LEASE)).isEqualTo(new Claim.Finished());
  }

  @Test
  default void sentShouldBeFinal() {
    DeliveryId id = pending();
    deliveries().claim(id, NOW, LEASE);

    deliveries().sent(id, NOW);

    assertThat(deliveries().isFinished(id)).isTrue();
    assertThat(deliveries().claim(id, NOW.plus(LEASE), LEASE)).isEqualTo(new Claim.Finished());
    assertThat(deliveries().failed(id, NOW)).isEmpty();
  }

  @Test
  default void sentShouldNotOrderWhatWasNeverOrdered() {
    DeliveryId id = Samples.deliveryId();

    deliveries().sent(id, NOW);

    assertThat(deliveries().claim(id, NOW, LEASE)).isEqualTo(new Claim.Finished());
  }

  @Test
  default void sentShouldBeRepeatable() {
    DeliveryId id = pending();

    deliveries().sent(id, NOW);
    deliveries().sent(id, NOW.plusSeconds(1));

    assertThat(deliveries().isFinished(id)).isTrue();
  }

  @Test
  default void failedShouldGiveTheOrderAtEachCall() {
    DeliveryId id = pending();
    deliveries().claim(id, NOW, LEASE);

    assertThat(deliveries().failed(id, NOW)).contains(Samples.report());
    assertThat(deliveries().failed(id, NOW.plusSeconds(1))).contains(Samples.report());
    assertThat(deliveries().isFinished(id)).isTrue();
    assertThat(deliveries().claim(id, NOW.plus(LEASE), LEASE)).isEqualTo(new Claim.Finished());
  }

  @Test
  default void failedShouldKeepADeliveryThatWasSent() {
    DeliveryId id = pending();
    deliveries().sent(id, NOW);

    assertThat(deliveries().failed(id, NOW)).isEmpty();
    assertThat(deliveries().failed(id, NOW)).isEmpty();
  }

  @Test
  default void failedShouldFailADeliveryThatNobodyHasClaimed() {
    DeliveryId id = pending();

    assertThat(deliveries().failed(id, NOW)).contains(Samples.report());
  }

  @Test
  default void failedShouldBeEmptyForADeliveryThatWasNeverOrdered() {
    assertThat(deliveries().failed(Samples.deliveryId(), NOW)).isEmpty();
  }

  @Test
  default void addShouldKeepTheDeliveryThatIsThere() {
    DeliveryId id = pending();
    deliveries().sent(id, NOW);

    deliveries().add(new Delivery(id, Samples.forward(Samples.intake())));

    assertThat(deliveries().isFinished(id)).isTrue();
    assertThat(deliveries().claim(id, NOW, LEASE)).isEqualTo(new Claim.Finished());
  }

  @Test
  default void isFinishedShouldBeFalseWhileItIsPendingOrBeingSent() {
    DeliveryId id = pending();

    assertThat(deliveries().isFinished(id)).isFalse();
    deliveries().claim(id, NOW, LEASE);
    assertThat(deliveries().isFinished(id)).isFalse();
    assertThat(deliveries().isFinished(Samples.deliveryId())).isTrue();
  }
}
