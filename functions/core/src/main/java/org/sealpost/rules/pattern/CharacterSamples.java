package org.sealpost.rules.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Characters that stand for all others when sets are compared: those that a pattern names, their
/// neighbours, ASCII, and some of every category. Sets that share only others are taken to share
/// none.
final class CharacterSamples {
  private static final int LAST_OF_LATIN_1 = 0xFF;

  /// One of each category, and letters of other scripts.
  private static final String OTHERS =
      "ŁłſǅʰאαΩдЖ٣߂\u0300\u0903\u20DDⅣ²\u3000\u2028\u2029\u200D\u2003–“”„«»‿€→√˛語가😀\uFFFF";

  private final List<Integer> samples;
  private final Map<RegexNode.OneOf, BitSet> taken = new HashMap<>();

  CharacterSamples(RegexNode pattern) {
    Set<Integer> all = new TreeSet<>();
    for (int codePoint = 0; codePoint <= LAST_OF_LATIN_1; codePoint++) {
      all.add(codePoint);
    }
    OTHERS.codePoints().forEach(all::add);
    collect(pattern, all);
    samples = List.copyOf(all);
  }

  private static void collect(RegexNode node, Set<Integer> all) {
    if (node instanceof RegexNode.OneOf(CharacterSet set, boolean _)) {
      collect(set, all);
    }
    node.children().forEach(child -> collect(child, all));
  }

  private static void collect(CharacterSet set, Set<Integer> all) {
    switch (set) {
      case CharacterSet.Range(int first, int last) -> {
        for (int codePoint : new int[] {first - 1, first, last, last + 1}) {
          if (Character.isValidCodePoint(codePoint)) {
            all.add(codePoint);
          }
        }
      }
      case CharacterSet.Union(List<CharacterSet> members) ->
          members.forEach(member -> collect(member, all));
      case CharacterSet.Not(CharacterSet negated) -> collect(negated, all);
      case CharacterSet.Difference(CharacterSet base, CharacterSet subtracted) -> {
        collect(base, all);
        collect(subtracted, all);
      }
      case CharacterSet.Category _, CharacterSet.Block _, CharacterSet.Space _ -> {}
    }
  }

  /// Some characters that fit: letters and digits before others.
  List<Integer> of(RegexNode.OneOf oneOf, int most) {
    List<Integer> fitting = new ArrayList<>();
    for (boolean plain : new boolean[] {true, false}) {
      takenBy(oneOf).stream()
          .map(samples::get)
          .filter(sample -> plain == (sample < 128 && Character.isLetterOrDigit(sample)))
          .limit(most)
          .forEach(fitting::add);
    }
    return fitting.subList(0, Math.min(most, fitting.size()));
  }

  /// The indices of those that fit. Two sets overlap if these do.
  BitSet takenBy(RegexNode.OneOf oneOf) {
    return taken.computeIfAbsent(
        oneOf,
        _ -> {
          BitSet fitting = new BitSet(samples.size());
          for (int index = 0; index < samples.size(); index++) {
            if (oneOf.takes(samples.get(index))) {
              fitting.set(index);
            }
          }
          return fitting;
        });
  }
}
