package org.sealpost.reply;

import static org.sealpost.Require.require;

/// What a reader answers: plain text, to the author of the message and nobody else.
///
/// @param text at most 1,000,000 characters, not blank
public record ReplyDraft(String text) {
  public static final int LONGEST = 1_000_000;

  public ReplyDraft {
    require(!text.isBlank(), "an answer needs a text");
    require(text.length() <= LONGEST, "an answer has at most 1,000,000 characters");
  }
}
