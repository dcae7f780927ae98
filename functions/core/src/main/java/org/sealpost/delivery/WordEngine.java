package org.sealpost.delivery;

/// What only Outlook on Windows reads, which lays mail out with Word: Word knows no `max-width`, so
/// it gets a table of a fixed width around what is as wide as the window elsewhere. To everybody
/// else these are comments.
public final class WordEngine {
  public static final String COLUMN =
      "<!--[if mso]><table role=\"presentation\" align=\"center\" width=\"600\" cellpadding=\"0\""
          + " cellspacing=\"0\" border=\"0\"><tr><td><![endif]-->";

  public static final String END_OF_COLUMN = "<!--[if mso]></td></tr></table><![endif]-->";

  private WordEngine() {}
}
