package org.sealpost.reading;

import java.util.regex.Pattern;

/// What mail programs write around the message that is answered, in the languages that we know.
final class QuoteWords {
  private static final Pattern FORWARDING =
      Pattern.compile(
          "(?iu)[-\\s]*(begin forwarded message|forwarded message|weitergeleitete nachricht"
              + "|anfang der weitergeleiteten|message transf[ée]r[ée]|d[ée]but du message"
              + "|mensaje reenviado|messaggio inoltrato|inizio messaggio|mensagem encaminhada"
              + "|doorgestuurd bericht|begin doorgestuurd|wiadomo[śs][ćc] przekazana"
              + "|przekazana wiadomo|\u0631\u0633\u0627\u0644\u0629 \u0645\u0639\u0627\u062f).*",
          Pattern.DOTALL);

  /// FW, Fwd and what they are elsewhere.
  private static final Pattern FORWARDED_SUBJECT =
      Pattern.compile(
          "(?iu)\\s*(fwd?|wg|tr|rv|enc|doorst|pd|i|vs|\u0625\u0639\u0627\u062f\u0629"
              + " \u062a\u0648\u062c\u064a\u0647)\\s*:.*",
          Pattern.DOTALL);

  private static final Pattern ORIGINAL =
      Pattern.compile(
          "(?iu)-{2,}\\s*(original message|original appointment|urspr[üu]ngliche nachricht"
              + "|originalnachricht|message d['\u2019]origine|message original|mensaje original"
              + "|messaggio originale|mensagem original|oorspronkelijk bericht"
              + "|wiadomo[śs][ćc] oryginalna|oryginalna wiadomo[śs][ćc]"
              + "|\u0627\u0644\u0631\u0633\u0627\u0644\u0629 \u0627\u0644\u0623\u0635\u0644\u064a\u0629)"
              + "\\s*-{2,}.*",
          Pattern.DOTALL);

  private static final Pattern FROM =
      Pattern.compile(
          "(?iu)\\*?(from|von|de|da|van|od|fra|fr[åa]n|\u0645\u0646)\\s*\\*?\\s*:.*",
          Pattern.DOTALL);

  private static final Pattern SENT =
      Pattern.compile(
          "(?iu)\\*?(sent|date|gesendet|datum|envoy[ée]( le)?|enviad[oa]( el| em)?|fecha|data|inviato"
              + "|verzonden|wys[łl]ano|\u062a\u0645 \u0627\u0644\u0625\u0631\u0633\u0627\u0644"
              + "|\u0627\u0644\u062a\u0627\u0631\u064a\u062e)\\s*\\*?\\s*:.*",
          Pattern.DOTALL);

  private static final Pattern ATTRIBUTION =
      Pattern.compile(
          "(?iu).*(wrote|schrieb|a [ée]crit|escribi[óo]|ha scritto|escreveu|schreef|napisa[łl]"
              + "|\u0643\u062a\u0628|[0-9@>]).{0,80}:",
          Pattern.DOTALL);

  private QuoteWords() {}

  static boolean isForwarding(String said) {
    return said.length() > 15 && FORWARDING.matcher(beginning(said)).matches();
  }

  static boolean isForwardedSubject(String subject) {
    return FORWARDED_SUBJECT.matcher(beginning(subject)).matches();
  }

  static boolean isOriginalMessage(String said) {
    return said.startsWith("--") && ORIGINAL.matcher(beginning(said)).matches();
  }

  static boolean isFirstHeader(String said) {
    return FROM.matcher(beginning(said)).matches();
  }

  static boolean isSecondHeader(String said) {
    return SENT.matcher(beginning(said)).matches();
  }

  /// Whether a line, or two of them, say who wrote what follows.
  static boolean isAttribution(String said) {
    return said.length() < 400 && ATTRIBUTION.matcher(said).matches();
  }

  private static String beginning(String said) {
    return said.length() <= 200 ? said : said.substring(0, 200);
  }
}
