package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.Logo;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Organization;
import org.sealpost.organization.OrganizationId;
import org.sealpost.organization.Scope;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.RecipientKey;
import org.sealpost.testing.Mails;

/// Threat 47: wrappers and passcode mails stay within what Gmail and Outlook (on Windows that is
/// Word) show of HTML, in every language and with whatever an admin writes into a branding
/// template.
class MailHtmlSubsetTest {
  private static final EmailAddress ANNA = EmailAddress.of("anna@contoso.example");
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  private static final PortalLink LINK =
      new PortalLink(
          new ProtectedMessageId("abcdefghijklmnopqrstuvwxyz"),
          new RecipientKey("zyxwvutsrqponmlkjihgfedcba"));
  private static final String ADDRESS = "https://portal.contoso.example/m/" + LINK;
  private static final String PRIVACY = "https://contoso.example/privacy?a=1&b=%22";

  /// No layout but tables; nothing that Gmail takes away.
  private static final Set<String> ELEMENTS =
      Set.of(
          "html", "head", "meta", "title", "style", "body", "div", "table", "tbody", "tr", "td",
          "p", "span", "strong", "a", "img", "ol", "li", "br");

  /// No `position`, `float`, flex or grid, no image behind anything.
  private static final Set<String> PROPERTIES =
      Set.of(
          "-webkit-text-size-adjust",
          "background-color",
          "border",
          "border-radius",
          "border-top",
          "color",
          "display",
          "font-family",
          "font-size",
          "font-weight",
          "height",
          "letter-spacing",
          "line-height",
          "margin",
          "max-height",
          "max-width",
          "mso-hide",
          "mso-padding-alt",
          "overflow",
          "padding",
          "table-layout",
          "text-decoration",
          "width",
          "word-break");

  /// Above it Gmail shows the rest of a mail only to those who ask for it.
  private static final int GMAIL_CLIPS_AT = 102 * 1024;

  /// Of one `<style>`; Gmail drops a larger one whole.
  private static final int GMAIL_STYLE = 8192;

  private static final int LONGEST_LINE = 998;
  private static final Pattern SEMICOLON = Pattern.compile(";");
  private static final Pattern DARK_RULE = Pattern.compile("\\.([a-z-]+)\\{([^}]*)}");

