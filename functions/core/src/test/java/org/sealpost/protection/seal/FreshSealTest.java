package org.sealpost.protection.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.KeptBytes;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.testing.SeededRandom;

class FreshSealTest {
  private static final ProtectedMessageId ID = new ProtectedMessageId("abcdefghijklmnopqrstuvwxyz");

  private final MessageSeal messages = new MessageSeal(new SeededRandom(3));

  /// A store that begins anew must not store a mixture.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 4097, 8192, 100_000})
  void openShouldGiveTheSameBytesEachTime(int length) throws Exception {
    try (FreshSeal seal = seal(content(length))) {
      byte[] first = Seals.bytes(seal);
      try (InputStream broken = seal.open()) {
        broken.readNBytes(length / 2);
      }

      assertThat(Seals.bytes(seal)).isEqualTo(first);
      assertThat(seal.length()).isEqualTo(first.length);
      assertThat(seal.sha256())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(first)));
    }
  }

  /// However it is read.
  @Test
  void openShouldGiveTheSameBytesInPiecesOfEverySize() throws Exception {
    Random random = new Random(5);
    try (FreshSeal seal = seal(content(20_000))) {
      byte[] whole = Seals.bytes(seal);
      for (int round = 0; round < 50; round++) {
        byte[] read = new byte[whole.length];
        int at = 0;
        try (InputStream bytes = seal.open()) {
          while (at < read.length) {
            int most = Math.min(read.length - at, 1 + random.nextInt(9_000));
            if (random.nextInt(10) == 0) {
              read[at++] = (byte) bytes.read();
            } else {
              int count = bytes.read(read, at, most);
              assertThat(count).isPositive();
              at += count;
            }
          }
          assertThat(bytes.read()).isEqualTo(-1);
          assertThat(bytes.read(new byte[3], 0, 3)).isEqualTo(-1);
          assertThat(bytes.read(new byte[0], 0, 0)).isZero();
        }
        assertThat(read).isEqualTo(whole);
      }
    }
  }

  /// Some stores read as much as they were told to expect, and never see the end.
  @Test
  void sha256ShouldBeKnownOnceTheLastByteWasRead() throws Exception {
    try (FreshSeal seal = seal(content(10_000));
        InputStream bytes = seal.open()) {
      bytes.readNBytes((int) seal.length() - 1);
      assertThatExceptionOfType(IllegalStateException.class).isThrownBy(seal::sha256);

      assertThat(bytes.read()).isNotNegative();

      assertThat(seal.sha256()).hasSize(64);
    }
  }

  @Test
  void sha256ShouldBeUnknownWithoutACompleteReading() throws Exception {
    try (FreshSeal seal = seal(content(10_000))) {
      for (int attempt = 0; attempt < 3; attempt++) {
        try (InputStream bytes = seal.open()) {
          bytes.readNBytes(9_000);
        }
      }

      assertThatExceptionOfType(IllegalStateException.class).isThrownBy(seal::sha256);
    }
  }

  /// Another content under the same key and nonce would give both away.
  @Test
  void openShouldNotFinishAReadingOfAnotherContent() throws Exception {
    byte[] content = content(10_000);
    try (FreshSeal seal = seal(content)) {
      int length = Seals.bytes(seal).length;
      content[9_999] ^= 1;

      try (InputStream bytes = seal.open()) {
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(() -> bytes.readNBytes(length));
      }
    }
  }

  /// Whoever still reads when the message is wiped gets nothing encrypted of the zeros.
  @Test
  void closeShouldEndEveryReading() throws Exception {
    byte[] content = content(100_000);
    FreshSeal seal = seal(content);
    InputStream begun = seal.open();
    byte[] part = begun.readNBytes(20_000);

    seal.close();
    Arrays.fill(content, (byte) 0);

    assertThat(part).hasSize(20_000);
    assertThatExceptionOfType(IOException.class).isThrownBy(begun::readAllBytes);
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(seal::open);
  }

  /// One copy of 20 MB more would show.
  @Test
  void openShouldHoldNoCopyOfTheContent() throws Exception {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    byte[] content = content(20_000_000);
    byte[] buffer = new byte[65_536];
    try (FreshSeal seal = seal(content)) {
      long before = threads.getCurrentThreadAllocatedBytes();

      try (InputStream bytes = seal.open()) {
        while (bytes.read(buffer, 0, buffer.length) >= 0) {}
      }

      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000_000);
    }
  }

  @Test
  void keyShouldBeGoneOnceClosed() {
    byte[] bytes = {1, 2, 3};
    WipedKey key = new WipedKey(bytes);

    key.close();

    assertThat(bytes).containsOnly(0);
    assertThat(key.isDestroyed()).isTrue();
    assertThat(key).hasToString("WipedKey[******]");
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(key::getEncoded);
  }

  private FreshSeal seal(byte[] content) {
    try (DataKey key = new DataKey(new byte[DataKey.BYTES])) {
      return messages.seal(KeptBytes.all(content), key, ID);
    }
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }
}
