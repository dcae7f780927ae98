package org.sealpost.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the build has left DynamoDB Local.
final class Engines {
  private Engines() {}

  /// Skips the test, loudly, when it is not built; fails instead in CI.
  static Path jars() {
    Path jars =
        Path.of(System.getProperty("sealpost.root", "../.."), "infra/dynamodb/target/engine");
    if (!Files.isRegularFile(jars.resolve("sealpost-dynamodb.jar"))) {
      assertThat(System.getenv("CI")).as("DynamoDB Local is not built").isNotEqualTo("true");
      System.err.println("SKIPPED: DynamoDB Local is not in " + jars + " (build infra/dynamodb)");
      abort("DynamoDB Local is not built");
    }
    return jars.toAbsolutePath().normalize();
  }
}
