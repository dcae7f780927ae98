package org.sealpost.mail.edit;

import static org.sealpost.Require.require;

import org.sealpost.mail.EmailAddress;

/// One change of a message. Edits are made in order, each on what the one before has left.
public sealed interface MessageEdit {
  /// The text goes before the subject, as it is, white space included; where there is no Subject
  /// field it becomes one.
  record PrependSubject(String text) implements MessageEdit {
    public PrependSubject {
      require(
          !text.isBlank() && text.length() <= 128 && HeaderNames.isOneLine(text),
          "a text for the subject: 1 to 128 characters on one line");
    }
  }

  /// The text goes out of the subject wherever it stands, in any case, and whatever white space
  /// stands between its words; of the white space around it, one space stays between what is left.
  /// The rest of the subject stays as it is. What the taking out puts together is not taken out.
  record RemoveFromSubject(String text) implements MessageEdit {
    public RemoveFromSubject {
      text = SubjectText.tidy(text);
      require(
          !text.isBlank() && text.length() <= 128 && HeaderNames.isOneLine(text),
          "a text of the subject: 1 to 128 characters on one line");
    }

    /// Whether there is something to take out.
    public boolean isIn(String subject) {
      return SubjectText.isIn(subject, text);
    }
  }

  /// The field has this value and no other, however often it stood there.
  record SetHeader(String name, String value) implements MessageEdit {
    public SetHeader {
      name = HeaderNames.checkedForChange(name);
      require(
          value.length() <= 1024 && HeaderNames.isOneLine(value),
          "a header value: at most 1,024 characters on one line");
    }
  }

  /// All fields of this name go.
  record RemoveHeader(String name) implements MessageEdit {
    public RemoveHeader {
      name = HeaderNames.checkedForChange(name);
    }
  }

  /// The address is added to the field, unless it stands there.
  record AddVisibleRecipient(VisibleField field, EmailAddress address) implements MessageEdit {}

  /// Where all recipients see an address.
  enum VisibleField {
    TO,
    CC
  }

  /// @param html at most 5,000 characters, tokens such as `%%DisplayName%%` replaced already; made
  ///     safe before it is used
  record AddDisclaimer(String html, DisclaimerLocation location, DisclaimerFallback fallback)
      implements MessageEdit {}

  /// Where a disclaimer stands.
  enum DisclaimerLocation {
    APPEND,
    PREPEND
  }

  /// What happens when the body cannot be changed, because it is signed or encrypted.
  enum DisclaimerFallback {
    /// The disclaimer becomes the body of a new message that has the mail attached.
    WRAP,
    /// The mail goes without.
    IGNORE,
    /// The mail goes back to its sender.
    REJECT
  }
}
