package org.sealpost.local.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sealpost.configuration.Configurations;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryCsv;
import org.sealpost.organization.directory.DirectoryJson;
import org.sealpost.organization.directory.DirectoryUpload;
import org.sealpost.organization.directory.Group;
import org.sealpost.organization.directory.Person;
import org.sealpost.organization.directory.UnreadableUploadException;

/// People and groups in files: JSON as Sealpost writes it, or CSV.
final class DirectoryFile {
  private DirectoryFile() {}

  /// All of them together.
  static Directory read(List<Path> files) throws CommandFailedException {
    List<Person> people = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    for (Path file : files) {
      byte[] bytes = GivenFile.read(file, Configurations.LARGEST);
      try {
        if (isJson(bytes)) {
          Directory directory = DirectoryJson.read(new String(bytes, UTF_8));
          people.addAll(directory.people());
          groups.addAll(directory.groups());
        } else if (holdsGroups(bytes)) {
          groups.addAll(entries(file, DirectoryCsv.groups(bytes)));
        } else {
          people.addAll(entries(file, DirectoryCsv.people(bytes)));
        }
      } catch (IllegalArgumentException malformed) {
        throw failed(file, RuleFile.reason(malformed), malformed);
      } catch (UnreadableUploadException unreadable) {
        throw failed(file, String.valueOf(unreadable.getMessage()), unreadable);
      }
    }
    try {
      return new Directory(people, groups);
    } catch (IllegalArgumentException contradictory) {
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          "The directory contradicts itself: " + RuleFile.reason(contradictory),
          contradictory);
    }
  }

  /// Whether the first line of a CSV file has a column of members.
  static boolean holdsGroups(byte[] csv) {
    String heading = new String(csv, 0, Math.min(csv.length, 4096), ISO_8859_1);
    return heading
        .replace("\u0000", "")
        .lines()
        .findFirst()
        .orElse("")
        .toLowerCase(Locale.ROOT)
        .matches(".*(^|[^a-z])members([^a-z]|$).*");
  }

  private static boolean isJson(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, 64), UTF_8)
        .replace("\ufeff", "")
        .stripLeading()
        .startsWith("{");
  }

  private static <T> List<T> entries(Path file, DirectoryUpload<T> upload)
      throws CommandFailedException {
    if (!upload.problems().isEmpty()) {
      DirectoryUpload.Line first = upload.problems().getFirst();
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          "%s, line %d: %s".formatted(file, first.number(), first.message()));
    }
    return upload.entries();
  }

  private static CommandFailedException failed(Path file, String reason, Exception cause) {
    return new CommandFailedException(
        CommandFailedException.USAGE,
        "%s holds no directory that can be read: %s".formatted(file, reason),
        cause);
  }
}
