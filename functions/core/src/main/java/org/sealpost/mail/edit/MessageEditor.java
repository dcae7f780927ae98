package org.sealpost.mail.edit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.mail.KeptBytes;
import org.sealpost.mail.edit.EditedMessage.Edited;
import org.sealpost.mail.edit.EditedMessage.Refused;
import org.sealpost.mail.edit.MessageEdit.AddDisclaimer;
import org.sealpost.mail.edit.MessageEdit.DisclaimerLocation;
import org.sealpost.mail.mime.Disclaimer;
import org.sealpost.mail.mime.SafeHtmlText;

/// Makes edits on the bytes of a message.
public final class MessageEditor {
  private MessageEditor() {}

  /// The message with all edits made: first those of the header, then disclaimers, each kind in
  /// order, so that a message that a disclaimer wraps has its header edited inside and outside.
  /// Parts that no edit is about stay as they are, byte for byte; signatures of the message as a
  /// whole (DKIM, ARC) that cannot be valid any more are left out.
  ///
  /// Never throws for anything that a message says. The same edits of the same message give the
  /// same bytes.
  ///
  /// @param message RFC 5322, CRLF lines; nobody changes it as long as the result is used, which is
  ///     no copy of it where only the header is edited
  public static EditedMessage apply(byte[] message, List<MessageEdit> edits) {
    KeptBytes header = HeaderEdits.made(message, edits);
    return edits.stream().anyMatch(AddDisclaimer.class::isInstance)
        ? disclaimed(header, edits)
        : new Edited(header);
  }

  private static EditedMessage disclaimed(KeptBytes message, List<MessageEdit> edits) {
    byte[] before = message.toByteArray();
    byte[] edited = before;
    for (MessageEdit edit : edits) {
      if (edit instanceof AddDisclaimer disclaimer) {
        Optional<byte[]> disclaimed = disclaimed(edited, disclaimer);
        if (disclaimed.isEmpty()) {
          return new Refused(
              "The organization adds a disclaimer to this mail, and a mail that is signed or"
                  + " encrypted cannot take one. Send it without the signature or encryption.");
        }
        edited = disclaimed.get();
      }
    }
    return new Edited(sameBytes(edited, before) ? message : KeptBytes.all(unsigned(edited, edits)));
  }

  /// Empty when the mail must not go without.
  private static Optional<byte[]> disclaimed(byte[] message, AddDisclaimer disclaimer) {
    SafeHtmlText text = SafeHtmlText.of(disclaimer.html());
    if (text.text().isBlank()) {
      return Optional.of(message);
    }
    boolean append = disclaimer.location() == DisclaimerLocation.APPEND;
    return Disclaimer.added(message, text, append)
        .or(
            () ->
                switch (disclaimer.fallback()) {
                  case WRAP -> Optional.of(Disclaimer.wrapping(message, text));
                  case IGNORE -> Optional.of(message);
                  case REJECT -> Optional.empty();
                });
  }

  @SuppressWarnings("ReferenceEquality") // the array itself says that nothing was done
  private static boolean sameBytes(byte[] one, byte[] other) {
    return one == other;
  }

  private static byte[] unsigned(byte[] message, List<MessageEdit> edits) {
    Set<String> own = HeaderEdits.namesSet(edits).collect(Collectors.toSet());
    return HeaderEdits.withoutSignatures(message, own);
  }
}
