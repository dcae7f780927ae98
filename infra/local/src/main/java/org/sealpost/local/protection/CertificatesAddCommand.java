package org.sealpost.local.protection;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sealpost.local.rules.CommandFailedException;
import org.sealpost.local.rules.ConsoleClient;
import org.sealpost.local.rules.ConsoleOptions;
import org.sealpost.local.rules.GivenFile;
import org.sealpost.local.rules.Printing;
import org.sealpost.rules.simulation.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sealpost certificates add`.
@Command(
    name = "add",
    description =
        "Trusts what can be used of files: PEM, DER or P7B. Fails when something could not be taken.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class CertificatesAddCommand implements Callable<Integer> {
  private static final int LARGEST = 5 * 1024 * 1024;
  private static final int LONGEST = 400;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
  private List<Path> files = List.of();

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Override
  public Integer call() throws CommandFailedException {
    try (ConsoleClient client = console.open()) {
      PrintWriter out = Printing.out(spec);
      boolean isAllTaken = true;
      for (Path file : files) {
        byte[] content = GivenFile.read(file, LARGEST);
        JsonNode report =
            client.object(client.post("/api/certificates", "application/octet-stream", content));
        report.path("trusted").forEach(one -> out.println("trusted  " + owner(one)));
        report.path("known").forEach(one -> out.println("known    " + owner(one)));
        report
            .path("refused")
            .forEach(
                one ->
                    out.println(
                        "refused  %s: %s"
                            .formatted(
                                Printable.of(one.path("subject").asText(), LONGEST),
                                Printable.of(one.path("reason").asText(), LONGEST))));
        out.flush();
        isAllTaken &= report.path("refused").isEmpty();
      }
      return isAllTaken ? ExitCode.OK : CommandFailedException.REFUSED;
    }
  }

  private static String owner(JsonNode certificate) {
    return Printable.of(certificate.path("address").asText(), LONGEST)
        + "  "
        + Printable.of(certificate.path("fingerprint").asText(), 64);
  }
}
