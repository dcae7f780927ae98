package org.sealpost.portal.pages;

import org.sealpost.portal.AnswerLimits;
import org.sealpost.portal.SendResult;

/// Why an answer was not sent, or not kept as the reader wanted it.
///
/// @param text for people
/// @param field of the page that has to be mended
/// @param sending whether it was to be sent
record AnswerProblem(String text, Field field, boolean sending) {
  enum Field {
    TO("to"),
    TEXT("text"),
    FILES("files"),
    SEND("send");

    private final String id;

    Field(String id) {
      this.id = id;
    }

    /// Of the element, for a link to it.
    String id() {
      return id;
    }
  }

  static AnswerProblem of(Words words, SendResult.Problem problem, AnswerLimits limits) {
    return switch (problem) {
      case SendResult.Problem.Blank() -> unsent(words.say("answer.problem-blank"), Field.TEXT);
      case SendResult.Problem.TooLong() -> unsent(words.say("answer.problem-long"), Field.TEXT);
      case SendResult.Problem.NobodyNamed() -> unsent(words.say("answer.problem-none"), Field.TO);
      case SendResult.Problem.NoAddress(String typed) ->
          unsent(words.say("answer.problem-address", typed), Field.TO);
      case SendResult.Problem.TooManyNamed() ->
          unsent(words.say("answer.problem-many", limits.recipients()), Field.TO);
      case SendResult.Problem.TooLarge() ->
          unsent(words.say("answer.problem-large", words.size(limits.bytes())), Field.FILES);
      case SendResult.Problem.FileIncomplete(String name) ->
          unsent(words.say("answer.problem-file", name), Field.FILES);
      case SendResult.Problem.TooOften() -> unsent(words.say("answer.problem-often"), Field.SEND);
      case SendResult.Problem.Changed() -> unsent(words.say("answer.draft-newer"), Field.TEXT);
    };
  }

  /// The session is another one than the page was made for.
  static AnswerProblem outdated(Words words) {
    return unsent(words.say("answer.problem-outdated"), Field.SEND);
  }

  static AnswerProblem newer(Words words) {
    return new AnswerProblem(words.say("answer.draft-newer"), Field.TEXT, false);
  }

  /// @param names of files that are not attached
  /// @param sending whether that kept the answer from being sent
  static AnswerProblem tooLarge(Words words, String names, long mostBytes, boolean sending) {
    return new AnswerProblem(
        words.say("answer.upload-too-large", names, words.size(mostBytes)), Field.FILES, sending);
  }

  static AnswerProblem empty(Words words, String names, boolean sending) {
    return new AnswerProblem(words.say("answer.upload-empty", names), Field.FILES, sending);
  }

  private static AnswerProblem unsent(String text, Field field) {
    return new AnswerProblem(text, field, true);
  }
}
