package org.sealpost.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfRecipientAddressContainsWords;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfRecipientAddressMatchesPatterns;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentContainsWords;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentMatchesPatterns;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentNameMatchesPatterns;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderContainsWords;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderMatchesPatterns;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientAddressContainsWords;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientAddressMatchesPatterns;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.SenderPredicate.FromAddressContainsWords;
import org.sealpost.rules.predicate.SenderPredicate.FromAddressMatchesPatterns;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectMatchesPatterns;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyMatchesPatterns;
import org.sealpost.rules.text.Lexicon;

/// Everything that the rules of a set look for in texts.
final class RuleWords {
  private RuleWords() {}

  static Lexicon lexicon(RuleSet rules) {
    List<List<String>> words = new ArrayList<>();
    List<TextPattern> patterns = new ArrayList<>();
    rules.rules().stream()
        .flatMap(rule -> Stream.concat(rule.conditions().stream(), rule.exceptions().stream()))
        .forEach(predicate -> collect(predicate, words, patterns));
    return Lexicon.ofAll(words, patterns);
  }

  /// What is in none of them is looked for by itself ([Lexicon]): slower, and found all the same.
  private static void collect(
      RulePredicate predicate, List<List<String>> words, List<TextPattern> patterns) {
    switch (predicate) {
      case SubjectContainsWords(List<String> asked) -> words.add(asked);
      case SubjectOrBodyContainsWords(List<String> asked) -> words.add(asked);
      case SubjectMatchesPatterns(List<TextPattern> asked) -> patterns.addAll(asked);
      case SubjectOrBodyMatchesPatterns(List<TextPattern> asked) -> patterns.addAll(asked);
      case AttachmentContainsWords(List<String> asked) -> words.add(asked);
      case AttachmentMatchesPatterns(List<TextPattern> asked) -> patterns.addAll(asked);
      case AttachmentNameMatchesPatterns(List<TextPattern> asked) -> patterns.addAll(asked);
      case HeaderContainsWords(_, List<String> asked) -> words.add(asked);
      case HeaderMatchesPatterns(_, List<TextPattern> asked) -> patterns.addAll(asked);
      case FromAddressContainsWords(List<String> asked) -> words.add(asked);
      case FromAddressMatchesPatterns(List<TextPattern> asked) -> patterns.addAll(asked);
      case RecipientAddressContainsWords(List<String> asked) -> words.add(asked);
      case RecipientAddressMatchesPatterns(List<TextPattern> asked) -> patterns.addAll(asked);
      case AnyOfRecipientAddressContainsWords(List<String> asked) -> words.add(asked);
      case AnyOfRecipientAddressMatchesPatterns(List<TextPattern> asked) -> patterns.addAll(asked);
      case RulePredicate _ -> {
        // Asks for no words.
      }
    }
  }
}
