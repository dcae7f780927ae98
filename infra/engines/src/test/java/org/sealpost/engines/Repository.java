package org.sealpost.engines;

import java.nio.file.Path;

/// Where the build put what these tests start.
final class Repository {
  static final Path ROOT = Path.of(System.getProperty("sealpost.root", "."));
  static final Path ENGINE_JARS = ROOT.resolve("infra/dynamodb/target/engine");

  private Repository() {}
}
