package org.sealpost.organization.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.testing.SeededRandom;

class DirectoryTest {
  private static final EmailAddress ALICE = EmailAddress.of("alice@contoso.example");
  private static final EmailAddress BOB = EmailAddress.of("bob@contoso.example");
  private static final EmailAddress SALES = EmailAddress.of("sales@contoso.example");
  private static final EmailAddress EUROPE = EmailAddress.of("europe@contoso.example");
  private static final EmailAddress EVERYBODY = EmailAddress.of("everybody@contoso.example");
  private static final EmailAddress OUTSIDER = EmailAddress.of("dave@partner.example");

  @Test
  void isMemberShouldFollowGroupsInGroups() {
    Directory directory =
        new Directory(
            List.of(person(ALICE), person(BOB)),
            List.of(group(SALES, ALICE, OUTSIDER), group(EUROPE, SALES), group(EVERYBODY, EUROPE)));

    assertThat(directory.isMember(ALICE, EVERYBODY)).isTrue();
    assertThat(directory.isMember(OUTSIDER, EVERYBODY)).isTrue();
    assertThat(directory.isMember(SALES, EVERYBODY)).isTrue();
    assertThat(directory.isMember(EVERYBODY, SALES)).isFalse();
    assertThat(directory.isMember(BOB, EVERYBODY)).isFalse();
    assertThat(directory.groupsOf(ALICE)).containsExactlyInAnyOrder(SALES, EUROPE, EVERYBODY);
  }

  @Test
  void isMemberShouldEndWhereGroupsContainEachOther() {
    Directory directory =
        new Directory(
            List.of(person(ALICE)),
            List.of(
                group(SALES, ALICE, EVERYBODY), group(EUROPE, SALES), group(EVERYBODY, EUROPE)));

    assertThat(directory.groupsOf(ALICE)).containsExactlyInAnyOrder(SALES, EUROPE, EVERYBODY);
    assertThat(directory.groupsOf(SALES)).containsExactlyInAnyOrder(EUROPE, EVERYBODY);
    assertThat(directory.isMember(SALES, SALES)).isFalse();
  }

  @Test
  void isMemberShouldKnowPeopleByEveryAddressOnBothSides() {
    EmailAddress alias = EmailAddress.of("a.aermel@contoso.example");
    EmailAddress other = EmailAddress.of("aa@contoso.example");
    Directory directory =
        new Directory(
            List.of(new Person(ALICE, Set.of(alias, other), Map.of(), Optional.empty())),
            List.of(group(SALES, alias)));

    assertThat(directory.isMember(ALICE, SALES)).isTrue();
    assertThat(directory.isMember(other, SALES)).isTrue();
    assertThat(directory.isMember(EmailAddress.of("AA@CONTOSO.example"), SALES)).isTrue();
    assertThat(directory.resolved(alias)).isEqualTo(ALICE);
    assertThat(directory.resolved(OUTSIDER)).isEqualTo(OUTSIDER);
    assertThat(directory.knows(other)).isTrue();
    assertThat(directory.knows(SALES)).isTrue();
    assertThat(directory.knows(OUTSIDER)).isFalse();
  }

