package org.sealpost.organization.directory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which column of a table holds what. Where several would do (`Get-Mailbox` has
/// `PrimarySmtpAddress` and `WindowsEmailAddress`), the first name given here is taken and the
/// others are ignored like any unknown heading.
///
/// @param ignored headings as written
record CsvColumns(
    int address,
    Optional<Integer> aliases,
    Optional<Integer> manager,
    Optional<Integer> name,
    Optional<Integer> members,
    Map<DirectoryAttribute, Integer> attributes,
    List<String> ignored) {
  private static final List<String> ADDRESS =
      List.of("Address", "PrimarySmtpAddress", "Email", "EmailAddress", "WindowsEmailAddress");
  private static final List<String> ALIASES = List.of("Aliases", "EmailAddresses");
  private static final List<String> MANAGER = List.of("Manager");
  private static final List<String> NAME = List.of("Name", "DisplayName");
  private static final List<String> MEMBERS = List.of("Members");

  /// What `Get-User`, `Get-Recipient` and `Get-Mailbox` call an attribute, where it is not the
  /// label.
  private static final Map<DirectoryAttribute, List<String>> OTHER_NAMES =
      Map.ofEntries(
          Map.entry(DirectoryAttribute.COUNTRY, List.of("CountryOrRegion")),
          Map.entry(DirectoryAttribute.STATE, List.of("StateOrProvince")),
          Map.entry(DirectoryAttribute.ZIP_CODE, List.of("PostalCode")),
          Map.entry(DirectoryAttribute.STREET, List.of("StreetAddress")),
          Map.entry(DirectoryAttribute.PO_BOX, List.of("PostOfficeBox")),
          Map.entry(DirectoryAttribute.PHONE_NUMBER, List.of("Phone")),
          Map.entry(DirectoryAttribute.PREFERRED_LANGUAGE, List.of("Language", "Languages")),
          Map.entry(DirectoryAttribute.MOBILE_NUMBER, List.of("MobilePhone")),
          Map.entry(DirectoryAttribute.FAX_NUMBER, List.of("Fax")),
          Map.entry(DirectoryAttribute.OTHER_FAX_NUMBER, List.of("OtherFax")),
          Map.entry(DirectoryAttribute.HOME_PHONE_NUMBER, List.of("HomePhone")),
          Map.entry(DirectoryAttribute.OTHER_HOME_PHONE_NUMBER, List.of("OtherHomePhone")),
          Map.entry(DirectoryAttribute.OTHER_PHONE_NUMBER, List.of("OtherTelephone")),
          Map.entry(DirectoryAttribute.PAGER_NUMBER, List.of("Pager")),
          Map.entry(
              DirectoryAttribute.USER_LOGON_NAME, List.of("UserPrincipalName", "SamAccountName")));

  CsvColumns {
    attributes = Map.copyOf(attributes);
    ignored = List.copyOf(ignored);
  }

  /// @throws UnreadableUploadException when there is no column of addresses, or two of one name
  static CsvColumns ofPeople(List<String> headings) throws UnreadableUploadException {
    Headings found = new Headings(headings);
    int address = found.required(ADDRESS);
    Map<DirectoryAttribute, Integer> attributes = new EnumMap<>(DirectoryAttribute.class);
    Optional<Integer> aliases = found.take(ALIASES);
    Optional<Integer> manager = found.take(MANAGER);
    for (DirectoryAttribute attribute : DirectoryAttribute.values()) {
      List<String> names = new ArrayList<>(List.of(attribute.label()));
      names.addAll(OTHER_NAMES.getOrDefault(attribute, List.of()));
      if (attribute != DirectoryAttribute.EMAIL) {
        found.take(names).ifPresent(column -> attributes.put(attribute, column));
      }
    }
    return new CsvColumns(
        address, aliases, manager, Optional.empty(), Optional.empty(), attributes, found.ignored());
  }

  /// @throws UnreadableUploadException when a column is missing, or there are two of one name
  static CsvColumns ofGroups(List<String> headings) throws UnreadableUploadException {
    Headings found = new Headings(headings);
    int address = found.required(ADDRESS);
    int name = found.required(NAME);
    int members = found.required(MEMBERS);
    return new CsvColumns(
        address,
        Optional.empty(),
        Optional.empty(),
        Optional.of(name),
        Optional.of(members),
        Map.of(),
        found.ignored());
  }

  /// Headings, and which of them have found their meaning.
  private static final class Headings {
    private final List<String> headings;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<Integer> ignored = new TreeSet<>();

    Headings(List<String> headings) throws UnreadableUploadException {
      this.headings = headings;
      for (int column = 0; column < headings.size(); column++) {
        String heading = headings.get(column).toLowerCase(Locale.ROOT);
        if (!heading.isEmpty() && columns.put(heading, column) != null) {
          throw new UnreadableUploadException(
              "Two columns are called “" + headings.get(column) + "”: leave one.");
        }
        ignored.add(column);
      }
    }

    /// The column of the first of these names that there is.
    Optional<Integer> take(List<String> names) {
      Optional<Integer> column =
          names.stream()
              .map(name -> name.toLowerCase(Locale.ROOT))
              .filter(columns::containsKey)
              .map(columns::get)
              .findFirst();
      column.ifPresent(ignored::remove);
      return column;
    }

    int required(List<String> names) throws UnreadableUploadException {
      return take(names)
          .orElseThrow(
              () ->
                  new UnreadableUploadException(
                      "The first line names no column “"
                          + names.getFirst()
                          + "”. It names these: "
                          + String.join(", ", headings.subList(0, Math.min(20, headings.size())))
                          + "."));
    }

    List<String> ignored() {
      return ignored.stream().map(headings::get).filter(heading -> !heading.isEmpty()).toList();
    }
  }
}
