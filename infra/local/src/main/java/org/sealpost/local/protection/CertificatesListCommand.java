package org.sealpost.local.protection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sealpost.local.rules.CommandFailedException;
import org.sealpost.local.rules.ConsoleClient;
import org.sealpost.local.rules.ConsoleOptions;
import org.sealpost.local.rules.Printing;
import org.sealpost.rules.simulation.Printable;
import org.sealpost.smime.CertificateStanding;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `sealpost certificates list`.
@Command(
    name = "list",
    description = "Lists certificates of people outside by address.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class CertificatesListCommand implements Callable<Integer> {
  private static final int LONGEST = 200;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--standing",
      paramLabel = "STANDING",
      defaultValue = "trusted",
      description = "trusted, proposed or refused (default: ${DEFAULT-VALUE}).")
  private CertificateStanding standing = CertificateStanding.TRUSTED;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Override
  public Integer call() throws CommandFailedException {
    try (ConsoleClient client = console.open()) {
      PrintWriter out = Printing.out(spec);
      String after = "";
      while (true) {
        JsonNode page =
            client.object(
                client.get(
                    "/api/certificates?standing="
                        + standing.name().toLowerCase(Locale.ROOT)
                        + after));
        page.path("certificates").forEach(one -> out.println(line(one)));
        String next = page.path("next").asText("");
        if (!page.path("next").isTextual()) {
          out.flush();
          return ExitCode.OK;
        }
        after = "&after=" + URLEncoder.encode(next, UTF_8);
      }
    }
  }

  private static String line(JsonNode certificate) {
    String until = certificate.path("content").path("until").asText("unreadable");
    String others =
        certificate.path("others").isEmpty() ? "" : "  beside a trusted one of this address";
    return "%s  %s  %s  %s%s"
        .formatted(
            Printable.of(certificate.path("fingerprint").asText(), 64),
            Printable.of(certificate.path("address").asText(), LONGEST),
            Printable.of(until, LONGEST).replaceFirst("T.*", ""),
            Printable.of(certificate.path("content").path("issuer").asText(), LONGEST),
            others)
        .stripTrailing();
  }
}
