package org.sealpost.mailflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.delivery.Deliveries.Claim;
import org.sealpost.delivery.Delivery;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.mailflow.Intakes.Settled;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.MethodReason;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.testing.Race;
import org.sealpost.testing.RecordPorts;
import org.sealpost.testing.Samples;
import org.sealpost.trace.PassedMail;

/// What every [Intakes] does. Each test starts with a store that nobody has written to.
public interface IntakesContract {
  int CONTENDERS = 8;
  Duration LEASE = Duration.ofMinutes(5);

  RecordPorts records();

  private Intakes intakes() {
    return records().intakes();
  }

  private static Settled settledWith(Settlement settlement) {
    return new Settled(
        settlement.intake().key(),
        settlement.intake().id(),
        settlement.deliveryIds(),
        settlement.forwardIds(),
        settlement.copies(),
        settlement.carrierIds(),
        settlement.carried(),
        settlement.intake().releases());
  }

  private void assertThatAllIsThere(Settlement settlement) {
    for (SealedRecord sealed : settlement.messages()) {
      assertThat(records().protectedMessages().find(sealed.message().id()))
          .contains(sealed.message());
      assertThat(records().wrappedKeys().find(sealed.message().id())).isEqualTo(sealed.key());
      assertThat(records().protectedMessages().recipients(sealed.message().id()))
          .containsExactlyInAnyOrderElementsOf(sealed.recipients());
      for (MessageRecipient recipient : sealed.recipients()) {
        assertThat(records().protectedMessages().find(Samples.link(sealed, recipient)))
            .contains(new AddressedMessage(sealed.message(), recipient));
      }
      assertThat(records().trace().of(sealed.message().id()))
          .containsExactlyElementsOf(
              settlement.events().stream()
                  .filter(event -> event.message().equals(sealed.message().id()))
                  .toList());
    }
    for (Delivery delivery : settlement.deliveries()) {
      assertThat(records().deliveries().claim(delivery.id(), NOW, LEASE))
          .isEqualTo(new Claim.Claimed(delivery.order()));
    }
  }

  private void assertThatNoMessageIsThere(Settlement settlement) {
    for (SealedRecord sealed : settlement.messages()) {
      PortalLink link = Samples.link(sealed, sealed.recipients().getFirst());
      assertThat(records().protectedMessages().find(sealed.message().id())).isEmpty();
      assertThat(records().protectedMessages().find(link)).isEmpty();
      assertThat(records().wrappedKeys().find(sealed.message().id())).isEmpty();
      assertThat(records().trace().of(sealed.message().id())).isEmpty();
    }
    assertThat(records().protectedMessages().recent(500))
        .doesNotContainAnyElementsOf(
            settlement.messages().stream().map(SealedRecord::message).toList());
  }

  @Test
  default void arriveShouldBeEmptyAsLongAsTheIntakeIsOpen() {
    Intake intake = Samples.intake();

    assertThat(intakes().arrive(intake)).isEmpty();
    assertThat(intakes().arrive(intake)).isEmpty();
    assertThat(intakes().find(intake.key())).isEmpty();
  }

  @Test
  default void arriveShouldGiveWhatBecameOfAnIntakeThatIsSettled() {
    Intake intake = Samples.intake();
    Settlement settlement = Samples.settlement(intake);
    intakes().arrive(intake);
    intakes().settle(settlement);

    Optional<Settled> settled = intakes().arrive(intake);

    assertThat(settled).contains(settledWith(settlement));
  }

  @Test
  default void arriveShouldNotOpenASettledIntakeAgain() {
    Intake intake = Samples.intake();
    intakes().arrive(intake);
    intakes().settle(Samples.settlement(intake));

    intakes().arrive(intake);

    assertThat(intakes().find(intake.key())).isPresent();
    assertThat(intakes().openSince(NOW.plus(Duration.ofDays(1)), 10)).isEmpty();
  }

  @Test
  default void arriveShouldTellIntakesOfTheSameMailApart() {
    Intake intake = Samples.intake();
    Intake otherRecipients =
        new Intake(
            intake.id(),
            new org.sealpost.mail.Envelope(Optional.empty(), List.of(Samples.ALICE)),
            NOW,
            true,
            Optional.of("2001:db8::7"),
            Optional.empty(),
            Optional.empty());
    intakes().arrive(intake);
    intakes().settle(Samples.settlement(intake));

    assertThat(intakes().arrive(otherRecipients)).isEmpty();
  }

  @Test
  default void findShouldBeEmptyForAnUnknownIntake() {
    assertThat(intakes().find(Samples.intake().key())).isEmpty();
  }

  @Test
  default void settleShouldMakeEverythingVisible() {
    Intake intake = Samples.intake();
    Settlement settlement = Samples.settlement(intake);
    intakes().arrive(intake);

    Settled settled = intakes().settle(settlement);

    assertThat(settled).isEqualTo(settledWith(settlement));
    assertThat(intakes().find(intake.key())).contains(settled);
    assertThatAllIsThere(settlement);
  }

