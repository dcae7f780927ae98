package org.sealpost.protection.address;

import static org.sealpost.Require.require;

import java.util.regex.Pattern;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.RecipientKey;

/// What the address in a Reply-To field of ours says: which message is answered, over which of its
/// recipients, and which way.
///
/// @param recipientPrefix the first 12 characters of the recipient's key, 60 bits: among the
///     recipients of one message they name one. Not all of it: a portal link cannot be made of an
///     address
public record ReplyAddress(ProtectedMessageId message, String recipientPrefix, Way way) {
  static final int PREFIX = 12;

  private static final Pattern PREFIX_PATTERN = Pattern.compile("[a-z2-7]{" + PREFIX + "}");

  public ReplyAddress {
    require(PREFIX_PATTERN.matcher(recipientPrefix).matches(), "not the beginning of a key");
  }

  static ReplyAddress of(PortalLink link, Way way) {
    return new ReplyAddress(link.message(), link.recipient().value().substring(0, PREFIX), way);
  }

  public boolean isOver(RecipientKey recipient) {
    return recipient.value().startsWith(recipientPrefix);
  }

  /// Who answers whom.
  public enum Way {
    /// A reader of the message writes to its author.
    TO_AUTHOR('a'),
    /// The author of the message writes to a reader of it, who has answered.
    TO_READER('r');

    private final char letter;

    Way(char letter) {
      this.letter = letter;
    }

    char letter() {
      return letter;
    }

    static Way of(char letter) {
      return letter == TO_AUTHOR.letter ? TO_AUTHOR : TO_READER;
    }
  }
}
