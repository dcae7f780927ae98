package org.sealpost.local.rules;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sealpost.organization.directory.DirectoryCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sealpost directory import`.
@Command(
    name = "import",
    description =
        "Takes people, or groups, from a CSV file, in place of all there are. A file with a column Members holds groups.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class DirectoryImportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "people.csv|groups.csv", description = "The file.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "Says what is in the file; saves nothing.")
  private boolean dryRun;

  @Option(
      names = "--partly",
      description = "Leaves out lines that are wrong; rules will not know whom they are about.")
  private boolean partly;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Override
  public Integer call() throws CommandFailedException {
    byte[] csv = GivenFile.read(file, DirectoryCsv.LARGEST_BYTES);
    String path =
        "/api/directory/%s?dryRun=%s&partly=%s"
            .formatted(
                DirectoryFile.holdsGroups(csv) ? "groups.csv" : "people.csv", dryRun, partly);
    try (ConsoleClient client = console.open()) {
      byte[] answer = client.post(path, "text/csv", csv, "/api/directory/counts");
      PrintWriter out = Printing.out(spec);
      out.print(ConsoleReport.ofDirectory(client.object(answer)));
      out.flush();
    }
    return ExitCode.OK;
  }
}
