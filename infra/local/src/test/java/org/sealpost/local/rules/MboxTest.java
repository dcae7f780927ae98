package org.sealpost.local.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.rules.simulation.MailToReplay;
import org.sealpost.testing.SeededRandom;

class MboxTest {
  private static final String LINE = "From anna@contoso.example Sat Nov 21 10:00:00 2026\n";

  @Test
  void mailsShouldComeOneAfterTheOther() throws IOException {
    String mbox = LINE + "Subject: 1\n\nOne\n\n" + LINE + "Subject: 2\n\nTwo\n";

    assertThat(mails(mbox, 1000)).containsExactly("Subject: 1\n\nOne\n\n", "Subject: 2\n\nTwo\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From - Sat Nov 21 10:00:00 2026\n",
        "From 123@xxx Sat Nov 21 10:00:00 +0000 2026\n",
        "From a@b Sat Nov 21 10:00 2026\r\n",
        "From \"a b\"@c.example Sat, 21 Nov 2026 10:00:00 +0000\n",
      })
  void separatorsShouldBeKnownAsProgramsWriteThem(String separator) throws IOException {
    assertThat(mails(LINE + "a\n\n" + separator + "b\n", 1000)).containsExactly("a\n\n", "b\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From now on, it is so.\n",
        "From 10:00 on it is so\n",
        "from anna@contoso.example Sat Nov 21 10:00:00 2026\n",
        " From anna@contoso.example Sat Nov 21 10:00:00 2026\n",
      })
  void linesThatOnlyBeginAlikeShouldStay(String line) throws IOException {
    assertThat(mails(LINE + "a\n\n" + line + "b\n", 1000)).containsExactly("a\n\n" + line + "b\n");
  }

  @Test
  void separatorsShouldStandBehindAnEmptyLine() throws IOException {
    assertThat(mails(LINE + "a\n" + LINE + "b\n", 1000)).containsExactly("a\n" + LINE + "b\n");
  }

  @Test
  void quotedLinesShouldBeAsTheyWere() throws IOException {
    assertThat(mails(LINE + ">From here\n>>From there\n> From\n>from\n", 1000))
        .containsExactly("From here\n>From there\n> From\n>from\n");
  }

  @Test
  void mailsThatAreTooLargeShouldSaySoAndLeaveTheOthersAlone() throws IOException {
    String mbox = LINE + "x".repeat(200) + "\n\n" + LINE + "small\n";
    Mbox mails = new Mbox(stream(mbox), 100);

    MailToReplay large = mails.next();
    MailToReplay small = mails.next();

    assertThat(large.heldBytes()).isZero();
    assertThatThrownBy(() -> large.content().read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("larger than");
    assertThat(new String(small.content().read(), ISO_8859_1)).isEqualTo("small\n");
    assertThat(mails.hasNext()).isFalse();
    assertThatThrownBy(mails::next).isInstanceOf(NoSuchElementException.class);
  }

  /// Hundreds of megabytes go by, of which nothing is kept.
  @Test
  void endlessLinesShouldNotFillTheMemory() throws IOException {
    long length = 300L << 20;
    Mbox mails = new Mbox(new Endless(LINE, length), 1 << 20);

    MailToReplay endless = mails.next();

    assertThat(mails.position()).isEqualTo(length);
    assertThat(endless.heldBytes()).isZero();
    assertThat(mails.hasNext()).isFalse();
  }

  @Test
  @SuppressWarnings("InputStreamSlowMultibyteRead") // is asked for single octets
  void anMboxThatBreaksOffShouldSaySo() throws IOException {
    InputStream broken =
        new InputStream() {
          private final InputStream first = stream(LINE + "a\n\n" + LINE + "b");

          @Override
          public int read() throws IOException {
            int octet = first.read();
            if (octet < 0) {
              throw new IOException("disk");
            }
            return octet;
          }
        };
    Mbox mails = new Mbox(broken, 100);

    assertThat(mails.next().content().read()).isEqualTo("a\n\n".getBytes(ISO_8859_1));
    MailToReplay last = mails.next();
    assertThatThrownBy(() -> last.content().read()).hasMessageContaining("any further");
    assertThat(mails.hasNext()).isFalse();
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(100);
  }

  /// What is written as mboxrd comes back byte for byte.
  @ParameterizedTest
  @MethodSource("seeds")
  void mailsShouldComeBackAsTheyWere(long seed) throws IOException {
    Random random = new SeededRandom(seed);
    List<String> written = new ArrayList<>();
    StringBuilder mbox = new StringBuilder();
    for (int mail = 0; mail <= random.nextInt(5); mail++) {
      StringBuilder text = new StringBuilder();
      for (int line = 0; line <= random.nextInt(8); line++) {
        text.append(line(random));
      }
      written.add(text + "\n");
      mbox.append(LINE).append(text.toString().replaceAll("(?m)^(>*From )", ">$1")).append('\n');
    }

    assertThat(mails(mbox.toString(), 1 << 20)).isEqualTo(written);
  }

  private static String line(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> LINE;
      case 1 -> ">" + LINE;
      case 2 -> "\n";
      case 3 -> "\r\n";
      case 4 -> "ä".repeat(random.nextInt(140_000)) + "\n";
      default -> "text " + random.nextInt(100) + "\n";
    };
  }

  private static List<String> mails(String mbox, int most) throws IOException {
    List<String> mails = new ArrayList<>();
    try (Mbox source = new Mbox(stream(mbox), most)) {
      while (source.hasNext()) {
        mails.add(new String(source.next().content().read(), ISO_8859_1));
      }
    }
    return mails;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
  }

  /// A beginning, and then the same octet over and over.
  @SuppressWarnings("InputStreamSlowMultibyteRead") // is asked for single octets
  private static final class Endless extends InputStream {
    private final byte[] beginning;
    private final long length;
    private long at;

    Endless(String beginning, long length) {
      this.beginning = beginning.getBytes(ISO_8859_1);
      this.length = length;
    }

    @Override
    public int read() {
      if (at >= length) {
        return -1;
      }
      return at < beginning.length ? beginning[(int) at++] : next();
    }

    private int next() {
      at++;
      return 'x';
    }
  }
}
