package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.testing.RecordPorts;
import org.sealpost.testing.Samples;

/// What every [WrappedKeys] does.
public interface WrappedKeysContract {
  RecordPorts records();

  private WrappedKeys keys() {
    return records().wrappedKeys();
  }

  private SealedRecord stored(int keyBytes) {
    SealedRecord sealed = Samples.sealed(Samples.message(Samples.CONTOSO, NOW), 1);
    SealedRecord withKey =
        new SealedRecord(
            sealed.message(),
            Optional.of(WrappedDataKey.of(Samples.bytes(keyBytes), "key-1")),
            sealed.recipients());
    records().intakes().settle(Samples.settlement(Samples.intake(), withKey));
    return withKey;
  }

  @Test
  default void findShouldGiveTheKeyOfTheMessage() {
    SealedRecord sealed = stored(6144);

    assertThat(keys().find(sealed.message().id())).isEqualTo(sealed.key());
  }

  @Test
  default void findShouldBeEmptyForAnUnknownMessage() {
    assertThat(keys().find(Samples.messageId())).isEmpty();
  }

  @Test
  default void shredShouldTakeTheKeyAwayAndLeaveTheRecord() {
    SealedRecord sealed = stored(180);

    keys().shred(sealed.message().id());

    assertThat(keys().find(sealed.message().id())).isEmpty();
    assertThat(records().protectedMessages().find(sealed.message().id())).isPresent();
  }

  @Test
  default void shredShouldLeaveOtherKeysAlone() {
    SealedRecord shredded = stored(180);
    SealedRecord other = stored(180);

    keys().shred(shredded.message().id());

    assertThat(keys().find(other.message().id())).isEqualTo(other.key());
  }

  @Test
  default void shredShouldBeIdempotent() {
    SealedRecord sealed = stored(180);

    keys().shred(sealed.message().id());
    keys().shred(sealed.message().id());

    assertThat(keys().find(sealed.message().id())).isEmpty();
  }

  @Test
  default void shredShouldBeFinalAlthoughTheIntakeIsSettledOnceMore() {
    SealedRecord sealed = Samples.sealed(Samples.message(Samples.CONTOSO, NOW), 1);
    var settlement = Samples.settlement(Samples.intake(), sealed);
    records().intakes().settle(settlement);
    keys().shred(sealed.message().id());

    records().intakes().settle(settlement);

    assertThat(keys().find(sealed.message().id())).isEmpty();
  }
}
