package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.List;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.text.Words;

/// Tests of what the message holds as a whole (ome.md 2.3, Content).
public sealed interface ContentPredicate extends RulePredicate.AboutMessage {
  /// The message or an attachment contains sensitive information of these types. Detectors are not
  /// part of this release: it cannot be told, so the rule error action decides.
  ///
  /// @param combination Microsoft's pages disagree whether one type is enough; ANY is our default
  record MessageContainsDataClassifications(
      List<DataClassification> classifications, Combination combination)
      implements ContentPredicate {
    public MessageContainsDataClassifications {
      classifications = List.copyOf(classifications);
      require(!classifications.isEmpty(), "at least one data classification");
    }

    @Override
    public boolean holds(MailView mail) {
      throw new RuleEvaluationException("there is no detector for sensitive information yet");
    }
  }

  /// Whether one of several is enough.
  enum Combination {
    ANY,
    ALL
  }

  /// A text part says one of these charsets; the words stand in its name, such as `iso-2022-jp`.
  record ContentCharacterSetContainsWords(List<String> words) implements ContentPredicate {
    public ContentCharacterSetContainsWords {
      words = Words.checked(words);
    }

    @Override
    public boolean holds(MailView mail) {
      return mail.content().charsets().stream()
          .anyMatch(charset -> mail.searchable(charset).containsAny(words));
    }
  }

  /// The message with its attachments is this large or larger.
  record MessageSizeOver(ByteSize size) implements ContentPredicate {
    @Override
    public boolean holds(MailView mail) {
      return mail.mail().sizeBytes() >= size.bytes();
    }
  }
}
