package org.sealpost.preview;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sealpost.mail.mime.SniffedText;
import org.sealpost.reading.preview.UnsafePreview;

/// Text, as much of it as anyone reads in a browser; its charset is told by its octets.
final class TextFile {
  private static final int MOST_BYTES = 400_000;
  private static final int MOST_CHARACTERS = 200_000;

  private TextFile() {}

  static UnsafePreview plain(byte[] file, Budget budget) {
    String text = beginning(file);
    Html html = new Html(budget);
    html.element("pre", text);
    if (text.length() < MOST_CHARACTERS && file.length <= MOST_BYTES) {
      return html.preview();
    }
    html.incomplete();
    return html.preview();
  }

  static UnsafePreview html(byte[] file, Budget budget) {
    String text = beginning(file);
    Html html = new Html(budget);
    html.raw(text);
    if (text.length() >= MOST_CHARACTERS || file.length > MOST_BYTES) {
      html.incomplete();
    }
    return html.preview();
  }

  /// What is no table after all is shown as it is.
  static UnsafePreview table(byte[] file, Budget budget) {
    String text = beginning(file);
    Html html = new Html(budget);
    SheetTable table = new SheetTable(html);
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter(text)).setTrim(true).get();
    try (CSVParser records = CSVParser.parse(new StringReader(text), format)) {
      int row = 0;
      for (CSVRecord record : records) {
        budget.step();
        if (table.isFull()) {
          html.incomplete();
          break;
        }
        for (int column = 0; column < record.size(); column++) {
          table.cell(row, column, record.get(column));
        }
        row++;
      }
    } catch (GivenUpException limit) {
      throw limit;
    } catch (IOException | RuntimeException notTable) {
      return plain(file, budget);
    }
    table.end();
    if (text.length() >= MOST_CHARACTERS || file.length > MOST_BYTES) {
      html.incomplete();
    }
    return html.preview();
  }

  private static String beginning(byte[] file) {
    byte[] octets = file.length > MOST_BYTES ? Arrays.copyOf(file, MOST_BYTES) : file;
    String text = SniffedText.of(octets).orElse("");
    return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
  }

  /// What most often stands in the first line.
  private static char delimiter(String text) {
    String line = text.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(line, candidate) > count(line, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(character -> character == wanted).count();
  }
}
