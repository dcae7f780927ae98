package org.sealpost.rules.pattern;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A regular expression taken apart. Inline options, comments and names are resolved: what is left
/// says what is matched. Positions count from 1 and are those of the pattern as given.
sealed interface RegexNode {
  /// As the most of a [Repetition]: without end.
  int UNLIMITED = Integer.MAX_VALUE;

  /// What it is made of.
  default List<RegexNode> children() {
    return switch (this) {
      case Sequence(List<RegexNode> parts) -> parts;
      case Alternation(List<RegexNode> branches) -> branches;
      case Repetition repetition -> List.of(repetition.body());
      case Capture(RegexNode body, int _) -> List.of(body);
      case Atomic(RegexNode body) -> List.of(body);
      case Look look -> List.of(look.body());
      case OneOf _, BackReference _, Anchor _ -> List.of();
    };
  }

  /// One after the other; with no parts the empty text.
  record Sequence(List<RegexNode> parts) implements RegexNode {
    static final Sequence EMPTY = new Sequence(List.of());

    public Sequence {
      parts = List.copyOf(parts);
    }

    static RegexNode of(List<RegexNode> parts) {
      return parts.size() == 1 ? parts.getFirst() : new Sequence(parts);
    }
  }

  /// The first branch that leads to a match of the whole.
  record Alternation(List<RegexNode> branches) implements RegexNode {
    public Alternation {
      branches = List.copyOf(branches);
    }

    /// Branches of one character each are one set: `(.|\n)*` then needs no stack for each
    /// character, and no way to match is lost. The same set twice stays what it is, a mistake.
    static RegexNode of(List<RegexNode> branches) {
      if (branches.size() == 1) {
        return branches.getFirst();
      }
      Set<CharacterSet> sets = new LinkedHashSet<>();
      Set<Boolean> cases = new HashSet<>();
      for (RegexNode branch : branches) {
        if (!(branch instanceof OneOf(CharacterSet set, boolean ignoreCase)) || !sets.add(set)) {
          return new Alternation(branches);
        }
        cases.add(ignoreCase);
      }
      return cases.size() > 1
          ? new Alternation(branches)
          : new OneOf(CharacterSet.Union.of(List.copyOf(sets)), cases.contains(true));
    }
  }

  /// One character (code point).
  record OneOf(CharacterSet set, boolean ignoreCase) implements RegexNode {
    boolean takes(int codePoint) {
      return ignoreCase ? set.hasInAnyCase(codePoint) : set.has(codePoint);
    }
  }

  record Repetition(RegexNode body, int least, int most, boolean lazy, int position)
      implements RegexNode {
    /// So often that ways to match multiply as if there were no limit.
    private static final int AS_GOOD_AS_UNLIMITED = 10;

    boolean isLoop() {
      return most >= AS_GOOD_AS_UNLIMITED;
    }
  }

  /// A group that a back-reference may ask for.
  ///
  /// @param group as .NET numbers it: unnamed groups first
  record Capture(RegexNode body, int group) implements RegexNode {}

  /// What has matched once is not tried otherwise.
  record Atomic(RegexNode body) implements RegexNode {}

  record Look(RegexNode body, boolean ahead, boolean negative, int position) implements RegexNode {}

  record BackReference(int group, boolean ignoreCase, int position) implements RegexNode {}

  /// A place between characters.
  enum Anchor implements RegexNode {
    LINE_START("^"),
    LINE_END("$"),
    TEXT_START("\\A"),
    /// The end, or before a line feed that ends the text.
    TEXT_END_OR_LAST_LINE_FEED("(?=\\n?\\z)"),
    TEXT_END("\\z"),
    SEARCH_START("\\G"),
    WORD_BORDER("\\b"),
    NO_WORD_BORDER("\\B");

    private final String java;

    Anchor(String java) {
      this.java = java;
    }

    String java() {
      return java;
    }
  }
}
