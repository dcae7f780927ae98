package org.sealpost.portal.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.AnswerResult;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.DraftFile;
import org.sealpost.reply.Written;

/// The page on which an answer is written.
///
/// @param base path of everything that belongs to the message
/// @param csrf what the form has to bring back
/// @param version of the draft that the form goes on from
/// @param shown what stands in the fields
/// @param problem what has to be mended
record AnswerView(
    Look look,
    String base,
    String csrf,
    Dress dress,
    AnswerResult.Writing writing,
    int version,
    Written shown,
    Optional<AnswerProblem> problem) {
  /// Addresses of the stylesheet, and of the script that makes the editor.
  record Dress(String stylesheet, String script) {}

  static AnswerView of(
      Look look, String link, SecretToken session, Dress dress, AnswerResult.Writing writing) {
    return new AnswerView(
        look,
        Links.message(link),
        Csrf.of(session),
        dress,
        writing,
        writing.draft().version(),
        writing.draft().written(),
        Optional.empty());
  }

  AnswerView with(AnswerProblem found) {
    return new AnswerView(look, base, csrf, dress, writing, version, shown, Optional.of(found));
  }

  /// With what was typed just now, and not kept.
  AnswerView typed(Written typed, int from) {
    return new AnswerView(look, base, csrf, dress, writing, from, typed, problem);
  }

  Words words() {
    return look.words();
  }

  AnswerKind kind() {
    return writing.draft().kind();
  }

  /// For the form's field.
  String kindName() {
    return AnswerForm.name(kind());
  }

  boolean isForward() {
    return kind() == AnswerKind.FORWARD;
  }

  /// Versions go on when a draft is gone.
  boolean isKept() {
    return !files().isEmpty() || !writing.draft().written().text().isBlank();
  }

  String title() {
    return words()
        .say(
            switch (kind()) {
              case REPLY -> "answer.reply-title";
              case REPLY_ALL -> "answer.reply-all-title";
              case FORWARD -> "answer.forward-title";
            });
  }

  String subject() {
    return writing.subject().isBlank() ? words().say("message.no-subject") : writing.subject();
  }

  boolean isAbout(AnswerProblem.Field field) {
    return problem.filter(found -> found.field() == field).isPresent();
  }

  /// Above what is quoted.
  String quoteLine() {
    if (isForward()) {
      return words().say("answer.forward-line");
    }
    return QuoteWords.line(words(), writing.answered());
  }

  boolean isCarried(RenderedMessage.Attachment attachment) {
    return shown.carried().contains(attachment.number());
  }

  String about(RenderedMessage.Attachment attachment) {
    return about(attachment.mediaType(), attachment.fileName(), attachment.sizeBytes());
  }

  String about(DraftFile file) {
    return about(file.mediaType(), file.name(), file.bytes());
  }

  List<DraftFile> files() {
    return writing.draft().files();
  }

  String mostBytes() {
    return words().size(writing.limits().bytes());
  }

  String mostBytesOfForms() {
    return words().size(writing.limits().formBytes());
  }

  /// For the dress, which puts what it knows in the places of `#0`, `#1` and so on.
  String forScript(String key) {
    return words().say(key, "#0", "#1", "#2");
  }

  private String about(String mediaType, String name, long bytes) {
    return words()
        .say("attachments.about", FileKind.of(words(), mediaType, name), words().size(bytes));
  }

  static String names(List<MultipartForm.Brought> files) {
    return files.stream().map(MultipartForm.Brought::name).collect(Collectors.joining(", "));
  }
}
