package org.sealpost.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// The scripts of `infra/sam`. Where they cannot run, a test is skipped with one loud line, but CI
/// fails: there, nobody would hear it.
final class SamTools {
  private static final long MINUTES_TO_INSTALL = 10;
  private static @Nullable Path environment;

  private SamTools() {}

  /// What a program printed, and how it ended.
  record Outcome(int status, String out, String err) {
    boolean succeeded() {
      return status == 0;
    }
  }

  static Path root() {
    return Path.of(System.getProperty("sealpost.root", "../..")).toAbsolutePath().normalize();
  }

  /// The SAM CLI's virtual environment, made where it is missing.
  static synchronized Path environment() {
    if (environment != null) {
      return environment;
    }
    Outcome venv = run(List.of(root().resolve("infra/sam/venv").toString()));
    if (!venv.succeeded()) {
      unavailable("no SAM CLI (python3 or the network is missing): " + lastLine(venv.err()));
    }
    Path found = Path.of(lastLine(venv.out()));
    environment = found;
    return found;
  }

  static Outcome check(String... arguments) {
    environment();
    return run(command(root().resolve("infra/sam/check"), arguments));
  }

  static Outcome transform(Path template) {
    return run(
        command(
            environment().resolve("bin/python"),
            root().resolve("infra/sam/transform.py").toString(),
            template.toString()));
  }

  /// Ends the test that called, as skipped, or as failed in CI.
  static void unavailable(String reason) {
    String line = "TEMPLATE NOT CHECKED: " + reason;
    if ("true".equals(System.getenv("CI"))) {
      Assertions.fail(line);
    }
    System.err.println(line);
    Assumptions.abort(line);
  }

  private static List<String> command(Path program, String... arguments) {
    return Stream.concat(Stream.of(program.toString()), List.of(arguments).stream()).toList();
  }

  private static Outcome run(List<String> command) {
    try {
      Path out = Files.createTempFile("sam", ".out");
      Path err = Files.createTempFile("sam", ".err");
      try {
        Process process =
            new ProcessBuilder(command)
                .directory(root().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          return new Outcome(-1, "", "no answer in " + MINUTES_TO_INSTALL + " minutes: " + command);
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String lastLine(String text) {
    return text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line).strip();
  }
}