  @Test
  void twoEntriesShouldNotShareAnAddress() {
    Person withAlias = new Person(ALICE, Set.of(BOB), Map.of(), Optional.empty());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Directory(List.of(withAlias, person(BOB)), List.of()))
        .withMessage("the address bob@contoso.example stands for two entries");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Directory(List.of(withAlias), List.of(group(BOB))))
        .withMessageContaining("bob@contoso.example");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Directory(List.of(), List.of(group(SALES), group(SALES, ALICE))))
        .withMessageContaining("sales@contoso.example");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Directory(List.of(person(ALICE), person(ALICE)), List.of()))
        .withMessageContaining("alice@contoso.example");
  }

  @Test
  void aPersonMayHaveTheirOwnAddressAmongTheAliases() {
    Person alice = new Person(ALICE, Set.of(ALICE), Map.of(), Optional.empty());

    assertThat(new Directory(List.of(alice), List.of()).person(ALICE)).contains(alice);
  }

  @Test
  void managerOfShouldGiveThePrimaryAddress() {
    EmailAddress alias = EmailAddress.of("boss@contoso.example");
    Directory directory =
        new Directory(
            List.of(
                new Person(ALICE, Set.of(), Map.of(), Optional.of(alias)),
                new Person(BOB, Set.of(alias), Map.of(), Optional.of(OUTSIDER))),
            List.of());

    assertThat(directory.managerOf(ALICE)).contains(BOB);
    assertThat(directory.managerOf(BOB)).contains(OUTSIDER);
    assertThat(directory.managerOf(alias)).contains(OUTSIDER);
    assertThat(directory.managerOf(OUTSIDER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice@contoso.example",
        " ALICE@Contoso.Example ",
        "a.aermel@contoso.example",
        "Alice Ärmel",
        "alice ärmel",
        "alice",
        "aaermel",
        "alice@logon.contoso.example"
      })
  void identifiedShouldFindAPersonByEveryName(String identity) {
    Directory directory =
        new Directory(
            List.of(
                new Person(
                    ALICE,
                    Set.of(EmailAddress.of("a.aermel@contoso.example")),
                    Map.of(
                        DirectoryAttribute.DISPLAY_NAME,
                        "Alice Ärmel",
                        DirectoryAttribute.USER_LOGON_NAME,
                        identity.contains("logon") ? identity : "aaermel"),
                    Optional.empty()),
                person(BOB)),
            List.of(group(SALES)));

    assertThat(directory.identified(identity)).contains(ALICE);
  }

  @Test
  void identifiedShouldNotChooseBetweenTwoOfOneName() {
    Directory directory =
        new Directory(
            List.of(named(ALICE, "Sam Smith"), named(BOB, "SAM SMITH")),
            List.of(
                new Group(SALES, "Sales", Set.of()),
                new Group(EUROPE, "sales", Set.of()),
                new Group(EVERYBODY, "Everybody", Set.of())));

    assertThat(directory.identified("Sam Smith")).isEmpty();
    assertThat(directory.identified("Sales")).isEmpty();
    assertThat(directory.identified("everybody")).contains(EVERYBODY);
    assertThat(directory.identified("Nobody")).isEmpty();
    assertThat(directory.identified("")).isEmpty();
  }

  @Test
  void identifiedShouldTakeAnAddressForItselfWhereNobodyHasIt() {
    Directory directory = new Directory(List.of(person(ALICE)), List.of());

    assertThat(directory.identified("dave@partner.example")).contains(OUTSIDER);
  }

  @Test
  void identifiedShouldPreferWhoHasTheAddressToWhoLogsOnByIt() {
    Person bob =
        new Person(
            BOB,
            Set.of(),
            Map.of(DirectoryAttribute.USER_LOGON_NAME, ALICE.toString()),
            Optional.empty());
    Directory directory = new Directory(List.of(person(ALICE), bob), List.of());

    assertThat(directory.identified(ALICE.toString())).contains(ALICE);
  }

  @Test
  void attributesShouldBeStrippedAndNeverEmpty() {
    Person person =
        new Person(
            ALICE,
            Set.of(),
            Map.of(
                DirectoryAttribute.CITY, "  Graz ",
                DirectoryAttribute.TITLE, "  ",
                DirectoryAttribute.EMAIL, "forged@partner.example"),
            Optional.of(BOB));

    assertThat(person.attribute(DirectoryAttribute.CITY)).contains("Graz");
    assertThat(person.attribute(DirectoryAttribute.TITLE)).isEmpty();
    assertThat(person.attribute(DirectoryAttribute.EMAIL)).contains("alice@contoso.example");
    assertThat(person.attribute(DirectoryAttribute.MANAGER)).contains("bob@contoso.example");
    assertThat(person.attributes()).containsOnlyKeys(DirectoryAttribute.CITY);
  }

  @Test
  void labelledShouldKnowEveryAttributeInAnyCase() {
    assertThat(Arrays.stream(DirectoryAttribute.values()))
        .allMatch(
            one ->
                DirectoryAttribute.labelled(" " + one.label().toUpperCase(Locale.ROOT))
                    .equals(Optional.of(one)));
    assertThat(DirectoryAttribute.labelled("Shoe size")).isEmpty();
  }

  /// Not a measurement: what grows with the square of it would not end in a minute.
  @Test
  void largeOrganizationsShouldBeAnswered() {
    SeededRandom random = new SeededRandom(4);
    List<Person> people =
        IntStream.range(0, 20_000)
            .mapToObj(i -> named(EmailAddress.of("p" + i + "@contoso.example"), "Person " + i))
            .toList();
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Set<EmailAddress> members = new HashSet<>();
      random.ints(200, 0, 20_000).forEach(one -> members.add(people.get(one).address()));
      random
          .ints(3, 0, 500)
          .forEach(one -> members.add(EmailAddress.of("g" + one + "@contoso.example")));
      groups.add(new Group(EmailAddress.of("g" + i + "@contoso.example"), "Group " + i, members));
    }

    Directory directory = new Directory(people, groups);

    assertThat(people).allMatch(one -> directory.groupsOf(one.address()).size() <= 500);
    assertThat(IntStream.range(0, 20_000))
        .allMatch(
            i -> directory.identified("person " + i).equals(Optional.of(people.get(i).address())));
    assertThat(DirectoryJson.read(DirectoryJson.write(directory))).isEqualTo(directory);
  }

  /// Against what membership means, without any index.
  @Test
  void groupsOfShouldBeTheClosureOfMembership() {
    SeededRandom random = new SeededRandom(11);
    for (int round = 0; round < 200; round++) {
      List<EmailAddress> addresses =
          IntStream.range(0, 8)
              .mapToObj(i -> EmailAddress.of("g" + i + "@contoso.example"))
              .toList();
      List<Group> groups = new ArrayList<>();
      for (EmailAddress address : addresses) {
        Set<EmailAddress> members = new HashSet<>();
        random.ints(random.nextInt(3), 0, 8).forEach(one -> members.add(addresses.get(one)));
        groups.add(new Group(address, "G", members));
      }
      Directory directory = new Directory(List.of(), groups);

      for (EmailAddress address : addresses) {
        assertThat(directory.groupsOf(address)).isEqualTo(closure(address, groups));
      }
    }
  }

  private static Set<EmailAddress> closure(EmailAddress member, List<Group> groups) {
    Set<EmailAddress> found = new HashSet<>();
    for (int step = 0; step < groups.size(); step++) {
      for (Group group : groups) {
        if (group.members().contains(member)
            || group.members().stream().anyMatch(found::contains)) {
          found.add(group.address());
        }
      }
    }
    found.remove(member);
    return found;
  }

  private static Person person(EmailAddress address) {
    return new Person(address, Set.of(), Map.of(), Optional.empty());
  }

  private static Person named(EmailAddress address, String name) {
    return new Person(
        address, Set.of(), Map.of(DirectoryAttribute.DISPLAY_NAME, name), Optional.empty());
  }

  private static Group group(EmailAddress address, EmailAddress... members) {
    return new Group(address, address.localPart(), Set.of(members));
  }
}
