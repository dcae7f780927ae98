package org.sealpost.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DynamoDbLocalIT {
  @TempDir Path data;

  private DynamoDbLocal startOnDisk() {
    return DynamoDbLocal.start(Repository.ENGINE_JARS, Optional.of(data.resolve("made/by/it")));
  }

  private static DynamoDbLocal startInMemory() {
    return DynamoDbLocal.start(Repository.ENGINE_JARS, Optional.empty());
  }

  @Test
  void startShouldServeTheProtocolOnLoopback() throws Exception {
    try (DynamoDbLocal engine = startInMemory()) {
      var calls = DynamoDbCalls.to(engine);
      calls.createTable();

      calls.put("a");

      assertThat(calls.has("a")).isTrue();
      assertThat(calls.has("b")).isFalse();
      assertThat(engine.endpoint().getHost()).isEqualTo("127.0.0.1");
      assertThat(engine).hasToString("DynamoDB Local 2.6.1 (child process)");
    }
  }

  @Test
  void startShouldNotListenOnOtherInterfaces() throws Exception {
    try (DynamoDbLocal engine = startInMemory()) {
      assertThat(Loopback.addressesBeside())
          .noneMatch(address -> Loopback.answers(address, engine.endpoint().getPort()));
    }
  }

  @Test
  void itemsShouldSurviveARestartWithADataFolder() throws Exception {
    try (DynamoDbLocal engine = startOnDisk()) {
      var calls = DynamoDbCalls.to(engine);
      calls.createTable();
      calls.put("a");
    }

    try (DynamoDbLocal engine = startOnDisk()) {
      assertThat(DynamoDbCalls.to(engine).has("a")).isTrue();
    }
  }

  @Test
  void acknowledgedItemsShouldSurviveKillNine() throws Exception {
    var acknowledged = new ConcurrentLinkedQueue<String>();
    try (DynamoDbLocal engine = startOnDisk()) {
      var calls = DynamoDbCalls.to(engine);
      calls.createTable();
      List<Thread> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        String prefix = writer + "-";
        writers.add(Thread.ofVirtual().start(() -> putUntilItDies(calls, prefix, acknowledged)));
      }
      while (acknowledged.size() < 100) {
        Thread.sleep(5);
      }
      engine.child().process().destroyForcibly();
      for (Thread writer : writers) {
        writer.join();
      }
    }

    try (DynamoDbLocal engine = startOnDisk()) {
      var calls = DynamoDbCalls.to(engine);
      for (String id : acknowledged) {
        assertThat(calls.has(id)).as(id).isTrue();
      }
    }
  }

  private static void putUntilItDies(
      DynamoDbCalls calls, String prefix, ConcurrentLinkedQueue<String> acknowledged) {
    try {
      for (int n = 0; ; n++) {
        calls.put(prefix + n);
        acknowledged.add(prefix + n);
      }
    } catch (Exception e) {
      // The child was killed, which is the point.
    }
  }

  @Test
  void childShouldEndByItselfWhenStdinCloses() throws Exception {
    try (DynamoDbLocal engine = startInMemory()) {
      Process child = engine.child().process();

      child.getOutputStream().close();

      assertThat(child.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).isZero();
    }
  }

  @Test
  void childShouldEndWhenItsParentIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                Repository.ENGINE_JARS.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long pid = Long.parseLong(parent.inputReader().readLine());
    ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
    assertThat(child.isAlive()).isTrue();

    parent.destroyForcibly().waitFor();

    child.onExit().get(5, TimeUnit.SECONDS);
  }

  /// Starts an engine, prints the child's process id and waits to be killed.
  static final class Parent {
    public static void main(String[] args) throws InterruptedException {
      DynamoDbLocal engine = DynamoDbLocal.start(Path.of(args[0]), Optional.empty());
      System.out.println(engine.child().process().pid());
      Thread.sleep(60_000);
    }
  }

  @Test
  void startShouldSayWhatToDoWhenTheJarsAreMissing() {
    assertThatThrownBy(() -> DynamoDbLocal.start(data, Optional.empty()))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining(data.toString())
        .hasMessageContaining("mvn package -pl infra/dynamodb");
  }

  @Test
  void startShouldTellWhatTheChildSaidWhenItEnds() throws IOException {
    Path file = Files.createFile(data.resolve("file"));

    assertThatThrownBy(() -> DynamoDbLocal.start(Repository.ENGINE_JARS, Optional.of(file)))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining("ended with status 1")
        .hasMessageContaining("FileAlreadyExistsException");
  }
}
