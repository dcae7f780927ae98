package org.sealpost.bench.way;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// `./sealpost up` on free ports, in a process of its own, as its users have it.
final class RunningSealpost implements AutoCloseable {
  private static final String LAST_LINE = "Stop with Ctrl-C";
  private static final int STOPS_WITHIN_SECONDS = 30;

  private final Process process;
  private final InetSocketAddress smtp;

  private RunningSealpost(Process process, InetSocketAddress smtp) {
    this.process = process;
    this.smtp = smtp;
  }

  /// Returns when all of it can be used.
  ///
  /// @param data where it keeps everything
  static RunningSealpost up(Path data) throws IOException {
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
      String endpoint =
          new ObjectMapper()
              .readTree(data.resolve("endpoints.json").toFile())
              .path("smtp")
              .asText();
      int port = Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
      return new RunningSealpost(
          process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException | RuntimeException failed) {
      process.destroy();
      throw failed;
    }
  }

  /// Where it takes mail.
  InetSocketAddress smtp() {
    return smtp;
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
