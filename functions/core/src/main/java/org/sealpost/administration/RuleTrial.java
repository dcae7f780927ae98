package org.sealpost.administration;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.organization.Organization;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.rules.CompiledRules;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.simulation.Explanation;
import org.sealpost.rules.simulation.MailFile;
import org.sealpost.rules.simulation.RuleSimulation;

/// Tries rules out on a mail. Sends nothing and stores nothing, the mail included.
public final class RuleTrial {
  private final RuleAdministration rules;
  private final DirectoryAdministration directory;
  private final Organization organization;
  private final BrandingTemplates brandings;
  private final ContentInspector inspector;
  private final SecureRandom random;
  private final Clock clock;

  /// @param inspector as the gateway has it, or rules about attachments decide otherwise here
  public RuleTrial(
      RuleAdministration rules,
      DirectoryAdministration directory,
      Organization organization,
      BrandingTemplates brandings,
      ContentInspector inspector,
      SecureRandom random,
      Clock clock) {
    this.rules = rules;
    this.directory = directory;
    this.organization = organization;
    this.brandings = brandings;
    this.inspector = inspector;
    this.random = random;
    this.clock = clock;
  }

  /// What the rules would do with the mail now, and why, with the directory and the protection
  /// settings in force. What the mail's thread is protected with is not looked up.
  ///
  /// @param terms how it would come to the gateway
  /// @param version of the rules; empty for those in force
  /// @return empty when there is no such version
  /// @throws MalformedMailException when it is no message, or is for nobody
  public Optional<Trial> explain(byte[] file, MailFile terms, Optional<Long> version)
      throws MalformedMailException {
    Mail mail = terms.read(file, organization, inspector);
    ProtectionSettings settings = rules.protection();
    return version
        .map(rules::version)
        .orElseGet(() -> Optional.of(rules.current().content()))
        .map(
            ruleSet ->
                CompiledRules.of(ruleSet, directory.current().content(), settings.templates()))
        .map(
            compiled ->
                RuleSimulation.of(
                    compiled, mail, settings, Optional.empty(), organization, clock.instant()))
        .map(explanation -> new Trial(explanation, wrapper(explanation, mail, settings)));
  }

  private Optional<WrapperSample> wrapper(
      Explanation explanation, Mail mail, ProtectionSettings settings) {
    return WrapperSample.of(
        explanation,
        mail,
        settings.wrapperSubject(),
        organization,
        brandings::findOrDefault,
        random,
        clock);
  }

  /// @param wrapper empty where no recipient gets the mail protected
  public record Trial(Explanation explanation, Optional<WrapperSample> wrapper) {}
}
