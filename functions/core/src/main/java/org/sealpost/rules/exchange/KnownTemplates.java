package org.sealpost.rules.exchange;

import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.rules.exchange.parameter.Arguments;
import org.sealpost.rules.exchange.parameter.CommandRefusedException;
import org.sealpost.rules.exchange.parameter.Given;
import org.sealpost.rules.exchange.parameter.RuleDraft;
import org.sealpost.rules.exchange.parameter.Shortened;
import org.sealpost.rules.exchange.shell.Command;

/// Templates that a command names have to be there; those that a rule named before may be missing.
final class KnownTemplates {
  private static final String PROTECTION = "ApplyRightsProtectionTemplate";
  private static final String BRANDING = "ApplyRightsProtectionCustomizationTemplate";

  private KnownTemplates() {}

  static void require(RuleDraft draft, Arguments given, Command command)
      throws CommandRefusedException {
    require(
        PROTECTION,
        draft.missingProtectionTemplates().stream(),
        "The RMS template '%s' can't be found. Encrypt and Do Not Forward are always there.",
        given,
        command);
    require(
        BRANDING,
        draft.missingBrandingTemplates().stream(),
        "The branding template '%s' can't be found. Make it first, or check its name.",
        given,
        command);
  }

  private static void require(
      String parameter, Stream<String> missing, String message, Arguments given, Command command)
      throws CommandRefusedException {
    Optional<Given> named = given.find(parameter);
    Optional<String> first = missing.findFirst();
    if (named.isPresent() && first.isPresent()) {
      throw new CommandRefusedException(
          message.formatted(Shortened.text(first.get())), named.get().at().orElse(command.at()));
    }
  }
}
