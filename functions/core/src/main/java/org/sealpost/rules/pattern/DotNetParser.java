package org.sealpost.rules.pattern;

import static org.sealpost.rules.pattern.PatternScanner.malformed;
import static org.sealpost.rules.pattern.PatternScanner.unsupported;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sealpost.rules.pattern.InlineOptions.Lines;
import org.sealpost.rules.pattern.RegexNode.Anchor;

/// Reads a regular expression as .NET does (docs.microsoft.com, "Regular Expression Language"),
/// with the options that rules have: case is not regarded.
final class DotNetParser {
  /// Deeper ones are nobody's, and would cost stack.
  private static final int DEEPEST = 100;

  private final PatternScanner scanner;
  private final Differences differences;

  /// Those of a first reading; empty in the first reading, which does not look at references.
  private final Optional<Groups> known;

  private final Groups seen = new Groups();
  private InlineOptions options = InlineOptions.OF_RULES;
  private int depth;

  private DotNetParser(String pattern, Optional<Groups> known, Differences differences) {
    this.scanner = new PatternScanner(pattern);
    this.known = known;
    this.differences = differences;
  }

  /// @param differences takes what the writer cannot make equal
  /// @throws IllegalArgumentException when it is not .NET's syntax, or asks for what
  ///     [java.util.regex] has not; with the position
  static RegexNode parse(String pattern, Differences differences) {
    DotNetParser first = new DotNetParser(pattern, Optional.empty(), differences);
    first.all();
    Groups groups = first.seen.numbered();
    return new DotNetParser(pattern, Optional.of(groups), differences).all();
  }

  private RegexNode all() {
    RegexNode all = alternatives();
    if (!scanner.isAtEnd()) {
      throw malformed("a closing parenthesis too many", scanner.position());
    }
    return all;
  }

  /// Up to the end or a closing parenthesis.
  private RegexNode alternatives() {
    List<RegexNode> branches = new ArrayList<>();
    List<RegexNode> parts = new ArrayList<>();
    skipBlanks();
    while (!scanner.isAtEnd() && !scanner.sees(")")) {
      int position = scanner.position();
      if (scanner.take("|")) {
        branches.add(RegexNode.Sequence.of(parts));
        parts = new ArrayList<>();
      } else {
        Optional<RegexNode> unit = unit();
        skipBlanks();
        unit.map(what -> repeated(what, position)).ifPresent(parts::add);
      }
      skipBlanks();
    }
    branches.add(RegexNode.Sequence.of(parts));
    return RegexNode.Alternation.of(branches);
  }

  /// Comments, and in the extended form white space.
  private void skipBlanks() {
    while (true) {
      int position = scanner.position();
      if (scanner.take("(?#")) {
        if (!scanner.skipPast(')')) {
          throw malformed("a comment without end", position);
        }
      } else if (options.isExtended() && scanner.seesAnyOf(" \t\n\u000B\f\r")) {
        scanner.take();
      } else if (options.isExtended() && scanner.sees("#")) {
        scanner.skipPast('\n');
      } else {
        return;
      }
    }
  }

  /// @return empty for inline options, which match nothing themselves
  private Optional<RegexNode> unit() {
    int position = scanner.position();
    if (Quantifier.isNextIn(scanner)) {
      throw malformed("a quantifier that follows nothing", position);
    }
    if (scanner.take("(")) {
      return group(position);
    }
    if (scanner.take("\\")) {
      return Optional.of(escape(position));
    }
    if (scanner.take("[")) {
      return Optional.of(oneOf(characters().takeClass()));
    }
    if (scanner.take(".")) {
      return Optional.of(
          oneOf(options.isSingleLine() ? CharacterSets.ALL : CharacterSets.NO_LINE_FEED));
    }
    if (scanner.take("^")) {
      return Optional.of(lineAnchor(Anchor.LINE_START, Anchor.TEXT_START));
    }
    if (scanner.take("$")) {
      return Optional.of(lineAnchor(Anchor.LINE_END, Anchor.TEXT_END_OR_LAST_LINE_FEED));
    }
    return Optional.of(oneOf(CharacterSets.only(characters().noted(scanner.take()))));
  }

