package org.sealpost.bench.rules;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import org.sealpost.bench.Machine;
import org.sealpost.bench.Spread;
import org.sealpost.mail.MalformedMailException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./sealpost bench rules`.
@Command(
    name = "rules",
    description =
        "What deciding about one mail costs with 10, 100 and 1,000 rules; a plain loop beside it.",
    mixinStandardHelpOptions = true)
public final class RulesCommand implements Callable<Integer> {
  static final List<Integer> RULES = List.of(10, 100, 1000);
  private static final int LARGE_TEXT_BYTES = 25 * 1024 * 1024;
  private static final String ROW = "%-34s %7s %11s %10s %10s %8s %9s%n";

  @Option(names = "--quick", description = "Fewer iterations: under a minute, wider spread.")
  private boolean quick;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there as well.")
  private Optional<Path> json = Optional.empty();

  private final PrintWriter out;
  private final PrintWriter progress;

  public RulesCommand(PrintWriter tables, PrintWriter progress) {
    this.out = tables;
    this.progress = progress;
  }

  @Override
  public Integer call() throws RunnerException, MalformedMailException, IOException {
    out.println("Machine: " + Machine.here().describe());
    out.println("         " + Machine.load());
    out.printf(
        "Method:  JMH, a JVM of its own for each line; %d x %d ms of calls after as much warm-up%n",
        rounds(), roundMillis());
    out.println(
        "         one thread; a mail of 75 KB to one recipient; attachments not looked into");
    Map<Subject, Map<Integer, Times>> measured = new LinkedHashMap<>();
    for (Subject subject : Subject.values()) {
      Map<Integer, Times> times = new LinkedHashMap<>();
      for (int rules : RULES) {
        progress.printf("  %s: %d rules ...%n", subject.label(), rules);
        times.put(rules, measured(subject, rules));
      }
      measured.put(subject, times);
    }
    progress.println("  memory ...");
    TextMemory memory = TextMemory.of(LARGE_TEXT_BYTES, MadeRules.of(RULES.getLast()));
    print(measured, memory);
    if (json.isPresent()) {
      JsonMapper.builder()
          .build()
          .writerWithDefaultPrettyPrinter()
          .writeValue(json.get().toFile(), figures(measured, memory));
    }
    return 0;
  }

  private int rounds() {
    return quick ? 3 : 6;
  }

  private int roundMillis() {
    return quick ? 300 : 1500;
  }

  private Times measured(Subject subject, int rules) throws RunnerException {
    TimeValue length = TimeValue.milliseconds(roundMillis());
    Statistics calls =
        new Runner(
                new OptionsBuilder()
                    .include(subject.pattern())
                    .param("rules", Integer.toString(rules))
                    .forks(1)
                    .threads(1)
                    .mode(Mode.SampleTime)
                    .timeUnit(NANOSECONDS)
                    .jvmArgs("-Xms1g", "-Xmx1g", "--sun-misc-unsafe-memory-access=allow")
                    .warmupIterations(rounds())
                    .warmupTime(length)
                    .measurementIterations(rounds())
                    .measurementTime(length)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle()
            .getPrimaryResult()
            .getStatistics();
    return new Times(nanos(calls, 50), nanos(calls, 99));
  }

  private static Duration nanos(Statistics calls, int percentile) {
    return Duration.ofNanos(Math.round(calls.getPercentile(percentile)));
  }

  private void print(Map<Subject, Map<Integer, Times>> measured, TextMemory memory) {
    out.println();
    out.printf(ROW, "", "rules", "p50 ms", "p99 ms", "per second", "growth", "time :");
    out.printf(ROW, "", "", "", "", "and core", "", "plain");
    measured.forEach(
        (subject, times) ->
            times.forEach(
                (rules, time) ->
                    out.printf(
                        ROW,
                        subject.label(),
                        rules,
                        Spread.milliseconds(time.p50()),
                        Spread.milliseconds(time.p99()),
                        Spread.digits(time.perSecond()),
                        Spread.digits(growth(times, rules)),
                        subject == Subject.DECIDE ? Spread.digits(toPlain(measured, rules)) : "")));
    out.println();
    out.printf(
        "A text of %d MB, 1,000 rules asked: parsing leaves it %.2f times beside the message, asking"
            + " %.2f times more; deciding allocates %.2f times its size.%n",
        memory.textBytes() >> 20, memory.parsed(), memory.asked(), memory.allocated());
    out.println("growth: p50 to that of 10 rules. plain: the same rules without a lexicon.");
  }

  private static double growth(Map<Integer, Times> times, int rules) {
    Times few = times.getOrDefault(RULES.getFirst(), Times.NONE);
    return times.getOrDefault(rules, Times.NONE).ratioTo(few);
  }

  private static double toPlain(Map<Subject, Map<Integer, Times>> measured, int rules) {
    return measured
        .getOrDefault(Subject.DECIDE, Map.of())
        .getOrDefault(rules, Times.NONE)
        .ratioTo(measured.getOrDefault(Subject.PLAIN, Map.of()).getOrDefault(rules, Times.NONE));
  }

  private static Map<String, Object> figures(
      Map<Subject, Map<Integer, Times>> measured, TextMemory memory) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("machine", Machine.here().describe());
    figures.put("load", Machine.load());
    measured.forEach(
        (subject, times) ->
            times.forEach(
                (rules, time) ->
                    figures.put(
                        subject.name().toLowerCase(Locale.ROOT) + "." + rules,
                        Map.of(
                            "p50Nanos", time.p50().toNanos(),
                            "p99Nanos", time.p99().toNanos(),
                            "growth", growth(times, rules)))));
    figures.put(
        "largeText",
        Map.of(
            "bytes", memory.textBytes(),
            "heldAfterParsing", memory.parsed(),
            "heldMoreAfterAsking", memory.asked(),
            "allocatedByDeciding", memory.allocated()));
    return figures;
  }

  /// How long a call takes.
  private record Times(Duration p50, Duration p99) {
    private static final Times NONE = new Times(Duration.ofNanos(1), Duration.ofNanos(1));

    double perSecond() {
      return 1e9 / p50.toNanos();
    }

    double ratioTo(Times other) {
      return (double) p50.toNanos() / other.p50.toNanos();
    }
  }

  /// What is measured, in the order of the table.
  private enum Subject {
    DECIDE("decide", "decide, mail already parsed"),
    PLAIN("decideNaively", "the same, a plain loop"),
    PARSE("parseAndDecide", "parse and decide"),
    COMPILE("compile", "compile the rules, once a version");

    private final String method;
    private final String label;

    Subject(String method, String label) {
      this.method = method;
      this.label = label;
    }

    String pattern() {
      return "^" + RulesBenchmark.class.getName().replace(".", "\\.") + "\\." + method + "$";
    }

    String label() {
      return label;
    }
  }
}
