package org.sealpost.organization.directory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.EmailAddress;

/// Somebody with a mailbox in the organization.
///
/// @param address the primary address
/// @param aliases other addresses of the same mailbox
/// @param attributes only those that are filled; values are stripped and never empty. Email and
///     Manager are answered from `address` and `manager`, also where they are not here
public record Person(
    EmailAddress address,
    Set<EmailAddress> aliases,
    Map<DirectoryAttribute, String> attributes,
    Optional<EmailAddress> manager) {
  public Person {
    aliases = Set.copyOf(aliases);
    attributes = Map.copyOf(attributes);
  }

  /// Empty where the directory says nothing.
  public Optional<String> attribute(DirectoryAttribute name) {
    if (name == DirectoryAttribute.EMAIL) {
      return Optional.of(address.toString());
    }
    return name == DirectoryAttribute.MANAGER
        ? manager.map(EmailAddress::toString)
        : Optional.ofNullable(attributes.get(name));
  }
}
