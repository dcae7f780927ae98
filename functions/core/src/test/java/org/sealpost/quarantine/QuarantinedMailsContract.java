package org.sealpost.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sealpost.quarantine.QuarantineState.Deleted;
import org.sealpost.quarantine.QuarantineState.Expired;
import org.sealpost.quarantine.QuarantineState.Held;
import org.sealpost.quarantine.QuarantineState.Released;
import org.sealpost.testing.Race;
import org.sealpost.testing.RecordPorts;
import org.sealpost.testing.Samples;

/// What every [QuarantinedMails] does. Each test starts with a store that nobody has written to.
public interface QuarantinedMailsContract {
  RecordPorts records();

  private QuarantinedMails mails() {
    return records().quarantinedMails();
  }

  private QuarantinedMail held(int secondsLater) {
    QuarantinedMail mail = Samples.quarantined(NOW.plusSeconds(secondsLater));
    records().intakes().settle(Samples.settlement(Samples.intake(), mail));
    return mail;
  }

  @Test
  default void findShouldGiveBackWhatTheSettlementHeld() {
    QuarantinedMail mail = held(0);

    assertThat(mails().find(mail.id())).contains(mail);
  }

  @Test
  default void findShouldBeEmptyForAnUnknownMail() {
    assertThat(mails().find(Samples.intakeId())).isEmpty();
    assertThat(mails().end(Samples.intakeId(), new Deleted(NOW, "admin"))).isEmpty();
  }

  @Test
  default void heldShouldListTheNewestFirst() {
    QuarantinedMail old = held(1);
    QuarantinedMail newest = held(3);
    QuarantinedMail middle = held(2);

    assertThat(mails().held(2)).containsExactly(newest, middle);
    assertThat(mails().held(10)).containsExactly(newest, middle, old);
  }

  @Test
  default void heldSinceShouldListTheOldestFirst() {
    QuarantinedMail young = held(3);
    QuarantinedMail old = held(1);
    QuarantinedMail middle = held(2);

    assertThat(mails().heldSince(NOW.plusSeconds(3), 10)).containsExactly(old, middle);
    assertThat(mails().heldSince(NOW.plusSeconds(9), 2)).containsExactly(old, middle);
    assertThat(mails().heldSince(NOW.plusSeconds(9), 10)).containsExactly(old, middle, young);
  }

  @Test
  default void endShouldTakeAMailOutOfWhatIsHeld() {
    QuarantinedMail released = held(1);
    QuarantinedMail deleted = held(2);
    QuarantinedMail expired = held(3);
    QuarantinedMail other = held(4);

    assertThat(mails().end(released.id(), new Released(NOW, "admin")))
        .contains(new Released(NOW, "admin"));
    mails().end(deleted.id(), new Deleted(NOW, "admin"));
    mails().end(expired.id(), new Expired(NOW));

    assertThat(mails().held(10)).containsExactly(other);
    assertThat(mails().find(released.id()).orElseThrow().state())
        .isEqualTo(new Released(NOW, "admin"));
    assertThat(mails().find(deleted.id()).orElseThrow().state())
        .isEqualTo(new Deleted(NOW, "admin"));
    assertThat(mails().find(expired.id()).orElseThrow().state()).isEqualTo(new Expired(NOW));
  }

  @Test
  default void endShouldKeepTheFirstEnd() {
    QuarantinedMail mail = held(0);
    mails().end(mail.id(), new Deleted(NOW, "first"));

    Optional<QuarantineState> state = mails().end(mail.id(), new Released(NOW, "second"));

    assertThat(state).contains(new Deleted(NOW, "first"));
  }

  @Test
  default void endShouldLetOneOfManyDecide() throws Exception {
    QuarantinedMail mail = held(0);
    AtomicInteger admins = new AtomicInteger();

    List<QuarantineState> answers =
        Race.among(
            8,
            () ->
                mails()
                    .end(mail.id(), new Released(NOW, "admin " + admins.incrementAndGet()))
                    .orElseThrow());

    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(mails().find(mail.id()).orElseThrow().state()).isNotEqualTo(new Held());
  }
}
