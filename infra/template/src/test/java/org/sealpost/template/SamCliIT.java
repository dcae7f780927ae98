package org.sealpost.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `sam validate --lint` is clean and `sam build` works, by the same script CI runs.
class SamCliIT {
  private static final List<String> MODULES =
      List.of(
          "functions/gateway",
          "functions/courier",
          "functions/portal",
          "functions/sweeper",
          "console");

  @Test
  void validateShouldBeClean() {
    SamTools.Outcome outcome = SamTools.check("validate");

    assertThat(outcome.succeeded()).as(outcome.out() + outcome.err()).isTrue();
  }

  @Test
  void buildShouldMakeEveryFunction(@TempDir Path built) throws IOException {
    List<String> missing = MODULES.stream().filter(module -> !isBuilt(module)).toList();
    if (!missing.isEmpty()) {
      SamTools.unavailable("no jars to build from in " + missing + ": run mvn package first");
    }

    SamTools.Outcome outcome = SamTools.check("build", built.toString());

    assertThat(outcome.succeeded()).as(outcome.out() + outcome.err()).isTrue();
    for (String function : Template.transformed().ofType("AWS::Lambda::Function").keySet()) {
      try (Stream<Path> jars = Files.list(built.resolve(function).resolve("lib"))) {
        assertThat(jars.map(Path::getFileName).map(Path::toString))
            .as(function)
            .allMatch(name -> name.endsWith(".jar"))
            .anyMatch(name -> name.startsWith("sealpost-core-"));
      }
    }
  }

  private static boolean isBuilt(String module) {
    return Files.isDirectory(SamTools.root().resolve(module).resolve("target/lib"));
  }
}
