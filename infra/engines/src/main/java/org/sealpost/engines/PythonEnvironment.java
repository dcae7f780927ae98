package org.sealpost.engines;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The virtual environment with LocalStack and moto, as `infra/localstack/venv` makes it.
final class PythonEnvironment {
  /// Nothing else, so that no setting of the developer's own LocalStack or AWS account has a say.
  private static final Set<String> VARIABLES_KEPT = Set.of("PATH", "HOME", "LANG", "TMPDIR");

  /// How the script starts the line that says why it gave up; that one goes into our exception.
  private static final String REASON = "infra/localstack/venv: ";

  private final Path scripts;
  private final Path python;

  private PythonEnvironment(Path scripts, Path python) {
    this.scripts = scripts;
    this.python = python;
  }

  /// The first call on a machine takes about 75 s, which the script announces on stderr.
  ///
  /// @param root the repository's folder
  static PythonEnvironment in(Path root) {
    Path scripts = root.resolve("infra/localstack");
    List<String> printed = run(scripts.resolve("venv"));
    return new PythonEnvironment(scripts, Path.of(printed.getLast(), "bin", "python"));
  }

  private static List<String> run(Path script) {
    List<String> printed = new ArrayList<>();
    try {
      Process process = new ProcessBuilder(script.toString()).start();
      process.getOutputStream().close();
      Thread errors = Thread.ofPlatform().start(() -> echo(process, printed));
      List<String> answer = process.inputReader().lines().toList();
      errors.join();
      if (process.waitFor() == 0 && !answer.isEmpty()) {
        return answer;
      }
    } catch (IOException e) {
      throw new EngineUnavailableException(script + " could not be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new EngineUnavailableException(
        printed.isEmpty() ? script + " ended without a word" : printed.getLast());
  }

  private static void echo(Process process, List<String> printed) {
    try (BufferedReader errors = process.errorReader()) {
      errors
          .lines()
          .forEach(
              line -> {
                printed.add(line);
                if (!line.startsWith(REASON)) {
                  System.err.println(line);
                }
              });
    } catch (IOException e) {
      printed.add(e.getMessage());
    }
  }

  /// A command that runs the module until its stdin ends, see `tethered.py`.
  ProcessBuilder tethered(String module, String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(python.toString(), "-I", scripts.resolve("tethered.py").toString()));
    command.add(module);
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(VARIABLES_KEPT);
    return builder;
  }

  String pinnedVersionOf(String distribution) {
    String prefix = distribution + "==";
    try (Stream<String> pins = Files.lines(scripts.resolve("requirements.txt"))) {
      return pins.filter(pin -> pin.startsWith(prefix))
          .map(pin -> pin.substring(prefix.length()))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no pin of " + distribution));
    } catch (IOException e) {
      throw new EngineUnavailableException("requirements.txt: " + e.getMessage(), e);
    }
  }
}
