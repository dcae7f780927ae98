package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.Logo;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Organization;
import org.sealpost.organization.OrganizationId;
import org.sealpost.organization.Scope;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.RecipientKey;
import org.sealpost.testing.Mails;

class LettersTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final EmailAddress ANNA = EmailAddress.of("anna@contoso.example");
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  private static final EmailAddress NOTICE = EmailAddress.of("noreply@contoso.example");
  private static final PortalLink LINK =
      new PortalLink(
          new ProtectedMessageId("abcdefghijklmnopqrstuvwxyz"),
          new RecipientKey("zyxwvutsrqponmlkjihgfedcba"));
  private static final String ADDRESS = "https://portal.contoso.example/m/" + LINK;
  private static final String SPITE =
      "</p><script>alert(1)</script><img src=//evil.example/x onerror=alert(1)>&amp;\"'`{{x}}";

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

  @Nested
  class Wrapper {
    @Test
    void wrapperShouldSayInTextAndHtmlWhatHasToBeSaid() throws Exception {
      MailContent mail =
          parsed(letters.wrapperByLink(order(Optional.of("Anna"), Scope.INSIDE), branding("X")));
      Document html = Jsoup.parse(mail.html().orElseThrow());

      assertThat(mail.from()).isEqualTo(new Mailbox(Optional.of("Anna"), ANNA));
      assertThat(mail.to()).containsExactly(Mailbox.of(BOB));
      assertThat(mail.header("In-Reply-To")).containsExactly("<offer@contoso.example>");
      for (String said :
          List.of(
              "Anna",
              "anna@contoso.example",
              "bob@partner.example",
              "Contoso & Sons",
              "X introduction",
              "X text",
              "X button",
              "X disclaimer",
              ADDRESS,
              "1 December 2026, 12:00 UTC")) {
        assertThat(oneLine(mail.text().orElseThrow())).contains(said);
        assertThat(html.text()).contains(said);
      }
      assertThat(html.select("a[href=" + ADDRESS + "]")).hasSize(1);
      assertThat(html.select("a[href=https://contoso.example/privacy]")).hasSize(1);
      assertThat(mail.text().orElseThrow()).contains("https://contoso.example/privacy");
      assertThat(html.select("img").eachAttr("src")).containsExactly("cid:logo");
      assertThat(mail.parts())
          .singleElement()
          .satisfies(part -> assertThat(part.contentId()).contains("logo"));
    }

    @Test
    void wrapperShouldSayLessWithoutBrandingAndExpiry() throws Exception {
      DeliveryOrder.Wrapper order =
          new DeliveryOrder.Wrapper(
              LINK,
              Optional.of(ANNA),
              BOB,
              Mailbox.of(ANNA),
              Scope.INSIDE,
              Optional.empty(),
              List.of(),
              "OME Configuration",
              Optional.empty(),
              Carrier.LINK,
              new WrapperSubject.Neutral(),
              Locale.ENGLISH,
              false);

      MailContent mail = parsed(letters.wrapperByLink(order, BrandingTemplate.factoryDefault()));

      assertThat(mail.text().orElseThrow())
          .contains(ADDRESS)
          .startsWith("anna@contoso.example has sent you a protected message.")
          .doesNotContain("until", "Privacy", "null", "Optional");
      assertThat(mail.html().orElseThrow()).doesNotContain("until", "null", "Optional", "cid:");
      assertThat(mail.header("In-Reply-To")).isEmpty();
    }

    @Test
    void wrapperShouldComeFromUsInTheNameOfAnOutsideAuthor() throws Exception {
      MailContent mail =
          parsed(letters.wrapperByLink(order(Optional.of("Anna"), Scope.OUTSIDE), branding("X")));

      assertThat(mail.from())
          .isEqualTo(new Mailbox(Optional.of("Anna via Contoso & Sons"), NOTICE));
    }

    @Test
    void wrapperShouldEscapeWhateverOthersWrite() throws Exception {
      MailContent mail =
          parsed(letters.wrapperByLink(order(Optional.of(SPITE), Scope.INSIDE), branding(SPITE)));

      assertHarmless(mail.html().orElseThrow());
      assertThat(Jsoup.parse(mail.html().orElseThrow()).text()).contains("<script>alert(1)");
    }

    private DeliveryOrder.Wrapper order(Optional<String> name, Scope scope) {
      return new DeliveryOrder.Wrapper(
          LINK,
          Optional.of(ANNA),
          BOB,
          new Mailbox(name, ANNA),
          scope,
          Optional.of(new MessageId("<offer@contoso.example>")),
          List.of(new MessageId("<first@partner.example>")),
          "X",
          Optional.of(Instant.parse("2026-12-01T12:00:00Z")),
          Carrier.LINK,
          new WrapperSubject.Neutral(),
          Locale.ENGLISH,
          false);
    }
  }

  @Nested
  class PasscodeMail {
    @Test
    void passcodeShouldSayTheCodeInTextAndHtmlOnly() throws Exception {
      byte[] bytes =
          letters.passcode(
              BOB,
              new Mailbox(Optional.of("Anna"), ANNA),
              "01234567",
              "ABCD-2345",
              "K7MN",
              Locale.ENGLISH,
              branding("X"));
      MailContent mail = parsed(bytes);

      assertThat(mail.from().address()).isEqualTo(NOTICE);
      assertThat(mail.to()).containsExactly(Mailbox.of(BOB));
      assertThat(mail.text().orElseThrow()).contains("0123 4567", "Anna", "15 minutes");
      assertThat(Jsoup.parse(mail.html().orElseThrow()).text())
          .contains("0123 4567", "Anna", "15 minutes");
      assertThat(mail.header("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(mail.headers()).noneSatisfy(field -> assertThat(field.value()).contains("0123"));
    }

    @Test
    void passcodeShouldSpeakTheLanguageOfTheBrowserThatAsked() throws Exception {
      MailContent mail = parsed(passcodeIn(Locale.forLanguageTag("de-AT")));

      assertThat(mail.subject())
          .isEqualTo("Ihr Einmalcode für eine geschützte Nachricht (Anforderung K7MN)");
      assertThat(mail.text().orElseThrow()).contains("Ihr Einmalcode lautet: 0123 4567");
      assertThat(mail.html().orElseThrow()).contains("<html lang=\"de\" dir=\"ltr\">");
    }

    /// Digits in two groups would else change places between right-to-left words.
    @Test
    void passcodeShouldBeReadFromTheLeftInArabic() throws Exception {
      MailContent mail = parsed(passcodeIn(Locale.forLanguageTag("ar")));

      assertThat(mail.subject()).contains("K7MN").doesNotContain("\u2068");
      assertThat(mail.text().orElseThrow()).contains("\u20680123 4567\u2069");
      assertThat(mail.html().orElseThrow())
          .contains("<html lang=\"ar\" dir=\"rtl\">", "<span dir=\"ltr\">0123 4567</span>");
    }

    @Test
    void passcodeShouldBeEnglishInLanguagesThatWeDoNotSpeak() throws Exception {
      assertThat(parsed(passcodeIn(Locale.of("la"))).text().orElseThrow())
          .contains("Your passcode is: 0123 4567");
    }

    private byte[] passcodeIn(Locale language) {
      return letters.passcode(
          BOB, Mailbox.of(ANNA), "01234567", "ABCD-2345", "K7MN", language, branding("X"));
    }

    /// A thief of the passcode mail alone has no way in.
    @Test
    void passcodeShouldNotCarryTheLink() throws Exception {
      MailContent mail =
          parsed(
              letters.passcode(
                  BOB,
                  Mailbox.of(ANNA),
                  "01234567",
                  "ABCD-2345",
                  "K7MN",
                  Locale.ENGLISH,
                  BrandingTemplate.factoryDefault()));

      assertThat(mail.text().orElseThrow()).doesNotContain("/m/", "https:");
      assertThat(Jsoup.parse(mail.html().orElseThrow()).select("a")).isEmpty();
    }

    @Test
    void passcodeShouldEscapeWhateverOthersWrite() throws Exception {
      MailContent mail =
          parsed(
              letters.passcode(
                  BOB,
                  new Mailbox(Optional.of(SPITE), ANNA),
                  "01234567",
                  "ABCD-2345",
                  "K7MN",
                  Locale.ENGLISH,
                  branding(SPITE)));

      assertHarmless(mail.html().orElseThrow());
    }

    @Test
    void toStringShouldHideTheCode() {
      assertThat(
              new PasscodeText("o", "a", "01234567", "ABCD-2345", "K7MN", Locale.ENGLISH)
                  .toString())
          .doesNotContain("0123");
    }
  }

  @Nested
  class Report {
    @Test
    void reportShouldSayWhoDidNotGetItAndWhy() throws Exception {
      DeliveryOrder.Report order =
          new DeliveryOrder.Report(
              ANNA,
              List.of(BOB, EmailAddress.of("carol@partner.example")),
              "5.7.1",
              "Not so. ü",
              Optional.of(new MessageId("<offer@contoso.example>")),
              NOW);

      MailContent mail = parsed(letters.report(order));

      assertThat(mail.from().address()).isEqualTo(NOTICE);
      assertThat(mail.to()).containsExactly(Mailbox.of(ANNA));
      assertThat(mail.text().orElseThrow())
          .contains(
              "bob@partner.example",
              "carol@partner.example",
              "Not so. ü",
              "5.7.1",
              "<offer@contoso.example>",
              "21 November 2026, 10:00 UTC");
      assertThat(mail.parts())
          .singleElement()
          .satisfies(
              part -> {
                assertThat(part.mediaType()).isEqualTo("message/delivery-status");
                assertThat(new String(part.content().open().readAllBytes(), ISO_8859_1))
                    .isEqualTo(
                        Mails.crlf(
                            """
                            Reporting-MTA: dns; portal.contoso.example

                            Final-Recipient: rfc822; bob@partner.example
                            Action: failed
                            Status: 5.7.1

                            Final-Recipient: rfc822; carol@partner.example
                            Action: failed
                            Status: 5.7.1
                            """));
              });
    }
  }

  /// Letters are made from orders, and orders have no content: this says so of the types. The one
  /// thing of a message that an order can carry is its subject, where the organization decides that
  /// wrappers show it.
  @Test
  void ordersShouldHaveNoRoomForContent() {
    for (Class<?> order : DeliveryOrder.class.getPermittedSubclasses()) {
      for (java.lang.reflect.RecordComponent component : order.getRecordComponents()) {
        assertThat(component.getName()).isNotIn("content", "body", "text", "html");
        assertThat(component.getType()).isNotIn(byte[].class, MailContent.class);
        assertThat(component.getName().contains("subject"))
            .isEqualTo(component.getType() == WrapperSubject.class);
      }
    }
  }

  private static MailContent parsed(byte[] mail) throws Exception {
    assertThatCode(() -> RawMessage.check(mail)).doesNotThrowAnyException();
    assertThat(new String(mail, ISO_8859_1)).matches("(?s)[\\x01-\\x7f]*");
    return MimeReader.read(mail);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static void assertHarmless(String html) {
    Document parsed = Jsoup.parse(html);
    assertThat(parsed.select("script, iframe, object, svg, math, form")).isEmpty();
    assertThat(parsed.select("img:not([src=cid:logo])")).isEmpty();
    assertThat(parsed.select("[^on]")).isEmpty();
  }

  private static BrandingTemplate branding(String text) {
    return new BrandingTemplate(
        "X",
        Optional.of("#123456"),
        Optional.of(new Logo("image/png", Mails.PNG_BASE64)),
        Optional.of(text + " introduction"),
        Optional.of(text + " text"),
        Optional.of(text + " button"),
        Optional.of(text + " disclaimer"),
        Optional.empty(),
        Optional.of(URI.create("https://contoso.example/privacy")),
        true,
        true,
        7);
  }
}
