package org.sealpost.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.MailContent;
import org.sealpost.words.Languages;

/// A wrapper message speaks its sender's language (ome.md 5.3), because nobody knows the
/// recipient's; a passcode's mail that of the browser which has asked for it.
public final class SenderLanguage {
  private SenderLanguage() {}

  /// As their mail program says: what the mail is written in (RFC 3282 2), or else what its author
  /// reads (RFC 3282 3; Outlook writes both); or else as their organization has noted of them.
  /// English where none of them says one that we speak.
  ///
  /// @param profile what the directory says (`PREFERRED_LANGUAGE`)
  public static Locale of(MailContent mail, Optional<String> profile) {
    return Stream.concat(
            Stream.of("Content-Language", "Accept-Language").flatMap(mail::header),
            profile.stream())
        .flatMap(list -> Languages.wanted(list).stream())
        .findFirst()
        .orElse(Locale.ENGLISH);
  }
}
