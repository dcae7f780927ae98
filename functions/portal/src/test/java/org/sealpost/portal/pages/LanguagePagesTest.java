package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.words.Languages;

class LanguagePagesTest {
  private final Visitor visitor = new Visitor();

  @Test
  void everyPageShouldLeadToTheLanguages() {
    for (String path : List.of("/", "/m/" + ScriptedDoor.VALID, "/signed-out", "/nothing")) {
      Document page = page(visitor.get(path));

      assertThat(page.select("footer a.language").attr("href")).as(path).isEqualTo("?language");
      assertThat(page.select("footer a.language").text()).isEqualTo("Language: English");
    }
  }

  @Test
  void everyPageShouldLetKeyboardsSkipItsHead() {
    Document page = page(visitor.get("/"));

    assertThat(page.body().child(0).attr("href")).isEqualTo("#content");
    assertThat(page.select("main#content")).hasSize(1);
  }

  @Test
  void everyLanguageShouldStandInItself() {
    Response answer = visitor.get("/?language");

    List<Element> buttons = page(answer).select("form[method=post] button[name=language]");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(buttons)
        .extracting(button -> button.attr("value"))
        .containsExactlyElementsOf(Languages.ALL.stream().map(Locale::toLanguageTag).toList());
    assertThat(buttons).allSatisfy(b -> assertThat(b.attr("lang")).isEqualTo(b.attr("value")));
    assertThat(buttons)
        .filteredOn(button -> button.attr("dir").equals("rtl"))
        .extracting(Element::text)
        .containsExactly("العربية", "עברית", "فارسی", "اردو");
    assertThat(buttons)
        .filteredOn(button -> button.hasAttr("aria-current"))
        .extracting(Element::text)
        .containsExactly("English");
  }

  @Test
  void draftShouldSayThatItIsOne() {
    String draft = Words.english().say("layout.language-draft");

    assertThat(Visitor.text(visitor.get("/?language"))).doesNotContain(draft);
    assertThat(
            page(visitor.withHeader("accept-language", "de").get("/?language")).select(".notice"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/signed-out", "/m/x", "/m/x/code", "/m/x/help", "/sessions"})
  void choiceShouldLeadBackToItsPageAndBeRemembered(String path) {
    Response answer = visitor.post(path + "?language", "language", "pt-BR");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers()).containsEntry("location", path);
    assertThat(answer.cookies())
        .containsExactly(
            "__Host-sealpost-language=pt-BR; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax;"
                + " Secure");
    assertThat(visitor.door.reads).isZero();
    assertThat(visitor.door.changes).isEmpty();
  }

  @Test
  void choiceShouldWinOverTheBrowser() {
    visitor.withHeader("accept-language", "de").withCookie("__Host-sealpost-language=ar");

    Document page = page(visitor.get("/"));

    assertThat(page.select("html").attr("lang")).isEqualTo("ar");
    assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
  }

  @Test
  void choiceOnLoopbackShouldBeKeptWithoutHttps() {
    Response answer = new Visitor("http://localhost:8080").post("/?language", "language", "de");

    assertThat(answer.cookies())
        .containsExactly("sealpost-language=de; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax");
  }

  /// Answers to forms have no page to go back to.
  @ParameterizedTest
  @CsvSource({
    "/m/x/passcode, /m/x",
    "/m/x/sealed, /m/x",
    "/sessions/end, /",
    "/sign-in/callback, /",
    "/nothing, /"
  })
  void choiceAfterAFormShouldLeadToWhereOneCanGoOn(String path, String back) {
    assertThat(visitor.post(path + "?language", "language", "de").headers())
        .containsEntry("location", back);
    assertThat(page(visitor.get(path + "?language")).select("main a[href=?]")).isEmpty();
  }

  /// Threat 33: whatever the address is, the browser stays on this host.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "//evil.example/m/x",
        "///evil.example",
        "/\\evil.example",
        "/m//evil.example",
        "/m/\\evil.example",
        "/m/x/../../..//evil.example",
        "/m/x\r\nset-cookie: a=b",
        "/m/x\u0000",
        "/m/%0d%0a",
        "https://evil.example/",
        "evil.example",
        "/m/javascript:alert(1)",
        "/@evil.example",
        ""
      })
  void choiceShouldNeverLeadElsewhere(String path) {
    Response answer = visitor.post(path + "?language", "language", "de");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers().getOrDefault("location", "")).matches("/|/m/[A-Za-z0-9._~%-]*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "xx", "en-XA", "DE", "de; Path=/x", "de\r\nset-cookie: a=b", "../de", "zh"})
  void choiceOfNoLanguageOfOursShouldChangeNothing(String tag) {
    Response answer = visitor.post("/?language", "language", tag);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.cookies()).isEmpty();
  }

  @Test
  void otherSitesShouldNotChoose() {
    Response answer =
        visitor.withHeader("sec-fetch-site", "cross-site").post("/?language", "language", "de");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.cookies()).isEmpty();
  }

  /// What lies behind the link is not asked: the page is the same for every link.
  @Test
  void pageShouldBeTheSameForEveryLinkAndNotRepeatIt() {
    String known = Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID + "?language"));

    assertThat(Visitor.text(visitor.get("/m/" + ScriptedDoor.UNKNOWN + "?language")))
        .isEqualTo(known);
    assertThat(known).doesNotContain(ScriptedDoor.VALID);
    assertThat(visitor.door.reads).isZero();
  }

  private static Document page(Response response) {
    return Jsoup.parse(Visitor.text(response));
  }
}
