package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.List;

/// Tests of header fields, unfolded and decoded.
public sealed interface HeaderPredicate extends RulePredicate.AboutMessage {
  /// A field of this name contains one of these words or phrases ([Words]);
  /// HeaderContainsMessageHeader and HeaderContainsWords are one predicate.
  record HeaderContainsWords(String header, List<String> words) implements HeaderPredicate {
    public HeaderContainsWords {
      require(
          header.matches("[\\x21-\\x39\\x3b-\\x7e]{1,64}"),
          "a header name: 1 to 64 printable characters, no colon");
      words = Words.checked(words);
    }

    @Override
    public boolean holds(Mail mail) {
      return mail.content().header(header).anyMatch(value -> Words.isIn(words, value));
    }
  }
}
