package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPagesTest {
  private final Visitor visitor = new Visitor();

  @Test
  void pageShouldAskForAReference() {
    Response page = visitor.get("/verify");

    assertThat(page.status()).isEqualTo(200);
    assertThat(Visitor.text(page))
        .contains("Is this notice real?", "name=\"reference\"", "Contoso");
  }

  @Test
  void askingShouldSayNothingByItsAddress() {
    assertThat(Visitor.text(visitor.get("/verify?reference=" + ScriptedDoor.SENT_REFERENCE)))
        .isEqualTo(Visitor.text(new Visitor().get("/verify")));
  }

  @Test
  void noticeOfOursShouldBeConfirmedWithTheDayAndWhatToLookAt() {
    Response page = visitor.post("/verify", "reference", ScriptedDoor.SENT_REFERENCE);

    assertThat(page.status()).isEqualTo(200);
    assertThat(Visitor.text(page))
        .contains("Yes, we have sent a notice", "mail.contoso.example", "asks for a passcode")
        .doesNotContain("alice", "bob", "@partner");
  }

  @ParameterizedTest
  @CsvSource({
    "ABCD-EFGH, 200, We know of no notice",
    "'<script>', 400, That is no reference",
    "OFTE-OFTE, 429, too many questions"
  })
  void whatIsNotOursShouldSayWhatToDo(String typed, int status, String said) {
    Response page = visitor.post("/verify", "reference", typed);

    assertThat(page.status()).isEqualTo(status);
    assertThat(Visitor.text(page)).contains(said).doesNotContain("<script>");
  }

  @Test
  void longTypingShouldNotComeBack() {
    assertThat(Visitor.text(visitor.post("/verify", "reference", "x".repeat(10_000))))
        .doesNotContain("xxxxxxxxxx");
  }

  @Test
  void phraseShouldBeKeptByTheBrowserAlone() {
    Response kept = visitor.post("/phrase", "do", "keep", "phrase", " Omas   blaue Tür ☂ ");

    assertThat(kept.status()).isEqualTo(200);
    assertThat(Visitor.text(kept)).contains("Omas blaue Tür ☂");
    assertThat(kept.cookies())
        .singleElement()
        .asString()
        .startsWith("__Host-sealpost-phrase=")
        .contains("; Max-Age=34560000", "; HttpOnly", "; SameSite=Lax", "; Secure", "; Path=/");
  }

  @Test
  void phraseShouldStandOverTheFieldForThePasscode() {
    visitor.withTicket(ScriptedDoor.VALID);

    String without = Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID + "/code"));
    visitor.withCookie("__Host-sealpost-phrase=" + new TrustPhrase("Omas <b>Tür").toValue());
    String with = Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID + "/code"));

    assertThat(without).doesNotContain("You see your own phrase");
    assertThat(with)
        .contains("Omas &lt;b&gt;Tür", "You see your own phrase")
        .matches("(?s).*Omas.*<form method=\"post\" class=\"code\">.*");
  }

  @Test
  void phraseShouldBeForgotten() {
    visitor.withCookie("__Host-sealpost-phrase=" + new TrustPhrase("Omas Tür").toValue());

    Response gone = visitor.post("/phrase", "do", "forget");

    assertThat(Visitor.text(gone)).doesNotContain("Omas Tür");
    assertThat(gone.cookies()).singleElement().asString().contains("phrase=; Max-Age=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u200b", "\u202e", "\r\n"})
  void nothingShouldBeNoPhrase(String typed) {
    Response page = visitor.post("/phrase", "do", "keep", "phrase", typed);

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.cookies()).isEmpty();
  }

  @Test
  void phraseShouldHaveSixtyCharactersAtMost() {
    assertThat(TrustPhrase.parse("☂".repeat(60))).isPresent();
    assertThat(TrustPhrase.parse("\ud83d\ude00".repeat(60))).isPresent();
    assertThat(TrustPhrase.parse("x".repeat(61))).isEmpty();
    assertThat(TrustPhrase.parse("x".repeat(1_000_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "a", "%%%", "////", "AAAA", "4oCu4oCu"})
  void strangeCookieShouldBeNoPhrase(String value) {
    assertThat(TrustPhrase.ofValue(value)).isEmpty();
  }

  @Test
  void phraseOfACookieShouldBeWhatWasTyped() {
    TrustPhrase phrase = new TrustPhrase("עץ זית בחצר");

    assertThat(TrustPhrase.ofValue(phrase.toValue())).contains(phrase);
    assertThat(phrase.toString()).doesNotContain("עץ");
  }

  @Test
  void anotherSiteShouldNotSetThePhrase() {
    Response answer =
        visitor
            .withHeader("sec-fetch-site", "cross-site")
            .post("/phrase", "do", "keep", "phrase", "their phrase");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.cookies()).isEmpty();
  }

  @Test
  void manifestShouldNameTheOrganizationInTheReadersLanguage() {
    Response manifest = visitor.withHeader("accept-language", "de").get("/manifest.webmanifest");

    assertThat(manifest.headers()).containsEntry("content-type", "application/manifest+json");
    assertThat(Visitor.text(manifest))
        .contains("\"short_name\":\"Contoso\"", "\"display\":\"standalone\"", "\"lang\":\"de\"");
  }

  @Test
  void workerShouldKeepNothingButTheOfflinePage() {
    Response worker = visitor.get("/worker.js");

    assertThat(worker.headers())
        .containsEntry(
            "content-security-policy",
            "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'")
        .containsEntry("cache-control", "no-store");
    assertThat(Visitor.text(worker)).doesNotContain("/m/");
  }

  @Test
  void offlinePageShouldBePersonalToNobody() {
    String page = Visitor.text(visitor.signedIn().get("/offline"));

    assertThat(page).contains("You are not connected").doesNotContain("bob@partner.example");
  }

  /// What a phone loads before a passcode can be asked for (issue: at most 100 kB).
  @Test
  void firstPageShouldBeLight() {
    Map<String, Response> parts =
        Map.of(
            "page", visitor.get("/m/" + ScriptedDoor.VALID),
            "style", visitor.get("/assets/portal.css"),
            "script", visitor.get("/assets/portal.js"),
            "icon", visitor.get("/assets/seal.svg"),
            "worker", visitor.get("/worker.js"),
            "manifest", visitor.get("/manifest.webmanifest"));

    assertThat(parts.values()).allMatch(part -> part.status() == 200);
    assertThat(parts.values().stream().mapToInt(part -> part.body().length).sum())
        .isLessThanOrEqualTo(100_000);
  }
}
