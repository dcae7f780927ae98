package org.sealpost.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.KeptBytes.Stretch;

class KeptBytesTest {
  /// Against copying each stretch by itself.
  @Test
  void copyShouldGiveEveryPartOfWhatWasKept() {
    Random random = new Random(11);
    for (int round = 0; round < 2_000; round++) {
      byte[] array = new byte[random.nextInt(200)];
      random.nextBytes(array);
      List<Stretch> stretches = stretches(array, random);
      byte[] expected = joined(stretches);
      KeptBytes kept = new KeptBytes(stretches);
      int first = random.nextInt(expected.length + 1);
      int length = random.nextInt(expected.length - first + 1);
      byte[] target = new byte[length + 7];

      kept.copy(first, target, 5, length);

      assertThat(kept.length()).isEqualTo(expected.length);
      assertThat(kept.toByteArray()).isEqualTo(expected);
      assertThat(Arrays.copyOfRange(target, 5, 5 + length))
          .isEqualTo(Arrays.copyOfRange(expected, first, first + length));
      assertThat(Arrays.copyOf(target, 5)).containsOnly(0);
      assertThat(Arrays.copyOfRange(target, 5 + length, target.length)).containsOnly(0);
    }
  }

  @Test
  void copyShouldRefuseWhatWasNotKept() {
    KeptBytes kept = new KeptBytes(List.of(new Stretch(new byte[10], 2, 4)));
    byte[] target = new byte[10];

    assertThatIllegalArgumentException().isThrownBy(() -> kept.copy(0, target, 0, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> kept.copy(-1, target, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> kept.copy(1, target, 0, -1));
  }

  @Test
  void allShouldKeepAll() {
    assertThat(KeptBytes.all(new byte[] {1, 2, 3}).toByteArray()).containsExactly(1, 2, 3);
    assertThat(KeptBytes.all(new byte[0]).toByteArray()).isEmpty();
  }

  @Test
  void behindShouldPutTheMessageUnderTheHeader() {
    KeptBytes kept = KeptBytes.behind(new byte[] {9, 8}, new byte[] {1, 2, 3, 4}, 2);

    assertThat(kept.toByteArray()).containsExactly(9, 8, 3, 4);
    assertThat(KeptBytes.behind(new byte[0], new byte[] {1}, 1).length()).isZero();
  }

  private static List<Stretch> stretches(byte[] array, Random random) {
    int length = array.length;
    List<Stretch> stretches = new ArrayList<>();
    int at = 0;
    while (at < length) {
      int from = at + random.nextInt(length - at);
      int to = from + 1 + random.nextInt(length - from);
      stretches.add(new Stretch(array, from, to));
      at = to + random.nextInt(5);
    }
    return stretches;
  }

  private static byte[] joined(List<Stretch> stretches) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    stretches.forEach(
        stretch -> joined.write(stretch.array(), stretch.from(), stretch.to() - stretch.from()));
    return joined.toByteArray();
  }
}
