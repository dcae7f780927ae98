package org.sealpost.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.MailContent;

/// The languages that our mails speak. A wrapper message speaks its sender's (ome.md 5.3), because
/// nobody knows the recipient's; a passcode's mail that of the browser which has asked for it.
public final class Languages {
  /// Beside English, which every reader gets whose sender's language is not among them.
  static final List<Locale> OFFERED =
      Stream.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ar")
          .map(Locale::forLanguageTag)
          .toList();

  /// A field names a few languages; more is not worth reading.
  private static final int LONGEST = 300;

  private Languages() {}

  /// The sender's language, as their mail program says: what the mail is written in (RFC 3282 2),
  /// or else what its author reads (RFC 3282 3; Outlook writes both). English where it says none
  /// that we speak.
  public static Locale of(MailContent mail) {
    return Stream.of("Content-Language", "Accept-Language")
        .flatMap(mail::header)
        .filter(value -> value.length() <= LONGEST)
        .flatMap(value -> Stream.of(value.split(",")))
        .flatMap(tag -> offered(tag.split(";", 2)[0].strip()).stream())
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  /// The language that we speak of a tag as `de-AT`; empty when it is another, or no tag.
  static Optional<Locale> offered(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    return OFFERED.stream().filter(one -> one.getLanguage().equals(language)).findFirst();
  }
}
