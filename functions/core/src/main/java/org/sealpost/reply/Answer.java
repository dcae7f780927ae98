package org.sealpost.reply;

import java.util.List;
import java.util.Locale;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.mime.Letter.Attachment;
import org.sealpost.protection.AddressedMessage;

/// An answer that is complete.
///
/// @param id the same for the same answer, however often it is sent
/// @param language of what stands above the quote
public record Answer(
    IntakeId id,
    AddressedMessage answered,
    AnswerKind kind,
    Addressees addressees,
    Written written,
    List<Attachment> attachments,
    Locale language) {
  public Answer {
    attachments = List.copyOf(attachments);
  }

  /// @param draft its id
  /// @param version of the draft, which tells two answers apart that were made of it
  public static IntakeId id(String draft, int version) {
    return new IntakeId("answer-" + draft + "-" + version);
  }
}
