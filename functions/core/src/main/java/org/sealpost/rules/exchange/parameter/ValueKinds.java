package org.sealpost.rules.exchange.parameter;

import static org.sealpost.Require.require;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.DirectoryAttribute;
import org.sealpost.rules.action.Notice.ReportedContent;
import org.sealpost.rules.exchange.shell.ShellValue;
import org.sealpost.rules.exchange.shell.ShellValue.Bool;
import org.sealpost.rules.exchange.shell.ShellValue.Nothing;
import org.sealpost.rules.exchange.shell.ShellValue.Text;
import org.sealpost.rules.exchange.shell.ShellValue.Word;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.AttributePatterns;
import org.sealpost.rules.predicate.AttributeWords;
import org.sealpost.rules.predicate.ByteSize;
import org.sealpost.rules.predicate.DataClassification;
import org.sealpost.rules.predicate.IpRange;

/// The types of values (ome.md 2.3).
final class ValueKinds {
  private ValueKinds() {}

  static ValueKind<Boolean> bool() {
    return new ValueKind<>("bool", (value, _) -> Plain.bool(value), Bool::new);
  }

  static ValueKind<String> text() {
    return new ValueKind<>("text", (value, _) -> Plain.text(value), Text::new);
  }

  static ValueKind<String> headerName() {
    return new ValueKind<>("header name", (value, _) -> named(Plain.text(value)), Text::new);
  }

  /// RFC 5322 allows these characters in names, but nobody means them.
  private static String named(String header) {
    require(
        header.chars().noneMatch(character -> "*\"'<>[]{}".indexOf(character) >= 0),
        "'"
            + Shortened.text(header)
            + "' is no header name: is it a placeholder that was to be filled in, or a quote too"
            + " many?");
    return header.strip();
  }

  static ValueKind<Integer> number() {
    return new ValueKind<>(
        "number",
        (value, _) -> {
          String text = Plain.text(value).strip();
          require(text.matches("-?[0-9]{1,9}"), "a number is needed");
          return Integer.parseInt(text);
        },
        number -> new Word(String.valueOf(number)));
  }

  static ValueKind<List<String>> words() {
    return new ValueKind<>("words", (value, _) -> Plain.texts(value), ValueKinds::texts);
  }

  static ValueKind<Set<String>> extensions() {
    return new ValueKind<>(
        "words",
        (value, _) -> Set.copyOf(Plain.texts(value)),
        words -> texts(words.stream().sorted().toList()));
  }

  static ValueKind<List<TextPattern>> patterns() {
    return new ValueKind<>(
        "patterns",
        (value, reading) -> Plain.texts(value).stream().map(reading::pattern).toList(),
        patterns -> texts(patterns.stream().map(TextPattern::toString).toList()));
  }

  static ValueKind<Set<EmailAddress>> addresses() {
    return new ValueKind<>(
        "addresses",
        (value, reading) ->
            Plain.texts(value).stream()
                .map(reading::identified)
                .collect(Collectors.toUnmodifiableSet()),
        ValueKinds::sorted);
  }

  static ValueKind<EmailAddress> address() {
    return new ValueKind<>(
        "address",
        (value, reading) -> reading.identified(Plain.text(value)),
        address -> new Text(address.toString()));
  }

  static ValueKind<Set<Domain>> domains() {
    return new ValueKind<>(
        "domains",
        (value, _) ->
            Plain.texts(value).stream().map(Domain::new).collect(Collectors.toUnmodifiableSet()),
        ValueKinds::sorted);
  }

  static ValueKind<List<IpRange>> ranges() {
    return new ValueKind<>(
        "IP ranges",
        (value, _) -> Plain.texts(value).stream().map(IpRange::new).toList(),
        ranges -> texts(ranges.stream().map(IpRange::toString).toList()));
  }

  static ValueKind<ByteSize> size() {
    return new ValueKind<>(
        "size", (value, _) -> ByteSize.of(Plain.text(value)), size -> new Text(size.toString()));
  }

  static ValueKind<List<AttributeWords>> attributeWords() {
    return attributeLists(
        (entry, _) -> new AttributeWords(attribute(entry.name()), entry.values()),
        words -> new AttributeLists.Entry(words.attribute().label(), words.words()));
  }

  static ValueKind<List<AttributePatterns>> attributePatterns() {
    return attributeLists(
        (entry, reading) ->
            new AttributePatterns(
                attribute(entry.name()), entry.values().stream().map(reading::pattern).toList()),
        patterns ->
            new AttributeLists.Entry(
                patterns.attribute().label(),
                patterns.patterns().stream().map(TextPattern::toString).toList()));
  }

