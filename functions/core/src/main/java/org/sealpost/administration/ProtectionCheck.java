package org.sealpost.administration;

import static java.util.stream.Collectors.joining;
import static org.sealpost.administration.CheckLine.Outcome.FAIL;
import static org.sealpost.administration.CheckLine.Outcome.PASS;
import static org.sealpost.administration.CheckLine.Outcome.WARN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sealpost.Unavailable;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.Group;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.ReaderList;
import org.sealpost.protection.settings.Limits;
import org.sealpost.protection.settings.MethodChoice;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.TemplateStatus;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.smime.CertificateStanding;
import org.sealpost.smime.SigningKey;

/// Looks whether mail is protected as it is set up to be, as Test-IRMConfiguration does. It looks
/// from where admins stand: they have no permission on message keys, so that sealing itself is not
/// tried.
public final class ProtectionCheck {
  private static final Duration SOON = Duration.ofDays(30);

  private final ProtectionAdministration protection;
  private final RuleAdministration rules;
  private final DirectoryAdministration directory;
  private final Administration messages;
  private final CertificateAdministration certificates;
  private final SmimeDesk smime;
  private final SigningKey signingKey;
  private final Clock clock;

  public ProtectionCheck(
      ProtectionAdministration protection,
      RuleAdministration rules,
      DirectoryAdministration directory,
      Administration messages,
      CertificateAdministration certificates,
      SmimeDesk smime,
      SigningKey signingKey,
      Clock clock) {
    this.protection = protection;
    this.rules = rules;
    this.directory = directory;
    this.messages = messages;
    this.certificates = certificates;
    this.smime = smime;
    this.signingKey = signingKey;
    this.clock = clock;
  }

  /// What does not answer is a failure of its line, and of no other.
  public List<CheckLine> run() {
    List<CheckLine> lines = new ArrayList<>();
    Optional<ProtectionSettings> settings = settings(lines);
    settings.ifPresent(
        known -> {
          lines.add(line("Protection templates", () -> templates(known)));
          lines.add(line("Rules", () -> rules(known)));
          lines.add(line("What senders may ask for", () -> senders(known)));
          lines.add(line("Readers of templates", () -> readers(known)));
          lines.add(line("Limits", () -> limits(known.limits())));
          lines.add(line("S/MIME of the organization", () -> organization(known)));
        });
    lines.add(line("Certificates of recipients", this::recipients));
    lines.add(line("Records of protected messages", this::records));
    return lines;
  }

  /// The worst of them.
  public static CheckLine.Outcome overall(List<CheckLine> lines) {
    return lines.stream().map(CheckLine::outcome).reduce(PASS, ProtectionCheck::worse);
  }

