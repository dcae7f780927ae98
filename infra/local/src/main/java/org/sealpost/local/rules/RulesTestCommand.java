package org.sealpost.local.rules;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sealpost.administration.TrialJson;
import org.sealpost.administration.WrapperSample;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Scope;
import org.sealpost.rules.predicate.IpRange;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.simulation.Explanation;
import org.sealpost.rules.simulation.Explanation.Conclusion;
import org.sealpost.rules.simulation.ExplanationText;
import org.sealpost.rules.simulation.MailFile;
import org.sealpost.rules.simulation.Printable;
import org.sealpost.rules.simulation.RuleSimulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sealpost rules test`.
@Command(
    name = "test",
    description = "Says what the rules would do with a mail, and why. Sends nothing.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = CommandFailedException.UNDECIDED,
    usageHelpAutoWidth = true)
final class RulesTestCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "message.eml", description = "The mail.")
  private Path message = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      description = "The sender of the envelope (default: that of the From field).")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      description = "A recipient; may be repeated (default: those of To, Cc and Bcc).")
  private List<String> to = List.of();

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "The rules, JSON or an Exchange export (default: those in force here).")
  private @Nullable Path rules;

  @Option(
      names = "--anonymous",
      description = "The mail comes over a connection that did not sign in.")
  private boolean anonymous;

  @Option(
      names = "--authenticated",
      description = "The mail comes over a connection that signed in (this is the default).")
  private boolean authenticated;

  @Option(
      names = "--client",
      paramLabel = "IP",
      description = "The address of the host that hands the mail over.")
  private @Nullable String client;

  @Mixin private TrialOptions trial = new TrialOptions();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Option(
      names = "--wrapper",
      paramLabel = "FILE",
      description = "Writes the wrapper message there that a protected recipient would get.")
  private @Nullable Path wrapper;

  @Override
  public Integer call() throws CommandFailedException {
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    Organization organization = trial.organization();
    MailFile terms = terms();
    byte[] file = GivenFile.read(message, MailFile.LARGEST_BYTES);
    RuleSource.Tried tried =
        trial.rules(Printing.err(spec)::println).rules(Optional.ofNullable(rules));
    Mail mail = read(file, terms, organization);

    Explanation explanation =
        RuleSimulation.of(
            tried.rules(), mail, tried.settings(), Optional.empty(), organization, trial.at(clock));
    Optional<WrapperSample> sample =
        WrapperSample.of(
            explanation,
            mail,
            tried.settings().wrapperSubject(),
            organization,
            _ -> BrandingTemplate.factoryDefault(),
            random,
            clock);
    save(sample);
    print(explanation, mail, sample, organization);
    return explanation.conclusion() instanceof Conclusion.Waits
        ? CommandFailedException.UNDECIDED
        : ExitCode.OK;
  }

  private MailFile terms() throws CommandFailedException {
    if (anonymous && authenticated) {
      throw usage("--authenticated and --anonymous exclude each other.");
    }
    List<EmailAddress> recipients = new ArrayList<>();
    for (String address : to) {
      recipients.add(address("--to", address));
    }
    Optional<EmailAddress> sender = Optional.empty();
    String reversePath = from;
    if (reversePath != null) {
      sender = Optional.of(address("--from", reversePath));
    }
    return new MailFile(sender, recipients, !anonymous, client());
  }

  private Optional<String> client() throws CommandFailedException {
    String address = client;
    if (address == null) {
      return Optional.empty();
    }
    try {
      if (address.matches("[0-9A-Fa-f.:]{2,45}")) {
        new IpRange(address);
        return Optional.of(address);
      }
    } catch (IllegalArgumentException malformed) {
      // Said below.
    }
    throw usage("--client: %s is not an IP address.".formatted(address));
  }

  private Mail read(byte[] file, MailFile terms, Organization organization)
      throws CommandFailedException {
    try {
      return terms.read(file, organization, TrialOptions.inspector());
    } catch (MalformedMailException malformed) {
      throw new CommandFailedException(
          CommandFailedException.UNDECIDED,
          "%s cannot be tried: %s".formatted(message, malformed.getMessage()),
          malformed);
    }
  }

  private void save(Optional<WrapperSample> sample) throws CommandFailedException {
    Path target = wrapper;
    if (target == null) {
      return;
    }
    if (sample.isEmpty()) {
      Printing.err(spec).println("sealpost: nobody gets a wrapper message, so none is written");
      Printing.err(spec).flush();
      return;
    }
    try {
      Files.write(target, sample.get().message());
    } catch (IOException unwritable) {
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          "The wrapper message cannot be written to %s: choose another file.".formatted(target),
          unwritable);
    }
  }

  private void print(
      Explanation explanation,
      Mail mail,
      Optional<WrapperSample> sample,
      Organization organization) {
    PrintWriter out = Printing.out(spec);
    if (json) {
      out.println(TrialJson.write(explanation, sample));
    } else {
      out.printf(
          "From %s (%s); inside is %s%n%n",
          mail.sender().address(),
          mail.sender().scope() == Scope.INSIDE ? "inside" : "outside",
          organization.acceptedDomains().stream()
              .map(Domain::name)
              .sorted()
              .collect(joining(", ")));
      out.print(ExplanationText.of(explanation));
      sample.ifPresent(wrapped -> out.print("\n" + words(wrapped.content())));
    }
    out.flush();
  }

  /// From, Subject and plain text.
  private static String words(MailContent wrapper) {
    StringBuilder text =
        new StringBuilder(
            "What %s would see (factory branding, sample link)%n  From: %s <%s>%n  Subject: %s%n%n"
                .formatted(
                    wrapper.to().getFirst().address(),
                    Printable.of(wrapper.from().label(), 80),
                    wrapper.from().address(),
                    Printable.of(wrapper.subject(), 200)));
    wrapper
        .text()
        .orElse("")
        .lines()
        .forEach(line -> text.append("  ").append(Printable.of(line, 200)).append('\n'));
    return text.toString();
  }

  private static EmailAddress address(String option, String text) throws CommandFailedException {
    return EmailAddress.parse(text.strip())
        .orElseThrow(() -> usage("%s: %s is not a mail address.".formatted(option, text)));
  }

  private static CommandFailedException usage(String message) {
    return new CommandFailedException(CommandFailedException.USAGE, message);
  }
}
