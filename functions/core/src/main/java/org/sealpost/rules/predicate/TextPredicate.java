package org.sealpost.rules.predicate;

import java.util.List;
import java.util.stream.Stream;
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
      return mail.subjects().stream().anyMatch(text -> text.containsAny(words));
    }
  }

  record SubjectOrBodyContainsWords(List<String> words) implements TextPredicate {
    public SubjectOrBodyContainsWords {
      words = Words.checked(words);
    }

    @Override
    public boolean holds(MailView mail) {
      return subjectsAndBodies(mail).anyMatch(text -> text.containsAny(words));
    }
  }

  record SubjectMatchesPatterns(List<TextPattern> patterns) implements TextPredicate {
    public SubjectMatchesPatterns {
      patterns = Patterns.checked(patterns);
    }

    @Override
    public boolean holds(MailView mail) {
      return mail.subjects().stream().anyMatch(text -> text.matchesAny(patterns));
    }
  }

  record SubjectOrBodyMatchesPatterns(List<TextPattern> patterns) implements TextPredicate {
    public SubjectOrBodyMatchesPatterns {
      patterns = Patterns.checked(patterns);
    }

    @Override
    public boolean holds(MailView mail) {
      return subjectsAndBodies(mail).anyMatch(text -> text.matchesAny(patterns));
    }
  }

  private static Stream<SearchText> subjectsAndBodies(MailView mail) {
    return Stream.of(mail.subjects(), mail.bodies()).flatMap(List::stream);
  }
}
