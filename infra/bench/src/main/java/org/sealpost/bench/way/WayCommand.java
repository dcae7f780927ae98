package org.sealpost.bench.way;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.sealpost.bench.Machine;
import org.sealpost.bench.Spread;
import org.sealpost.bench.stack.DataFolder;
import org.sealpost.bench.stack.RunningSealpost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./sealpost bench way`.
@Command(
    name = "way",
    description =
        "How long mails of 75 KB are on their way through the local stack: SMTP in to wrapper out.",
    mixinStandardHelpOptions = true)
public final class WayCommand implements Callable<Integer> {
  private static final int WARM_UP_MAILS = 40;
  private static final int MOST_MAILS = 5000;
  private static final int MOST_CONNECTIONS = 32;
  private static final int MOST_ROUNDS = 20;
  private static final int FAILED = 1;
  private static final String ROW = "%-10s %11s %9s %9s %9s %9s%n";

  @Option(names = "--mails", defaultValue = "300", description = "A round (${DEFAULT-VALUE}).")
  private int mails;

  @Option(names = "--connections", defaultValue = "4", description = "At once (${DEFAULT-VALUE}).")
  private int connections;

  @Option(names = "--rounds", defaultValue = "3", description = "${DEFAULT-VALUE} if not given.")
  private int rounds;

  private final PrintWriter out;
  private final PrintWriter progress;

  public WayCommand(PrintWriter tables, PrintWriter progress) {
    this.out = tables;
    this.progress = progress;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    mails = Math.clamp(mails, 1, MOST_MAILS);
    connections = Math.clamp(connections, 1, MOST_CONNECTIONS);
    rounds = Math.clamp(rounds, 1, MOST_ROUNDS);
    out.println("Machine: " + Machine.here().describe());
    out.println("         " + Machine.load());
    out.printf(
        "Method:  %d rounds of %d mails of 75 KB over %d SMTP connections, after %d to warm up;%n",
        rounds, mails, connections, WARM_UP_MAILS);
    out.println(
        "         ./sealpost up in a process of its own, engines embedded; loopback; folders on disk");
    progress.println("  starting the local stack in a temporary folder ...");
    try (DataFolder data = DataFolder.temporary();
        RunningSealpost sealpost = RunningSealpost.up(data.path());
        OutboxWatch outbox = OutboxWatch.of(sealpost.outbox())) {
      print(measured(new Senders(sealpost.smtp(), outbox, connections)));
      return 0;
    } catch (IOException failed) {
      progress.println("sealpost bench: " + failed.getMessage());
      return FAILED;
    }
  }

  private List<Round> measured(Senders senders) throws IOException, InterruptedException {
    senders.send("warm", WARM_UP_MAILS, progress("warm-up", WARM_UP_MAILS));
    List<Round> measured = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      IntConsumer shown = progress("round %d of %d".formatted(round, rounds), mails);
      measured.add(senders.send("round" + round, mails, shown));
    }
    return measured;
  }

  private void print(List<Round> measured) {
    out.println();
    out.printf(ROW, "", "messages/s", "p50 ms", "p90 ms", "p99 ms", "most ms");
    for (int i = 0; i < measured.size(); i++) {
      Round round = measured.get(i);
      out.printf(
          ROW,
          "round " + (i + 1),
          Spread.digits(round.perSecond()),
          Spread.milliseconds(round.percentile(50)),
          Spread.milliseconds(round.percentile(90)),
          Spread.milliseconds(round.percentile(99)),
          Spread.milliseconds(round.percentile(100)));
    }
    out.printf(
        ROW,
        "median",
        Spread.digits(median(measured.stream().map(Round::perSecond).toList())),
        Spread.milliseconds(medianOf(measured, 50)),
        Spread.milliseconds(medianOf(measured, 90)),
        Spread.milliseconds(medianOf(measured, 99)),
        Spread.milliseconds(medianOf(measured, 100)));
    out.println();
    out.println(
        "Times are from the end of DATA to the wrapper message's file in the outbox; mails are");
    out.println("accepted as fast as they come, so that most of it is waiting behind each other.");
  }

  private static Duration medianOf(List<Round> measured, int percent) {
    return median(measured.stream().map(round -> round.percentile(percent)).toList());
  }

  private static <T extends Comparable<T>> T median(List<T> figures) {
    return figures.stream().sorted().toList().get((figures.size() - 1) / 2);
  }

  private IntConsumer progress(String what, int of) {
    return there -> progress.printf("  %s: %d of %d wrapper messages%n", what, there, of);
  }
}
