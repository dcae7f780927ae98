package org.sealpost.organization.directory;

import static org.sealpost.Require.require;

import java.util.Set;
import org.sealpost.mail.EmailAddress;

/// A group with a mail address.
///
/// @param members people, inside or outside, and other groups, by any of their addresses; groups
///     may contain each other
public record Group(EmailAddress address, String name, Set<EmailAddress> members) {
  public Group {
    name = name.strip();
    require(!name.isEmpty(), "a group needs a name");
    members = Set.copyOf(members);
  }
}
