package org.sealpost.rules.exchange.collection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.collection.FoundRule.Content;
import org.sealpost.rules.exchange.parameter.ExchangeParameter;
import org.sealpost.rules.exchange.parameter.ExchangeParameters;
import org.sealpost.rules.exchange.parameter.Shortened;
import org.sealpost.rules.exchange.shell.ShellValue;
import org.sealpost.rules.exchange.shell.ShellValue.Bool;
import org.sealpost.rules.exchange.shell.ShellValue.Many;
import org.sealpost.rules.exchange.shell.ShellValue.Table;
import org.sealpost.rules.exchange.shell.ShellValue.Text;
import org.sealpost.rules.exchange.shell.ShellValue.Word;

/// Reads what `Get-TransportRule | Export-Csv` and `… | ConvertTo-Json` write: a row for each rule,
/// with columns named as parameters.
final class RowRules {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int DEEPEST = 8;
  private static final Set<String> IDS = Set.of("guid", "immutableid");

  /// What Get-TransportRule tells besides the parameters.
  private static final Set<String> ABOUT =
      Set.of(
          "identity",
          "distinguishedname",
          "conditions",
          "exceptions",
          "actions",
          "description",
          "whenchanged",
          "ruleversion",
          "organizationid",
          "exchangeversion",
          "objectstate",
          "isvalid",
          "size",
          "manuallymodified",
          "createdby",
          "lastmodifiedby",
          "xml",
          "runspaceid",
          "dlppolicyid",
          "pscomputername",
          "psshowcomputername",
          "isruleconfigurationsupported",
          "objectclass",
          "objectcategory",
          "whencreated",
          "whenchangedutc",
          "whencreatedutc");

  private static final Pattern JSON_DATE = Pattern.compile("/Date\\((-?[0-9]{1,15})\\)/");

  private final List<FoundRule> rules = new ArrayList<>();
  private final Set<String> unknown = new TreeSet<>();

  private RowRules() {}

  static FoundRules csv(String text) throws RefusedFileException {
    RowRules rows = new RowRules();
    String table = withoutTypeLine(text);
    try (CSVParser parser = format(table).parse(new StringReader(table))) {
      List<String> columns = parser.getHeaderNames();
      if (columns.stream().noneMatch(column -> column.strip().equalsIgnoreCase("Name"))) {
        throw notRules();
      }
      for (CSVRecord row : parser) {
        Map<String, ShellValue> values = new LinkedHashMap<>();
        for (String column : columns) {
          if (row.isSet(column) && !row.get(column).isBlank()) {
            values.put(column.strip(), cell(row.get(column)));
          }
        }
        rows.add((int) parser.getCurrentLineNumber(), values);
      }
      return rows.found();
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | IllegalStateException malformed) {
      throw new RefusedFileException(
          "The file is no CSV that can be read: "
              + Shortened.text(String.valueOf(malformed.getMessage())));
    }
  }

  static FoundRules json(String text) throws RefusedFileException {
    RowRules rows = new RowRules();
    try {
      JsonNode root = JSON.readTree(text);
      List<JsonNode> found = new ArrayList<>();
      if (root.isArray()) {
        root.forEach(found::add);
      } else {
        found.add(root);
      }
      for (JsonNode row : found) {
        if (!row.isObject() || Stream.of("Name", "name").noneMatch(row::has)) {
          throw notRules();
        }
        Map<String, ShellValue> values = new LinkedHashMap<>();
        row.properties()
            .forEach(
                entry -> value(entry.getValue(), 0).ifPresent(v -> values.put(entry.getKey(), v)));
        rows.add(1, values);
      }
      return rows.found();
    } catch (JsonProcessingException malformed) {
      throw new RefusedFileException(
          "The file is no JSON that can be read: "
              + Shortened.text(malformed.getOriginalMessage()));
    }
  }

  private static RefusedFileException notRules() {
    return new RefusedFileException(
        "The file has no column Name: it is not what Get-TransportRule exports.");
  }

  private static String withoutTypeLine(String text) {
    return text.startsWith("#TYPE") ? text.substring(text.indexOf('\n') + 1) : text;
  }

