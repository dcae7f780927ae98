package org.sealpost.organization.directory;

import java.util.List;

/// What a CSV file holds.
///
/// @param entries of all lines that are right, in the order of the file
/// @param ignoredColumns headings that mean nothing here, as they are written
/// @param problems of lines that are wrong, one at least for each of them, by line; none of them
///     has an entry
/// @param remarks of lines whose entry lacks something that the line says
public record DirectoryUpload<T>(
    List<T> entries, List<String> ignoredColumns, List<Line> problems, List<Line> remarks) {
  public DirectoryUpload {
    entries = List.copyOf(entries);
    ignoredColumns = List.copyOf(ignoredColumns);
    problems = List.copyOf(problems);
    remarks = List.copyOf(remarks);
  }

  /// @param number from 1, the line in which the entry begins
  /// @param message for people: what is wrong
  public record Line(long number, String message) {}
}
