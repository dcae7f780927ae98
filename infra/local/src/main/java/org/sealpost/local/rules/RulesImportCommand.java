package org.sealpost.local.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sealpost.configuration.Configurations;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sealpost rules import`.
@Command(
    name = "import",
    description =
        "Imports rules that Exchange exported: a rule collection, a DLP policy template,"
            + " CSV, JSON or commands.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class RulesImportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "What Exchange wrote.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "Says what would become of each rule; saves nothing.")
  private boolean dryRun;

  @Option(
      names = "--as",
      paramLabel = "audit|disabled",
      defaultValue = "AUDIT",
      description = "How imported rules begin (default: audit).")
  private Arrival as = Arrival.AUDIT;

  @Option(
      names = "--culture",
      paramLabel = "CULTURE",
      description = "How the file writes dates, such as de-DE.")
  private @Nullable String culture;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The time zone of dates in the file, such as Europe/Berlin.")
  private @Nullable String zone;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  /// How imported rules begin.
  enum Arrival {
    AUDIT,
    DISABLED
  }

  @Override
  public Integer call() throws CommandFailedException {
    byte[] content = GivenFile.read(file, Configurations.LARGEST);
    if (content.length == 0) {
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          "%s is empty: export the rules once more. In PowerShell, write the bytes of FileData."
              .formatted(file));
    }
    try (ConsoleClient client = console.open()) {
      byte[] answer =
          client.post(
              "/api/rules/import?" + query(), "application/octet-stream", content, "/api/rules");
      PrintWriter out = Printing.out(spec);
      out.print(ConsoleReport.ofRules(client.object(answer), dryRun));
      out.flush();
    }
    return ExitCode.OK;
  }

  private String query() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("dryRun", String.valueOf(dryRun));
    values.put("as", as.name().toLowerCase(Locale.ROOT));
    if (culture != null) {
      values.put("culture", culture);
    }
    if (zone != null) {
      values.put("zone", zone);
    }
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
