package org.sealpost.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.testing.Samples;

class PiecesTest {
  private final Random random = new Random(16);

  /// Sizes around every border, with pieces of 1 to 17 octets.
  @ParameterizedTest
  @MethodSource
  void piecesShouldJoinToTheWhole(int largest, int size) throws Exception {
    byte[] whole = new byte[size];
    random.nextBytes(whole);
    Pieces pieces = new Pieces(largest);

    DownloadResult announced = pieces.of(Samples.BOB, "a.zip", whole);

    if (size <= largest) {
      assertThat(announced)
          .isInstanceOfSatisfying(
              DownloadResult.Download.class,
              download -> assertThat(download.content()).isEqualTo(whole));
      return;
    }
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole));
    int count = Math.ceilDiv(size, largest);
    assertThat(announced)
        .isEqualTo(new DownloadResult.InPieces(Samples.BOB, "a.zip", size, count, sha256));
    assertThat(joined(pieces, whole, count)).isEqualTo(whole);
    assertThat(pieces.piece("a.zip", whole, count)).isEmpty();
  }

  static List<Object[]> piecesShouldJoinToTheWhole() {
    return IntStream.of(1, 2, 3, 7, 16, 17)
        .boxed()
        .flatMap(
            largest ->
                IntStream.of(0, 1, 2, 3)
                    .boxed()
                    .flatMap(
                        times ->
                            IntStream.of(-1, 0, 1)
                                .map(more -> largest * times + more)
                                .filter(size -> size >= 0)
                                .mapToObj(size -> new Object[] {largest, size})))
        .toList();
  }

  private static byte[] joined(Pieces pieces, byte[] whole, int count) throws Exception {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int piece = 0; piece < count; piece++) {
      byte[] content = pieces.piece("a.zip", whole, piece).orElseThrow().content();
      assertThat(content.length).isBetween(1, pieces.largestBytes());
      joined.write(content);
    }
    return joined.toByteArray();
  }

  @Test
  void pieceShouldTellItsPlaceInItsName() {
    Pieces pieces = new Pieces(2);

    assertThat(pieces.piece("a.zip", new byte[5], 0).orElseThrow().fileName())
        .isEqualTo("a.zip.001");
    assertThat(pieces.piece("a.zip", new byte[5], 2).orElseThrow().fileName())
        .isEqualTo("a.zip.003");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, 3, 1 << 30, Integer.MAX_VALUE})
  void pieceShouldBeEmptyWhenThereIsNone(int piece) {
    assertThat(new Pieces(2).piece("a", new byte[5], piece)).isEmpty();
  }

  @Test
  void doorShouldLetSomethingThrough() {
    assertThatThrownBy(() -> new Pieces(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
