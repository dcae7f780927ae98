package org.sealpost.organization.directory;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sealpost.organization.directory.DirectoryUpload.Line;

/// A CSV file (RFC 4180) as rows of cells. Separated by comma, semicolon or tab, whichever its
/// heading has most of: Excel takes what the country takes. What spreadsheets and PowerShell put
/// before the heading (byte order mark, `sep=;`, `#TYPE …`) is left out.
///
/// @param headings stripped, as written
/// @param rows those with as many cells as there are headings; blank lines are none
/// @param problems of all other lines
record CsvTable(List<String> headings, List<Row> rows, List<Line> problems) {
  CsvTable {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /// @param line where it begins, from 1
  record Row(long line, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }

    /// Stripped.
    String cell(int column) {
      return cells.get(column).strip();
    }
  }

  static CsvTable of(byte[] csv) throws UnreadableUploadException {
    if (csv.length > DirectoryCsv.LARGEST_BYTES) {
      throw new UnreadableUploadException(
          "The file is larger than 5 MB. Leave out columns that no rule asks for.");
    }
    String text = withoutPrologue(decoded(csv));
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter(text)).setIgnoreEmptyLines(false).get();
    try (CSVParser parser =
        CSVParser.builder().setReader(new StringReader(text)).setFormat(format).get()) {
      return read(parser);
    } catch (IOException bug) {
      throw new UncheckedIOException("a text in memory", bug);
    }
  }

  private static CsvTable read(CSVParser parser) throws UnreadableUploadException {
    List<String> headings = List.of();
    List<Row> rows = new ArrayList<>();
    List<Line> problems = new ArrayList<>();
    Iterator<CSVRecord> records = parser.iterator();
    long line = 1;
    try {
      for (; records.hasNext(); line = parser.getCurrentLineNumber() + 1) {
        List<String> cells = records.next().toList();
        if (cells.stream().allMatch(String::isBlank)) {
          continue;
        }
        if (headings.isEmpty()) {
          headings = cells.stream().map(String::strip).toList();
          continue;
        }
        if (rows.size() + problems.size() >= DirectoryCsv.MOST_ENTRIES) {
          throw new UnreadableUploadException("The file has more than 100,000 entries.");
        }
        add(new Row(line, cells), headings.size(), rows, problems);
      }
    } catch (UncheckedIOException malformed) {
      problems.add(
          new Line(
              line,
              "The quotation marks of this line do not fit together: each cell that holds one is"
                  + " put in quotation marks, and those in it are doubled. Nothing after it was read."));
    }
    if (headings.isEmpty()) {
      throw new UnreadableUploadException(
          "The file is empty: its first line names the columns, each further line is one entry.");
    }
    return new CsvTable(headings, rows, problems);
  }

  private static void add(Row row, int columns, List<Row> rows, List<Line> problems) {
    List<String> cells = row.cells();
    if (cells.size() >= columns
        && cells.subList(columns, cells.size()).stream().allMatch(String::isBlank)) {
      rows.add(new Row(row.line(), cells.subList(0, columns)));
      return;
    }
    problems.add(
        new Line(
            row.line(),
            "%d cells under %d headings: %s."
                .formatted(
                    cells.size(),
                    columns,
                    cells.size() < columns
                        ? "write the others too, empty where there is nothing"
                        : "put a cell that holds the separator in quotation marks")));
  }

  private static String decoded(byte[] csv) throws UnreadableUploadException {
    if (startsWith(csv, 'P', 'K', 3, 4)) {
      throw new UnreadableUploadException(
          "This is a workbook, not a CSV file. In Excel, save it as “CSV UTF-8”.");
    }
    String text;
    if (startsWith(csv, 0xff, 0xfe)) {
      text = decoded(csv, 2, UTF_16LE);
    } else if (startsWith(csv, 0xfe, 0xff)) {
      text = decoded(csv, 2, UTF_16BE);
    } else {
      text = decoded(csv, startsWith(csv, 0xef, 0xbb, 0xbf) ? 3 : 0, UTF_8);
    }
    if (text.indexOf('\0') >= 0) {
      throw notText();
    }
    return text;
  }

  /// Nothing is guessed: a wrong guess would spoil names, and nobody would see it here.
  private static String decoded(byte[] csv, int from, Charset charset)
      throws UnreadableUploadException {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(csv, from, csv.length - from)).toString();
    } catch (CharacterCodingException other) {
      throw notText();
    }
  }

  private static UnreadableUploadException notText() {
    return new UnreadableUploadException(
        "The file is not UTF-8 text. In Excel, save it as “CSV UTF-8”; in PowerShell, export it with"
            + " “-Encoding UTF8”.");
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  /// Leaves the line ends in, so that lines keep their numbers.
  private static String withoutPrologue(String text) {
    String first = firstLine(text);
    return first.startsWith("#TYPE") || separator(first).isPresent()
        ? text.substring(first.length())
        : text;
  }

  private static Optional<Character> separator(String line) {
    return line.length() == 5 && line.regionMatches(true, 0, "sep=", 0, 4)
        ? Optional.of(line.charAt(4))
        : Optional.empty();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static char delimiter(String text) {
    String heading = firstLine(text.stripLeading());
    char found = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(candidate, heading) > count(found, heading)) {
        found = candidate;
      }
    }
    return found;
  }

  private static long count(char wanted, String text) {
    return text.chars().filter(one -> one == wanted).count();
  }
}
