package org.sealpost.local.rules;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sealpost.rules.simulation.ReplayJson;
import org.sealpost.rules.simulation.ReplayText;
import org.sealpost.rules.simulation.ReplayTotals;
import org.sealpost.rules.simulation.ReplayedMail;
import org.sealpost.rules.simulation.RuleReplay;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sealpost rules replay`.
@Command(
    name = "replay",
    description = {
      "Says about which mails of a folder or an mbox two versions of the rules decide differently.",
      "Exit code: 0 = about none, 1 = about some, 3 = some could not be decided about."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = CommandFailedException.UNDECIDED,
    usageHelpAutoWidth = true)
final class RulesReplayCommand implements java.util.concurrent.Callable<Integer> {
  private static final int DIFFERENT = 1;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "DIR|MBOX",
      description = "A folder of .eml files, with all folders in it, or an mbox.")
  private Path mails = Path.of("");

  @Option(
      names = "--before",
      paramLabel = "A",
      required = true,
      description = "Rules: a file (JSON or an Exchange export), or a version of those here.")
  private String before = "";

  @Option(
      names = "--after",
      paramLabel = "B",
      required = true,
      description = "The rules to compare them with.")
  private String after = "";

  @Mixin private TrialOptions trial = new TrialOptions();

  @Option(names = "--json", paramLabel = "FILE", description = "Writes JSON there as well.")
  private @Nullable Path json;

  @Override
  public Integer call() throws CommandFailedException {
    RuleSource.Compared rules = trial.rules(Printing.err(spec)::println).compared(before, after);
    RuleReplay replay =
        new RuleReplay(
            rules.before(),
            rules.after(),
            rules.settings(),
            trial.organization(),
            TrialOptions.inspector(),
            trial.at(Clock.systemUTC()));
    try (MailSource source = MailSource.open(mails)) {
      ReplayTotals totals = replayed(replay, source);
      return totals.undecided() > 0
          ? CommandFailedException.UNDECIDED
          : totals.different() > 0 ? DIFFERENT : ExitCode.OK;
    }
  }

  private ReplayTotals replayed(RuleReplay replay, MailSource source)
      throws CommandFailedException {
    Optional<Path> target = Optional.ofNullable(json);
    if (target.isEmpty()) {
      return run(replay, source, _ -> {});
    }
    try (ReplayJson written =
        new ReplayJson(new BufferedOutputStream(Files.newOutputStream(target.get())))) {
      ReplayTotals totals = run(replay, source, mail -> add(written, mail));
      written.end(totals);
      return totals;
    } catch (IOException | UncheckedIOException unwritable) {
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          "JSON cannot be written to %s: choose another file.".formatted(target.get()),
          unwritable);
    }
  }

  private ReplayTotals run(RuleReplay replay, MailSource source, Consumer<ReplayedMail> others)
      throws CommandFailedException {
    PrintWriter out = Printing.out(spec);
    long[] count = {0};
    try (Progress progress = Progress.on(Printing.err(spec), Progress.isTerminal())) {
      ReplayTotals totals =
          replay.run(
              source.mails(),
              mail -> {
                String text = ReplayText.of(mail);
                if (!text.isEmpty()) {
                  progress.clear();
                  out.print(text);
                  out.flush();
                }
                others.accept(mail);
                progress.advance(source.done().getAsDouble(), ++count[0]);
              },
              Runtime.getRuntime().availableProcessors());
      progress.clear();
      out.print(ReplayText.of(totals));
      out.flush();
      return totals;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(
          CommandFailedException.UNDECIDED, "Stopped before all mails were looked at.", stop);
    }
  }

  private static void add(ReplayJson json, ReplayedMail mail) {
    try {
      json.add(mail);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
