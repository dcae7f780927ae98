package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sealpost.testing.Samples;

/// What every [MessageVault] does.
public interface MessageVaultContract {
  MessageVault vault();

  @Test
  default void findShouldGiveTheVeryBytesThatWerePut() {
    ProtectedMessageId id = Samples.messageId();
    byte[] sealed = Samples.bytes(3 * 1024 * 1024 + 1);

    vault().put(id, new SealedBytes(sealed));

    assertThat(vault().find(id)).hasValueSatisfying(found -> assertThat(found).isEqualTo(sealed));
  }

  @Test
  default void findShouldBeEmptyWhenNothingWasPut() {
    assertThat(vault().find(Samples.messageId())).isEmpty();
  }

  @Test
  default void putShouldBeRepeatableWithTheSameBytes() {
    ProtectedMessageId id = Samples.messageId();
    byte[] sealed = Samples.bytes(100);
    vault().put(id, new SealedBytes(sealed));

    vault().put(id, new SealedBytes(sealed));

    assertThat(vault().find(id)).hasValueSatisfying(found -> assertThat(found).isEqualTo(sealed));
  }

  @Test
  default void deleteShouldTakeAwayTheseBytesOnly() {
    ProtectedMessageId gone = Samples.messageId();
    ProtectedMessageId other = Samples.messageId();
    vault().put(gone, new SealedBytes(Samples.bytes(10)));
    vault().put(other, new SealedBytes(Samples.bytes(10)));

    vault().delete(gone);

    assertThat(vault().find(gone)).isEmpty();
    assertThat(vault().find(other)).isPresent();
  }

  @Test
  default void deleteShouldBeIdempotent() {
    ProtectedMessageId id = Samples.messageId();
    vault().put(id, new SealedBytes(Samples.bytes(10)));

    vault().delete(id);
    vault().delete(id);

    assertThat(vault().find(id)).isEmpty();
  }
}
