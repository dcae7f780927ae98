package org.sealpost.organization.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.CsvTable.Row;
import org.sealpost.organization.directory.DirectoryUpload.Line;

/// People and groups from CSV files, as admins write them and as Exchange's `Get-Mailbox`,
/// `Get-Recipient` and `Get-User` give them to `Export-Csv`. Headings in any order and any case:
///
/// - people: `Address` (or `PrimarySmtpAddress`), `Aliases` (or `EmailAddresses`) separated by `;`,
///   `Manager` as an address or a name, and every attribute by its label ([DirectoryAttribute]);
/// - groups: `Address` (or `PrimarySmtpAddress`), `Name` (or `DisplayName`), `Members` separated by
///   `;`.
///
/// UTF-8, or UTF-16 with its mark.
public final class DirectoryCsv {
  public static final int LARGEST_BYTES = 5 * 1024 * 1024;

  /// People, or groups, in one file.
  public static final int MOST_ENTRIES = 100_000;

  private final CsvTable table;
  private final List<Line> problems;
  private final List<Line> remarks = new ArrayList<>();
  private final Map<EmailAddress, Long> lineByAddress = new HashMap<>();

  private DirectoryCsv(CsvTable table) {
    this.table = table;
    this.problems = new ArrayList<>(table.problems());
  }

  /// All lines are read, whatever is wrong with others.
  ///
  /// @throws UnreadableUploadException when there are no lines to speak of
  public static DirectoryUpload<Person> people(byte[] csv) throws UnreadableUploadException {
    return new DirectoryCsv(CsvTable.of(csv)).people();
  }

  /// All lines are read, whatever is wrong with others.
  ///
  /// @throws UnreadableUploadException when there are no lines to speak of
  public static DirectoryUpload<Group> groups(byte[] csv) throws UnreadableUploadException {
    return new DirectoryCsv(CsvTable.of(csv)).groups();
  }

  private DirectoryUpload<Person> people() throws UnreadableUploadException {
    CsvColumns columns = CsvColumns.ofPeople(table.headings());
    List<Subordinate> named = new ArrayList<>();
    List<Person> people = new ArrayList<>();
    for (Row row : table.rows()) {
      person(row, columns, named, people.size()).ifPresent(people::add);
    }
    return upload(withManagers(people, named), columns);
  }

  private Optional<Person> person(Row row, CsvColumns columns, List<Subordinate> named, int place) {
    int before = problems.size();
    Optional<EmailAddress> address = address(row, columns);
    Set<EmailAddress> aliases =
        columns.aliases().map(column -> addresses(row, column, true)).orElse(Set.of());
    if (address.isEmpty() || problems.size() > before || !claim(row, address.get(), aliases)) {
      return Optional.empty();
    }
    String manager = columns.manager().map(row::cell).orElse("");
    Optional<EmailAddress> managerAddress = EmailAddress.parse(manager);
    if (managerAddress.isEmpty() && !manager.isEmpty()) {
      named.add(new Subordinate(row.line(), place, manager));
    }
    Map<DirectoryAttribute, String> attributes = new HashMap<>();
    columns
        .attributes()
        .forEach((attribute, column) -> attributes.put(attribute, row.cell(column)));
    return Optional.of(new Person(address.get(), aliases, attributes, managerAddress));
  }

  /// Names are looked up when everybody is known.
  private List<Person> withManagers(List<Person> people, List<Subordinate> named) {
    Directory everybody = new Directory(people, List.of());
    List<Person> complete = new ArrayList<>(people);
    for (Subordinate manager : named) {
      Optional<EmailAddress> found = everybody.identified(manager.name());
      complete.set(manager.place(), managed(people.get(manager.place()), manager.name(), found));
      if (found.isEmpty()) {
        remarks.add(
            new Line(
                manager.line(),
                "Nobody in this file, or more than one, is called “"
                    + manager.name()
                    + "”: rules that ask for managers do not know this one. Write an address."));
      }
    }
    return complete;
  }

  private static Person managed(Person person, String name, Optional<EmailAddress> manager) {
    Map<DirectoryAttribute, String> attributes = new HashMap<>(person.attributes());
    attributes.put(DirectoryAttribute.MANAGER, name);
    return new Person(person.address(), person.aliases(), attributes, manager);
  }

  private DirectoryUpload<Group> groups() throws UnreadableUploadException {
    CsvColumns columns = CsvColumns.ofGroups(table.headings());
    List<Group> groups = new ArrayList<>();
    for (Row row : table.rows()) {
      group(row, columns).ifPresent(groups::add);
    }
    return upload(groups, columns);
  }

  private Optional<Group> group(Row row, CsvColumns columns) {
    int before = problems.size();
    Optional<EmailAddress> address = address(row, columns);
    String name = columns.name().map(row::cell).orElse("");
    if (name.isEmpty()) {
      problems.add(new Line(row.line(), "The name is missing."));
    }
    Set<EmailAddress> members =
        columns.members().map(column -> addresses(row, column, false)).orElse(Set.of());
    return address.isEmpty() || problems.size() > before || !claim(row, address.get(), Set.of())
        ? Optional.empty()
        : Optional.of(new Group(address.get(), name, members));
  }

  private <T> DirectoryUpload<T> upload(List<T> entries, CsvColumns columns) {
    problems.sort(Comparator.comparingLong(Line::number));
    return new DirectoryUpload<>(entries, columns.ignored(), problems, remarks);
  }

  private Optional<EmailAddress> address(Row row, CsvColumns columns) {
    String cell = row.cell(columns.address());
    Optional<EmailAddress> address = EmailAddress.parse(cell);
    if (address.isEmpty()) {
      problems.add(
          new Line(
              row.line(),
              cell.isEmpty()
                  ? "The address is missing."
                  : "“" + cell + "” is not a mail address."));
    }
    return address;
  }

  private Set<EmailAddress> addresses(Row row, int column, boolean ofPerson) {
    String cell = row.cell(column);
    Set<EmailAddress> addresses = new HashSet<>();
    if (AddressList.isTypeName(cell)) {
      Line line =
          new Line(
              row.line(),
              "“"
                  + cell
                  + "” is a type of PowerShell's, not a list of addresses: export with"
                  + " “@{n='"
                  + table.headings().get(column)
                  + "';e={$_."
                  + table.headings().get(column)
                  + " -join ';'}}”.");
      // A person without aliases is known less well; a group without members is another group.
      (ofPerson ? remarks : problems).add(line);
      return addresses;
    }
    for (String entry : AddressList.entries(cell)) {
      EmailAddress.parse(entry)
          .ifPresentOrElse(
              addresses::add,
              () -> problems.add(new Line(row.line(), "“" + entry + "” is not a mail address.")));
    }
    return addresses;
  }

  /// Every address stands for one entry only.
  private boolean claim(Row row, EmailAddress address, Set<EmailAddress> aliases) {
    Set<EmailAddress> all = new HashSet<>(aliases);
    all.add(address);
    Optional<EmailAddress> taken =
        all.stream()
            .filter(lineByAddress::containsKey)
            .sorted(Comparator.comparing(EmailAddress::toString))
            .findFirst();
    taken.ifPresent(
        one ->
            problems.add(
                new Line(
                    row.line(),
                    "The address %s stands for the entry of line %d already."
                        .formatted(one, lineByAddress.get(one)))));
    if (taken.isEmpty()) {
      all.forEach(one -> lineByAddress.put(one, row.line()));
    }
    return taken.isEmpty();
  }

  /// Somebody whose manager is only named.
  ///
  /// @param place among the people read
  /// @param name of the manager
  private record Subordinate(long line, int place, String name) {}
}
