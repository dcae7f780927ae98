package org.sealpost.protection.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.testing.SeededRandom;

class SealThreatTest {
  private static final ProtectedMessageId ID = new ProtectedMessageId("abcdefghijklmnopqrstuvwxyz");
  private static final int BLOCK = 16;

  private final MessageSeal seal = new MessageSeal(new SeededRandom(1));
  private final DataKey key = new DataKey(new byte[DataKey.BYTES]);

  /// Threat 1: nothing of what repeats in the content repeats in the sealed bytes.
  @Test
  void sealShouldHideThatTenMegabytesAreOfOneByte() {
    byte[] content = new byte[10_000_000];
    Arrays.fill(content, (byte) 'A');

    byte[] sealed = Seals.sealed(seal, content, key, ID);

    assertThat(compressed(sealed)).isGreaterThan((int) (sealed.length * 0.9999));
    assertThat(equalBlocks(sealed)).isZero();
  }

  private static int compressed(byte[] bytes) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] buffer = new byte[65_536];
      int length = 0;
      while (!deflater.finished()) {
        length += deflater.deflate(buffer);
      }
      return length;
    }
  }

  /// By their first eight bytes, of which no two are the same either.
  private static long equalBlocks(byte[] bytes) {
    long[] begins = new long[bytes.length / BLOCK];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (int block = 0; block < begins.length; block++) {
      begins[block] = buffer.getLong(block * BLOCK);
    }
    return begins.length - Arrays.stream(begins).distinct().count();
  }

  /// Threat 3: whatever is changed, cut off, repeated, left out or put elsewhere, nothing of the
  /// content comes out: not one byte, also of the pieces before the change.
  @Test
  void openShouldReleaseNothingOfWhatWasEditedAtRandom() {
    byte[] content = "canary".repeat(4_000).getBytes(US_ASCII);
    byte[] sealed = Seals.sealed(seal, content, key, ID);
    byte[] other = Seals.sealed(seal, content, key, ID);
    Random random = new Random(3);

    for (int round = 0; round < 3_000; round++) {
      byte[] edited = edited(sealed, other, random);
      if (!Arrays.equals(edited, sealed) && !Arrays.equals(edited, other)) {
        assertRefused(edited, "round " + round);
      }
    }
  }

  private void assertRefused(byte[] edited, String what) {
    try {
      seal.open(edited, key, ID);
      throw new AssertionError(what + ": opened");
    } catch (MalformedSealException | ForgedSealException refused) {
      for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
        assertThat(String.valueOf(cause.getMessage())).doesNotContain("canary");
      }
    }
  }

  private static byte[] edited(byte[] sealed, byte[] other, Random random) {
    int from = random.nextInt(sealed.length);
    int length = random.nextInt(sealed.length - from);
    return switch (random.nextInt(7)) {
      case 0 -> changed(sealed, random);
      case 1 -> Arrays.copyOf(sealed, from);
      case 2 -> without(sealed, from, length);
      case 3 -> twice(sealed, from, length);
      case 4 -> exchanged(sealed, random);
      case 5 -> spliced(sealed, other, from);
      default -> Arrays.copyOf(sealed, sealed.length + 1 + random.nextInt(40));
    };
  }

  private static byte[] changed(byte[] sealed, Random random) {
    byte[] changed = sealed.clone();
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
    }
    return changed;
  }

  private static byte[] without(byte[] sealed, int from, int length) {
    return Der.joined(
        Arrays.copyOf(sealed, from), Arrays.copyOfRange(sealed, from + length, sealed.length));
  }

  private static byte[] twice(byte[] sealed, int from, int length) {
    return Der.joined(
        Arrays.copyOf(sealed, from + length), Arrays.copyOfRange(sealed, from, sealed.length));
  }

  /// Two of the pieces that sealing works in.
  private static byte[] exchanged(byte[] sealed, Random random) {
    byte[] exchanged = sealed.clone();
    int start = sealed.length - 24_000 - 18;
    int one = start + random.nextInt(5) * FreshSeal.PIECE_BYTES;
    int two = start + random.nextInt(5) * FreshSeal.PIECE_BYTES;
    System.arraycopy(sealed, one, exchanged, two, FreshSeal.PIECE_BYTES);
    System.arraycopy(sealed, two, exchanged, one, FreshSeal.PIECE_BYTES);
    return exchanged;
  }

  private static byte[] spliced(byte[] sealed, byte[] other, int at) {
    return Der.joined(Arrays.copyOf(sealed, at), Arrays.copyOfRange(other, at, other.length));
  }
}
