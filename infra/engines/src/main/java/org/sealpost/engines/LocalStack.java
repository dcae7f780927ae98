package org.sealpost.engines;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// LocalStack for tests: kms, s3, sqs, ses (version 1), secretsmanager, sts and iam.
///
/// Its DynamoDB and its missing sesv2 are replaced by `DynamoDbLocal` and `MotoSesV2`. Clients must
/// ask for path-style S3 addresses.
public final class LocalStack implements Engine {
  static final String GIVEN_ENDPOINT = "SEALPOST_LOCALSTACK";

  /// The newest release that runs both on Python 3.11 and, as an image, without an account.
  private static final String IMAGE = "localstack/localstack:4.9.2";

  private static final Pattern VERSION = Pattern.compile("\"version\": *\"([^\"]+)\"");
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration START_LIMIT_WITH_DOWNLOAD = Duration.ofMinutes(10);

  private final Optional<ChildProcess> child;
  private final URI endpoint;
  private final String name;

  private LocalStack(Optional<ChildProcess> child, URI endpoint, String version, String how) {
    this.child = child;
    this.endpoint = endpoint;
    this.name = "LocalStack %s (%s)".formatted(version, how);
  }

  /// Takes the one that the environment variable SEALPOST_LOCALSTACK points to, else runs a
  /// container where a Docker engine answers, else a virtual environment.
  ///
  /// @param root the repository's folder
  /// @throws EngineUnavailableException if that one way does not work; the next is not tried then
  public static LocalStack start(Path root) {
    String given = System.getenv(GIVEN_ENDPOINT);
    if (given != null && !given.isBlank()) {
      return at(URI.create(given));
    }
    return dockerAnswers() ? inContainer() : inHostMode(root);
  }

  static LocalStack at(URI endpoint) {
    String version =
        versionAt(endpoint)
            .orElseThrow(
                () ->
                    new EngineUnavailableException(
                        "%s is %s but no LocalStack answers there: start it or unset the variable"
                            .formatted(GIVEN_ENDPOINT, endpoint)));
    return new LocalStack(Optional.empty(), endpoint, version, GIVEN_ENDPOINT);
  }

  /// Written for the documented image, but not run where this was made: no Docker engine there.
  ///
  /// The shell is the container's first process and ends with our pipe, and the container with it.
  private static LocalStack inContainer() {
    int port = LocalHttp.freePort();
    var command =
        new ProcessBuilder("docker", "run", "--rm", "--interactive", "--entrypoint", "sh");
    command.command().add("--publish=127.0.0.1:" + port + ":4566");
    settings(port).forEach((name, value) -> command.command().add("--env=" + name + "=" + value));
    command.command().add(IMAGE);
    command.command().add("-c");
    command.command().add("docker-entrypoint.sh & cat");
    return start(command, port, START_LIMIT_WITH_DOWNLOAD, "container");
  }

  static LocalStack inHostMode(Path root) {
    int port = LocalHttp.freePort();
    ProcessBuilder command = PythonEnvironment.in(root).tethered("localstack.runtime.main");
    Map<String, String> environment = command.environment();
    environment.putAll(settings(port));
    environment.put("GATEWAY_LISTEN", "127.0.0.1:" + port);
    environment.put("DNS_ADDRESS", "0");
    // Else it may take a container's word for where it is, and write to /var/lib.
    environment.put("OVERRIDE_IN_DOCKER", "0");
    return start(command, port, START_LIMIT, "host mode, virtual environment");
  }

  /// The last two give queue addresses that need no name server.
  private static Map<String, String> settings(int port) {
    return Map.of(
        "SERVICES", "kms,s3,sqs,ses,secretsmanager,sts,iam",
        "DISABLE_EVENTS", "1",
        "SKIP_SSL_CERT_DOWNLOAD", "1",
        "SQS_ENDPOINT_STRATEGY", "path",
        "LOCALSTACK_HOST", "127.0.0.1:" + port);
  }

  private static LocalStack start(ProcessBuilder command, int port, Duration limit, String how) {
    ChildProcess child = ChildProcess.start("LocalStack", command);
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    String version = child.await(limit, () -> versionAt(endpoint));
    return new LocalStack(Optional.of(child), endpoint, version, how);
  }

  private static Optional<String> versionAt(URI endpoint) {
    return LocalHttp.get(endpoint.resolve("/_localstack/health"))
        .map(VERSION::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

  private static boolean dockerAnswers() {
    try {
      Process info =
          new ProcessBuilder("docker", "info")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = info.waitFor(10, TimeUnit.SECONDS);
      info.destroy();
      return ended && info.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    child.ifPresent(ChildProcess::close);
  }

  @Override
  public String toString() {
    return name;
  }
}
