package org.sealpost.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentContainsWords;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentMatchesPatterns;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.TextPredicate;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectMatchesPatterns;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyMatchesPatterns;
import org.sealpost.rules.text.Lexicon;

/// Everything that the rules of a set look for in long texts.
final class RuleWords {
  private RuleWords() {}

  static Lexicon lexicon(RuleSet rules) {
    List<String> words = new ArrayList<>();
    List<TextPattern> patterns = new ArrayList<>();
    rules.rules().stream()
        .flatMap(rule -> Stream.concat(rule.conditions().stream(), rule.exceptions().stream()))
        .forEach(predicate -> collect(predicate, words, patterns));
    return Lexicon.of(
        words, patterns.stream().flatMap(pattern -> pattern.requiredLiterals().stream()).toList());
  }

  private static void collect(
      RulePredicate predicate, List<String> words, List<TextPattern> patterns) {
    if (predicate instanceof TextPredicate about) {
      switch (about) {
        case SubjectContainsWords(List<String> looked) -> words.addAll(looked);
        case SubjectOrBodyContainsWords(List<String> looked) -> words.addAll(looked);
        case SubjectMatchesPatterns(List<TextPattern> looked) -> patterns.addAll(looked);
        case SubjectOrBodyMatchesPatterns(List<TextPattern> looked) -> patterns.addAll(looked);
      }
    }
    if (predicate instanceof AttachmentContainsWords(List<String> looked)) {
      words.addAll(looked);
    }
    if (predicate instanceof AttachmentMatchesPatterns(List<TextPattern> looked)) {
      patterns.addAll(looked);
    }
  }
}
