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
import picocli.CommandLine.Spec;

/// `sealpost protection check`.
@Command(
    name = "check",
    description =
        "Looks whether mail is protected as it is set up to be; fails when something is wrong.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class ProtectionCheckCommand implements Callable<Integer> {
  private static final int LONGEST = 1000;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Override
  public Integer call() throws CommandFailedException {
    try (ConsoleClient client = console.open()) {
      JsonNode answer = client.object(client.get("/api/protection/check"));
      PrintWriter out = Printing.out(spec);
      answer
          .path("lines")
          .forEach(
              line ->
                  out.println(
                      "%-4s  %s: %s"
                          .formatted(
                              Printable.of(line.path("outcome").asText(), 4),
                              Printable.of(line.path("what").asText(), LONGEST),
                              Printable.of(line.path("words").asText(), LONGEST))));
      String overall = answer.path("overall").asText();
      out.println("OVERALL RESULT: " + Printable.of(overall, 4));
      out.flush();
      return overall.equals("PASS") || overall.equals("WARN")
          ? ExitCode.OK
          : CommandFailedException.REFUSED;
    }
  }
}
