package org.sealpost.reply;

import java.time.Instant;
import java.util.List;

/// What a reader is writing about one message. There is one for each link.
///
/// @param id of this answer: sent once, whatever happens
/// @param version grows with each change
public record Draft(
    String id,
    AnswerKind kind,
    Written written,
    List<DraftFile> files,
    int version,
    Instant keptAt) {
  public Draft {
    files = List.copyOf(files);
  }
}
