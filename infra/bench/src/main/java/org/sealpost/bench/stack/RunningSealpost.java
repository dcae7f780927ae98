package org.sealpost.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// `./sealpost up` on free ports, in a process of its own, as its users have it.
public final class RunningSealpost implements AutoCloseable {
  private static final String LAST_LINE = "Stop with Ctrl-C";
  private static final int STOPS_WITHIN_SECONDS = 30;

  private final Process process;
  private final InetSocketAddress smtp;
  private final URI portal;
  private final Path outbox;

  private RunningSealpost(Process process, InetSocketAddress smtp, URI portal, Path outbox) {
    this.process = process;
    this.smtp = smtp;
    this.portal = portal;
    this.outbox = outbox;
  }

  /// Returns when all of it can be used.
  ///
  /// @param data where it keeps everything
  public static RunningSealpost up(Path data) throws IOException {
    Process process =
        new ProcessBuilder(
                System.getProperty("sealpost.command", "./sealpost"),
                "up",
                "--data",
                data.toString(),
                "--smtp=0",
                "--portal=0",
                "--console=0",
                "--api=0")
            .redirectErrorStream(true)
            .start();
    try {
      BufferedReader printed = process.inputReader();
      readUntilUp(printed);
      // Whatever it prints later must not fill the pipe.
      Thread.ofVirtual().start(() -> printed.lines().forEach(line -> {}));
      JsonNode endpoints = new ObjectMapper().readTree(data.resolve("endpoints.json").toFile());
      String smtp = endpoints.path("smtp").asText();
      int port = Integer.parseInt(smtp.substring(smtp.lastIndexOf(':') + 1));
      return new RunningSealpost(
          process,
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          URI.create(endpoints.path("portal").asText()),
          data.resolve("outbox"));
    } catch (IOException | RuntimeException failed) {
      process.destroy();
      throw failed;
    }
  }

  /// Where it takes mail.
  public InetSocketAddress smtp() {
    return smtp;
  }

  /// Where recipients read.
  public URI portal() {
    return portal;
  }

  /// Where mails end that would go out.
  public Path outbox() {
    return outbox;
  }

  /// What it has computed so far, its engines included: not longer because the machine has other
  /// work. Zero where the system does not say.
  public Duration computed() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the local stack did not stop");
      }
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void readUntilUp(BufferedReader printed) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = printed.readLine(); line != null; line = printed.readLine()) {
      all.append(line).append('\n');
      if (line.contains(LAST_LINE)) {
        return;
      }
    }
    throw new IOException("the local stack ended while it started:\n" + all);
  }
}
