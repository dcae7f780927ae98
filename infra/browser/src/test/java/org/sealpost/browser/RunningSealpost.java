package org.sealpost.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What `./sealpost up` starts, on free ports, as a process of its own, known by nothing but what
/// it prints and writes. Not by that script, which might build while Maven does.
final class RunningSealpost implements AutoCloseable {
  private static final Pattern PASSWORD =
      Pattern.compile("console's user is admin.*password (\\S+)");
  private static final String LAST_LINE = "Stop with Ctrl-C";
  private static final int STOPS_WITHIN_SECONDS = 30;

  private final Process process;
  private final Path data;
  private final JsonNode endpoints;
  private final String adminPassword;

  private RunningSealpost(Process process, Path data, JsonNode endpoints, String adminPassword) {
    this.process = process;
    this.data = data;
    this.endpoints = endpoints;
    this.adminPassword = adminPassword;
  }

  /// Returns when all of it can be used.
  ///
  /// @param more options of `./sealpost up`
  static RunningSealpost up(Path data, String... more) throws IOException {
    Path root = Path.of(System.getProperty("sealpost.root", "../..")).toAbsolutePath().normalize();
    Path jar = root.resolve("infra/local/target/sealpost-local.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException("there is no " + jar + ": run mvn verify from the root");
    }
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-Dsun.net.httpserver.nodelay=true",
            "-Dsealpost.engine=" + root.resolve("infra/dynamodb/target/engine"),
            "-jar",
            jar.toString(),
            "up",
            "--data",
            data.toString(),
            "--smtp=0",
            "--portal=0",
            "--console=0",
            "--api=0");
    Process process =
        new ProcessBuilder(Stream.concat(command.stream(), Stream.of(more)).toList())
            .redirectError(Redirect.INHERIT)
            .start();
    try {
      String adminPassword = adminPassword(process.inputReader());
      JsonNode endpoints = new ObjectMapper().readTree(data.resolve("endpoints.json").toFile());
      return new RunningSealpost(process, data, endpoints, adminPassword);
    } catch (IOException | RuntimeException failed) {
      process.destroy();
      throw failed;
    }
  }

  int smtpPort() {
    String endpoint = endpoints.path("smtp").asText();
    return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
  }

  String portal() {
    return endpoints.path("portal").asText();
  }

  String console() {
    return endpoints.path("console").asText();
  }

  String outboxPage() {
    return endpoints.path("outbox").asText();
  }

  List<String> origins() {
    return List.of(portal(), console(), outboxPage());
  }

  String adminPassword() {
    return adminPassword;
  }

  Path outboxFolder() {
    return data.resolve("outbox");
  }

  /// What this message's sealed bytes are in.
  Path sealedFile(String message) throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("vault"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> String.valueOf(file.getFileName()).contains(message))
          .findFirst()
          .orElseThrow();
    }
  }

  /// An admin's program, by the token that this machine's owner has.
  Admin admin() throws IOException {
    return new Admin(console(), Files.readString(data.resolve("console.token")).strip());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("Sealpost did not stop on SIGTERM");
      }
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static String adminPassword(BufferedReader printed) throws IOException {
    Optional<String> password = Optional.empty();
    for (String line = printed.readLine(); line != null; line = printed.readLine()) {
      Matcher matcher = PASSWORD.matcher(line);
      if (matcher.find()) {
        password = Optional.of(matcher.group(1));
      }
      if (line.contains(LAST_LINE)) {
        return password.orElseThrow(() -> new IOException("no password was printed"));
      }
    }
    throw new IOException("Sealpost ended while it started");
  }
}
