package org.sealpost.trace;

import java.util.Locale;
import java.util.regex.Pattern;

/// What kind of program asks, by what it says of itself (`User-Agent`, `Sec-Purpose`). Anybody may
/// say anything: good for a log, never for a decision about access.
public enum AgentClass {
  DESKTOP_BROWSER,
  PHONE_BROWSER,
  /// Scanners of links, previews, and programs that fetch ahead of people.
  MACHINE,
  UNKNOWN;

  private static final Pattern MACHINES =
      Pattern.compile(
          "bot|crawl|spider|preview|scan|fetch|headless|curl|wget|python|java/|okhttp|go-http|"
              + "httpclient|safelinks|proofpoint|mimecast|barracuda|urldefense|slurp|facebookexternal",
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
