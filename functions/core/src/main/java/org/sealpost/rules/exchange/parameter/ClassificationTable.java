package org.sealpost.rules.exchange.parameter;

import static org.sealpost.Require.require;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.sealpost.rules.exchange.shell.ShellValue;
import org.sealpost.rules.exchange.shell.ShellValue.Table;
import org.sealpost.rules.exchange.shell.ShellValue.Text;
import org.sealpost.rules.predicate.DataClassification;

/// `@{Name="Credit Card Number"; minCount="2"}` (ome.md 2.6).
final class ClassificationTable {
  private ClassificationTable() {}

  static DataClassification read(ShellValue value, Reading reading) {
    if (!(value instanceof Table(Map<String, ShellValue> written))) {
      throw new IllegalArgumentException(
          "a hashtable is needed: @{Name='Credit Card Number'; minCount='1'}");
    }
    Map<String, String> entries = new LinkedHashMap<>();
    written.forEach((key, item) -> entries.put(key.toLowerCase(Locale.ROOT), Plain.text(item)));
    Optional<String> name = taken(entries, "name");
    Optional<String> id = taken(entries, "id");
    OptionalInt minCount = number(entries, "mincount");
    OptionalInt maxCount = number(entries, "maxcount");
    OptionalInt minConfidence = number(entries, "minconfidence");
    OptionalInt maxConfidence = number(entries, "maxconfidence");
    Optional<String> level = taken(entries, "confidencelevel");
    require(
        entries.isEmpty(),
        "'"
            + entries.keySet().stream().findFirst().map(Shortened::text).orElse("")
            + "' is no key of a data classification: Name, minCount, maxCount, minConfidence and"
            + " maxConfidence are");
    if (level.isPresent() && minConfidence.isEmpty()) {
      minConfidence = confidence(level.get());
      reading.remark("confidenceLevel " + Shortened.text(level.get()) + " became minConfidence");
    }
    return new DataClassification(
        name.or(() -> id)
            .orElseThrow(() -> new IllegalArgumentException("a data classification needs a Name")),
        minCount.orElse(1),
        maxCount,
        minConfidence,
        maxConfidence);
  }

  static ShellValue write(DataClassification classification) {
    Map<String, ShellValue> table = new LinkedHashMap<>();
    table.put("Name", new Text(classification.name()));
    table.put("minCount", new Text(String.valueOf(classification.minCount())));
    put(table, "maxCount", classification.maxCount());
    put(table, "minConfidence", classification.minConfidence());
    put(table, "maxConfidence", classification.maxConfidence());
    return new Table(table);
  }

  private static void put(Map<String, ShellValue> table, String key, OptionalInt number) {
    number.ifPresent(value -> table.put(key, new Text(String.valueOf(value))));
  }

  private static Optional<String> taken(Map<String, String> entries, String key) {
    return Optional.ofNullable(entries.remove(key));
  }

  /// -1 is any.
  private static OptionalInt number(Map<String, String> entries, String key) {
    Optional<String> text = taken(entries, key).map(String::strip);
    if (text.isEmpty() || text.get().equals("-1")) {
      return OptionalInt.empty();
    }
    require(text.get().matches("[0-9]{1,9}"), key + " is a number, or -1 for any");
    return OptionalInt.of(Integer.parseInt(text.get()));
  }

  /// What Microsoft's levels stand for.
  private static OptionalInt confidence(String level) {
    return switch (level.strip().toLowerCase(Locale.ROOT)) {
      case "low" -> OptionalInt.of(65);
      case "medium" -> OptionalInt.of(75);
      case "high" -> OptionalInt.of(85);
      default -> throw new IllegalArgumentException("confidenceLevel: Low, Medium or High");
    };
  }
}
