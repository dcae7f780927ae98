package org.sealpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sealpost.testing.Samples;

/// What every [RawInbox] does.
public interface RawInboxContract {
  RawInbox rawInbox();

  @Test
  default void findShouldGiveTheVeryBytesThatWerePut() {
    IntakeId id = Samples.intakeId();
    byte[] mail = Samples.bytes(3 * 1024 * 1024 + 1);

    rawInbox().put(id, mail);

    assertThat(rawInbox().find(id)).hasValueSatisfying(found -> assertThat(found).isEqualTo(mail));
  }

  /// Who has found a mail wipes it.
  @Test
  default void findShouldGiveAnArrayOfItsOwn() {
    IntakeId id = Samples.intakeId();
    byte[] mail = Samples.bytes(100);
    rawInbox().put(id, mail);

    Arrays.fill(rawInbox().find(id).orElseThrow(), (byte) 0);

    assertThat(rawInbox().find(id)).hasValueSatisfying(found -> assertThat(found).isEqualTo(mail));
  }

  @Test
  default void findShouldBeEmptyWhenTheMailNeverCame() {
    assertThat(rawInbox().find(Samples.intakeId())).isEmpty();
  }

  @Test
  default void putShouldReplaceTheMailOfTheSameId() {
    IntakeId id = Samples.intakeId();
    byte[] second = Samples.bytes(10);
    rawInbox().put(id, Samples.bytes(20));

    rawInbox().put(id, second);

    assertThat(rawInbox().find(id))
        .hasValueSatisfying(found -> assertThat(found).isEqualTo(second));
  }

  @Test
  default void deleteShouldTakeAwayThisMailOnly() {
    IntakeId gone = Samples.intakeId();
    IntakeId other = Samples.intakeId();
    rawInbox().put(gone, Samples.bytes(10));
    rawInbox().put(other, Samples.bytes(10));

    rawInbox().delete(gone);

    assertThat(rawInbox().find(gone)).isEmpty();
    assertThat(rawInbox().find(other)).isPresent();
  }

  @Test
  default void deleteShouldBeIdempotent() {
    IntakeId id = Samples.intakeId();
    rawInbox().put(id, Samples.bytes(10));

    rawInbox().delete(id);
    rawInbox().delete(id);

    assertThat(rawInbox().find(id)).isEmpty();
  }
}
