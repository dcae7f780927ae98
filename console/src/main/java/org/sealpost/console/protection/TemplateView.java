package org.sealpost.console.protection;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.administration.TemplateInUse;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.rules.MailFlowRule;

/// A protection template and what names it.
///
/// @param status `published` or `archived`
/// @param attachments `download` or `view-only`
/// @param expiresOn for all readers
/// @param controls by which senders ask for it, for people
@Serdeable
record TemplateView(
    String name,
    boolean builtIn,
    String status,
    List<Right> rights,
    String attachments,
    Optional<Instant> expiresOn,
    Optional<Integer> expiresAfterDays,
    boolean hasReaders,
    boolean requirePasskey,
    List<UsingRule> rules,
    List<String> controls) {
  static TemplateView of(TemplateInUse one) {
    ProtectionTemplate template = one.template();
    return new TemplateView(
        template.name(),
        one.isBuiltIn(),
        word(template.status()),
        template.rights().rights().stream().sorted().map(Right::of).toList(),
        word(template.attachments()),
        template.expiry().on(),
        template.expiry().afterDays(),
        template.readers().isPresent(),
        template.requirePasskey(),
        one.use().rules().stream().map(UsingRule::of).toList(),
        one.use().controls());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @param name of [UsageRight]
  /// @param code as Exchange writes it
  @Serdeable
  record Right(String name, String code) {
    static Right of(UsageRight right) {
      return new Right(word(right), right.policyCode());
    }
  }

  @Serdeable
  record UsingRule(String name, boolean enabled) {
    static UsingRule of(MailFlowRule rule) {
      return new UsingRule(rule.name().value(), rule.enabled());
    }
  }

  @Serdeable
  record Templates(List<TemplateView> templates) {}
}