  private static <T> ValueKind<List<T>> attributeLists(
      BiFunction<AttributeLists.Entry, Reading, T> read, Function<T, AttributeLists.Entry> write) {
    return new ValueKind<>(
        "attribute list",
        (value, reading) ->
            AttributeLists.read(value).stream().map(entry -> read.apply(entry, reading)).toList(),
        list -> AttributeLists.write(list.stream().map(write).toList()));
  }

  static ValueKind<Map<String, List<String>>> properties() {
    return new ValueKind<>(
        "property list",
        (value, _) -> {
          Map<String, List<String>> properties = new LinkedHashMap<>();
          for (AttributeLists.Entry entry : AttributeLists.read(value)) {
            require(
                properties.put(entry.name(), entry.values()) == null,
                "each property can be named once");
          }
          return properties;
        },
        properties ->
            AttributeLists.write(
                properties.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> new AttributeLists.Entry(entry.getKey(), entry.getValue()))
                    .toList()));
  }

  static ValueKind<DirectoryAttribute> attribute() {
    return new ValueKind<>(
        "attribute",
        (value, _) -> attribute(Plain.text(value)),
        attribute -> new Text(attribute.label()));
  }

  private static DirectoryAttribute attribute(String label) {
    return DirectoryAttribute.labelled(label)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + Shortened.text(label)
                        + "' is no attribute of the directory, such as Department or"
                        + " CustomAttribute1"));
  }

  static ValueKind<List<DataClassification>> classifications() {
    return new ValueKind<>(
        "hashtables",
        (value, reading) ->
            value.flattened().map(item -> ClassificationTable.read(item, reading)).toList(),
        list -> Plain.oneOrMany(list.stream().map(ClassificationTable::write).toList()));
  }

  static ValueKind<Set<ReportedContent>> reportedContent() {
    ValueKind<ReportedContent> one = oneOf(ReportedContent.class, ReportedContent::label);
    return new ValueKind<>(
        one.label(),
        (value, reading) -> {
          Set<ReportedContent> content = EnumSet.noneOf(ReportedContent.class);
          value.flattened().forEach(item -> content.add(one.read().apply(item, reading)));
          return content;
        },
        content ->
            Plain.oneOrMany(
                content.stream().sorted().map(item -> one.write().apply(item)).toList()));
  }

  /// A date, or none.
  static ValueKind<Optional<Instant>> date() {
    return new ValueKind<>(
        "date",
        (value, reading) -> Optional.of(reading.surroundings().dates().read(Plain.text(value))),
        date ->
            date.<ShellValue>map(instant -> new Text(instant.toString())).orElse(new Nothing()));
  }

  static <T> ValueKind<Optional<T>> optional(ValueKind<T> kind) {
    return new ValueKind<>(
        kind.label(),
        (value, reading) -> Optional.of(kind.read().apply(value, reading)),
        value -> value.map(kind.write()).orElseGet(Nothing::new));
  }

  /// One of the names of an enumeration, as Exchange spells them, in any case.
  ///
  /// @param foreign names that Exchange knows and we do not support
  static <E extends Enum<E>> ValueKind<E> oneOf(
      Class<E> type, Function<E, String> label, String... foreign) {
    List<E> all = Arrays.asList(type.getEnumConstants());
    String labels = all.stream().map(label).collect(Collectors.joining(", "));
    return new ValueKind<>(
        labels,
        (value, _) -> {
          String text = Plain.text(value).strip();
          return all.stream()
              .filter(one -> label.apply(one).equalsIgnoreCase(text))
              .findFirst()
              .orElseThrow(() -> notOneOf(text, labels, foreign));
        },
        one -> new Word(label.apply(one)));
  }

  private static RuntimeException notOneOf(String text, String labels, String... foreign) {
    return Stream.of(foreign).anyMatch(text::equalsIgnoreCase)
        ? NeedsReviewException.unsupported("the value " + text + " is not supported")
        : new IllegalArgumentException(
            "'" + Shortened.text(text) + "' is none of these: " + labels);
  }

  /// `AUDIT_AND_NOTIFY` as `AuditAndNotify`.
  static <E extends Enum<E>> ValueKind<E> oneOf(Class<E> type) {
    return oneOf(type, ValueKinds::camelCase);
  }

  static String camelCase(Enum<?> value) {
    return Stream.of(value.name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  private static ShellValue texts(List<String> texts) {
    return Plain.oneOrMany(texts.stream().map(text -> (ShellValue) new Text(text)).toList());
  }

  private static ShellValue sorted(Collection<?> values) {
    return texts(values.stream().map(Object::toString).sorted(Comparator.naturalOrder()).toList());
  }
}
