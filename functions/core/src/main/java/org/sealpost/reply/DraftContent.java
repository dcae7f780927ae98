package org.sealpost.reply;

import java.util.List;
import java.util.stream.Stream;

/// What a draft says.
///
/// @param files all of which have arrived
public record DraftContent(AnswerKind kind, Written written, List<DraftFile> files) {
  public DraftContent {
    files = List.copyOf(files);
  }

  /// Of all files together.
  public long bytes() {
    return files.stream().mapToLong(DraftFile::bytes).sum();
  }

  /// Whether just this was written.
  public boolean says(AnswerKind other, Written text) {
    return kind == other && written.equals(text);
  }

  public DraftContent with(AnswerKind chosen, Written text) {
    return new DraftContent(chosen, text, files);
  }

  public DraftContent with(List<DraftFile> more) {
    return new DraftContent(kind, written, Stream.concat(files.stream(), more.stream()).toList());
  }

  public DraftContent without(String file) {
    return new DraftContent(
        kind, written, files.stream().filter(one -> !one.id().equals(file)).toList());
  }
}
