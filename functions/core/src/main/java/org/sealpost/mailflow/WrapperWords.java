package org.sealpost.mailflow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpost.delivery.SenderLanguage;
import org.sealpost.delivery.WrapperSubject;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MessageId;
import org.sealpost.protection.settings.SubjectChoice;

/// What a wrapper message takes over from the mail that it stands for.
///
/// @param language the sender's
/// @param references what the mail refers to, the oldest first, so that the wrapper message stands
///     where the mail would in the recipient's mailbox
record WrapperWords(WrapperSubject subject, Locale language, List<MessageId> references) {
  /// Mail programs need the first and the newest; a long thread has hundreds.
  private static final int MOST_REFERENCES = 20;

  private static final Pattern ID = Pattern.compile("<[\\x21-\\x3b\\x3d\\x3f-\\x7e]{1,250}>");

  WrapperWords {
    references = List.copyOf(references);
  }

  /// @param subject as it stands in the mail that is sealed: without the sender's tokens
  /// @param profile the author's language, as the directory has it
  static WrapperWords of(
      MailContent mail, Optional<String> profile, String subject, SubjectChoice choice) {
    return new WrapperWords(
        subject(subject, choice), SenderLanguage.of(mail, profile), references(mail));
  }

  private static WrapperSubject subject(String subject, SubjectChoice choice) {
    return switch (choice) {
      // Nothing would stand in the list of mails.
      case ORIGINAL ->
          subject.isBlank() ? new WrapperSubject.Neutral() : new WrapperSubject.Original(subject);
      case NEUTRAL -> new WrapperSubject.Neutral();
      case HIDDEN -> new WrapperSubject.Hidden();
    };
  }

  private static List<MessageId> references(MailContent mail) {
    List<MessageId> all =
        Stream.of("References", "In-Reply-To")
            .flatMap(mail::header)
            .flatMap(value -> ID.matcher(value).results())
            .map(found -> new MessageId(found.group()))
            .distinct()
            .toList();
    return all.size() <= MOST_REFERENCES
        ? all
        : Stream.concat(all.stream().limit(1), all.stream().skip(all.size() - MOST_REFERENCES + 1L))
            .toList();
  }
}
