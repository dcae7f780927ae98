package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.List;
import java.util.stream.Stream;

/// Tests of subject and body, after decoding. A mail with several Subject fields is tested with
/// each of them.
public sealed interface TextPredicate extends RulePredicate.AboutMessage {
  /// The subject contains one of these words or phrases ([Words]).
  record SubjectContainsWords(List<String> words) implements TextPredicate {
    public SubjectContainsWords {
      words = Words.checked(words);
    }

    @Override
    public boolean holds(Mail mail) {
      return mail.content().header("Subject").anyMatch(subject -> Words.isIn(words, subject));
    }
  }

  /// The subject, or any text of the message in whichever part it stands, matches one of these
  /// patterns.
  record SubjectOrBodyMatchesPatterns(List<TextPattern> patterns) implements TextPredicate {
    public SubjectOrBodyMatchesPatterns {
      patterns = List.copyOf(patterns);
      require(!patterns.isEmpty(), "SubjectOrBodyMatchesPatterns needs a pattern");
    }

    @Override
    public boolean holds(Mail mail) {
      return Stream.concat(
              mail.content().header("Subject"), mail.content().searchableTexts().stream())
          .anyMatch(text -> patterns.stream().anyMatch(pattern -> pattern.isFoundIn(text)));
    }
  }
}
