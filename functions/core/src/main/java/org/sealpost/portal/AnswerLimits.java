package org.sealpost.portal;

/// What answers may be at most. 18 MB of files are 25 MB of mail: base64 makes four characters of
/// three bytes, and adds line ends.
///
/// @param bytes of all files of an answer together
/// @param formBytes of those that come with a form
/// @param recipients whom a message is passed on to at once
/// @param characters of the text
public record AnswerLimits(long bytes, int formBytes, int recipients, int characters) {
  public static final AnswerLimits DEFAULTS =
      new AnswerLimits(18L * 1024 * 1024, 4 * 1024 * 1024, 20, 1_000_000);
}
