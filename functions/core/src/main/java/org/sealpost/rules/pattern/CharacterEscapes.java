package org.sealpost.rules.pattern;

import static org.sealpost.rules.pattern.PatternScanner.malformed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what stands for one character: escapes and character classes.
final class CharacterEscapes {
  private static final int DEEPEST_CLASS = 20;

  private final PatternScanner scanner;
  private final boolean ignoreCase;
  private final Differences differences;

  CharacterEscapes(PatternScanner scanner, boolean ignoreCase, Differences differences) {
    this.scanner = scanner;
    this.ignoreCase = ignoreCase;
    this.differences = differences;
  }

  /// Reads `d`, `w`, `s`, `p{...}` or the like, if that is what comes after a back-slash.
  Optional<CharacterSet> takeShorthand() {
    int position = scanner.position() - 1;
    boolean isNegative = scanner.seesAnyOf("DWSP");
    if (scanner.take("d") || scanner.take("D")) {
      return Optional.of(negatedIf(isNegative, CharacterSets.DIGIT));
    }
    if (scanner.take("w") || scanner.take("W")) {
      return Optional.of(negatedIf(isNegative, CharacterSets.WORD));
    }
    if (scanner.take("s") || scanner.take("S")) {
      return Optional.of(negatedIf(isNegative, CharacterSets.SPACE));
    }
    if (scanner.take("p") || scanner.take("P")) {
      return Optional.of(negatedIf(isNegative, property(position)));
    }
    return Optional.empty();
  }

  private static CharacterSet negatedIf(boolean isNegative, CharacterSet set) {
    return isNegative ? new CharacterSet.Not(set) : set;
  }

  private CharacterSet property(int position) {
    if (!scanner.take("{")) {
      throw malformed("\\p without {name}", position);
    }
    StringBuilder name = new StringBuilder(scanner.takeWord());
    while (scanner.take("-")) {
      name.append('-').append(scanner.takeWord());
    }
    if (!scanner.take("}")) {
      throw malformed("\\p without {name}", position);
    }
    return propertyOf(name.toString())
        .orElseThrow(() -> malformed("unknown property \\p{" + name + "}", position));
  }

