package org.sealpost.local.rules;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sealpost rules export`.
@Command(
    name = "export",
    description = "Writes the rules as Export-TransportRuleCollection does.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class RulesExportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "Where to; without it to standard output.")
  private @Nullable Path file;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Override
  public Integer call() throws CommandFailedException {
    try (ConsoleClient client = console.open()) {
      write(client.get("/api/rules/export"));
    }
    return ExitCode.OK;
  }

  /// The bytes as they are: the file names its own encoding.
  private void write(byte[] rules) throws CommandFailedException {
    Path target = file;
    try {
      if (target == null) {
        PrintStream out = System.out;
        out.write(rules);
        out.flush();
      } else {
        Files.write(target, rules);
      }
    } catch (IOException unwritable) {
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          "The rules cannot be written to %s: choose another file.".formatted(target),
          unwritable);
    }
  }
}
