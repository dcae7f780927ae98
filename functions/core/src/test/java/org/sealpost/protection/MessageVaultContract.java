package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.testing.Samples;

/// What every [MessageVault] does.
public interface MessageVaultContract {
  Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
  Instant LONG_FROM_NOW = Instant.parse("2100-01-01T00:00:00Z");

  /// Empty at the start of each test.
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

  /// As a store does that has to begin anew.
  @Test
  default void putShouldTakeContentThatIsOpenedTwice() {
    ProtectedMessageId id = Samples.messageId();
    SealedBytes sealed = new SealedBytes(Samples.bytes(200_000));
    vault().put(Samples.messageId(), sealed);

    vault().put(id, sealed);

    assertThat(vault().find(id))
        .hasValueSatisfying(found -> assertThat(sealed.open()).hasBinaryContent(found));
  }

  @Test
  default void putShouldStoreNothingOfContentThatCannotBeRead() {
    ProtectedMessageId id = Samples.messageId();

    assertThatException().isThrownBy(() -> vault().put(id, new BrokenContent()));

    assertThat(vault().find(id)).isEmpty();
  }

  @Test
  default void deleteStoredBeforeShouldDeleteWhatIsOlder() {
    ProtectedMessageId id = Samples.messageId();
    vault().put(id, new SealedBytes(Samples.bytes(10)));

    int deleted = vault().deleteStoredBefore(LONG_FROM_NOW, 10);

    assertThat(deleted).isEqualTo(1);
    assertThat(vault().find(id)).isEmpty();
  }

  @Test
  default void deleteStoredBeforeShouldLeaveWhatIsYounger() {
    ProtectedMessageId id = Samples.messageId();
    vault().put(id, new SealedBytes(Samples.bytes(10)));

    int deleted = vault().deleteStoredBefore(LONG_AGO, 10);

    assertThat(deleted).isZero();
    assertThat(vault().find(id)).isPresent();
  }

  @Test
  default void deleteStoredBeforeShouldDeleteNoMoreThanTheLimit() {
    List<ProtectedMessageId> ids = Stream.generate(Samples::messageId).limit(5).toList();
    ids.forEach(id -> vault().put(id, new SealedBytes(Samples.bytes(10))));

    int deleted = vault().deleteStoredBefore(LONG_FROM_NOW, 3);

    assertThat(deleted).isEqualTo(3);
    assertThat(ids).filteredOn(id -> vault().find(id).isPresent()).hasSize(2);
    assertThat(vault().deleteStoredBefore(LONG_FROM_NOW, 3)).isEqualTo(2);
    assertThat(vault().deleteStoredBefore(LONG_FROM_NOW, 3)).isZero();
  }

  /// Ends in the middle.
  final class BrokenContent implements SealedContent {
    @Override
    public long length() {
      return 100_000;
    }

    @Override
    public InputStream open() {
      return new InputStream() {
        private int left = 50_000;

        @Override
        public int read() throws IOException {
          if (left == 0) {
            throw new IOException("broken");
          }
          left--;
          return 'x';
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          into[offset] = (byte) read();
          return 1;
        }
      };
    }
  }
}
