package org.sealpost.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.MessageId;
import org.sealpost.mailflow.Settlement;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.RecipientKey;
import org.sealpost.testing.Race;
import org.sealpost.testing.RecordPorts;
import org.sealpost.testing.Samples;

/// What every [MessageTrace] does.
public interface MessageTraceContract {
  RecordPorts records();

  private MessageTrace trace() {
    return records().trace();
  }

  private static PassedMail passed(long afterNanos) {
    return new PassedMail(
        NOW.plusNanos(afterNanos),
        Optional.of(new MessageId("<" + afterNanos + "@contoso.example>")),
        "It is a calendar invitation.",
        List.of("Über \"alles\"", "2"));
  }

  private void settle(PassedMail... passed) {
    records()
        .intakes()
        .settle(
            new Settlement(
                Samples.intake(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(passed)));
  }

  @Test
  default void protectedAsShouldFindAMessageByItsReference() {
    Settlement settlement = Samples.settlement(Samples.intake());
    records().intakes().settle(settlement);
    records().intakes().settle(Samples.settlement(Samples.intake()));

    List<TraceEvent.Protected> found =
        trace().protectedAs(settlement.messages().getFirst().message().id().reference());

    assertThat(found)
        .containsExactlyElementsOf(
            settlement.events().stream().map(TraceEvent.Protected.class::cast).toList());
  }

  @Test
  default void protectedAsShouldFindNothingElse() {
    records().intakes().settle(Samples.settlement(Samples.intake()));

    assertThat(trace().protectedAs("ABCD-EFGH")).isEmpty();
    assertThat(trace().protectedAs("")).isEmpty();
  }

  @Test
  default void recentlyPassedShouldBeEmptyAtFirst() {
    assertThat(trace().recentlyPassed(500)).isEmpty();
  }

  @Test
  default void recentlyPassedShouldGiveTheNewestFirst() {
    settle(passed(1));
    settle(passed(2), passed(3));
    settle();

    assertThat(trace().recentlyPassed(500)).containsExactly(passed(3), passed(2), passed(1));
    assertThat(trace().recentlyPassed(2)).containsExactly(passed(3), passed(2));
  }

  @Test
  default void recentlyPassedShouldKeepEqualMailsOfTheSameInstant() {
    settle(passed(1), passed(1));
    settle(passed(1));

    assertThat(trace().recentlyPassed(500)).containsExactly(passed(1), passed(1), passed(1));
  }

  @Test
  default void recentlyPassedShouldKeepAMailWithoutMessageIdAndRules() {
    PassedMail bare = new PassedMail(NOW, Optional.empty(), "It is encrypted already.", List.of());

    settle(bare);

    assertThat(trace().recentlyPassed(1)).containsExactly(bare);
  }

  private static TraceEvent read(ProtectedMessageId message, long afterNanos) {
    return Samples.access(
        NOW.plusNanos(afterNanos),
        message,
        Samples.recipientKey(),
        AccessOperation.OPEN,
        AccessResult.DONE);
  }

  @Test
  default void ofShouldGiveEventsOldestFirst() {
    ProtectedMessageId id = Samples.messageId();
    TraceEvent last = read(id, 500_000_000);
    TraceEvent first = read(id, 0);
    TraceEvent middle = read(id, 1);

    Stream.of(last, first, middle).forEach(trace()::record);

    assertThat(trace().of(id)).containsExactly(first, middle, last);
  }

  @Test
  default void ofShouldGiveEveryKindOfEventAsItWasRecorded() {
    ProtectedMessageId id = Samples.messageId();
    RecipientKey recipient = Samples.recipientKey();
    List<TraceEvent> all =
        List.of(
            new TraceEvent.Protected(
                NOW.plusNanos(1),
                id,
                "Encrypt",
                Optional.of("key-1"),
                List.of("Über \"alles\"", "2")),
            new TraceEvent.Delivered(NOW.plusNanos(2), id, recipient),
            new TraceEvent.Undeliverable(NOW.plusNanos(3), id, recipient),
            Samples.access(
                NOW.plusNanos(4), id, recipient, AccessOperation.PASSCODE, AccessResult.DONE),
            Samples.access(
                NOW.plusNanos(5),
                id,
                recipient,
                AccessOperation.SIGN_IN,
                AccessResult.WRONG_PASSCODE),
            Samples.access(
                NOW.plusNanos(6), id, recipient, AccessOperation.SIGN_IN, AccessResult.DONE),
            Samples.access(
                NOW.plusNanos(7), id, recipient, AccessOperation.OPEN, AccessResult.DONE),
            Samples.access(
                NOW.plusNanos(8), id, recipient, AccessOperation.DOWNLOAD, AccessResult.DONE),
            Samples.access(
                NOW.plusNanos(9), id, recipient, AccessOperation.REPLY, AccessResult.DONE),
            new TraceEvent.SignedOut(NOW.plusNanos(10), id, recipient, "admin"),
            new TraceEvent.Revoked(NOW.plusNanos(11), id, "admin"));

    all.forEach(trace()::record);

    assertThat(trace().of(id)).isEqualTo(all);
  }

  @Test
  default void ofShouldBeEmptyForAnUnknownMessage() {
    assertThat(trace().of(Samples.messageId())).isEmpty();
  }

  @Test
  default void ofShouldGiveEventsOfThisMessageOnly() {
    ProtectedMessageId id = Samples.messageId();
    TraceEvent mine = read(id, 0);
    trace().record(mine);
    trace().record(read(Samples.messageId(), 0));

    assertThat(trace().of(id)).containsExactly(mine);
  }

  @Test
  default void recordShouldKeepEqualEventsOfTheSameInstant() throws Exception {
    TraceEvent event = read(Samples.messageId(), 0);

    Race.among(
        20,
        () -> {
          trace().record(event);
          return event;
        });

    assertThat(trace().of(event.message())).hasSize(20).containsOnly(event);
  }

  @Test
  default void ofShouldGiveMoreThanAMegabyteOfEvents() {
    ProtectedMessageId id = Samples.messageId();
    List<String> rules = IntStream.range(0, 100).mapToObj("rule %060d"::formatted).toList();
    for (int i = 0; i < 300; i++) {
      trace()
          .record(
              new TraceEvent.Protected(NOW.plusNanos(i), id, "Encrypt", Optional.empty(), rules));
    }

    assertThat(trace().of(id)).hasSize(300);
  }
}
