package org.sealpost.bench.protect;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// How much time goes into a figure. Small mails are sampled over whole iterations; large ones, of
/// which an iteration would see a handful, are timed call by call.
enum Effort {
  QUICK(4, 2, 500, 4, 6),
  THOROUGH(2, 5, 2000, 10, 30);

  private static final int LARGE_BYTES = 1 << 20;
  private static final String HEAP = "1g";

  /// Spares the reader four lines of warning for each JVM (JEP 498).
  private static final String JMH_USES_UNSAFE = "--sun-misc-unsafe-memory-access=allow";

  private final int warmups;
  private final int iterations;
  private final int iterationMillis;
  private final int largeWarmups;
  private final int largeCalls;

  Effort(int warmups, int iterations, int iterationMillis, int largeWarmups, int largeCalls) {
    this.warmups = warmups;
    this.iterations = iterations;
    this.iterationMillis = iterationMillis;
    this.largeWarmups = largeWarmups;
    this.largeCalls = largeCalls;
  }

  String describe() {
    return "a JVM of its own for each line (-Xmx%s); small mail %d x %d ms of calls after %d x %d ms of warm-up; large mail %d calls after %d"
        .formatted(
            HEAP, iterations, iterationMillis, warmups, iterationMillis, largeCalls, largeWarmups);
  }

  ChainedOptionsBuilder spentOn(int sizeBytes) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(1)
            .threads(1)
            .timeUnit(NANOSECONDS)
            .jvmArgs("-Xms" + HEAP, "-Xmx" + HEAP, JMH_USES_UNSAFE)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (sizeBytes < LARGE_BYTES) {
      TimeValue length = TimeValue.milliseconds(iterationMillis);
      return options
          .mode(Mode.SampleTime)
          .warmupIterations(warmups)
          .warmupTime(length)
          .measurementIterations(iterations)
          .measurementTime(length);
    }
    return options
        .mode(Mode.SingleShotTime)
        .warmupIterations(largeWarmups)
        .measurementIterations(largeCalls);
  }
}