  @Test
  default void settleShouldTakeFiveHundredRecipients() {
    Intake intake = Samples.intake();
    Settlement settlement = Samples.settlement(intake, 500);
    intakes().arrive(intake);

    Settled settled = intakes().settle(settlement);

    assertThat(settled).isEqualTo(settledWith(settlement));
    assertThatAllIsThere(settlement);
  }

  @Test
  default void settleShouldTakeManyMessagesOfOneIntake() {
    Intake intake = Samples.intake();
    List<SealedRecord> messages =
        Stream.generate(() -> Samples.sealed(Samples.message(Samples.CONTOSO, NOW), 2))
            .limit(30)
            .toList();
    Settlement settlement =
        new Settlement(
            intake, messages, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    intakes().arrive(intake);

    intakes().settle(settlement);

    assertThatAllIsThere(settlement);
  }

  @Test
  default void settleShouldTakeForwardsOnly() {
    Intake intake = Samples.intake();
    Delivery forward = new Delivery(Samples.deliveryId(), Samples.forward(intake));
    Settlement settlement =
        new Settlement(
            intake,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(forward),
            List.of(),
            List.of());
    intakes().arrive(intake);

    Settled settled = intakes().settle(settlement);

    assertThat(settled.deliveries()).containsExactly(forward.id());
    assertThat(settled.forwards()).containsExactly(forward.id());
    assertThatAllIsThere(settlement);
  }

  @Test
  default void settleShouldTakeFiveHundredReportsOfTheLongestIds() {
    Intake intake = Samples.intake();
    DeliveryOrder report = Samples.report();
    List<Delivery> reports =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    new DeliveryId(
                        (intake.key() + "-" + i + "." + "x".repeat(256)).substring(0, 256)))
            .map(id -> new Delivery(id, report))
            .toList();
    intakes().arrive(intake);

    Settled settled =
        intakes()
            .settle(
                new Settlement(
                    intake, List.of(), List.of(), List.of(), List.of(), reports, List.of(),
                    List.of()));

    assertThat(intakes().find(intake.key())).contains(settled);
    assertThat(settled.deliveries()).hasSize(500);
    assertThat(settled.forwards()).isEmpty();
  }

  private static SealedRecord sealed(DeliveryMethod... methods) {
    SealedRecord sample = Samples.sealed(Samples.message(Samples.CONTOSO, NOW), 0);
    return new SealedRecord(
        sample.message(),
        sample.key(),
        Stream.of(methods)
            .map(
                method ->
                    new MessageRecipient(
                        Samples.recipientKey(),
                        new Recipient(Samples.BOB, Scope.OUTSIDE),
                        method,
                        MethodReason.ORGANIZATION_SETTING))
            .toList());
  }

