package org.sealpost.rules.pattern;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Which code points one place of a pattern takes.
sealed interface CharacterSet {
  /// Without regard to flags.
  boolean has(int codePoint);

  /// As it stands between the brackets of a character class of [java.util.regex.Pattern].
  String java();

  /// Whether it has the character, or one that differs from it in case only.
  default boolean hasInAnyCase(int codePoint) {
    int upper = Character.toUpperCase(codePoint);
    return has(codePoint)
        || has(upper)
        || has(Character.toLowerCase(codePoint))
        || has(Character.toLowerCase(upper));
  }

  record Range(int first, int last) implements CharacterSet {
    boolean isSingle() {
      return first == last;
    }

    @Override
    public boolean has(int codePoint) {
      return first <= codePoint && codePoint <= last;
    }

    @Override
    public String java() {
      return isSingle() ? literal(first) : literal(first) + "-" + literal(last);
    }

    /// Escaped, so that it means itself inside of brackets and outside.
    static String literal(int codePoint) {
      boolean plain =
          codePoint < 128
              ? Character.isLetterOrDigit(codePoint)
              : Character.isLetter(codePoint) && codePoint < Character.MIN_SURROGATE;
      return plain
          ? Character.toString(codePoint)
          : String.format(Locale.ROOT, "\\x{%x}", codePoint);
    }
  }

  /// A general category of Unicode, by its name of one or two letters.
  record Category(String name) implements CharacterSet {
    /// In the order of [Character#getType(int)]'s numbers, of which 17 is unused.
    private static final List<String> NAMES =
        List.of(
            "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl",
            "Zp", "Cc", "Cf", "", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So",
            "Pi", "Pf");

    static boolean isName(String name) {
      return (name.length() == 1 && "LMNPSZC".contains(name))
          || (name.length() == 2 && NAMES.contains(name));
    }

    /// Whether letters are in it by their case.
    boolean isCased() {
      return name.equals("Lu") || name.equals("Ll") || name.equals("Lt");
    }

    @Override
    public boolean has(int codePoint) {
      return NAMES.get(Character.getType(codePoint)).startsWith(name);
    }

    @Override
    public String java() {
      return "\\p{" + name + "}";
    }
  }

  record Block(Character.UnicodeBlock block) implements CharacterSet {
    @Override
    public boolean has(int codePoint) {
      return block.equals(Character.UnicodeBlock.of(codePoint));
    }

    @Override
    public String java() {
      return "\\p{In" + block + "}";
    }
  }

  /// White space as `\s` takes it.
  record Space() implements CharacterSet {
    @Override
    public boolean has(int codePoint) {
      return (codePoint >= '\t' && codePoint <= '\r')
          || codePoint == 0x85
          || Character.isSpaceChar(codePoint);
    }

    @Override
    public String java() {
      return "\\s";
    }
  }

  record Union(List<CharacterSet> members) implements CharacterSet {
    public Union {
      members = List.copyOf(members);
    }

    static CharacterSet of(List<CharacterSet> members) {
      return members.size() == 1 ? members.getFirst() : new Union(members);
    }

    @Override
    public boolean has(int codePoint) {
      return members.stream().anyMatch(member -> member.has(codePoint));
    }

    @Override
    public boolean hasInAnyCase(int codePoint) {
      return members.stream().anyMatch(member -> member.hasInAnyCase(codePoint));
    }

    @Override
    public String java() {
      return members.stream().map(CharacterSet::java).collect(Collectors.joining());
    }
  }

  record Not(CharacterSet set) implements CharacterSet {
    @Override
    public boolean has(int codePoint) {
      return !set.has(codePoint);
    }

    @Override
    public boolean hasInAnyCase(int codePoint) {
      return !set.hasInAnyCase(codePoint);
    }

    @Override
    public String java() {
      return "[^" + set.java() + "]";
    }
  }

  /// `[base-[taken]]`.
  record Difference(CharacterSet base, CharacterSet taken) implements CharacterSet {
    @Override
    public boolean has(int codePoint) {
      return base.has(codePoint) && !taken.has(codePoint);
    }

    @Override
    public boolean hasInAnyCase(int codePoint) {
      return base.hasInAnyCase(codePoint) && !taken.hasInAnyCase(codePoint);
    }

    @Override
    public String java() {
      return "[[" + base.java() + "]&&[^" + taken.java() + "]]";
    }
  }
}
