package org.sealpost.local.protection;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sealpost.local.rules.CommandFailedException;
import org.sealpost.local.rules.ConsoleClient;
import org.sealpost.local.rules.ConsoleOptions;
import org.sealpost.local.rules.Printing;
import org.sealpost.rules.simulation.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `sealpost protection versions`.
@Command(
    name = "versions",
    description = "Lists the versions of the settings, newest first: which, when, by whom, what.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class ProtectionVersionsCommand implements Callable<Integer> {
  private static final int LONGEST = 200;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many, up to 500 (default: ${DEFAULT-VALUE}).")
  private int limit = 50;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Override
  public Integer call() throws CommandFailedException {
    try (ConsoleClient client = console.open()) {
      JsonNode answer = client.object(client.get("/api/protection/versions?limit=" + limit));
      PrintWriter out = Printing.out(spec);
      answer
          .path("versions")
          .forEach(
              version ->
                  out.println(
                      "%d  %s  %s  %s"
                          .formatted(
                              version.path("version").asLong(),
                              Printable.of(version.path("at").asText(), LONGEST)
                                  .replaceFirst("\\.[0-9]+Z$", "Z"),
                              Printable.of(version.path("by").asText(), LONGEST),
                              Printable.of(version.path("summary").asText(), LONGEST))
                          .stripTrailing()));
      out.flush();
      return ExitCode.OK;
    }
  }
}
