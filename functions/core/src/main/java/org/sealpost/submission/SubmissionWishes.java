package org.sealpost.submission;

import static org.sealpost.Require.require;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;

/// What a program asks for when it hands over a mail. Written into the mail as the fields that any
/// sender may write ([org.sealpost.sender.SenderChoices]), so that there is one way to ask.
///
/// @param template of the protection; empty when rules alone decide
/// @param expiresAfterDays at least 1, as the field has it
public record SubmissionWishes(
    Optional<String> template,
    OptionalInt expiresAfterDays,
    boolean noForward,
    boolean passcodeOnly,
    boolean notifyWhenRead) {
  public static final SubmissionWishes NONE =
      new SubmissionWishes(Optional.empty(), OptionalInt.empty(), false, false, false);

  private static final int LONGEST_NAME = 64;
  private static final int MOST_DAYS = 36_500;

  /// @throws IllegalArgumentException with a sentence for whoever asked
  public SubmissionWishes {
    template.ifPresent(
        name ->
            require(
                name.matches("[\\x20-\\x7e]{1," + LONGEST_NAME + "}") && !name.isBlank(),
                "The name of a protection template has 1 to 64 ASCII characters."));
    expiresAfterDays.ifPresent(
        days ->
            require(days >= 1 && days <= MOST_DAYS, "A message expires after 1 to 36500 days."));
  }

  /// Complete header lines.
  String fields() {
    StringJoiner fields = new StringJoiner("");
    template.ifPresent(name -> fields.add("X-Sealpost-Protect: " + name + "\r\n"));
    expiresAfterDays.ifPresent(days -> fields.add("X-Sealpost-Expires: " + days + "\r\n"));
    add(fields, noForward, "X-Sealpost-No-Forward");
    add(fields, passcodeOnly, "X-Sealpost-Passcode-Only");
    add(fields, notifyWhenRead, "X-Sealpost-Notify");
    return fields.toString();
  }

  private static void add(StringJoiner fields, boolean asked, String name) {
    if (asked) {
      fields.add(name + ": yes\r\n");
    }
  }
}