  private static final Letters LETTERS =
      new Letters(
          new Organization(
              new OrganizationId("contoso"),
              "Contoso & Sons",
              Set.of(new Domain("contoso.example")),
              EmailAddress.of("noreply@contoso.example"),
              new Domain("reply.contoso.example"),
              URI.create("https://portal.contoso.example")),
          new SecureRandom(),
          Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC));

  /// Latin, two that run from right to left, and scripts whose letters take more bytes.
  private static final List<Sample> MAILS =
      Stream.of("en", "de", "ar", "he", "zh-Hans", "ta")
          .map(Locale::forLanguageTag)
          .flatMap(
              language ->
                  brandings()
                      .flatMap(
                          branding ->
                              Stream.of(
                                  wrapper(Carrier.LINK, language, branding),
                                  wrapper(Carrier.ATTACHMENT, language, branding),
                                  passcode(language, branding))))
          .toList();

  /// @param raw as it leaves
  record Sample(
      String name, Locale language, boolean passcode, String raw, MailContent mail, Document html) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> mails() {
    return MAILS.stream();
  }

  static Stream<Sample> wrappers() {
    return mails().filter(mail -> !mail.passcode());
  }

  static Stream<Sample> passcodes() {
    return mails().filter(Sample::passcode);
  }

  @ParameterizedTest
  @MethodSource("mails")
  void htmlShouldBeOfElementsAndStylesThatProgramsKeep(Sample sample) {
    assertThat(sample.html().getAllElements().stream().map(Element::normalName))
        .filteredOn(name -> !name.startsWith("#"))
        .isSubsetOf(ELEMENTS);
    for (Element element : sample.html().select("[style]")) {
      Map<String, String> style = declarations(element.attr("style"));
      assertThat(style.keySet()).isSubsetOf(PROPERTIES);
      assertThat(style.values()).noneMatch(value -> value.matches("(?i).*(url|expression)\\(.*"));
      assertThat(style.getOrDefault("display", "block")).isIn("none", "block", "inline-block");
    }
    assertThat(sample.html().select("table"))
        .allMatch(table -> table.attr("role").equals("presentation"));
  }

  @ParameterizedTest
  @MethodSource("mails")
  void htmlShouldLoadNothingAndLeadToThePortalOnly(Sample sample) {
    assertThat(sample.html().select("[src]").eachAttr("src")).allMatch("cid:logo"::equals);
    assertThat(sample.html().select("[background], [srcset], [^on], link, script, form")).isEmpty();
    assertThat(sample.html().select("style").html())
        .doesNotContain("url(", "@import", "@font-face");
    assertThat(sample.html().select("[href]").eachAttr("href")).isSubsetOf(ADDRESS, PRIVACY);
    assertThat(sample.passcode() && !sample.html().select("a").isEmpty()).isFalse();
  }

  /// Word heeds the attribute only in places; elsewhere the style counts: they say the same.
  @ParameterizedTest
  @MethodSource("mails")
  void everyBackgroundShouldBeThereForWordAsWell(Sample sample) {
    assertThat(sample.html().select("[style*=background-color]"))
        .isNotEmpty()
        .allSatisfy(
            element ->
                assertThat(element.attr("bgcolor"))
                    .isEqualTo(declarations(element.attr("style")).get("background-color")));
    assertThat(html(sample)).containsOnlyOnce(WordEngine.COLUMN);
    assertThat(html(sample)).containsOnlyOnce(WordEngine.END_OF_COLUMN);
  }

  /// Nothing is wider than a phone of 320 pixels.
  @ParameterizedTest
  @MethodSource("mails")
  void htmlShouldBeAsWideAsTheWindow(Sample sample) {
    assertThat(sample.html().select("[width]").eachAttr("width")).allMatch("100%"::equals);
    assertThat(sample.html().select("[nowrap]")).isEmpty();
    for (Element element : sample.html().select("[style]")) {
      Map<String, String> style = declarations(element.attr("style"));
      assertThat(style.getOrDefault("width", "auto")).isIn("auto", "100%");
      assertThat(style.getOrDefault("max-width", "100%")).isIn("600px", "100%");
    }
    assertThat(sample.html().select("table.card").attr("style"))
        .contains("max-width:600px", "table-layout:fixed");
    assertThat(sample.html().select("td.inner"))
        .allMatch(cell -> cell.attr("style").contains("word-break:break-word"));
  }

  /// Gmail takes the outermost elements away, and with them their language and direction.
  @ParameterizedTest
  @MethodSource("mails")
  void languageAndDirectionShouldSurviveWithoutTheOutermostElements(Sample sample) {
    String direction = LetterWords.ofWrapper(sample.language()).direction();

    assertThat(sample.html().select("html, body > table")).hasSize(2);
    for (Element element : sample.html().select("html, body > table")) {
      assertThat(element.attr("lang")).isEqualTo(sample.language().toLanguageTag());
      assertThat(element.attr("dir")).isEqualTo(direction);
    }
    assertThat(sample.html().select("table.card").attr("dir")).isEqualTo(direction);
    assertThat(sample.html().select("td.inner").eachAttr("align"))
        .isNotEmpty()
        .allMatch((direction.equals("rtl") ? "right" : "left")::equals);
  }

  /// WCAG 2.2, 1.4.3, as it stands and as programs show it that heed `prefers-color-scheme`. Colour
  /// and background are always set as a pair, so that programs that invert colours by force invert
  /// both.
  @ParameterizedTest
  @MethodSource("mails")
  void textShouldBeReadableByDayAndByNight(Sample sample) {
    Map<String, Map<String, String>> day = Map.of();
    Map<String, Map<String, String>> night = night(sample.html());

    for (Element element : sample.html().body().getAllElements()) {
      boolean hasText = element.textNodes().stream().anyMatch(text -> !text.isBlank());
      if (hasText && !element.attr("style").contains("display:none")) {
        for (Map<String, Map<String, String>> scheme : List.of(day, night)) {
          String ink = effective(element, "color", scheme);
          String background = effective(element, "background-color", scheme);
          assertThat(contrast(ink, background))
              .as("%s on %s: %s", ink, background, element.ownText())
              .isGreaterThanOrEqualTo(4.5);
        }
      }
    }
    assertThat(night.keySet()).contains("page", "card", "ink", "soft");
    assertThat(sample.html().select("meta[name=color-scheme]").attr("content"))
        .isEqualTo("light dark");
    assertThat(sample.html().select("meta[name=supported-color-schemes]").attr("content"))
        .isEqualTo("light dark");
  }

  /// What some programs drop, and Gmail where it is large or nested deeper.
  @ParameterizedTest
  @MethodSource("mails")
  void styleSheetsShouldBeNeededByNobody(Sample sample) {
    for (Element sheet : sample.html().select("style")) {
      assertThat(sheet.data().length()).isLessThan(GMAIL_STYLE);
      assertThat(sheet.data().chars().filter(sign -> sign == '@').count()).isLessThanOrEqualTo(1);
      assertThat(sheet.data()).doesNotContain("display", "content:", "position");
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void nothingShouldBeLostWithImagesOff(Sample sample) {
    assertThat(sample.html().select("img"))
        .allMatch(image -> image.hasAttr("alt") && image.hasAttr("height"));
    // The name stands beside the logo, so that the logo's own text is empty: nobody hears it twice.
    assertThat(sample.html().select("table.card td").eachText().getFirst())
        .isEqualTo("Contoso & Sons");
  }

  @ParameterizedTest
  @MethodSource("mails")
  void mailShouldBeSmallAndOfShortLines(Sample sample) {
    assertThat(html(sample).getBytes(UTF_8)).hasSizeLessThan(GMAIL_CLIPS_AT);
    assertThat(sample.raw().split("\r\n")).allMatch(line -> line.length() <= LONGEST_LINE);
    assertThat(sample.raw().replace("\r\n", "")).doesNotContain("\r", "\n");
  }

  /// The button has its padding in Word by a property that only Word knows; its border shows it
  /// where colours are taken away.
  @ParameterizedTest
  @MethodSource("wrappers")
  void buttonShouldBeOneEverywhere(Sample sample) {
    for (Element cell : sample.html().select("td:has(> a[href^=https://portal])")) {
      Element button = cell.child(0);
      assertThat(declarations(cell.attr("style"))).containsKeys("mso-padding-alt", "border");
      assertThat(declarations(button.attr("style")))
          .containsEntry("display", "inline-block")
          .containsEntry("padding", "14px 28px");
      assertThat(button.text()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void plainTextShouldSayWhatTheHtmlSays(Sample sample) {
    String plain = oneLine(sample.mail().text().orElseThrow());

    // There is no button that might not work.
    String fallback = LetterWords.ofWrapper(sample.language()).say("how.fallback");

    assertThat(sample.html().body().nodeStream(TextNode.class).map(text -> oneLine(text.text())))
        .filteredOn(said -> !said.equals(oneLine(fallback)))
        .allMatch(plain::contains);
    assertThat(sample.html().select("a").eachAttr("href")).allMatch(plain::contains);
  }

  /// To be typed, not clicked: a link in a forged mail would lead to a page that says yes.
  @ParameterizedTest
  @MethodSource("wrappers")
  void wrapperShouldSayWhereItCanBeVerified(Sample sample) {
    assertThat(sample.html().text()).contains("portal.contoso.example/verify");
    assertThat(sample.mail().text().orElseThrow()).contains("portal.contoso.example/verify");
    assertThat(sample.html().select("a[href*=verify]")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("passcodes")
  void plainTextOfAPasscodeMailShouldSayWhatTheHtmlSays(Sample sample) {
    String plain = oneLine(sample.mail().text().orElseThrow());
    String html = oneLine(sample.html().text());
    PasscodeText text = passcodeText(sample.language());

    for (String said :
        List.of(
            "0123 4567",
            "K7MN",
            "ABCD-2345",
            text.preheader(),
            text.how(),
            text.doubt(),
            text.referenceLine())) {
      assertThat(plain).contains(oneLine(said));
      assertThat(html).contains(oneLine(said));
    }
  }

  /// Locked screens show the beginning of a mail.
  @ParameterizedTest
  @MethodSource("passcodes")
  void passcodeShouldNotStandFirst(Sample sample) {
    String first = passcodeText(sample.language()).preheader();

    assertThat(oneLine(sample.html().text())).contains(oneLine(first));
    assertThat(sample.html().body().child(0).text()).isEqualTo(oneLine(first));
    assertThat(first).doesNotContain("0123");
    assertThat(sample.mail().text().orElseThrow()).startsWith(first);
  }

  private static Sample wrapper(Carrier carrier, Locale language, BrandingTemplate branding) {
    DeliveryOrder.Wrapper order =
        new DeliveryOrder.Wrapper(
            LINK,
            Optional.of(ANNA),
            BOB,
            new Mailbox(Optional.of(author(branding)), ANNA),
            Scope.INSIDE,
            Optional.empty(),
            List.of(),
            branding.name(),
            Optional.of(Instant.parse("2026-12-01T12:00:00Z")),
            carrier,
            new WrapperSubject.Neutral(),
            language,
            true);
    byte[] raw =
        switch (carrier) {
          case LINK -> LETTERS.wrapperByLink(order, branding);
          case ATTACHMENT -> LETTERS.wrapperByAttachment(order, branding, new byte[5000]);
        };
    return sample("wrapper by " + carrier, language, branding, false, raw);
  }

  private static Sample passcode(Locale language, BrandingTemplate branding) {
    byte[] raw =
        LETTERS.passcode(
            BOB,
            new Mailbox(Optional.of("Anna"), ANNA),
            "01234567",
            "ABCD-2345",
            "K7MN",
            language,
            branding);
    return sample("passcode", language, branding, true, raw);
  }

  private static PasscodeText passcodeText(Locale language) {
    return new PasscodeText("Contoso & Sons", "Anna", "01234567", "ABCD-2345", "K7MN", language);
  }

  private static Sample sample(
      String what, Locale language, BrandingTemplate branding, boolean passcode, byte[] raw) {
    try {
      MailContent mail = MimeReader.read(raw);
      return new Sample(
          what + ", " + language.toLanguageTag() + ", " + branding.name(),
          language,
          passcode,
          new String(raw, ISO_8859_1),
          mail,
          Jsoup.parse(mail.html().orElseThrow()));
    } catch (MalformedMailException bug) {
      throw new AssertionError(bug);
    }
  }

  private static String html(Sample sample) {
    return sample.mail().html().orElseThrow();
  }

  private static String author(BrandingTemplate branding) {
    return branding.introductionText().isPresent() ? "W".repeat(200) : "Anna Ärmel";
  }

  /// None; the longest words of the widest letter; and what breaks out of carelessly written HTML.
  private static Stream<BrandingTemplate> brandings() {
    return Stream.of(
        BrandingTemplate.factoryDefault(),
        branding("long", "#ffffff", "W".repeat(1024)),
        branding("quoted", "#777777", "&\"'<>`\u202e\u2028{0}\n".repeat(80)),
        branding(
            "spite",
            "#000000",
            "\"></td></table><style>*{display:none}</style><img src=https://evil.example/x>\n\n"
                + "<!--[if mso]><script>alert(1)</script><![endif]-->"));
  }

  private static BrandingTemplate branding(String name, String color, String text) {
    return new BrandingTemplate(
        name,
        Optional.of(color),
        Optional.of(new Logo("image/png", Mails.PNG_BASE64)),
        Optional.of(text),
        Optional.of(text),
        Optional.of(text),
        Optional.of(text),
        Optional.empty(),
        Optional.of(URI.create(PRIVACY)),
        true,
        true,
        0);
  }

  private static Map<String, String> declarations(String style) {
    Map<String, String> declarations = new HashMap<>();
    for (String declaration : SEMICOLON.splitAsStream(style).toList()) {
      String[] sides = declaration.split(":", 2);
      if (sides.length == 2) {
        declarations.put(sides[0].strip(), sides[1].replace("!important", "").strip());
      }
    }
    return declarations;
  }

  /// What the style sheet for dark schemes says, by class.
  private static Map<String, Map<String, String>> night(Document html) {
    Map<String, Map<String, String>> classes = new HashMap<>();
    for (Element sheet : html.select("style")) {
      if (sheet.data().contains("prefers-color-scheme:dark")) {
        Matcher rule = DARK_RULE.matcher(sheet.data());
        while (rule.find()) {
          classes.put(rule.group(1), declarations(rule.group(2)));
        }
      }
    }
    return classes;
  }

  /// That of the nearest element that sets it; of a class, which is `!important`, before its own.
  private static String effective(
      Element element, String property, Map<String, Map<String, String>> classes) {
    for (Element here = element; here != null; here = here.parent()) {
      for (String name : here.classNames()) {
        String value = classes.getOrDefault(name, Map.of()).get(property);
        if (value != null) {
          return value;
        }
      }
      String own = declarations(here.attr("style")).get(property);
      if (own != null) {
        return own;
      }
    }
    throw new AssertionError("no " + property + " for " + element);
  }

  private static double contrast(String one, String other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(String color) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int channel = 0; channel < 3; channel++) {
      double value =
          Integer.parseInt(color.substring(1 + 2 * channel, 3 + 2 * channel), 16) / 255.0;
      double linear = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
      sum += weights[channel] * linear;
    }
    return sum;
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Zl}\\p{Zp}]+", " ").strip();
  }
}