  private Optional<CharacterSet> propertyOf(String name) {
    if (CharacterSet.Category.isName(name)) {
      CharacterSet.Category category = new CharacterSet.Category(name);
      if (ignoreCase && category.isCased()) {
        differences.add(
            "\\p{" + name + "} takes letters of either case, because case is not regarded.");
      }
      return Optional.of(category);
    }
    if (!name.startsWith("Is")) {
      return Optional.empty();
    }
    // The one block that Unicode has renamed without Java keeping the name that .NET knows.
    String block = name.equals("IsPrivateUse") ? "PrivateUseArea" : name.substring(2);
    try {
      return Optional.of(new CharacterSet.Block(Character.UnicodeBlock.forName(block)));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  /// Reads an escape that stands for one character, after its back-slash.
  int takeEscaped() {
    int position = scanner.position() - 1;
    if (scanner.isAtEnd()) {
      throw malformed("nothing after the back-slash", position);
    }
    if (scanner.seesAnyOf("01234567")) {
      return Integer.parseInt(scanner.takeDigits(8, 3), 8) & 0xFF;
    }
    int escaped = scanner.take();
    return switch (escaped) {
      case 'a' -> 0x07;
      case 'b' -> '\b';
      case 'e' -> 0x1B;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0B;
      case 'x' -> hexadecimal(2, position);
      case 'u' -> utf16(position);
      case 'c' -> control(position);
      default -> {
        if (CharacterSets.WORD.has(escaped)) {
          throw malformed("unknown escape \\" + Character.toString(escaped), position);
        }
        yield noted(escaped);
      }
    };
  }

  private int hexadecimal(int digits, int position) {
    String read = scanner.takeDigits(16, digits);
    if (read.length() < digits) {
      throw malformed("an escape needs " + digits + " hexadecimal digits", position);
    }
    return Integer.parseInt(read, 16);
  }

  /// Two escaped halves are one character, as two that are not escaped.
  private int utf16(int position) {
    int unit = hexadecimal(4, position);
    int behind = scanner.position();
    if (Character.isHighSurrogate((char) unit) && scanner.take("\\u")) {
      int low = hexadecimal(4, behind);
      if (Character.isLowSurrogate((char) low)) {
        return noted(Character.toCodePoint((char) unit, (char) low));
      }
      scanner.goBackTo(behind);
    }
    return unit;
  }

  private int control(int position) {
    if (scanner.isAtEnd()) {
      throw malformed("no control character after \\c", position);
    }
    int control = Character.toUpperCase(scanner.take()) - '@';
    if (control < 0 || control >= ' ') {
      throw malformed("no control character after \\c", position);
    }
    return control;
  }

  /// The character itself, and what is to be said of it.
  int noted(int codePoint) {
    if (codePoint > Character.MAX_VALUE) {
      differences.add("A character beyond U+FFFF (an emoji) is one character here; .NET has two.");
    }
    return codePoint;
  }

  /// Reads a character class, after its opening bracket.
  CharacterSet takeClass() {
    return takeClass(scanner.position() - 1, 0);
  }

  private CharacterSet takeClass(int opening, int depth) {
    if (depth > DEEPEST_CLASS) {
      throw malformed("character classes nested too deeply", opening);
    }
    boolean isNegative = scanner.take("^");
    List<CharacterSet> members = new ArrayList<>();
    Optional<CharacterSet> taken = Optional.empty();
    boolean isFirst = true;
    while (isFirst || !scanner.sees("]")) {
      if (scanner.isAtEnd()) {
        throw malformed("a character class without end", opening);
      }
      if (!isFirst && scanner.take("-[")) {
        taken = Optional.of(takeClass(scanner.position() - 1, depth + 1));
        requireEndAfterSubtraction();
      } else {
        taken = takeMember(members, depth);
      }
      isFirst = false;
    }
    scanner.take("]");
    CharacterSet base = negatedIf(isNegative, CharacterSet.Union.of(members));
    return taken.isPresent() ? new CharacterSet.Difference(base, taken.get()) : base;
  }

  /// @return what `[a-[...]]` takes away: there the range ends before it has begun
  private Optional<CharacterSet> takeMember(List<CharacterSet> members, int depth) {
    int position = scanner.position();
    int first;
    if (scanner.take("\\")) {
      Optional<CharacterSet> shorthand = takeShorthand();
      if (shorthand.isPresent()) {
        members.add(shorthand.get());
        return Optional.empty();
      }
      if (scanner.take("-")) {
        // An escaped hyphen does not begin a range.
        members.add(CharacterSets.only('-'));
        return Optional.empty();
      }
      first = takeEscaped();
    } else {
      first = noted(scanner.take());
    }
    boolean isRange = scanner.sees("-") && !scanner.seesBehindNext(']') && scanner.hasMoreThan(1);
    if (!isRange) {
      members.add(CharacterSets.only(first));
      return Optional.empty();
    }
    scanner.take("-");
    if (scanner.take("[")) {
      members.add(CharacterSets.only(first));
      CharacterSet taken = takeClass(scanner.position() - 1, depth + 1);
      requireEndAfterSubtraction();
      return Optional.of(taken);
    }
    members.add(rangeFrom(first, position));
    return Optional.empty();
  }

  private CharacterSet rangeFrom(int first, int position) {
    int last;
    if (scanner.take("\\")) {
      if (takeShorthand().isPresent()) {
        throw malformed("a range that ends in a class of characters", position);
      }
      last = scanner.take("-") ? '-' : takeEscaped();
    } else {
      last = noted(scanner.take());
    }
    if (last < first) {
      throw malformed("a range in reverse order", position);
    }
    return new CharacterSet.Range(first, last);
  }

  private void requireEndAfterSubtraction() {
    if (!scanner.sees("]")) {
      throw malformed("a subtraction that is not the last in its class", scanner.position());
    }
  }
}
