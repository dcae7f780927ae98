package org.sealpost.rules.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Whether a repetition can go through the same text in several ways, so that the ways double with
/// every round and a text that does not match keeps the matcher busy for ever: `(a+)+`, `(a|aa)+`,
/// `(\w+\s?)*`.
///
/// Every outermost repetition becomes an automaton of its character positions (Glushkov's), with
/// counted repetitions written out as far as they are small. All its states reach each other, so it
/// is exponentially ambiguous if and only if two different paths lead from one state to one state
/// over the same text (Weber and Seidl 1991). Look-around counts as always true, a back-reference
/// as one character, and an atomic group as going one way.
final class Ambiguity {
  private static final int MOST_POSITIONS = 600;
  private static final int MOST_WORK = 2_000_000;

  /// More ways than one are all the same.
  private static final int SEVERAL = 2;

  private static final int NO_ATOM = -1;

  private static final RegexNode.OneOf ANY = new RegexNode.OneOf(CharacterSets.ALL, false);

  private final CharacterSamples samples;

  /// Of each position, which samples it takes.
  private final List<BitSet> positions = new ArrayList<>();
  private final List<Integer> atoms = new ArrayList<>();

  /// From a position to those that may come next, and in how many ways.
  private final List<Map<Integer, Integer>> follow = new ArrayList<>();

  private int atom = NO_ATOM;
  private int atomsSeen;
  private int work;

  private Ambiguity(CharacterSamples samples) {
    this.samples = samples;
  }

  /// The first repetition that is ambiguous.
  ///
  /// @throws IllegalArgumentException when it is too entangled to be judged
  static Optional<RegexNode.Repetition> firstIn(RegexNode pattern, CharacterSamples samples) {
    if (pattern instanceof RegexNode.Repetition repetition && repetition.isLoop()) {
      if (new Ambiguity(samples).isAmbiguous(repetition)) {
        return Optional.of(repetition);
      }
      return inLooksOf(repetition, samples);
    }
    return inEach(pattern.children(), samples);
  }

  private static Optional<RegexNode.Repetition> inEach(
      List<RegexNode> nodes, CharacterSamples samples) {
    return nodes.stream().flatMap(node -> firstIn(node, samples).stream()).findFirst();
  }

  /// What the automaton of the whole passes over: look-around, and atomic groups for themselves.
  private static Optional<RegexNode.Repetition> inLooksOf(
      RegexNode node, CharacterSamples samples) {
    return node instanceof RegexNode.Look || node instanceof RegexNode.Atomic
        ? inEach(node.children(), samples)
        : node.children().stream().flatMap(child -> inLooksOf(child, samples).stream()).findFirst();
  }

  /// @param first where it may begin, and in how many ways
  /// @param last where it may end
  /// @param empty in how many ways it matches nothing
  private record Part(Map<Integer, Integer> first, Map<Integer, Integer> last, int empty) {
    static final Part EMPTY = new Part(Map.of(), Map.of(), 1);
  }

  private boolean isAmbiguous(RegexNode.Repetition loop) {
    loop(build(loop.body()));
    return hasParallelSteps() || hasParallelPaths();
  }

  private boolean hasParallelSteps() {
    for (int from = 0; from < positions.size(); from++) {
      for (Map.Entry<Integer, Integer> step : follow.get(from).entrySet()) {
        if (step.getValue() >= SEVERAL && !areInOneAtom(from, step.getKey())) {
          return true;
        }
      }
    }
    return false;
  }

  /// Two paths start at one state, part, and meet.
  private boolean hasParallelPaths() {
    Deque<Pair> open = new ArrayDeque<>();
    Set<Pair> seen = new HashSet<>();
    for (int position = 0; position < positions.size(); position++) {
      forEachStep(
          new Pair(position, position),
          (one, other) -> {
            if (one < other && !areInOneAtom(one, other) && seen.add(new Pair(one, other))) {
              open.add(new Pair(one, other));
            }
          });
    }
    boolean[] haveMet = {false};
    while (!open.isEmpty() && !haveMet[0]) {
      forEachStep(
          open.remove(),
          (one, other) -> {
            Pair next = new Pair(Math.min(one, other), Math.max(one, other));
            if (one.equals(other)) {
              haveMet[0] = true;
            } else if (!areInOneAtom(one, other) && seen.add(next)) {
              open.add(next);
            }
          });
    }
    return haveMet[0];
  }

  private record Pair(int one, int other) {}

  private void forEachStep(Pair from, BiConsumer<Integer, Integer> step) {
    for (int one : follow.get(from.one()).keySet()) {
      for (int other : follow.get(from.other()).keySet()) {
        spend(1);
        if (positions.get(one).intersects(positions.get(other))) {
          step.accept(one, other);
        }
      }
    }
  }

  private boolean areInOneAtom(int one, int other) {
    return atoms.get(one) != NO_ATOM && atoms.get(one).equals(atoms.get(other));
  }

