package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;

/// The header section of a message or part, to be changed field by field. Fields that are not
/// touched stay as they are, byte for byte, and in their order.
public final class RawHeader {
  private final List<RawField> fields;
  private final byte[] source;
  private final int end;
  private final int to;

  /// @param end offset of the empty line
  /// @param to offset behind everything that stays with the fields
  private RawHeader(List<RawField> fields, byte[] source, int end, int to) {
    this.fields = fields;
    this.source = source;
    this.end = end;
    this.to = to;
  }

  public static RawHeader of(byte[] message) {
    return of(message, 0, message.length);
  }

  /// The header of a part: [#bytes] gives its section, up to the body.
  static RawHeader of(RawPart part, byte[] message) {
    return of(message, part.from(), part.bodyFrom());
  }

  private static RawHeader of(byte[] source, int from, int to) {
    List<RawField> fields = new ArrayList<>();
    int at = from;
    while (at < to && !isEmptyLine(source, at, to)) {
      int next = endOfField(source, at, to);
      fields.add(new RawField(new String(source, at, next - at, ISO_8859_1)));
      at = next;
    }
    return new RawHeader(fields, source, at, to);
  }

  private static boolean isEmptyLine(byte[] source, int at, int to) {
    return source[at] == '\n' || (source[at] == '\r' && at + 1 < to && source[at + 1] == '\n');
  }

  private static int endOfField(byte[] source, int from, int to) {
    for (int at = from; at < to; at++) {
      if (source[at] == '\n'
          && (at + 1 == to || (source[at + 1] != ' ' && source[at + 1] != '\t'))) {
        return at + 1;
      }
    }
    return to;
  }

  List<RawField> fields() {
    return fields;
  }

  boolean has(String name) {
    return named(name).findAny().isPresent();
  }

  private Stream<RawField> named(String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name));
  }

  /// Whether there was one.
  public boolean remove(String name) {
    return removeIf(field -> field.equalsIgnoreCase(name));
  }

  /// @param names tells of a name in lower case
  public boolean removeIf(Predicate<String> names) {
    return fields.removeIf(field -> names.test(field.name()));
  }

  /// At the end.
  ///
  /// @param value decoded text; whatever it holds, it becomes this one field
  public void add(String name, String value) {
    append(written(name, value));
  }

  /// Addresses stay addresses, unless a reader would see another text then.
  private static RawField written(String name, String value) {
    if (AsciiField.isOfAddresses(name.toLowerCase(ROOT))) {
      RawField addresses = new RawField(FieldText.fieldOf(name, AsciiAddresses.of(value)));
      if (AsciiField.isClean(addresses) && addresses.value().equals(value)) {
        return addresses;
      }
    }
    return new RawField(FieldText.field(name, value));
  }

  /// The one field of this name, with a value written as it has to be; in the place of the first.
  void set(String name, String written) {
    RawField field = new RawField(FieldText.fieldOf(name, written));
    Optional<RawField> first = named(name).findFirst();
    if (first.isEmpty()) {
      append(field);
      return;
    }
    int place = fields.indexOf(first.get());
    remove(name);
    fields.add(place, field);
  }

  /// Each field of this name has its value changed.
  ///
  /// @param change of decoded text
  /// @return whether there was one
  public boolean change(String name, UnaryOperator<String> change) {
    return changeWhere(name, _ -> true, change);
  }

  /// Each field of this name that has such a value has it changed; the others stay as they are,
  /// byte for byte.
  ///
  /// @param values tells of a decoded text
  /// @param change of decoded text
  /// @return whether there was one
  public boolean changeWhere(String name, Predicate<String> values, UnaryOperator<String> change) {
    Predicate<RawField> changes =
        field -> field.name().equalsIgnoreCase(name) && values.test(field.value());
    boolean has = fields.stream().anyMatch(changes);
    fields.replaceAll(
        field ->
            changes.test(field)
                ? new RawField(FieldText.field(field.writtenName(), change.apply(field.value())))
                : field);
    return has;
  }

  /// Each field, whatever its name, is replaced.
  void changeAll(UnaryOperator<RawField> change) {
    fields.replaceAll(change);
  }

  /// Adds the address to the last field of this name, or a field with it; unless one of them names
  /// it already.
  ///
  /// @return whether it was added
  public boolean addAddress(String name, EmailAddress address) {
    List<RawField> present = named(name).toList();
    if (present.stream().anyMatch(field -> AddressField.names(field, address))) {
      return false;
    }
    if (present.isEmpty()) {
      append(new RawField(FieldText.fieldOf(name, address.toString())));
      return true;
    }
    RawField last = present.getLast();
    fields.set(fields.lastIndexOf(last), AddressField.with(last, address));
    return true;
  }

  /// Whether a signature of the message covers a field of this name (RFC 6376 3.5, `h=`).
  ///
  /// @param names in lower case
  public boolean isSigned(Set<String> names) {
    return fields.stream()
        .filter(
            field ->
                field.name().equals("dkim-signature")
                    || field.name().equals("arc-message-signature"))
        .flatMap(field -> SignedNames.of(field.rawValue()))
        .anyMatch(names::contains);
  }

  private void append(RawField field) {
    if (!fields.isEmpty()) {
      fields.set(fields.size() - 1, fields.getLast().withEnd());
    }
    fields.add(field);
  }

  /// Where what followed the fields begins: with the empty line.
  public int end() {
    return end;
  }

  /// The fields as they are now, complete lines, without the empty one.
  public byte[] fieldBytes() {
    StringBuilder text = new StringBuilder();
    fields.forEach(field -> text.append(field.line()));
    return text.toString().getBytes(ISO_8859_1);
  }

  /// The fields as they are now, and what followed them.
  public byte[] bytes() {
    byte[] head = fieldBytes();
    byte[] all = new byte[head.length + to - end];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(source, end, all, head.length, to - end);
    return all;
  }

  /// The fields as they are now and an empty line, for a body that follows: a message may end in
  /// its header.
  byte[] section() {
    if (!fields.isEmpty()) {
      fields.set(fields.size() - 1, fields.getLast().withEnd());
    }
    return Lines.ended(fieldBytes());
  }
}
