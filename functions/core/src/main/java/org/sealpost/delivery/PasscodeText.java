package org.sealpost.delivery;

/// What a passcode mail says. No link: a mail that holds both the code and the way to where it is
/// typed would be all that a thief needs, and what people learn to distrust.
///
/// @param reference of the message, for people
/// @param request of this very code, for people who have asked for several
public record PasscodeText(
    String organization, String author, String digits, String reference, String request) {
  /// By the request code people find, among several, the mail that belongs to their page, in the
  /// list of mails already. The passcode itself stays out of the subject, which locked screens
  /// show.
  String subject() {
    return "Your passcode for a protected message (request " + request + ")";
  }

  /// Two groups are read and typed with fewer mistakes than eight digits in a row.
  public String grouped() {
    return digits.substring(0, 4) + " " + digits.substring(4);
  }

  String plain() {
    return """
        Your passcode is: %s
        For the page that shows the request code: %s

        It opens the protected message that %s sent you through %s.
        Type it on the page where you asked for it, in the same browser, within 15 minutes. Only the newest passcode works:
        if the page shows another request code, look for the mail that has it in its subject.

        You did not ask for a passcode? Then somebody else may have opened the link in your mail. Without this passcode they
        can read nothing. Never pass it on: nobody at %s will ask you for it.

        Reference of the message: %s. The page shows the same.
        """
        .formatted(grouped(), request, author, organization, organization, reference);
  }

  /// Never by accident.
  @Override
  public String toString() {
    return "PasscodeText[******]";
  }
}
