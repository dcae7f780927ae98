package org.sealpost.rules.pattern;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Runs a pattern on texts that its repetitions go through again and again and that then end badly,
/// to see whether the steps grow as powers do: what [Ambiguity] cannot see, such as
/// back-references.
final class Trial {
  /// How often the text of a repetition is repeated.
  private static final List<Integer> ROUNDS = List.of(4, 7, 10, 13);

  /// From one number of rounds to the next.
  private static final double NOTICEABLE_GROWTH = 3;

  /// A power's growth slows down: from 10 to 13 rounds it is less than from 7 to 10.
  private static final double STEADY = 0.93;

  /// Steps of less are those of a start, or none at all where the text is too short to match.
  private static final long WARMED_UP = 100;

  private static final long NOTICEABLE = 2_000;
  private static final double EXPLOSION = 100;
  private static final long STEPS_PER_TEXT = 300_000;
  private static final long STEPS_PER_PATTERN = 1_500_000;
  private static final int MOST_LOOPS = 6;
  private static final int MOST_SAMPLES = 3;
  private static final int LONGEST_PREFIX = 200;

  /// A character that no honest pattern asks for, one that many do, and none.
  private static final List<String> ENDINGS = List.of("\uFFFE", "!", "");

  private final Pattern pattern;
  private final CharacterSamples samples;
  private long stepsLeft = STEPS_PER_PATTERN;

  private Trial(Pattern pattern, CharacterSamples samples) {
    this.pattern = pattern;
    this.samples = samples;
  }

  /// The first repetition whose text makes the steps explode.
  static Optional<RegexNode.Repetition> explodingIn(
      RegexNode node, Pattern pattern, CharacterSamples samples) {
    Trial trial = new Trial(pattern, samples);
    List<Attack> attacks = new ArrayList<>();
    trial.collect(node, "", attacks);
    return attacks.stream().filter(trial::succeeds).map(Attack::repetition).findFirst();
  }

  private record Attack(String prefix, String pump, RegexNode.Repetition repetition) {}

  private boolean succeeds(Attack attack) {
    return ENDINGS.stream().anyMatch(ending -> explodes(attack, ending));
  }

  private boolean explodes(Attack attack, String ending) {
    double growthBefore = Double.MAX_VALUE;
    double growth = Double.MAX_VALUE;
    long stepsBefore = 0;
    for (int rounds : ROUNDS) {
      long most = Math.min(STEPS_PER_TEXT, stepsLeft);
      long steps = steps(attack.prefix() + attack.pump().repeat(rounds) + ending, most);
      stepsLeft -= steps;
      double now = stepsBefore == 0 ? Double.MAX_VALUE : (double) steps / stepsBefore;
      if (steps >= most) {
        return stepsBefore > WARMED_UP && now > EXPLOSION;
      }
      growthBefore = growth;
      growth = now;
      stepsBefore = Math.max(1, steps);
    }
    return stepsBefore > NOTICEABLE
        && growthBefore > NOTICEABLE_GROWTH
        && growth > NOTICEABLE_GROWTH
        && growth > STEADY * growthBefore;
  }

  private long steps(String text, long most) {
    StepBudget budget = new StepBudget(most);
    try {
      TextPattern.firstIn(pattern, text, budget);
    } catch (RuleEvaluationException tooMany) {
      return most;
    }
    return most - budget.stepsLeft();
  }

  /// @param prefix what the text has before the node
  private void collect(RegexNode node, String prefix, List<Attack> attacks) {
    if (attacks.size() >= MOST_LOOPS * MOST_SAMPLES || prefix.length() > LONGEST_PREFIX) {
      return;
    }
    if (node instanceof RegexNode.Repetition repetition && repetition.isLoop()) {
      texts(repetition.body()).stream()
          .filter(text -> !text.isEmpty())
          .map(text -> new Attack(prefix, text, repetition))
          .forEach(attacks::add);
    }
    String before = prefix;
    for (RegexNode child : node.children()) {
      collect(child, before, attacks);
      if (node instanceof RegexNode.Sequence) {
        before += texts(child).iterator().next();
      }
    }
  }

  /// Some texts that the node matches by itself: at least one, short.
  private Set<String> texts(RegexNode node) {
    Set<String> texts = new LinkedHashSet<>();
    switch (node) {
      case RegexNode.Sequence(List<RegexNode> parts) -> {
        StringBuilder one = new StringBuilder();
        for (RegexNode part : parts) {
          if (one.length() < LONGEST_PREFIX) {
            one.append(texts(part).iterator().next());
          }
        }
        texts.add(one.toString());
      }
      case RegexNode.Alternation(List<RegexNode> branches) ->
          branches.stream()
              .limit(MOST_SAMPLES)
              .forEach(branch -> texts.add(texts(branch).iterator().next()));
      case RegexNode.OneOf oneOf ->
          samples.of(oneOf, MOST_SAMPLES).forEach(sample -> texts.add(Character.toString(sample)));
      case RegexNode.Repetition repetition -> texts.addAll(repeated(repetition));
      case RegexNode.Capture(RegexNode body, int _) -> texts.addAll(texts(body));
      case RegexNode.Atomic(RegexNode body) -> texts.addAll(texts(body));
      case RegexNode.Look _, RegexNode.Anchor _, RegexNode.BackReference _ -> {}
    }
    return texts.isEmpty() ? Set.of("") : texts;
  }

  /// Once at least, so that what is repeated is there.
  private List<String> repeated(RegexNode.Repetition repetition) {
    int rounds = Math.min(Math.max(1, repetition.least()), repetition.most());
    return texts(repetition.body()).stream()
        .map(text -> text.repeat(Math.min(rounds, LONGEST_PREFIX / Math.max(1, text.length()))))
        .toList();
  }
}
