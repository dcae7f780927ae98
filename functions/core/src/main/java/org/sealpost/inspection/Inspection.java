package org.sealpost.inspection;

import java.util.List;

/// What was found in the attachments of one message.
///
/// @param texts texts of the message itself that stand in an attachment: the body in winmail.dat
///     (MS-OXTNEF)
/// @param attachments in the order of the message; those in winmail.dat and in attached messages
///     stand behind what they are in
public record Inspection(List<String> texts, List<InspectedAttachment> attachments) {
  public static final Inspection NOTHING = new Inspection(List.of(), List.of());

  public Inspection {
    texts = List.copyOf(texts);
    attachments = List.copyOf(attachments);
  }
}
