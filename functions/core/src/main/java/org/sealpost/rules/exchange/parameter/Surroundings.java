package org.sealpost.rules.exchange.parameter;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.Directory;

/// What parameters refer to.
///
/// @param identities whom an admin says that names stand for, before the directory is asked; names
///     in any case
/// @param protectionTemplates names, in any case
/// @param brandingTemplates names, in any case
public record Surroundings(
    Directory directory,
    Map<String, EmailAddress> identities,
    Set<String> protectionTemplates,
    Set<String> brandingTemplates,
    DateReading dates) {
  public Surroundings {
    identities = Map.copyOf(identities);
    protectionTemplates = Set.copyOf(protectionTemplates);
    brandingTemplates = Set.copyOf(brandingTemplates);
  }

  Optional<EmailAddress> identified(String name) {
    return identities.entrySet().stream()
        .filter(entry -> entry.getKey().strip().equalsIgnoreCase(name.strip()))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> directory.identified(name));
  }

  static boolean knows(Set<String> names, String name) {
    UnaryOperator<String> fold = text -> text.strip().toLowerCase(Locale.ROOT);
    return names.stream().map(fold).anyMatch(fold.apply(name)::equals);
  }
}
