package org.sealpost.rules.predicate;

import java.util.List;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.text.SearchText;
import org.sealpost.rules.text.Words;

/// Tests of subject and body, after decoding (ome.md 2.3, Subject/body). A mail with several
/// Subject fields is tested with each of them; a body is every text of the message, in whichever
/// part it stands.
public sealed interface TextPredicate extends RulePredicate.AboutMessage {
  record SubjectContainsWords(List<String> words) implements TextPredicate {
    public SubjectContainsWords {
      words = Words.checked(words);
    }

    @Override
    public boolean holds(MailView mail) {
      return containAny(mail.subjects(), words);
    }
  }

  record SubjectOrBodyContainsWords(List<String> words) implements TextPredicate {
    public SubjectOrBodyContainsWords {
      words = Words.checked(words);
    }

    @Override
    public boolean holds(MailView mail) {
      return containAny(mail.subjects(), words)
          || containAny(mail.bodies(), words)
          || mayBeInMore(mail);
    }
  }

  record SubjectMatchesPatterns(List<TextPattern> patterns) implements TextPredicate {
    public SubjectMatchesPatterns {
      patterns = Patterns.checked(patterns);
    }

    @Override
    public boolean holds(MailView mail) {
      return matchAny(mail.subjects(), patterns);
    }
  }

  record SubjectOrBodyMatchesPatterns(List<TextPattern> patterns) implements TextPredicate {
    public SubjectOrBodyMatchesPatterns {
      patterns = Patterns.checked(patterns);
    }

    @Override
    public boolean holds(MailView mail) {
      return matchAny(mail.subjects(), patterns)
          || matchAny(mail.bodies(), patterns)
          || mayBeInMore(mail);
    }
  }

  /// Never true.
  ///
  /// @throws RuleEvaluationException when there is a body that could not be read to its end
  private static boolean mayBeInMore(MailView mail) {
    if (mail.lacksBodies()) {
      throw new RuleEvaluationException("a body could not be read to its end");
    }
    return false;
  }

  private static boolean containAny(List<SearchText> texts, List<String> words) {
    for (SearchText text : texts) {
      if (text.containsAny(words)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matchAny(List<SearchText> texts, List<TextPattern> patterns) {
    for (SearchText text : texts) {
      if (text.matchesAny(patterns)) {
        return true;
      }
    }
    return false;
  }
}