  private CharacterEscapes characters() {
    return new CharacterEscapes(scanner, options.ignoreCase(), differences);
  }

  private RegexNode oneOf(CharacterSet set) {
    return new RegexNode.OneOf(set, options.ignoreCase());
  }

  private Anchor lineAnchor(Anchor ofLine, Anchor ofText) {
    if (options.lines() == Lines.UNSAID) {
      differences.add(
          "^ and $ stand at every line's start and end, not only at those of the whole text.");
    }
    return options.lines() == Lines.WHOLE_TEXT ? ofText : ofLine;
  }

  private RegexNode repeated(RegexNode unit, int start) {
    Optional<Quantifier> quantifier = Quantifier.takeFrom(scanner);
    if (quantifier.isEmpty()) {
      return unit;
    }
    skipBlanks();
    boolean isLazy = scanner.take("?");
    skipBlanks();
    if (Quantifier.isNextIn(scanner)) {
      throw malformed("a quantifier of a quantifier", scanner.position());
    }
    return new RegexNode.Repetition(
        unit, quantifier.get().least(), quantifier.get().most(), isLazy, start);
  }

  private Optional<RegexNode> group(int position) {
    if (!scanner.take("?")) {
      if (options.isExplicitCapture()) {
        return Optional.of(body(position));
      }
      // Numbered before what stands within.
      int number = seen.openUnnamed();
      return Optional.of(new RegexNode.Capture(body(position), number));
    }
    if (scanner.take(":")) {
      return Optional.of(body(position));
    }
    if (scanner.take(">")) {
      return Optional.of(new RegexNode.Atomic(body(position)));
    }
    if (scanner.sees("=") || scanner.sees("!")) {
      return Optional.of(look(true, position));
    }
    if (scanner.sees("<=") || scanner.sees("<!")) {
      scanner.take("<");
      return Optional.of(look(false, position));
    }
    if (scanner.take("<")) {
      return Optional.of(named(">", position));
    }
    if (scanner.take("'")) {
      return Optional.of(named("'", position));
    }
    if (scanner.sees("(")) {
      throw unsupported(
          "a conditional (?(...)...|...)", position, "write both cases as alternatives");
    }
    return options(position);
  }

  private Optional<RegexNode> options(int position) {
    if (scanner.isAtEnd() || scanner.sees(")")) {
      throw malformed("an unknown kind of group", position);
    }
    InlineOptions changed = options.changedBy(scanner);
    if (scanner.take(":")) {
      return Optional.of(body(position, changed));
    }
    if (!scanner.take(")")) {
      throw malformed("a group without end", position);
    }
    options = changed;
    return Optional.empty();
  }

  private RegexNode look(boolean isAhead, int position) {
    boolean isNegative = scanner.take() == '!';
    return new RegexNode.Look(body(position), isAhead, isNegative, position);
  }

  private RegexNode body(int position) {
    return body(position, options);
  }

  /// Options that change within end with it.
  private RegexNode body(int position, InlineOptions within) {
    if (++depth > DEEPEST) {
      throw malformed("groups nested more than " + DEEPEST + " deep", position);
    }
    InlineOptions outside = options;
    options = within;
    RegexNode body = alternatives();
    options = outside;
    depth--;
    if (!scanner.take(")")) {
      throw malformed("a group without end", position);
    }
    return body;
  }

  private RegexNode named(String end, int position) {
    String name = scanner.takeWord();
    if (scanner.sees("-")) {
      throw unsupported(
          "a balancing group (?<a-b>...)", position, "write out how deep the text may nest");
    }
    if (name.isEmpty() || !scanner.take(end)) {
      throw malformed("a group with a malformed name", position);
    }
    int number = open(name, position);
    return new RegexNode.Capture(body(position), number);
  }

