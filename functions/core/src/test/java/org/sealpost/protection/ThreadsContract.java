package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.MessageId;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.Settlement;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.testing.Race;
import org.sealpost.testing.RecordPorts;
import org.sealpost.testing.Samples;

/// What every [Threads] does.
public interface ThreadsContract {
  RecordPorts records();

  private Threads threads() {
    return records().threads();
  }

  private static MessageId someId() {
    return new MessageId("<" + Samples.messageId() + "@contoso.example>");
  }

  private static SealedRecord sealed(MessageId id, int recipients) {
    ProtectedMessage sample = Samples.message(Samples.CONTOSO, NOW);
    return Samples.sealed(
        new ProtectedMessage(
            sample.id(),
            sample.organization(),
            sample.author(),
            sample.authorScope(),
            Optional.of(id),
            sample.acceptedAt(),
            sample.terms(),
            sample.branding(),
            sample.place(),
            sample.summary(),
            sample.sealedSha256(),
            sample.revocation()),
        recipients);
  }

  private static Settlement settlement(List<SealedRecord> messages) {
    return new Settlement(
        Samples.intake(),
        messages,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  default void findShouldBeEmptyForUnknownIds() {
    assertThat(threads().find(List.of(someId(), someId()))).isEmpty();
  }

  @Test
  default void findShouldBeEmptyForNoIds() {
    assertThat(threads().find(List.of())).isEmpty();
  }

  @Test
  default void findShouldGiveWhatWasNoted() {
    MessageId id = someId();
    ProtectedMessageId message = Samples.messageId();

    threads().note(id, message);
    threads().note(id, message);
    threads().note(someId(), Samples.messageId());

    assertThat(threads().find(List.of(someId(), id))).containsExactly(message);
  }

  @Test
  default void findShouldGiveAllMessagesOfAnId() {
    MessageId id = someId();
    ProtectedMessageId one = Samples.messageId();
    ProtectedMessageId other = Samples.messageId();

    threads().note(id, one);
    threads().note(id, other);

    assertThat(threads().find(List.of(id))).isEqualTo(Set.of(one, other));
  }

  @Test
  default void findShouldGiveAMessageOnceThatTwoIdsStandFor() {
    MessageId ours = someId();
    MessageId theirs = someId();
    ProtectedMessageId message = Samples.messageId();
    threads().note(ours, message);
    threads().note(theirs, message);

    assertThat(threads().find(List.of(ours, theirs, ours))).containsExactly(message);
  }

  @Test
  default void findShouldTakeAHundredIdsOfTheGreatestLength() {
    List<MessageId> ids =
        IntStream.range(0, Threads.MOST)
            .mapToObj(i -> new MessageId("<" + "x".repeat(900 - 10) + i + ">"))
            .toList();
    ProtectedMessageId first = Samples.messageId();
    ProtectedMessageId last = Samples.messageId();
    threads().note(ids.getFirst(), first);
    threads().note(ids.getLast(), last);

    assertThat(threads().find(ids)).contains(first, last);
  }

  @Test
  default void settleShouldLetTheAuthorsIdStandForTheMessage() {
    MessageId id = someId();
    SealedRecord sealed = sealed(id, 1);

    records().intakes().settle(settlement(List.of(sealed)));

    assertThat(threads().find(List.of(id))).containsExactly(sealed.message().id());
  }

  /// Recipients of one mail that get it in different ways get different messages.
  @Test
  default void settleShouldLetOneIdStandForSeveralMessages() {
    MessageId id = someId();
    List<SealedRecord> all = Stream.generate(() -> sealed(id, 2)).limit(33).toList();

    records().intakes().settle(settlement(all));

    assertThat(threads().find(List.of(id)))
        .containsExactlyInAnyOrderElementsOf(all.stream().map(one -> one.message().id()).toList());
  }

  @Test
  default void settleShouldLetTheIdStandForAMessageOfFiveHundredRecipients() {
    MessageId id = someId();
    SealedRecord sealed = sealed(id, 500);

    records().intakes().settle(settlement(List.of(sealed)));

    assertThat(threads().find(List.of(id))).containsExactly(sealed.message().id());
  }

  @Test
  default void settleShouldAddToWhatTheIdStoodForBefore() {
    MessageId id = someId();
    ProtectedMessageId before = Samples.messageId();
    SealedRecord sealed = sealed(id, 1);
    threads().note(id, before);

    records().intakes().settle(settlement(List.of(sealed)));

    assertThat(threads().find(List.of(id))).isEqualTo(Set.of(before, sealed.message().id()));
  }

  @Test
  default void settleShouldTakeMessagesWithoutId() {
    ProtectedMessage sample = Samples.message(Samples.CONTOSO, NOW);
    SealedRecord sealed =
        Samples.sealed(
            new ProtectedMessage(
                sample.id(),
                sample.organization(),
                sample.author(),
                sample.authorScope(),
                Optional.empty(),
                sample.acceptedAt(),
                sample.terms(),
                sample.branding(),
                sample.place(),
                sample.summary(),
                sample.sealedSha256(),
                sample.revocation()),
            1);
    Intake intake = Samples.intake();

    records().intakes().settle(Samples.settlement(intake, sealed));

    assertThat(records().intakes().find(intake.key())).isPresent();
  }

  @Test
  default void noteShouldLoseNothingWhenManyNoteAtTheSameTime() throws Exception {
    MessageId id = someId();
    ConcurrentLinkedQueue<ProtectedMessageId> noted = new ConcurrentLinkedQueue<>();

    Race.among(
        8,
        () -> {
          ProtectedMessageId message = Samples.messageId();
          threads().note(id, message);
          noted.add(message);
          return message;
        });

    assertThat(threads().find(List.of(id))).hasSize(8).containsAll(noted);
  }
}
