package org.sealpost.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Amazon's own local DynamoDB in a child JVM, on a free port of 127.0.0.1.
///
/// One database whatever region and access key the client names. With a data folder, a write that
/// was answered survives the sudden death of this process and of the child.
public final class DynamoDbLocal implements Engine {
  private static final String JAR = "sealpost-dynamodb.jar";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /// For a fast start: it is a small server that mostly waits.
  private static final List<String> JVM_FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx512m");

  private final ChildProcess child;
  private final URI endpoint;
  private final String version;

  private DynamoDbLocal(ChildProcess child, URI endpoint, String version) {
    this.child = child;
    this.endpoint = endpoint;
    this.version = version;
  }

  /// Returns when requests are answered, after about half a second. Without `dataFolder` the
  /// database is in memory; a folder that is not there is made.
  ///
  /// @param engineJars what the build of `infra/dynamodb` leaves in `target/engine`
  /// @throws EngineUnavailableException if `engineJars` is not that, or the child does not start
  public static DynamoDbLocal start(Path engineJars, Optional<Path> dataFolder) {
    Path jar = engineJars.resolve(JAR);
    if (!Files.isRegularFile(jar)) {
      throw new EngineUnavailableException(
          "DynamoDB Local is not in %s: build it with `mvn package -pl infra/dynamodb`"
              .formatted(engineJars));
    }
    ChildProcess child = ChildProcess.start("DynamoDB Local", command(jar, dataFolder));
    String address = child.await(START_LIMIT, () -> readyAddress(child.lastLines()));
    return new DynamoDbLocal(child, URI.create("http://" + address), versionIn(engineJars));
  }

  private static ProcessBuilder command(Path jar, Optional<Path> dataFolder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_FLAGS);
    command.addAll(List.of("-jar", jar.toString(), "--port", "0"));
    dataFolder.ifPresentOrElse(
        folder -> command.addAll(List.of("--data", folder.toString())),
        () -> command.add("--in-memory"));
    var builder = new ProcessBuilder(command);
    // A debugger or profiler that watches us through these would get in the child's way.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder;
  }

  private static Optional<String> readyAddress(List<String> lines) {
    String sign = "ready ";
    return lines.stream()
        .filter(line -> line.startsWith(sign))
        .map(line -> line.substring(sign.length()))
        .findFirst();
  }

  private static String versionIn(Path engineJars) {
    String prefix = "DynamoDBLocal-";
    try (Stream<Path> jars = Files.list(engineJars)) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length(), name.length() - ".jar".length()))
          .findFirst()
          .orElse("of unknown version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  ChildProcess child() {
    return child;
  }

  @Override
  public void close() {
    child.close();
  }

  @Override
  public String toString() {
    return "DynamoDB Local " + version + " (child process)";
  }
}
