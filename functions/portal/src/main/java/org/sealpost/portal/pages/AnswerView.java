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
/// @param script address of what makes the editor
/// @param version of the draft that the form goes on from
/// @param shown what stands in the fields
/// @param problem what has to be mended
record AnswerView(
    Look look,
    String base,
    String csrf,
    String script,
    AnswerResult.Writing writing,
    int version,
    Written shown,
    Optional<AnswerProblem> problem) {
  static AnswerView of(
      Look look, String link, SecretToken session, String script, AnswerResult.Writing writing) {
    return new AnswerView(
        look,
        Links.message(link),
        Csrf.of(session),
        script,
        writing,
        writing.draft().version(),
        writing.draft().version() == 0 ? begun(writing) : writing.draft().written(),
        Optional.empty());
  }

  AnswerView with(AnswerProblem found) {
    return new AnswerView(look, base, csrf, script, writing, version, shown, Optional.of(found));
  }

  /// With what was typed just now, and not kept.
  AnswerView typed(Written typed, int from) {
    return new AnswerView(look, base, csrf, script, writing, from, typed, problem);
  }

  /// What is passed on is passed on whole. Who is answered has the message, and it is one click
  /// away in the conversation: answers stay short.
  private static Written begun(AnswerResult.Writing writing) {
    boolean forward = writing.draft().kind() == AnswerKind.FORWARD;
    Written empty = writing.draft().written();
    List<Integer> all =
        writing.answered().attachments().stream().map(RenderedMessage.Attachment::number).toList();
    return new Written(empty.to(), empty.text(), empty.html(), forward, forward ? all : List.of());
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

  boolean isKept() {
    return writing.draft().version() > 0;
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
    return writing
        .answered()
        .sentAt()
        .map(
            at ->
                words()
                    .say("answer.quote-line", words().time(at), writing.answered().from().label()))
        .orElseGet(() -> words().say("answer.forward-line"));
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
    return Wording.size(words(), writing.limits().bytes());
  }

  String mostBytesOfForms() {
    return Wording.size(words(), writing.limits().formBytes());
  }

  /// For the script, which puts what it knows in the places of `#0`, `#1` and so on.
  String forScript(String key) {
    return words().say(key, "#0", "#1", "#2");
  }

  private String about(String mediaType, String name, long bytes) {
    return words()
        .say(
            "attachments.about",
            FileKind.of(words(), mediaType, name),
            Wording.size(words(), bytes));
  }

  static String names(List<MultipartForm.Brought> files) {
    return files.stream().map(MultipartForm.Brought::name).collect(Collectors.joining(", "));
  }
}