  private static CSVFormat format(String table) {
    String header = table.lines().findFirst().orElse("");
    char delimiter = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, delimiter)) {
        delimiter = candidate;
      }
    }
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(delimiter)
        .setHeader()
        .setSkipHeaderRecord(true)
        .setIgnoreEmptyLines(true)
        .get();
  }

  private static long count(String text, char looked) {
    return text.chars().filter(character -> character == looked).count();
  }

  /// A list stands in braces, as Format-List shows it.
  private static ShellValue cell(String cell) {
    String text = cell.strip();
    if (text.startsWith("{") && text.endsWith("}")) {
      return new Many(
          Stream.of(text.substring(1, text.length() - 1).split(",\\s+"))
              .filter(item -> !item.isEmpty())
              .map(item -> (ShellValue) new Text(item))
              .toList());
    }
    return new Text(cell);
  }

  private static Optional<ShellValue> value(JsonNode node, int depth) {
    if (node.isNull() || depth > DEEPEST) {
      return Optional.empty();
    }
    if (node.isBoolean()) {
      return Optional.of(new Bool(node.asBoolean()));
    }
    if (node.isNumber()) {
      return Optional.of(new Word(node.asText()));
    }
    if (node.isArray()) {
      List<ShellValue> items = new ArrayList<>();
      node.forEach(item -> value(item, depth + 1).ifPresent(items::add));
      return Optional.of(new Many(items));
    }
    if (node.isObject()) {
      Map<String, ShellValue> table = new LinkedHashMap<>();
      node.properties()
          .forEach(
              entry ->
                  value(entry.getValue(), depth + 1).ifPresent(v -> table.put(entry.getKey(), v)));
      return Optional.of(new Table(table));
    }
    Matcher date = JSON_DATE.matcher(node.asText());
    return Optional.of(
        new Text(
            date.matches()
                ? Instant.ofEpochMilli(Long.parseLong(date.group(1))).toString()
                : node.asText()));
  }

  private void add(int line, Map<String, ShellValue> columns) throws RefusedFileException {
    if (rules.size() == RuleSet.MOST_RULES) {
      throw new RefusedFileException(
          "The file holds more than 1,000 rules. Export fewer rules into one file.");
    }
    Map<String, ShellValue> values = new LinkedHashMap<>();
    Optional<String> id = Optional.empty();
    Optional<Boolean> state = Optional.empty();
    OptionalInt priority = OptionalInt.empty();
    Optional<String> lost = Optional.empty();
    for (Map.Entry<String, ShellValue> column : columns.entrySet()) {
      String lower = column.getKey().toLowerCase(Locale.ROOT);
      String text = text(column.getValue());
      if (IDS.contains(lower)) {
        id = Optional.of(text);
      } else if (lower.equals("state")) {
        state = Optional.of(!text.equalsIgnoreCase("Disabled"));
      } else if (lower.equals("priority")) {
        priority = number(text);
      } else if (text.matches("(System|Microsoft)\\.[A-Za-z.]+(\\[\\]|`1\\[.*)")) {
        lost = Optional.of(column.getKey());
      } else if (ExchangeParameters.named(column.getKey()).isPresent()) {
        ExchangeParameter parameter = ExchangeParameters.named(column.getKey()).get();
        values.put(parameter.name(), column.getValue());
      } else if (!ABOUT.contains(lower)) {
        unknown.add(column.getKey());
      }
    }
    dropLoneOperators(values);
    Content content = content(values, lost);
    rules.add(
        new FoundRule(
            Optional.ofNullable(values.get("Name")).map(RowRules::text).orElse(""),
            id,
            line,
            state,
            priority,
            content));
  }

  private static Content content(Map<String, ShellValue> values, Optional<String> lost) {
    return lost.isPresent() && !ABOUT.contains(lost.get().toLowerCase(Locale.ROOT))
        ? new Content.Unreadable(
            "The column "
                + Shortened.text(lost.get())
                + " has lost its list: Export-Csv writes only the type of it. Export with"
                + " ConvertTo-Json, or with Export-TransportRuleCollection.")
        : new Content.Row(values);
  }

  /// Get-TransportRule tells an operator also where nothing is compared.
  private static void dropLoneOperators(Map<String, ShellValue> values) {
    for (String prefix : List.of("", "ExceptIf")) {
      if (!values.containsKey(prefix + "ADComparisonAttribute")) {
        values.remove(prefix + "ADComparisonOperator");
      }
    }
  }

  private static String text(ShellValue value) {
    return switch (value) {
      case Text(String text) -> text.strip();
      case Word(String text) -> text;
      case Bool(boolean bool) -> bool ? "True" : "False";
      case Many _, Table _, ShellValue.Nothing _, ShellValue.Variable _ -> "";
    };
  }

  private static OptionalInt number(String text) {
    return text.matches("[0-9]{1,6}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  private FoundRules found() {
    return new FoundRules(
        rules,
        unknown.isEmpty()
            ? List.of()
            : List.of(
                "Columns that are not known were left out: "
                    + Shortened.text(String.join(", ", unknown))
                    + "."));
  }
}
