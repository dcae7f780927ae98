package org.sealpost.trace;

import java.util.Locale;
import java.util.regex.Pattern;

/// What kind of program asks, by what it says of itself (`User-Agent`, `Sec-Purpose`). Anybody may
/// say anything: good for a log, never for a decision about access.
public enum AgentClass {
  DESKTOP_BROWSER,
  /// Of a phone or a tablet that says so.
  PHONE_BROWSER,
  /// Scanners of links, previews, and programs that fetch ahead of people.
  MACHINE,
  UNKNOWN;

  /// By marks anywhere, and tools by their names in front. Cubot makes phones.
  private static final Pattern MACHINES =
      Pattern.compile(
          "(?<!cu)bot\\b|crawl|spider|slurp|preview|prerender|\\bscan|fetch|headless|lighthouse"
              + "|phantomjs|puppeteer|playwright|selenium|(?:image|img|mail)proxy|ggpht|safelinks"
              + "|proofpoint|mimecast|barracuda|urldefense|ms-?office|facebookexternal|webdav"
              + "|office (?:existence|protocol)"
              + "|^(?:curl|wget|python|libwww|ruby|java|okhttp|go-http|apache-http|axios|node"
              + "|postman|whatsapp)",
          Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 1000;

  /// @param userAgent empty when the request says nothing
  /// @param purpose value of `Sec-Purpose` or `Purpose`; empty when there is none
  public static AgentClass of(String userAgent, String purpose) {
    String agent = userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent;
    if (purpose.toLowerCase(Locale.ROOT).contains("prefetch")
        || purpose.toLowerCase(Locale.ROOT).contains("preview")
        || MACHINES.matcher(agent).find()) {
      return MACHINE;
    }
    if (!agent.startsWith("Mozilla/")) {
      return UNKNOWN;
    }
    return agent.contains("Mobile") || agent.contains("Android") || agent.contains("iPhone")
        ? PHONE_BROWSER
        : DESKTOP_BROWSER;
  }
}
