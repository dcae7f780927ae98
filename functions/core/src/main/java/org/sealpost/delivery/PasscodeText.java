package org.sealpost.delivery;

/// What a passcode mail says.
///
/// @param reference of the message, for people
/// @param request of this very code, for people who have asked for several
public record PasscodeText(
    String organization, String author, String digits, String reference, String request) {
  /// Two groups are read and typed with fewer mistakes than eight digits in a row.
  public String grouped() {
    return digits.substring(0, 4) + " " + digits.substring(4);
  }

  String plain() {
    return """
        Your passcode is: %s

        It opens the protected message that %s sent you through %s.
        Type it on the page where you asked for it, in the same browser, within 15 minutes. Only the newest passcode works.

        You did not ask for a passcode? Then somebody else may have opened the link in your mail. Without this passcode they
        can read nothing. Never pass it on: nobody at %s will ask you for it.

        Request: %s. Reference: %s. The page where you type the passcode shows the same.
        """
        .formatted(grouped(), author, organization, organization, request, reference);
  }

  /// Never by accident.
  @Override
  public String toString() {
    return "PasscodeText[******]";
  }
}
