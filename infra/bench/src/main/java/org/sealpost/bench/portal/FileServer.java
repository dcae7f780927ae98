package org.sealpost.bench.portal;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The peer: the JDK's own file server (jwebserver) in a process of its own, over the same bytes as
/// files. What is left when there is nothing to sign in to, to open or to record.
final class FileServer implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("port (\\d+)");

  private final Process process;
  private final URI origin;

  private FileServer(Process process, URI origin) {
    this.process = process;
    this.origin = origin;
  }

  static FileServer of(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dsun.net.httpserver.nodelay=true",
                "-m",
                "jdk.httpserver",
                "-p",
                "0",
                "-o",
                "none",
                "-d",
                folder.toAbsolutePath().toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader printed = process.inputReader();
    for (String line = printed.readLine(); line != null; line = printed.readLine()) {
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        Thread.ofVirtual().start(() -> printed.lines().forEach(_ -> {}));
        return new FileServer(process, URI.create("http://127.0.0.1:" + port.group(1) + "/"));
      }
    }
    process.destroy();
    throw new IOException("the JDK's file server did not start");
  }

  URI origin() {
    return origin;
  }

  /// What it has computed so far.
  Duration computed() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
