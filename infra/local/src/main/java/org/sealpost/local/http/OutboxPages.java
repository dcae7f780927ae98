package org.sealpost.local.http;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sealpost.delivery.TransportSecurity;
import org.sealpost.local.outbound.OutboxFolder;

/// How the outbox looks. Everything that comes out of a mail is escaped here; its HTML is only ever
/// shown inside a frame without scripts.
final class OutboxPages {
  private static final Pattern LINK =
      Pattern.compile("https?://[!-~&&[^<>\"']]+[!-~&&[^<>\"'.,;:!?)\\]]]");
  private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);
  private static final String TLS_MARK = " <span class=\"tls\">TLS required</span>";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
          .withLocale(Locale.UK)
          .withZone(ZoneId.systemDefault());

  private OutboxPages() {}

  /// @param mails newest first
  static String list(List<Entry> mails, int total) {
    String rows =
        mails.stream()
            .map(
                entry ->
                    """
                    <li><a href="/mails/%d">
                      <span class="to">%s</span>
                      <span class="subject">%s%s</span>
                      <span class="time">%s</span>
                    </a></li>
                    """
                        .formatted(
                            entry.sent().number(),
                            escape(entry.sent().recipient()),
                            escape(entry.head().subject()),
                            entry.requiresTls() ? TLS_MARK : "",
                            time(entry.head().sentAt())))
            .collect(Collectors.joining());
    String content =
        mails.isEmpty()
            ? """
              <div class="empty"><p>Nothing was sent yet.</p>
              <p>Mail that Sealpost would send to the world appears here.</p></div>
              """
            : "<ol class=\"mails\">" + rows + "</ol>" + more(mails.size(), total);
    return page(
        "Outbox",
        "<meta http-equiv=\"refresh\" content=\"5\">",
        """
        <h1>Outbox <span class="count">%d</span></h1>
        %s
        """
            .formatted(total, content));
  }

  static String mail(OutboxFolder.Sent sent, OutboxMail mail) {
    String html =
        mail.html().isEmpty()
            ? ""
            : """
              <iframe class="letter" title="The mail as its reader sees it"
                sandbox="allow-popups allow-popups-to-escape-sandbox"
                src="/mails/%d/html"></iframe>
              """
                .formatted(sent.number());
    String text =
        mail.text()
            .map(
                plain ->
                    """
                    <details%s><summary>Plain text</summary><pre>%s</pre></details>
                    """
                        .formatted(mail.html().isEmpty() ? " open" : "", linked(plain)))
            .orElse("");
    return page(
        mail.subject(),
        "",
        """
        <p class="back"><a href="/">&larr; Outbox</a></p>
        <h1>%s</h1>
        <dl>
          <dt>Delivered to</dt><dd>%s</dd>
          <dt>To</dt><dd>%s</dd>
          <dt>From</dt><dd>%s</dd>
          <dt>Sent</dt><dd>%s</dd>
          <dt>Transport</dt><dd>%s</dd>
        </dl>
        %s%s
        <p class="raw"><a href="/mails/%d.eml">Download as .eml</a></p>
        """
            .formatted(
                escape(mail.subject()),
                escape(sent.recipient()),
                escape(mail.to()),
                escape(mail.from()),
                time(mail.sentAt()),
                transport(sent.security()),
                html,
                text,
                sent.number()));
  }

  private static String transport(TransportSecurity security) {
    return switch (security) {
      case OPPORTUNISTIC -> "TLS where the recipient's server offers it";
      case REQUIRE_TLS -> "TLS required: otherwise it would not be sent";
    };
  }

  static String notFound() {
    return page(
        "Not here",
        "",
        "<p class=\"back\"><a href=\"/\">&larr; Outbox</a></p><h1>There is no such mail</h1>");
  }

  /// The mail's own HTML for the frame: links open in a new tab, inline images are filled in.
  static String letter(OutboxMail mail) {
    String html = mail.html().orElse("");
    for (Map.Entry<String, String> image : mail.images().entrySet()) {
      html = html.replace("cid:" + image.getKey(), image.getValue());
    }
    String base = "<base target=\"_blank\">";
    Matcher head = HEAD.matcher(html);
    return head.find()
        ? html.substring(0, head.end()) + base + html.substring(head.end())
        : base + html;
  }

  private static String more(int shown, int total) {
    return shown == total
        ? ""
        : "<p class=\"more\">and %d older, in the outbox folder</p>".formatted(total - shown);
  }

  private static String page(String title, String head, String content) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s · Sealpost</title>
        <link rel="stylesheet" href="/outbox.css">
        %s
        </head>
        <body>
        <header><a class="brand" href="/">Sealpost</a>
        <span class="note">Only on this machine, for development only: nothing here was really sent.</span></header>
        <main>
        %s
        </main>
        </body>
        </html>
        """
        .formatted(escape(title), head, content);
  }

  private static String linked(String text) {
    Matcher links = LINK.matcher(text);
    StringBuilder html = new StringBuilder();
    int end = 0;
    while (links.find()) {
      String link = escape(links.group());
      html.append(escape(text.substring(end, links.start())))
          .append(
              "<a href=\"%s\" target=\"_blank\" rel=\"noreferrer\">%s</a>".formatted(link, link));
      end = links.end();
    }
    return html.append(escape(text.substring(end))).toString();
  }

  private static String time(Optional<Instant> at) {
    return at.map(TIME::format).map(OutboxPages::escape).orElse("");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /// A line of the list.
  record Entry(OutboxFolder.Sent sent, OutboxMail head) {
    boolean requiresTls() {
      return sent.security() == TransportSecurity.REQUIRE_TLS;
    }
  }
}
