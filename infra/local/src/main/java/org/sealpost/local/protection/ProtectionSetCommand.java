package org.sealpost.local.protection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sealpost.local.rules.CommandFailedException;
import org.sealpost.local.rules.ConsoleClient;
import org.sealpost.local.rules.ConsoleOptions;
import org.sealpost.local.rules.GivenFile;
import org.sealpost.local.rules.Printing;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sealpost protection set`.
@Command(
    name = "set",
    description = "Puts settings and templates in force, in place of those there are.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class ProtectionSetCommand implements Callable<Integer> {
  private static final int LARGEST = 16 * 1024 * 1024;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "JSON, as “show” prints it.")
  private Path file = Path.of("");

  @Option(
      names = "--summary",
      paramLabel = "TEXT",
      defaultValue = "Set from the command line",
      description = "What was changed, for the history.")
  private String summary = "";

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Override
  public Integer call() throws CommandFailedException {
    try (ConsoleClient client = console.open()) {
      byte[] json = GivenFile.read(file, LARGEST);
      JsonNode answer =
          client.object(
              client.put("/api/protection", "?summary=" + URLEncoder.encode(summary, UTF_8), json));
      PrintWriter out = Printing.out(spec);
      out.println("Saved as version " + answer.path("version").asLong() + ".");
      out.flush();
      return ExitCode.OK;
    }
  }
}
