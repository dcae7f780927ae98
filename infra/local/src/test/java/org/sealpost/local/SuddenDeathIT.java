package org.sealpost.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.local.smtp.RawSmtp;

/// The real process, killed.
class SuddenDeathIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MOST_MAILS = 10_000;

  /// Mails that may be accepted and not yet sent.
  private static final int FAR_AHEAD = 50;

  private static final int SENT_AT_DEATH = 20;

  @TempDir Path data;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() throws Exception {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void everythingAcceptedShouldComeOutAfterAKillInTheMiddle() throws Exception {
    Process first = start();
    JsonNode endpoints = awaitEndpoints(first);
    Thread killer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Await.until("mails are on their way", () -> sent() >= SENT_AT_DEATH);
                    first.destroyForcibly();
                  } catch (Exception failed) {
                    throw new AssertionError(failed);
                  }
                });
    List<String> accepted = sendUntilDeath(endpoints, first);
    killer.join();
    first.waitFor();

    awaitEndpoints(start());

    assertThat(accepted).hasSizeBetween(1, MOST_MAILS - 1);
    // What a courier was sending when it died waits for the end of its lease, minutes later.
    Await.until("all accepted mails are out", () -> missing(accepted).size() <= Functions.WORKERS);
    assertThat(missing(accepted).size()).isLessThanOrEqualTo(waiting());
    for (String recipient : accepted) {
      assertThat(new Outbox(data.resolve("outbox")).to(recipient)).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void stopShouldBeCleanOnSigterm() throws Exception {
    Process process = start();
    awaitEndpoints(process);

    process.destroy();

    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(data.resolve(Endpoints.FILE)).doesNotExist();
  }

  private List<String> missing(List<String> recipients) throws IOException {
    List<String> missing = new ArrayList<>();
    for (String recipient : recipients) {
      if (new Outbox(data.resolve("outbox")).to(recipient).isEmpty()) {
        missing.add(recipient);
      }
    }
    return missing;
  }

  private int sent() throws IOException {
    try (var files = Files.list(data.resolve("outbox"))) {
      return Math.toIntExact(files.filter(file -> file.toString().endsWith(".eml")).count());
    }
  }

  private int waiting() throws IOException {
    try (var files = Files.list(data.resolve("queues/deliveries"))) {
      return Math.toIntExact(files.count());
    }
  }

  /// @return those that were answered with 250
  private List<String> sendUntilDeath(JsonNode endpoints, Process process) throws Exception {
    List<String> accepted = new ArrayList<>();
    int port = Integer.parseInt(endpoints.at("/smtp").asText().split(":", -1)[1]);
    try (RawSmtp client = new RawSmtp(port)) {
      client.reply();
      client.ask("EHLO test.example");
      for (int number = 0; number < MOST_MAILS; number++) {
        int ahead = number - FAR_AHEAD;
        Await.until("some are out", () -> sent() > ahead || !process.isAlive());
        String recipient = "r" + number + "@partner.example";
        client.startMail("alice@contoso.example", recipient);
        client.send(
            "From: alice@contoso.example\r\nTo: %s\r\nSubject: [encrypt] %d\r\n\r\nx\r\n.\r\n"
                .formatted(recipient, number));
        if (!client.reply().startsWith("250 ")) {
          return accepted;
        }
        accepted.add(recipient);
      }
    } catch (SocketException dead) {
      return accepted;
    }
    return accepted;
  }

  private Process start() throws IOException {
    Files.deleteIfExists(data.resolve(Endpoints.FILE));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "--enable-native-access=ALL-UNNAMED",
                "-Dsealpost.engine=" + Engines.jars(),
                "org.sealpost.local.Main",
                "up",
                "--data",
                data.toString(),
                "--smtp",
                "0",
                "--portal",
                "0",
                "--console",
                "0",
                "--api",
                "0")
            .redirectErrorStream(true)
            .redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile())
            .start();
    started.add(process);
    return process;
  }

  private JsonNode awaitEndpoints(Process process) throws Exception {
    Path file = data.resolve(Endpoints.FILE);
    Await.until("it is up", () -> !process.isAlive() || Files.exists(file));
    assertThat(process.isAlive()).isTrue();
    return new ObjectMapper().readTree(file.toFile());
  }
}
