package org.sealpost.inspection.clamd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.inspection.MalwareScanner.Verdict;
import org.sealpost.inspection.MalwareScannerContract;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.testing.SeededRandom;

/// Threat 46: only a plain "OK" lets a mail go on.
final class ClamdScannerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration IMPATIENCE = Duration.ofMillis(300);
  private static final byte[] MAIL = MalwareScannerContract.mail("words".getBytes(UTF_8));

  private static Verdict scan(FakeClamd clamd, Duration patience, byte[] message) {
    return new ClamdScanner(clamd.address(), patience).scan(message, content());
  }

  private static MailContent content() {
    try {
      return MimeReader.read(MAIL);
    } catch (MalformedMailException bug) {
      throw new AssertionError("a malformed mail", bug);
    }
  }

  @Test
  void scanShouldBelieveOkAndFound() {
    try (FakeClamd fine = FakeClamd.saying("stream: OK\0");
        FakeClamd bad = FakeClamd.saying("stream: Win.Test.EICAR_HDB-1 FOUND\0")) {
      assertThat(scan(fine, PATIENCE, MAIL)).isEqualTo(new Verdict.Clean());
      assertThat(scan(bad, PATIENCE, MAIL)).isEqualTo(new Verdict.Infected("Win.Test.EICAR_HDB-1"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65_535, 65_536, 65_537, 25 * 1024 * 1024})
  void scanShouldSendEveryByteInChunks(int length) {
    byte[] message = new byte[length];
    new SeededRandom(length).nextBytes(message);
    List<byte[]> received = new CopyOnWriteArrayList<>();

    try (FakeClamd clamd =
        FakeClamd.start(
            (in, socket) -> {
              received.addAll(FakeClamd.stream(in));
              FakeClamd.say(socket, "stream: OK\0");
            })) {
      assertThat(scan(clamd, PATIENCE, message)).isEqualTo(new Verdict.Clean());
    }

    ByteArrayOutputStream all = new ByteArrayOutputStream();
    received.forEach(all::writeBytes);
    assertThat(all.toByteArray()).isEqualTo(message);
    assertThat(received).allSatisfy(chunk -> assertThat(chunk.length).isBetween(1, 65_536));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\0",
        "OK\0",
        "stream: OK",
        "stream: OK FOUND",
        "stream: not OK\0",
        "stream:OK\0",
        "stream: FOUND\0",
        "Can't allocate memory ERROR\0",
        "INSTREAM: Command read timed out. ERROR\0",
        "INSTREAM size limit exceeded. ERROR\0",
        "UNKNOWN COMMAND\0",
        "HTTP/1.1 200 OK\r\n\r\n"
      })
  void anythingElseShouldBeNoAnswer(String answer) {
    try (FakeClamd clamd = FakeClamd.saying(answer)) {
      assertThatThrownBy(() -> scan(clamd, PATIENCE, MAIL)).isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void endlessAnswerShouldBeNone() {
    try (FakeClamd clamd = FakeClamd.saying("stream: ".repeat(10_000) + "OK\0")) {
      assertThatThrownBy(() -> scan(clamd, PATIENCE, MAIL)).isInstanceOf(Unavailable.class);
    }
  }

  /// It says so in the middle of the stream, and hangs up.
  @Test
  void messageBeyondItsLimitShouldWait() {
    try (FakeClamd clamd =
        FakeClamd.start(
            (in, socket) -> {
              in.readNBytes(100_000);
              FakeClamd.say(socket, "INSTREAM size limit exceeded. ERROR\0");
            })) {
      assertThatThrownBy(() -> scan(clamd, PATIENCE, new byte[30_000_000]))
          .isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void cutConnectionShouldBeNoAnswer() {
    try (FakeClamd atOnce = FakeClamd.start((_, socket) -> socket.close());
        FakeClamd halfWay = FakeClamd.start((in, _) -> in.readNBytes(20))) {
      assertThatThrownBy(() -> scan(atOnce, PATIENCE, MAIL)).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> scan(halfWay, PATIENCE, new byte[5_000_000]))
          .isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void nobodyThereShouldBeNoAnswer() {
    ClamdAddress gone;
    try (FakeClamd clamd = FakeClamd.saying("")) {
      gone = clamd.address();
    }

    assertThatThrownBy(() -> new ClamdScanner(gone, PATIENCE).scan(MAIL, content()))
        .isInstanceOf(Unavailable.class);
    assertThatThrownBy(
            () ->
                new ClamdScanner(new ClamdAddress("nobody.invalid", 3310), PATIENCE)
                    .scan(MAIL, content()))
        .isInstanceOf(Unavailable.class);
  }

  /// One that never reads, one that never answers, and one that answers a byte at a time for ever.
  @Test
  void slowScannerShouldBeGivenUp() {
    CountDownLatch over = new CountDownLatch(1);
    try (FakeClamd deaf = FakeClamd.start((_, _) -> await(over));
        FakeClamd mute =
            FakeClamd.start(
                (in, _) -> {
                  FakeClamd.stream(in);
                  await(over);
                });
        FakeClamd dripping =
            FakeClamd.start(
                (in, socket) -> {
                  FakeClamd.stream(in);
                  while (true) {
                    FakeClamd.say(socket, "s");
                    Thread.onSpinWait();
                  }
                })) {
      assertThatThrownBy(() -> scan(deaf, IMPATIENCE, new byte[30_000_000]))
          .isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> scan(mute, IMPATIENCE, MAIL)).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> scan(dripping, PATIENCE, MAIL)).isInstanceOf(Unavailable.class);
    } finally {
      over.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
