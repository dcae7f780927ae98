package org.sealpost.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpost.administration.DirectoryChange.Entry;
import org.sealpost.administration.DirectoryChange.Kind;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryAttribute;
import org.sealpost.organization.directory.Group;
import org.sealpost.organization.directory.Person;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

class DirectoryAdministrationTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@contoso.example");
  private static final EmailAddress SALES = EmailAddress.of("sales@contoso.example");
  private static final Person ALICE =
      new Person(Samples.ALICE, Set.of(), Map.of(), Optional.empty());
  private static final Group GROUP = new Group(SALES, "Sales", Set.of(Samples.ALICE));

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final DirectoryAdministration administration = Doors.directoryAdministration(platform);

  @Test
  void currentShouldKnowNobodyAtFirst() {
    assertThat(administration.current()).isEqualTo(new StoredConfiguration<>(0, Directory.EMPTY));
  }

  @Test
  void saveShouldReplaceTheDirectoryAndKeepTheOldOne() {
    Directory first = new Directory(List.of(ALICE), List.of());
    Directory second = new Directory(List.of(ALICE), List.of(GROUP));

    assertThat(administration.save(first, 0, "alice", "people")).isEqualTo(new SaveResult.Saved(1));
    assertThat(administration.save(second, 1, "alice", "groups"))
        .isEqualTo(new SaveResult.Saved(2));
    assertThat(administration.save(first, 1, "bob", "late"))
        .isInstanceOf(SaveResult.Conflict.class);

    assertThat(administration.current()).isEqualTo(new StoredConfiguration<>(2, second));
    assertThat(administration.version(1)).contains(first);
    assertThat(administration.restore(1, 2, "bob")).contains(new SaveResult.Saved(3));
    assertThat(administration.current().content()).isEqualTo(first);
  }

  @Test
  void changesShouldNameEveryEntryThatDiffers() {
    Person moved =
        new Person(
            Samples.ALICE, Set.of(), Map.of(DirectoryAttribute.CITY, "Graz"), Optional.empty());
    Person carol = new Person(CAROL, Set.of(), Map.of(), Optional.empty());
    administration.save(new Directory(List.of(ALICE), List.of(GROUP)), 0, "alice", "");
    administration.save(new Directory(List.of(carol, moved), List.of()), 1, "alice", "");

    assertThat(administration.changes(1, 2).orElseThrow())
        .containsExactly(
            new DirectoryChange(Kind.ADDED, Entry.PERSON, CAROL),
            new DirectoryChange(Kind.CHANGED, Entry.PERSON, Samples.ALICE),
            new DirectoryChange(Kind.REMOVED, Entry.GROUP, SALES));
    assertThat(administration.changes(2, 2)).contains(List.of());
    assertThat(administration.changes(0, 9)).isEmpty();
  }

  @Test
  void savingRulesAndDirectoryShouldNotGetInEachOthersWay() {
    RuleAdministration rules = Doors.ruleAdministration(platform);

    rules.save(rules.current().content(), 0, "alice", "same");
    administration.save(new Directory(List.of(ALICE), List.of()), 0, "alice", "people");

    assertThat(rules.current().version()).isEqualTo(1);
    assertThat(administration.current().version()).isEqualTo(1);
  }

  @Test
  void saveShouldRefuseHalfACharacter() {
    Directory half = new Directory(List.of(), List.of(new Group(SALES, "a\ud800", Set.of())));

    assertThatThrownBy(() -> administration.save(half, 0, "alice", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("half a character");
    assertThat(administration.current().version()).isZero();
  }
}
