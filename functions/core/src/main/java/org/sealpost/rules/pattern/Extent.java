package org.sealpost.rules.pattern;

import java.util.List;

/// How many characters (code points) something matches.
///
/// @param most [RegexNode#UNLIMITED] or more stands for no limit
record Extent(long least, long most) {
  private static final Extent NOTHING = new Extent(0, 0);

  static Extent of(RegexNode node) {
    return switch (node) {
      case RegexNode.Sequence(List<RegexNode> parts) ->
          parts.stream().map(Extent::of).reduce(NOTHING, Extent::then);
      case RegexNode.Alternation(List<RegexNode> branches) ->
          branches.stream().map(Extent::of).reduce(Extent::or).orElse(NOTHING);
      case RegexNode.OneOf _ -> new Extent(1, 1);
      case RegexNode.Repetition repetition ->
          of(repetition.body()).times(repetition.least(), repetition.most());
      case RegexNode.Capture(RegexNode body, int _) -> of(body);
      case RegexNode.Atomic(RegexNode body) -> of(body);
      case RegexNode.Look _, RegexNode.Anchor _ -> NOTHING;
      case RegexNode.BackReference _ -> new Extent(0, RegexNode.UNLIMITED);
    };
  }

  boolean mayBeEmpty() {
    return least == 0;
  }

  boolean isAlwaysEmpty() {
    return most == 0;
  }

  private Extent then(Extent next) {
    return new Extent(capped(least + next.least), capped(most + next.most));
  }

  private Extent or(Extent other) {
    return new Extent(Math.min(least, other.least), Math.max(most, other.most));
  }

  private Extent times(int fewest, int mostOften) {
    return new Extent(capped(least * fewest), capped(most * mostOften));
  }

  /// Factors are at most 2^31, so nothing overflows before.
  private static long capped(long length) {
    return Math.min(length, RegexNode.UNLIMITED);
  }
}
