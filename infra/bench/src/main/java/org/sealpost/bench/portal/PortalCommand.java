package org.sealpost.bench.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.sealpost.bench.Machine;
import org.sealpost.bench.Spread;
import org.sealpost.bench.stack.DataFolder;
import org.sealpost.bench.stack.RunningSealpost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./sealpost bench portal`.
@Command(
    name = "portal",
    description =
        "How long a signed-in recipient waits for a message of 75 KB: click to last byte of page"
            + " and text.",
    mixinStandardHelpOptions = true)
public final class PortalCommand implements Callable<Integer> {
  /// So many that two clicks at the same message seldom overlap, and so few that the session knows
  /// them all.
  private static final int MESSAGES = 16;

  private static final int MOST_PER_SECOND = 2000;
  private static final int MOST_SECONDS = 600;
  private static final int FAILED = 1;
  private static final String ROW = "%-26s %7s %9s %9s %9s %9s %17s %7s %7s%n";
  private static final String WEIGHT_ROW = "%-26s %9s %9s %9s%n";

  @Option(
      names = "--rate",
      split = ",",
      paramLabel = "N",
      defaultValue = "50,200",
      description = "Messages opened a second (${DEFAULT-VALUE}).")
  private List<Integer> rates = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "At each rate (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--quick", description = "50 a second for some seconds; wider spread.")
  private boolean quick;

  private final PrintWriter out;
  private final PrintWriter progress;

  public PortalCommand(PrintWriter tables, PrintWriter progress) {
    this.out = tables;
    this.progress = progress;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Integer> clicks =
        quick ? List.of(50) : rates.stream().map(r -> Math.clamp(r, 1, MOST_PER_SECOND)).toList();
    seconds = quick ? 8 : Math.clamp(seconds, 1, MOST_SECONDS);
    out.println("Machine: " + Machine.here().describe());
    out.println("         " + Machine.load());
    out.printf(
        "Method:  %d messages of 75 KB, one signed-in reader, %d s at each rate, after %d s to warm"
            + " up;%n",
        MESSAGES, seconds, warmUpSeconds());
    out.println(
        "         clicks by the clock, each counted from when it was due (open loop); page, then");
    out.println(
        "         text; ./sealpost up in a process of its own, engines embedded; loopback; on disk");
    progress.println("  starting the local stack in a temporary folder ...");
    try (DataFolder data = DataFolder.temporary();
        RunningSealpost sealpost = RunningSealpost.up(data.path());
        Reader reader = Reader.of(sealpost, MESSAGES)) {
      List<Row> rows = new ArrayList<>();
      rows.addAll(measured("portal", message(reader), clicks, sealpost::computed));
      List<PageWeight> weights = PageWeight.of(reader.browser(), reader.messages().getFirst());
      rows.addAll(peer(reader, clicks));
      print(rows, weights);
      return rows.stream().allMatch(row -> row.latencies().failed() == 0) ? 0 : FAILED;
    } catch (IOException failed) {
      progress.println("sealpost bench: " + failed.getMessage());
      return FAILED;
    }
  }

  private int warmUpSeconds() {
    return quick ? 6 : 20;
  }

  /// @param computed by those who answer
  private List<Row> measured(
      String what, Click click, List<Integer> rates, Supplier<Duration> computed) {
    OpenLoop clicks = new OpenLoop(click);
    progress.printf("  %s: warming up ...%n", what);
    clicks.run(rates.getFirst(), warmUpSeconds());
    List<Row> rows = new ArrayList<>();
    for (int rate : rates) {
      progress.printf("  %s: %d a second ...%n", what, rate);
      Duration before = computed.get();
      Latencies latencies = clicks.run(rate, seconds);
      Duration each = computed.get().minus(before).dividedBy((long) rate * seconds);
      rows.add(new Row(what, rate, latencies, each));
    }
    return rows;
  }

  private static Click message(Reader reader) {
    Browser browser = reader.browser();
    byte[] last = Newsletter.LAST_WORDS.getBytes(UTF_8);
    return serial -> {
      URI message = reader.messages().get(serial % MESSAGES);
      browser.read(message);
      byte[] text = browser.read(URI.create(message + "/body"));
      if (!new String(text, UTF_8).contains(new String(last, UTF_8))) {
        throw new IOException("the text is not there");
      }
    };
  }

  private List<Row> peer(Reader reader, List<Integer> rates)
      throws IOException, InterruptedException {
    try (DataFolder files = DataFolder.temporary();
        FileServer server = FileServer.of(files.path());
        Browser browser = new Browser()) {
      URI message = reader.messages().getFirst();
      Files.write(files.path().resolve("page"), reader.browser().read(message));
      Path text = files.path().resolve("text");
      Files.write(text, reader.browser().read(URI.create(message + "/body")));
      return measured(
          "same bytes from files",
          _ -> {
            browser.read(server.origin().resolve("page"));
            browser.read(server.origin().resolve("text"));
          },
          rates,
          server::computed);
    }
  }

  private void print(List<Row> rows, List<PageWeight> weights) {
    out.println();
    out.printf(
        ROW,
        "",
        "a sec.",
        "p50 ms",
        "p90 ms",
        "p99 ms",
        "most ms",
        "p50 over time",
        "cpu ms",
        "failed");
    for (Row row : rows) {
      Latencies took = row.latencies();
      out.printf(
          ROW,
          row.what(),
          row.perSecond(),
          milliseconds(took.percentile(50)),
          milliseconds(took.percentile(90)),
          milliseconds(took.percentile(99)),
          milliseconds(took.percentile(100)),
          spread(took.mediansOverTime()),
          milliseconds(row.computed()),
          took.failed());
    }
    out.println();
    out.printf(WEIGHT_ROW, "", "bytes", "gzipped", "sent as");
    for (PageWeight weight : weights) {
      out.printf(
          WEIGHT_ROW,
          weight.what() + (weight.cached() ? " (once)" : ""),
          weight.bytes(),
          weight.gzippedBytes(),
          weight.compression());
    }
    out.println();
    out.println("At the end: " + Machine.load());
    out.println(
        "cpu ms: what the server computes for one message, whatever else the machine does.");
    out.println(
        "Same bytes from files: the JDK's file server (jwebserver) in a process of its own, the same"
            + " two answers as");
    out.println(
        "files: what line, client and machine cost. The rest is signing in, opening and recording.");
  }

  private static String spread(List<Duration> medians) {
    return medians.isEmpty()
        ? "-"
        : milliseconds(medians.getFirst()) + "-" + milliseconds(medians.getLast());
  }

  private static String milliseconds(Duration duration) {
    return duration.isZero() ? "-" : Spread.milliseconds(duration);
  }

  /// @param computed for one click, by whoever answered it
  private record Row(String what, int perSecond, Latencies latencies, Duration computed) {}
}
