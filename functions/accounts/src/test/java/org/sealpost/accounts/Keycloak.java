package org.sealpost.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;

/// A Keycloak of our own on loopback, with the realm of `keycloak-realm.json`. All that it writes
/// is in one temporary folder; it asks nobody anything.
final class Keycloak implements AutoCloseable {
  /// The first start of a distribution links its own code together: about a minute, several times
  /// that on a busy one.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);

  /// Ends Keycloak when stdin does. We hold the other end of that pipe, so the system closes it
  /// when we die in any way.
  private static final String TIED_TO_STDIN =
      "exec 3<&0; (read -r end <&3; kill $$) & exec sh bin/kc.sh \"$@\" </dev/null 3<&-";

  private final Process process;
  private final Path log;
  private final URI realm;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private Keycloak(Process process, Path log, URI realm) {
    this.process = process;
    this.log = log;
    this.realm = realm;
  }

  /// The distribution, if somebody has fetched it (CONTRIBUTING.md). No build depends on it: where
  /// there is none the test that called is skipped, also in CI.
  static Path distribution() throws IOException {
    Path folder =
        Path.of(System.getProperty("sealpost.root", "../.."), "functions/accounts/target/keycloak");
    Optional<Path> zip = Optional.empty();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        zip = files.filter(file -> file.toString().endsWith(".zip")).max(Path::compareTo);
      }
    }
    return zip.orElseGet(
        () -> {
          String line =
              "NOT TRIED AGAINST KEYCLOAK: no distribution in functions/accounts/target/keycloak"
                  + " (CONTRIBUTING.md says how to fetch it)";
          System.err.println(line);
          return Assumptions.abort(line);
        });
  }

  /// @param folder empty; to be deleted by whoever made it
  /// @throws IllegalStateException with the end of its log, unless it serves the realm in time
  static Keycloak start(Path distribution, Path folder) throws IOException, InterruptedException {
    Path home = unpacked(distribution, folder);
    Path imported = Files.createDirectories(home.resolve("data/import"));
    try (InputStream realm = Keycloak.class.getResourceAsStream("keycloak-realm.json")) {
      Files.copy(Objects.requireNonNull(realm), imported.resolve("partner-realm.json"));
    }
    Path scratch = Files.createDirectory(folder.resolve("tmp"));
    Path log = folder.resolve("keycloak.log");
    int port = freePort();
    ProcessBuilder command =
        new ProcessBuilder(
                "sh",
                "-c",
                TIED_TO_STDIN,
                "keycloak",
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--cache=local",
                "--health-enabled=false",
                "--metrics-enabled=false",
                "--tracing-enabled=false")
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = command.environment();
    environment.keySet().retainAll(List.of("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put(
        "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + scratch.toAbsolutePath());
    // Else whoever comes first may name the administrator.
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", UUID.randomUUID().toString());
    URI realm = URI.create("http://127.0.0.1:" + port + "/realms/partner");
    Keycloak keycloak = new Keycloak(command.start(), log, realm);
    try {
      keycloak.awaitRealm();
      return keycloak;
    } catch (IOException | InterruptedException | RuntimeException failed) {
      keycloak.close();
      throw failed;
    }
  }

  /// As its metadata and tokens have it.
  String issuer() {
    return realm.toString();
  }

  /// Somebody who has never been there.
  KeycloakVisitor visitor() {
    return new KeycloakVisitor(http, realm);
  }

  @Override
  public void close() {
    http.shutdownNow();
    List<ProcessHandle> children = process.descendants().toList();
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // It closed its end first: it is on its way out.
    }
    try {
      process.waitFor(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void awaitRealm() throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!servesRealm()) {
      if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("Keycloak ended:\n" + endOfLog());
      }
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException("Keycloak did not start in time:\n" + endOfLog());
      }
    }
  }

  private boolean servesRealm() throws InterruptedException {
    HttpRequest metadata =
        HttpRequest.newBuilder(TrustedIssuer.of(issuer()).discovery())
            .timeout(Duration.ofSeconds(20))
            .build();
    try {
      return http.send(metadata, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String endOfLog() throws IOException {
    List<String> lines = Files.readAllLines(log, UTF_8);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  private static Path unpacked(Path distribution, Path folder) throws IOException {
    Path to = Files.createDirectory(folder.resolve("distribution"));
    try (ZipFile zip = new ZipFile(distribution.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        Path file = to.resolve(entry.getName()).normalize();
        if (!file.startsWith(to)) {
          throw new IOException("an entry that leaves its folder");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(Objects.requireNonNull(file.getParent()));
          try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, file);
          }
        }
      }
    }
    try (Stream<Path> tops = Files.list(to)) {
      return tops.findFirst().orElseThrow();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
