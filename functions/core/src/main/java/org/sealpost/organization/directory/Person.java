package org.sealpost.organization.directory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.mail.EmailAddress;

/// Somebody with a mailbox in the organization.
///
/// @param address the primary address
/// @param aliases other addresses of the same mailbox
/// @param attributes only those that are filled: stripped, the blank ones left out, and without
///     Email, which is `address`. Manager here is a text that names them, as Exchange has it
/// @param manager by any of their addresses
public record Person(
    EmailAddress address,
    Set<EmailAddress> aliases,
    Map<DirectoryAttribute, String> attributes,
    Optional<EmailAddress> manager) {
  public Person {
    aliases = Set.copyOf(aliases);
    attributes =
        attributes.entrySet().stream()
            .filter(one -> one.getKey() != DirectoryAttribute.EMAIL && !one.getValue().isBlank())
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> one.getValue().strip()));
  }

  /// Empty where the directory says nothing. Who has a manager but no text for them, has their
  /// address as text.
  public Optional<String> attribute(DirectoryAttribute name) {
    return switch (name) {
      case EMAIL -> Optional.of(address.toString());
      case MANAGER ->
          Optional.ofNullable(attributes.get(name)).or(() -> manager.map(EmailAddress::toString));
      default -> Optional.ofNullable(attributes.get(name));
    };
  }
}
