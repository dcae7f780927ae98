package org.sealpost.rules.exchange.parameter;

import static org.sealpost.Require.require;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealpost.rules.exchange.shell.ShellValue;
import org.sealpost.rules.exchange.shell.ShellValue.Many;
import org.sealpost.rules.exchange.shell.ShellValue.Table;
import org.sealpost.rules.exchange.shell.ShellValue.Text;

/// Lists in lists: `'Department:Sales,Legal','City:Oslo'` (ome.md 3.3). A comma in braces, as in
/// `[0-9]{1,3}`, parts nothing. Where a name or a value holds what would part them, we write and
/// read a hashtable, `@{Department='Sales, Legal'}`: Exchange has no way to say it.
final class AttributeLists {
  private AttributeLists() {}

  /// A name with its values.
  record Entry(String name, List<String> values) {}

  static List<Entry> read(ShellValue value) {
    List<Entry> entries = new ArrayList<>();
    value
        .flattened()
        .forEach(
            item -> {
              if (item instanceof Table(Map<String, ShellValue> table)) {
                table.forEach((name, values) -> entries.add(new Entry(name, Plain.texts(values))));
              } else {
                entries.add(entry(Plain.text(item)));
              }
            });
    require(!entries.isEmpty(), "at least one, such as 'Department:Sales,Legal'");
    return entries;
  }

  private static Entry entry(String text) {
    int colon = text.indexOf(':');
    require(colon > 0, "write it as 'Department:Sales,Legal': a name, a colon, and values");
    return new Entry(text.substring(0, colon).strip(), parts(text.substring(colon + 1)));
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int braces = 0;
    for (int at = 0; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '{' -> braces++;
        case '}' -> braces = Math.max(0, braces - 1);
        case ',' -> {
          if (braces == 0) {
            parts.add(text.substring(start, at));
            start = at + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(text.substring(start));
    return parts.stream().map(String::strip).toList();
  }

  static ShellValue write(List<Entry> entries) {
    return Plain.oneOrMany(entries.stream().map(AttributeLists::written).toList());
  }

  private static ShellValue written(Entry entry) {
    String text = entry.name() + ":" + String.join(",", entry.values());
    if (entry.name().indexOf(':') < 0 && entry(text).equals(entry)) {
      return new Text(text);
    }
    Map<String, ShellValue> table = new LinkedHashMap<>();
    table.put(
        entry.name(),
        new Many(entry.values().stream().map(value -> (ShellValue) new Text(value)).toList()));
    return new Table(table);
  }
}
