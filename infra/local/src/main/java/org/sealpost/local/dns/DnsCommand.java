package org.sealpost.local.dns;

import java.io.PrintWriter;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sealpost.local.UpOptions.Relay;
import org.sealpost.local.rules.CommandFailedException;
import org.sealpost.local.rules.GivenFile;
import org.sealpost.local.rules.Printing;
import org.sealpost.mail.Domain;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.rules.simulation.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `sealpost dns`.
@Command(
    name = "dns",
    description = {
      "Looks by DNS whether mail in your domains' names will arrive: DMARC, DKIM, SPF, MX.",
      "Fails when something is wrong. docs/deliverability.md says what to set up."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
public final class DnsCommand implements Callable<Integer> {
  private static final int LONGEST = 1000;
  private static final int LARGEST_MAIL_BYTES = 40 * 1024 * 1024;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description =
          "Stands behind the @ of From: each accepted domain, and that of the notice address.")
  private List<String> domains = new ArrayList<>();

  @Option(
      names = "--mail-from",
      paramLabel = "DOMAIN",
      description = "The MAIL FROM domain of the identity in SES, such as bounce.contoso.example.")
  private Optional<String> mailFrom = Optional.empty();

  @Option(
      names = "--selector",
      paramLabel = "NAME",
      description = "A DKIM selector of every --domain: each of the three tokens that SES shows.")
  private List<String> selectors = new ArrayList<>();

  @Option(
      names = "--reply-domain",
      paramLabel = "DOMAIN",
      description = "Takes answers by mail (ReplyDomain in template.yaml).")
  private Optional<String> replyDomain = Optional.empty();

  @Option(
      names = "--inbound",
      paramLabel = "HOST",
      description = "Where its MX record must lead (default: SES, inbound-smtp.*.amazonaws.com).")
  private Optional<String> inbound = Optional.empty();

  @Option(
      names = "--mail",
      paramLabel = "FILE",
      description = "A mail of ours as it arrived (.eml): who speaks for its From?")
  private Optional<Path> mail = Optional.empty();

  @Option(
      names = "--resolver",
      paramLabel = "HOST:PORT",
      description = "The DNS server to ask (default: those of this machine).")
  private Optional<String> resolver = Optional.empty();

  @Override
  public Integer call() throws CommandFailedException {
    if (domains.isEmpty() && replyDomain.isEmpty() && mailFrom.isEmpty() && mail.isEmpty()) {
      throw usage(
          "Nothing to look at: give --domain, --mail-from, --reply-domain or --mail"
              + " (./sealpost dns --help).");
    }
    List<Finding> findings = findings(dns());
    PrintWriter out = Printing.out(spec);
    for (Finding finding : findings) {
      out.println(
          "%-4s  %s: %s"
              .formatted(
                  finding.outcome(),
                  Printable.of(finding.what(), LONGEST),
                  Printable.of(finding.words(), LONGEST)));
    }
    Finding.Outcome overall =
        findings.stream()
            .map(Finding::outcome)
            .max(Comparator.naturalOrder())
            .orElse(Finding.Outcome.WARN);
    out.println("OVERALL RESULT: " + overall);
    out.flush();
    return overall == Finding.Outcome.FAIL ? CommandFailedException.REFUSED : ExitCode.OK;
  }

  private List<Finding> findings(Dns dns) throws CommandFailedException {
    Optional<Domain> reversePath = domain(mailFrom);
    Optional<Domain> replies = domain(replyDomain);
    Optional<Domain> host = domain(inbound);
    Optional<MailContent> arrived =
        mail.isPresent() ? Optional.of(content(mail.get())) : Optional.empty();
    List<Domain> froms = new ArrayList<>();
    for (String name : domains) {
      froms.add(domain(name));
    }
    List<Finding> findings = new ArrayList<>();
    for (Domain from : froms) {
      asked(findings, "DMARC of " + from, () -> Dmarc.check(dns, from, reversePath));
      for (String selector : selectors) {
        asked(findings, "DKIM key", () -> List.of(Dkim.check(dns, from, selector)));
      }
      if (selectors.isEmpty()) {
        findings.add(
            Finding.warn(
                "DKIM of " + from,
                "Not looked at: give each of the three tokens that SES shows as --selector."));
      }
    }
    if (reversePath.isPresent()) {
      Domain bounces = reversePath.get();
      asked(findings, "SPF of " + bounces, () -> Spf.check(dns, bounces));
      asked(findings, "MX of " + bounces, () -> List.of(Exchanges.checkMailFrom(dns, bounces)));
    } else if (!froms.isEmpty()) {
      findings.add(
          Finding.warn(
              "MAIL FROM",
              "Without a MAIL FROM domain of your own SES puts its own into the reverse-path: SPF"
                  + " then speaks for Amazon only, and all hangs on DKIM. Set one up below your"
                  + " domain and give it as --mail-from."));
    }
    if (replies.isPresent()) {
      Domain to = replies.get();
      asked(findings, "MX of " + to, () -> Exchanges.checkReplies(dns, to, host));
      if (!froms.contains(to)) {
        asked(findings, "SPF of " + to, () -> List.of(silence(dns, to)));
      }
    }
    if (arrived.isPresent()) {
      MailContent content = arrived.get();
      asked(findings, "DMARC of the mail", () -> MailAlignment.check(dns, content));
    }
    return findings;
  }

  /// Reply addresses take mail; none is ever sent from them.
  private static Finding silence(Dns dns, Domain domain) throws NoAnswerException {
    String what = "SPF of " + domain;
    return Spf.forbidsAll(dns, domain)
        ? Finding.pass(what, "It says that nobody sends from there.")
        : Finding.warn(
            what,
            "Nothing is sent from there, but no record says so. Publish \"v=spf1 -all\", so that"
                + " nobody else can; or give it as --domain too, if your notice address is there.");
  }

  /// What the DNS does not answer is no pass.
  private static void asked(List<Finding> findings, String what, Check check) {
    try {
      findings.addAll(check.findings());
    } catch (NoAnswerException unanswered) {
      findings.add(
          Finding.fail(
              what,
              "Not known: "
                  + unanswered.getMessage()
                  + ". Try again, or ask another server with --resolver."));
    }
  }

  @FunctionalInterface
  private interface Check {
    List<Finding> findings() throws NoAnswerException;
  }

  private Dns dns() throws CommandFailedException {
    if (resolver.isEmpty()) {
      return Dns.ofThisMachine();
    }
    try {
      return Dns.of(Relay.parse(resolver.get()));
    } catch (IllegalArgumentException malformed) {
      throw usage("--resolver takes HOST:PORT, such as 192.0.2.53:53.");
    } catch (UnknownHostException unknown) {
      throw usage("The host of --resolver has no address.");
    }
  }

  private static MailContent content(Path file) throws CommandFailedException {
    try {
      return MimeReader.read(GivenFile.read(file, LARGEST_MAIL_BYTES));
    } catch (MalformedMailException malformed) {
      throw usage(file + " is no mail that can be read: " + malformed.getMessage());
    }
  }

  private static Optional<Domain> domain(Optional<String> text) throws CommandFailedException {
    return text.isPresent() ? Optional.of(domain(text.get())) : Optional.empty();
  }

  private static Domain domain(String text) throws CommandFailedException {
    try {
      return new Domain(text);
    } catch (IllegalArgumentException noDomain) {
      throw usage(text + " is not a domain: give it as contoso.example.");
    }
  }

  private static CommandFailedException usage(String message) {
    return new CommandFailedException(CommandFailedException.USAGE, message);
  }
}
