package org.sealpost.reply;

/// What a reader does with a message.
public enum AnswerKind {
  /// To its author.
  REPLY,
  /// To its author and all who can be seen to have it, but the reader.
  REPLY_ALL,
  /// To whomever the reader names.
  FORWARD
}
