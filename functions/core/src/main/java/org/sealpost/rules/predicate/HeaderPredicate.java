package org.sealpost.rules.predicate;

import java.util.List;
import org.sealpost.mail.edit.HeaderNames;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.text.Words;

/// Tests of header fields, unfolded and decoded (ome.md 2.3, Header).
public sealed interface HeaderPredicate extends RulePredicate.AboutMessage {
  /// A field of this name contains one of these words or phrases ([Words]);
  /// HeaderContainsMessageHeader and HeaderContainsWords are one predicate.
  record HeaderContainsWords(String header, List<String> words) implements HeaderPredicate {
    public HeaderContainsWords {
      header = HeaderNames.checked(header);
      words = Words.checked(words);
    }

    @Override
    public boolean holds(MailView mail) {
      return mail.searchableHeader(header).stream().anyMatch(value -> value.containsAny(words));
    }
  }

  /// HeaderMatchesMessageHeader and HeaderMatchesPatterns are one predicate.
  record HeaderMatchesPatterns(String header, List<TextPattern> patterns)
      implements HeaderPredicate {
    public HeaderMatchesPatterns {
      header = HeaderNames.checked(header);
      patterns = Patterns.checked(patterns);
    }

    @Override
    public boolean holds(MailView mail) {
      return mail.searchableHeader(header).stream().anyMatch(value -> value.matchesAny(patterns));
    }
  }
}
