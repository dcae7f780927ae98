package org.sealpost.inspection.clamd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.Unavailable;
import org.sealpost.inspection.MalwareScanner;
import org.sealpost.inspection.MalwareScanner.Verdict;
import org.sealpost.inspection.MalwareScannerContract;
import org.sealpost.testing.Eicar;

/// Against ClamAV's own clamd, where one is installed, with a database of one signature: the test
/// file's digest.
final class RealClamdIT implements MalwareScannerContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static @Nullable Process clamd;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    Path program = Path.of("/usr/sbin/clamd");
    assumeTrue(Files.isExecutable(program), "no clamd is installed");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path database = Files.createDirectory(folder.resolve("database"));
    byte[] digest = MessageDigest.getInstance("MD5").digest(Eicar.bytes());
    Files.writeString(
        database.resolve("ours.hdb"),
        HexFormat.of().formatHex(digest) + ":" + Eicar.bytes().length + ":Ours.Eicar\n");
    Path settings =
        Files.writeString(
            folder.resolve("clamd.conf"),
            """
            Foreground yes
            LogFile %s
            DatabaseDirectory %s
            TemporaryDirectory %s
            TCPSocket %d
            TCPAddr 127.0.0.1
            StreamMaxLength 2M
            """
                .formatted(folder.resolve("clamd.log"), database, folder, port));
    Process started =
        new ProcessBuilder(program.toString(), "--config-file=" + settings)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("clamd.out").toFile())
            .start();
    clamd = started;
    Instant end = Instant.now().plus(PATIENCE);
    while (!listens()) {
      if (started.waitFor(50, TimeUnit.MILLISECONDS) || Instant.now().isAfter(end)) {
        throw new AssertionError(Files.readString(folder.resolve("clamd.out")));
      }
    }
  }

  private static boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (clamd != null) {
      clamd.destroy();
      if (!clamd.waitFor(10, TimeUnit.SECONDS)) {
        clamd.destroyForcibly();
      }
    }
  }

  @Override
  public MalwareScanner scanner() {
    return new ClamdScanner(new ClamdAddress("127.0.0.1", port), PATIENCE);
  }

  @Test
  void scanShouldNameWhatTheDatabaseNames() {
    assertThat(scan(MalwareScannerContract.mail(Eicar.bytes())))
        .isInstanceOfSatisfying(
            Verdict.Infected.class, found -> assertThat(found.malware()).startsWith("Ours.Eicar"));
  }

  @Test
  void messageBeyondItsStreamMaxLengthShouldWait() {
    byte[] large = MalwareScannerContract.mail(new byte[5_000_000]);

    assertThatThrownBy(() -> scan(large)).isInstanceOf(Unavailable.class);
    assertThat(scan(MalwareScannerContract.mail("small".getBytes(UTF_8))))
        .isEqualTo(new Verdict.Clean());
  }

  @Test
  void scanShouldFindTheTestFileInAMessageInAMessage() {
    byte[] inner = MalwareScannerContract.mail(Eicar.bytes());

    assertThat(scan(MalwareScannerContract.mail(inner))).isInstanceOf(Verdict.Infected.class);
  }
}
