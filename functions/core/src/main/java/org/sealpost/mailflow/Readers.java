package org.sealpost.mailflow;

import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.Directory;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ReaderList;

/// Tells who may read what a protection template protects.
final class Readers {
  private final Directory directory;

  Readers(Directory directory) {
    this.directory = directory;
  }

  boolean mayRead(EmailAddress recipient, Protection protection) {
    return protection.readers().stream().allMatch(list -> isOn(list, recipient));
  }

  private boolean isOn(ReaderList list, EmailAddress recipient) {
    EmailAddress resolved = directory.resolved(recipient);
    return list.people().stream().map(directory::resolved).anyMatch(resolved::equals)
        || list.groups().stream().anyMatch(group -> directory.isMember(recipient, group))
        || list.domains().stream().anyMatch(recipient.domain()::isWithin);
  }
}
