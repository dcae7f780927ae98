package org.sealpost.rules.pattern;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What must stand in a text for a pattern to match: the rarest to be expected of the sets of which
/// one literal must be there. Literals are folded; of characters beyond U+FFFF nothing is said, for
/// [Folding] does not fold them.
///
/// A sequence is read from left to right into runs: all texts that its parts match one after the
/// other, as long as these are few. A run ends at a part that matches too many; each run, and what
/// such a part requires by itself, is a candidate, and the one with the longest shortest literal
/// wins.
final class RequiredLiterals {
  /// A shorter one stands in every text.
  private static final int SHORTEST = 2;

  private static final int MOST_TEXTS = 512;
  private static final int MOST_CHARACTERS = 8192;
  private static final int MOST_IN_SET = 8;

  private RequiredLiterals() {}

  static Set<String> of(RegexNode pattern) {
    Set<String> best = known(pattern).best();
    return shortest(best) < SHORTEST ? Set.of() : best;
  }

  /// @param exactly all texts, folded, that the node matches, if they are few
  /// @param required of which one must be there; empty when nothing can be said
  private record Known(Optional<Set<String>> exactly, Set<String> required) {
    static final Known NOTHING = new Known(Optional.empty(), Set.of());
    static final Known EMPTY = exactly(Set.of(""));

    static Known exactly(Set<String> texts) {
      return isFew(texts) ? new Known(Optional.of(texts), Set.of()) : NOTHING;
    }

    Set<String> best() {
      return better(exactly.orElse(Set.of()), required);
    }
  }

  private static Known known(RegexNode node) {
    return switch (node) {
      case RegexNode.Sequence(List<RegexNode> parts) -> inSequence(parts);
      case RegexNode.Alternation(List<RegexNode> branches) -> inAlternatives(branches);
      case RegexNode.OneOf(CharacterSet set, boolean _) -> oneOf(set);
      case RegexNode.Repetition repetition -> repeated(repetition);
      case RegexNode.Capture(RegexNode body, int _) -> known(body);
      case RegexNode.Atomic(RegexNode body) -> known(body);
      case RegexNode.Look look -> look(look);
      case RegexNode.Anchor _ -> Known.EMPTY;
      case RegexNode.BackReference _ -> Known.NOTHING;
    };
  }

  /// What is looked for must be there, but takes no room.
  private static Known look(RegexNode.Look look) {
    return look.negative()
        ? Known.EMPTY
        : new Known(Known.EMPTY.exactly(), known(look.body()).best());
  }

  private static Known inSequence(List<RegexNode> parts) {
    Set<String> run = Set.of("");
    Set<String> best = Set.of();
    boolean isWhole = true;
    for (RegexNode part : parts) {
      Known known = known(part);
      best = better(best, known.required());
      Set<String> next = known.exactly().orElse(Set.of());
      Set<String> longer = crossed(run, next);
      if (longer.isEmpty()) {
        isWhole = false;
        best = better(best, run);
        run = next.isEmpty() ? Set.of("") : next;
      } else {
        run = longer;
      }
    }
    return isWhole
        ? new Known(Optional.of(run), best)
        : new Known(Optional.empty(), better(best, run));
  }

  /// Every text of the one followed by every text of the other; empty when these are too many.
  private static Set<String> crossed(Set<String> one, Set<String> other) {
    if ((long) one.size() * other.size() > MOST_TEXTS) {
      return Set.of();
    }
    Set<String> crossed = new LinkedHashSet<>();
    for (String start : one) {
      other.forEach(end -> crossed.add(start + end));
    }
    return isFew(crossed) ? crossed : Set.of();
  }

  private static Known inAlternatives(List<RegexNode> branches) {
    Set<String> exactly = new LinkedHashSet<>();
    Set<String> required = new LinkedHashSet<>();
    boolean isExact = true;
    boolean isRequired = true;
    for (RegexNode branch : branches) {
      Known known = known(branch);
      isExact &= known.exactly().isPresent();
      known.exactly().ifPresent(exactly::addAll);
      isRequired &= shortest(known.best()) > 0;
      required.addAll(known.best());
    }
    isExact &= isFew(exactly);
    isRequired &= isFew(required);
    return new Known(
        isExact ? Optional.of(exactly) : Optional.empty(), isRequired ? required : Set.of());
  }

  private static Known repeated(RegexNode.Repetition repetition) {
    Known once = known(repetition.body());
    if (repetition.least() == 0) {
      boolean isOption = repetition.most() == 1 && once.exactly().isPresent();
      return isOption ? Known.exactly(union(Set.of(""), once.exactly().get())) : Known.NOTHING;
    }
    Set<String> texts = Set.of("");
    for (int round = 0; round < repetition.least() && !texts.isEmpty(); round++) {
      texts = round > MOST_CHARACTERS ? Set.of() : crossed(texts, once.exactly().orElse(Set.of()));
    }
    boolean isExact = repetition.least() == repetition.most() && !texts.isEmpty();
    return isExact
        ? new Known(Optional.of(texts), once.required())
        : new Known(Optional.empty(), better(once.best(), texts));
  }

  private static Known oneOf(CharacterSet set) {
    Set<String> texts = new LinkedHashSet<>();
    return collect(set, texts) ? Known.exactly(texts) : Known.NOTHING;
  }

  /// @return false when they are many, or not to be folded
  private static boolean collect(CharacterSet set, Set<String> texts) {
    return switch (set) {
      case CharacterSet.Range(int first, int last) -> {
        boolean isSayable = first == last && isFolded(first) && texts.size() < MOST_IN_SET;
        if (isSayable) {
          texts.add(String.valueOf(Folding.fold((char) first)));
        }
        yield isSayable;
      }
      case CharacterSet.Union(List<CharacterSet> members) ->
          members.stream().allMatch(member -> collect(member, texts));
      case CharacterSet.Category _,
          CharacterSet.Block _,
          CharacterSet.Space _,
          CharacterSet.Not _,
          CharacterSet.Difference _ ->
          false;
    };
  }

  /// Half of a character beyond U+FFFF may match where the other half makes it another.
  private static boolean isFolded(int codePoint) {
    return codePoint <= Character.MAX_VALUE && !Character.isSurrogate((char) codePoint);
  }

  private static Set<String> union(Collection<String> one, Collection<String> other) {
    Set<String> union = new LinkedHashSet<>(one);
    union.addAll(other);
    return union;
  }

  private static boolean isFew(Set<String> texts) {
    return texts.size() <= MOST_TEXTS
        && texts.stream().mapToInt(String::length).sum() <= MOST_CHARACTERS;
  }

  /// With the longer shortest literal, then the fewer.
  private static Set<String> better(Set<String> one, Set<String> other) {
    return Comparator.<Set<String>>comparingInt(RequiredLiterals::shortest)
                .thenComparing(Comparator.<Set<String>>comparingInt(Set::size).reversed())
                .compare(one, other)
            >= 0
        ? one
        : other;
  }

  private static int shortest(Set<String> texts) {
    return texts.stream().mapToInt(String::length).min().orElse(0);
  }
}
