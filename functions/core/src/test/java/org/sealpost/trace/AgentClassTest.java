package org.sealpost.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Threat 11: who fetches ahead of people. What such programs call themselves is public knowledge;
/// those that call themselves browsers (Safe Links among them) cannot be told apart, and need a
/// session like everybody.
class AgentClassTest {
  private static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/131.0.0.0 Safari/537.36";

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHROME,
        CHROME + " Edg/131.0.0.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/18.1 Safari/605.1.15",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0"
            + " Safari/537.36 Vivaldi/7.0",
        "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko",
      })
  void computersShouldBeKnown(String agent) {
    assertThat(AgentClass.of(agent, "")).isEqualTo(AgentClass.DESKTOP_BROWSER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/16.6 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 11; CUBOT_NOTE_20) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 13; 22095RA98C Build/TP1A; wv) AppleWebKit/537.36 (KHTML,"
            + " like Gecko) Version/4.0 Chrome/111.0 Mobile Safari/537.36 MicroMessenger/8.0",
        "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0",
      })
  void phonesAndTabletsShouldBeKnown(String agent) {
    assertThat(AgentClass.of(agent, "")).isEqualTo(AgentClass.PHONE_BROWSER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Pictures and links in mail programs
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
        "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C;"
            + " Microsoft Outlook 16.0.5056; ms-office; MSOffice 16)",
        "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.12026; Pro; ms-office)",
        "Microsoft Office Existence Discovery",
        "Microsoft-WebDAV-MiniRedir/10.0.19045",
        // Scanners that say so
        "Mozilla/5.0 (compatible; SafeLinks; Microsoft)",
        "Mozilla/5.0 (compatible; Proofpoint URL Defense)",
        "Mozilla/5.0 (compatible; Mimecast TTP)",
        "BarracudaLinkProtect/1.0",
        "Mozilla/5.0 (compatible; url scanner)",
        CHROME + " BingPreview/1.0b",
        // Previews in messengers
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "Slack-ImgProxy (+https://api.slack.com/robots)",
        "WhatsApp/2.23.20.0 A",
        "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5"
            + " skype-url-preview@microsoft.com",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko)"
            + " Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
        "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
        "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
        // Search engines
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0;"
            + " +http://www.bing.com/bingbot.htm) Chrome/116.0 Safari/537.36",
        "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
        // Browsers without anybody in front of them
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " HeadlessChrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1"
            + " Safari/538.1",
        // Tools
        "curl/8.5.0",
        "Wget/1.21.4",
        "python-requests/2.31.0",
        "Python-urllib/3.12",
        "Go-http-client/2.0",
        "Java/17.0.9",
        "Java-http-client/25",
        "Apache-HttpClient/4.5.14 (Java/17.0.9)",
        "okhttp/4.12.0",
        "axios/1.7.2",
        "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)",
        "libwww-perl/6.67",
        "PostmanRuntime/7.36.0",
      })
  void machinesShouldBeKnown(String agent) {
    assertThat(AgentClass.of(agent, "")).isEqualTo(AgentClass.MACHINE);
    assertThat(AgentClass.of(agent.toUpperCase(Locale.ROOT), "")).isEqualTo(AgentClass.MACHINE);
  }

  @ParameterizedTest
  @CsvSource({
    "prefetch, MACHINE",
    "prefetch;prerender, MACHINE",
    "prefetch;anonymous-client-ip, MACHINE",
    "Prefetch, MACHINE",
    "preview, MACHINE",
    "'', DESKTOP_BROWSER",
    "partitioned, DESKTOP_BROWSER",
  })
  void browsersThatFetchAheadShouldBeMachines(String purpose, AgentClass agent) {
    assertThat(AgentClass.of(CHROME, purpose)).isEqualTo(agent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x", "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1)", "mozilla/5.0"})
  void whatSaysNothingShouldBeUnknown(String agent) {
    assertThat(AgentClass.of(agent, "")).isEqualTo(AgentClass.UNKNOWN);
  }

  @Test
  void longNonsenseShouldCostNothing() {
    String spite = "Mozilla/" + "safelinkhead_".repeat(50_000);

    assertThat(AgentClass.of(spite, spite)).isEqualTo(AgentClass.DESKTOP_BROWSER);
  }
}
