package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.Unavailable;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.Logo;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MessageId;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.testing.WrapperMails;
import org.sealpost.words.Languages;

/// Wrapper messages as they go out, and what becomes of them on the way.
class WrapperTest {
  private static final Pattern LINK =
      Pattern.compile("https://portal\\.contoso\\.example/m/([a-z2-7]{26}\\.[a-z2-7]{26})");

  private final InMemoryPlatform platform = new InMemoryPlatform();

  @Test
  void pageShouldStandAlone() {
    String wrapper = WrapperMails.wrapper(platform, Carrier.ATTACHMENT, Locale.ENGLISH);
    Document page = Jsoup.parse(WrapperMails.page(wrapper));

    assertThat(
            page.select("script, link, iframe, object, embed, base, [^on], img:not([src^=data:])"))
        .isEmpty();
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .isEqualTo(
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                + " form-action https://portal.contoso.example");
    assertThat(page.select("form").attr("method")).isEqualTo("post");
    assertThat(page.select("form").attr("action")).matches(LINK + AttachedPage.PATH);
    assertThat(page.select("form").attr("enctype")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(page.select("form input[type=hidden]").attr("name")).isEqualTo(AttachedPage.FIELD);
    assertThat(page.select("form button")).hasSize(1);
    assertThat(page.text()).contains("Alice Ärmel", "bob@partner.example", "Reference: ");
    assertThat(page.text()).doesNotContain("The offer", "12 €");
  }

  @Test
  void mailAroundThePageShouldSayHowToOpenItAndHaveNoLinkOfItsOwn() {
    MailContent wrapper =
        WrapperMails.read(WrapperMails.wrapper(platform, Carrier.ATTACHMENT, Locale.ENGLISH))
            .orElseThrow();

    for (String text : List.of(wrapper.text().orElseThrow(), wrapper.html().orElseThrow())) {
      assertThat(text).contains("message.html", "portal.contoso.example");
      assertThat(LINK.matcher(text).find()).isFalse();
    }
    assertThat(wrapper.attachments())
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.fileName()).contains("message.html");
              assertThat(part.mediaType()).isEqualTo("text/html");
            });
  }

  @Test
  void wrapperShouldCarryHeadersOfAPersonsMail() {
    MailContent wrapper =
        WrapperMails.read(WrapperMails.wrapper(platform, Carrier.LINK, Locale.ENGLISH))
            .orElseThrow();

    assertThat(wrapper.header("In-Reply-To")).containsExactly("<1@contoso.example>");
    assertThat(wrapper.header("References").map(value -> value.replaceAll("\\s+", " ")))
        .containsExactly("<0@partner.example> <1@contoso.example>");
    assertThat(wrapper.header("Auto-Submitted")).isEmpty();
    assertThat(wrapper.header("List-Unsubscribe")).isEmpty();
  }

  static java.util.stream.Stream<Locale> languages() {
    return Languages.ALL.stream();
  }

  /// Leaves the pages in `target/wrappers`, to be looked at.
  @ParameterizedTest
  @MethodSource("languages")
  void wrapperShouldSpeakTheSendersLanguage(Locale language) throws IOException {
    platform.brandingTemplates.put(
        new BrandingTemplate(
            BrandingTemplate.DEFAULT_NAME,
            Optional.empty(),
            Optional.of(new Logo("image/png", Mails.PNG_BASE64)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            true,
            0));
    String direction = LetterWords.ofWrapper(language).direction();
    Path folder = Files.createDirectories(Path.of("target", "wrappers"));

    for (Carrier carrier : Carrier.values()) {
      String wrapper = WrapperMails.wrapper(platform, carrier, language);
      MailContent mail = WrapperMails.read(wrapper).orElseThrow();
      Document html = Jsoup.parse(mail.html().orElseThrow());
      Files.writeString(
          folder.resolve(language + "-" + carrier + ".html"), mail.html().orElseThrow());

      assertThat(html.select("html").attr("lang")).isEqualTo(language.toLanguageTag());
      assertThat(html.select("html").attr("dir")).isEqualTo(direction);
      assertThat(mail.text().orElseThrow())
          .contains(LetterWords.ofWrapper(language).say("introduction"));
      if (carrier == Carrier.ATTACHMENT) {
        String page = WrapperMails.page(wrapper);
        Files.writeString(folder.resolve(language + "-message.html"), page);
        assertThat(Jsoup.parse(page).select("html").attr("dir")).isEqualTo(direction);
      }
    }
  }

  /// Threat 44: what Alice's readers get names nobody whom the header of her mail does not name,
  /// and nobody but themselves at all.
  @ParameterizedTest
  @EnumSource(Carrier.class)
  void artefactsOfOneRecipientShouldNeverMentionAnother(Carrier carrier) {
    Random random = new Random(44);
    List<EmailAddress> people = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      people.add(
          EmailAddress.of("reader%d.%d@partner%d.example".formatted(i, random.nextInt(9999), i)));
    }

    List<PortalLink> links =
        WrapperMails.send(
            platform,
            Mails.plain(),
            carrier,
            Locale.ENGLISH,
            terms -> terms,
            people.toArray(EmailAddress[]::new));
    for (PortalLink link : links) {
      WrapperMails.requestPasscode(platform, link.toString());
    }

    for (int i = 0; i < people.size(); i++) {
      EmailAddress reader = people.get(i);
      List<InMemoryOutboundMail.Sent> mails = platform.outboundMail.sentTo(reader);
      assertThat(mails).hasSize(2);
      for (InMemoryOutboundMail.Sent mail : mails) {
        String all =
            mail.text()
                + WrapperMails.read(mail.text()).orElseThrow()
                + (carrier == Carrier.ATTACHMENT && mail.text().contains("message.html")
                    ? WrapperMails.page(mail.text())
                    : "");
        for (int j = 0; j < people.size(); j++) {
          if (j != i) {
            assertThat(all)
                .doesNotContain(people.get(j).toString(), links.get(j).recipient().value());
          }
        }
      }
    }
  }

  @Test
  void threadsShouldKnowTheWrapperByItsOwnIdAndByTheOneItWasGiven() {
    platform.outboundMail.rewriteMessageIds();
    String wrapper = WrapperMails.wrapper(platform, Carrier.LINK, Locale.ENGLISH);
    MessageId own = WrapperMails.read(wrapper).orElseThrow().messageId().orElseThrow();

    assertThat(platform.records.threads().find(List.of(own))).hasSize(1);
    assertThat(
            platform.records.threads().find(List.of(new MessageId("<rewritten-1@mail.example>"))))
        .hasSize(1);
  }

  @Test
  void wrapperShouldNotGoOutTwiceBecauseItsNewIdCannotBeNoted() {
    platform.outboundMail.rewriteMessageIds();
    platform.fail(Port.THREADS, 1, 1);

    String wrapper = WrapperMails.wrapper(platform, Carrier.LINK, Locale.ENGLISH);

    assertThat(wrapper).isNotEmpty();
    assertThat(platform.outboundMail.sent()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Port.class,
      names = {"THREADS", "WRAPPER_KEY", "REPLY_KEY", "VAULT"})
  void wrapperShouldWaitUntilAllIsThere(Port port) {
    // Sealing writes to the vault once.
    platform.fail(port, port == Port.VAULT ? 1 : 0, 1);

    assertThatThrownBy(() -> WrapperMails.wrapper(platform, Carrier.ATTACHMENT, Locale.ENGLISH))
        .isInstanceOf(Unavailable.class);
    assertThat(platform.outboundMail.sent()).isEmpty();
  }

  // Threat 45: what other gateways do to our mail.

  @Test
  void linkShouldOpenAfterItWasWrapped() {
    String link = text(Carrier.LINK);
    String wrapped =
        LINK.matcher(link)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        "https://links.example/v1/url?u="
                            + java.net.URLEncoder.encode(found.group(), UTF_8)
                            + "&d=x"));

    String clicked =
        java.net.URLDecoder.decode(wrapped.replaceAll("(?s).*\\?u=([^&]*)&d.*", "$1"), UTF_8);

    assertOpens(clicked);
  }

  @Test
  void linkShouldOpenAfterAFooterWasAppendedAndTextWasReencoded() {
    String text = text(Carrier.LINK) + "\n-- \nThis mail was scanned. https://scanner.example/\n";
    String reencoded =
        new String(
            Base64.getMimeDecoder()
                .decode(Base64.getMimeEncoder().encodeToString(text.getBytes(UTF_8))),
            UTF_8);

    assertOpens(reencoded);
  }

  /// The link stands on a line of its own, and is all of it.
  @Test
  void linkShouldStandAlone() {
    assertThat(text(Carrier.LINK).lines().filter(line -> LINK.matcher(line).matches())).hasSize(1);
  }

  @Test
  void pageShouldSurviveReencodingAndFolding() {
    String page =
        WrapperMails.page(WrapperMails.wrapper(platform, Carrier.ATTACHMENT, Locale.ENGLISH));
    byte[] sealed = WrapperMails.sealed(page);

    // Nothing outside ASCII or the longest line matters to the form: it is base64url.
    String sevenBit = new String(page.getBytes(java.nio.charset.StandardCharsets.US_ASCII), UTF_8);
    String quoted = page.replace("=", "=3D").replaceAll("(.{70})(?=.)", "$1=\n");
    String unquoted = quoted.replace("=\n", "").replace("=3D", "=");
    String crlf = page.replace("\n", "\r\n") + "\r\n<p>Scanned.</p>";

    for (String travelled : List.of(sevenBit, unquoted, crlf)) {
      assertThat(WrapperMails.sealed(travelled)).isEqualTo(sealed);
      assertThat(Jsoup.parse(travelled).select("form").attr("action")).matches(LINK + "/sealed");
    }
  }

  private String text(Carrier carrier) {
    return WrapperMails.read(WrapperMails.wrapper(platform, carrier, Locale.ENGLISH))
        .orElseThrow()
        .text()
        .orElseThrow()
        .replace("\r\n", "\n");
  }

  private void assertOpens(String travelled) {
    Matcher link = LINK.matcher(travelled);
    assertThat(link.find()).isTrue();
    int before = platform.outboundMail.sentTo(Samples.BOB).size();

    WrapperMails.requestPasscode(platform, link.group(1));

    assertThat(platform.outboundMail.sentTo(Samples.BOB)).hasSize(before + 1);
  }
}
