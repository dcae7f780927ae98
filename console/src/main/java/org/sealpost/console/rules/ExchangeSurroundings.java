package org.sealpost.console.rules;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.administration.Administration;
import org.sealpost.administration.DirectoryAdministration;
import org.sealpost.administration.RuleAdministration;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.console.web.RefusedException;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.rules.exchange.parameter.DateReading;
import org.sealpost.rules.exchange.parameter.Surroundings;

/// What commands and files of Exchange refer to, as it is now.
@Singleton
final class ExchangeSurroundings {
  private final Administration messages;
  private final DirectoryAdministration directory;
  private final RuleAdministration rules;

  ExchangeSurroundings(
      Administration messages, DirectoryAdministration directory, RuleAdministration rules) {
    this.messages = messages;
    this.directory = directory;
    this.rules = rules;
  }

  /// @param culture how dates are written; where it is not said, those that may be two dates are
  ///     refused
  /// @param zone of dates; UTC where it is not said
  Surroundings now(Optional<String> culture, Optional<String> zone) {
    return new Surroundings(
        directory.current().content(),
        Map.of(),
        rules.protection().templates().all().stream()
            .map(ProtectionTemplate::name)
            .collect(Collectors.toSet()),
        messages.brandingTemplates().stream()
            .map(BrandingTemplate::name)
            .collect(Collectors.toSet()),
        new DateReading(
            culture.filter(text -> !text.isBlank()).map(ExchangeSurroundings::locale),
            zone.filter(text -> !text.isBlank())
                .map(ExchangeSurroundings::zone)
                .orElse(ZoneOffset.UTC)));
  }

  private static Locale locale(String culture) {
    try {
      return new Locale.Builder().setLanguageTag(culture.strip()).build();
    } catch (IllformedLocaleException malformed) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST,
          "bad-culture",
          "“" + culture + "” is no culture: write it as en-US or de-DE.");
    }
  }

  private static ZoneId zone(String zone) {
    try {
      return ZoneId.of(zone.strip());
    } catch (DateTimeException unknown) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST,
          "bad-zone",
          "“" + zone + "” is no time zone: write it as Europe/Berlin or UTC.");
    }
  }
}
