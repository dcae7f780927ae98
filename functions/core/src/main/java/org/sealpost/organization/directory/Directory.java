package org.sealpost.organization.directory;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.EmailAddress;

/// The organization's people and groups, as one immutable whole. Every address, primary or alias,
/// of a person or a group, stands for one of them. Names do not: several may share one.
public final class Directory {
  public static final Directory EMPTY = new Directory(List.of(), List.of());

  private final List<Person> people;
  private final List<Group> groups;
  private final Map<EmailAddress, Person> personByAddress = new HashMap<>();
  private final Map<EmailAddress, Group> groupByAddress = new HashMap<>();
  private final Map<EmailAddress, Set<EmailAddress>> groupsOfMember = new HashMap<>();
  private final Map<String, Set<EmailAddress>> addressesByName = new HashMap<>();

  /// @throws IllegalArgumentException if two of them share an address; the message names it
  public Directory(Collection<Person> people, Collection<Group> groups) {
    this.people = List.copyOf(people);
    this.groups = List.copyOf(groups);
    for (Person person : this.people) {
      claim(person.address(), person);
      person.aliases().stream()
          .filter(alias -> !alias.equals(person.address()))
          .forEach(alias -> claim(alias, person));
    }
    for (Group group : this.groups) {
      if (personByAddress.containsKey(group.address())
          || groupByAddress.putIfAbsent(group.address(), group) != null) {
        throw taken(group.address());
      }
    }
    for (Group group : this.groups) {
      for (EmailAddress member : group.members()) {
        groupsOfMember.computeIfAbsent(resolved(member), _ -> new HashSet<>()).add(group.address());
      }
      name(group.name(), group.address());
    }
    for (Person person : this.people) {
      name(person.address().localPart(), person.address());
      person
          .attribute(DirectoryAttribute.DISPLAY_NAME)
          .ifPresent(name -> name(name, person.address()));
      person
          .attribute(DirectoryAttribute.USER_LOGON_NAME)
          .ifPresent(name -> name(name, person.address()));
    }
  }

  private void name(String name, EmailAddress address) {
    addressesByName.computeIfAbsent(folded(name), _ -> new HashSet<>()).add(address);
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private void claim(EmailAddress address, Person person) {
    if (personByAddress.putIfAbsent(address, person) != null) {
      throw taken(address);
    }
  }

  private static IllegalArgumentException taken(EmailAddress address) {
    return new IllegalArgumentException("the address " + address + " stands for two entries");
  }

  public List<Person> people() {
    return people;
  }

  public List<Group> groups() {
    return groups;
  }

  /// By primary address or alias.
  public Optional<Person> person(EmailAddress address) {
    return Optional.ofNullable(personByAddress.get(address));
  }

  /// The primary address of whom this address stands for; itself where nobody is known by it.
  public EmailAddress resolved(EmailAddress address) {
    return person(address).map(Person::address).orElse(address);
  }

  /// Whether this is a person or a group here.
  public boolean knows(EmailAddress address) {
    return personByAddress.containsKey(address) || groupByAddress.containsKey(address);
  }

  /// Whether the person or group is in this group, directly or through groups in it. No group is a
  /// member of itself, even where groups contain each other.
  public boolean isMember(EmailAddress address, EmailAddress group) {
    return groupsOf(address).contains(group);
  }

  /// All groups that contain the person or group, directly or not.
  public Set<EmailAddress> groupsOf(EmailAddress address) {
    EmailAddress start = resolved(address);
    Set<EmailAddress> found = new HashSet<>();
    Deque<EmailAddress> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      for (EmailAddress group : groupsOfMember.getOrDefault(open.pop(), Set.of())) {
        if (!group.equals(start) && found.add(group)) {
          open.push(group);
        }
      }
    }
    return found;
  }

  /// The person's manager; empty for people outside, and where the directory names none.
  public Optional<EmailAddress> managerOf(EmailAddress address) {
    return person(address).flatMap(Person::manager).map(this::resolved);
  }

  /// Whom an admin means by an address, or by the name of a person (DisplayName, UserLogonName, or
  /// what stands before the `@` of the primary address) or group, in any case.
  ///
  /// An address that nobody here has stands for itself, unless it is somebody's UserLogonName:
  /// those look like addresses and need not be any.
  ///
  /// @return a primary address; empty where the text is no address and nobody, or more than one,
  ///     answers to it
  public Optional<EmailAddress> identified(String identity) {
    Optional<EmailAddress> address = EmailAddress.parse(identity.strip());
    if (address.filter(this::knows).isPresent()) {
      return address.map(this::resolved);
    }
    Set<EmailAddress> named = addressesByName.getOrDefault(folded(identity), Set.of());
    return named.size() == 1 ? named.stream().findFirst() : address.filter(_ -> named.isEmpty());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Directory that
        && people.equals(that.people)
        && groups.equals(that.groups);
  }

  @Override
  public int hashCode() {
    return 31 * people.hashCode() + groups.hashCode();
  }

  @Override
  public String toString() {
    return "Directory[%d people, %d groups]".formatted(people.size(), groups.size());
  }
}