  private Part build(RegexNode node) {
    return switch (node) {
      case RegexNode.Sequence(List<RegexNode> parts) ->
          parts.stream().map(this::build).reduce(Part.EMPTY, this::joined);
      case RegexNode.Alternation(List<RegexNode> branches) -> alternatives(branches);
      case RegexNode.OneOf oneOf -> position(oneOf);
      case RegexNode.BackReference _ -> position(ANY);
      case RegexNode.Capture(RegexNode body, int _) -> build(body);
      case RegexNode.Atomic(RegexNode body) -> atomic(body);
      case RegexNode.Repetition repetition -> repeated(repetition);
      case RegexNode.Look _, RegexNode.Anchor _ -> Part.EMPTY;
    };
  }

  private Part position(RegexNode.OneOf oneOf) {
    int position = positions.size();
    positions.add(samples.takenBy(oneOf));
    atoms.add(atom);
    follow.add(new LinkedHashMap<>());
    spend(1);
    if (position >= MOST_POSITIONS * 2) {
      throw tooEntangled();
    }
    return new Part(Map.of(position, 1), Map.of(position, 1), 0);
  }

  private Part atomic(RegexNode body) {
    if (atom != NO_ATOM) {
      return build(body);
    }
    atom = atomsSeen++;
    Part part = build(body);
    atom = NO_ATOM;
    return part;
  }

  private Part alternatives(List<RegexNode> branches) {
    Part all = new Part(Map.of(), Map.of(), 0);
    for (RegexNode branch : branches) {
      Part part = build(branch);
      all =
          new Part(
              sum(all.first(), part.first(), 1),
              sum(all.last(), part.last(), 1),
              Math.min(SEVERAL, all.empty() + part.empty()));
    }
    return all;
  }

  private Part joined(Part left, Part right) {
    link(left, right);
    return new Part(
        sum(left.first(), right.first(), left.empty()),
        sum(right.last(), left.last(), right.empty()),
        Math.min(SEVERAL, left.empty() * right.empty()));
  }

  private Part repeated(RegexNode.Repetition repetition) {
    boolean isUnlimited = repetition.most() == RegexNode.UNLIMITED;
    long rounds = isUnlimited ? Math.max(1, repetition.least()) : repetition.most();
    long size = size(repetition.body());
    if (rounds > 1 && rounds * Math.max(1, size) > MOST_POSITIONS - positions.size()) {
      Part part = build(repetition.body());
      loop(part);
      return repetition.least() == 0 ? optional(part) : part;
    }
    Part tail = Part.EMPTY;
    for (long round = rounds; round > 0; round--) {
      Part part = build(repetition.body());
      if (isUnlimited && round == rounds) {
        loop(part);
      }
      tail = joined(part, tail);
      if (round > repetition.least()) {
        tail = optional(tail);
      }
    }
    return tail;
  }

  private static Part optional(Part part) {
    return new Part(part.first(), part.last(), Math.min(SEVERAL, 1 + part.empty()));
  }

  private void loop(Part part) {
    link(part, part);
  }

  private void link(Part left, Part right) {
    left.last()
        .forEach(
            (from, ways) -> {
              spend(right.first().size());
              right.first().forEach((to, more) -> add(follow.get(from), to, ways * more));
            });
  }

  private Map<Integer, Integer> sum(
      Map<Integer, Integer> one, Map<Integer, Integer> other, int factor) {
    if (factor == 0 || other.isEmpty()) {
      return one;
    }
    spend(one.size() + other.size());
    Map<Integer, Integer> sum = new LinkedHashMap<>(one);
    other.forEach((position, ways) -> add(sum, position, ways * factor));
    return sum;
  }

  private static void add(Map<Integer, Integer> ways, int position, int more) {
    ways.merge(position, Math.min(SEVERAL, more), (a, b) -> Math.min(SEVERAL, a + b));
  }

  /// Positions when written out, or [#MOST_POSITIONS] when they are more.
  private static long size(RegexNode node) {
    long ofChildren = node.children().stream().mapToLong(Ambiguity::size).sum();
    long size =
        switch (node) {
          case RegexNode.OneOf _, RegexNode.BackReference _ -> 1;
          case RegexNode.Look _, RegexNode.Anchor _ -> 0;
          case RegexNode.Repetition repetition ->
              ofChildren
                  * (repetition.most() == RegexNode.UNLIMITED
                      ? Math.max(1, repetition.least())
                      : repetition.most());
          case RegexNode.Sequence _,
              RegexNode.Alternation _,
              RegexNode.Capture _,
              RegexNode.Atomic _ ->
              ofChildren;
        };
    return Math.min(size, MOST_POSITIONS);
  }

  private void spend(int steps) {
    work += steps;
    if (work > MOST_WORK) {
      throw tooEntangled();
    }
  }

  private static IllegalArgumentException tooEntangled() {
    return new IllegalArgumentException(
        "this pattern repeats too much within repetitions to be judged: write it simpler, or as"
            + " several patterns");
  }
}