  @Test
  default void settleShouldKnowWhatWrappersCarryThemselves() {
    SealedRecord carried =
        sealed(DeliveryMethod.ATTACHMENT, DeliveryMethod.SMIME, DeliveryMethod.ATTACHMENT);
    SealedRecord linked = sealed(DeliveryMethod.ATTACHMENT, DeliveryMethod.LINK);
    Intake intake = Samples.intake();
    Settlement settlement =
        new Settlement(
            intake,
            List.of(carried, linked),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    Settled settled = intakes().settle(settlement);

    assertThat(settled.carried()).containsExactly(carried.message().id());
    assertThat(settled.carriers())
        .containsExactly(
            new DeliveryId(Samples.link(carried, carried.recipients().get(0)).toString()),
            new DeliveryId(Samples.link(carried, carried.recipients().get(2)).toString()));
    assertThat(intakes().arrive(intake)).contains(settled);
    assertThatAllIsThere(settlement);
  }

  /// All recipients get it by S/MIME.
  @Test
  default void settleShouldTakeAMessageWithoutSealAndKey() {
    SealedRecord sample = sealed(DeliveryMethod.SMIME);
    ProtectedMessage message = sample.message();
    SealedRecord unsealed =
        new SealedRecord(
            new ProtectedMessage(
                message.id(),
                message.organization(),
                message.author(),
                message.authorScope(),
                message.messageId(),
                message.acceptedAt(),
                message.terms(),
                message.branding(),
                message.place(),
                message.summary(),
                Optional.empty(),
                Optional.empty()),
            Optional.empty(),
            sample.recipients());
    Settlement settlement = Samples.settlement(Samples.intake(), unsealed);

    intakes().settle(settlement);

    assertThatAllIsThere(settlement);
    assertThat(intakes().find(settlement.intake().key()).orElseThrow().carried()).isEmpty();
  }

  @Test
  default void settleShouldWriteWhatPassedWithTheFirstSettlementOnly() {
    Intake intake = Samples.intake();
    PassedMail first = new PassedMail(NOW, Optional.empty(), "first", List.of("rule"));
    PassedMail second = new PassedMail(NOW, Optional.empty(), "second", List.of("rule"));

    for (PassedMail passed : List.of(first, second)) {
      intakes()
          .settle(
              new Settlement(
                  intake,
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(passed)));
    }

    assertThat(records().trace().recentlyPassed(10)).containsExactly(first);
  }

  @Test
  default void settleShouldAcceptThatNothingIsLeftToDo() {
    Intake intake = Samples.intake();
    intakes().arrive(intake);

    Settled settled =
        intakes()
            .settle(
                new Settlement(
                    intake, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of()));

    assertThat(settled.deliveries()).isEmpty();
    assertThat(intakes().arrive(intake)).contains(settled);
  }

  @Test
  default void settleShouldSettleAnIntakeWhoseArrivalWasNeverNoted() {
    Settlement settlement = Samples.settlement(Samples.intake());

    assertThat(intakes().settle(settlement)).isEqualTo(settledWith(settlement));
    assertThat(intakes().arrive(settlement.intake())).contains(settledWith(settlement));
  }

  @Test
  default void settleShouldKeepTheFirstSettlementAndGiveItToTheSecond() {
    Intake intake = Samples.intake();
    Settlement first = Samples.settlement(intake);
    Settlement second = Samples.settlement(intake);
    intakes().arrive(intake);
    Settled settled = intakes().settle(first);

    assertThat(intakes().settle(second)).isEqualTo(settled);
    assertThatAllIsThere(first);
    assertThatNoMessageIsThere(second);
  }

  @Test
  default void settleShouldGiveTheFirstSettlementToALargeSecondOne() {
    Intake intake = Samples.intake();
    Settlement first = Samples.settlement(intake);
    Settlement second = Samples.settlement(intake, 200);
    intakes().arrive(intake);
    Settled settled = intakes().settle(first);
    DeliveryId forward = first.forwardIds().getFirst();
    records().deliveries().sent(forward, NOW);

    assertThat(intakes().settle(second)).isEqualTo(settled);
    assertThatNoMessageIsThere(second);
    assertThat(records().deliveries().isFinished(forward)).isTrue();
  }

  @Test
  default void settleShouldLetOneWinAmongManyAtTheSameTimeAndGiveItToAll() throws Exception {
    assertThatOneWins(1);
  }

  @Test
  default void settleShouldLetOneWinAmongManyLargeOnesAtTheSameTime() throws Exception {
    assertThatOneWins(120);
  }

  private void assertThatOneWins(int recipients) throws Exception {
    Intake intake = Samples.intake();
    intakes().arrive(intake);
    ConcurrentLinkedQueue<Settlement> proposed = new ConcurrentLinkedQueue<>();

    List<Settled> settled =
        Race.among(
            CONTENDERS,
            () -> {
              Settlement settlement = Samples.settlement(intake, recipients);
              proposed.add(settlement);
              return intakes().settle(settlement);
            });

    assertThat(settled).containsOnly(settled.getFirst());
    for (Settlement settlement : proposed) {
      if (settledWith(settlement).equals(settled.getFirst())) {
        assertThatAllIsThere(settlement);
      } else {
        assertThatNoMessageIsThere(settlement);
      }
    }
    assertThat(proposed.stream().map(IntakesContract::settledWith))
        .containsOnlyOnce(settled.getFirst());
  }

  @Test
  default void openSinceShouldGiveOpenIntakesOldestFirst() {
    Intake newest = Samples.intake(NOW.plusMillis(500));
    Intake oldest = Samples.intake(NOW);
    Intake middle = Samples.intake(NOW.plusNanos(1));
    Intake settled = Samples.intake(NOW.minusSeconds(1));
    Stream.of(newest, oldest, settled, middle).forEach(intakes()::arrive);
    intakes().settle(Samples.settlement(settled));

    assertThat(intakes().openSince(NOW.plusSeconds(1), 10)).containsExactly(oldest, middle, newest);
  }

  @Test
  default void openSinceShouldLeaveOutWhatArrivedSince() {
    Intake before = Samples.intake(NOW.minusNanos(1));
    Intake since = Samples.intake(NOW);
    intakes().arrive(before);
    intakes().arrive(since);

    assertThat(intakes().openSince(NOW, 10)).containsExactly(before);
  }

  @Test
  default void openSinceShouldGiveNoMoreThanTheLimit() {
    Intake first = Samples.intake(NOW);
    Intake second = Samples.intake(NOW.plusSeconds(1));
    intakes().arrive(second);
    intakes().arrive(first);
    intakes().arrive(Samples.intake(NOW.plusSeconds(2)));

    assertThat(intakes().openSince(NOW.plusSeconds(60), 2)).containsExactly(first, second);
  }
}