  private static CheckLine.Outcome worse(CheckLine.Outcome one, CheckLine.Outcome other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private Optional<ProtectionSettings> settings(List<CheckLine> lines) {
    try {
      StoredConfiguration<ProtectionSettings> current = protection.current();
      lines.add(
          new CheckLine(
              "Protection settings",
              PASS,
              current.version() == 0
                  ? "The defaults: nobody has changed anything yet."
                  : "Version " + current.version() + " is in force."));
      return Optional.of(current.content());
    } catch (Unavailable failure) {
      lines.add(new CheckLine("Protection settings", FAIL, doesNotAnswer(failure)));
      return Optional.empty();
    }
  }

  private Found templates(ProtectionSettings settings) {
    List<ProtectionTemplate> published =
        settings.templates().all().stream()
            .filter(template -> template.status() == TemplateStatus.PUBLISHED)
            .toList();
    String over =
        published.stream()
            .filter(template -> isOver(template.expiry()))
            .map(ProtectionTemplate::name)
            .collect(joining("”, “"));
    return over.isEmpty()
        ? new Found(PASS, published.size() + " can be chosen.")
        : new Found(
            WARN,
            "What is protected with “"
                + over
                + "” has expired before it is sent. Set a later date, or archive the template.");
  }

  private boolean isOver(ContentExpiry expiry) {
    return expiry.on().filter(end -> !end.isAfter(clock.instant())).isPresent();
  }

  private Found rules(ProtectionSettings settings) {
    List<MailFlowRule> enabled =
        rules.current().content().rules().stream().filter(MailFlowRule::enabled).toList();
    String lost =
        enabled.stream()
            .flatMap(
                rule ->
                    TemplateUse.named(rule)
                        .filter(name -> settings.templates().named(name).isEmpty())
                        .map(name -> "the rule “" + rule.name() + "” names “" + name + "”"))
            .collect(joining(", "));
    long protecting = enabled.stream().filter(rule -> TemplateUse.named(rule).count() > 0).count();
    if (!lost.isEmpty()) {
      return new Found(
          FAIL,
          "There is no such template: "
              + lost
              + ". Mail that it matches waits. Make the template, or name another in the rule.");
    }
    return protecting == 0
        ? new Found(WARN, "No enabled rule protects mail: only senders can ask for protection.")
        : new Found(PASS, protecting + " of " + enabled.size() + " enabled rules protect mail.");
  }

  private static Found senders(ProtectionSettings settings) {
    String lost =
        TemplateUse.named(settings.senderControls())
            .filter(
                named ->
                    settings
                        .templates()
                        .named(named.template())
                        .filter(template -> template.status() == TemplateStatus.PUBLISHED)
                        .isEmpty())
            .map(named -> named.by() + " asks for “" + named.template() + "”")
            .collect(joining(", "));
    return lost.isEmpty()
        ? new Found(PASS, "Everything that they may ask for names a published template.")
        : new Found(FAIL, "There is no such template: " + lost + ". Choose another.");
  }

  private Found readers(ProtectionSettings settings) {
    List<ReaderList> lists =
        settings.ownTemplates().stream().flatMap(one -> one.readers().stream()).toList();
    if (lists.isEmpty()) {
      return new Found(PASS, "No template says who may read: all recipients may.");
    }
    Directory known = directory.current().content();
    String missing =
        lists.stream()
            .flatMap(list -> list.groups().stream())
            .filter(group -> known.groups().stream().map(Group::address).noneMatch(group::equals))
            .distinct()
            .map(EmailAddress::toString)
            .sorted()
            .collect(joining(", "));
    return missing.isEmpty()
        ? new Found(PASS, "All groups of readers are in the directory.")
        : new Found(
            WARN,
            "The directory does not know "
                + missing
                + ": nobody reads as a member of it. Add the group, or take it out.");
  }

  private static Found limits(Limits limits) {
    return new Found(
        PASS,
        "%d MB, %d recipients, %,d characters of To."
            .formatted(
                limits.largestBytes() / (1024 * 1024),
                limits.mostRecipients(),
                limits.longestTo()));
  }

  private Found organization(ProtectionSettings settings) {
    SmimeSettings own = settings.smime();
    if (own.signingCertificate().isEmpty() && own.openingCertificate().isEmpty()) {
      return settings.method() == MethodChoice.SMIME_ELSE_PORTAL
          ? new Found(
              WARN,
              "S/MIME is preferred, but the organization has no signing certificate: all mail goes"
                  + " through the portal. Request one on the page Certificates.")
          : new Found(PASS, "Not used.");
    }
    signingKey.publicKey();
    List<String> problems = smime.problems(own, clock.instant());
    if (!problems.isEmpty()) {
      return new Found(FAIL, String.join(" ", problems));
    }
    Instant soon = clock.instant().plus(SOON);
    return Stream.concat(own.signingCertificate().stream(), own.openingCertificate().stream())
        .flatMap(pem -> KnownCertificate.Content.ofPem(pem).stream())
        .filter(content -> content.until().isBefore(soon))
        .findFirst()
        .map(
            content ->
                new Found(
                    WARN,
                    "The certificate “"
                        + content.subject()
                        + "” ends on "
                        + content.until().toString().substring(0, 10)
                        + ". Request another on the page Certificates."))
        .orElseGet(
            () ->
                new Found(PASS, "The signing key answers, and the certificates are for our keys."));
  }

  private Found recipients() {
    List<KnownCertificate> proposed =
        certificates.list(
            CertificateStanding.PROPOSED, Optional.empty(), CertificateAdministration.MOST);
    long beside = proposed.stream().filter(one -> !one.others().isEmpty()).count();
    if (beside > 0) {
      return new Found(
          WARN,
          beside
              + " proposed stand beside trusted ones of the same address: approve or refuse them on"
              + " the page Certificates.");
    }
    return new Found(
        PASS, proposed.isEmpty() ? "None is proposed." : proposed.size() + " are proposed.");
  }

  private Found records() {
    messages.recentMessages(1);
    return new Found(PASS, "They can be read.");
  }

  private static CheckLine line(String what, Supplier<Found> look) {
    try {
      Found found = look.get();
      return new CheckLine(what, found.outcome(), found.words());
    } catch (Unavailable failure) {
      return new CheckLine(what, FAIL, doesNotAnswer(failure));
    }
  }

  private static String doesNotAnswer(Unavailable failure) {
    return "This does not answer: " + failure.getMessage() + ". Try again in a minute.";
  }

  private record Found(CheckLine.Outcome outcome, String words) {}
}
