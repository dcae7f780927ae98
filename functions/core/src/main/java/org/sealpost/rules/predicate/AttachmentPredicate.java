package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.inspection.InspectedAttachment;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.text.Words;

/// Tests of attachments (ome.md 2.3, Attachment). One that passes is enough. Where an attachment
/// could not be read to its end and what was read does not pass, the answer is that it cannot be
/// told.
public sealed interface AttachmentPredicate extends RulePredicate.AboutMessage {
  /// The message has an attachment; inline images are none.
  record HasAttachment() implements AttachmentPredicate {
    @Override
    public boolean holds(MailView mail) {
      return !mail.content().attachments().isEmpty()
          || mail.content().otherReadings().hasAttachments();
    }
  }

  /// In the text of an attachment, at most 1,000,000 characters of it.
  record AttachmentContainsWords(List<String> words) implements AttachmentPredicate {
    public AttachmentContainsWords {
      words = Words.checked(words);
    }

    @Override
    public boolean holds(MailView mail) {
      return toldOf(
          mail, mail.attachments().stream().anyMatch(one -> mail.textOf(one).containsAny(words)));
    }
  }

  /// In the first 150,000 characters of an attachment's text.
  record AttachmentMatchesPatterns(List<TextPattern> patterns) implements AttachmentPredicate {
    public AttachmentMatchesPatterns {
      patterns = Patterns.checked(patterns);
    }

    @Override
    public boolean holds(MailView mail) {
      return toldOf(
          mail,
          mail.attachments().stream().anyMatch(one -> mail.beginningOf(one).matchesAny(patterns)));
    }
  }

  /// Names of what is in winmail.dat and in attached messages count.
  record AttachmentNameMatchesPatterns(List<TextPattern> patterns) implements AttachmentPredicate {
    public AttachmentNameMatchesPatterns {
      patterns = Patterns.checked(patterns);
    }

    @Override
    public boolean holds(MailView mail) {
      boolean found =
          Stream.concat(
                  mail.attachments().stream().map(InspectedAttachment::name),
                  mail.content().otherReadings().attachmentNames().stream())
              .anyMatch(name -> mail.searchable(name).matchesAny(patterns));
      return mail.hasAttachmentsInside() ? toldOf(mail, found) : found;
    }
  }

  /// The extension of a name, of a name in an archive, or of what it truly is; without dot and in
  /// any case.
  record AttachmentExtensionMatchesWords(Set<String> extensions) implements AttachmentPredicate {
    public AttachmentExtensionMatchesWords {
      extensions =
          extensions.stream()
              .map(word -> word.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\.", ""))
              .collect(Collectors.toUnmodifiableSet());
      require(
          !extensions.isEmpty()
              && extensions.stream().noneMatch(word -> word.isEmpty() || word.length() > 128),
          "an extension: 1 to 128 characters");
    }

    @Override
    public boolean holds(MailView mail) {
      return toldOf(
          mail,
          mail.attachments().stream()
                  .anyMatch(one -> one.extensions().stream().anyMatch(extensions::contains))
              || mail.content().otherReadings().attachmentNames().stream()
                  .map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                  .anyMatch(extensions::contains));
    }
  }

  /// One attachment alone is this large or larger: Microsoft's pages disagree about "or". Inline
  /// images count.
  record AttachmentSizeOver(ByteSize size) implements AttachmentPredicate {
    @Override
    public boolean holds(MailView mail) {
      return mail.content().parts().stream().anyMatch(part -> part.sizeBytes() >= size.bytes());
    }
  }

  record AttachmentHasExecutableContent() implements AttachmentPredicate {
    @Override
    public boolean holds(MailView mail) {
      return toldOf(mail, mail.attachments().stream().anyMatch(InspectedAttachment::isExecutable));
    }
  }

  record AttachmentIsPasswordProtected() implements AttachmentPredicate {
    @Override
    public boolean holds(MailView mail) {
      return toldOf(
          mail, mail.attachments().stream().anyMatch(InspectedAttachment::isPasswordProtected));
    }
  }

  record AttachmentIsUnsupported() implements AttachmentPredicate {
    @Override
    public boolean holds(MailView mail) {
      return toldOf(mail, mail.attachments().stream().anyMatch(InspectedAttachment::isUnsupported));
    }
  }

  record AttachmentProcessingLimitExceeded() implements AttachmentPredicate {
    @Override
    public boolean holds(MailView mail) {
      return mail.attachments().stream().anyMatch(InspectedAttachment::isIncomplete);
    }
  }

  /// A property of an Office document contains one of its words; property names in any case.
  record AttachmentPropertyContainsWords(Map<String, List<String>> properties)
      implements AttachmentPredicate {
    public AttachmentPropertyContainsWords {
      require(!properties.isEmpty(), "at least one property");
      properties =
          properties.entrySet().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      Map.Entry::getKey, property -> Words.checked(property.getValue())));
    }

    @Override
    public boolean holds(MailView mail) {
      return toldOf(mail, mail.attachments().stream().anyMatch(one -> hasProperty(one, mail)));
    }

    private boolean hasProperty(InspectedAttachment attachment, MailView mail) {
      return attachment.properties().entrySet().stream()
          .anyMatch(
              found ->
                  properties.entrySet().stream()
                      .filter(asked -> asked.getKey().equalsIgnoreCase(found.getKey()))
                      .anyMatch(
                          asked ->
                              mail.searchable(found.getValue()).containsAny(asked.getValue())));
    }
  }

  private static boolean toldOf(MailView mail, boolean found) {
    if (!found && mail.content().otherReadings().hasAttachments()) {
      throw new RuleEvaluationException("other programs see attachments that we do not");
    }
    if (!found && mail.attachments().stream().anyMatch(InspectedAttachment::isIncomplete)) {
      throw new RuleEvaluationException("an attachment could not be read to its end");
    }
    return found;
  }
}