  private int open(String name, int position) {
    if (isNumber(name)) {
      int number = numberOf(name, position);
      seen.openNumbered(number);
      return number;
    }
    if (Character.isDigit(name.charAt(0))) {
      throw malformed("a group with a malformed name", position);
    }
    seen.openNamed(name);
    return known.map(groups -> groups.numberOf(name).orElseThrow()).orElse(0);
  }

  private static boolean isNumber(String name) {
    return name.chars().allMatch(character -> character >= '0' && character <= '9');
  }

  private static int numberOf(String name, int position) {
    try {
      int number = Integer.parseInt(name);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException tooLarge) {
      // said below, as for 0
    }
    throw malformed("a group with a number that is none", position);
  }

  /// After its back-slash.
  private RegexNode escape(int position) {
    if (scanner.isAtEnd()) {
      throw malformed("nothing after the back-slash", position);
    }
    Optional<Anchor> anchor = anchor();
    if (anchor.isPresent()) {
      return anchor.get();
    }
    Optional<CharacterSet> shorthand = characters().takeShorthand();
    if (shorthand.isPresent()) {
      return oneOf(shorthand.get());
    }
    return reference(position)
        .orElseGet(() -> oneOf(CharacterSets.only(characters().takeEscaped())));
  }

  private Optional<Anchor> anchor() {
    if (scanner.take("b")) {
      return Optional.of(Anchor.WORD_BORDER);
    }
    if (scanner.take("B")) {
      return Optional.of(Anchor.NO_WORD_BORDER);
    }
    if (scanner.take("A")) {
      return Optional.of(Anchor.TEXT_START);
    }
    if (scanner.take("G")) {
      return Optional.of(Anchor.SEARCH_START);
    }
    if (scanner.take("Z")) {
      return Optional.of(Anchor.TEXT_END_OR_LAST_LINE_FEED);
    }
    return scanner.take("z") ? Optional.of(Anchor.TEXT_END) : Optional.empty();
  }

  /// `\1`, `\k<name>`, `\k'name'`, and the old `\<name>` and `\'name'`.
  private Optional<RegexNode> reference(int position) {
    if (scanner.seesAnyOf("123456789")) {
      return numberedReference(position);
    }
    int start = scanner.position();
    boolean isNew = scanner.take("k");
    String end = scanner.sees("<") ? ">" : "'";
    if (scanner.take("<") || scanner.take("'")) {
      String name = scanner.takeWord();
      if (!name.isEmpty() && scanner.take(end)) {
        return Optional.of(referenceTo(name, position));
      }
    }
    if (isNew) {
      throw malformed("\\k without <name>", position);
    }
    scanner.goBackTo(start);
    return Optional.empty();
  }

  /// With more digits than there are groups it is an octal escape.
  private Optional<RegexNode> numberedReference(int position) {
    int start = scanner.position();
    String digits = scanner.takeDigits(10, Integer.MAX_VALUE);
    if (known.isEmpty()) {
      return Optional.of(RegexNode.Sequence.EMPTY);
    }
    if (digits.length() <= 9 && known.get().has(Integer.parseInt(digits))) {
      if (known.get().areMixed()) {
        differences.add(
            "\\"
                + digits
                + " counts the groups without a name first; where Exchange does not"
                + " capture those, it is another group.");
      }
      return Optional.of(referenceTo(digits, position));
    }
    if (digits.length() == 1) {
      throw malformed("\\" + digits + " refers to a group that is not there", position);
    }
    scanner.goBackTo(start);
    return Optional.empty();
  }

  private RegexNode referenceTo(String name, int position) {
    if (known.isEmpty()) {
      return RegexNode.Sequence.EMPTY;
    }
    OptionalInt number =
        isNumber(name) ? OptionalInt.of(numberOf(name, position)) : known.get().numberOf(name);
    if (number.isEmpty() || !known.get().has(number.getAsInt())) {
      throw malformed("a reference to a group that is not there", position);
    }
    if (known.get().isShared(number.getAsInt())) {
      throw unsupported(
          "a reference to a name of several groups", position, "give each group its own name");
    }
    return new RegexNode.BackReference(number.getAsInt(), options.ignoreCase(), position);
  }
}
