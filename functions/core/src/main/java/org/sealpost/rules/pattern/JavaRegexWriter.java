package org.sealpost.rules.pattern;

import static org.sealpost.rules.pattern.PatternScanner.unsupported;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes a pattern for [java.util.regex.Pattern], to be compiled with [TextPattern]'s flags and
/// run over a [BudgetedText] without anchoring bounds.
///
/// Where the matcher could branch without looking at the text (parts that may be empty, at the end
/// of it), it is made to ask for the text's length, so that every branch is a step that counts.
final class JavaRegexWriter {
  /// Always matches, and asks for the length.
  private static final String STEP = "(?!\\z(?!))";

  /// What a look-behind may look at.
  private static final int LONGEST_LOOK_BEHIND = 255;

  /// With two digits a reference would depend on how many groups stand before it.
  private static final int MOST_REFERENCES = 9;

  private final StringBuilder regex = new StringBuilder();
  private final Set<Integer> referredTo = new HashSet<>();

  /// As Java numbers them: only those that are referred to are captured.
  private final List<Integer> captured = new ArrayList<>();

  private final Differences differences;
  private boolean isLookingBehind;

  private JavaRegexWriter(Differences differences) {
    this.differences = differences;
  }

  /// @throws IllegalArgumentException when Java has nothing for it; with the position
  static String write(RegexNode node, Differences differences) {
    JavaRegexWriter writer = new JavaRegexWriter(differences);
    writer.findReferences(node);
    writer.numberCaptures(node);
    writer.appendStart(node);
    writer.append(node);
    return writer.regex.toString();
  }

  private void findReferences(RegexNode node) {
    if (node instanceof RegexNode.BackReference(int group, boolean _, int position)) {
      referredTo.add(group);
      if (referredTo.size() > MOST_REFERENCES) {
        throw unsupported("references to more than nine groups", position, "use fewer");
      }
    }
    node.children().forEach(this::findReferences);
  }

  private void numberCaptures(RegexNode node) {
    if (node instanceof RegexNode.Capture(RegexNode _, int group) && referredTo.contains(group)) {
      captured.add(group);
    }
    node.children().forEach(this::numberCaptures);
  }

  /// The leftmost match of `\w+@` begins where no `\w` stands before, for otherwise it could begin
  /// there. To say so spares the matcher all other beginnings, which cost the square of the text.
  private void appendStart(RegexNode node) {
    switch (withoutGroup(node)) {
      case RegexNode.Sequence(List<RegexNode> parts) when !parts.isEmpty() ->
          appendStart(parts.getFirst());
      case RegexNode.Repetition repetition
          when repetition.most() == RegexNode.UNLIMITED
              && withoutGroup(repetition.body()) instanceof RegexNode.OneOf repeated ->
          appendGroup("(?<!", repeated);
      case RegexNode _ -> {}
    }
  }

  private RegexNode withoutGroup(RegexNode node) {
    return node instanceof RegexNode.Capture(RegexNode body, int group) && !captured.contains(group)
        ? withoutGroup(body)
        : node;
  }

  private void append(RegexNode node) {
    switch (node) {
      case RegexNode.Sequence(List<RegexNode> parts) -> parts.forEach(this::appendPart);
      case RegexNode.Alternation(List<RegexNode> branches) -> appendBranches(branches);
      case RegexNode.OneOf oneOf -> append(oneOf);
      case RegexNode.Repetition repetition -> append(repetition);
      case RegexNode.Capture(RegexNode body, int group) -> appendCapture(body, group);
      case RegexNode.Atomic(RegexNode body) -> appendGroup("(?>", body);
      case RegexNode.Look look -> append(look);
      case RegexNode.BackReference reference -> append(reference);
      case RegexNode.Anchor anchor -> regex.append(anchor.java());
    }
  }

  /// Alternatives need a group within a sequence.
  private void appendPart(RegexNode part) {
    if (part instanceof RegexNode.Alternation || part instanceof RegexNode.Sequence) {
      appendGroup("(?:", part);
    } else {
      append(part);
    }
  }

  private void appendGroup(String opening, RegexNode body) {
    regex.append(opening);
    append(body);
    regex.append(')');
  }

  private void appendCapture(RegexNode body, int group) {
    if (captured.contains(group)) {
      if (isLookingBehind) {
        differences.add(
            "A group within a look-behind may capture another part of the text than in .NET.");
      }
      appendGroup("(", body);
    } else {
      appendPart(body);
    }
  }

  private void appendBranches(List<RegexNode> branches) {
    boolean mayBeEmptyInSeveralWays =
        branches.stream().filter(branch -> Extent.of(branch).mayBeEmpty()).count() > 1;
    String separator = "";
    for (RegexNode branch : branches) {
      regex.append(separator);
      if (mayBeEmptyInSeveralWays && Extent.of(branch).mayBeEmpty()) {
        regex.append(STEP);
      }
      appendPart(branch);
      separator = "|";
    }
  }

  private void append(RegexNode.OneOf oneOf) {
    if (!oneOf.ignoreCase()) {
      regex.append("(?-i:");
    }
    if (oneOf.set().equals(CharacterSets.ALL)) {
      regex.append("(?s:.)");
    } else if (oneOf.set() instanceof CharacterSet.Range range && range.isSingle()) {
      regex.append(range.java());
    } else if (oneOf.set() instanceof CharacterSet.Range
        || oneOf.set() instanceof CharacterSet.Union) {
      regex.append('[').append(oneOf.set().java()).append(']');
    } else {
      // Already a class by itself.
      regex.append(oneOf.set().java());
    }
    if (!oneOf.ignoreCase()) {
      regex.append(')');
    }
  }

  private void append(RegexNode.Repetition repetition) {
    Extent extent = Extent.of(repetition.body());
    RegexNode body = withoutGroup(repetition.body());
    if (extent.mayBeEmpty()) {
      regex.append("(?:").append(STEP);
      appendPart(body);
      regex.append(')');
    } else if (body instanceof RegexNode.OneOf oneOf) {
      append(oneOf);
    } else {
      appendGroup("(?:", body);
    }
    // What is empty is not different the second time, and a thousand million times are many.
    int least = extent.isAlwaysEmpty() ? Math.min(repetition.least(), 1) : repetition.least();
    int most = extent.isAlwaysEmpty() ? Math.min(repetition.most(), 1) : repetition.most();
    regex.append(quantifier(least, most)).append(repetition.lazy() ? "?" : "");
  }

  private static String quantifier(int least, int most) {
    if (most == RegexNode.UNLIMITED) {
      return least == 0 ? "*" : least == 1 ? "+" : "{" + least + ",}";
    }
    return "{" + least + "," + most + "}";
  }

  private void append(RegexNode.Look look) {
    boolean outside = isLookingBehind;
    if (!look.ahead()) {
      isLookingBehind = true;
      if (Extent.of(look.body()).most() > LONGEST_LOOK_BEHIND) {
        throw unsupported(
            "a look-behind over more than " + LONGEST_LOOK_BEHIND + " characters",
            look.position(),
            "bound its repetitions, as in {0,20}");
      }
    }
    appendGroup("(?" + (look.ahead() ? "" : "<") + (look.negative() ? "!" : "="), look.body());
    isLookingBehind = outside;
  }

  private void append(RegexNode.BackReference reference) {
    int number = captured.indexOf(reference.group()) + 1;
    regex.append(reference.ignoreCase() ? "(?:\\" : "(?-i:\\").append(number).append(')');
  }
}
