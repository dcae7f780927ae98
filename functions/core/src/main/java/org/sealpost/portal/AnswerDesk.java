package org.sealpost.portal;

import java.util.List;
import org.sealpost.portal.AnswerResult.Brought;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.Written;

/// Answering and passing on. Everything is asked anew with each call: whether the session may have
/// the message, whether its rights allow this kind of answer.
public final class AnswerDesk {
  /// What the reader has begun, or an empty draft; nothing is stored. Opens the message.
  ///
  /// @param kind as the reader has chosen; a kept draft takes it over
  public AnswerResult open(Visit visit, AnswerKind kind) {
    throw new UnsupportedOperationException();
  }

  /// Keeps what was written. Where the kept draft is newer than `version`, keeps nothing and shows
  /// both.
  public AnswerResult keep(Visit visit, AnswerKind kind, Written written, int version) {
    throw new UnsupportedOperationException();
  }

  /// Keeps what was written, and attaches files that came with the form.
  public AnswerResult attach(
      Visit visit, AnswerKind kind, Written written, int version, List<Brought> files) {
    throw new UnsupportedOperationException();
  }

  /// Keeps what was written, without this file.
  public AnswerResult remove(
      Visit visit, AnswerKind kind, Written written, int version, String file) {
    throw new UnsupportedOperationException();
  }

  /// Lets a browser bring a large file by itself. It is part of the draft once it is finished.
  ///
  /// @param bytes of the file, unsealed
  public UploadResult begin(
      Visit visit, AnswerKind kind, String name, String mediaType, long bytes) {
    throw new UnsupportedOperationException();
  }

  /// The browser says that all of it has arrived; that is checked.
  public UploadResult finish(Visit visit, String file) {
    throw new UnsupportedOperationException();
  }

  /// Removes the draft and its files. Idempotent.
  public AnswerResult discard(Visit visit) {
    throw new UnsupportedOperationException();
  }

  /// Sends what was written together with the kept files, once: the same draft again is
  /// [SendResult.Sent] and sends nothing.
  public SendResult send(Visit visit, AnswerKind kind, Written written, int version) {
    throw new UnsupportedOperationException();
  }

  /// What was sent last about this message, for the page that says so.
  public SendResult sent(Visit visit) {
    throw new UnsupportedOperationException();
  }
}
