package org.sealpost.administration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.Group;
import org.sealpost.organization.directory.Person;

/// One difference between two versions of the directory. An entry is the same entry as long as it
/// has its primary address.
public record DirectoryChange(Kind kind, Entry entry, EmailAddress address) {
  /// What became of it.
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /// What it is.
  public enum Entry {
    PERSON,
    GROUP
  }

  static List<DirectoryChange> between(Directory before, Directory after) {
    List<DirectoryChange> changes = new ArrayList<>();
    compare(Entry.PERSON, Person::address, before.people(), after.people(), changes);
    compare(Entry.GROUP, Group::address, before.groups(), after.groups(), changes);
    return changes;
  }

  private static <T> void compare(
      Entry entry,
      Function<T, EmailAddress> address,
      Collection<T> before,
      Collection<T> after,
      List<DirectoryChange> changes) {
    Map<EmailAddress, T> old = new LinkedHashMap<>();
    before.forEach(one -> old.put(address.apply(one), one));
    for (T one : after) {
      Optional<T> same = Optional.ofNullable(old.remove(address.apply(one)));
      if (same.filter(one::equals).isEmpty()) {
        changes.add(
            new DirectoryChange(
                same.isPresent() ? Kind.CHANGED : Kind.ADDED, entry, address.apply(one)));
      }
    }
    old.keySet().forEach(gone -> changes.add(new DirectoryChange(Kind.REMOVED, entry, gone)));
  }
}
