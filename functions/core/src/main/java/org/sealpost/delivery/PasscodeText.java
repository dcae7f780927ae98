package org.sealpost.delivery;

import java.util.Locale;
import org.sealpost.words.Words;

/// What a passcode mail says. No link: a mail that holds both the code and the way to where it is
/// typed would be all that a thief needs, and what people learn to distrust.
///
/// @param reference of the message, for people
/// @param request of this very code, for people who have asked for several
/// @param language English where we do not speak it
public record PasscodeText(
    String organization,
    String author,
    String digits,
    String reference,
    String request,
    Locale language) {
  /// By the request code people find, among several, the mail that belongs to their page, in the
  /// list of mails already. The passcode itself stays out of the subject, which locked screens
  /// show.
  String subject() {
    return words().plain("subject", request);
  }

  /// For HTML's `lang`.
  public String tag() {
    return words().language();
  }

  /// `ltr` or `rtl`.
  public String direction() {
    return words().direction();
  }

  public String title() {
    return words().say("title");
  }

  /// What lists of mails and locked screens show beside the subject, so that it is not the code.
  public String preheader() {
    return words().say("opens", author, organization);
  }

  /// What the code, which follows, is.
  public String lead() {
    return words().say("lead", author);
  }

  /// What the request code, which follows, is.
  public String requestLabel() {
    return words().say("request");
  }

  public String how() {
    return words().say("how");
  }

  public String doubt() {
    return words().say("doubt", organization);
  }

  public String referenceLine() {
    return words().say("reference", reference);
  }

  /// Two groups are read and typed with fewer mistakes than eight digits in a row.
  public String grouped() {
    return digits.substring(0, 4) + " " + digits.substring(4);
  }

  String plain() {
    return String.join(
        "\n",
        preheader(),
        "",
        words().say("code", grouped()),
        words().say("request.is", request),
        "",
        how(),
        "",
        doubt(),
        "",
        referenceLine(),
        "");
  }

  private Words words() {
    return LetterWords.ofPasscode(language);
  }

  /// Never by accident.
  @Override
  public String toString() {
    return "PasscodeText[******]";
  }
}
