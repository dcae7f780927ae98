package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Organization;
import org.sealpost.organization.OrganizationId;
import org.sealpost.testing.Mails;

/// Incident reports and notifications.
class NoticesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final EmailAddress WATCHER = EmailAddress.of("watch@contoso.example");
  private static final EmailAddress NOTICE = EmailAddress.of("noreply@contoso.example");
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  private static final Mailbox ANNA =
      new Mailbox(Optional.of("Anna"), EmailAddress.of("anna@contoso.example"));
  private static final String SPITE =
      "</p><script>alert(1)</script><img src=//evil.example/x onerror=alert(1)>\r\nBcc: x@y.example";

  private final Letters letters =
      new Letters(
          new Organization(
              new OrganizationId("contoso"),
              "Contoso & Sons",
              Set.of(new Domain("contoso.example")),
              NOTICE,
              new Domain("reply.contoso.example"),
              URI.create("https://portal.contoso.example")),
          new SecureRandom(),
          Clock.fixed(NOW, ZoneOffset.UTC));

  private static MailContent parsed(byte[] mail) throws Exception {
    assertThatCode(() -> RawMessage.check(mail)).doesNotThrowAnyException();
    assertThat(new String(mail, ISO_8859_1).chars().allMatch(octet -> octet < 0x80)).isTrue();
    MailContent content = MimeReader.read(mail);
    assertThat(content.from().address()).isEqualTo(NOTICE);
    assertThat(content.header("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(content.header("Bcc")).isEmpty();
    Document html = Jsoup.parse(content.html().orElseThrow());
    assertThat(html.select("script, iframe, img, object, svg, form, [^on]")).isEmpty();
    return content;
  }

  private static String shown(MailContent mail) {
    return Jsoup.parse(mail.html().orElseThrow()).body().text();
  }

  @Nested
  class IncidentReports {
    private static IncidentReportText of(String rule, String subject, int recipients) {
      List<EmailAddress> addresses =
          IntStream.range(0, recipients)
              .mapToObj(number -> EmailAddress.of("r" + number + "@partner.example"))
              .toList();
      return new IncidentReportText(
          rule,
          Optional.of(new MessageId("<1@contoso.example>")),
          NOW,
          Optional.of("High"),
          Optional.of(ANNA),
          Optional.of(addresses),
          Optional.of(subject),
          Optional.of(List.of()),
          Optional.of(List.of(BOB)),
          Optional.of(List.of(rule, "Other rule")),
          Optional.of(List.of("Credit Card Number")),
          Optional.of(List.of("the number •••• 1111 is")));
    }

    @Test
    void reportShouldSayAllThatWasAskedFor() throws Exception {
      MailContent mail =
          parsed(letters.incidentReport(WATCHER, of("Cards", "The offer", 2), Optional.empty()));

      assertThat(mail.to()).containsExactly(Mailbox.of(WATCHER));
      assertThat(mail.subject()).isEqualTo("Incident report: Cards");
      for (String said :
          List.of(
              "Cards",
              "High",
              "<1@contoso.example>",
              "21 November 2026, 10:00 UTC",
              "Anna <anna@contoso.example>",
              "r0@partner.example",
              "bob@partner.example",
              "The offer",
              "Other rule",
              "Credit Card Number",
              "•••• 1111",
              "none")) {
        assertThat(mail.text().orElseThrow()).contains(said);
        assertThat(shown(mail)).contains(said);
      }
      assertThat(mail.parts()).isEmpty();
    }

    @Test
    void reportShouldSayNothingThatWasNotAskedFor() throws Exception {
      IncidentReportText text =
          new IncidentReportText(
              "Cards",
              Optional.empty(),
              NOW,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());

      MailContent mail = parsed(letters.incidentReport(WATCHER, text, Optional.empty()));

      assertThat(mail.text().orElseThrow())
          .contains("Rule: Cards", "Message-ID: none in the message")
          .doesNotContain("Sender", "Subject", "Recipients", "Severity", "matched:");
    }

    @Test
    void reportShouldNameTenRecipientsAndCountTheOthers() throws Exception {
      MailContent mail =
          parsed(letters.incidentReport(WATCHER, of("Cards", "x", 500), Optional.empty()));

      assertThat(mail.text().orElseThrow())
          .contains("r9@partner.example", "and 490 more")
          .doesNotContain("r10@");
      assertThat(shown(mail)).contains("and 490 more");
    }

    @Test
    void reportShouldLetNobodyBreakOut() throws Exception {
      MailContent mail =
          parsed(letters.incidentReport(WATCHER, of(SPITE, SPITE, 1), Optional.empty()));

      assertThat(shown(mail)).contains("<script>alert(1)</script>");
      assertThat(mail.headers()).noneMatch(field -> field.isNamed("Bcc"));
    }

    @Test
    void reportShouldAttachTheMailWithoutWhatIsHidden() throws Exception {
      byte[] original =
          Mails.bytes(
              """
              Bcc: hidden@partner.example
              From: Anna <anna@contoso.example>
              Subject: Grüße
              Content-Type: text/plain; charset=utf-8

              Köln
              """);

      MailContent mail =
          parsed(letters.incidentReport(WATCHER, of("Cards", "x", 1), Optional.of(original)));

      assertThat(mail.parts())
          .singleElement()
          .satisfies(
              part -> {
                assertThat(part.mediaType()).isEqualTo("message/rfc822");
                byte[] attached = part.content().open().readAllBytes();
                assertThat(new String(attached, UTF_8)).doesNotContain("hidden@");
                assertThat(MimeReader.read(attached).subject()).isEqualTo("Grüße");
                assertThat(MimeReader.read(attached).text()).contains("Köln\r\n");
              });
      assertThat(mail.text().orElseThrow()).contains("Rule: Cards");
    }
  }

  @Nested
  class Notifications {
    private static NotificationText text(String html, String subject, List<HeaderField> headers) {
      return new NotificationText(
          html, ANNA, List.of(Mailbox.of(BOB)), List.of(), subject, headers, Optional.of(NOW));
    }

    @Test
    void notificationShouldPutValuesInTheirPlaces() throws Exception {
      String html =
          "<p>Mail from <b>%%From%%</b> to %%To%% (%%cc%%) of %%MessageDate%%: %%Subject%%</p>"
              + "<p>%%Headers%% %%Unknown%%</p>";
      List<HeaderField> headers =
          List.of(
              new HeaderField("X-A", "1 < 2"),
              new HeaderField("Bcc", "hidden@partner.example"),
              new HeaderField("X-B", "2"));

      MailContent mail = parsed(letters.notification(BOB, text(html, "Grüße & %%From%%", headers)));

      for (String seen : List.of(mail.text().orElseThrow(), shown(mail))) {
        assertThat(seen)
            .contains(
                "Mail from Anna <anna@contoso.example> to bob@partner.example () of 21 November"
                    + " 2026, 10:00 UTC: Grüße & %%From%%",
                "X-A: 1 < 2", "X-B: 2 %%Unknown%%", "Contoso & Sons")
            .doesNotContain("hidden@");
      }
      assertThat(Jsoup.parse(mail.html().orElseThrow()).select("p b").text())
          .isEqualTo("Anna <anna@contoso.example>");
      assertThat(mail.to()).containsExactly(Mailbox.of(BOB));
    }

    @Test
    void notificationShouldLetNobodyBreakOut() throws Exception {
      String html = "<p title=\"%%Subject%%\"><a href=\"%%Subject%%\">x</a>%%Subject%%" + SPITE;

      for (String subject :
          List.of(
              SPITE, "\"><script>alert(1)</script>", "javascript:alert(1)", "$1\\0 %%Headers%%")) {
        MailContent mail =
            parsed(
                letters.notification(
                    BOB, text(html, subject, List.of(new HeaderField("X-A", subject)))));

        assertThat(Jsoup.parse(mail.html().orElseThrow()).select("[href^=javascript]")).isEmpty();
        assertThat(shown(mail)).contains(subject.replaceAll("\\s+", " "));
      }
    }

    @Test
    void notificationShouldStaySmallWhateverTheHeader() throws Exception {
      List<HeaderField> headers =
          IntStream.range(0, 100_000)
              .mapToObj(number -> new HeaderField("X-" + number, "😀".repeat(20)))
              .toList();

      byte[] mail =
          letters.notification(
              BOB, text("<p>%%Headers%%</p>".repeat(20), "x".repeat(900_000), headers));

      assertThat(parsed(mail).text()).isPresent();
      assertThat(mail.length).isLessThan(5_000_000);
    }

    @Test
    void notificationShouldBeAsLongAsExchangeTakesIt() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> text("x".repeat(5_121), "x", List.of()));
      assertThat(text("x".repeat(5_120), "x", List.of()).safe().text()).hasSize(5_120);
    }
  }
}
