package org.sealpost.bench.protect;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.util.Statistics;
import org.sealpost.bench.Machine;
import org.sealpost.bench.Spread;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./sealpost bench protect`.
@Command(
    name = "protect",
    description =
        "What protecting one mail costs: parse, decide by ten rules, seal, wrap; openssl beside it.",
    mixinStandardHelpOptions = true)
public final class ProtectCommand implements Callable<Integer> {
  static final List<Integer> SIZES_BYTES = List.of(75 * 1024, 1024 * 1024, 25 * 1024 * 1024);
  private static final double MEGABYTE = 1024 * 1024;
  private static final String ROW = "%-34s %9s %19s %10s %8s %9s%n";

  @Option(names = "--quick", description = "Fewer iterations: under a minute, wider spread.")
  private boolean quick;

  private final PrintWriter out;
  private final PrintWriter progress;

  public ProtectCommand(PrintWriter tables, PrintWriter progress) {
    this.out = tables;
    this.progress = progress;
  }

  @Override
  public Integer call() throws RunnerException, IOException, InterruptedException {
    Effort effort = quick ? Effort.QUICK : Effort.THOROUGH;
    boolean openSsl = OpenSsl.isHere();
    out.println("Machine: " + Machine.here().describe());
    out.println("         " + Machine.load());
    out.printf("Method:  JMH, %s%n", effort.describe());
    out.println(
        "         one thread; ten rules; keys and records in memory, the vault reads and forgets; one recipient");
    if (!openSsl) {
      out.println("         no openssl on the PATH: no peer beside it");
    }
    for (int sizeBytes : SIZES_BYTES) {
      print(sizeBytes, measured(sizeBytes, effort, openSsl));
      progress.printf("  %s: memory ...%n", size(sizeBytes));
      print(sizeBytes, MemoryOfOne.of(sizeBytes));
    }
    out.println();
    out.println("1 MB = 1,048,576 bytes. p10-p90: of ten calls, one is faster and one slower.");
    out.println(
        "openssl starts a process for each mail, which the empty one shows; it only seals.");
    return 0;
  }

  private Map<Subject, Spread> measured(int sizeBytes, Effort effort, boolean openSsl)
      throws RunnerException {
    Map<Subject, Spread> spreads = new EnumMap<>(Subject.class);
    for (Subject subject : Subject.values()) {
      if (subject.isMeasuredAt(sizeBytes) && (openSsl || !subject.needsOpenSsl())) {
        progress.printf("  %s: %s ...%n", size(sizeBytes), subject.label());
        spreads.put(subject, measured(subject, sizeBytes, effort));
      }
    }
    return spreads;
  }

  private static Spread measured(Subject subject, int sizeBytes, Effort effort)
      throws RunnerException {
    RunResult result =
        new Runner(
                effort
                    .spentOn(sizeBytes)
                    .include(subject.pattern())
                    .param("sizeBytes", Integer.toString(sizeBytes))
                    .build())
            .runSingle();
    Statistics calls = result.getPrimaryResult().getStatistics();
    return new Spread(nanos(calls, 10), nanos(calls, 50), nanos(calls, 90));
  }

  private static Duration nanos(Statistics calls, int percentile) {
    return Duration.ofNanos(Math.round(calls.getPercentile(percentile)));
  }

  private void print(int sizeBytes, Map<Subject, Spread> spreads) {
    out.println();
    out.printf(
        ROW, size(sizeBytes) + " mail", "median ms", "p10-p90 ms", "messages/s", "MB/s", "time :");
    out.printf(ROW, "", "", "", "", "", "openssl");
    spreads.forEach((subject, spread) -> row(sizeBytes, subject, spread, spreads));
  }

  private void print(int sizeBytes, MemoryOfOne memory) {
    out.printf(
        "Sealpost allocates %s MB a message (%s of its size); peak heap %s MB of %s%n",
        Spread.digits(memory.allocatedBytes() / MEGABYTE),
        Spread.digits(memory.allocatedBytes() / (double) sizeBytes),
        Spread.digits(memory.peakBytes() / MEGABYTE),
        MemoryOfOne.HEAP);
  }

  private void row(int sizeBytes, Subject subject, Spread spread, Map<Subject, Spread> spreads) {
    boolean empty = subject == Subject.OPENSSL_START;
    out.printf(
        ROW,
        subject.label(),
        Spread.milliseconds(spread.median()),
        Spread.milliseconds(spread.low()) + " - " + Spread.milliseconds(spread.high()),
        empty ? "" : Spread.digits(spread.perSecond()),
        empty ? "" : Spread.digits(spread.perSecond() * sizeBytes / MEGABYTE),
        Optional.ofNullable(spreads.get(Subject.OPENSSL_CMS))
            .map(peer -> Spread.digits(spread.ratioTo(peer)))
            .orElse(""));
  }

  private static String size(int sizeBytes) {
    return sizeBytes < MEGABYTE ? sizeBytes / 1024 + " KB" : (int) (sizeBytes / MEGABYTE) + " MB";
  }
}
